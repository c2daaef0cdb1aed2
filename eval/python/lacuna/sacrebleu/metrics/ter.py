"""TER (Snover et al. 2006), as tercom computes it.

Source of the behaviour: sacreBLEU 2.6, `sacrebleu/metrics/ter.py`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, List, Mapping, Optional, Tuple

from lacuna import _native

from ..tokenizers.tokenizer_ter import TercomTokenizer
from .base import Score, Signature
from .native import NativeMetric, value_of


class TERSignature(Signature):
    """Adds case, tokeniser, normalisation, punctuation and Asian support."""

    def __init__(self, args: Mapping[str, Any]) -> None:
        super().__init__(args)
        self._abbr.update(case="c", tok="t", norm="nr", punct="pn", asian="as")
        self.info.update(
            case="mixed" if args["case_sensitive"] else "lc",
            tok=args["tokenizer_signature"],
            norm=args["normalized"],
            punct=not args["no_punct"],
            asian=args["asian_support"],
        )


class TERScore(Score):
    """TER with its edits and the length of the reference in tokens (of several references, their mean length)."""

    def __init__(self, score: float, num_edits: float, ref_length: float) -> None:
        super().__init__("TER", score)
        self.num_edits = int(num_edits)
        self.ref_length = ref_length


class TER(NativeMetric):
    """TER of a text or a segment: edits, shifts of blocks among them, per token of the reference; lower is better.

    `normalized`: make tokens of punctuation. `no_punct`: drop punctuation. `asian_support`: do both for Asian
    characters, too. `case_sensitive`: do not compare in lower case. `references`: streams x segments, kept for several
    texts.
    """

    _SIGNATURE_TYPE = TERSignature

    def __init__(
        self,
        normalized: bool = False,
        no_punct: bool = False,
        asian_support: bool = False,
        case_sensitive: bool = False,
        references: Optional[Sequence[Sequence[Optional[str]]]] = None,
    ) -> None:
        super().__init__()
        self.normalized = normalized
        self.no_punct = no_punct
        self.asian_support = asian_support
        self.case_sensitive = case_sensitive
        self.tokenizer = TercomTokenizer(normalized, no_punct, asian_support, case_sensitive)
        self.tokenizer_signature = self.tokenizer.signature()
        if references is not None:
            self._ref_cache = self._cache_references(references)

    def _preprocess_segment(self, sent: str) -> str:
        return self.tokenizer(sent.rstrip())

    def _native_options(self) -> Tuple[Any, ...]:
        return (self.tokenizer,)

    def _prepares_natively(self) -> bool:
        return type(self)._preprocess_segment is TER._preprocess_segment and type(self.tokenizer) is TercomTokenizer

    def _make_native(self, prepared: bool) -> _native.Metric:
        if prepared or type(self.tokenizer) is not TercomTokenizer:
            return _native.make_ter(False, False, False, True)
        return _native.make_ter(*self.tokenizer.options)

    def _integral_columns(self) -> List[bool]:
        return [True, False]

    def _score_of(self, sums: Sequence[Any]) -> TERScore:
        edits, length = sums[0], sums[1]
        return TERScore(value_of(self._native_metric().score([float(edits), float(length)])), edits, length)
