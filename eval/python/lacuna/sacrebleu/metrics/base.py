"""`Score`, `Signature` and `Metric`: what all metrics have in common.

A metric turns each segment into a row of numbers; a score is a function of the rows' sum. A class of your own needs
five methods (the abstract ones of `Metric`), and confidence intervals and paired tests work for it as for BLEU.

Source of the behaviour: sacreBLEU 2.6, `sacrebleu/metrics/base.py`.
"""

from __future__ import annotations

import json
import logging
import statistics
from abc import ABCMeta, abstractmethod
from collections.abc import Iterable, Sequence
from typing import Any, Dict, List, Mapping, Optional, Type

from ..version import __version__

sacrelogger = logging.getLogger("sacrebleu")

#: From so many hypotheses that end in " ." on, a text is taken for tokenised.
_TOKENIZED_PERIODS = 100


class Score:
    """A number with a name.

    `score`: in percent. `_mean`, `_ci`: mean and half width of the 95 % interval over bootstrap resamples, in the same
    unit, or -1 when there was no resampling. `_verbose`: what the long form adds after the number.
    """

    def __init__(self, name: str, score: float) -> None:
        self.name = name
        self.score = score
        self._mean = -1.0
        self._ci = -1.0
        self._verbose = ""

    def format(self, width: int = 2, score_only: bool = False, signature: str = "", is_json: bool = False) -> str:
        """The score as text: "BLEU = 38.63 …", "BLEU|nrefs:1|… = 38.63 …", only "38.63", or a JSON object.

        `width`: digits after the decimal point. `signature`: a `Signature` as text, or "" for none; its fields become
        members of the JSON object. `score_only` goes before `is_json`.
        """
        number = f"{self.score:.{width}f}"
        fields: Dict[str, Any] = {"name": self.name, "score": float(number), "signature": signature}
        shown = number
        if self._mean > 0:
            mean, half_width = f"{self._mean:.{width}f}", f"{self._ci:.{width}f}"
            interval = f"μ = {mean} ± {half_width}"
            shown = f"{number} ({interval})"
            fields.update(confidence_mean=float(mean), confidence_var=float(half_width), confidence=interval)
        if score_only:
            return shown
        if self._verbose:
            fields["verbose_score"] = self._verbose
        if is_json:
            for field in filter(None, signature.split("|")):
                key, _, value = field.partition(":")
                fields[key] = value
            return json.dumps(fields, indent=1, ensure_ascii=False)
        title = f"{self.name}|{signature}" if signature else self.name
        line = f"{title} = {shown}"
        return f"{line} {self._verbose}" if self._verbose else line

    def estimate_ci(self, scores: List["Score"]) -> None:
        """Sets mean and interval from the scores of bootstrap resamples (one or more): the exact mean, and half the
        distance between the values that leave 1/40 of the resamples at either end."""
        values = sorted(score.score for score in scores)
        outside = len(values) // 40
        self._ci = 0.5 * (values[len(values) - outside - 1] - values[outside])
        self._mean = statistics.mean(values)

    def __repr__(self) -> str:
        return self.format()


class Signature:
    """All that a score depends on: "nrefs:1|case:mixed|eff:no|tok:13a|smooth:exp|version:2.6.0".

    Made from the attributes of a metric (`args`). `info` holds the fields; those that are None are not shown.
    Errors: ValueError for a metric that has not seen references yet.
    """

    def __init__(self, args: Mapping[str, Any]) -> None:
        if "num_refs" not in args:
            raise ValueError("The number of references is unknown; score something with the metric first.")
        self._abbr: Dict[str, str] = {
            "version": "v",
            "nrefs": "#",
            "test": "t",
            "lang": "l",
            "subset": "S",
            "origlang": "o",
            "bs": "bs",
            "ar": "ar",
            "seed": "rs",
        }
        references = args["num_refs"]
        self.info: Dict[str, Any] = {
            "version": __version__,
            "nrefs": "var" if references == -1 else references,
            "bs": args.get("n_bootstrap"),
            "ar": None,
            "seed": args.get("seed"),
            "test": args.get("test_set"),
            "lang": args.get("langpair"),
            "origlang": args.get("origlang"),
            "subset": args.get("subset"),
        }

    def format(self, short: bool = False) -> str:
        """The fields as text, the version last; with `short`, under their abbreviations."""
        fields = []
        for key in [key for key in self.info if key != "version"] + ["version"]:
            value = self.info[key]
            if value is None:
                continue
            if isinstance(value, bool):
                value = "yes" if value else "no"
            fields.append(f"{self._abbr.get(key, key) if short else key}:{value}")
        return "|".join(fields)

    def update(self, key: str, value: Any) -> None:
        """Sets a field, a known or a new one."""
        self.info[key] = value

    def __str__(self) -> str:
        return self.format()

    def __repr__(self) -> str:
        return self.format()


