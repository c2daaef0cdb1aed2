"""What the tests of the Python module share."""

from __future__ import annotations

import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest
from typing import List

BINARY = os.environ["LACUNA_BINARY"]
ROOT = pathlib.Path(os.environ["LACUNA_SOURCE_DIR"])
SAMPLES = ROOT / "corpora" / "samples" / "vi-en"
PACK = ROOT / "corpora" / "packs" / "vi-en"
SOURCE = SAMPLES / "news" / "source.vi.txt"
CANDIDATE = SAMPLES / "news" / "candidate.en.txt"
REFERENCE = SAMPLES / "news" / "reference.en.txt"
GOLDEN = ROOT / "tests" / "golden"
LONE_SURROGATE = "a\udc80b"


def program(*arguments: object, stdin: bytes = b"") -> bytes:
    """What the program writes to standard output; it must succeed."""
    done = subprocess.run([BINARY, *map(str, arguments)], input=stdin, capture_output=True, timeout=600, check=False)
    if done.returncode != 0:
        raise AssertionError(f"exit {done.returncode}: {done.stderr.decode(errors='replace')}")
    return done.stdout


def lines_of(path: pathlib.Path) -> List[str]:
    """The lines of a file as segments: only LF ends one."""
    lines = path.read_bytes().decode("utf-8").split("\n")
    return lines[:-1] if lines[-1] == "" else lines


class PythonTest(unittest.TestCase):
    """A test with a folder of its own."""

    maxDiff = None

    def setUp(self) -> None:
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="lacuna-python-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)

    def write(self, name: str, content: str) -> pathlib.Path:
        """A file in the folder."""
        path = self.folder / name
        path.write_bytes(content.encode("utf-8"))
        return path
