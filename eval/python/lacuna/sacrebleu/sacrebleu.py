"""The command line: `python -m lacuna.sacrebleu ARGUMENTS` is `lacuna score ARGUMENTS`.

The program takes sacreBLEU's options and prints what sacreBLEU prints.
"""

from __future__ import annotations

import os
import shutil
import sys


def main() -> None:
    """Becomes the program `lacuna` of the PATH, with the arguments of this one; exit code 2 when there is none."""
    program = shutil.which("lacuna")
    if program is None:
        print("lacuna.sacrebleu: no program lacuna, which has sacreBLEU's options, is in the PATH", file=sys.stderr)
        sys.exit(2)
    os.execv(program, ["lacuna", "score", *sys.argv[1:]])
