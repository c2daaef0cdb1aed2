"""`mpirun -n N lacuna train --mpi`: the pack that one process makes, byte by byte."""

import hashlib
import json
import unittest

from lacuna_cli import PACK, REFERENCE, SAMPLES, SOURCE, CliTest
from mpi_run import mpirun, needs_mpi


@needs_mpi
class MpiTrain(CliTest):
    def bitext(self):
        """Lines of the samples that translate each other line by line: few, as calibration takes longest."""
        pairs = []
        for sample in sorted(SAMPLES.iterdir()):
            source = (sample / "source.vi.txt").read_text(encoding="utf-8").splitlines()
            target = (sample / "reference.en.txt").read_text(encoding="utf-8").splitlines()
            pairs += [(s, t) for s, t in zip(source, target) if s and t]
        pairs = pairs[::2]
        return (self.write("train.vi", "".join(f"{s}\n" for s, _ in pairs)),
                self.write("train.en", "".join(f"{t}\n" for _, t in pairs)))

    def files_of(self, name):
        """The files of a pack, the manifest without the command that made it."""
        folder = self.folder / name
        files = {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in folder.iterdir() if p.name != "pack.json"}
        manifest = json.loads((folder / "pack.json").read_text(encoding="utf-8"))
        self.assertIn("train", manifest.pop("command_line"))
        return {**files, "pack.json": manifest}

    def test_the_same_pack_for_any_number_of_ranks(self):
        source, target = self.bitext()
        common = ["train", source, target, "--src-lang", "vi", "--tgt-lang", "en", "--vocabulary", "500",
                  "--threads", "1", "-o"]
        alone = self.succeed(*common, self.folder / "alone").stdout.decode()
        wanted = self.files_of("alone")
        self.succeed(*common, self.folder / "mpi", "--mpi")  # without mpirun
        self.assertEqual(self.files_of("mpi"), wanted)
        for ranks in (1, 2, 4):
            name = f"ranks-{ranks}"
            done = mpirun(ranks, *common, self.folder / name, "--mpi")
            self.assertEqual(done.returncode, 0, done.stderr.decode(errors="replace"))
            self.assertEqual(done.stdout.decode(), alone.replace("/alone\n", f"/{name}\n"), "one rank speaks")
            self.assertEqual(self.files_of(name), wanted)

    def test_adapting(self):
        common = ["train", "--adapt", PACK, SOURCE, REFERENCE, "-q", "-o"]
        self.succeed(*common, self.folder / "alone")
        done = mpirun(2, *common, self.folder / "two", "--mpi")
        self.assertEqual((done.returncode, done.stdout), (0, b""), done.stderr.decode(errors="replace"))
        self.assertEqual(self.files_of("two"), self.files_of("alone"))

    def test_a_failure_is_everybodys_and_said_once(self):
        source, target = self.bitext()
        common = ["train", "--src-lang", "vi", "--tgt-lang", "en", "--vocabulary", "500", "--mpi", "-o"]
        blocked = self.write("blocked", "a file where the pack is to go")
        for arguments in ([*common, self.folder / "no", source], [*common, self.folder / "no", source, self.folder / "none"],
                          [*common, blocked / "pack", source, target]):
            done = mpirun(2, *arguments)
            said = done.stderr.decode(errors="replace")
            self.assertEqual((done.returncode, done.stdout), (2, b""), said)
            self.assertEqual(said.count("lacuna: error:"), 1, said)
        self.assertFalse((self.folder / "no").exists(), "half a pack is left")


if __name__ == "__main__":
    unittest.main()
