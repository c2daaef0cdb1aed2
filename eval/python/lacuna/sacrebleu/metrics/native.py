"""`NativeMetric`: a metric whose rows and scores are computed by `lacuna._native`.

The arguments, the caches and the objects that come back are sacreBLEU's; every number is the native side's.
"""

from __future__ import annotations

import os
import random
from abc import abstractmethod
from collections.abc import Sequence
from typing import Any, Dict, Iterator, List, Optional, Tuple, Union, overload

from lacuna import Score as NativeScore
from lacuna import _native

from .base import Metric, Score

Number = Union[int, float]
ReferenceStreams = Sequence[Sequence[Optional[str]]]


def seed_from_environment() -> Tuple[Optional[int], str]:
    """The seed in `SACREBLEU_SEED` as a number, and as signatures name it; 12345 when there is none.

    "none", in any case, is no seed: (None, "none"). Errors: ValueError for anything but a number from 0 to 2^64 - 1.
    """
    text = os.environ.get("SACREBLEU_SEED", "12345").lower()
    if text == "none":
        return None, text
    try:
        seed = int(text)
    except ValueError:
        seed = -1
    if not 0 <= seed < 1 << 64:
        raise ValueError(f"SACREBLEU_SEED must be 'none' or a number from 0 to 2^64 - 1, not {text!r}")
    return seed, text


def native_seed(seed: Optional[int]) -> int:
    """`seed`, or one that the operating system draws."""
    return random.SystemRandom().getrandbits(64) if seed is None else seed


class SegmentStatistics(Sequence[List[Number]]):
    """The statistics of all segments: a sequence of rows that stay in the native table until somebody looks at them.

    `numpy.asarray(statistics)` is a view of the table: float64, segments x columns, read-only.
    """

    def __init__(self, table: _native.StatsTable, integral: Sequence[bool]) -> None:
        self.table = table
        self._integral = tuple(integral)
        buffer: Any = table
        self._rows: Any = memoryview(buffer)

    def as_numbers(self, row: Sequence[float]) -> List[Number]:
        """A row with its counts as `int`, as sacreBLEU has them."""
        return [int(value) if whole else float(value) for value, whole in zip(row, self._integral)]

    def __len__(self) -> int:
        return self.table.shape[0]

    @overload
    def __getitem__(self, at: int) -> List[Number]: ...

    @overload
    def __getitem__(self, at: slice) -> List[List[Number]]: ...

    def __getitem__(self, at: Union[int, slice]) -> Union[List[Number], List[List[Number]]]:
        if isinstance(at, slice):
            return [self[i] for i in range(*at.indices(len(self)))]
        i = at + len(self) if at < 0 else at
        if not 0 <= i < len(self):
            raise IndexError(f"segment {at} of {len(self)}")
        return self.as_numbers([self._rows[i, column] for column in range(self.table.shape[1])])

    def __iter__(self) -> Iterator[List[Number]]:
        return map(self.as_numbers, self._rows.tolist())

    def __array__(self, dtype: Any = None, copy: Optional[bool] = None) -> Any:
        import numpy as np

        view: Any = np.asarray(self._rows)
        return view.astype(dtype or view.dtype, copy=bool(copy))

    def sum(self) -> List[Number]:
        """The sums of the columns."""
        return self.as_numbers(self.table.sum())


class CachedReferences:
    """References that a metric keeps for several texts: streams x segments."""

    def __init__(self, streams: ReferenceStreams) -> None:
        self.streams = [list(stream) for stream in streams]

    def __len__(self) -> int:
        return len(self.streams[0]) if self.streams else 0


