"""Downloads of tokeniser models, from a server of our own on the loopback interface."""

import hashlib
import http.server
import os
import pathlib
import subprocess
import threading
import unittest

from lacuna_cli import CliTest

PROBE = os.environ["LACUNA_DOWNLOAD_PROBE"]


class Server(http.server.ThreadingHTTPServer):
    """Answers /whole, /redirect, /half (half of what it announces) and /open (half, with no length announced)."""

    daemon_threads = True

    def __init__(self, body):
        self.body = body
        super().__init__(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def url(self, path):
        return f"http://127.0.0.1:{self.server_address[1]}/{path}"

    def stop(self):
        self.shutdown()
        self.server_close()


class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        body = self.server.body
        if self.path == "/redirect":
            self.send_response(302)
            self.send_header("Location", "/whole")
            self.send_header("Content-Length", "0")
        elif self.path in ("/whole", "/half", "/open"):
            self.send_response(200)
            if self.path != "/open":
                self.send_header("Content-Length", str(len(body)))
        else:
            self.send_error(404)
            return
        self.end_headers()
        if self.path == "/whole":
            self.wfile.write(body)
        elif self.path != "/redirect":
            self.wfile.write(body[:len(body) // 2])

    def log_message(self, *_):
        pass


class Download(CliTest):
    def setUp(self):
        super().setUp()
        self.target = self.folder / "home" / "models"
        self.assertEqual(self.probe("make", self.folder / "made.model"), (0, ""))
        self.model = (self.folder / "made.model").read_bytes()
        self.sha256 = hashlib.sha256(self.model).hexdigest()
        self.server = Server(self.model)
        self.addCleanup(self.server.stop)

    def probe(self, *words):
        environment = {k: v for k, v in os.environ.items() if "proxy" not in k.lower()}
        done = subprocess.run([PROBE, *map(str, words)], capture_output=True, text=True, env=environment, timeout=120,
                              check=False)
        self.assertEqual(done.stdout, "")
        return done.returncode, done.stderr

    def get(self, path, sha256):
        return self.probe("get", self.server.url(path), sha256, self.target)

    def left(self):
        """The files in the folder of models."""
        return sorted(p.name for p in self.target.iterdir()) if self.target.exists() else []

    def refuse(self, url, sha256, *parts):
        """Refused with a message that says how to do without; nothing is left behind."""
        code, said = self.probe("get", url, sha256, self.target)
        self.assertEqual(code, 2, said)
        for part in (url, str(self.target / "test.model"), *parts):
            self.assertIn(part, said)
        self.assertEqual(self.left(), [])

    def test_right_checksum(self):
        for path in ("whole", "redirect"):
            self.assertEqual(self.get(path, self.sha256), (0, ""))
            self.assertEqual(self.left(), ["test.model"])
            self.assertEqual((self.target / "test.model").read_bytes(), self.model)
            (self.target / "test.model").unlink()

    def test_without_a_known_checksum_it_must_be_a_model(self):
        self.assertEqual(self.get("whole", ""), (0, ""))
        (self.target / "test.model").unlink()
        self.server.body = b"<html>Please log in to this network.</html>"
        self.refuse(self.server.url("whole"), "", "SentencePiece")

    def test_wrong_checksum(self):
        self.refuse(self.server.url("whole"), "0" * 64, "SHA-256", self.sha256)

    def test_half_a_body(self):
        self.refuse(self.server.url("half"), self.sha256)
        self.refuse(self.server.url("half"), "")
        self.refuse(self.server.url("open"), self.sha256, "SHA-256")
        self.refuse(self.server.url("open"), "")

    def test_not_found_and_server_gone(self):
        self.refuse(self.server.url("nothing"), self.sha256, "404")
        url = self.server.url("whole")
        self.server.stop()
        self.refuse(url, self.sha256)

    def test_a_good_file_stays_when_a_later_download_fails(self):
        self.assertEqual(self.get("whole", self.sha256), (0, ""))
        self.assertEqual(self.get("half", self.sha256)[0], 2)
        self.assertEqual((self.target / "test.model").read_bytes(), self.model)

    def test_a_folder_that_cannot_be_made(self):
        blocked = self.write("file", "x")
        code, said = self.probe("get", self.server.url("whole"), self.sha256, blocked / "models")
        self.assertEqual(code, 2)
        self.assertIn(str(blocked), said)
        self.assertEqual(pathlib.Path(blocked).read_bytes(), b"x")


if __name__ == "__main__":
    unittest.main()
