"""`lacuna meta`: agreement of metrics with human scores, from score files and from a folder of mt-metrics-eval."""

import csv
import gzip
import io
import json
import os
import random
import subprocess
import sys
import unittest

from lacuna_cli import ROOT, CliTest

SYSTEMS = ["alpha", "beta", "gamma", "delta", "refA", "refB"]
SEGMENTS = 24
WORDS = "the a cat dog house tree sees finds loves big small red blue very often today here there now and".split()


def score_file(scores):
    """SYSTEM<TAB>SCORE; `scores` maps systems to lists."""
    return "".join(f"{system}\t{score}\n" for system, values in scores.items() for score in values)


class MetaCase(CliTest):
    def setUp(self):
        super().setUp()
        self.random = random.Random(5)

    def scores(self, noise, systems=SYSTEMS):
        """More or less the same order of systems and segments, by how much noise there is."""
        return {system: [round(-rank - segment % 5 + self.random.uniform(-noise, noise), 4)
                         for segment in range(SEGMENTS)] for rank, system in enumerate(systems)}

    def human(self):
        scores = {system: [float(round(value)) for value in values] for system, values in self.scores(0.6).items()}
        for values in scores.values():
            values[3] = None
        return scores

    def files(self):
        self.write("mqm.seg.score", score_file(self.human()))
        self.write("good.seg.score", score_file(self.scores(1)))
        self.write("bad.seg.score", score_file(self.scores(30)))
        return ["--human", self.folder / "mqm.seg.score", "--metric", self.folder / "good.seg.score",
                self.folder / "bad.seg.score"]

    def meta(self, *arguments):
        done = self.succeed("meta", *arguments)
        self.assertEqual(done.stderr, b"")
        return done.stdout.decode()

    def report(self, *arguments):
        return json.loads(self.meta(*arguments, "--format", "json"))

    def values(self, report, level, statistic):
        for column in report["columns"]:
            if (column["level"], column["statistic"]) == (level, statistic):
                return {value["metric"]: value for value in column["values"]}
        self.fail(f"no column {level} {statistic}")

    def data(self):
        """A folder as mt-metrics-eval has it. References are the best systems, so that texts agree with people."""
        root = self.folder / "test24"

        def put(name, content):
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text(content, encoding="utf-8")
        reference = [self.random.choices(WORDS, k=9) for _ in range(SEGMENTS)]
        put("sources/en-de.txt", "source\n" * SEGMENTS)
        put("documents/en-de.docs", "news doc\n" * SEGMENTS)
        for rank, system in enumerate(SYSTEMS):
            lines = [" ".join(self.random.choice(WORDS) if self.random.random() < 0.15 * rank else word
                              for word in line) for line in reference]
            put(f"system-outputs/en-de/{system}.txt", "\n".join(lines) + "\n")
            if system.startswith("ref"):
                put(f"references/en-de.{system}.txt", "\n".join(" ".join(line) for line in reference) + "\n")
        put("human-scores/en-de.mqm.seg.score", score_file(self.human()))
        put("human-scores/en-de.mqm.sys.score", score_file({s: [-r] for r, s in enumerate(SYSTEMS)}))
        for name in ("COMET-refA", "COMET-refB", "QE-src", "Both-refA.refB"):
            put(f"metric-scores/en-de/{name}.seg.score", score_file(self.scores(2)))
        put("metric-scores/en-de/COMET-refA.sys.score", score_file({s: [-2 * r] for r, s in enumerate(SYSTEMS)}))
        return root


