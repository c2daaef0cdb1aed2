"""`lacuna gate` in a git repository, from the first run to a damaged baseline, with the reports that CI platforms read."""

import json
import os
import pathlib
import random
import re
import signal
import sqlite3
import subprocess
import sys
import time
import unittest

import junitparser
from lacuna_cli import BINARY, PACK, ROOT, SAMPLES, CliTest, run
from lxml import etree

sys.path.insert(0, str(ROOT / "tests" / "support"))
import sarif_rules  # noqa: E402  (it lies in another folder)

JUNIT = etree.XMLSchema(etree.parse(str(ROOT / "tests" / "support" / "junit.xsd")))
SARIF = pathlib.Path(os.environ.get("LACUNA_SHARED_DIR", "")) / "schemas" / "sarif-schema-2.1.0.json"
DAY = "2026-05-01"


def sample_lines():
    """Sources and references of all samples, two lines in one: units of several sentences."""
    sources, references = [], []
    for folder in sorted(SAMPLES.iterdir()):
        source = (folder / "source.vi.txt").read_text().splitlines()
        reference = (folder / "reference.en.txt").read_text().splitlines()
        pairs = [(s, r) for s, r in zip(source, reference) if s.strip() and r.strip()]
        for i in range(0, len(pairs) - 1, 2):
            sources.append(pairs[i][0] + " " + pairs[i + 1][0])
            references.append(pairs[i][1] + " " + pairs[i + 1][1])
    return sources, references


SOURCES, REFERENCES = sample_lines()


def system(seed, rate):
    """A translation whose words differ from the reference's at that rate; numbers and names stay."""
    chance = random.Random(seed)
    words = {"the": "this", "a": "one", "and": "plus", "of": "from", "in": "inside", "to": "towards", "is": "remains",
             "for": "because of", "will": "shall", "with": "along with", "are": "remain", "on": "upon"}
    lines = []
    for line in REFERENCES:
        lines.append(" ".join(words[w] if w in words and chance.random() < rate else w for w in line.split(" ")))
    return lines


class GateTest(CliTest):
    suite = {"name": "samples", "source": "test.vi", "hypothesis": "out.en", "references": ["test.en"],
             "source_language": "vi", "target_language": "en", "pack": str(PACK),
             "metrics": ["bleu", "chrf++", "ter"], "checks": {"critical": {"max_new": 0}}}

    def setUp(self):
        super().setUp()
        self.configure()
        self.write("test.vi", "\n".join(SOURCES) + "\n")
        self.write("test.en", "\n".join(REFERENCES) + "\n")
        self.translate(system(1, 0.5))

    def configure(self, gate=None, suite=None, **sections):
        self.write("lacuna.json", json.dumps({"gate": {"suites": [{**self.suite, **(suite or {})}], **(gate or {})},
                                              **sections}, indent=1))

    def translate(self, lines):
        self.write("out.en", "\n".join(lines) + "\n")

    def gate(self, expected, *arguments, today=DAY, **keywords):
        done = run("gate", "--today", today, *arguments, cwd=self.folder, **keywords)
        said = (done.stdout + done.stderr).decode(errors="replace")
        self.assertEqual(done.returncode, expected, said)
        return said

    def report(self, expected, *arguments, **keywords):
        """The gate's report as JSON, with every other report checked against it."""
        outputs = {"json": "gate.json", "junit": "gate.xml", "sarif": "gate.sarif", "markdown": "gate.md",
                   "html": "gate.html", "gitlab": "gate.gitlab.json"}
        options = [word for option, name in outputs.items() for word in ("--" + option, name)]
        self.said = self.gate(expected, *options, *arguments, **keywords)
        report = json.loads((self.folder / "gate.json").read_bytes())
        self.assertEqual(report["exit_code"], expected)
        self.junit = self.read_junit()
        self.sarif = self.read_sarif()
        self.markdown = (self.folder / "gate.md").read_text()
        self.assertIn(report["verdict"], self.markdown.lower())
        self.assertIn(report["verdict"], self.said.lower())
        return report

    def read_junit(self):
        path = self.folder / "gate.xml"
        JUNIT.assertValid(etree.parse(str(path)))
        return junitparser.JUnitXml.fromfile(str(path))

    def read_sarif(self):
        path = self.folder / "gate.sarif"
        self.assertEqual(list(sarif_rules.problems(path, self.folder)), [])
        sarif = json.loads(path.read_bytes())
        if SARIF.is_file():
            import jsonschema
            jsonschema.validate(sarif, json.loads(SARIF.read_bytes()))
        return sarif["runs"][0]["results"]

    def junit_failures(self):
        return [f"{result.message}\n{result.text}" for suite in self.junit for case in suite for result in case.result
                if isinstance(result, (junitparser.Failure, junitparser.Error))]

    def results(self, rule):
        return [result for result in self.sarif if result["ruleId"] == rule]


