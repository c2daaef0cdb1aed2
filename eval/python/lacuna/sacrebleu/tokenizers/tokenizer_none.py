"""none: the text is tokenised already."""

from __future__ import annotations

from .tokenizer_base import NamedTokenizer


class NoneTokenizer(NamedTokenizer):
    """Leaves the text as it is; tokens are what white space separates."""

    def __init__(self) -> None:
        super().__init__("none")

    def __call__(self, line: str) -> str:
        return line
