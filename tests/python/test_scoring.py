"""`lacuna.score`, metrics and tables: the program's numbers, and sacreBLEU's."""

import gc
import json
import threading
import unittest

import lacuna
from lacuna import _native
from lacuna_python import CANDIDATE, GOLDEN, LONE_SURROGATE, REFERENCE, PythonTest, lines_of, program

try:
    import numpy
except ImportError:
    numpy = None

HYPOTHESES = GOLDEN / "inputs" / "nasty.hyp.txt"
REFERENCES = [GOLDEN / "inputs" / "nasty.ref1.txt", GOLDEN / "inputs" / "nasty.ref2.txt"]


class Program(PythonTest):
    def test_json_is_the_programs(self):
        names = ["bleu", "chrf", "chrf++", "ter", "length"]
        for references in (REFERENCES[:1], REFERENCES):
            expected = program("score", *references, "-i", HYPOTHESES, "-m", *names)
            scores = lacuna.score(lines_of(HYPOTHESES), [lines_of(path) for path in references], metrics=names)
            self.assertEqual(scores.to_json().encode(), expected)
        one = lacuna.score(lines_of(HYPOTHESES), lines_of(REFERENCES[0]), metrics=["ter"])
        self.assertEqual(one.to_json(4).encode(), program("score", REFERENCES[0], "-i", HYPOTHESES, "-m", "ter", "-w", 4))

    def test_options_and_segments_are_the_programs(self):
        expected = json.loads(program("score", REFERENCES[0], "-i", HYPOTHESES, "-m", "bleu", "chrf", "-lc", "--tokenize",
                                      "intl", "--smooth-method", "floor", "-sl", "--format", "json",
                                      "--chrf-word-order", 2))
        metrics = [lacuna.bleu("intl", smoothing="floor", effective_order=True, lowercase=True),
                   lacuna.chrf(word_order=2)]
        scores = lacuna.score(lines_of(HYPOTHESES), lines_of(REFERENCES[0]), metrics=metrics)
        for found, wanted in zip(range(2), expected):
            self.assertEqual(scores[found].signature, wanted["signature"])
            self.assertEqual(scores.segments(found), wanted["scores"])

    def test_missing_references_and_access_by_name(self):
        scores = lacuna.score(["a b c d", "e f g h"], [["a b c d", None], [None, "e f g h"]])
        self.assertEqual([score.metric for score in scores], ["BLEU", "chrF2", "TER"])
        self.assertEqual(scores["bleu"], scores["BLEU"])
        self.assertEqual(scores[2], scores["ter"])
        self.assertEqual(scores["ter"].value, 0.0)
        self.assertIn("nrefs:1", scores["bleu"].signature)
        self.assertIn("nrefs:var", lacuna.score(["a", "b"], [["a", "b"], ["a", None]])["bleu"].signature)
        self.assertRaises(KeyError, lambda: scores["comet"])
        self.assertEqual(scores["bleu"].components["hypothesis_length"], 8.0)

    def test_an_undefined_score_says_why(self):
        score = lacuna.score([], [], metrics=["length"])[0]
        self.assertIsNone(score.value)
        self.assertTrue(score.reason)

    def test_space_at_the_ends(self):
        metric = lacuna.chrf(whitespace=True)
        self.assertAlmostEqual(lacuna.score(["ab \n"], ["ab"], metrics=[metric])[0].value, 100)
        self.assertLess(lacuna.score(["ab \n"], ["ab"], metrics=[metric], strip=False)[0].value, 99)


