"""Test sets in sacreBLEU's folder, and small helpers."""

from __future__ import annotations

import gzip
import os
import tempfile
import unittest
import unittest.mock
from argparse import Namespace

from lacuna import sacrebleu
from lacuna.sacrebleu import dataset, utils
from lacuna.sacrebleu.metrics import helpers


class DatasetTest(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name
        for path, text in (
            ("one21/one21.en-de.src", "a\n b \n"),
            ("one21/one21.en-de.ref-B", "x\ny\n"),
            ("one21/one21.en-de.ref-A", "v\nw\n"),
            ("one21/one21.en-de.docid", "1\n1\n"),
            ("one21/raw/one21.en-de.src", "not a text of the set"),
            ("one21/sub/one21_sub.de-en.ref", "x\n"),
            ("models/some.model", ""),
        ):
            place = os.path.join(self.folder, path)
            os.makedirs(os.path.dirname(place), exist_ok=True)
            with open(place, "w", encoding="utf-8") as file:
                file.write(text)
        found = dataset.available_datasets(self.folder)
        patch = unittest.mock.patch.object(dataset, "available_datasets", lambda: found)
        patch.start()
        self.addCleanup(patch.stop)

    def path(self, name: str) -> str:
        return os.path.join(self.folder, name)

    def test_are_found_where_sacrebleu_puts_them(self) -> None:
        self.assertEqual(sacrebleu.get_available_testsets(), ["one21/sub", "one21"])
        self.assertEqual(sacrebleu.get_langpairs_for_testset("one21"), ["en-de"])
        self.assertEqual(sacrebleu.get_langpairs_for_testset("wmt05"), [])
        self.assertEqual(sacrebleu.get_available_testsets_for_langpair("en-de"), ["one21", "one21/sub"])
        self.assertEqual(sacrebleu.get_source_file("one21", "en-de"), self.path("one21/one21.en-de.src"))
        self.assertEqual(
            sacrebleu.get_reference_files("one21", "en-de"),
            [self.path("one21/one21.en-de.ref-A"), self.path("one21/one21.en-de.ref-B")],
        )
        one = dataset.find_dataset("one21")
        self.assertEqual(one.fieldnames("en-de"), ["src", "ref:A", "ref:B", "docid"])
        self.assertEqual(len(one.get_files("en-de")), 4)
        self.assertEqual(sacrebleu.download_test_set("one21", "en-de"), one.get_files("en-de"))
        self.assertEqual(list(one.source("en-de")), ["a", "b"])
        self.assertEqual(list(one.references("en-de")), [("v\n", "x\n"), ("w\n", "y\n")])

    def test_what_is_not_here_is_said(self) -> None:
        with self.assertRaisesRegex(dataset.DatasetError, "No such test set wmt05 .*lacuna corpora"):
            sacrebleu.get_source_file("wmt05", "en-de")
        with self.assertRaisesRegex(dataset.DatasetError, "No such language pair one21/en-fr: there are en-de"):
            sacrebleu.get_reference_files("one21", "en-fr")
        with self.assertRaisesRegex(dataset.DatasetError, "no source text"):
            sacrebleu.get_source_file("one21/sub", "de-en")


class HelpersTest(unittest.TestCase):
    def test_no_folder_has_no_sets(self) -> None:
        self.assertEqual(dataset.available_datasets("/nonexistent"), {})

    def test_n_grams(self) -> None:
        self.assertEqual(helpers.extract_word_ngrams(["a", "b", "a", "b"], 2), {"a b": 2, "b a": 1})
        self.assertEqual(helpers.extract_char_ngrams("a bb", 2), {"ab": 1, "bb": 1})
        self.assertEqual(helpers.extract_char_ngrams("a b", 2, True), {"a ": 1, " b": 1})
        self.assertEqual(helpers.extract_all_char_ngrams("a b", 3), [{"a": 1, "b": 1}, {"ab": 1}, {}])
        self.assertEqual(
            helpers.extract_all_word_ngrams("a b a", 1, 2), ({("a",): 2, ("b",): 1, ("a", "b"): 1, ("b", "a"): 1}, 3)
        )

    def test_numbers(self) -> None:
        self.assertEqual(utils.sum_of_lists([[1, 2.5], [3, 4.5]]), [4, 7.0])
        with self.assertRaises(ValueError):
            utils.sum_of_lists([])
        self.assertEqual((utils.my_log(0.0), utils.my_log(1)), (-9999999999.0, 0.0))

    def test_options(self) -> None:
        args = Namespace(bleu_force=True, chrf_beta=3, other=1)
        self.assertEqual(utils.args_to_dict(args, "chrf"), {"chrf_beta": 3})
        self.assertEqual(utils.args_to_dict(args, "bleu", True), {"force": True})

    def test_files(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            plain, packed = os.path.join(folder, "a"), os.path.join(folder, "a.gz")
            with open(plain, "wb") as file:
                file.write(b"a\r\nb\n")
            with gzip.open(packed, "wb") as archive:
                archive.write(b"a\r\nb\n")
            for path in (plain, packed):
                with sacrebleu.smart_open(path) as text:
                    self.assertEqual(list(text), ["a\r\n", "b\n"])


if __name__ == "__main__":
    unittest.main()
