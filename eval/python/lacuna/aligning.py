"""Which sentences of a text are translated by which sentences of its translation."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Dict, Iterator, Optional, Sequence, Tuple, Union

from . import _native
from ._pandas import data_frame
from ._places import PathLike, pack_folders, path_of
from ._texts import pair_of
from .checking import Progress
from .report import Document, Pack

if TYPE_CHECKING:
    import pandas

__all__ = ["AlignedSegment", "Alignment", "Bead", "align", "align_files"]


@dataclass(frozen=True)
class AlignedSegment:
    """A sentence or a given segment: bytes [begin, end) of the text in UTF-8, without white space around it."""

    number: int
    """From 0; of given segments their index, blank ones counted."""
    begin: int
    end: int
    text: str


@dataclass(frozen=True)
class Bead:
    """Segments that translate each other. With an empty side: what has no counterpart."""

    source: Tuple[int, ...]
    """Numbers of source segments."""
    target: Tuple[int, ...]
    confidence: float
    """0 to 1: how sure the aligner is, among all ways to align the texts."""
    similarity: float
    """What words, names and numbers say for it, in nats a word; above 0: better than chance."""
    moved: bool
    """The sides translate each other, but stand in another order than what is around them."""


@dataclass(frozen=True)
class Alignment:
    """Which segments of two texts translate each other: every one is in exactly one bead."""

    beads: Tuple[Bead, ...]
    """By source position; one without source follows the target segment before it."""
    source: Tuple[AlignedSegment, ...]
    target: Tuple[AlignedSegment, ...]
    documents: Tuple[Document, ...]
    pack: Optional[Pack]
    """None: none was used, and ``pack_reason`` says why."""
    pack_reason: str
    sure_share: float
    """Share of the texts in beads that are sure, 0 to 1; below 0.3 the texts hardly translate each other."""
    _json: str = field(default="", repr=False, compare=False)

    def pairs(self) -> Iterator[Tuple[str, str, float]]:
        """(source, target, confidence) of each bead: its segments on one line, "" for an empty side."""
        texts = [{segment.number: " ".join(segment.text.split()) for segment in side}
                 for side in (self.source, self.target)]
        for bead in self.beads:
            yield (" ".join(texts[0][number] for number in bead.source),
                   " ".join(texts[1][number] for number in bead.target), bead.confidence)

    def to_json(self) -> str:
        """The alignment as ``lacuna align --format json`` writes it (reports/schema/alignment.schema.json)."""
        return self._json

    def to_pandas(self) -> "pandas.DataFrame":
        """A row for each bead. Raises ImportError without pandas."""
        columns = ["source", "target", "source_text", "target_text", "confidence", "similarity", "moved"]
        rows = [dict(zip(columns, (bead.source, bead.target, source, target, bead.confidence, bead.similarity,
                                   bead.moved)))
                for bead, (source, target, _) in zip(self.beads, self.pairs())]
        return data_frame(columns, rows)


def _document(value: Dict[str, Any]) -> Tuple[Document, Tuple[AlignedSegment, ...]]:
    segments = tuple(AlignedSegment(one["number"], one["begin"], one["end"], one["text"]) for one in value["segments"])
    document = Document(value["role"], value["path"], value["language"], value["language_detected"], value["sha256"],
                        value["bytes"], len(segments))
    return document, segments


def _aligned(request: _native.AlignRequest, progress: Optional[Progress]) -> Alignment:
    text, pack_reason = _native.align(request, progress)
    value = json.loads(text)
    (source, source_segments), (target, target_segments) = map(_document, value["documents"])
    return Alignment(
        beads=tuple(Bead(tuple(bead["source"]), tuple(bead["target"]), bead["confidence"], bead["similarity"],
                         bead["moved"]) for bead in value["beads"]),
        source=source_segments,
        target=target_segments,
        documents=(source, target),
        pack=Pack(**value["pack"]) if value["pack"] else None,
        pack_reason=pack_reason,
        sure_share=value["sure_share"],
        _json=text)


def _request(source_language: str, target_language: str, pack: Optional[PathLike], use_pack: bool,
             soft_paragraphs: bool, threads: int) -> _native.AlignRequest:
    request = _native.AlignRequest()
    request.source_language = source_language
    request.target_language = target_language
    request.pack_path = "" if pack is None else path_of(pack)
    request.pack_folders = pack_folders()
    request.use_pack = use_pack
    request.soft_paragraphs = soft_paragraphs
    request.threads = threads
    return request


def align(source: Union[str, Sequence[str]], target: Union[str, Sequence[str]], *, source_language: str = "",
          target_language: str = "", pack: Optional[PathLike] = None, use_pack: bool = True,
          soft_paragraphs: bool = False, threads: int = 0, progress: Optional[Progress] = None) -> Alignment:
    """Aligns a text and its translation: two whole texts by their sentences, or two lists of segments, as many as there
    are in each.

    A language pack helps, but is not needed; ``use_pack`` False does without. Languages, ``pack``, ``soft_paragraphs``
    and ``threads`` as for `check`. Raises InputError for texts without a word or in swapped languages, and lone
    surrogates; PackError for a pack that cannot be used. Ctrl-C stops it. Cost: about a millisecond a sentence.
    """
    first, second = pair_of(source, target)
    request = _request(source_language, target_language, pack, use_pack, soft_paragraphs, threads)
    request.source_text = first.utf8
    request.target_text = second.utf8
    request.lines = first.segments is not None
    return _aligned(request, progress)


def align_files(source: PathLike, target: PathLike, *, lines: bool = False, source_language: str = "",
                target_language: str = "", pack: Optional[PathLike] = None, use_pack: bool = True,
                soft_paragraphs: bool = False, threads: int = 0, progress: Optional[Progress] = None) -> Alignment:
    """The same for files in UTF-8 (gzip is unpacked). ``lines``: each line that is not blank is a segment. Raises as
    `align`, and FileError for files that cannot be read."""
    request = _request(source_language, target_language, pack, use_pack, soft_paragraphs, threads)
    request.source_path = path_of(source)
    request.target_path = path_of(target)
    request.lines = lines
    return _aligned(request, progress)
