"""`lacuna compare`: systems on the same texts, and runs of `check`."""

import gzip
import html
import json
import subprocess
import sys
import unittest

from lacuna_cli import BINARY, CANDIDATE, REFERENCE, ROOT, SOURCE, CliTest, run

WORDS = "the cat sat on a mat and then one dog ran home".split()


def line(i, step):
    return " ".join(WORDS[(i * step + w * w) % len(WORDS)] for w in range(3 + i % 9)) + "."


class Compare(CliTest):
    def setUp(self):
        super().setUp()
        right = [line(i, 1) for i in range(80)]
        self.reference = self.lines("ref.txt", right)
        self.a = self.lines("a.txt", [line(i, 3) if i % 3 == 0 else right[i] for i in range(80)])
        self.b = self.lines("b.txt", [line(i, 5) if i % 2 == 0 else right[i] for i in range(80)])
        self.c = self.lines("c.txt", right[:70] + [""] * 10)

    def lines(self, name, lines):
        return self.write(name, "".join(f"{text}\n" for text in lines))

    def compare(self, *arguments, **keywords):
        return self.succeed("compare", *arguments, **keywords).stdout

    def json(self, *arguments, **keywords):
        return json.loads(self.compare(*arguments, "--samples", "200", "--format", "json", **keywords))

    def validate(self, path):
        return subprocess.run([sys.executable, ROOT / "tests/support/validate_json.py",
                               ROOT / "reports/schema/compare.schema.json", path], capture_output=True, check=False)


