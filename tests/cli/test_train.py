"""`lacuna train` on our own samples, with a check by the pack that comes out."""

import gzip
import hashlib
import json
import unittest
from xml.sax.saxutils import escape

from lacuna_cli import PACK, REFERENCE, SAMPLES, SOURCE, CliTest


class Train(CliTest):
    def bitext(self):
        """Lines of the samples that translate each other line by line, a few times over: small, but enough to train on."""
        pairs = []
        for sample in sorted(SAMPLES.iterdir()):
            source = (sample / "source.vi.txt").read_text(encoding="utf-8").splitlines()
            target = (sample / "reference.en.txt").read_text(encoding="utf-8").splitlines()
            pairs += [(s, t) for s, t in zip(source, target) if s and t]
        pairs *= 5
        return (self.write("train.vi", "".join(f"{s}\n" for s, _ in pairs)),
                self.write("train.en", "".join(f"{t}\n" for _, t in pairs)))

    def train(self, name, *arguments):
        source, target = self.bitext()
        self.succeed("train", source, target, "--src-lang", "vi", "--tgt-lang", "en", "--vocabulary", "2000",
                     "-o", self.folder / name, *arguments)
        return {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in (self.folder / name).iterdir()
                if p.name != "pack.json"}

    def test_same_pack_with_any_number_of_threads_and_it_checks(self):
        one = self.train("one", "--threads", "1")
        self.assertTrue(one)
        self.assertEqual(self.train("three", "--threads", "3"), one)
        manifest = json.loads((self.folder / "one" / "pack.json").read_text(encoding="utf-8"))
        self.assertIn("vi", json.dumps(manifest))
        report = self.check(SOURCE, REFERENCE, "--pack", self.folder / "one")
        self.assertEqual(report["pack"]["source_language"], "vi")
        self.assertTrue(report["units"])

    def test_tsv_and_tmx_hold_the_same_as_two_files(self):
        source, target = self.bitext()
        pairs = list(zip(source.read_text(encoding="utf-8").splitlines(), target.read_text(encoding="utf-8").splitlines()))
        tsv = self.write("train.tsv.gz", gzip.compress("".join(f"{s}\t{t}\n" for s, t in pairs).encode()))
        units = "".join(f"<tu><tuv xml:lang='en'><seg>{escape(t)}</seg></tuv><tuv xml:lang='vi-VN'><seg>{escape(s)}</seg>"
                        "</tuv></tu>\n" for s, t in pairs)
        tmx = self.write("train.tmx", f"<tmx version='1.4'><body>{units}</body></tmx>")
        common = ["--src-lang", "vi", "--tgt-lang", "en", "--vocabulary", "2000", "-q", "-o"]
        for name, arguments in (("files", [source, target]), ("tsv", ["--tsv", tsv]), ("tmx", ["--tmx", tmx])):
            self.succeed("train", *arguments, *common, self.folder / name)
        payload = (self.folder / "files" / "payload.bin").read_bytes()
        self.assertEqual((self.folder / "tsv" / "payload.bin").read_bytes(), payload)
        self.assertEqual((self.folder / "tmx" / "payload.bin").read_bytes(), payload)
        broken = self.write("broken.tmx", "<tmx>\n<body>\n")
        self.assertIn("broken.tmx:3", self.refuse("train", "--tmx", broken, *common, self.folder / "no"))
        broken = self.write("broken.tsv", "một\tone\nhai\n")
        self.assertIn("broken.tsv:2", self.refuse("train", "--tsv", broken, *common, self.folder / "no"))

    def test_a_pack_is_refined_on_documents(self):
        self.succeed("train", "--adapt", PACK, SOURCE, REFERENCE, "-q", "-o", self.folder / "adapted")
        before = json.loads((PACK / "pack.json").read_text(encoding="utf-8"))
        after = json.loads((self.folder / "adapted" / "pack.json").read_text(encoding="utf-8"))
        self.assertEqual(after["sources"][:-1], before["sources"])
        self.assertEqual(after["sources"][-1]["kind"], "adapted")
        self.assertIn("adapted_from", after)
        self.assertEqual(after["files"]["spm.model"], before["files"]["spm.model"])
        self.assertNotEqual(after["files"]["payload.bin"]["sha256"], before["files"]["payload.bin"]["sha256"])
        report = self.check(SOURCE, REFERENCE, "--pack", self.folder / "adapted")
        self.assertTrue(report["units"])
        self.refuse("train", "--adapt", PACK, "-o", self.folder / "no")
        self.refuse("train", "--adapt", self.folder, SOURCE, REFERENCE, "-o", self.folder / "no")

    def test_refusals(self):
        source = self.write("a.vi", "Một.\nHai.\n")
        target = self.write("a.en", "One.\n")
        common = ["--src-lang", "vi", "--tgt-lang", "en", "-o", self.folder / "pack"]
        self.assertIn("2", self.refuse("train", source, target, *common))
        self.refuse("train", source, *common)
        self.refuse("train", source, self.folder / "none", *common)
        self.refuse("train", "--recipe", self.write("recipe.json", "{"), "-o", self.folder / "pack")
        recipe = json.loads((PACK / "recipe.json").read_text(encoding="utf-8"))
        surprise = self.write("recipe.json", json.dumps({**recipe, "surprise": 1}))
        self.assertIn("surprise", self.refuse("train", "--recipe", surprise, "-o", self.folder / "pack"))
        self.assertFalse((self.folder / "pack").exists() and any((self.folder / "pack").iterdir()), "half a pack is left")


if __name__ == "__main__":
    unittest.main()
