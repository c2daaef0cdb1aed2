"""`lacuna history`: the runs of a history file, as table, plot, CSV and JSON. Python's sqlite3 reads the file, too."""

import csv
import io
import json
import os
import sqlite3
import subprocess
import sys
import unicodedata
import unittest
import xml.etree.ElementTree

from lacuna_cli import ROOT, CliTest

WRITE_HISTORY = os.environ["LACUNA_WRITE_HISTORY"]
SUITES = ["news", "course/large", "messages"]


class HistoryCase(CliTest):
    def make(self, what, name="runs.sqlite"):
        """A file with so many runs, or with "hostile" ones."""
        path = self.folder / name
        subprocess.run([WRITE_HISTORY, path, str(what)], check=True, timeout=600)
        return path

    def history(self, *arguments, **keywords):
        done = self.succeed("history", *arguments, **keywords)
        self.assertEqual(done.stderr, b"")
        return done.stdout.decode()


class History(HistoryCase):
    def test_a_table_with_a_line_for_each_run(self):
        said = self.history(self.make(5))
        rows = [line.split() for line in said.splitlines() if line[:3].strip().isdigit()]
        self.assertEqual([row[0] for row in rows], ["1", "2", "3", "4", "5"])
        self.assertEqual(rows[3][1:6], ["2026-11-13", "08:00", "1000003ccc", "fail", "30.25"])
        self.assertEqual(rows[4][4:6], ["pass", "35.00"])
        self.assertEqual(said.count("30.25 ✗"), 1)
        self.assertNotIn("\x1b", said)

    def test_lines_fit_the_usual_width(self):
        for options in ([], ["--plot"]):
            for line in self.history(self.make(300), *options).splitlines():
                wide = sum(unicodedata.east_asian_width(c) in "WF" for c in line)
                self.assertLessEqual(len(line) + wide, 100, line)

    def test_a_plot_for_each_score(self):
        path = self.make(8)
        said = self.history(path, "--plot")
        self.assertEqual(said, self.history(path, "--format", "plot"))
        heads = [block.splitlines()[0] for block in said.split("\n\n")]
        self.assertEqual(heads, ["news BLEU  30.25 ✗", "news chrF2++  58.12 ✓", "course/large BLEU  41.00 ?"])

    def test_csv(self):
        path = self.make(4)
        out = self.folder / "runs.csv"
        self.assertEqual(self.history(path, "--format", "csv", "-o", out), "")
        with open(out, encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file, strict=True))
        self.assertEqual(len(rows), 4 * 3)
        self.assertEqual({row["suite"] for row in rows}, {"news", "course/large"})
        last = rows[9]
        self.assertEqual((last["run"], last["metric"], float(last["value"]), float(last["gain_low"]), last["verdict"],
                          last["run_verdict"], last["exit_code"]), ("4", "BLEU", 30.25, -5.5, "fail", "fail", "1"))

    def test_json(self):
        runs = json.loads(self.history(self.make(4), "--format", "json"))["runs"]
        self.assertEqual([run["id"] for run in runs], [1, 2, 3, 4])
        self.assertEqual([findings["suite"] for findings in runs[3]["findings"]], SUITES)
        self.assertEqual(runs[3]["scores"][2]["verdict"], "inconclusive")

    def test_json_follows_its_schema(self):
        python = os.environ.get("LACUNA_SYSTEM_PYTHON", sys.executable)
        for what in (0, 4, "hostile"):
            path = self.make(what, f"{what}.sqlite") if what else self.write("0.sqlite", "")
            out = self.folder / f"{what}.json"
            self.history(path, "--format", "json", "-o", out)
            done = subprocess.run([python, ROOT / "tests" / "support" / "validate_json.py",
                                   ROOT / "reports" / "schema" / "history.schema.json", out],
                                  capture_output=True, text=True, timeout=600, check=False)
            if done.returncode == 77:
                self.skipTest(done.stdout)
            self.assertEqual(done.returncode, 0, done.stdout)

    def test_hostile_names_come_back_as_they_were(self):
        path = self.make("hostile")
        database = sqlite3.connect(path)
        self.addCleanup(database.close)
        names = database.execute("SELECT DISTINCT suite, metric, commit_id FROM scores, runs WHERE run = id").fetchall()
        self.assertEqual(len(names), 1)
        self.assertIn("<script>", names[0][0])
        rows = list(csv.DictReader(io.StringIO(self.history(path, "--format", "csv"), newline=""), strict=True))
        self.assertEqual({(row["suite"], row["metric"], row["commit"]) for row in rows}, set(names))
        runs = json.loads(self.history(path, "--format", "json"))["runs"]
        self.assertEqual({(score["suite"], score["metric"], run["commit"]) for run in runs for score in run["scores"]},
                         set(names))
        for options in ([], ["--plot"]):
            said = self.history(path, *options)
            self.assertFalse([c for c in said if unicodedata.category(c) in ("Cc", "Cf") and c != "\n"], said)

    def test_a_trend_is_xml_without_scripts_and_styles(self):
        for what in (9, "hostile"):
            path = self.make(what, f"{what}.sqlite")
            done = subprocess.run([WRITE_HISTORY, path, "svg"], capture_output=True, timeout=600, check=True)
            picture = xml.etree.ElementTree.fromstring(done.stdout)
            count = len(json.loads(self.history(path, "--format", "json"))["runs"])
            titles = list(picture.iter("{http://www.w3.org/2000/svg}title"))
            self.assertEqual(len(titles), count)
            self.assertEqual(picture.get("role"), "img")
            self.assertIn(f"over {count} runs", picture.get("aria-label"))
            for element in picture.iter():
                self.assertIn(element.tag.split("}")[1],
                              ("svg", "path", "text", "polygon", "polyline", "circle", "rect", "title"))
                for name in element.attrib:
                    self.assertFalse(name.startswith("on") or name in ("style", "href"), name)
                for name in ("x", "y", "cx", "cy"):
                    self.assertTrue(0 <= float(element.get(name, "0")) <= 640)

    def test_last_and_suite(self):
        path = self.make(6)
        runs = json.loads(self.history(path, "--last", "2", "--suite", "course/*", "--format", "json"))["runs"]
        self.assertEqual([run["id"] for run in runs], [5, 6])
        self.assertEqual({score["suite"] for run in runs for score in run["scores"]}, {"course/large"})
        self.assertEqual([len(run["findings"]) for run in runs], [1, 1])
        self.assertEqual(len(json.loads(self.history(path, "--last", "100", "--format", "json"))["runs"]), 6)
        self.assertEqual(self.history(path, "--suite", "none", "--plot"), "no scores\n")

    def test_an_empty_file_has_no_runs(self):
        path = self.write("runs.sqlite", "")
        self.assertEqual(self.history(path), "no runs\n")
        self.assertEqual(json.loads(self.history(path, "--format", "json"))["runs"], [])
        self.assertEqual(len(self.history(path, "--format", "csv").splitlines()), 1)

    def test_another_reader_sees_the_same(self):
        path = self.make(4)
        runs = json.loads(self.history(path, "--format", "json"))["runs"]
        database = sqlite3.connect(path.as_uri() + "?mode=ro", uri=True)
        self.addCleanup(database.close)
        database.row_factory = sqlite3.Row
        self.assertEqual(database.execute("PRAGMA integrity_check").fetchone()[0], "ok")
        self.assertEqual(database.execute("PRAGMA foreign_key_check").fetchall(), [])
        self.assertEqual(database.execute("PRAGMA application_id").fetchone()[0], 0x4C616375)
        self.assertEqual(database.execute("PRAGMA user_version").fetchone()[0], 1)
        self.assertEqual(database.execute("PRAGMA journal_mode").fetchone()[0], "delete")
        read = []
        for row in database.execute("SELECT * FROM runs ORDER BY id"):
            entry = dict(row)
            entry["commit"] = entry.pop("commit_id")
            for table, flag in (("scores", "lower_is_better"), ("findings", "checked")):
                entry[table] = [dict(part) for part in
                                database.execute(f"SELECT * FROM {table} WHERE run = ? ORDER BY position", (row["id"],))]
                for part in entry[table]:
                    del part["run"], part["position"]
                    part[flag] = bool(part[flag])
            read.append(entry)
        self.assertEqual(read, runs)

    def test_the_documented_query(self):
        path = self.make(8)
        page = (ROOT / "eval" / "docs" / "history.md").read_text(encoding="utf-8")
        query = page.split("```sql\n")[1].split("```")[0]
        database = sqlite3.connect(path)
        self.addCleanup(database.close)
        rows = database.execute(query).fetchall()
        self.assertEqual([row[2] for row in rows if row[3] == "fail"], [30.25, 30.25])
        self.assertEqual(len(rows), 8)

    def test_every_column_is_documented(self):
        page = (ROOT / "eval" / "docs" / "history.md").read_text(encoding="utf-8")
        database = sqlite3.connect(self.make(1))
        self.addCleanup(database.close)
        tables = [row[0] for row in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        self.assertEqual(sorted(tables), ["findings", "runs", "scores"])
        for table in tables:
            described = page.split(f"### `{table}`")[1].split("###")[0]
            for column in database.execute(f"SELECT name FROM pragma_table_info('{table}')"):
                self.assertIn(f"`{column[0]}`", described, table)

    def test_reading_changes_nothing(self):
        path = self.make(3)
        before = path.read_bytes()
        for options in ([], ["--plot"], ["--format", "csv"], ["--format", "json"]):
            self.history(path, *options)
        self.assertEqual(path.read_bytes(), before)
        self.assertEqual([entry.name for entry in self.folder.iterdir()], ["runs.sqlite"])

    def test_help(self):
        said = self.succeed("history", "--help").stdout.decode()
        for word in ("Examples:", "--last", "--suite", "--plot", "--format", "--output"):
            self.assertIn(word, said)
        self.assertIn("history", self.succeed("--help").stdout.decode())


class BadInput(HistoryCase):
    def test_what_is_no_history(self):
        said = self.refuse("history", self.folder / "none.sqlite")
        self.assertIn("none.sqlite: cannot open: No such file or directory", said)
        self.assertEqual(list(self.folder.iterdir()), [])
        self.assertIn("is a directory", self.refuse("history", self.folder))
        text = self.write("notes.txt", "Một ghi chú.\n" * 100)
        self.assertIn("notes.txt: not a history: expected an SQLite file", self.refuse("history", text))
        other = sqlite3.connect(self.folder / "other.sqlite")
        other.execute("CREATE TABLE runs(id INTEGER)")
        other.close()
        self.assertIn("of another program", self.refuse("history", self.folder / "other.sqlite"))

    def test_damaged_and_newer_files(self):
        path = self.make(3)
        whole = path.read_bytes()
        cut = self.write("cut.sqlite", whole[:len(whole) - 100])
        self.assertIn("damaged: cut off", self.refuse("history", cut))
        database = sqlite3.connect(path)
        database.execute("PRAGMA user_version = 2")
        database.close()
        self.assertIn("newer Lacuna", self.refuse("history", path))

    def test_usage(self):
        path = self.make(1)
        for arguments in ([], [path, path], [path, "--last", "0"], [path, "--last", "-1"], [path, "--last", "many"],
                          [path, "--format", "xml"], [path, "--format", "2"], [path, "--plot", "--format", "csv"]):
            self.refuse("history", *arguments)

    def test_an_output_that_cannot_be_written(self):
        path = self.make(1)
        self.refuse("history", path, "-o", self.folder / "none" / "out.txt")
        with open("/dev/full", "wb") as full:
            done = subprocess.run([os.environ["LACUNA_BINARY"], "history", path], stdout=full, stderr=subprocess.PIPE,
                                  timeout=600, check=False)
        self.assertEqual(done.returncode, 2)
        self.assertIn(b"cannot write", done.stderr)


if __name__ == "__main__":
    unittest.main()