class Files(MetaCase):
    def test_a_good_metric_stands_before_a_bad_one(self):
        said = self.meta(*self.files())
        for title in ("systems", "segments, by item"):
            block = said.split(title + "\n")[1].splitlines()
            self.assertEqual([line.split()[0] for line in block[:3]], ["metric", "good", "bad"])
        self.assertIn("Agreement with mqm on 6 systems, 24 segments each, 138 of them scored by people.", said)

    def test_json_follows_its_schema(self):
        out = self.folder / "meta.json"
        self.assertEqual(self.meta(*self.files(), "--grouping", "item", "none", "--format", "json", "-o", out), "")
        done = subprocess.run([sys.executable, ROOT / "tests" / "support" / "validate_json.py",
                               ROOT / "reports" / "schema" / "meta.schema.json", out],
                              capture_output=True, text=True, timeout=600, check=False)
        if done.returncode == 77:
            self.skipTest(done.stdout)
        self.assertEqual(done.returncode, 0, done.stdout)

    def test_a_metric_that_is_people(self):
        arguments = self.files()
        scores = {system: [0 if value is None else value for value in values] for system, values in self.human().items()}
        self.write("mqm.seg.score", score_file(scores))
        self.write("same.seg.score", score_file(scores))
        self.write("reversed.seg.score", score_file({s: [-v for v in values] for s, values in scores.items()}))
        report = self.report(*arguments, self.folder / "same.seg.score", self.folder / "reversed.seg.score",
                             "--lower", "reversed", "--statistics", "pearson", "kendall", "accuracy", "spa", "acc-eq",
                             "spearman")
        self.assertEqual(len(report["columns"]), 5 + 5)
        for column in report["columns"]:
            values = {value["metric"]: value["value"] for value in column["values"]}
            self.assertAlmostEqual(values["same"], 1.0, 12, column["statistic"])
            self.assertEqual(values["same"], values["reversed"])
            self.assertEqual(column["values"][0]["rank"], 1)

    def test_every_format_and_the_same_bytes_on_any_number_of_threads(self):
        arguments = self.files()
        for form in ("console", "json", "csv", "markdown"):
            one = self.meta(*arguments, "--format", form, "--threads", "1", "--grouping", "item", "system", "none")
            for threads in ("2", "5"):
                self.assertEqual(one, self.meta(*arguments, "--format", form, "--threads", threads, "--grouping",
                                                "item", "system", "none"))
        rows = list(csv.DictReader(io.StringIO(self.meta(*arguments, "--format", "csv")), strict=True))
        self.assertEqual(len(rows), 7 * 2)
        self.assertEqual(rows[-1]["statistic"], "acc-eq")
        self.assertGreaterEqual(float(rows[-1]["epsilon"]), 0)

    def test_seeds_samples_and_permutations(self):
        arguments = self.files()
        one = self.report(*arguments, "--seed", "1")
        self.assertEqual(one, self.report(*arguments, "--seed", "1"))
        none = self.report(*arguments, "--samples", "0")
        self.assertEqual(none["samples"], 0)
        for column, untested in zip(one["columns"], none["columns"]):
            self.assertEqual([v["value"] for v in column["values"]], [v["value"] for v in untested["values"]])
            self.assertEqual(untested["values"][0]["p_values"], {})
        for permutation in ("inputs", "systems"):
            report = self.report(*arguments, "--permutation", permutation, "--samples", "50")
            self.assertEqual(report["permutation"], permutation)
            self.assertLess(report["columns"][4]["values"][0]["p_values"]["bad"], 0.1)

    def test_scores_of_systems(self):
        arguments = self.files()
        order = {system: [rank] for rank, system in enumerate(SYSTEMS)}
        self.write("mqm.sys.score", score_file(order))
        self.write("good.sys.score", score_file(order))
        self.write("other.txt", score_file({system: [-rank] for system, [rank] in order.items()}))
        report = self.report(*arguments, self.folder / "good.sys.score", "--human-sys", self.folder / "mqm.sys.score",
                             "--metric-sys", self.folder / "other.txt", "--level", "sys", "--statistics", "kendall")
        values = {value["metric"]: value["value"] for value in report["columns"][0]["values"]}
        self.assertEqual((values["good"], values["other"]), (1, -1))
        self.assertEqual([m["means_of_segments"] for m in report["metrics"]], [False, True, False])