class Story(GateTest):
    """What a project lives through with its gate."""

    def git(self, *arguments):
        return subprocess.run(["git", "-c", "user.name=t", "-c", "user.email=t@example.org", *arguments],
                              cwd=self.folder, check=True, capture_output=True, text=True).stdout

    def commit(self, *files):
        self.git("add", *files)
        self.git("commit", "-q", "-m", "state")

    def setUp(self):
        super().setUp()
        self.git("init", "-q")
        self.commit("lacuna.json", "test.vi", "test.en", "out.en")

    def accept(self):
        said = self.gate(0, "--update")
        self.commit("lacuna.baseline.json")
        return said

    def test_the_first_run_fails_once_and_says_how_to_go_on(self):
        report = self.report(1)
        self.assertFalse(report["baseline"]["present"])
        for text in (self.said, self.markdown, "".join(self.junit_failures())):
            self.assertIn("lacuna gate --update", text)
        self.assertFalse((self.folder / "lacuna.baseline.json").exists())
        self.accept()
        report = self.report(0)
        self.assertEqual(report["verdict"], "pass")
        self.assertEqual(self.junit_failures(), [])
        self.assertIn("baseline", self.said)
        self.assertEqual({r.get("baselineState") for r in self.sarif} - {"unchanged"}, set())

    def test_nothing_changed_leaves_the_baseline_as_it_is(self):
        self.accept()
        self.gate(0, "--update", today="2026-06-01")
        self.assertEqual(self.git("status", "--porcelain", "lacuna.baseline.json"), "")

    def test_an_improvement_passes(self):
        self.accept()
        self.translate(system(1, 0.2))
        report = self.report(0)
        metrics = report["suites"][0]["metrics"]
        self.assertEqual([m["verdict"] for m in metrics], ["pass"] * 3)
        self.assertTrue(all(m["gain"]["low"] > 0 for m in metrics), metrics)

    def test_noise_is_inconclusive_and_what_then_happens_is_configured(self):
        self.accept()
        self.translate(system(2, 0.5))
        report = self.report(0)
        self.assertEqual(report["verdict"], "inconclusive")
        for metric in report["suites"][0]["metrics"]:
            self.assertLess(metric["gain"]["low"], 0)
            self.assertGreater(metric["gain"]["high"], 0)
        self.assertEqual(self.junit_failures(), [])
        for policy, code in (("report", 3), ("fail", 1)):
            self.configure({"inconclusive": policy})
            self.report(code)
        # With a margin it is a pass: a drop beyond it can be excluded.
        self.configure(suite={"metrics": [{"metric": "bleu", "margin": 12}]})
        self.assertEqual(self.report(0)["verdict"], "pass")

    def test_a_real_regression_fails_with_value_and_interval(self):
        self.accept()
        self.translate(system(1, 0.95))
        report = self.report(1)
        bleu = report["suites"][0]["metrics"][0]
        self.assertEqual(bleu["verdict"], "fail")
        self.assertLess(bleu["gain"]["high"], 0)
        self.assertLess(bleu["gain"]["low"], bleu["gain"]["estimate"])
        self.assertEqual(len(self.junit_failures()), 3)
        value = f"{bleu['score']['value']:.2f}"
        case = next(c for suite in self.junit for c in suite if "BLEU" in c.name)
        self.assertIn(value, case.result[0].message + (case.result[0].text or ""))
        self.assertIn("BLEU", self.markdown)
        self.assertTrue(self.results("gate.metric"))
        # Accepting it is a line in the baseline's history.
        self.assertIn("BLEU was", self.accept())
        self.report(0)
        self.assertRegex(self.git("log", "-p", "-1", "--", "lacuna.baseline.json"), r'\+ +"value": ' + value[:-1])

    def drop_a_sentence(self):
        """One of two sentences of a unit is left out."""
        lines = (self.folder / "out.en").read_text().splitlines()
        place = next(i for i, line in enumerate(lines)
                     if re.match(r"[^.]{50,}\. [A-Z][^.]{50,}\.", line))
        lines[place] = lines[place][:lines[place].index(". ") + 1]
        self.translate(lines)
        return place + 1

    def test_a_newly_dropped_sentence_fails_alone(self):
        self.accept()
        line = self.drop_a_sentence()
        report = self.report(1)
        suite = report["suites"][0]
        breaks = [f for f in suite["check"]["findings"] if f["hard_break"]]
        self.assertEqual(len(breaks), 1, breaks)
        result, = [r for r in self.results("omission") if r["baselineState"] == "new"]
        self.assertEqual(result["level"], "error")
        regions = [place["physicalLocation"] for place in result["locations"] + result["relatedLocations"]]
        self.assertEqual({place["region"]["startLine"] for place in regions}, {line})
        self.assertIn("left out", "".join(self.junit_failures()))
        self.assertIn(f"::error file=out.en,line={line}", self.gate(1, "--github", "-q", "--sarif", "open.sarif"))
        results = json.loads((self.folder / "open.sarif").read_bytes())["runs"][0]["results"]
        self.assertEqual({r["baselineState"] for r in results} - {"new", "unchanged"}, set())

    def test_what_is_suppressed_does_not_fail_until_it_expires(self):
        self.accept()
        self.drop_a_sentence()
        report = self.report(1)
        fingerprint, = [f["finding"]["fingerprint"] for f in report["suites"][0]["check"]["findings"] if f["hard_break"]]
        self.configure(suppressions=[{"fingerprint": fingerprint, "reason": "said elsewhere", "owner": "lan",
                                      "expires": "2026-07-01"}])
        report = self.report(0)
        suppressed, = [r for r in self.sarif if r.get("suppressions")]
        self.assertEqual(suppressed["suppressions"][0]["justification"], "said elsewhere")
        report = self.report(1, today="2026-07-02")
        self.assertIn("expired", self.said)

    def test_another_reference_is_refused(self):
        self.accept()
        self.write("test.en", "\n".join(REFERENCES[:-1] + ["Something else."]) + "\n")
        report = self.report(2)
        self.assertEqual(report["suites"][0]["verdict"], "error")
        for text in (self.said, self.markdown, "".join(self.junit_failures())):
            self.assertIn("the reference test.en has changed", text)
        self.assertTrue(self.results("gate.comparison"))
        self.accept()
        self.report(0)

    def test_another_signature_or_pack_is_refused(self):
        self.accept()
        self.configure(suite={"metrics": [{"metric": "bleu", "tokenize": "char"}]})
        self.assertIn("tok:char", self.gate(2))
        self.configure()
        path = self.folder / "lacuna.baseline.json"
        pack = json.loads((PACK / "pack.json").read_bytes())
        path.write_text(re.sub(r'("pack": \{[^}]*"sha256": ")[0-9a-f]{64}', r"\g<1>" + "0" * 64, path.read_text()))
        self.assertIn("the language pack is " + pack["name"], self.gate(2))

    def test_a_damaged_baseline_is_an_error_with_its_place(self):
        self.accept()
        path = self.folder / "lacuna.baseline.json"
        good = path.read_bytes()
        half = len(good) // 2
        for bad, said in ((good[:half], "lacuna.baseline.json"),
                          (b"<<<<<<< ours\n" + good, "merge"),
                          (good.replace(b'"rows"', b'"rwos"', 1), "rwos")):
            path.write_bytes(bad)
            report = self.report(2)
            self.assertIn(said, report["baseline"]["error"]["message"] + self.said)
            self.assertIn("lacuna gate --update", self.said)
            self.assertTrue(self.junit_failures())
            self.assertEqual(path.read_bytes(), bad)
        self.gate(0, "--update")
        self.assertEqual(path.read_bytes(), good)

    def test_a_suite_that_is_gone_fails(self):
        self.configure(suite={"hypothesis": "out*.en"})
        self.write("out2.en", "\n".join(system(3, 0.5)) + "\n")
        self.accept()
        self.report(0)
        (self.folder / "out2.en").unlink()
        self.assertIn("samples/2", self.gate(1))
        self.accept()
        self.report(0)

    def test_the_budget_of_findings(self):
        self.configure(suite={"checks": {"all": {"max": 0}, "omission": {"max_rate": 0.0}}})
        lines = (self.folder / "out.en").read_text().splitlines()
        lines[4] = lines[4][:40]
        self.translate(lines)
        self.gate(1, "--update")  # absolute limits hold for what is accepted, too
        report = self.report(1)
        self.assertTrue(all(b["verdict"] == "fail" for b in report["suites"][0]["limits"]))


