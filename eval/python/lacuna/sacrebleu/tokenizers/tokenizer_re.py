"""re: the half of 13a that splits punctuation, without entities and line ends."""

from __future__ import annotations

import re

from .tokenizer_base import BaseTokenizer

_STEPS = (
    # All ASCII punctuation but the apostrophe, comma, hyphen and period.
    (re.compile(r"""([ -&(-+/:-@\[-`{-~])"""), r" \1 "),
    # Period and comma, unless digits stand on both sides.
    (re.compile(r"([^0-9])([.,])"), r"\1 \2 "),
    (re.compile(r"([.,])([^0-9])"), r" \1 \2"),
    # A hyphen after a digit.
    (re.compile(r"([0-9])-"), r"\1 - "),
)


class TokenizerRegexp(BaseTokenizer):
    """Splits punctuation off words, but not "." and "," between digits."""

    def signature(self) -> str:
        return "re"

    def __call__(self, line: str) -> str:
        for pattern, replacement in _STEPS:
            line = pattern.sub(replacement, line)
        return " ".join(line.split())
