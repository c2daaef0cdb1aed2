"""`lacuna report`: saved runs in any format; and the same formats of `lacuna check`."""

import csv
import gzip
import io
import json
import os
import pty
import re
import subprocess
import unittest
import zipfile

from lacuna_cli import BINARY, CANDIDATE, REFERENCE, SAMPLES, SOURCE, CliTest, run

FORMATS = ("console", "table", "html", "xlsx", "markdown", "csv", "tsv", "json", "jsonl", "sarif")
OF_SEVERAL = ("console", "table", "html", "xlsx", "markdown", "csv", "tsv", "sarif")
ENDINGS = {"html": "html", "htm": "html", "xlsx": "xlsx", "md": "markdown", "markdown": "markdown", "csv": "csv", "tsv": "tsv",
           "tab": "tsv", "json": "json", "jsonl": "jsonl", "ndjson": "jsonl", "sarif": "sarif", "txt": "console"}


class ReportTest(CliTest):
    def setUp(self):
        super().setUp()
        self.run = self.save("run.json", CANDIDATE)

    def save(self, name, target, *arguments):
        path = self.folder / name
        self.succeed("check", SOURCE, target, "-q", "--json", path, *arguments)
        return path

    def report(self, *arguments, **keywords):
        return self.succeed("report", *arguments, **keywords).stdout

    def findings(self, path=None):
        return json.loads((path or self.run).read_bytes())["findings"]


class Formats(ReportTest):
    def test_each_is_what_check_writes(self):
        for name in FORMATS:
            with self.subTest(format=name):
                made = self.report(self.run, "--format", name)
                self.assertTrue(made)
                direct = self.succeed("check", SOURCE, CANDIDATE, "--format", name).stdout
                if name in ("csv", "tsv"):  # which name the file of the run
                    made = made.replace(str(self.run).encode(), b"")
                if name != "xlsx" and name != "html" and name != "json":
                    self.assertEqual(made, direct)
        self.assertEqual(json.loads(self.report(self.run, "--format", "json")), json.loads(self.run.read_bytes()))

    def test_the_ending_says_which(self):
        for ending, name in ENDINGS.items():
            out = self.folder / f"out.{ending}"
            self.assertEqual(self.report(self.run, "-o", out), b"")
            self.assertEqual(out.read_bytes(), self.report(self.run, "--format", name), ending)
        packed = self.folder / "out.csv.gz"
        self.report(self.run, "--out", packed)
        self.assertEqual(gzip.decompress(packed.read_bytes()), self.report(self.run, "--format", "csv"))
        named = self.folder / "out.txt"
        self.report(self.run, "-o", named, "--format", "markdown")
        self.assertEqual(named.read_bytes(), self.report(self.run, "--format", "markdown"))

    def test_several_side_by_side(self):
        other = self.save("other.json", REFERENCE, "--min-probability", "0.05")
        self.assertTrue(self.findings(other))
        for name in OF_SEVERAL:
            self.assertTrue(self.report(self.run, other, "--format", name), name)
        rows = list(csv.DictReader(io.StringIO(self.report(self.run, other, "--format", "csv").decode(), newline="")))
        self.assertEqual(len(rows), len(self.findings()) + len(self.findings(other)))
        self.assertEqual({row["run"] for row in rows}, {str(self.run), str(other)})
        said = self.report(self.run, other).decode()
        self.assertRegex(said, r"run +passages +findings +critical +major +minor +covered\ncandidate\.en\.txt +\d+")
        self.assertIn("reference.en.txt", said)
        results = json.loads(self.report(self.run, other, "--format", "sarif"))["runs"][0]["results"]
        self.assertEqual(len(results), len(rows))
        elsewhere = self.folder / "elsewhere.json"
        self.succeed("check", SAMPLES / "health" / "source.vi.txt", SAMPLES / "health" / "candidate.en.txt", "-q", "--json", elsewhere)
        done = self.succeed("report", self.run, elsewhere, "--format", "html")
        self.assertIn(b"the runs are not compared: ", done.stderr)
        for name in ("json", "jsonl"):
            self.assertIn(f"{name} holds one run, and there are 2", self.refuse("report", self.run, other, "--format", name))

    def test_the_same_bytes_each_time(self):
        for name in FORMATS:
            self.assertEqual(self.report(self.run, "--format", name), self.report(self.run, "--format", name), name)

    def test_standard_input(self):
        self.assertEqual(self.report("-", "--format", "table", stdin=self.run.read_bytes()),
                         self.report(self.run, "--format", "table"))

    def test_a_workbook_is_one(self):
        out = self.folder / "work.xlsx"
        self.report(self.run, "-o", out)
        with zipfile.ZipFile(out) as archive:
            self.assertIsNone(archive.testzip())
            self.assertIn("xl/worksheets/sheet2.xml", archive.namelist())

    def test_filters(self):
        every = self.findings()
        def left(*arguments):
            return json.loads(self.report(self.run, "--format", "json", *arguments))
        sure = left("--min-probability", "0.9")
        self.assertEqual(sure["findings"], [f for f in every if f["probability"] >= 0.9])
        self.assertRegex(sure["remarks"][-1], rf"^\d+ of {len(every)} findings are left out; shown: probability from 0\.9$")
        self.assertEqual(left("--rule", "omission")["findings"], [f for f in every if f["rule"] == "omission"])
        self.assertEqual(left("--rule", "num*,omi*", "--rule", "name")["findings"],
                         [f for f in every if f["rule"].startswith(("num", "omi")) or f["rule"] == "name"])
        self.assertEqual(left("--severity", "critical")["findings"], [f for f in every if f["severity"] == "critical"])
        self.assertEqual(left("--severity", "minor")["findings"], every)
        self.assertIn(b"findings are left out", self.report(self.run, "--rule", "moved"))

    def test_show(self):
        self.assertIn(f"… and {len(self.findings()) - 2} more findings", self.report(self.run, "--show", "2").decode())
        self.assertIn(f"… and {len(self.findings()) - 2} more findings",
                      self.report(self.run, "--show", "2", "--format", "markdown").decode())


