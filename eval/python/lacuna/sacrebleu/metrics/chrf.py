"""chrF (Popović 2015) and chrF++ (Popović 2017).

Source of the behaviour: sacreBLEU 2.6, `sacrebleu/metrics/chrf.py`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Mapping, Optional, Tuple

from lacuna import _native

from .base import Score, Signature
from .native import NativeMetric, value_of


class CHRFSignature(Signature):
    """Adds case, effective order, orders of characters and words, and white space."""

    def __init__(self, args: Mapping[str, Any]) -> None:
        super().__init__(args)
        self._abbr.update(case="c", eff="e", nc="nc", nw="nw", space="s")
        self.info.update(
            case="lc" if args["lowercase"] else "mixed",
            eff="no" if args["eps_smoothing"] else "yes",
            nc=args["char_order"],
            nw=args["word_order"],
            space="yes" if args["whitespace"] else "no",
        )


class CHRFScore(Score):
    """chrF: "chrF2", or with word n-grams up to 2 "chrF2++"."""

    def __init__(self, score: float, char_order: int, word_order: int, beta: int) -> None:
        super().__init__(f"chrF{beta}{'+' * word_order}", score)
        self.beta = beta
        self.char_order = char_order
        self.word_order = word_order


class CHRF(NativeMetric):
    """chrF of a text or a segment; of several references, the best counts for each segment.

    `char_order`, `word_order`: the longest n-grams of characters and of words, 0 to 16 (word order 2: chrF++).
    `beta`: how much more recall weighs than precision, a whole number from 0 to 1000. `lowercase`: compare in lower
    case. `whitespace`: white space counts as characters. `eps_smoothing`: chrF++.py's smoothing instead of the
    effective order. `references`: streams x segments, kept for several texts.
    Errors: ValueError for options out of range, when something is scored.
    """

    CHAR_ORDER = 6
    WORD_ORDER = 0
    BETA = 2
    _SIGNATURE_TYPE = CHRFSignature

    def __init__(
        self,
        char_order: int = CHAR_ORDER,
        word_order: int = WORD_ORDER,
        beta: int = BETA,
        lowercase: bool = False,
        whitespace: bool = False,
        eps_smoothing: bool = False,
        references: Optional[Sequence[Sequence[Optional[str]]]] = None,
    ) -> None:
        super().__init__()
        self.beta = beta
        self.char_order = char_order
        self.word_order = word_order
        self.order = char_order + word_order
        self.lowercase = lowercase
        self.whitespace = whitespace
        self.eps_smoothing = eps_smoothing
        if references is not None:
            self._ref_cache = self._cache_references(references)

    def _preprocess_segment(self, sent: str) -> str:
        return sent.lower() if self.lowercase else sent

    def _native_options(self) -> Tuple[Any, ...]:
        return (
            self.char_order,
            self.word_order,
            self.beta,
            self.lowercase,
            self.whitespace,
            self.eps_smoothing,
        )

    def _prepares_natively(self) -> bool:
        return type(self)._preprocess_segment is CHRF._preprocess_segment

    def _make_native(self, prepared: bool) -> _native.Metric:
        if self.beta != int(self.beta):
            raise ValueError(f"chrF: beta must be a whole number, not {self.beta}")
        return _native.make_chrf(
            self.char_order,
            self.word_order,
            int(self.beta),
            bool(self.lowercase) and not prepared,
            bool(self.whitespace),
            bool(self.eps_smoothing),
        )

    def _compute_f_score(self, statistics: Sequence[Any]) -> float:
        """The F score in percent of [hypothesis, reference, match] for each order, characters before words."""
        return value_of(self._native_metric().score([float(count) for count in statistics]))

    def _score_of(self, sums: Sequence[Any]) -> CHRFScore:
        return CHRFScore(self._compute_f_score(sums), self.char_order, self.word_order, self.beta)
