"""char: every character is a token."""

from __future__ import annotations

from .tokenizer_base import NamedTokenizer


class TokenizerChar(NamedTokenizer):
    """Puts a space between all characters; spaces of the text stay, and are no tokens."""

    def __init__(self) -> None:
        super().__init__("char")

    def __call__(self, line: str) -> str:
        return " ".join(line)
