"""Intervals and paired tests: the native side against NumPy's, which is slow and obvious."""

from __future__ import annotations

import random
import unittest
from typing import Any, Dict, List

import numpy

from golden_cases import seed
from lacuna.sacrebleu import BLEU, CHRF, TER
from lacuna.sacrebleu.metrics.native import NativeMetric
from lacuna.sacrebleu.significance import (
    PairedTest,
    Result,
    _bootstrap_resample,
    _compute_p_value,
    _paired_ar_test,
    _paired_bs_test,
    estimate_ci,
)
from test_metrics import Words


def _texts() -> Dict[str, List[str]]:
    """60 segments of a reference and of three systems, the later the worse."""
    chosen = random.Random(11)
    words = [f"w{n}" for n in range(40)]
    reference = [" ".join(chosen.choices(words, k=chosen.randint(4, 15))) for _ in range(60)]

    def noisy(rate: float) -> List[str]:
        return [
            " ".join(chosen.choice(words) if chosen.random() < rate else word for word in line.split())
            for line in reference
        ]

    return {"reference": reference, "base": noisy(0.3), "near": noisy(0.31), "far": noisy(0.6)}


class SignificanceTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls) -> None:
        texts = _texts()
        cls.references = [texts.pop("reference")]
        cls.systems = list(texts.items())

    references: List[List[str]]
    systems: List[Any]

    def metrics(self) -> Dict[str, NativeMetric]:
        return {"BLEU": BLEU(), "chrF2": CHRF(), "TER": TER()}

    def test_results_are_numpys(self) -> None:
        for kind, twin in (("bs", _paired_bs_test), ("ar", _paired_ar_test)):
            resamples = 100 if kind == "ar" else -1
            test = PairedTest(self.systems, self.metrics(), self.references, kind, 300, resamples)
            _, scores = test()
            self.assertEqual(scores["System"], ["base", "near", "far"])
            for at, (name, hypotheses) in list(enumerate(self.systems))[1:]:
                _, expected = twin(
                    test._baseline_info, name, hypotheses, self.references, self.metrics(), 300, resamples, 12345
                )
                for metric, result in expected.items():
                    found: Any = scores[metric][at]
                    self.assertEqual((found.score, found.p_value), (result.score, result.p_value))
                    # sacreBLEU rounds quotients of chrF and TER to single precision here; the twin does not.
                    digits = 12 if metric == "BLEU" else 4
                    self.assertAlmostEqual(found.mean, float(result.mean or 0), places=digits)
                    self.assertAlmostEqual(found.ci, float(result.ci or 0), places=digits)

    def test_far_is_told_from_the_baseline_and_near_is_not(self) -> None:
        for kind in ("bs", "ar"):
            _, scores = PairedTest(self.systems, self.metrics(), self.references, kind, 300)()
            for metric in self.metrics():
                base, near, far = [result for result in scores[metric] if isinstance(result, Result)]
                self.assertIsNone(base.p_value)
                self.assertGreater(near.p_value or 0, 0.05)
                self.assertLess(far.p_value or 1, 0.05)

    def test_interval_of_one_system(self) -> None:
        for metric in self.metrics().values():
            score = metric.corpus_score(self.systems[0][1], self.references, n_bootstrap=200)
            statistics = metric._extract_corpus_statistics(self.systems[0][1], self.references)
            name, resamples = _bootstrap_resample(statistics, metric, 200)
            self.assertEqual((name, len(resamples)), ("12345", 200))
            again = metric.corpus_score(self.systems[0][1], self.references)
            again.estimate_ci(resamples)
            self.assertEqual((score._mean, score._ci), (again._mean, again._ci))
            # Rows as plain lists go the slow way, to the same values but for rounding.
            _, slow = _bootstrap_resample(list(statistics), metric, 200)
            numpy.testing.assert_allclose([s.score for s in resamples], [s.score for s in slow], rtol=1e-5)
            self.assertIn("|bs:200|seed:12345|", str(metric.get_signature()))

    def test_the_environments_seed(self) -> None:
        def mean(value: Any) -> float:
            with seed(value):
                bleu = BLEU()
                score = bleu.corpus_score(self.systems[0][1], self.references, n_bootstrap=50)
                self.assertIn(f"|seed:{12345 if value is None else str(value).lower()}|", str(bleu.get_signature()))
                return float(score._mean)

        self.assertEqual(mean(None), mean("12345"))
        self.assertNotEqual(mean(1), mean(2))
        self.assertNotEqual(mean("None"), mean("None"))
        for wrong in ("-1", "x", "", str(1 << 64)):
            with self.assertRaisesRegex(ValueError, "SACREBLEU_SEED"):
                mean(wrong)

    def test_signatures(self) -> None:
        signatures, _ = PairedTest(self.systems, {"x": BLEU()}, self.references, "ar", 20, 30)()
        self.assertIn("nrefs:1|bs:30|ar:20|seed:12345|", str(signatures["BLEU"]))
        signatures, _ = PairedTest(self.systems, {"x": BLEU()}, self.references, "bs", 20)()
        self.assertIn("nrefs:1|bs:20|seed:12345|", str(signatures["BLEU"]))

    def test_references_that_the_metric_keeps(self) -> None:
        kept = PairedTest(self.systems, {"x": BLEU(references=self.references)}, None, "bs", 50)()[1]
        given = PairedTest(self.systems, {"x": BLEU()}, self.references, "bs", 50)()[1]
        self.assertEqual(str(kept), str(given))

    def test_a_metric_of_ones_own_beside_ours(self) -> None:
        for kind in ("bs", "ar"):
            systems = [(name, [*lines[:-5], *["a"] * 5]) for name, lines in self.systems]
            _, scores = PairedTest(systems, {"a": Words(), "b": BLEU()}, self.references, kind, 100, 50)()
            self.assertEqual(list(scores), ["System", "Words", "BLEU"])
            for result in scores["Words"]:
                assert isinstance(result, Result)
                self.assertAlmostEqual(result.score, 100 * 55 / 60)
                self.assertIsNotNone(result.mean)
            self.assertEqual([len(column) for column in scores.values()], [3, 3, 3])

    def test_defaults_and_errors(self) -> None:
        test = PairedTest(self.systems, {"x": BLEU()}, self.references, n_ar_confidence=0)
        self.assertEqual((test.test_type, test.n_samples, test.n_ar_confidence), ("ar", 10000, 1000))
        self.assertEqual(PairedTest(self.systems, {}, self.references, "bs").n_samples, 1000)
        with self.assertRaisesRegex(AssertionError, "Unknown test type 'tt'"):
            PairedTest(self.systems, {"x": BLEU()}, self.references, "tt")
        with self.assertRaisesRegex(ValueError, "no system"):
            PairedTest([], {"x": BLEU()}, self.references)
        with self.assertRaisesRegex(ValueError, "there are 2 hypotheses, but references for 60"):
            PairedTest([*self.systems, ("short", ["a", "b"])], {"x": BLEU()}, self.references)()

    def test_the_parts(self) -> None:
        mean, half_width = estimate_ci(numpy.arange(80.0))
        self.assertEqual((mean, half_width), (39.5, 37.5))
        self.assertEqual(_compute_p_value(numpy.array([0.0, 1.0, 2.0, 3.0]), 1.0), 3 / 5)
        self.assertEqual(str(Result(1.5, 0.25)), "score=1.5,p_value=0.25,mean=None,ci=None")


if __name__ == "__main__":
    unittest.main()
