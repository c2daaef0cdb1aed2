"""`lacuna.train` and `lacuna.adapt`: the program's packs."""

import unittest

import lacuna
from lacuna_python import PACK, REFERENCE, SAMPLES, SOURCE, PythonTest, program


class Train(PythonTest):
    def bitext(self):
        pairs = []
        for sample in sorted(SAMPLES.iterdir()):
            source = (sample / "source.vi.txt").read_text(encoding="utf-8").splitlines()
            target = (sample / "reference.en.txt").read_text(encoding="utf-8").splitlines()
            pairs += [(s, t) for s, t in zip(source, target) if s and t]
        pairs *= 5
        return (self.write("train.vi", "".join(f"{s}\n" for s, _ in pairs)),
                self.write("train.en", "".join(f"{t}\n" for _, t in pairs)))

    def test_the_same_pack_as_the_program(self):
        texts = self.bitext()
        program("train", *texts, "--src-lang", "vi", "--tgt-lang", "en", "--vocabulary", 2000, "-q", "-o",
                self.folder / "program")
        stages = []
        summary = lacuna.train([texts], self.folder / "python", source_language="vi", target_language="en",
                               vocabulary_size=2000, progress=lambda stage, done, total: stages.append(stage))
        self.assertGreater(summary.pairs, 100)
        self.assertTrue(summary.figures)
        self.assertTrue(stages)
        for name in ("payload.bin", "spm.model"):
            self.assertEqual((self.folder / "python" / name).read_bytes(),
                             (self.folder / "program" / name).read_bytes(), name)
        report = lacuna.check_files(SOURCE, REFERENCE, pack=self.folder / "python")
        self.assertEqual(report.pack.source_language, "vi")

    def test_a_pack_is_refined(self):
        summary = lacuna.adapt(PACK, [lacuna.Bitext(SOURCE, REFERENCE)], self.folder / "adapted")
        self.assertGreater(summary.pairs, 0)
        program("train", "--adapt", PACK, SOURCE, REFERENCE, "-q", "-o", self.folder / "program")
        self.assertEqual((self.folder / "adapted" / "payload.bin").read_bytes(),
                         (self.folder / "program" / "payload.bin").read_bytes())

    def test_refusals_leave_nothing(self):
        output = self.folder / "pack"
        texts = self.bitext()
        languages = {"source_language": "vi", "target_language": "en"}
        self.assertRaises(lacuna.UsageError, lacuna.train, [], output, **languages)
        self.assertRaises(lacuna.UsageError, lacuna.train, [texts], "", **languages)
        self.assertRaises(lacuna.UsageError, lacuna.train, [lacuna.Bitext(*texts, weight=0)], output, **languages)
        self.assertRaises(lacuna.FileError, lacuna.train, [(texts[0], self.folder / "none")], output, **languages)
        unequal = self.write("short.en", "One.\n")
        self.assertRaises(lacuna.InputError, lacuna.train, [(texts[0], unequal)], output, **languages)
        self.assertRaises(lacuna.PackError, lacuna.adapt, self.folder, [texts], output)
        self.assertRaises(lacuna.Error, lacuna.train, recipe=self.write("recipe.json", "{"), output=output)
        self.assertFalse(output.exists())


if __name__ == "__main__":
    unittest.main()
