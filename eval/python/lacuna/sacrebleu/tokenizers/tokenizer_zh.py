"""zh: Chinese by character, the rest as 13a does it."""

from __future__ import annotations

from .tokenizer_base import NamedTokenizer


class TokenizerZh(NamedTokenizer):
    """Makes a token of each Chinese character (and of what sacreBLEU's table takes for one)."""

    def __init__(self) -> None:
        super().__init__("zh")
