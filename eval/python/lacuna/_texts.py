"""Texts of Python as the library reads them: whole texts, or segments as the lines of one."""

from __future__ import annotations

import bisect
import itertools
from typing import List, Optional, Sequence, Tuple, Union

from .errors import InputError, UsageError

Texts = Union[str, Sequence[str]]


def _encoded(text: str, name: str) -> bytes:
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError as error:
        place = f"U+{ord(text[error.start]):04X} at character {error.start}"
        raise InputError(f"{name}: a lone surrogate is not text ({place})", "encoding") from None


class InMemory:
    """One side of a pair: a whole text, or segments, each a line of ``utf8``. Line breaks in a segment are spaces there,
    which are as long, so that places stay what they are."""

    def __init__(self, texts: Texts, name: str) -> None:
        """Raises TypeError for what is neither, InputError for a lone surrogate, with the segment's index."""
        self.name = name
        self.segments: Optional[Sequence[str]] = None
        self._ends: List[int] = []
        if isinstance(texts, str):
            self._text = texts
            self.utf8 = _encoded(texts, f"the {name} text")
            return
        self.segments = list(texts)
        lines = []
        for index, segment in enumerate(self.segments):
            if not isinstance(segment, str):
                raise TypeError(f"segment {index} of the {name}: expected str, not {type(segment).__name__}")
            line = _encoded(segment, f"segment {index} of the {name}")
            lines.append(line.replace(b"\r", b" ").replace(b"\n", b" ") + b"\n")
        self.utf8 = b"".join(lines)
        self._ends = list(itertools.accumulate(map(len, lines)))

    def segment_at(self, byte: int) -> Optional[int]:
        """The segment that a byte is in; None for a whole text."""
        if self.segments is None:
            return None
        return bisect.bisect_right(self._ends, byte)

    def characters(self, begin: int, end: int) -> Tuple[int, int]:
        """Bytes [begin, end) as characters: of the text, or of the segment that ``begin`` is in."""
        start = 0
        if self.segments is not None:
            index = bisect.bisect_right(self._ends, begin)
            start = self._ends[index - 1] if index > 0 else 0
        before = len(self.utf8[start:begin].decode("utf-8"))
        return before, before + len(self.utf8[begin:end].decode("utf-8"))


def pair_of(source: Texts, target: Texts) -> Tuple[InMemory, InMemory]:
    """Both sides. Raises UsageError for a text beside a list, InputError for lists of different length."""
    if isinstance(source, str) != isinstance(target, str):
        raise UsageError("source and target must both be texts or both be lists of segments", "usage")
    pair = InMemory(source, "source"), InMemory(target, "target")
    return pair


def expect_equal_lengths(source: InMemory, target: InMemory) -> None:
    """Raises InputError unless every segment has a counterpart."""
    if source.segments is None or target.segments is None or len(source.segments) == len(target.segments):
        return
    raise InputError(f"{len(source.segments)} source segments, but {len(target.segments)} target segments", "mismatch")