class NativeMetric(Metric):
    """Computes with a metric of `lacuna._native` that has the same options as this object has now.

    Where a subclass changes how segments are prepared, or the object was given a tokeniser of its own, the texts are
    prepared in Python, and counted natively as they then are.
    """

    def __init__(self) -> None:
        super().__init__()
        self._native_made: Dict[Any, _native.Metric] = {}

    # What a native metric defines.

    @abstractmethod
    def _make_native(self, prepared: bool) -> _native.Metric:
        """The native metric; with `prepared`, one for texts that are split at white space and nothing else."""

    @abstractmethod
    def _native_options(self) -> Tuple[Any, ...]:
        """All that `_make_native` depends on."""

    @abstractmethod
    def _score_of(self, sums: Sequence[Number]) -> Any:
        """The score object of one row (counts as they come: `int`, or a numpy scalar)."""

    @abstractmethod
    def _prepares_natively(self) -> bool:
        """Whether `_preprocess_segment` does what the native metric does by itself."""

    # What it gets.

    def __getstate__(self) -> Dict[str, Any]:
        # Native objects are made anew where a copy needs them.
        return {**self.__dict__, "_native_made": {}}

    def _native_metric(self, prepared: bool = False) -> _native.Metric:
        key = (prepared, *self._native_options())
        made = self._native_made.get(key)
        if made is None:
            made = self._native_made[key] = self._make_native(prepared)
        return made

    def _integral_columns(self) -> List[bool]:
        return [True] * len(self._native_metric().columns)

    def _wrap(self, table: _native.StatsTable) -> SegmentStatistics:
        return SegmentStatistics(table, self._integral_columns())

    def _cache_references(self, references: ReferenceStreams) -> CachedReferences:
        cache = CachedReferences(references)
        streams = cache.streams
        if len({len(stream) for stream in streams}) > 1:
            shown = ", ".join(str(len(stream)) for stream in streams)
            raise ValueError(f"{type(self).__name__}: the streams of references have different lengths: {shown}.")
        if not any(None in stream for stream in streams):
            self.num_refs = len(streams)
            return cache
        counts = [sum(reference is not None for reference in segment) for segment in zip(*streams)]
        if 0 in counts:
            raise ValueError(f"{type(self).__name__}: segment {counts.index(0) + 1} has no reference.")
        self._set_num_refs(counts)
        return cache

    def _extract_corpus_statistics(
        self, hypotheses: Sequence[str], references: Optional[ReferenceStreams]
    ) -> SegmentStatistics:
        """Statistics of every segment (segments x columns). Without `references`, those given to the constructor.

        Errors: RuntimeError when there are none; ValueError when their number is not that of `hypotheses`, or
        a segment has none.
        """
        streams = self._references_or_cached(references).streams
        self._check_lengths(len(hypotheses), len(streams[0]))
        self._warn_if_tokenized(hypotheses)
        texts: Sequence[str] = hypotheses
        natively = self._prepares_natively()
        if not natively:
            prepare = self._preprocess_segment
            texts = [prepare(hypothesis) for hypothesis in hypotheses]
            streams = [[None if line is None else prepare(line) for line in stream] for stream in streams]
        return self._wrap(self._native_metric(prepared=not natively).statistics(texts, streams))

    def _extract_reference_info(self, refs: Sequence[str]) -> Dict[str, Any]:
        return {"references": list(refs)}

    def _compute_segment_statistics(self, hypothesis: str, ref_kwargs: Dict[str, Any]) -> List[Number]:
        """One row of statistics, from a preprocessed hypothesis and what `_extract_reference_info` kept."""
        streams = [[reference] for reference in ref_kwargs["references"]]
        return self._wrap(self._native_metric(prepared=True).statistics([hypothesis], streams))[0]

    def _compute_score_from_stats(self, stats: Sequence[Any]) -> Any:
        return self._score_of(stats)

    def _aggregate_and_compute(self, stats: Sequence[Any]) -> Any:
        if isinstance(stats, SegmentStatistics):
            return self._score_of(stats.sum())
        from ..utils import sum_of_lists

        return self._score_of(sum_of_lists(stats))

    def _estimate_ci(self, score: Score, stats: Sequence[Any], n_bootstrap: int) -> str:
        if not isinstance(stats, SegmentStatistics):
            return super()._estimate_ci(score, stats, n_bootstrap)
        seed, name = seed_from_environment()
        interval = _native.bootstrap_interval(self._native_metric(), stats.table, n_bootstrap, native_seed(seed))
        score._mean, score._ci = interval.mean, interval.half_width
        return name


def value_of(score: NativeScore) -> float:
    """The number of a native score. Errors: ValueError when it is undefined, with the reason."""
    if score.value is None:
        raise ValueError(f"{score.metric} is undefined: {score.reason}")
    return score.value
