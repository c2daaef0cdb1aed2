"""sacreBLEU's own results, computed again through `lacuna.sacrebleu` and compared to the last bit."""

from __future__ import annotations

import os
import unittest.mock
from pathlib import Path
from typing import Any, Dict, List

from lacuna.sacrebleu.metrics import METRICS
from lacuna.sacrebleu.metrics.base import Metric
from lacuna.sacrebleu.significance import PairedTest, Result, _bootstrap_resample

#: Members of a corpus score that a case may name, beside the score itself.
_FIELDS = ("name", "counts", "totals", "precisions", "bp", "sys_len", "ref_len", "ratio", "num_edits", "ref_length")


class GoldenCases:
    """The cases whose paths are relative to `folder`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._texts: Dict[Any, List[str]] = {}

    def lines(self, path: str, case: Dict[str, Any]) -> List[str]:
        """The lines of a text as the case was run on them."""
        limit, strip = case.get("limit"), case["strip"]
        key = (path, limit, strip)
        if key not in self._texts:
            with open(self._folder / path, encoding="utf-8", newline="\n") as file:
                lines = [line.rstrip() if strip == "rstrip" else line.rstrip("\n") for line in file]
            self._texts[key] = lines if limit is None else lines[:limit]
        return self._texts[key]

    def complaints(self, case: Dict[str, Any]) -> List[str]:
        """What differs from sacreBLEU in one case: a line each, none when all is equal."""
        options = dict(case["opts"])
        if case["metric"] == "BLEU":
            options["force"] = True
        metric = METRICS[case["metric"]](**options)
        references = [self.lines(path, case) for path in case["refs"]]
        found = {
            "corpus": self._corpus,
            "sentence": self._sentences,
            "ci-bs": self._interval,
            "paired-bs": self._paired,
            "paired-ar": self._paired,
        }[case["level"]](case, metric, references)
        return [
            f"{case['id']} {what}: {found[what]!r} is not {expected!r}"
            for what, expected in found.pop("expected").items()
            if found[what] != expected or repr(found[what]) != repr(expected)
        ]

    def _corpus(self, case: Dict[str, Any], metric: Metric, references: List[List[str]]) -> Dict[str, Any]:
        hypotheses = self.lines(case["hyp"], case)
        score = metric.corpus_score(hypotheses, references)
        expected = {name: case[name] for name in ("score", "text", "agg_stats", "signature", *_FIELDS) if name in case}
        found = {name: getattr(score, name) for name in _FIELDS if name in case}
        statistics: Any = metric._extract_corpus_statistics(hypotheses, references)
        return {
            **found,
            "score": score.score,
            "text": score.format(),
            "agg_stats": statistics.sum(),
            "signature": str(metric.get_signature()),
            "expected": expected,
        }

    def _sentences(self, case: Dict[str, Any], metric: Metric, references: List[List[str]]) -> Dict[str, Any]:
        hypotheses = self.lines(case["hyp"], case)
        scores = [
            metric.sentence_score(hypothesis, list(segment)).score
            for hypothesis, *segment in zip(hypotheses, *references)
        ]
        found: Dict[str, Any] = {"scores": scores, "signature": str(metric.get_signature())}
        if "seg_stats" in case:
            found["seg_stats"] = list(metric._extract_corpus_statistics(hypotheses, references))
        return {**found, "expected": {name: case[name] for name in found}}

    def _interval(self, case: Dict[str, Any], metric: Metric, references: List[List[str]]) -> Dict[str, Any]:
        hypotheses = self.lines(case["hyp"], case)
        with seed(case["seed"]):
            score = metric.corpus_score(hypotheses, references, n_bootstrap=case["n_samples"])
            statistics = metric._extract_corpus_statistics(hypotheses, references)
            _, resamples = _bootstrap_resample(statistics, metric, case["n_samples"])
        first = case["first_resample_scores"]
        return {
            "score": score.score,
            "mean": score._mean,
            "ci": score._ci,
            "first_resample_scores": [resample.score for resample in resamples[: len(first)]],
            "signature": str(metric.get_signature()),
            "expected": {
                name: case[name] for name in ("score", "mean", "ci", "first_resample_scores", "signature")
            },
        }

    def _paired(self, case: Dict[str, Any], metric: Metric, references: List[List[str]]) -> Dict[str, Any]:
        systems = [(path, self.lines(path, case)) for path in case["systems"]]
        with seed(case["seed"]):
            signatures, scores = PairedTest(
                systems, {"it": metric}, references, case["level"][-2:], case["n_samples"]
            )()
        results = [
            {"system": name, **vars(result)}
            for name, result in zip(scores["System"], scores[case["name"]])
            if isinstance(result, Result)
        ]
        return {
            "results": results,
            "signature": str(signatures[case["name"]]),
            "expected": {"results": case["results"], "signature": case["signature"]},
        }


def seed(value: Any) -> Any:
    """`SACREBLEU_SEED` for a while; None: none is set."""
    if value is not None:
        return unittest.mock.patch.dict(os.environ, {"SACREBLEU_SEED": str(value)})
    without = {name: text for name, text in os.environ.items() if name != "SACREBLEU_SEED"}
    return unittest.mock.patch.dict(os.environ, without, clear=True)