class Folder(MetaCase):
    def test_all_metrics_that_fit_the_reference(self):
        report = self.report("--data", self.data(), "--lp", "en-de", "--human", "mqm", "--ref", "refA")
        self.assertEqual([metric["name"] for metric in report["metrics"]], ["COMET-refA", "QE-src"])
        self.assertEqual(report["systems"], ["alpha", "beta", "gamma", "delta", "refB"])
        self.assertEqual(report["excluded"], ["refA"])
        self.assertEqual(self.values(report, "system", "kendall")["COMET-refA"]["value"], 1)
        both = self.report("--data", self.data(), "--lp", "en-de", "--human", "mqm", "--ref", "refA", "refB")
        self.assertEqual(len(both["metrics"]), 4)
        one = self.report("--data", self.data(), "--lp", "en-de", "--human", "mqm", "--ref", "refB", "--metrics",
                          "COMET", "--exclude", "delta", "refA")
        self.assertEqual([metric["name"] for metric in one["metrics"]], ["COMET-refB"])
        self.assertEqual(one["systems"], ["alpha", "beta", "gamma"])

    def test_scores_of_our_own_are_compared_and_written(self):
        root = self.data()
        out = root / "metric-scores" / "new"
        arguments = ["--data", root, "--lp", "en-de", "--human", "mqm", "--ref", "refA", "--exclude", "refB"]
        report = self.report(*arguments, "--score", "bleu", "chrf", "ter", "--write", out)
        names = [metric["name"] for metric in report["metrics"]]
        own = ["lacuna-BLEU-refA", "lacuna-chrF2-refA", "lacuna-TER-refA"]
        self.assertEqual(names, ["COMET-refA", "QE-src", *own])
        for name in own:
            self.assertGreater(self.values(report, "system", "pearson")[name]["value"], 0.9)
        self.assertEqual(sorted(os.listdir(out)), sorted(f"{n}.{l}.score" for n in own for l in ("seg", "sys")))
        lines = (out / "lacuna-BLEU-refA.seg.score").read_text().splitlines()
        self.assertEqual(len(lines), 5 * SEGMENTS)  # all but the reference
        self.assertEqual(lines[0].split("\t")[0], "alpha")
        self.assertTrue(all(0 <= float(line.split("\t")[1]) <= 100.0001 for line in lines))
        # The numbers are those of lacuna score.
        done = self.succeed("score", root / "references" / "en-de.refA.txt", "-i",
                            root / "system-outputs" / "en-de" / "beta.txt", "-m", "bleu", "chrf", "ter", "--format",
                            "json", "--width", "6")
        ours = {score["name"]: score["score"] for score in json.loads(done.stdout)}
        for name in own:
            scores = dict(line.split("\t") for line in (out / f"{name}.sys.score").read_text().splitlines())
            metric = name.split("-")[1]
            self.assertAlmostEqual(abs(float(scores["beta"])), ours[metric], 5)
        # The same figures from the files.
        for name in os.listdir(out):
            (root / "metric-scores" / "en-de" / name).write_bytes((out / name).read_bytes())
        again = self.report(*arguments)
        self.assertEqual(self.values(again, "segment", "acc-eq"), self.values(report, "segment", "acc-eq"))
        # Computed ones replace them.
        self.assertEqual(sorted(m["name"] for m in self.report(*arguments, "--score", "bleu")["metrics"]), sorted(names))


class Endings(MetaCase):
    def test_the_format_goes_by_the_file(self):
        arguments = [*self.files(), "--samples", "0"]
        for name, form in (("m.json", "json"), ("m.csv", "csv"), ("m.md", "markdown"), ("m.txt", "console")):
            out = self.folder / name
            self.assertEqual(self.meta(*arguments, "-o", out), "")
            self.assertEqual(out.read_bytes().decode(), self.meta(*arguments, "--format", form), name)

    def test_gzip_is_no_part_of_a_name(self):
        arguments = self.files()
        packed = self.folder / "good.seg.score.gz"
        packed.write_bytes(gzip.compress((self.folder / "good.seg.score").read_bytes()))
        found = self.report(*arguments[:3], packed, "--samples", "0")
        self.assertEqual({value["metric"] for column in found["columns"] for value in column["values"]}, {"good"})


