"""Test sets, and small helpers."""

from __future__ import annotations

import gzip
import http.server
import json
import os
import tempfile
import threading
import unittest
import unittest.mock
from argparse import Namespace
from typing import Any

from lacuna import sacrebleu
from lacuna.sacrebleu import dataset, utils
from lacuna.sacrebleu.dataset.folder import datasets_in
from lacuna.sacrebleu.metrics import helpers


class FolderTest(unittest.TestCase):
    """What sacreBLEU has downloaded."""

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
        patches: Any = (
            unittest.mock.patch.object(dataset, "SACREBLEU_DIR", self.folder),
            unittest.mock.patch.object(dataset, "manifest_folders", lambda: []),
            unittest.mock.patch.object(dataset.DATASETS, "_found", None),
        )
        for patch in patches:
            patch.start()
            self.addCleanup(patch.stop)

    def path(self, name: str) -> str:
        return os.path.join(self.folder, name)

    def test_sets_are_found_where_sacrebleu_puts_them(self) -> None:
        self.assertEqual(sacrebleu.get_available_testsets(), ["one21/sub", "one21"])
        self.assertEqual(sacrebleu.get_langpairs_for_testset("one21"), ["en-de"])
        self.assertEqual(sacrebleu.get_langpairs_for_testset("wmt05"), [])
        self.assertEqual(sacrebleu.get_available_testsets_for_langpair("en-de"), ["one21", "one21/sub"])
        self.assertEqual(sacrebleu.get_available_testsets_for_langpair("en-fr"), [])
        self.assertEqual(sacrebleu.get_source_file("one21", "en-de"), self.path("one21/one21.en-de.src"))
        self.assertEqual(
            sacrebleu.get_reference_files("one21", "en-de"),
            [self.path("one21/one21.en-de.ref-A"), self.path("one21/one21.en-de.ref-B")],
        )
        one = dataset.DATASETS["one21"]
        self.assertEqual(one.fieldnames("en-de"), ["src", "ref:A", "ref:B", "docid"])
        self.assertEqual(len(one.get_files("en-de")), 4)
        self.assertEqual(sacrebleu.download_test_set("one21", "en-de"), one.get_files("en-de"))
        self.assertEqual(sacrebleu.download_test_set("one21"), one.get_files("en-de"))
        self.assertEqual(list(one.source("en-de")), ["a", "b"])
        self.assertEqual(list(one.references("en-de")), [("v\n", "x\n"), ("w\n", "y\n")])

    def test_what_there_is_not_is_said(self) -> None:
        with self.assertRaisesRegex(dataset.DatasetError, "No such test set wmt05; `lacuna corpora list`"):
            sacrebleu.get_source_file("wmt05", "en-de")
        with self.assertRaisesRegex(dataset.DatasetError, "No such language pair one21/en-fr: there are en-de"):
            sacrebleu.get_reference_files("one21", "en-fr")
        with self.assertRaisesRegex(dataset.DatasetError, "no source text"):
            sacrebleu.get_source_file("one21/sub", "de-en")
        with self.assertRaises(KeyError):
            dataset.DATASETS["wmt05"]


class Handler(http.server.BaseHTTPRequestHandler):
    """Gives /made.tsv, and nothing else."""

    def do_GET(self) -> None:
        body = b"Xin ch\xc3\xa0o.\tHello.\nC\xe1\xba\xa3m \xc6\xa1n.\tThanks.\n"
        found = self.path == "/made.tsv"
        self.send_response(200 if found else 404)
        self.send_header("Content-Length", str(len(body) if found else 0))
        self.end_headers()
        if found:
            self.wfile.write(body)

    def log_message(self, *arguments: Any) -> None:
        pass


class RegistryTest(unittest.TestCase):
    """What a manifest names."""

    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.cache = os.path.join(folder.name, "cache")
        server = http.server.HTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        self.addCleanup(server.server_close)
        self.addCleanup(server.shutdown)
        for name in ("made", "gone"):
            url = f"http://127.0.0.1:{server.server_port}/{name}.tsv"
            manifest = {
                "schema_version": 1,
                "name": name,
                "description": "A set of our own",
                "homepage": "https://example.org/",
                "license": "CC0-1.0",
                "checksums": "Ours",
                "files": [{"name": f"{name}.tsv", "url": url}],
                "texts": [
                    {
                        "format": "tsv",
                        "pairs": ["vi-en"],
                        "source": f"{name}.tsv",
                        "references": [f"{name}.tsv"],
                        "source_column": 1,
                        "reference_columns": [2],
                    }
                ],
            }
            with open(os.path.join(folder.name, f"{name}.json"), "w", encoding="utf-8") as file:
                json.dump(manifest, file)
        environment = {"LACUNA_TESTSETS": folder.name, "LACUNA_CACHE": self.cache, "http_proxy": "", "all_proxy": ""}
        patches: Any = (
            unittest.mock.patch.dict(os.environ, environment),
            unittest.mock.patch.object(dataset, "SACREBLEU_DIR", "/nonexistent"),
            unittest.mock.patch.object(dataset.DATASETS, "_found", None),
        )
        for patch in patches:
            patch.start()
            self.addCleanup(patch.stop)

    def test_texts_are_downloaded_when_they_are_wanted(self) -> None:
        self.assertIn("made", sacrebleu.get_available_testsets())
        self.assertEqual(sacrebleu.get_langpairs_for_testset("made"), ["vi-en"])
        self.assertFalse(os.path.exists(self.cache))
        with open(sacrebleu.get_source_file("made", "vi-en"), encoding="utf-8") as file:
            self.assertEqual(file.read(), "Xin chào.\nCảm ơn.\n")
        made = dataset.DATASETS["made"]
        self.assertEqual(list(made.references("vi-en")), [("Hello.\n",), ("Thanks.\n",)])
        self.assertEqual(made.fieldnames("vi-en"), ["src", "ref"])
        score = sacrebleu.corpus_bleu(
            ["Hello.", "Thanks."], [[line.strip() for (line,) in made.references("vi-en")]]
        )
        self.assertEqual(score.counts[0], 4)

    def test_what_cannot_be_had_is_an_error(self) -> None:
        with self.assertRaisesRegex(dataset.DatasetError, "gone.tsv"):
            sacrebleu.get_source_file("gone", "vi-en")
        with self.assertRaisesRegex(dataset.DatasetError, "No such language pair made/vi-de: there are vi-en"):
            sacrebleu.get_source_file("made", "vi-de")

    def test_the_packages_own_manifests_are_there(self) -> None:
        available = sacrebleu.get_available_testsets()
        for name in ("wmt19", "wmt22", "ntrex128", "iwslt17"):
            self.assertIn(name, available)
        self.assertIn("de-en", sacrebleu.get_langpairs_for_testset("wmt19"))
        # Any two languages are a pair.
        self.assertIn("vi-en", sacrebleu.get_langpairs_for_testset("ntrex128"))
        self.assertIn("ntrex128", sacrebleu.get_available_testsets_for_langpair("vi-en"))


class HelpersTest(unittest.TestCase):
    def test_no_folder_has_no_sets(self) -> None:
        self.assertEqual(datasets_in("/nonexistent"), {})

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
