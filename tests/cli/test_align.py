"""`lacuna align --words` on our own samples."""

import gzip
import unittest

from lacuna_cli import SAMPLES, CliTest


class Words(CliTest):
    def setUp(self):
        super().setUp()
        source, target = [], []
        for sample in sorted(SAMPLES.iterdir()):
            source += (sample / "source.vi.txt").read_text(encoding="utf-8").splitlines()
            target += (sample / "reference.en.txt").read_text(encoding="utf-8").splitlines()
        self.lines = len(source)
        self.source = self.write("a.vi", "".join(f"{line}\n" for line in source))
        self.target = self.write("a.en", "".join(f"{line}\n" for line in target[:self.lines]))
        self.pairs = list(zip(source, target))

    def links(self, *arguments):
        return self.succeed("align", "--words", self.source, self.target, *arguments).stdout.decode()

    def test_pharaoh_links_with_any_number_of_threads(self):
        links = self.links("--threads", "1")
        self.assertEqual(links, self.links("--threads", "3"))
        self.assertEqual(links.count("\n"), self.lines)
        self.assertTrue(links.endswith("\n"))
        found = 0
        for line, (source, target) in zip(links.split("\n"), self.pairs):
            pairs = [tuple(map(int, link.split("-"))) for link in line.split()]
            self.assertEqual(pairs, sorted(set(pairs)))
            for i, j in pairs:
                self.assertLess(i, len(source.split()))
                self.assertLess(j, len(target.split()))
            found += len(pairs)
        self.assertGreater(found, 3 * self.lines)

    def test_to_a_file_and_from_gzip(self):
        plain = self.links()
        zipped = self.write("a.vi.gz", gzip.compress(self.source.read_bytes()))
        out = self.folder / "links.txt"
        self.assertEqual(self.succeed("align", "--words", zipped, self.target, "-o", out).stdout, b"")
        self.assertEqual(out.read_text(), plain)

    def test_symmetrization(self):
        sets = {method: {(n, link) for n, line in enumerate(self.links("--symmetrize", method).split("\n"))
                         for link in line.split()}
                for method in ("posterior", "grow-diag-final-and", "intersection", "union", "forward", "backward")}
        self.assertEqual(sets["intersection"], sets["forward"] & sets["backward"])
        self.assertEqual(sets["union"], sets["forward"] | sets["backward"])
        self.assertLessEqual(sets["intersection"], sets["grow-diag-final-and"])
        self.assertLessEqual(sets["grow-diag-final-and"], sets["union"])
        self.assertGreater(len(self.links("--threshold", "0.1").split()), len(self.links("--threshold", "0.9").split()))

    def test_words_that_repeat_are_found(self):
        pairs = [(f"tôi thấy con {a} {b} .", f"I see a {b} {a} .")
                 for a in ("mèo", "chó", "gà", "cá") for b in ("đen", "trắng", "vàng", "nâu")]
        self.source = self.write("b.vi", "".join(f"{s}\n" for s, _ in pairs * 3))
        self.target = self.write("b.en", "".join(f"{t}\n" for _, t in pairs * 3))
        first = self.links().split("\n")[0].split()
        self.assertIn("3-4", first)
        self.assertIn("4-3", first)

    def test_lines_that_are_too_long_are_named(self):
        self.source = self.write("c.vi", "một hai\n" + "ba " * 600 + "\n")
        self.target = self.write("c.en", "one two\nthree\n")
        done = self.succeed("align", "--words", self.source, self.target)
        self.assertEqual(done.stdout.count(b"\n"), 2)
        self.assertTrue(done.stdout.endswith(b"\n\n"))
        self.assertIn("line 2", done.stderr.decode())

    def test_refusals(self):
        short = self.write("short.en", "One line.\n")
        self.assertIn("short.en:2", self.refuse("align", "--words", self.source, short))
        self.assertIn("--words", self.refuse("align", "--words"))
        for option in (["--symmetrize", "union"], ["--threshold", "0.5"]):
            self.assertIn("--words", self.refuse("align", self.source, self.target, *option))
        for option in (["--format", "json"], ["--lines"], ["--eval", "gold"], ["--list", "pairs"], ["--no-pack"]):
            self.assertIn("--words", self.refuse("align", "--words", self.source, self.target, *option))
        self.refuse("align", "--words", self.source)
        self.refuse("align", "--words", self.source, self.folder / "none")
        self.refuse("align", "--words", self.source, self.target, "--symmetrize", "no-such-way")
        self.refuse("align", "--words", self.source, self.target, "--threshold", "2")


if __name__ == "__main__":
    unittest.main()
