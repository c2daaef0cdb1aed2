"""Language packs from bitext."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Dict, Iterable, List, Optional, Tuple, TypeVar, Union

from . import _native
from ._apart import run_apart
from ._places import PathLike, path_of
from .checking import Progress
from .errors import UsageError

__all__ = ["Bitext", "TrainSummary", "adapt", "train"]


@dataclass(frozen=True)
class Bitext:
    """Text and translation to learn from: two line-aligned files; or one file of "source TAB target" lines, or a
    translation memory (``tmx``). gzip is unpacked."""

    source: PathLike
    target: Optional[PathLike] = None
    weight: float = 1.0
    """What a pair of it counts; above 0."""
    tmx: bool = False


@dataclass(frozen=True)
class TrainSummary:
    """What was learnt from."""

    pairs: int
    """Of sentences."""
    figures: Dict[str, float] = field(hash=False)
    """As in the pack's pack.json."""


Texts = Iterable[Union[Bitext, Tuple[PathLike, PathLike]]]
Options = TypeVar("Options", _native.TrainOptions, _native.AdaptOptions)


def _listed(texts: Texts) -> List[List[Any]]:
    """Source, target, weight and tmx of each."""
    listed = []
    for text in texts:
        bitext = text if isinstance(text, Bitext) else Bitext(*text)
        if not bitext.weight > 0:
            raise UsageError(f"a weight must be above 0, not {bitext.weight}", "usage")
        listed.append([path_of(bitext.source), "" if bitext.target is None else path_of(bitext.target), bitext.weight,
                       bitext.tmx])
    return listed


def _filled(options: Options, arguments: Dict[str, Any]) -> Options:
    for text in arguments.pop("texts"):
        options.add_text(*text)
    for name, value in arguments.items():
        setattr(options, name, value)
    return options


# What `_apart` does in a process of its own.
CALLS = {
    "train": lambda arguments, progress: _native.train(_filled(_native.TrainOptions(), arguments), progress),
    "adapt": lambda arguments, progress: _native.adapt(_filled(_native.AdaptOptions(), arguments), progress),
}


def train(texts: Texts = (), output: PathLike = "", *, recipe: Optional[PathLike] = None, root: PathLike = "",
          glossaries: Iterable[PathLike] = (), source_language: str = "", target_language: str = "",
          vocabulary_size: int = 16000, seed: int = 12345, threads: int = 0,
          progress: Optional[Progress] = None) -> TrainSummary:
    """Trains a language pack from texts and their translations, and writes it into the folder ``output``. Works in a
    process of its own, so that Ctrl-C ends it at once.

    ``texts``: pairs of line-aligned files, or `Bitext`; or a ``recipe`` that names them, whose paths start from ``root``.
    ``glossaries``: files of "term TAB rendering|rendering TAB part of speech". ``vocabulary_size``: SentencePiece
    pieces, at most. ``seed``: of the synthetic omissions for calibration. The same texts and options give the same
    bytes. Raises UsageError for no texts, or texts beside a recipe; FileError and InputError as for reading them; then,
    and after Ctrl-C, nothing was written. Cost: minutes and about 1 GB for 100,000 pairs.
    """
    if not path_of(output):
        raise UsageError("no folder is named to write the pack into", "usage")
    return TrainSummary(*run_apart("train", {
        "texts": _listed(texts),
        "recipe_path": "" if recipe is None else path_of(recipe),
        "root": path_of(root),
        "glossaries": [path_of(path) for path in glossaries],
        "source_language": source_language,
        "target_language": target_language,
        "output": path_of(output),
        "command_line": "lacuna.train",
        "vocabulary_size": vocabulary_size,
        "seed": seed,
        "threads": threads,
    }, progress))


def adapt(pack: PathLike, texts: Texts, output: PathLike, *, prior_count: float = 10.0, iterations: int = 4,
          threads: int = 0, progress: Optional[Progress] = None) -> TrainSummary:
    """Refines a pack on the very texts under test, and writes the new one into the folder ``output``.

    Two files of unequally many lines are documents, whose sentences are aligned first. ``prior_count``: occurrences
    that what the pack knows of a word is worth. ``iterations``: of EM. Raises as `train`, and PackError for a pack that
    cannot be used.
    """
    return TrainSummary(*run_apart("adapt", {
        "texts": _listed(texts),
        "pack_path": path_of(pack),
        "output": path_of(output),
        "command_line": "lacuna.adapt",
        "prior_count": prior_count,
        "iterations": iterations,
        "threads": threads,
    }, progress))
