"""Tokenisers whose model is a file: looked for, downloaded, refused."""

from __future__ import annotations

import http.server
import os
import pickle
import tempfile
import threading
import unittest
import unittest.mock
from pathlib import Path
from typing import Any, Dict

from lacuna import FileError, _native
from lacuna.sacrebleu import BLEU
from lacuna.sacrebleu.tokenizers import tokenizer_spm

MODEL = Path(__file__).resolve().parents[3] / "corpora" / "packs" / "vi-en" / "spm.model"
SERVED: Dict[str, bytes] = {"/model": MODEL.read_bytes(), "/text": b"not a model"}


class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        body = SERVED.get(self.path)
        self.send_response(404 if body is None else 200)
        self.send_header("Content-Length", str(len(body or b"")))
        self.end_headers()
        self.wfile.write(body or b"")

    def log_message(self, *arguments: Any) -> None:
        pass


class ModelTest(unittest.TestCase):
    def setUp(self) -> None:
        place = tempfile.TemporaryDirectory()
        self.addCleanup(place.cleanup)
        self.folder = os.path.join(place.name, "models")
        server = http.server.HTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        self.addCleanup(server.server_close)
        self.addCleanup(server.shutdown)
        self.address = f"http://127.0.0.1:{server.server_port}"
        patches: Any = (
            unittest.mock.patch.object(tokenizer_spm, "SACREBLEU_DIR", place.name),
            unittest.mock.patch.dict(os.environ, {"no_proxy": "127.0.0.1"}),
        )
        for patch in patches:
            patch.start()
            self.addCleanup(patch.stop)

    def served_at(self, path: str, name: str = "spBLEU-1K") -> Any:
        _, file, _ = _native.spm_model(name)
        return unittest.mock.patch.object(_native, "spm_model", lambda key: (name, file, self.address + path))

    def test_is_downloaded_once(self) -> None:
        with self.served_at("/model"):
            bleu = BLEU(tokenize="spBLEU-1K")
        self.assertEqual(os.listdir(self.folder), ["spbleu-1k_tokenizer_spm.model"])
        self.assertEqual(Path(self.folder, "spbleu-1k_tokenizer_spm.model").read_bytes(), SERVED["/model"])
        self.assertEqual(bleu.tokenizer_signature, "spBLEU-1K")
        with self.served_at("/gone"):
            again = BLEU(tokenize="spBLEU-1K")
        line = "Xin chào, thế giới!"
        tokens = again.tokenizer(line)
        self.assertEqual(tokens, bleu.tokenizer(line))
        self.assertEqual(tokens, pickle.loads(pickle.dumps(bleu)).tokenizer(line))
        self.assertGreater(len(tokens.split()), 4)
        self.assertEqual(bleu.corpus_score([line], [[line]]).sys_len, len(tokens.split()))

    def test_nothing_is_left_of_what_is_not_the_model(self) -> None:
        with self.served_at("/text"), self.assertRaisesRegex(ValueError, "model"):
            BLEU(tokenize="spBLEU-1K")
        # A model, but not that of flores200, whose checksum is known.
        with self.served_at("/model", "flores200"), self.assertRaisesRegex(ValueError, "not the model of flores200"):
            BLEU(tokenize="flores200")
        self.assertEqual(os.listdir(self.folder), [])

    def test_what_cannot_be_had_is_named_with_its_place(self) -> None:
        with self.served_at("/gone"), self.assertRaisesRegex(FileError, "/gone.* put it here: .*spbleu-1k") as raised:
            BLEU(tokenize="spBLEU-1K")
        self.assertEqual(raised.exception.path, os.path.join(self.folder, "spbleu-1k_tokenizer_spm.model"))
        self.assertEqual(os.listdir(self.folder), [])

    def test_addresses_are_sacrebleus(self) -> None:
        self.assertEqual(_native.spm_model("spm"), _native.spm_model("flores101"))
        for name in ("flores101", "flores200", "spBLEU-1K"):
            self.assertTrue(_native.spm_model(name)[2].startswith("https://"))
        with self.assertRaisesRegex(ValueError, "no model"):
            _native.spm_model("13a")


if __name__ == "__main__":
    unittest.main()
