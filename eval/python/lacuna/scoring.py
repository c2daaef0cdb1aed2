"""Scores of translations against references."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Dict, Iterable, Iterator, List, Optional, Sequence, Tuple, Union

from . import _native
from ._native import Metric, StatsTable, Tokenizer
from ._pandas import data_frame
from ._places import PathLike, model_folders, path_of
from .results import ResampledMean, Score

if TYPE_CHECKING:
    import pandas

__all__ = ["Scores", "bleu", "chrf", "length_ratio", "load_plugin", "metric", "metric_names", "score", "ter",
           "tokenizer"]


def tokenizer(name: str = "13a", model: PathLike = "") -> Tokenizer:
    """A tokeniser of sacreBLEU's: 13a, none, char, intl, zh, ja-mecab, ko-mecab, spm, flores101, flores200, spBLEU-1K.

    ``model`` is the file of a SentencePiece model, or the folder of a MeCab dictionary; without it models are looked for
    where sacreBLEU keeps them. Raises UsageError for another name, FileError when a model is not found.
    """
    return Tokenizer(name, path_of(model), model_folders())


def _tokenizer_of(wanted: Union[str, Tokenizer, None]) -> Optional[Tokenizer]:
    return tokenizer(wanted) if isinstance(wanted, str) else wanted


def bleu(tokenizer: Union[str, Tokenizer] = "13a", max_order: int = 4,  # pylint: disable=redefined-outer-name
         smoothing: str = "exp", smoothing_value: Optional[float] = None, effective_order: bool = False,
         lowercase: bool = False) -> Metric:
    """BLEU (Papineni et al. 2002), as sacreBLEU's class ``BLEU``.

    ``smoothing``: none, floor, add-k or exp (Chen & Cherry 2014); ``smoothing_value`` goes with floor (default 0.1) and
    add-k (1). ``effective_order``: average only over orders that the hypothesis has; for single segments. Raises
    UsageError for options that make no sense.
    """
    return _native.make_bleu(_tokenizer_of(tokenizer), max_order, smoothing, smoothing_value, effective_order, lowercase)


def chrf(char_order: int = 6, word_order: int = 0, beta: int = 2, lowercase: bool = False, whitespace: bool = False,
         epsilon_smoothing: bool = False) -> Metric:
    """chrF (Popović 2015), as sacreBLEU's class ``CHRF``; chrF++ (Popović 2017) with ``word_order`` 2."""
    return _native.make_chrf(char_order, word_order, beta, lowercase, whitespace, epsilon_smoothing)


def ter(normalized: bool = False, no_punct: bool = False, asian_support: bool = False,
        case_sensitive: bool = False) -> Metric:
    """Translation edit rate (Snover et al. 2006), as sacreBLEU's class ``TER``. Lower is better."""
    return _native.make_ter(normalized, no_punct, asian_support, case_sensitive)


def length_ratio(tokenizer: Union[str, Tokenizer] = "13a",  # pylint: disable=redefined-outer-name
                 lowercase: bool = False) -> Metric:
    """Tokens of the hypothesis per token of the reference that is nearest in length."""
    return _native.make_length_ratio(_tokenizer_of(tokenizer), lowercase)


def metric(name: str) -> Metric:
    """The metric of that name with its default options: one of `metric_names()`. Raises UsageError for another."""
    return _native.make_metric(name)


def metric_names() -> Dict[str, str]:
    """What each metric measures, by name, plug-ins included."""
    return dict(_native.list_metrics())


def load_plugin(path: PathLike) -> List[str]:
    """Loads a shared object with metrics of your own; returns their names, which `metric` and `score` take then.

    Raises FileError for what is not a shared object, InputError for what is no plug-in of this version.
    """
    return _native.load_plugin(path_of(path))


@dataclass(frozen=True)
class Scores:
    """What `score` returns: a score and a table of statistics for each metric, in the order asked for."""

    metrics: Tuple[Metric, ...]
    scores: Tuple[Score, ...]
    tables: Tuple[StatsTable, ...]
    """Rows of counts, one for each segment: ``numpy.asarray(table)`` is a view. A score is a function of their sum."""

    def __iter__(self) -> Iterator[Score]:
        return iter(self.scores)

    def __len__(self) -> int:
        return len(self.scores)

    def __getitem__(self, name: Union[str, int]) -> Score:
        """The score of a metric by its place, its id ("bleu") or its name ("BLEU"). Raises KeyError, IndexError."""
        return self.scores[name if isinstance(name, int) else self._index(name)]

    def _index(self, name: str) -> int:
        for index, one in enumerate(self.metrics):
            if name in (one.id, one.name):
                return index
        raise KeyError(name)

    def segments(self, name: Union[str, int] = 0) -> List[Optional[float]]:
        """The score of each segment by one metric; None where it is undefined. For BLEU see ``effective_order``."""
        index = name if isinstance(name, int) else self._index(name)
        return self.metrics[index].score_rows(self.tables[index])

    def interval(self, name: Union[str, int] = 0, samples: int = 1000, seed: int = 12345,
                 threads: int = 0) -> ResampledMean:
        """The bootstrap interval of a score, as ``corpus_score(…, n_bootstrap=samples)`` of sacreBLEU."""
        index = name if isinstance(name, int) else self._index(name)
        return _native.bootstrap_interval(self.metrics[index], self.tables[index], samples, seed, threads)

    def to_json(self, width: int = 1) -> str:
        """What ``lacuna score`` writes for these metrics: sacreBLEU's JSON, with ``width`` digits after the point."""
        return _native.scores_json(list(self.metrics), list(self.scores), width)

    def to_pandas(self) -> "pandas.DataFrame":
        """A row for each segment, a column of scores for each metric. Raises ImportError without pandas."""
        columns = [one.name for one in self.metrics]
        values = zip(*(self.segments(index) for index in range(len(columns))))
        return data_frame(columns, [dict(zip(columns, row)) for row in values])


def score(hypotheses: Iterable[str], references: Union[Iterable[str], Iterable[Iterable[Optional[str]]]],
          metrics: Sequence[Union[str, Metric]] = ("bleu", "chrf", "ter"), *, strip: bool = True,
          threads: int = 0) -> Scores:
    """Scores a translation, a list of segments, against one or several references.

    ``references``: a list of segments, or several such lists; in one of several, None says that the segment lacks that
    reference. ``metrics``: names (`metric_names`), or metrics with options of your own (`bleu`, `chrf`, `ter`, …).
    ``strip`` drops white space at the ends of segments first, as the program does with lines. ``threads`` 0: one per
    core; results do not depend on it. Numbers and signatures are those of the program, and so of sacreBLEU 2.6.

    Raises InputError for lists of different length, a segment without reference, or a lone surrogate; UsageError for a
    metric that there is not. Other threads of Python go on meanwhile. Cost: about 3 µs a segment for BLEU.
    """
    chosen = tuple(metric(one) if isinstance(one, str) else one for one in metrics)
    streams = references if isinstance(references, (list, tuple)) else list(references)
    if not streams or isinstance(streams[0], str):
        streams = [streams]
    scores, tables = _native.score(chosen, hypotheses, streams, strip, threads)
    return Scores(chosen, tuple(scores), tuple(tables))