class Texts(Compare):
    def test_scores_are_those_of_lacuna_score(self):
        names = ("bleu", "chrf", "ter", "length")
        found = self.json(self.a, self.b, "--ref", self.reference, "-m", *names)
        self.assertEqual([m["metric"] for m in found["metrics"]], ["BLEU", "chrF2", "TER", "length ratio"])
        self.assertEqual([m["better"] for m in found["metrics"]], ["higher", "higher", "lower", "nearer to ideal"])
        for metric, name in zip(found["metrics"], names):
            for system, path in zip(metric["systems"], (self.a, self.b)):
                score = self.succeed("score", self.reference, "-i", path, "-m", name, "-b", "-w", "12").stdout
                self.assertAlmostEqual(system["score"]["value"], float(score), places=11, msg=name)
        self.assertEqual(len(found["differences"]), len({(d["metric"], d["unit"]) for d in found["differences"]}))

    def test_every_format_at_every_number_of_threads_has_the_same_bytes(self):
        for form in ("console", "json", "markdown", "html"):
            arguments = (self.a, self.b, self.c, "--ref", self.reference, "--samples", "300", "--format", form)
            one = self.compare(*arguments, "--threads", "1")
            self.assertEqual(one, self.compare(*arguments, "--threads", "3"), form)
            self.assertTrue(one)

    def test_the_console_says_who_is_better(self):
        text = self.compare(self.b, self.c, "--ref", self.reference).decode()
        self.assertIn("B is better than A by BLEU", text)
        self.assertIn("c.txt leaves 10 of 80 units empty.", text)
        self.assertIn("BLEU by reference length", text)
        self.assertIn("F1 of words by word frequency", text)
        self.assertNotIn("\x1b", text)

    def test_several_references_source_documents_and_training_text(self):
        second = self.lines("ref2.txt", [line(i, 2) for i in range(80)])
        documents = self.lines("docs.txt", [f"d{i // 8}" for i in range(80)])
        training = self.lines("train.txt", ["the cat sat"] * 1000)
        found = self.json(self.a, self.b, "--ref", self.reference, "--ref", second, "--source", second, "--documents",
                          documents, "--train-counts", training, "-m", "chrf")
        self.assertEqual(found["document_count"], 10)
        self.assertEqual(len(found["units"][0]["references"]), 2)
        self.assertTrue(found["units"][0]["source"])
        self.assertEqual([table["by"] for table in found["buckets"]],
                         ["reference length", "source length", "word frequency"])
        names = [bucket["name"] for bucket in found["buckets"][2]["buckets"]]
        self.assertEqual(names, ["seen 0 times", "seen 1000 times or more"])

    def test_top_limits_what_is_listed(self):
        found = self.json(self.a, self.b, "--ref", self.reference, "--top", "2")
        self.assertLessEqual(len(found["ngrams_gained"]), 2)
        self.assertEqual(len([d for d in found["differences"] if d["metric"] == 0]), 2)
        self.assertEqual(self.json(self.a, self.b, "--ref", self.reference, "--top", "0")["units"], [])

    def test_the_format_goes_by_the_file(self):
        for name, start in (("c.json", b"{"), ("c.md", b"## Lacuna compare"), ("c.html", b"<!"), ("c.txt", b"lacuna ")):
            out = self.folder / name
            self.assertEqual(self.compare(self.a, self.b, "--ref", self.reference, "-o", out), b"")
            self.assertTrue(out.read_bytes().lower().startswith(start.lower()), name)

    def test_an_ending_that_nobody_writes_is_refused(self):
        for name in ("x.xlsx", "x.csv", "x"):
            out = self.folder / name
            said = self.refuse("compare", self.a, self.b, "--ref", self.reference, "-o", out)
            self.assertIn("files end in .txt, .md, .json, .html", said)
            self.assertFalse(out.exists())
        for name, start in (("x.markdown", b"## Lacuna"), ("x.htm", b"<!")):
            self.compare(self.a, self.b, "--ref", self.reference, "-o", self.folder / name)
            self.assertTrue((self.folder / name).read_bytes().startswith(start), name)

    def test_what_the_test_cannot_tell(self):
        arguments = (self.a, self.b, self.c, "--ref", self.reference)
        text = self.compare(*arguments, "--samples", "100").decode()
        self.assertIn("the test cannot tell by", text)
        self.assertNotIn("no difference is shown", text)
        self.assertIn("--samples 120 or more", " ".join(text.split()))
        self.assertNotIn("cannot tell", self.compare(*arguments, "--samples", "200").decode())
        documents = self.lines("four.txt", [f"d{i // 20}" for i in range(80)])
        text = " ".join(self.compare(*arguments, "--documents", documents).decode().split())
        self.assertIn("it takes more documents than 4", text)
        self.assertNotIn("--documents FILE", text)
        self.assertIn("--documents FILE", self.compare(*arguments).decode())

    def test_small_p_values_are_written_as_score_does(self):
        text = self.compare(self.reference, self.b, "--ref", self.reference, "-m", "chrf").decode()
        self.assertIn("< 0.0001", text)
        self.assertNotIn(" 0.0001", text.replace("< 0.0001", ""))

    def test_metrics_of_one_name_are_told_apart(self):
        found = self.json(self.a, self.b, "--ref", self.reference, "-m", "bleu", "spbleu", "--src-lang", "vi",
                          "--tgt-lang", "en")
        first, second = (metric["metric"] for metric in found["metrics"])
        self.assertEqual(first, "BLEU (13a)")
        self.assertNotEqual(first, second)
        self.assertIsNotNone(found["metrics"][0]["differences"][0]["human_agreement"])

    def test_signatures_are_shown(self):
        arguments = (self.a, self.b, "--ref", self.reference, "-m", "bleu")
        self.assertIn("  BLEU|nrefs:1|case:mixed|eff:no|tok:13a|smooth:exp|version:", self.compare(*arguments).decode())
        text = self.compare(*arguments, "--format", "markdown").decode()
        self.assertIn("<summary>Signatures</summary>", text)
        self.assertIn("<code>nrefs:1|case:mixed|eff:no|tok:13a|smooth:exp|version:", html.unescape(text))

    def test_ter_is_left_out_of_the_usual_metrics_of_chinese(self):
        reference = self.lines("ref.zh", ["猫坐在垫子上，狗跑回了家。"] * 20)
        a = self.lines("a.zh", ["猫坐在垫子上，狗跑走了。"] * 20)
        b = self.lines("b.zh", ["猫在垫子上坐着，狗跑回了家。"] * 20)
        arguments = (a, b, "--ref", reference)
        found = self.json(*arguments)
        self.assertEqual([m["metric"] for m in found["metrics"]], ["BLEU", "chrF2"])
        self.assertIn("BLEU takes words at spaces", found["remarks"][0])
        self.assertTrue(any(remark.startswith("TER is left out") for remark in found["remarks"]))
        found = self.json(*arguments, "-l", "en-zh", "-m", "bleu", "ter")
        self.assertEqual([m["metric"] for m in found["metrics"]], ["BLEU", "TER"])
        self.assertFalse(any("spaces" in remark for remark in found["remarks"]))
        found = self.json(*arguments, "-l", "en-zh", "--ter-normalized", "--ter-asian-support")
        self.assertEqual(len(found["metrics"]), 3)

    def test_a_saved_comparison_is_shown_by_report(self):
        saved = self.folder / "saved.json"
        self.compare(self.a, self.b, "--ref", self.reference, "--samples", "200", "-o", saved)
        for form in ("console", "markdown", "json"):
            again = self.succeed("report", saved, "--format", form).stdout
            self.assertEqual(again, self.compare(self.a, self.b, "--ref", self.reference, "--samples", "200", "--format",
                                                 form), form)
        self.assertTrue(self.succeed("report", saved, "--format", "html").stdout.startswith(b"<!"))
        self.assertIn("no format is called 'xlsx'", self.refuse("report", saved, "--format", "xlsx"))
        piped = self.succeed("report", "-", "--format", "markdown", stdin=saved.read_bytes()).stdout
        self.assertEqual(piped, self.succeed("report", saved, "--format", "markdown").stdout)
        self.assertIn("this is a comparison", self.refuse("report", saved, saved))
        self.assertIn("this is a comparison", self.refuse("compare", saved, self.a, "--ref", self.reference))

    def test_how_the_training_file_was_read_is_said(self):
        for name, content, expected in (("t.txt", "the cat\n" * 3, "t.txt is taken as a training text: 3 lines."),
                                        ("t.tsv", "the\t3\n", "t.tsv is taken as a list of words")):
            found = self.json(self.a, self.b, "--ref", self.reference, "--train-counts", self.write(name, content))
            self.assertTrue(any(expected in remark for remark in found["remarks"]), found["remarks"])

    def test_the_json_is_valid(self):
        out = self.folder / "out.json"
        self.compare(self.a, self.b, self.c, "--ref", self.reference, "--source", self.b, "-o", out)
        done = self.validate(out)
        if done.returncode == 77:
            self.skipTest("python3-jsonschema is not installed")
        self.assertEqual(done.returncode, 0, done.stdout.decode())

    def test_gzip_standard_input_and_crlf(self):
        packed = self.write("a.txt.gz", gzip.compress(self.a.read_bytes()))
        windows = self.write("b2.txt", self.b.read_bytes().replace(b"\n", b"\r\n"))
        plain = self.json(self.a, self.b, "--ref", self.reference)
        other = self.json(packed, "-", "--ref", self.reference, stdin=windows.read_bytes())
        self.assertEqual(plain["metrics"], other["metrics"])
        self.assertEqual(other["systems"][1]["name"], "-")

    def test_markup_in_texts_stays_text(self):
        bad = self.lines("bad.txt", ["<script>alert(1)</script> | \x1b[31m `x`"] * 80)
        for form in ("markdown", "html", "console"):
            text = self.compare(self.a, bad, "--ref", self.reference, "--format", form)
            self.assertNotIn(b"<script>alert(1)", text.replace(b"[-", b"").replace(b"{+", b"")
                             if form != "console" else b"")
            self.assertNotIn(b"\x1b[31m", text)


