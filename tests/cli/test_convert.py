"""`lacuna convert`: between formats that hold both languages, and from and into two line-aligned texts."""

import gzip
import json
import unittest

from lacuna_cli import CliTest

PO = '''msgid ""
msgstr "Language: vi\\nContent-Type: text/plain; charset=UTF-8\\n"

#, fuzzy
msgctxt "menu"
msgid "Open %s"
msgstr "Mở %s"

msgid "Two\\nlines"
msgstr "Hai\\ndòng"
'''


class Convert(CliTest):
    def convert(self, *arguments, **keywords):
        return self.succeed("convert", *arguments, **keywords)

    def test_every_format_into_every_other(self):
        endings = ["tsv", "csv", "jsonl", "tmx", "xlf", "xlf2", "po"]
        languages = ["--src-lang", "en", "--tgt-lang", "vi", "-q"]
        start = self.write("start.po", PO)
        for first in endings:
            one = self.folder / f"one.{first}"
            self.convert(start, one, *languages)
            for second in endings:
                two = self.folder / f"two.{first}.{second}"
                self.convert(one, two, *languages)
                self.convert(two, self.folder / "end.jsonl", *languages)
                units = [json.loads(line) for line in (self.folder / "end.jsonl").read_text().splitlines()]
                plain = first == "tsv" or second == "tsv"
                self.assertEqual([(u["source"], u["target"]) for u in units],
                                 [("Open %s", "Mở %s"), ("Two lines", "Hai dòng") if plain else
                                  ("Two\nlines", "Hai\ndòng")], f"{first} to {second}")

    def test_apart_and_together(self):
        source = self.write("a.vi", "Một.\n\nHai & ba.\n")
        target = self.write("a.en", "One.\n\nTwo & three.\n")
        languages = ["--src-lang", "vi", "--tgt-lang", "en"]
        for ending in ("tmx", "xlf", "tsv.gz", "csv", "jsonl", "po", "tsv.zst"):
            memory = self.folder / f"memory.{ending}"
            done = self.convert(source, target, memory, *languages)
            self.assertIn(b"units: 2", done.stderr)
            self.convert(memory, self.folder / "b.vi", self.folder / "b.en", *languages)
            self.assertEqual((self.folder / "b.vi").read_text(), "Một.\nHai & ba.\n")
            self.assertEqual((self.folder / "b.en").read_text(), "One.\nTwo & three.\n")
        packed = (self.folder / "memory.tsv.gz").read_bytes()
        self.assertEqual(gzip.decompress(packed).decode(), "source\ttarget\nMột.\tOne.\nHai & ba.\tTwo & three.\n")
        packed = self.folder / "memory.tsv.zst"
        self.assertEqual(packed.read_bytes()[:4], b"\x28\xb5\x2f\xfd")
        nameless = self.write("memory", packed.read_bytes())
        again = self.convert(nameless, "-", "--from", "tsv", "--to", "tsv")
        self.assertEqual(again.stdout.decode(), "source\ttarget\nMột.\tOne.\nHai & ba.\tTwo & three.\n")
        cut = self.write("cut.tsv.zst", packed.read_bytes()[:-5])
        self.assertIn(f"{cut}: damaged Zstandard: unexpected end of file", self.refuse("convert", cut, self.folder / "no.csv"))
        self.assertFalse((self.folder / "no.csv").exists())

    def test_standard_input_and_output(self):
        done = self.convert("-", "-", "--from", "csv", "--to", "jsonl", "--source-field", "c", "--target-field", "1",
                            stdin=b"a,b,c\none,x,m\xe1\xbb\x99t\n")
        self.assertEqual(done.stdout.decode(), '{"source": "một", "target": "one"}\n')

    def test_line_breaks_are_mentioned_once(self):
        done = self.convert(self.write("a.po", PO), self.folder / "a.en", self.folder / "a.vi")
        self.assertIn(b"spaces stand for line breaks or tabs: 2", done.stderr)
        self.assertEqual((self.folder / "a.en").read_text(), "Open %s\nTwo lines\n")
        quiet = self.convert(self.folder / "a.po", self.folder / "a.en", self.folder / "a.vi", "-q")
        self.assertEqual(quiet.stderr, b"")

    def test_the_same_bytes(self):
        start = self.write("a.po", PO)
        for ending in ("xlf", "xlf2", "csv.gz", "po"):
            out = self.folder / f"out.{ending}"
            self.convert(start, out, "--src-lang", "en")
            first = out.read_bytes()
            self.convert(start, out, "--src-lang", "en")
            self.assertEqual(out.read_bytes(), first)


class BadInput(CliTest):
    def test_what_is_not_said(self):
        po = self.write("a.po", PO)
        text = self.write("a.txt", "a\n")
        self.assertIn("into which format", self.refuse("convert", po, self.folder / "out.xyz"))
        self.assertIn("no format is called 'doc'", self.refuse("convert", po, "-", "--to", "doc"))
        self.assertIn("no name says which", self.refuse("convert", text, text, self.folder / "b"))
        self.assertIn("both say so", self.refuse("convert", po, text, self.folder / "b.po"))
        self.assertIn("two outputs", self.refuse("convert", po, self.folder / "x", self.folder / "x"))
        self.assertIn("language", self.refuse("convert", po, self.folder / "b.tmx"))
        self.refuse("convert", po)

    def test_an_output_that_is_the_input(self):
        po = self.write("a.po", 'msgid "a"\nmsgstr "b"\n')
        self.assertIn("is an input", self.refuse("convert", po, f"{self.folder}/./a.po"))
        self.assertEqual(po.read_bytes(), b'msgid "a"\nmsgstr "b"\n')

    def test_a_refused_input_leaves_no_output(self):
        out = self.folder / "out.tsv"
        said = self.refuse("convert", self.write("bad.po", 'msgid "a"\nmsgstr "b\n'), out)
        self.assertIn("bad.po:3: byte 20: not PO", said)
        said = self.refuse("convert", self.write("bad.csv", 'a,b\nc,"d\n'), out)
        self.assertIn("bad.csv:2: byte 6: ", said)
        said = self.refuse("convert", self.write("bad.jsonl", '{"source":"a","target":"b"}\n{"source"\n'), out)
        self.assertIn("bad.jsonl:2: ", said)
        self.assertFalse(out.exists())

    def test_texts_of_unequal_length(self):
        said = self.refuse("convert", self.write("a", "1\n2\n"), self.write("b", "1\n"), self.folder / "out.tsv")
        self.assertIn("ends after line 1", said)

    def test_a_missing_column_names_those_that_are_there(self):
        table = self.write("a.tsv", "x\ty\tz\n1\t2\t3\n")
        said = self.refuse("convert", table, self.folder / "out.csv", "--source-field", "w")
        self.assertIn('no column "w"; the columns are "x", "y", "z"', said)

    def test_decompression_bomb(self):
        bomb = self.write("a.tsv.gz", gzip.compress(b"a" * (70 << 20)))
        self.assertIn("decompression bomb", self.refuse("convert", bomb, self.folder / "out.csv"))


if __name__ == "__main__":
    unittest.main()
