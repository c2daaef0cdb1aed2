"""13a: the tokenisation of mteval-v13a, which WMT uses."""

from __future__ import annotations

from .tokenizer_base import NamedTokenizer


class Tokenizer13a(NamedTokenizer):
    """Splits punctuation off words, but not "." and "," between digits; resolves four XML entities."""

    def __init__(self) -> None:
        super().__init__("13a")
