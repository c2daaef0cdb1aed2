"""Tercom's tokenisation, for TER.

Source of the behaviour: sacreBLEU 2.6, `sacrebleu/tokenizers/tokenizer_ter.py`.
"""

from __future__ import annotations

from typing import Tuple

from .tokenizer_base import NativeTokenizer


class TercomTokenizer(NativeTokenizer):
    """`normalized`: make tokens of punctuation. `no_punct`: drop punctuation. `asian_support`: do both for Asian
    characters, too. `case_sensitive`: do not lower the case."""

    def __init__(
        self,
        normalized: bool = False,
        no_punct: bool = False,
        asian_support: bool = False,
        case_sensitive: bool = False,
    ) -> None:
        options = (bool(normalized), bool(no_punct), bool(asian_support), bool(case_sensitive))
        super().__init__("tercom_tokenizer", *options)
        self.options: Tuple[bool, bool, bool, bool] = options
