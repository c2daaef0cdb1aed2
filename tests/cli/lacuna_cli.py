"""The program as a user drives it: what the tests of this folder share."""

import base64
import gzip
import json
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import unittest

BINARY = os.environ["LACUNA_BINARY"]
ROOT = pathlib.Path(os.environ["LACUNA_SOURCE_DIR"])
SAMPLES = ROOT / "corpora" / "samples" / "vi-en"
PACK = ROOT / "corpora" / "packs" / "vi-en"
SOURCE = SAMPLES / "news" / "source.vi.txt"
CANDIDATE = SAMPLES / "news" / "candidate.en.txt"
REFERENCE = SAMPLES / "news" / "reference.en.txt"
# Sanitizers make the program slower, and a test machine is busy: hanging is meant, not being slow.
TIMEOUT = 600


def run(*arguments, stdin=b"", env=None, cwd=None, timeout=TIMEOUT):
    """Runs the program in an environment of its own; bytes in, bytes out."""
    environment = {"PATH": os.environ["PATH"], "HOME": os.environ.get("HOME", "/"), "LC_ALL": "C.UTF-8"}
    environment.update({k: v for k, v in os.environ.items() if k.endswith("SAN_OPTIONS")})
    environment.update(env or {})
    return subprocess.run([BINARY, *map(str, arguments)], input=stdin, capture_output=True, env=environment, cwd=cwd,
                          timeout=timeout, check=False)


def page_blocks(page):
    """The data of an HTML report's text, by the name of its block."""
    blocks = re.findall(r'<script type="application/gzip" id="([^"]*)">([^<]*)</script>', page)
    return {name: json.loads(gzip.decompress(base64.b64decode(block))) for name, block in blocks}


class CliTest(unittest.TestCase):
    """A test with a folder of its own."""

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="lacuna-cli-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)

    def write(self, name, content):
        path = self.folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def succeed(self, *arguments, **keywords):
        done = run(*arguments, **keywords)
        self.assertEqual(done.returncode, 0, done.stderr.decode(errors="replace"))
        return done

    def refuse(self, *arguments, **keywords):
        """Exit code 2, nothing on standard output, one line of explanation, which is returned."""
        done = run(*arguments, **keywords)
        said = done.stderr.decode()
        self.assertEqual(done.returncode, 2, f"exit {done.returncode}: {said}")
        self.assertEqual(done.stdout, b"")
        self.assertTrue(said.strip(), "no message")
        return said

    def check(self, source, target, *arguments, **keywords):
        """The report of a check, as parsed JSON."""
        path = self.folder / "report.json"
        self.succeed("check", source, target, "--json", path, *arguments, **keywords)
        return json.loads(path.read_bytes())