def _all_strings(values: Sequence[Any]) -> bool:
    # One pass in C for the usual case; a subclass of str is as good.
    return all(issubclass(kind, str) for kind in set(map(type, values)))


def _strings_or_none(values: Sequence[Any]) -> bool:
    return all(issubclass(kind, str) or kind is type(None) for kind in set(map(type, values)))


class Metric(metaclass=ABCMeta):
    """What BLEU, chrF and TER have in common, and the base of metrics of your own.

    `references` stand in streams everywhere: `references[j][i]` is reference j of segment i. None: segment i has no
    reference j.
    """

    _SIGNATURE_TYPE: Type[Signature] = Signature

    def __init__(self) -> None:
        self._ref_cache: Optional[Any] = None
        # Whether to say nothing about hypotheses that look tokenised; only BLEU says it.
        self._force = True
        self.n_bootstrap: Optional[int] = None
        self.seed: Optional[str] = None
        self.num_refs: int

    # What a metric defines.

    @abstractmethod
    def _aggregate_and_compute(self, stats: Sequence[Any]) -> Any:
        """The `Score` of many rows of statistics (segments x columns)."""

    @abstractmethod
    def _compute_score_from_stats(self, stats: Sequence[Any]) -> Any:
        """The `Score` of one row: of a segment, or of a sum of segments (a list or a numpy array)."""

    @abstractmethod
    def _preprocess_segment(self, sent: str) -> str:
        """A segment as it is compared: tokenised, in lower case, …"""

    @abstractmethod
    def _extract_reference_info(self, refs: Sequence[str]) -> Dict[str, Any]:
        """What is kept of the preprocessed references of one segment."""

    @abstractmethod
    def _compute_segment_statistics(self, hypothesis: str, ref_kwargs: Dict[str, Any]) -> List[Any]:
        """One row of statistics, from a preprocessed hypothesis and what `_extract_reference_info` kept."""

    # What it gets.

    def _check_sentence_score_args(self, hyp: Any, refs: Any) -> None:
        """TypeError when `hyp` is not a string, or `refs` not a filled sequence of strings (or None)."""
        problem = None
        if not isinstance(hyp, str):
            problem = "The argument `hyp` should be a string."
        elif isinstance(refs, (str, bytes)) or not isinstance(refs, Sequence):
            problem = "The argument `refs` should be a sequence of strings."
        elif not refs:
            problem = "The argument `refs` should not be empty."
        elif not _strings_or_none(refs):
            problem = "Each element of `refs` should be a string."
        if problem:
            raise TypeError(f"{type(self).__name__}: {problem}")

    def _check_corpus_score_args(self, hyps: Any, refs: Any) -> None:
        """TypeError when `hyps` is not a filled sequence of strings, or `refs` neither None nor a filled sequence of
        streams, each a sequence of strings (or None) as long as `hyps`."""
        problem = self._problem_of_hypotheses(hyps)
        if problem is None and refs is not None:
            problem = self._problem_of_references(refs, len(hyps))
        if problem:
            raise TypeError(f"{type(self).__name__}: {problem}")

    @staticmethod
    def _problem_of_hypotheses(hyps: Any) -> Optional[str]:
        if isinstance(hyps, (str, bytes)) or not isinstance(hyps, Sequence):
            return "`hyps` should be a sequence of strings."
        if not hyps:
            return "`hyps` should not be empty."
        if _all_strings(hyps):
            return None
        if any(line is None for line in hyps):
            return "Undefined line in hypotheses stream!"
        return "Each element of `hyps` should be a string."

    @staticmethod
    def _problem_of_references(refs: Any, segments: int) -> Optional[str]:
        if not isinstance(refs, Sequence):
            return "`refs` should be a sequence of sequence of strings."
        if not refs:
            return "`refs` should not be empty."
        for stream in refs:
            if isinstance(stream, (str, bytes)) or not isinstance(stream, Sequence):
                return "Each element of `refs` should be a sequence of strings."
        for stream in refs:
            if len(stream) != segments:
                return (
                    "Each element of `refs` should have the same length as `hyps`: "
                    f"there are {segments} hypotheses, but {len(stream)} references in a stream."
                )
            if not _strings_or_none(stream):
                return "`refs` should be a sequence of sequence of strings."
        return None

    def _set_num_refs(self, counts: Iterable[int]) -> None:
        # -1: not every segment has the same number.
        different = set(counts)
        self.num_refs = different.pop() if len(different) == 1 else -1

    def _cache_references(self, references: Sequence[Sequence[Optional[str]]]) -> Any:
        """What is kept of all references, one element per segment; sets `num_refs`.

        Errors: ValueError when a segment has no reference at all.
        """
        cache = []
        counts = []
        for number, segment in enumerate(zip(*references), start=1):
            given = [reference for reference in segment if reference is not None]
            if not given:
                raise ValueError(f"{type(self).__name__}: segment {number} has no reference.")
            counts.append(len(given))
            cache.append(self._extract_reference_info([self._preprocess_segment(line) for line in given]))
        self._set_num_refs(counts)
        return cache

    def _references_or_cached(self, references: Optional[Sequence[Sequence[Optional[str]]]]) -> Any:
        """The cache of `references`, or the metric's own when there are none. It is not kept: the caller gave its
        references for this call. Errors: RuntimeError when there is neither."""
        if references:
            return self._cache_references(references)
        if self._ref_cache:
            return self._ref_cache
        raise RuntimeError("No references provided and the cache is empty.")

    def _check_lengths(self, hypotheses: int, references: int) -> None:
        if hypotheses != references:
            raise ValueError(
                f"{type(self).__name__}: there are {hypotheses} hypotheses, but references for {references}."
            )

    def _warn_if_tokenized(self, hypotheses: Sequence[str]) -> None:
        if self._force:
            return
        periods = sum(map(_ends_tokenized, hypotheses))
        if periods >= _TOKENIZED_PERIODS:
            sacrelogger.warning("%d hypotheses end in a period with a space before it.", periods)
            sacrelogger.warning("The text seems to be tokenised; detokenise it, or its score may be wrong.")
            sacrelogger.warning("If it is meant to be so, pass `force=True` to hear no more of it.")

    def _extract_corpus_statistics(
        self, hypotheses: Sequence[str], references: Optional[Sequence[Sequence[Optional[str]]]]
    ) -> Sequence[List[Any]]:
        """Statistics of every segment (segments x columns). Without `references`, those given to the constructor.

        Errors: RuntimeError when there are none; ValueError when their number is not that of `hypotheses`.
        """
        cache = self._references_or_cached(references)
        self._check_lengths(len(hypotheses), len(cache))
        self._warn_if_tokenized(hypotheses)
        return [
            self._compute_segment_statistics(self._preprocess_segment(hypothesis), kept)
            for hypothesis, kept in zip(hypotheses, cache)
        ]

    def sentence_score(self, hypothesis: str, references: Sequence[Optional[str]]) -> Any:
        """The `Score` of one segment against its references.

        Errors: TypeError for arguments of other types, ValueError when no reference is given.
        """
        self._check_sentence_score_args(hypothesis, references)
        stats = self._extract_corpus_statistics([hypothesis], [[reference] for reference in references])
        return self._aggregate_and_compute(stats)

    def corpus_score(
        self,
        hypotheses: Sequence[str],
        references: Optional[Sequence[Sequence[Optional[str]]]],
        n_bootstrap: int = 1,
    ) -> Any:
        """The `Score` of a text: `hypotheses` (segments) against `references` (streams x segments; None: those of the
        constructor).

        `n_bootstrap` > 1: also mean and 95 % interval over so many bootstrap resamples, drawn with the seed in the
        environment's `SACREBLEU_SEED` (12345 when absent, "none" for another one each time).
        Errors: TypeError for arguments of other types; ValueError when a segment has no reference; RuntimeError when
        there are no references at all.
        """
        self._check_corpus_score_args(hypotheses, references)
        stats = self._extract_corpus_statistics(hypotheses, references)
        score = self._aggregate_and_compute(stats)
        if n_bootstrap > 1:
            self.n_bootstrap = n_bootstrap
            self.seed = self._estimate_ci(score, stats, n_bootstrap)
        return score

    def _estimate_ci(self, score: Score, stats: Sequence[Any], n_bootstrap: int) -> str:
        """Sets mean and interval of `score`; returns the seed as signatures name it."""
        from ..significance import _bootstrap_resample

        seed, scores = _bootstrap_resample(stats, self, n_bootstrap)
        score.estimate_ci(scores)
        return seed

    def get_signature(self) -> Signature:
        """The signature of what was scored last. Errors: ValueError before the first score."""
        return self._SIGNATURE_TYPE(self.__dict__)


def _ends_tokenized(hypothesis: str) -> bool:
    return hypothesis.endswith(" .")


__all__ = ["Metric", "Score", "Signature", "sacrelogger"]
