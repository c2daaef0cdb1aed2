#!/usr/bin/env python3
"""Packs a staged package as a wheel, with nothing but Debian's python3-wheel.

    make_wheel.py STAGE METADATA LICENSE OUTPUT

STAGE holds the package's folder, as `cmake --install BUILD --component python --prefix STAGE` puts it there; the wheel's
own folder is written beside it. OUTPUT is the folder for the wheel. The wheel is for the interpreter that runs this.
"""

from __future__ import annotations

import pathlib
import shutil
import subprocess
import sys
import sysconfig
from typing import Dict, List


def fields_of(metadata: str) -> Dict[str, str]:
    """The header fields of a METADATA file; of those that stand there several times the last."""
    header = metadata.split("\n\n", 1)[0]
    return dict(line.split(": ", 1) for line in header.splitlines())


def wheel_tag() -> str:
    """"cp311-cp311-linux_x86_64": interpreter, binary interface, and platform of the module."""
    python = f"cp{sys.version_info.major}{sys.version_info.minor}"
    abi = "cp" + (sysconfig.get_config_var("SOABI") or "").split("-")[1]
    platform = sysconfig.get_platform().replace("-", "_").replace(".", "_")
    return f"{python}-{abi}-{platform}"


def module_suffix(stage: pathlib.Path) -> str:
    """What follows the native module's name; there must be one, for this interpreter."""
    suffixes = [path.name[len("_native"):] for path in (stage / "lacuna").glob("_native*.so")]
    if suffixes != [sysconfig.get_config_var("EXT_SUFFIX")]:
        raise SystemExit(f"make_wheel.py: {stage}/lacuna holds the module for {suffixes}, not for this Python")
    return suffixes[0]


def main(arguments: List[str]) -> int:
    """Writes the wheel; returns the exit code."""
    if len(arguments) != 4:
        raise SystemExit(__doc__)
    stage, metadata, licence, output = map(pathlib.Path, arguments)
    module_suffix(stage)
    text = metadata.read_text(encoding="utf-8")
    fields = fields_of(text)
    information = stage / f"{fields['Name']}-{fields['Version']}.dist-info"
    shutil.rmtree(information, ignore_errors=True)
    information.mkdir()
    (information / "METADATA").write_text(text, encoding="utf-8")
    shutil.copyfile(licence, information / "LICENSE")
    (information / "WHEEL").write_text(
        f"Wheel-Version: 1.0\nGenerator: lacuna {fields['Version']}\nRoot-Is-Purelib: false\nTag: {wheel_tag()}\n",
        encoding="utf-8")
    shutil.rmtree(output, ignore_errors=True)
    output.mkdir(parents=True)
    return subprocess.run([sys.executable, "-m", "wheel", "pack", "--dest-dir", str(output), str(stage)],
                          check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
