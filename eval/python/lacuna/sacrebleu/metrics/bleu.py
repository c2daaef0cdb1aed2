"""BLEU (Papineni et al. 2002).

Source of the behaviour: sacreBLEU 2.6, `sacrebleu/metrics/bleu.py`.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import Any, ClassVar, Dict, List, Mapping, Optional, Tuple, Type

from lacuna import _native

from ..tokenizers.tokenizer_base import BaseTokenizer, NativeTokenizer
from .base import Score, Signature, sacrelogger
from .native import NativeMetric, Number, value_of

#: The longest n-gram, unless another is asked for.
MAX_NGRAM_ORDER = 4

_TOKENIZERS: Dict[str, str] = {
    "none": "tokenizer_none.NoneTokenizer",
    "zh": "tokenizer_zh.TokenizerZh",
    "13a": "tokenizer_13a.Tokenizer13a",
    "intl": "tokenizer_intl.TokenizerV14International",
    "char": "tokenizer_char.TokenizerChar",
    "ja-mecab": "tokenizer_ja_mecab.TokenizerJaMecab",
    "ko-mecab": "tokenizer_ko_mecab.TokenizerKoMecab",
    "spm": "tokenizer_spm.TokenizerSPM",
    "flores101": "tokenizer_spm.Flores101Tokenizer",
    "flores200": "tokenizer_spm.Flores200Tokenizer",
    "spBLEU-1K": "tokenizer_spm.spBLEU1KTokenizer",
}

_SUGGESTIONS = {"zh": ("zh", "Chinese"), "ja": ("ja-mecab", "Japanese"), "ko": ("ko-mecab", "Korean")}


def _get_tokenizer(name: str) -> Type[BaseTokenizer]:
    """The class of the tokeniser `name`. Errors: ValueError for another name."""
    if name not in _TOKENIZERS:
        raise ValueError(f"no tokeniser {name!r}; there are {', '.join(_TOKENIZERS)}")
    module, class_name = _TOKENIZERS[name].split(".")
    found: Type[BaseTokenizer] = getattr(import_module(f"..tokenizers.{module}", __package__), class_name)
    return found


class BLEUSignature(Signature):
    """Adds case, effective order, tokeniser and smoothing."""

    def __init__(self, args: Mapping[str, Any]) -> None:
        super().__init__(args)
        self._abbr.update(case="c", eff="e", tok="tok", smooth="s")
        smoothing = args["smooth_method"]
        default = BLEU.SMOOTH_DEFAULTS[smoothing]
        if default is not None:
            value = default if args["smooth_value"] is None else args["smooth_value"]
            smoothing = f"{smoothing}[{value:.2f}]"
        self.info.update(
            case="lc" if args["lowercase"] else "mixed",
            eff="yes" if args["effective_order"] else "no",
            tok=args["tokenizer_signature"],
            smooth=smoothing,
        )


class BLEUScore(Score):
    """BLEU with what it is made of.

    `counts`, `totals`: n-grams that match, and all, for each order from 1 (after add-k smoothing, smoothed).
    `precisions`: for each order, in percent. `bp`: brevity penalty, 0 to 1. `sys_len`, `ref_len`: tokens. `ratio`:
    `sys_len` / `ref_len`, or 0.
    """

    def __init__(
        self,
        score: float,
        counts: Sequence[Number],
        totals: Sequence[Number],
        precisions: Sequence[float],
        bp: float,
        sys_len: int,
        ref_len: int,
    ) -> None:
        super().__init__("BLEU", score)
        self.counts = counts
        self.totals = totals
        self.precisions = precisions
        self.bp = bp
        self.sys_len = sys_len
        self.ref_len = ref_len
        self.ratio = sys_len / ref_len if ref_len else 0
        self.prec_str = "/".join(f"{precision:.1f}" for precision in precisions)
        self._verbose = (
            f"{self.prec_str} (BP = {bp:.3f} ratio = {self.ratio:.3f} hyp_len = {sys_len:d} ref_len = {ref_len:d})"
        )


class BLEU(NativeMetric):
    """BLEU of a text or a segment.

    `lowercase`: compare in lower case. `force`: say nothing when the text looks tokenised. `tokenize`: a name of
    `TOKENIZERS`; None: that of the target language `trg_lang` if it has one, else 13a. `smooth_method`: "exp", "floor",
    "add-k" or "none" (Chen & Cherry 2014); `smooth_value`: for floor and add-k, None: 0.1 and 1. `max_ngram_order`:
    1 to 16. `effective_order`: average only over orders that the hypothesis has; for single segments.
    `references`: streams x segments, kept for several texts.
    Errors: AssertionError for another `smooth_method`; ValueError for other options out of range; `lacuna.FileError`
    or ValueError when a tokeniser's model is missing or not what it should be.
    """

    SMOOTH_DEFAULTS: ClassVar[Dict[str, Optional[float]]] = {"none": None, "floor": 0.1, "add-k": 1, "exp": None}
    TOKENIZERS = _TOKENIZERS.keys()
    TOKENIZER_DEFAULT = "13a"
    _TOKENIZER_MAP: ClassVar[Dict[str, str]] = {language: name for language, (name, _) in _SUGGESTIONS.items()}
    _SIGNATURE_TYPE = BLEUSignature

    def __init__(
        self,
        lowercase: bool = False,
        force: bool = False,
        tokenize: Optional[str] = None,
        smooth_method: str = "exp",
        smooth_value: Optional[float] = None,
        max_ngram_order: int = MAX_NGRAM_ORDER,
        effective_order: bool = False,
        trg_lang: str = "",
        references: Optional[Sequence[Sequence[Optional[str]]]] = None,
    ) -> None:
        super().__init__()
        _check_smoothing(smooth_method)
        self._force = force
        self.trg_lang = trg_lang
        self.lowercase = lowercase
        self.smooth_value = smooth_value
        self.smooth_method = smooth_method
        self.max_ngram_order = max_ngram_order
        self.effective_order = effective_order
        if tokenize is None:
            tokenize = self._TOKENIZER_MAP.get(trg_lang, self.TOKENIZER_DEFAULT)
        elif trg_lang in _SUGGESTIONS and tokenize != _SUGGESTIONS[trg_lang][0]:
            name, language = _SUGGESTIONS[trg_lang]
            sacrelogger.warning("Consider the tokenizer '%s' or 'spm' for %s.", name, language)
        self.tokenizer = _get_tokenizer(tokenize)()
        self.tokenizer_signature = self.tokenizer.signature()
        if references is not None:
            self._ref_cache = self._cache_references(references)

    @staticmethod
    def compute_bleu(
        correct: List[Any],
        total: List[Any],
        sys_len: int,
        ref_len: int,
        smooth_method: str = "none",
        smooth_value: Optional[float] = None,
        effective_order: bool = False,
        max_ngram_order: int = MAX_NGRAM_ORDER,
    ) -> BLEUScore:
        """BLEU of counts that were made before.

        `correct`, `total`: n-grams that match, and all, for each order from 1 to `max_ngram_order`. `sys_len`,
        `ref_len`: tokens. The rest as in the constructor. Errors: as there.
        """
        _check_smoothing(smooth_method)
        if smooth_value is None:
            smooth_value = BLEU.SMOOTH_DEFAULTS[smooth_method]
        metric = _make_bleu(None, max_ngram_order, smooth_method, smooth_value, effective_order, False)
        return _bleu_score(metric, correct, total, sys_len, ref_len, smooth_method, smooth_value, max_ngram_order)

    def _preprocess_segment(self, sent: str) -> str:
        return self.tokenizer((sent.lower() if self.lowercase else sent).rstrip())

    def _native_options(self) -> Tuple[Any, ...]:
        return (
            self.tokenizer,
            self.max_ngram_order,
            self.smooth_method,
            self.smooth_value,
            self.effective_order,
            self.lowercase,
        )

    def _prepares_natively(self) -> bool:
        return (
            type(self)._preprocess_segment is BLEU._preprocess_segment
            and isinstance(self.tokenizer, NativeTokenizer)
            and self.tokenizer.is_plain()
        )

    def _make_native(self, prepared: bool) -> _native.Metric:
        tokenizer: Optional[_native.Tokenizer] = None
        if prepared:
            tokenizer = _native.Tokenizer("none")
        elif isinstance(self.tokenizer, NativeTokenizer):
            tokenizer = self.tokenizer.native
        lowercase = self.lowercase and not prepared
        return _make_bleu(
            tokenizer, self.max_ngram_order, self.smooth_method, self.smooth_value, self.effective_order, lowercase
        )

    def _score_of(self, sums: Sequence[Any]) -> BLEUScore:
        orders = self.max_ngram_order
        return _bleu_score(
            self._native_metric(),
            list(sums[2 : 2 + orders]),
            list(sums[2 + orders :]),
            int(sums[0]),
            int(sums[1]),
            self.smooth_method,
            self.SMOOTH_DEFAULTS[self.smooth_method] if self.smooth_value is None else self.smooth_value,
            orders,
        )


def _check_smoothing(method: str) -> None:
    if method not in BLEU.SMOOTH_DEFAULTS:
        raise AssertionError(f"Unknown smooth_method {method!r}")


def _make_bleu(
    tokenizer: Optional[_native.Tokenizer],
    max_order: int,
    smoothing: str,
    value: Optional[float],
    effective_order: bool,
    lowercase: bool,
) -> _native.Metric:
    # A method without a value ignores one that is given; a value of 0 adds nothing, which is no smoothing.
    if BLEU.SMOOTH_DEFAULTS[smoothing] is None:
        value = None
    elif value == 0:
        smoothing, value = "none", None
    return _native.make_bleu(
        tokenizer,
        max_order,
        smoothing,
        None if value is None else float(value),
        bool(effective_order),
        bool(lowercase),
    )


def _bleu_score(
    metric: _native.Metric,
    correct: Sequence[Any],
    total: Sequence[Any],
    sys_len: int,
    ref_len: int,
    smoothing: str,
    value: Optional[float],
    orders: int,
) -> BLEUScore:
    if len(correct) < orders or len(total) < orders:
        raise ValueError(f"BLEU: counts for {orders} orders are needed, not {min(len(correct), len(total))}")
    sums = [float(count) for count in (sys_len, ref_len, *correct[:orders], *total[:orders])]
    score = metric.score(sums)
    counts, totals = list(correct), list(total)
    if smoothing == "add-k" and any(counts):
        counts[1:orders] = [count + value for count in counts[1:orders]]
        totals[1:orders] = [count + value for count in totals[1:orders]]
    precisions = [score.components[f"precision_{order}"] for order in range(1, orders + 1)]
    return BLEUScore(
        value_of(score), counts, totals, precisions, score.components["brevity_penalty"], sys_len, ref_len
    )
