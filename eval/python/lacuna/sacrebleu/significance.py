"""Whether a difference between systems is more than chance.

    systems = [("baseline", baseline_lines), ("ours", our_lines)]
    signatures, scores = PairedTest(systems, {"BLEU": BLEU()}, [reference_lines], test_type="bs")()

The paired bootstrap (Koehn 2004) and approximate randomisation (Riezler & Maxwell 2005). The native side runs them for
BLEU, chrF and TER; for metrics of your own NumPy does, as it does in sacreBLEU.

Source of the behaviour: sacreBLEU 2.6, `sacrebleu/significance.py`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Callable, Dict, Iterator, List, Optional, Tuple, Union

from lacuna import _native

from .metrics.base import Metric, Score, Signature
from .metrics.native import NativeMetric, SegmentStatistics, native_seed, seed_from_environment

System = Tuple[str, Sequence[str]]
BaselineInfo = Dict[str, Tuple[Any, "Result"]]


class Result:
    """One system by one metric.

    `p_value`: of the difference from the baseline; None for the baseline. `mean`, `ci`: mean and half width of the 95 %
    interval over resamples; None where there was no resampling.
    """

    def __init__(
        self,
        score: float,
        p_value: Optional[float] = None,
        mean: Optional[float] = None,
        ci: Optional[float] = None,
    ) -> None:
        self.score = score
        self.p_value = p_value
        self.mean = mean
        self.ci = ci

    def __repr__(self) -> str:
        return ",".join(f"{name}={value}" for name, value in vars(self).items())


def estimate_ci(scores: Any) -> Tuple[float, float]:
    """Mean of the scores of resamples, and half the distance between the values that leave 1/40 of them at either end.

    `scores`: a NumPy array or a list of numbers, one or more.
    """
    import numpy as np

    ordered = np.sort(scores)
    outside = len(ordered) // 40
    return ordered.mean(), 0.5 * (ordered[len(ordered) - outside - 1] - ordered[outside])


def _compute_p_value(stats: Any, real_difference: float) -> float:
    """How often a difference that chance made is above the real one; one more than counted, of one more than made."""
    import numpy as np

    return (int(np.count_nonzero(np.asarray(stats) > real_difference)) + 1) / (len(stats) + 1)


def _resampled_values(metric: Metric, stats: Any, indices: Any) -> Any:
    """The score of each resample (`indices`: resamples x segments) of `stats` (segments x columns), summed in float32
    as sacreBLEU does."""
    import numpy as np

    rows = np.array(stats, dtype="float32")
    return np.array([metric._compute_score_from_stats(rows[chosen].sum(0)).score for chosen in indices])


def _bootstrap_resample(stats: Any, metric: Metric, n_samples: int = 1000) -> Tuple[str, List[Score]]:
    """The seed as signatures name it, and the scores of `n_samples` bootstrap resamples of `stats` (segments x
    columns).

    The seed: see `Metric.corpus_score`.
    """
    seed, name = seed_from_environment()
    if isinstance(metric, NativeMetric) and isinstance(stats, SegmentStatistics):
        values = _native.resampled_scores(metric._native_metric(), stats.table, n_samples, native_seed(seed))
    else:
        import numpy as np

        generator = np.random.default_rng(seed)
        values = _resampled_values(metric, stats, generator.choice(len(stats), size=(n_samples, len(stats))))
    title = metric._aggregate_and_compute(stats).name
    return name, [Score(title, value) for value in values]


def _paired_bs_test(
    baseline_info: BaselineInfo,
    sys_name: str,
    hypotheses: Sequence[str],
    references: Optional[Sequence[Sequence[Optional[str]]]],
    metrics: Mapping[str, Metric],
    n_samples: int = 1000,
    n_ar_confidence: int = -1,
    seed: Optional[int] = None,
) -> Tuple[str, Dict[str, Result]]:
    """The paired bootstrap of one system against the baseline, by NumPy. `baseline_info`: by metric, its statistics
    (segments x columns) and result. `n_ar_confidence` has no meaning here."""
    import numpy as np

    indices = np.random.default_rng(seed).choice(len(hypotheses), size=(n_samples, len(hypotheses)))
    results = {}
    for name, metric in metrics.items():
        baseline_stats, baseline = baseline_info[name]
        stats = metric._extract_corpus_statistics(hypotheses, references)
        score = metric._aggregate_and_compute(stats).score
        values = _resampled_values(metric, stats, indices)
        differences = np.abs(values - _resampled_values(metric, baseline_stats, indices))
        p_value = _compute_p_value(differences - differences.mean(), abs(baseline.score - score))
        results[name] = Result(score, p_value, *estimate_ci(values))
    return sys_name, results


def _paired_ar_test(
    baseline_info: BaselineInfo,
    sys_name: str,
    hypotheses: Sequence[str],
    references: Optional[Sequence[Sequence[Optional[str]]]],
    metrics: Mapping[str, Metric],
    n_samples: int = 10000,
    n_ar_confidence: int = -1,
    seed: Optional[int] = None,
) -> Tuple[str, Dict[str, Result]]:
    """The approximate randomisation of one system against the baseline, by NumPy. `baseline_info`: as above;
    `n_ar_confidence` > 0: with the interval of so many resamples."""
    import numpy as np

    generator = np.random.default_rng(seed)
    kept = generator.integers(2, size=(n_samples, len(hypotheses)), dtype=bool)
    indices = None
    if n_ar_confidence > 0:
        indices = generator.choice(len(hypotheses), size=(n_ar_confidence, len(hypotheses)))
    results = {}
    for name, metric in metrics.items():
        baseline_stats, baseline = baseline_info[name]
        stats = metric._extract_corpus_statistics(hypotheses, references)
        result = Result(metric._aggregate_and_compute(stats).score)

        def values_of(mine: Any, theirs: Any, metric: Metric = metric) -> Any:
            return np.array([metric._compute_score_from_stats(row).score for row in mine + theirs])

        one, other = np.array(baseline_stats), np.array(stats)
        differences = np.abs(values_of(kept @ one, ~kept @ other) - values_of(~kept @ one, kept @ other))
        result.p_value = _compute_p_value(differences, abs(baseline.score - result.score))
        if indices is not None:
            result.mean, result.ci = estimate_ci(_resampled_values(metric, stats, indices))
        results[name] = result
    return sys_name, results


_NUMPY_TESTS: Dict[str, Callable[..., Tuple[str, Dict[str, Result]]]] = {"ar": _paired_ar_test, "bs": _paired_bs_test}


class PairedTest:
    """Compares systems with the first of them, the baseline.

    `named_systems`: (name, hypotheses), the baseline first. `metrics`: by any name; results carry the names of the
    scores ("BLEU", "chrF2"). `references`: streams x segments, or None for those that the metrics keep.
    `test_type`: "ar" for approximate randomisation, "bs" for the paired bootstrap. `n_samples`: trials or resamples; 0:
    10000 or 1000. `n_ar_confidence`: with "ar", resamples for intervals; 0: 1000, -1: none. `n_jobs`: threads for the
    native side; 0: as many as there are processors.
    The seed is `SACREBLEU_SEED` of the environment when this is made; see `Metric.corpus_score`.
    Errors: AssertionError for another test type; ValueError for texts of different length, or without a system.
    """

    _DEFAULT_SAMPLES = {"ar": 10000, "bs": 1000}

    def __init__(
        self,
        named_systems: Sequence[System],
        metrics: Mapping[str, Metric],
        references: Optional[Sequence[Sequence[Optional[str]]]],
        test_type: str = "ar",
        n_samples: int = 0,
        n_ar_confidence: int = -1,
        n_jobs: int = 1,
    ) -> None:
        if test_type not in self._DEFAULT_SAMPLES:
            raise AssertionError(f"Unknown test type {test_type!r}")
        if not named_systems:
            raise ValueError("there is no system to test")
        self.test_type = test_type
        self.named_systems = named_systems
        self.references = references
        self.n_jobs = n_jobs
        self.n_systems = len(named_systems) - 1
        self.n_samples = n_samples if n_samples > 0 else self._DEFAULT_SAMPLES[test_type]
        self.n_ar_confidence = n_ar_confidence if n_ar_confidence != 0 else self._DEFAULT_SAMPLES["bs"]
        self._seed, seed_name = seed_from_environment()
        self.metrics: Dict[str, Metric] = {}
        self._signatures: Dict[str, Signature] = {}
        self._baseline_info: BaselineInfo = {}
        for metric in metrics.values():
            stats = metric._extract_corpus_statistics(named_systems[0][1], references)
            score = metric._aggregate_and_compute(stats)
            self.metrics[score.name] = metric
            self._baseline_info[score.name] = (stats, Result(score.score))
            self._signatures[score.name] = self._signature_of(metric, seed_name)

    def _signature_of(self, metric: Metric, seed_name: str) -> Signature:
        signature = metric.get_signature()
        signature.update("seed", seed_name)
        signature.update(self.test_type, self.n_samples)
        if self.n_ar_confidence > 0:
            signature.update("bs", self.n_ar_confidence)
        return signature

    def __call__(self) -> Tuple[Dict[str, Signature], Dict[str, List[Union[str, Result]]]]:
        """Runs the test: the signatures by metric; and "System" with the names, then by metric a `Result` for each
        system, the baseline first."""
        native = {name: metric for name, metric in self.metrics.items() if isinstance(metric, NativeMetric)}
        other = {name: metric for name, metric in self.metrics.items() if name not in native}
        found: Dict[str, List[Result]] = {}
        if native:
            found.update(self._run_natively(native))
        if other:
            found.update(self._run_in_numpy(other))
        scores: Dict[str, List[Union[str, Result]]] = {"System": [name for name, _ in self.named_systems]}
        for name in self.metrics:
            scores[name] = list(found[name])
        return self._signatures, scores

    def _run_natively(self, metrics: Mapping[str, NativeMetric]) -> Iterator[Tuple[str, List[Result]]]:
        tables = []
        for name, metric in metrics.items():
            statistics = [self._baseline_info[name][0]]
            statistics += [
                metric._extract_corpus_statistics(hypotheses, self.references)
                for _, hypotheses in self.named_systems[1:]
            ]
            tables.append([system.table for system in statistics])
        measures = [metric._native_metric() for metric in metrics.values()]
        seed = native_seed(self._seed)
        if self.test_type == "bs":
            tested = _native.paired_bootstrap(measures, tables, self.n_samples, seed, max(self.n_jobs, 0))
        else:
            resamples = max(self.n_ar_confidence, 0)
            tested = _native.paired_randomization(
                measures, tables, self.n_samples, seed, resamples, max(self.n_jobs, 0)
            )
        for name, systems in zip(metrics, tested):
            yield name, [_result_of(system) for system in systems]

    def _run_in_numpy(self, metrics: Mapping[str, Metric]) -> Dict[str, List[Result]]:
        resamples = self.n_samples if self.test_type == "bs" else self.n_ar_confidence
        found = {}
        for name, metric in metrics.items():
            stats, baseline = self._baseline_info[name]
            if resamples > 0:
                values = [score.score for score in _bootstrap_resample(stats, metric, resamples)[1]]
                baseline.mean, baseline.ci = estimate_ci(values)
            found[name] = [baseline]
        for name, hypotheses in self.named_systems[1:]:
            _, results = _NUMPY_TESTS[self.test_type](
                self._baseline_info,
                name,
                hypotheses,
                self.references,
                metrics,
                self.n_samples,
                self.n_ar_confidence,
                self._seed,
            )
            for title, result in results.items():
                found[title].append(result)
        return found


def _result_of(tested: Any) -> Result:
    interval = tested.interval
    if interval is None:
        return Result(tested.score, tested.p_value)
    return Result(tested.score, tested.p_value, interval.mean, interval.half_width)