class Runs(Compare):
    def runs(self):
        worse = self.write("worse.txt", "\n".join(CANDIDATE.read_text(encoding="utf-8").split("\n")[:-6]) + "\n")
        paths = []
        for name, target in (("base.json", CANDIDATE), ("worse.json", worse)):
            path = self.folder / name
            self.succeed("check", SOURCE, target, "--src-lang", "vi", "--tgt-lang", "en", "--no-config", "-q", "--json",
                         path)
            paths.append(path)
        return paths

    def test_findings_and_coverage_are_compared(self):
        base, worse = self.runs()
        found = self.json(base, worse)
        names = [metric["metric"] for metric in found["metrics"]]
        self.assertEqual(names, ["coverage.source.characters", "coverage.target.characters", "findings per 100 units",
                                 "expected findings per 100 units"])
        coverage = found["metrics"][0]["systems"]
        self.assertLess(coverage[1]["score"]["value"], coverage[0]["score"]["value"])
        for index, path in enumerate((base, worse)):
            report = json.loads(path.read_bytes())
            score = found["metrics"][2]["systems"][index]["score"]["value"]
            self.assertAlmostEqual(score * found["unit_count"] / 100, len(report["findings"]))
            whole = next(s["value"] for s in report["scores"] if s["metric"] == "coverage.source")
            self.assertAlmostEqual(coverage[index]["score"]["value"], whole, delta=0.03)
        self.assertEqual(found["buckets"][0]["by"], "check")
        self.assertEqual(found["source_language"], "vi")
        out = self.folder / "runs.out.json"
        self.compare(base, worse, "-o", out)
        self.assertIn(self.validate(out).returncode, (0, 77))
        text = self.compare(base, worse).decode()
        self.assertIn("Findings by check", text)
        table = text[text.index("Differences"):].split("\n\n")[0]
        self.assertNotIn("…", table)
        self.assertIn("detectable", table)

    def test_a_reference_brings_scores(self):
        base, worse = self.runs()
        count = self.json(base, worse)["unit_count"]
        reference = self.lines("r.txt", ["Some words."] * count)
        found = self.json(base, worse, "--ref", reference)
        self.assertEqual([m["metric"] for m in found["metrics"]][4:], ["BLEU", "chrF2", "TER"])
        said = self.refuse("compare", base, worse, "--ref", self.lines("s.txt", ["x"]))
        self.assertIn("s.txt:2:", said)

    def test_a_reference_of_files_with_blank_lines_goes_by_their_lines(self):
        pairs = [("Xin chào các bạn.", "Hello, friends."), ("", ""), ("Tôi ăn cơm.", "I eat rice."), ("", ""), ("", ""),
                 ("Nhà này lớn.", "This house is big.")]
        source = self.lines("p.vi", [pair[0] for pair in pairs])
        reference = self.lines("ref.en", [pair[1] for pair in pairs])
        dense = self.lines("dense.en", [pair[1] for pair in pairs if pair[1]])
        documents = self.lines("docs", ["a", "between", "b", "between", "between", "b"])
        runs = []
        for name, last in (("a", "This house is big."), ("b", "That house is big.")):
            target = self.lines(f"{name}.en", [pair[1] for pair in pairs[:-1]] + [last])
            runs.append(self.folder / f"{name}.json")
            self.succeed("check", "--parallel", source, target, "--src-lang", "vi", "--tgt-lang", "en", "--no-config", "-q",
                         "--json", runs[-1])
        found = self.json(*runs, "--ref", reference, "--documents", documents)
        self.assertEqual((found["unit_count"], found["document_count"]), (3, 2))
        bleu = next(m for m in found["metrics"] if m["metric"] == "BLEU")["systems"]
        self.assertAlmostEqual(bleu[0]["score"]["value"], 100.0)
        self.assertLess(bleu[1]["score"]["value"], 100.0)
        by_passage = next(m for m in self.json(*runs, "--ref", dense)["metrics"] if m["metric"] == "BLEU")["systems"]
        self.assertEqual([s["score"] for s in by_passage], [s["score"] for s in bleu])
        said = self.refuse("compare", *runs, "--ref", self.lines("short.en", ["x"] * 4))
        self.assertIn("short.en: has 4 lines, and ", said)
        self.assertIn("has 3 passages: it must have a line for each, or for each of the 6 lines or units of ", said)

    def test_other_sources_are_refused(self):
        base, worse = self.runs()
        report = json.loads(worse.read_bytes())
        unit = next(u for u in report["units"] if u["source"])
        text = unit["source"]["text"]
        unit["source"]["text"] = "x" * len(text.encode())
        other = self.write("other.json", json.dumps(report))
        said = self.refuse("compare", base, other)
        self.assertIn("other.json", said)
        self.assertIn("is about another source", said)

    def test_broken_reports_are_refused_with_their_place(self):
        base, _ = self.runs()
        said = self.refuse("compare", base, self.write("broken.json", '{"schema_version": 3,\n "tool": }'))
        self.assertIn("broken.json:2: byte", said)
        said = self.refuse("compare", base, self.write("old.json", '{"schema_version": 99}'))
        self.assertIn("schema_version", said)

    def test_runs_and_texts_do_not_mix(self):
        base, _ = self.runs()
        said = self.refuse("compare", base, CANDIDATE, "--ref", REFERENCE)
        self.assertIn("runs and texts cannot be compared with each other", said)
        self.assertIn("base.json", said)
        unnamed = self.write("run", base.read_bytes())
        self.assertIn("cannot be compared", self.refuse("compare", CANDIDATE, unnamed, "--ref", REFERENCE))

    def test_options_of_texts_are_refused(self):
        base, worse = self.runs()
        self.assertIn("--source is for texts", self.refuse("compare", base, worse, "--source", SOURCE))
        self.assertIn("metrics need a reference", self.refuse("compare", base, worse, "-m", "bleu"))
        self.assertIn("--train-counts", self.refuse("compare", base, worse, "--train-counts", SOURCE))


