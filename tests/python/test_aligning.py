"""`lacuna.align`: the program's alignment, as objects."""

import dataclasses
import json
import unittest

import lacuna
from lacuna_python import CANDIDATE, LONE_SURROGATE, REFERENCE, SOURCE, PythonTest, lines_of, program

try:
    import pandas
except ImportError:
    pandas = None


def without_paths(text):
    value = json.loads(text)
    for document in value["documents"]:
        document["path"] = ""
    return value


class Align(PythonTest):
    def test_json_is_the_programs(self):
        expected = program("align", SOURCE, CANDIDATE, "--format", "json", "-q")
        alignment = lacuna.align_files(SOURCE, CANDIDATE)
        self.assertEqual(alignment.to_json().encode(), expected)
        of_texts = lacuna.align(SOURCE.read_text(encoding="utf-8"), CANDIDATE.read_text(encoding="utf-8"))
        self.assertEqual(without_paths(of_texts.to_json()), without_paths(expected))
        self.assertEqual(alignment.pack.name, "vi-en")
        self.assertEqual(of_texts.beads, alignment.beads)

    def test_pairs_are_the_programs_table(self):
        expected = program("align", SOURCE, CANDIDATE, "--format", "tsv", "-q").decode()
        alignment = lacuna.align_files(SOURCE, CANDIDATE)
        found = "".join(f"{source}\t{target}\t{confidence:.4f}\n" for source, target, confidence in alignment.pairs())
        self.assertEqual(found, expected)

    def test_lists_are_lines(self):
        source, target = lines_of(SOURCE), lines_of(REFERENCE)
        paths = [self.write("a.vi", "\n".join(source) + "\n"), self.write("a.en", "\n".join(target[:-1]) + "\n")]
        expected = program("align", *paths, "--lines", "--no-pack", "--format", "json", "-q")
        alignment = lacuna.align(source, target[:-1], use_pack=False)
        self.assertEqual(without_paths(alignment.to_json()), without_paths(expected))
        self.assertIsNone(alignment.pack)
        self.assertTrue(alignment.pack_reason)
        for segment in alignment.source:
            self.assertEqual(source[segment.number].strip(), segment.text)
        numbers = [number for bead in alignment.beads for number in bead.source]
        self.assertEqual(sorted(numbers), [segment.number for segment in alignment.source])

    def test_threads_change_nothing_and_objects_do_not_change(self):
        one, three = (lacuna.align_files(SOURCE, CANDIDATE, threads=threads) for threads in (1, 3))
        self.assertEqual(one, three)
        with self.assertRaises(dataclasses.FrozenInstanceError):
            one.beads[0].moved = True

    @unittest.skipIf(pandas is None, "pandas is not installed")
    def test_table(self):
        alignment = lacuna.align_files(SOURCE, CANDIDATE)
        table = alignment.to_pandas()
        self.assertEqual(len(table), len(alignment.beads))
        self.assertEqual(table["source_text"][0], next(alignment.pairs())[0])


class BadInput(PythonTest):
    def test_refusals(self):
        self.assertRaises(lacuna.UsageError, lacuna.align, ["a"], "a")
        self.assertRaises(lacuna.InputError, lacuna.align, "", "a")
        self.assertRaisesRegex(lacuna.InputError, "segment 0 of the target", lacuna.align, ["a"], [LONE_SURROGATE])
        self.assertRaises(lacuna.FileError, lacuna.align_files, self.folder / "none", CANDIDATE)
        self.assertRaises(lacuna.PackError, lacuna.align_files, SOURCE, CANDIDATE, pack=self.folder)