class Golden(PythonTest):
    """What sacreBLEU printed, for the options that both have by other names."""

    @staticmethod
    def metric(case):
        options = dict(case["opts"])
        if case["metric"] == "BLEU":
            return lacuna.bleu(options.pop("tokenize", "13a"), smoothing=options.pop("smooth_method", "exp"),
                               smoothing_value=options.pop("smooth_value", None),
                               max_order=options.pop("max_ngram_order", 4), **options)
        if case["metric"] in ("CHRF", "chrF"):
            return lacuna.chrf(epsilon_smoothing=options.pop("eps_smoothing", False), **options)
        return lacuna.ter(**options)

    def test_corpus_scores(self):
        seen = 0
        for line in lines_of(GOLDEN / "sacrebleu.jsonl"):
            case = json.loads(line)
            if case["level"] != "corpus" or case.get("limit") or "flores" in line or "mecab" in line or '"spm' in line:
                continue
            texts = [lines_of(GOLDEN / path) for path in [case["hyp"], *case["refs"]]]
            if case["strip"] == "rstrip":
                texts = [[segment.rstrip() for segment in text] for text in texts]
            metric = self.metric(case)
            table = metric.statistics(texts[0], texts[1:])
            score = metric.score(table.sum())
            self.assertAlmostEqual(score.value, case["score"], delta=1e-12, msg=line[:200])
            self.assertEqual(metric.signature(len(case["refs"])).split("|version:")[0],
                             case["signature"].split("|version:")[0])
            seen += 1
        self.assertGreater(seen, 30)

    def test_tokens(self):
        self.assertEqual(lacuna.tokenizer().tokenize("Hello, world!"), "Hello , world !")
        self.assertEqual(lacuna.tokenizer("char").tokenize("ab c"), "a b c")
        self.assertEqual(lacuna.tokenizer("none").signature, "none")


@unittest.skipIf(numpy is None, "numpy is not installed")
class Matrix(PythonTest):
    def table(self):
        return lacuna.score(lines_of(HYPOTHESES), lines_of(REFERENCES[0]), metrics=["bleu"]).tables[0]

    def test_a_view_without_a_copy_that_cannot_be_written(self):
        table = self.table()
        first, second = numpy.asarray(table), numpy.asarray(table)
        self.assertEqual(first.dtype, numpy.float64)
        self.assertEqual(first.shape, table.shape)
        self.assertEqual(first.__array_interface__["data"][0], second.__array_interface__["data"][0])
        self.assertFalse(first.flags.writeable)
        with self.assertRaises(ValueError):
            first[0, 0] = 1.0
        self.assertEqual(list(first.sum(axis=0)), table.sum())
        self.assertEqual(len(table.columns), table.shape[1])

    def test_the_view_keeps_the_table(self):
        matrix = numpy.asarray(self.table())
        before = matrix.sum()
        gc.collect()
        self.assertEqual(matrix.sum(), before)

    def test_sums_may_be_an_array(self):
        metric, table = lacuna.bleu(), self.table()
        self.assertEqual(metric.score(numpy.asarray(table).sum(axis=0)), metric.score(table.sum()))
        whole = numpy.asarray(table).sum(axis=0).astype(int)
        self.assertEqual(metric.score(whole), metric.score(table.sum()))


