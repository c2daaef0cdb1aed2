"""Manual pages: complete, and clean for those who read them."""

import json
import pathlib
import re
import shutil
import subprocess
import unittest

from lacuna_cli import CliTest, run
from test_help import commands, tree


class Manual(CliTest):
    def setUp(self) -> None:
        super().setUp()
        self.pages = self.folder / "man1"
        self.succeed("manual", "--output-dir", self.pages)

    def rendered(self, page: pathlib.Path) -> str:
        done = subprocess.run(["mandoc", "-Tutf8", "-Owidth=100", str(page)], capture_output=True, timeout=60, check=True)
        return re.sub(r".\x08", "", done.stdout.decode())

    def test_one_for_each_command(self) -> None:
        names = {command["command"].replace(" ", "-") + ".1" for command in commands(tree())}
        self.assertEqual({page.name for page in self.pages.iterdir()}, names)
        self.assertLessEqual({"lacuna.1", "lacuna-check.1", "lacuna-list-checks.1"}, names)
        self.assertEqual(self.succeed("manual", "check").stdout, (self.pages / "lacuna-check.1").read_bytes())
        self.assertEqual(self.succeed("manual", "list", "checks").stdout, (self.pages / "lacuna-list-checks.1").read_bytes())

    def test_usage(self) -> None:
        self.refuse("manual", "chequers")
        self.refuse("manual", "check", "--json")
        self.refuse("manual", "--output-dir", self.write("a file", ""))
        self.assertEqual(json.loads(run("manual", "--json").stdout)["command"], "lacuna")

    @unittest.skipUnless(shutil.which("mandoc"), "no mandoc")
    def test_nothing_to_complain_of(self) -> None:
        for page in sorted(self.pages.iterdir()):
            with self.subTest(page=page.name):
                done = subprocess.run(["mandoc", "-Tlint", "-Wwarning", str(page)], capture_output=True, text=True, timeout=60,
                                      check=False)
                self.assertEqual((done.returncode, done.stdout + done.stderr), (0, ""))
        broken = self.write("broken.1", ".TH X 1 2026-01-01\n.SH NAME\n.nosuchmacro\n")
        self.assertNotEqual(subprocess.run(["mandoc", "-Tlint", "-Wwarning", str(broken)], capture_output=True, timeout=60,
                                           check=False).returncode, 0)

    @unittest.skipUnless(shutil.which("groff"), "no groff")
    def test_nothing_to_complain_of_for_groff(self) -> None:
        for page in sorted(self.pages.iterdir()):
            done = subprocess.run(["groff", "-ww", "-man", "-k", "-Tutf8", "-z", str(page)], capture_output=True, text=True,
                                  timeout=60, check=False)
            self.assertEqual((done.returncode, done.stderr), (0, ""), page.name)

    @unittest.skipUnless(shutil.which("mandoc"), "no mandoc")
    def test_they_say_what_help_says(self) -> None:
        for command in commands(tree()):
            text = self.rendered(self.pages / (command["command"].replace(" ", "-") + ".1"))
            with self.subTest(command=command["command"]):
                for heading in ("NAME", "SYNOPSIS", "OPTIONS", "EXAMPLES", "EXIT STATUS", "SEE ALSO"):
                    self.assertIn(f"\n{heading}\n", text)
                for option in command["options"]:
                    self.assertRegex(text, rf"(?m)^ +{re.escape(', '.join(option['names']))}( |$)")
                    words = " ".join(text.split())
                    first = option["description"].split("\n")[0]
                    self.assertIn(" ".join(first.split()).replace("- ", "-"), words.replace("- ", "-"))
                for example in command["examples"]:
                    self.assertIn(" ".join(example.split()), " ".join(text.split()))


if __name__ == "__main__":
    unittest.main()
