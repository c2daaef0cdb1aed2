"""intl: the international tokenisation of mteval-v14."""

from __future__ import annotations

from .tokenizer_base import NamedTokenizer


class TokenizerV14International(NamedTokenizer):
    """Splits off whatever Unicode calls a symbol, and punctuation that does not stand between digits."""

    def __init__(self) -> None:
        super().__init__("intl")
