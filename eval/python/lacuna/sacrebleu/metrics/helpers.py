"""N-grams as counters, for code that wants to look at them; the metrics count natively.

Source of the behaviour: sacreBLEU 2.6, `sacrebleu/metrics/helpers.py`.
"""

from __future__ import annotations

from collections import Counter
from typing import List, Sequence, Tuple


def _windows(length: int, order: int) -> range:
    return range(length - order + 1)


def extract_all_word_ngrams(line: str, min_order: int, max_order: int) -> Tuple["Counter[Tuple[str, ...]]", int]:
    """Counts of the word n-grams of `line` with `min_order` to `max_order` words, and the number of its words."""
    words = line.split()
    counts: "Counter[Tuple[str, ...]]" = Counter()
    for order in range(min_order, max_order + 1):
        counts.update(tuple(words[at : at + order]) for at in _windows(len(words), order))
    return counts, len(words)


def extract_word_ngrams(tokens: Sequence[str], n: int) -> "Counter[str]":
    """Counts of the runs of `n` tokens, each joined by single spaces."""
    return Counter(" ".join(tokens[at : at + n]) for at in _windows(len(tokens), n))


def extract_char_ngrams(line: str, n: int, include_whitespace: bool = False) -> "Counter[str]":
    """Counts of the runs of `n` characters; unless `include_whitespace`, white space is taken out first."""
    text = line if include_whitespace else "".join(line.split())
    return Counter(text[at : at + n] for at in _windows(len(text), n))


def extract_all_char_ngrams(line: str, max_order: int, include_whitespace: bool = False) -> List["Counter[str]"]:
    """`extract_char_ngrams` for 1 to `max_order` characters, in this order."""
    text = line if include_whitespace else "".join(line.split())
    return [extract_char_ngrams(text, order, True) for order in range(1, max_order + 1)]
