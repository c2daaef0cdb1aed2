"""The edits of TER, word by word, without a metric around them."""

from __future__ import annotations

from typing import List, Tuple

from lacuna import _native


def translation_edit_rate(words_hyp: List[str], words_ref: List[str]) -> Tuple[int, int]:
    """The least edits that tercom's search finds from `words_hyp` to `words_ref`, and the number of `words_ref`.

    Errors: ValueError for a word that is empty or has white space in it.
    """
    for word in (*words_hyp, *words_ref):
        if word.split() != [word]:
            raise ValueError(f"{word!r} is not one word")
    table = _native.make_ter(False, False, False, True).statistics([" ".join(words_hyp)], [[" ".join(words_ref)]])
    edits, length = table.sum()
    return int(edits), int(length)
