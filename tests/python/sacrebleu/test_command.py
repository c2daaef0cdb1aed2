"""`python -m lacuna.sacrebleu`, which is the program `lacuna score`."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path
from typing import List


def _run(arguments: List[str], path: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "lacuna.sacrebleu", *arguments],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PATH": path},
    )


class CommandTest(unittest.TestCase):
    @unittest.skipUnless(os.environ.get("LACUNA_BINARY"), "LACUNA_BINARY does not name the program")
    def test_is_the_programs(self) -> None:
        folder = Path(__file__).resolve().parents[2] / "golden" / "inputs"
        texts = [str(folder / "nasty.ref1.txt"), "-i", str(folder / "nasty.hyp.txt")]
        with tempfile.TemporaryDirectory() as place:
            os.symlink(os.environ["LACUNA_BINARY"], os.path.join(place, "lacuna"))
            done = _run([*texts, "-m", "bleu", "-b", "-w", "4"], place)
            self.assertEqual((done.returncode, done.stdout), (0, "38.6259\n"), done.stderr)
            self.assertEqual(_run([*texts, "-m", "rouge"], place).returncode, 2)

    def test_without_the_program(self) -> None:
        done = _run(["ref.txt", "-i", "hyp.txt"], "/nonexistent")
        self.assertEqual(done.returncode, 2)
        self.assertIn("lacuna", done.stderr)
        self.assertNotIn("Traceback", done.stderr)


if __name__ == "__main__":
    unittest.main()