class OfCheck(ReportTest):
    """--format, --out and the options named after a format."""

    def test_format_takes_the_summarys_place(self):
        rows = self.succeed("check", SOURCE, CANDIDATE, "--format", "csv").stdout.decode().splitlines()
        self.assertTrue(rows[0].startswith("run,number,severity,"))
        out = self.folder / "out.md"
        self.assertEqual(self.succeed("check", SOURCE, CANDIDATE, "-o", out).stdout, b"")
        self.assertTrue(out.read_text(encoding="utf-8").startswith("## Lacuna check: "))
        self.assertEqual(self.succeed("check", SOURCE, CANDIDATE, "-q", "--format", "markdown").stdout, out.read_bytes())

    def test_quiet_leaves_errors_only(self):
        other = self.folder / "contract.json"
        self.succeed("check", SAMPLES / "contract" / "source.vi.txt", SAMPLES / "contract" / "candidate.en.txt", "-q",
                     "--json", other)
        out = self.folder / "x.html"
        self.assertIn(b"warning: the runs are not compared", self.succeed("report", self.run, other, "-o", out).stderr)
        self.assertEqual(self.succeed("report", self.run, other, "-q", "-o", out).stderr, b"")
        self.refuse("report", self.folder / "none.json", "-q")

    def test_files_beside_the_summary(self):
        paths = {name: self.folder / f"x.{name}" for name in FORMATS if name not in ("console", "table")}
        arguments = [word for name, path in paths.items() for word in (f"--{name}", path)]
        done = self.succeed("check", SOURCE, CANDIDATE, *arguments)
        self.assertEqual(done.stdout, self.succeed("check", SOURCE, CANDIDATE).stdout)
        for name, path in paths.items():
            self.assertEqual(path.read_bytes(), self.succeed("check", SOURCE, CANDIDATE, "--format", name).stdout, name)

    def test_a_file_that_cannot_be_written_ends_it_before_anything_is_said(self):
        kept = self.write("keep.html", "as it was")
        self.refuse("check", SOURCE, CANDIDATE, "--html", kept, "--csv", self.folder / "no" / "x.csv")
        self.refuse("check", SOURCE, CANDIDATE, "--html", kept, "--json", self.folder, "-q")
        self.assertEqual(kept.read_text(encoding="utf-8"), "as it was")
        self.assertEqual(sorted(path.name for path in self.folder.iterdir()), ["keep.html", "run.json"])

    def test_files_that_would_be_lost(self):
        target = self.write("c.en", CANDIDATE.read_bytes())
        terms = self.write("terms.csv", "vi,en\nnước,water\n")
        for arguments in (["--csv", target], ["--html", f"{self.folder}/./c.en"], ["--terms", terms, "-o", terms, "--format", "csv"],
                          ["--csv", target, "--annotate", target]):
            self.assertIn("is an input", self.refuse("check", SOURCE, target, "-q", *arguments))
        self.assertEqual(target.read_bytes(), CANDIDATE.read_bytes())
        a, b = self.folder / "a.csv", f"{self.folder}/none/../a.csv"
        for arguments in (["--csv", a, "--tsv", a], ["--csv", a, "--tsv", b], ["--csv", a, "-o", a]):
            self.assertIn("named for two outputs", self.refuse("check", SOURCE, target, *arguments))
        self.assertFalse(a.exists())
        for arguments in (["--csv", "-", "--json", "-"], ["--csv", "-", "--format", "markdown"]):
            self.assertIn("several outputs on standard output", self.refuse("check", SOURCE, target, *arguments))
        self.succeed("check", SOURCE, target, "--csv", os.devnull, "--tsv", os.devnull, "-q")

    def test_the_limit_counts_all_the_same(self):
        self.assertEqual(run("check", SOURCE, CANDIDATE, "-o", self.folder / "x.csv", "--max-findings", "0").returncode, 1)

    def test_dismissed_findings_come_back_as_suppressions(self):
        first = self.findings()[0]
        page = {"suppressions": [{"fingerprint": first["fingerprint"], "reason": "as agreed", "owner": "lan"},
                                 {"fingerprint": "0" * 32, "reason": "long gone"}]}
        path = self.write("dismissed.json", json.dumps(page, indent=1))
        report = self.check(SOURCE, CANDIDATE, "--suppressions", path)
        self.assertEqual(len(report["findings"]), len(self.findings()) - 1)
        self.assertEqual(report["suppressed"][0]["finding"]["fingerprint"], first["fingerprint"])
        self.assertEqual([(s["path"], s["line"], s["matched"]) for s in report["suppressions"]],
                         [(str(path), 3, 1), (str(path), 8, 0)])
        said = self.succeed("check", SOURCE, CANDIDATE, "--suppressions", path).stdout.decode()
        self.assertIn(f"{path}:8: suppression of fingerprint {'0' * 32} is unused\n", said)
        second = self.write("more.json", json.dumps({"suppressions": [{"rule": "*", "reason": "all"}]}))
        self.assertEqual(self.check(SOURCE, CANDIDATE, "--suppressions", path, "--suppressions", second)["findings"], [])
        # lacuna.json may name them, too.
        config = self.write("lacuna.json", json.dumps({"suppression_files": ["dismissed.json"]}))
        self.assertEqual(self.check(SOURCE, CANDIDATE, "--config", config)["findings"], report["findings"])

    def test_a_file_of_suppressions_that_is_wrong(self):
        for text, said in (("{}", "'suppressions' is missing"), ('{"suppressions": [\n{"rule": "x"}]}', ":2: "),
                           ('{"suppressions": [], "checks": {}}', "checks"), ("", "d.json")):
            path = self.write("d.json", text)
            self.assertIn(said, self.refuse("check", SOURCE, CANDIDATE, "--suppressions", path))
        self.assertIn("none.json", self.refuse("check", SOURCE, CANDIDATE, "--suppressions", self.folder / "none.json"))


