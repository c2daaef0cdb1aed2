"""A corpus shared by the ranks of MPI: the same bytes for any number of them, and nothing lost when one dies."""

import json
import os
import pathlib
import signal
import subprocess
import time
import unittest

import mpi_run
from lacuna_cli import BINARY
from mpi_run import mpirun, needs_mpi
from test_map import CHECK, CHUNK, LANGUAGES, CorpusTest

LARGE = (*LANGUAGES, "--chunk-bytes", 60000, "--keep", 5, "--no-config")


def child_ranks(parent):
    """Processes of the program that `parent` started, by rank."""
    ranks = {}
    for entry in pathlib.Path("/proc").iterdir():
        if not entry.name.isdigit():
            continue
        try:
            stat = (entry / "stat").read_text().rsplit(")", 1)[1].split()
            environment = dict(part.split("=", 1) for part in (entry / "environ").read_text().split("\0") if "=" in part)
            program = os.readlink(entry / "exe")
        except (OSError, UnicodeDecodeError, IndexError):
            continue
        if int(stat[1]) == parent and program == os.path.realpath(BINARY):
            ranks[int(environment.get("OMPI_COMM_WORLD_RANK", -1))] = int(entry.name)
    return ranks


@needs_mpi
class Ranks(CorpusTest):
    def ranks(self, count, *words):
        done = mpirun(count, *words, cwd=self.folder)
        self.assertEqual(done.returncode, 0, done.stderr.decode())
        return done

    def test_a_check_says_the_same_for_any_number_of_ranks(self):
        whole = self.whole(self.table)
        for count in (1, 2, 4):
            self.ranks(count, "check", "--mpi", self.table, *CHECK, "--json", f"{count}.json", "-q")
            self.assertEqual((self.folder / f"{count}.json").read_bytes(), whole, f"{count} ranks")
        self.succeed("check", "--mpi", self.table, *CHECK, "--json", "alone.json", "-q", cwd=self.folder)
        self.assertEqual((self.folder / "alone.json").read_bytes(), whole, "without mpirun")

    def test_scores_are_those_of_score(self):
        _, target, reference = self.columns()
        words = ("-m", "bleu", "chrf", "ter")
        expected = self.succeed("score", reference, "-i", target, *words).stdout
        done = self.ranks(4, "score", "--mpi", reference, "-i", target, *words, "--chunk-bytes", CHUNK)
        self.assertEqual(done.stdout, expected)

    def test_exit_codes(self):
        done = mpirun(2, "check", "--mpi", self.table, *CHECK, "--json", "a.json", "-q", "--max-findings", 3, cwd=self.folder)
        self.assertEqual(done.returncode, 1, done.stderr.decode())


@needs_mpi
class Faults(CorpusTest):
    def setUp(self):
        super().setUp()
        # Work for several seconds, so that a rank is met in the middle of it.
        text = self.table.read_text(encoding="utf-8")
        self.large = self.write("large.tsv", "".join(text.replace("Number", f"Number {i} of") for i in range(16)))
        self.words = ("check", "--mpi", str(self.large), *map(str, LARGE), "--job", "job", "-q")

    def test_a_rank_that_dies_loses_what_it_had_in_hand_and_no_more(self):
        expected = self.folder / "whole.json"
        self.succeed("check", "--corpus", self.large, *LARGE, "--json", expected, "-q")
        environment = {**os.environ, **mpi_run.ENVIRONMENT}
        with subprocess.Popen(["mpirun", "-n", "3", BINARY, *self.words, "--json", "report.json"], cwd=self.folder,
                              env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
            deadline = time.monotonic() + 120
            while time.monotonic() < deadline:
                ranks = child_ranks(process.pid)
                if 2 in ranks and len(list(self.folder.glob("job/*.shard"))) >= 2:
                    os.kill(ranks[2], signal.SIGKILL)
                    break
                time.sleep(0.01)
            _, errors = process.communicate(timeout=120)
        said = errors.decode()
        self.assertNotEqual(process.returncode, 0, "the work was over before the rank was killed")
        self.assertIn("signal 9", said)
        self.assertRegex(said, r"\d+ chunks are finished and kept in job, and the same command goes on")
        self.assertIn("there is no result of chunk", said)
        self.assertFalse((self.folder / "report.json").exists())
        kept = list(self.folder.glob("job/*.shard"))
        self.assertEqual(list(self.folder.glob("job/*.part-*")), [])
        finished = sum(path.read_text().count('{"chunk":') for path in kept)
        self.assertGreater(finished, 0)
        # One of the shards that were kept gets damaged, too.
        kept[0].write_bytes(kept[0].read_bytes()[:-30])
        done = mpirun(2, *(word for word in self.words if word != "-q"), "--json", "report.json", cwd=self.folder)
        self.assertEqual(done.returncode, 0, done.stderr.decode())
        self.assertIn("its chunks are measured again", done.stderr.decode())
        self.assertRegex(done.stderr.decode(), r"\d+ chunks are finished already")
        self.assertEqual((self.folder / "report.json").read_bytes(), expected.read_bytes())

    def test_a_file_that_one_rank_cannot_read(self):
        bad = self.write("bad.tsv", self.large.read_bytes() + b"one column\n")
        words = ["bad.tsv" if word == str(self.large) else word for word in self.words]
        done = mpirun(2, *words, "--json", "report.json", cwd=self.folder)
        self.assertEqual(done.returncode, 2, done.stderr.decode())
        self.assertIn(f"rank 1: bad.tsv: byte {self.large.stat().st_size}: 1 field", done.stderr.decode())
        self.assertFalse((self.folder / "report.json").exists())
        self.assertTrue(list(self.folder.glob("job/*.shard")), "what the others measured is kept")
        done = mpirun(2, "check", "--mpi", "none.tsv", *CHECK, cwd=self.folder)
        self.assertEqual((done.returncode, done.stderr.decode().count("none.tsv")), (2, 1), done.stderr.decode())


if __name__ == "__main__":
    unittest.main()
