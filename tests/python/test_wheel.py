"""The wheel: built offline from what is installed, complete, and usable in a fresh environment."""

import base64
import csv
import hashlib
import importlib.util
import io
import os
import pathlib
import shutil
import subprocess
import sys
import unittest
import zipfile

from lacuna_python import ROOT, SAMPLES, PythonTest

MAKE = ROOT / "eval" / "python" / "make_wheel.py"
BUILD = pathlib.Path(os.environ["LACUNA_BUILD_DIR"])
METADATA = BUILD / "eval" / "python" / "METADATA"
USE = """
import pathlib, sys
import lacuna
assert pathlib.Path(lacuna.__file__).is_relative_to(sys.argv[1]), lacuna.__file__
text = lambda name: pathlib.Path(sys.argv[2], "news", name).read_text(encoding="utf-8")
report = lacuna.check(text("source.vi.txt"), text("candidate.en.txt"))
assert report.pack and report.pack.name == "vi-en" and report.findings
assert lacuna.score(["a b c d"], ["a b c d"])["bleu"].value > 99
print(len(report.findings), lacuna.__version__)
"""


def run(*command, **keywords):
    """A command that must succeed; what it prints."""
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True, check=False, **keywords)
    if done.returncode != 0:
        raise AssertionError(f"exit {done.returncode}: {command}\n{done.stdout}{done.stderr}")
    return done.stdout


@unittest.skipUnless(importlib.util.find_spec("wheel"), "python3-wheel is not installed")
class Wheel(PythonTest):
    def wheel(self):
        run(os.environ["LACUNA_CMAKE"], "--install", BUILD, "--component", "python", "--prefix", self.folder / "stage")
        run(sys.executable, "-B", MAKE, self.folder / "stage", METADATA, ROOT / "LICENSE", self.folder / "wheels")
        wheels = sorted((self.folder / "wheels").iterdir())
        self.assertEqual(len(wheels), 1)
        return wheels[0]

    def environment(self):
        """Nothing of the build tree."""
        return {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "LACUNA"))}

    def test_it_is_complete_and_works(self):
        wheel = self.wheel()
        python = f"cp{sys.version_info.major}{sys.version_info.minor}"
        self.assertRegex(wheel.name, rf"^lacuna-[0-9.]+-{python}-{python}\w*-linux_\w+\.whl$")
        with zipfile.ZipFile(wheel) as archive:
            names = archive.namelist()
            information = next(name for name in names if name.endswith(".dist-info/METADATA")).rsplit("/", 1)[0]
            metadata = archive.read(f"{information}/METADATA").decode()
            self.assertIn("Requires-Python: >=3.9", metadata)
            self.assertIn("Root-Is-Purelib: false", archive.read(f"{information}/WHEEL").decode())
            self.assertIn(f"{information}/LICENSE", names)
            rows = list(csv.reader(io.StringIO(archive.read(f"{information}/RECORD").decode())))
            self.assertEqual({row[0] for row in rows}, set(names))
            for name, digest, size in rows:
                if name.endswith("/RECORD"):
                    continue
                content = archive.read(name)
                wanted = "sha256=" + base64.urlsafe_b64encode(hashlib.sha256(content).digest()).decode().rstrip("=")
                self.assertEqual((digest, int(size)), (wanted, len(content)), name)
            sources = {path.relative_to(ROOT / "eval" / "python").as_posix()
                       for path in (ROOT / "eval" / "python" / "lacuna").rglob("*")
                       if path.is_file() and "__pycache__" not in path.parts}
            self.assertLessEqual(sources, set(names))
            self.assertIn("lacuna/packs/vi-en/pack.json", names)
            self.assertFalse([name for name in names if "__pycache__" in name])

        # A fresh environment without a line of the build tree. Without pip, unpacking is what installing is.
        place = self.folder / "fresh"
        run(sys.executable, "-m", "venv", "--without-pip", "--system-site-packages", place, env=self.environment())
        modules = next((place / "lib").glob("python3*")) / "site-packages"
        with zipfile.ZipFile(wheel) as archive:
            archive.extractall(modules)
        said = run(place / "bin" / "python", "-B", "-c", USE, place, SAMPLES, env=self.environment(), cwd=self.folder)
        self.assertGreater(int(said.split()[0]), 3)
        listed = run(place / "bin" / "python", "-c",
                     "import importlib.metadata as m; print(m.version('lacuna'), m.metadata('lacuna')['Name'])",
                     env=self.environment())
        self.assertEqual(listed.split(), [said.split()[1], "lacuna"])

    def test_pip_takes_it(self):
        wheel = self.wheel()
        taken = 0
        for python in dict.fromkeys(filter(None, (sys.executable, shutil.which("python3")))):
            same = subprocess.run([python, "-c", "import sys; print(*sys.version_info[:2]); import pip"],
                                  capture_output=True, text=True, check=False)
            if same.returncode != 0 or same.stdout.split() != list(map(str, sys.version_info[:2])):
                continue
            place = self.folder / f"pip{taken}"
            run(python, "-m", "pip", "install", "--no-index", "--no-deps", "--no-warn-conflicts", "--quiet", "--target",
                place, wheel, env=self.environment(), cwd=self.folder)
            run(python, "-B", "-c", USE, place, SAMPLES, env={**self.environment(), "PYTHONPATH": str(place)},
                cwd=self.folder)
            taken += 1
        if taken == 0:
            self.skipTest("no Python of this version has pip")

    def test_what_cannot_be_a_wheel(self):
        (self.folder / "stage" / "lacuna").mkdir(parents=True)
        command = [sys.executable, "-B", str(MAKE), str(self.folder / "stage"), str(METADATA), str(ROOT / "LICENSE"),
                   str(self.folder / "wheels")]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        self.assertNotEqual(done.returncode, 0)
        self.assertIn("not for this Python", done.stderr)
        self.assertFalse((self.folder / "wheels").exists())
        self.assertNotEqual(subprocess.run(command[:4], capture_output=True, check=False).returncode, 0)