class BadInput(MetaCase):
    def test_score_files(self):
        arguments = self.files()
        good = (self.folder / "good.seg.score").read_text()
        for content, expected in [
                ("", "there is no score"), (good + "refB\t1\n", "'alpha' has scores of 24 segments, 'refB' has 25"),
                (good.replace("alpha\t", "alpha ", 1) + "x\n", ":145: expected a system and its score, found 'x' alone"),
                ("alpha\tnan\n", ":1: expected a number or 'None', found 'nan'"),
                (good.replace("beta", "Beta"), "good has no scores of system 'beta', which people scored"),
                ("".join(f"{s}\tNone\n" * SEGMENTS for s in SYSTEMS), "good has no score of"),
                (b"alpha\t1\n\xff\xfe\t2\n", "UTF-8")]:
            self.write("good.seg.score", content)
            self.assertIn(expected, self.refuse("meta", *arguments))
        self.write("good.seg.score", "".join(f"{s}\t1\n" * (SEGMENTS - 1) for s in SYSTEMS))
        self.assertIn("has 23 scores, people gave 24", self.refuse("meta", *arguments))
        self.assertIn("none.seg.score", self.refuse("meta", *arguments, self.folder / "none.seg.score"))

    def test_usage(self):
        arguments = self.files()
        root = self.data()
        folder = ["--data", root, "--lp", "en-de", "--human", "mqm"]
        for wrong, expected in [
                ([], "--human is needed"), (arguments[:2], "--metric is needed"),
                ([*arguments, self.folder / "x" / "good.seg.score"], "are both scores of 'good'"),
                ([*arguments, "--statistics", "tau"], "tau"), ([*arguments, "--alpha", "1"], "alpha"),
                ([*arguments, "--statistics", "spa", "--level", "seg"], "no statistic"),
                ([*arguments, "--score", "bleu"], "--data"), ([*arguments, "--lower", "COMET"], "no metric 'COMET'"),
                ([*arguments, "--exclude", *SYSTEMS], "no system"),
                ([*arguments, "--exclude", "nosuch"], "--exclude: there is no system 'nosuch'; there are alpha, beta"),
                ([*arguments, "-o", self.folder / "x.xlsx"], "files end in .txt, .json, .csv, .md"),
                ([*arguments, "--threshold", "-1", "--statistics", "kendall-like"], "above 0"),
                (folder, "say with --ref which reference is meant: there are refA, refB"),
                ([*folder, "--ref", "refC"], "no reference 'refC'"),
                ([*folder[:4], "--human", "da", "--ref", "refA"], "no human scores 'da' of en-de; there are mqm"),
                ([*folder, "--ref", "refA", "--metrics", "BLEU"], "no metric 'BLEU'"),
                ([*folder, "--ref", "refA", "--write", "x"], "--write needs --score"),
                (["--data", root, "--lp", "en-fr", "--human", "mqm"], "there are en-de"),
                (["--data", root, "--human", "mqm"], "--lp")]:
            self.assertIn(expected, self.refuse("meta", *wrong), wrong)

    def test_an_output_that_is_an_input(self):
        files = self.files()
        root = self.data()
        for path in files[1], files[3], files[4]:
            before = path.read_bytes()
            self.assertIn("is an input", self.refuse("meta", *files, "--format", "console", "-o", path))
            self.assertEqual(path.read_bytes(), before)
        folder = ["--data", root, "--lp", "en-de", "--human", "mqm"]
        for name in ("human-scores/en-de.mqm.seg.score", "metric-scores/en-de/QE-src.seg.score"):
            self.assertIn("is an input", self.refuse("meta", *folder, "--ref", "refA", "--format", "csv",
                                                     "-o", root / name))

    def test_systems_that_the_folder_does_not_have(self):
        root = self.data()
        path = root / "metric-scores" / "en-de" / "COMET-refA.seg.score"
        path.write_text(path.read_text() + "omega\t1\n")
        said = self.refuse("meta", "--data", root, "--lp", "en-de", "--human", "mqm", "--ref", "refA")
        self.assertIn("COMET-refA.seg.score:145: there is no system 'omega'", said)

    def test_texts_of_other_lengths(self):
        root = self.data()
        with open(root / "system-outputs" / "en-de" / "beta.txt", "a", encoding="utf-8") as file:
            file.write("one more\n")
        said = self.refuse("meta", "--data", root, "--lp", "en-de", "--human", "mqm", "--ref", "refA", "--score", "chrf")
        self.assertIn("25", said)


if __name__ == "__main__":
    unittest.main()