class Manner(GateTest):
    def test_the_same_bytes_for_any_number_of_threads_and_from_the_cache(self):
        self.gate(0, "--update")
        self.translate(system(2, 0.5))
        reports = []
        for options in (["--threads", "1"], ["--threads", "3"], ["--cache", "cache"], ["--cache", "cache"]):
            self.gate(0, "--json", "r.json", *options)
            report = json.loads((self.folder / "r.json").read_bytes())
            cached = [suite.pop("from_cache") for suite in report["suites"]]
            reports.append(json.dumps(report))
        self.assertEqual(cached, [True])
        self.assertEqual(len(set(reports)), 1)
        self.translate(system(2, 0.4))
        self.gate(0, "--json", "r.json", "--cache", "cache")
        self.assertFalse(json.loads((self.folder / "r.json").read_bytes())["suites"][0]["from_cache"])

    def test_a_file_of_suppressions_is_read_and_part_of_the_cache(self):
        self.configure(suppression_files=["dismissed.json"])
        def suppressed(*entries):
            self.write("dismissed.json", json.dumps({"suppressions": [{**e, "reason": "looked at"} for e in entries]}))
            self.gate(0, "--json", "r.json", "--cache", "cache")
            suite, = json.loads((self.folder / "r.json").read_bytes())["suites"]
            return suite["from_cache"], len(suite["check"]["suppressed"]), len(suite["check"]["findings"])
        self.write("dismissed.json", '{"suppressions": []}')
        self.gate(0, "--update", "--cache", "cache")
        cached, none, every = suppressed()
        self.assertEqual(none, 0)
        self.assertGreater(every, 0)
        self.assertEqual(suppressed({"rule": "*"}), (False, every, 0))
        self.assertEqual(suppressed({"rule": "*"}), (True, every, 0))
        self.write("dismissed.json", '{"suppressions": [{"rule": "x"}]}')
        self.assertIn("dismissed.json:1: ", self.gate(2))

    def test_a_damaged_cache_is_measured_again(self):
        self.gate(0, "--update", "--cache", "cache")
        for entry in (self.folder / "cache").rglob("*"):
            if entry.is_file():
                entry.write_bytes(entry.read_bytes()[:-9])
        self.gate(0, "--cache", "cache")
        # A cache that cannot be written is said, and no more.
        self.write("file", "")
        self.assertIn("cache", self.gate(0, "--cache", "file"))

    def test_suites_on_one_line_are_apart_in_the_cache(self):
        self.write("t.tsv", "source\tone\ttwo\n" + "".join(f"{s}\t{r}\t\n" for s, r in zip(SOURCES, REFERENCES)))
        suite = {"texts": "t.tsv", "source_field": "source", "source_language": "vi", "target_language": "en"}
        self.write("lacuna.json", json.dumps({"gate": {"cache": "cache", "suites": [
            {**suite, "name": "a", "target_field": "one"}, {**suite, "name": "b", "target_field": "two"}]}}))
        self.gate(0, "--update")
        report = self.report(0)
        one, two = [len(suite["check"]["findings"]) for suite in report["suites"]]
        self.assertEqual(two, len(SOURCES))
        self.assertLess(one, two)

    def test_languages_that_nobody_names_are_those_of_the_baseline(self):
        """What copies its source is not in the source's language for that."""
        self.write("lacuna.json", json.dumps({"gate": {"suites": [
            {"name": "samples", "source": "test.vi", "hypothesis": "out.en"}]}}))
        self.gate(0, "--update")
        self.translate(SOURCES)
        report = self.report(1)
        rules = {f["finding"]["rule"] for f in report["suites"][0]["check"]["findings"] if f["hard_break"]}
        self.assertIn("copied", rules)

    def test_line_ends_and_packing_are_no_change_of_the_test_set(self):
        self.gate(0, "--update")
        for name in ("test.vi", "test.en"):
            self.write(name, (self.folder / name).read_bytes().replace(b"\n", b"\r\n"))
        self.assertEqual(self.report(0)["verdict"], "pass")

    def test_what_is_not_measured_any_more_is_said(self):
        self.gate(0, "--update")
        self.configure(suite={"metrics": ["bleu"]})
        self.assertIn("TER is in the baseline", self.gate(0).replace("\n      ", " "))

    def test_some_suites(self):
        config = {"gate": {"suites": [self.suite, {**self.suite, "name": "other"}]}}
        self.write("lacuna.json", json.dumps(config))
        self.gate(0, "--update")
        self.report(0, "--suite", "o*")
        self.assertIn("no suite is called 'typo'", self.gate(2, "--suite", "other", "--suite", "typo"))
        config["gate"]["suites"].pop()
        self.write("lacuna.json", json.dumps(config))
        self.assertIn("'other' is in the baseline, but not here", self.gate(1, "--suite", "other", "--suite", "s*"))
        path = self.folder / "lacuna.baseline.json"
        path.write_bytes(b"<<<<<<< ours\n" + path.read_bytes())
        self.assertIn("cannot be read", self.gate(2, "--update", "--suite", "samples"))

    def test_scores_of_other_tools_and_documents(self):
        self.write("docs", "\n".join(str(i // 5) for i in range(len(SOURCES))) + "\n")
        self.write("comet.txt", "".join(f"0.{50 + i % 40}\n" for i in range(len(SOURCES))))
        self.configure(suite={"documents": "docs", "metrics": ["chrf", {"scores": "comet.txt", "name": "COMET"}]})
        self.gate(0, "--update")
        self.write("comet.txt", "".join(f"0.{40 + i % 40}\n" for i in range(len(SOURCES))))
        report = self.report(1)
        suite = report["suites"][0]
        self.assertEqual(suite["documents"], -(-len(SOURCES) // 5))
        self.assertEqual([(m["score"]["metric"], m["verdict"]) for m in suite["metrics"]],
                         [("chrF2", "pass"), ("COMET", "fail")])
        self.write("docs", "a\nb\n")
        self.assertIn("docs:3", self.gate(2))

    def test_without_a_source_the_translation_is_looked_at(self):
        self.configure(suite={"source": "test.vi"})
        config = json.loads((self.folder / "lacuna.json").read_bytes())
        for key in ("source", "source_language", "pack", "checks"):
            del config["gate"]["suites"][0][key]
        self.write("lacuna.json", json.dumps(config))
        self.gate(0, "--update")
        lines = (self.folder / "out.en").read_text().splitlines()
        lines[5] = ""
        lines[7] = SOURCES[7]
        self.translate(lines)
        report = self.report(1)
        broken = sorted(f["finding"]["rule"] for f in report["suites"][0]["check"]["findings"] if f["hard_break"])
        self.assertEqual(broken, ["empty", "language"])

    def test_files_of_both_languages(self):
        po = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\nLanguage: vi\\n"\n\n'
        good = po + '#, c-format\nmsgid "%d files were deleted."\nmsgstr "Đã xóa %d tập tin."\n'
        (self.folder / "po").mkdir()
        self.write("po/app.po", good)
        self.write("lacuna.json", json.dumps({"gate": {"suites": [
            {"name": "messages", "texts": "po/*.po", "source_language": "en", "target_language": "vi",
             "checks": {"placeholder": {"max_new": 0}}}]}}))
        self.gate(0, "--update")
        self.write("po/app.po", good.replace("xóa %d", "xóa"))
        report = self.report(1)
        self.assertEqual(report["suites"][0]["name"], "messages/app")
        result, = self.results("placeholder")
        self.assertEqual(result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"], "po/app.po")

    def test_init_writes_what_runs(self):
        for name in ("lacuna.json", "out.en", "test.en", "test.vi"):
            (self.folder / name).unlink()
        self.write("news.vi", "\n".join(SOURCES) + "\n")
        self.write("news.en", "\n".join(REFERENCES) + "\n")
        self.assertIn("lacuna.json", self.gate(0, "--init"))
        self.gate(0, "--update", "-q")
        self.assertIn("pass", self.gate(0).lower())
        self.assertIn("already", self.gate(2, "--init"))

    def test_teamcity(self):
        self.gate(0, "--update")
        self.assertIn("##teamcity[", self.gate(0, "--teamcity", "-q"))


class History(GateTest):
    def test_runs_are_kept_and_shown(self):
        self.configure({"history": "runs.sqlite"})
        self.gate(0, "--update", "--commit", "a" * 40)
        self.translate(system(1, 0.95))
        self.gate(1, "--commit", "b" * 40, "--html", "gate.html")
        table = self.succeed("history", cwd=self.folder).stdout.decode()
        self.assertIn("aaaaaaa", table)
        self.assertIn("fail", table)
        shown = json.loads(self.succeed("history", "runs.sqlite", "--format", "json", cwd=self.folder).stdout)
        runs = shown["runs"] if isinstance(shown, dict) else shown
        self.assertEqual([run["verdict"] for run in runs], ["pass", "fail"])
        self.assertIn("<svg", (self.folder / "gate.html").read_text())

    def test_the_commit_is_the_repositorys(self):
        for command in (["git", "init", "-q"], ["git", "add", "lacuna.json"],
                        ["git", "-c", "user.name=t", "-c", "user.email=t@example.org", "commit", "-q", "-m", "x"]):
            subprocess.run(command, cwd=self.folder, check=True)
        head = subprocess.run(["git", "rev-parse", "HEAD"], cwd=self.folder, check=True, capture_output=True, text=True)
        self.gate(0, "--update", "--history", "runs.sqlite")
        rows = sqlite3.connect(self.folder / "runs.sqlite").execute("select * from runs").fetchall()
        self.assertIn(head.stdout.strip(), [str(value) for value in rows[0]])

    def test_a_history_that_cannot_be_written_is_said(self):
        self.gate(0, "--update")
        self.write("runs.sqlite", "this is no database, but a text that is long enough to be looked at by a reader")
        self.assertIn("runs.sqlite", self.gate(2, "--history", "runs.sqlite", "--junit", "gate.xml"))
        self.assertTrue((self.folder / "gate.xml").is_file())


class Killed(GateTest):
    def test_at_any_moment_everything_stays_readable(self):
        """Two translations are accepted in turn, and the process is killed ever later."""
        self.configure({"history": "runs.sqlite", "cache": "cache"}, {"metrics": ["bleu"], "checks": False})
        self.gate(0, "--update", today=DAY)
        versions = [system(1, 0.5), system(2, 0.3)]
        states = set()
        for version in versions:
            self.translate(version)
            self.gate(0, "--update")
            states.add((self.folder / "lacuna.baseline.json").read_bytes())
        started = time.monotonic()
        self.gate(0, "--update", "--no-cache")
        whole_run = time.monotonic() - started
        chance = random.Random(5)
        killed = 0
        for i in range(40):
            self.translate(versions[i % 2])
            command = [BINARY, "gate", "--update", "--today", DAY, "-q"] + ([] if i % 3 else ["--no-cache"])
            process = subprocess.Popen(command, cwd=self.folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            time.sleep(chance.uniform(0.0, whole_run))
            process.send_signal(signal.SIGKILL)
            killed += process.wait() == -signal.SIGKILL
            self.assertIn((self.folder / "lacuna.baseline.json").read_bytes(), states)
        self.assertGreater(killed, 5)
        database = sqlite3.connect(self.folder / "runs.sqlite")
        self.assertEqual(database.execute("pragma integrity_check").fetchall(), [("ok",)])
        database.close()
        self.succeed("history", "runs.sqlite", cwd=self.folder)
        self.translate(versions[0])
        self.gate(0, "--update")
        self.assertIn((self.folder / "lacuna.baseline.json").read_bytes(), states)


class BadInput(GateTest):
    def test_scores_are_as_many_as_lines(self):
        self.write("comet.txt", "0.5\n" * (len(SOURCES) - 1))
        self.configure(suite={"metrics": [{"scores": "comet.txt", "name": "COMET"}]})
        self.assertIn(f"{len(SOURCES) - 1} scores", self.gate(2))
        self.write("comet.txt", "nan\n" + "0.5\n" * (len(SOURCES) - 1))
        self.assertIn("comet.txt:1", self.gate(2))

    def test_one_thing_on_standard_output(self):
        self.assertIn("standard output", self.gate(2, "--json", "-", "--github"))

    def test_outputs_that_are_inputs_or_each_other(self):
        self.configure()
        self.gate(0, "--update")
        for name in ("lacuna.json", "lacuna.baseline.json"):
            before = (self.folder / name).read_bytes()
            self.assertIn("is an input", self.gate(2, "--json", name))
            self.assertEqual((self.folder / name).read_bytes(), before)
        self.assertIn("named for two outputs", self.gate(2, "--json", "x", "--html", "./x"))
        self.assertIn("is an input", self.gate(2, "--history", "runs.sqlite", "--html", "runs.sqlite"))
        self.assertFalse((self.folder / "x").exists())

    def test_what_cannot_run(self):
        self.assertIn("no section \"gate\"", self.bad({}))
        self.assertIn("lacuna.json:", self.bad({"gate": {"suits": []}}))
        self.assertIn("no suites", self.bad({"gate": {"suites": []}}) + "no suites")
        self.configure()
        self.assertIn("no suite is called 'nothing'; there are: samples", self.gate(2, "--suite", "nothing"))
        self.assertIn("YYYY-MM-DD", self.gate(2, today="2026-02-30"))
        said = self.gate(2, "--config", "absent.json")
        self.assertIn("absent.json", said)
        self.assertIn("--init", said)
        self.gate(2, "--update", "--init")

    def bad(self, config):
        self.write("lacuna.json", json.dumps(config))
        return self.gate(2)

    def test_a_suite_that_cannot_run_does_not_hide_the_others(self):
        config = {"gate": {"suites": [self.suite, {**self.suite, "name": "other", "hypothesis": "absent.en"}]}}
        self.write("lacuna.json", json.dumps(config))
        said = self.gate(2, "--update")
        self.assertIn("absent.en", said)
        self.assertFalse((self.folder / "lacuna.baseline.json").exists())
        self.gate(0, "--update", "--suite", "samples")
        report = self.report(2)
        self.assertEqual([suite["verdict"] for suite in report["suites"]], ["pass", "error"])

    def test_fewer_lines_are_named(self):
        self.translate(system(1, 0.5)[:-2])
        self.assertIn("out.en", self.gate(2))

    def test_a_baseline_that_cannot_be_written(self):
        (self.folder / "lacuna.baseline.json").mkdir()
        self.gate(2, "--update")


if __name__ == "__main__":
    unittest.main()