class Threads(PythonTest):
    def test_results_do_not_depend_on_them(self):
        hypotheses, references = lines_of(HYPOTHESES) * 5, lines_of(REFERENCES[0]) * 5
        expected = lacuna.score(hypotheses, references, threads=1)
        for threads in (0, 2, 5):
            found = lacuna.score(hypotheses, references, threads=threads)
            self.assertEqual(found.scores, expected.scores)
            self.assertEqual(found.tables, expected.tables)

    def test_several_call_at_the_same_time(self):
        hypotheses, references = lines_of(HYPOTHESES), lines_of(REFERENCES[0])
        expected = lacuna.score(hypotheses, references).scores
        found = []

        def work():
            for _ in range(5):
                found.append(lacuna.score(hypotheses, references).scores)

        threads = [threading.Thread(target=work) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(found, [expected] * 20)

    def test_other_threads_go_on(self):
        """The lock is free while a call works: the main thread counts until the other one is done."""
        rounds = []
        hypotheses = [line + f" {i}" for i in range(300) for line in lines_of(CANDIDATE)]
        references = [line for _ in range(300) for line in lines_of(REFERENCE)]
        size = min(len(hypotheses), len(references))
        worker = threading.Thread(target=lambda: rounds.append(
            lacuna.score(hypotheses[:size], references[:size], metrics=["ter"], threads=1)))
        worker.start()
        counted = 0
        while not rounds:
            worker.join(0.001)
            counted += 1
        worker.join()
        self.assertGreater(counted, 20)

    def test_a_list_may_change_meanwhile(self):
        hypotheses = [f"the quick brown fox number {i}" for i in range(20000)]
        references = list(hypotheses)
        result = []
        worker = threading.Thread(target=lambda: result.append(lacuna.score(hypotheses, references, metrics=["bleu"])))
        worker.start()
        while not result:
            hypotheses[:] = [f"other {len(hypotheses)}"] * 20000
            gc.collect()
            worker.join(0.01)
        self.assertIsNotNone(result[0][0].value)


class BadInput(PythonTest):
    def test_a_lone_surrogate_is_named(self):
        with self.assertRaisesRegex(lacuna.InputError, r"segment 1 of the hypotheses: a lone surrogate.*U\+DC80 at character 1"):
            lacuna.score(["a", LONE_SURROGATE], ["a", "b"])
        with self.assertRaisesRegex(ValueError, "segment 0 of the reference 1"):
            lacuna.score(["a"], [["a"], [LONE_SURROGATE]])
        with self.assertRaises(lacuna.InputError) as caught:
            lacuna.tokenizer().tokenize(LONE_SURROGATE)
        self.assertEqual(caught.exception.code, "encoding")

    def test_what_is_no_list_of_str(self):
        self.assertRaisesRegex(TypeError, "hypotheses: expected a list of str, not one str", lacuna.score, "abc", ["a"])
        self.assertRaisesRegex(TypeError, "segment 1 of the hypotheses: expected str, not bytes", lacuna.score,
                               ["a", b"b"], ["a", "b"])
        self.assertRaisesRegex(TypeError, "segment 0 of the hypotheses", lacuna.score, [None], ["a"])
        self.assertRaises(TypeError, lacuna.score, 5, ["a"])

    def test_lengths(self):
        self.assertRaisesRegex(ValueError, "reference 0 has 1 segments, but there are 2 hypotheses", lacuna.score,
                               ["a", "b"], ["a"])
        self.assertRaisesRegex(lacuna.InputError, "segment 1 has no reference", lacuna.score, ["a", "b"],
                               [["a", None], ["b", None]])
        self.assertRaisesRegex(ValueError, "unequal|reference", lacuna.bleu().statistics, ["a"], [])

    def test_options(self):
        for call in (lambda: lacuna.bleu(max_order=0), lambda: lacuna.bleu(smoothing="laplace"),
                     lambda: lacuna.bleu("moses"), lambda: lacuna.chrf(char_order=0), lambda: lacuna.metric("comet"),
                     lambda: lacuna.bleu(smoothing_value=0.5), lambda: lacuna.score(["a"], ["a"], metrics=[])):
            with self.assertRaises(lacuna.UsageError) as caught:
                call()
            self.assertIsInstance(caught.exception, ValueError)
            self.assertEqual(caught.exception.code, "usage")
            self.assertTrue(str(caught.exception))

    def test_sums_of_another_metric(self):
        table = lacuna.chrf().statistics(["a"], [["a"]])
        self.assertRaisesRegex(lacuna.UsageError, "10 columns", lacuna.bleu().score, [1, 2])
        self.assertRaises(lacuna.UsageError, lacuna.bleu().score_rows, table)
        self.assertRaises(TypeError, _native.Metric)

    def test_plugins_that_are_none(self):
        self.assertRaises(lacuna.FileError, lacuna.load_plugin, self.write("x.so", "no plug-in"))
        self.assertIn("bleu", lacuna.metric_names())