class BadInput(Compare):
    def test_one_system(self):
        self.assertIn("two systems or more", self.refuse("compare", self.a, "--ref", self.reference))

    def test_the_same_system_twice(self):
        self.assertIn("named twice", self.refuse("compare", self.a, self.a, "--ref", self.reference))

    def test_no_reference(self):
        self.assertIn("--ref", self.refuse("compare", self.a, self.b))

    def test_unequal_lines(self):
        short = self.lines("short.txt", ["x"] * 5)
        said = self.refuse("compare", self.a, short, "--ref", self.reference)
        self.assertIn("short.txt:6:", said)
        self.assertIn("line 6 is missing", said)
        self.assertIn("short.txt:6:", self.refuse("compare", self.a, self.b, "--ref", short))
        self.assertIn("short.txt:6:", self.refuse("compare", self.a, self.b, "--ref", self.reference, "--source", short))
        self.assertIn("short.txt:6:",
                      self.refuse("compare", self.a, self.b, "--ref", self.reference, "--documents", short))

    def test_files_that_are_not_there_or_not_text(self):
        self.assertIn("none.txt", self.refuse("compare", self.a, "none.txt", "--ref", self.reference))
        bad = self.write("bad.txt", b"x\n\xff\n")
        self.assertIn("bad.txt:2: byte 2", self.refuse("compare", self.a, bad, "--ref", self.reference))

    def test_an_output_that_is_an_input(self):
        a, b, r = (self.lines(name, ["x", "y"]) for name in ("a", "b", "r"))
        for out in (a, b, r):
            self.assertIn("is an input", self.refuse("compare", a, b, "--ref", r, "--format", "console", "-o", out))
            self.assertEqual(out.read_bytes(), b"x\ny\n")

    def test_standard_input_twice(self):
        self.assertIn("standard input", self.refuse("compare", self.a, "-", "--ref", "-"))

    def test_numbers_out_of_range(self):
        for option, value in (("--samples", "5"), ("--alpha", "1"), ("--top", "-1"), ("--format", "pdf")):
            done = run("compare", self.a, self.b, "--ref", self.reference, option, value)
            self.assertEqual(done.returncode, 2, option)

    def test_a_list_of_counts_with_a_bad_line(self):
        counts = self.write("counts.tsv", "the\t5\ncat\n")
        said = self.refuse("compare", self.a, self.b, "--ref", self.reference, "--train-counts", counts)
        self.assertIn("counts.tsv:2:", said)
        counts = self.write("counts.tsv", "the\tx\ncat\t4\n")
        said = self.refuse("compare", self.a, self.b, "--ref", self.reference, "--train-counts", counts)
        self.assertIn("counts.tsv:1:", said)

    def test_help_has_examples(self):
        text = self.succeed("compare", "--help").stdout.decode()
        self.assertGreaterEqual(text.count("\n  lacuna compare "), 2)


if __name__ == "__main__":
    unittest.main()