class Terminal(ReportTest):
    """What a terminal gets and a pipe does not."""

    def on_terminal(self, *arguments, **environment):
        leader, follower = pty.openpty()
        env = {"PATH": os.environ["PATH"], "HOME": "/", "LC_ALL": "C.UTF-8", "TERM": "xterm", **environment}
        with subprocess.Popen([BINARY, *map(str, arguments)], stdin=subprocess.DEVNULL, stdout=follower, stderr=follower,
                              env=env) as process:
            os.close(follower)
            said = b""
            while True:
                try:
                    piece = os.read(leader, 65536)
                except OSError:  # the other end is closed
                    break
                if not piece:
                    break
                said += piece
        os.close(leader)
        self.assertEqual(process.returncode, 0, said)
        return said

    def test_colours(self):
        said = self.on_terminal("check", SOURCE, CANDIDATE)
        self.assertIn(b"\x1b[1;31mcritical\x1b[0m", said)
        self.assertIn(b"\x1b[1;31mcritical\x1b[0m", self.on_terminal("report", self.run, "--format", "table"))

    def test_no_color(self):
        for arguments in (["check", SOURCE, CANDIDATE, "-q", "--format", "console"], ["report", self.run],
                          ["report", self.run, "--format", "table"]):
            self.assertNotIn(b"\x1b", self.on_terminal(*arguments, NO_COLOR="1"))

    def test_nothing_of_it_in_a_pipe(self):
        for name in FORMATS:
            done = self.succeed("check", SOURCE, CANDIDATE, "--format", name)
            if name not in ("xlsx", "html"):
                self.assertNotIn(b"\x1b", done.stdout)
            self.assertNotIn(b"\r", done.stderr)

    def test_quiet(self):
        self.assertEqual(self.on_terminal("check", SOURCE, CANDIDATE, "-q"), b"")


