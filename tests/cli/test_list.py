"""`lacuna list checks`: what there is, as a table and as JSON."""

import json
import re
import unittest

from lacuna_cli import ROOT, CliTest, run

RULES = """url email path code hashtag placeholder tag tag-order markdown entity empty max-length length edge-space
double-space line-breaks invisible control mojibake confusable decomposed tone-mark spacing end-mark ellipsis bracket quote
initial-case all-capitals doubled-word number number-added unit name acronym copied language script negation list-length
term forbidden-term spelling inconsistent-target inconsistent-source omission addition moved untranslated repetition
pattern""".split()
NEEDS = {"omission": "language pack", "addition": "language pack", "untranslated": "language pack", "moved": "documents",
         "term": "term list", "forbidden-term": "term list", "spelling": "dictionary"}
OFF = {"spelling", "inconsistent-source"}


class Checks(CliTest):
    def checks(self):
        return json.loads(self.succeed("list", "checks", "--json").stdout)

    def test_every_check_is_there_once(self):
        ids = [check["id"] for check in self.checks()]
        self.assertEqual(len(ids), len(set(ids)))
        self.assertLessEqual(set(RULES), set(ids))

    def test_what_json_says_of_each(self):
        for check in self.checks():
            with self.subTest(check=check["id"]):
                self.assertEqual(list(check), ["id", "severity", "summary", "by_default", "needs", "false_alarm_rate"])
                self.assertIn(check["severity"], ("critical", "major", "minor"))
                self.assertRegex(check["summary"], r"^\S.{10,}[^.]$")
                self.assertEqual(check["needs"], NEEDS.get(check["id"], ""))
                self.assertEqual(check["by_default"], check["id"] not in OFF)
                if check["false_alarm_rate"] is not None:
                    self.assertTrue(0.0 <= check["false_alarm_rate"] < 0.05)

    def test_the_table_says_the_same(self):
        said = self.succeed("list", "checks").stdout.decode()
        self.assertRegex(said, r"^check +severity +false alarms +finds\n")
        rows = re.split(r"\n(?=[a-z])", said.split("\n\nFalse alarms:")[0])[1:]
        checks = self.checks()
        self.assertEqual(len(rows), len(checks))
        for row, check in zip(rows, checks):
            words = " ".join(row.split())
            rate = check["false_alarm_rate"]
            self.assertTrue(words.startswith(f"{check['id']} {check['severity']} "
                                             + ("- " if rate is None else f"{100 * rate:.1f} % ")), words)
            self.assertIn(check["summary"], words)
            self.assertEqual(f"(needs: {check['needs']})" in words, check["needs"] != "", words)
            self.assertEqual("(off unless enabled)" in words, not check["by_default"], words)
        self.assertTrue(all(len(line) <= 120 for line in said.splitlines()))

    def test_every_check_can_be_switched_and_is_explained(self):
        source, target = self.write("a.txt", "Một con đò.\n"), self.write("b.txt", "One ferry.\n")
        ids = [check["id"] for check in self.checks()]
        self.succeed("check", source, target, "--parallel", "-q", "--no-config", "--enable", ",".join(ids))
        self.succeed("check", source, target, "--parallel", "-q", "--no-config", "--disable", ",".join(ids))
        explained = (ROOT / "eval" / "docs" / "checks.md").read_text(encoding="utf-8")
        for rule in RULES:
            if rule != "pattern":
                self.assertIn(f"`{rule}`", explained)

    def test_usage(self):
        self.assertIn("Examples:", self.succeed("list", "--help").stdout.decode())
        self.assertIn("Examples:", self.succeed("list", "checks", "--help").stdout.decode())
        for arguments in (["list"], ["list", "chequers"], ["list", "checks", "--xml"]):
            self.refuse(*arguments)
        self.assertEqual(run("list", "checks", "--json").stdout, run("list", "checks", "--json", env={"COLUMNS": "20"}).stdout)


if __name__ == "__main__":
    unittest.main()