class BadInput(ReportTest):
    def test_runs_that_are_none(self):
        for text in ("", "{", "[]", "{}", '{"schema_version": 99}', '{"suppressions": []}'):
            path = self.write("bad.json", text)
            self.assertIn("bad.json", self.refuse("report", path))
            self.assertIn("bad.json", self.refuse("report", self.run, path))
        self.assertIn("none.json", self.refuse("report", self.folder / "none.json"))
        self.refuse("report", self.folder)

    def test_options(self):
        self.assertIn("its name says no format", self.refuse("report", self.run, "-o", self.folder / "x.doc"))
        self.assertIn("docx", self.refuse("report", self.run, "--format", "docx"))
        for arguments in (["--severity", "fatal"], ["--min-probability", "2"], ["--show", "-1"], ["--suite", "x"],
                          ["--history", self.folder / "none.sqlite"], ["-o", self.folder / "no" / "x.csv"]):
            self.refuse("report", self.run, *arguments)
        self.refuse("report")

    def test_what_would_pass_for_nothing_found(self):
        for value in ("nan", "NaN", "-0.1", "inf"):
            self.refuse("report", self.run, "--min-probability", value)
        said = self.refuse("report", self.run, "--rule", "nosuch*")
        self.assertIn("no check is called 'nosuch*'", said)
        self.refuse("report", self.run, "--rule", "omission,nosuch")
        self.report(self.run, "--rule", "untranslated")  # a check, of which the run need have no finding
        self.report(self.run, "--rule", "om*")

    def test_rules_of_the_users_own(self):
        text = self.run.read_text(encoding="utf-8").replace('"rule": "omission"', '"rule": "house-rule"')
        self.assertIn("house-rule", text)
        own = self.write("own.json", text)
        self.report(self.run, own, "--rule", "house-*")
        self.refuse("report", self.run, "--rule", "house-*")

    def test_files_that_would_be_lost(self):
        before = self.run.read_bytes()
        link = self.folder / "link.json"
        link.symlink_to(self.run)
        for out in (self.run, link, self.folder / "." / "run.json", f"{self.folder}/x/../run.json"):
            self.assertIn("is an input", self.refuse("report", self.run, "--format", "csv", "-o", out))
        self.assertEqual(self.run.read_bytes(), before)

    def test_standard_input_is_read_once(self):
        self.assertIn("only one file can be standard input", self.refuse("report", "-", "-", stdin=self.run.read_bytes()))

    def test_help(self):
        said = self.succeed("report", "--help").stdout.decode()
        for name in FORMATS:
            self.assertRegex(said, rf"(?m)^ *{name} ")
        self.assertGreaterEqual(len(re.findall(r"(?m)^ +lacuna report ", said)), 2)


if __name__ == "__main__":
    unittest.main()
