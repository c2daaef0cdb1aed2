"""What a check found, as plain, immutable objects: the program's JSON report."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field, fields
from typing import TYPE_CHECKING, Any, Dict, List, Optional, Tuple

from ._pandas import data_frame
from .errors import InputError
from .results import Score

if TYPE_CHECKING:
    import pandas

    from ._texts import InMemory

__all__ = ["CheckSummary", "Document", "Finding", "Pack", "Rendered", "Report", "Span", "Suppressed", "Suppression",
           "Unit"]

Json = Dict[str, Any]


@dataclass(frozen=True)
class Span:
    """Bytes [begin, end) of a text in UTF-8, and what they say. Of segments, the text has each on a line of its own."""

    begin: int
    end: int
    text: str
    file: Optional[Tuple[int, int]] = None
    """The bytes of the file that stand for it, where the text was taken out of a file (XLIFF, PO, HTML, …)."""


@dataclass(frozen=True)
class Finding:
    """One problem at one place."""

    rule: str
    """"omission", "number", "url", …: the check's id."""
    severity: str
    """"minor", "major" or "critical"."""
    probability: float
    """That a careful bilingual reader would agree, 0 to 1."""
    unit: int
    """Index into ``Report.units``."""
    source: Optional[Span]
    target: Optional[Span]
    message: str
    """One line for an editor."""
    suggestion: Optional[str]
    """What to put in place of the target span, where that is safe."""
    fingerprint: str
    """Identity across runs; made from rule and texts, never from a position."""
    segment: Optional[int] = None
    """Index into the lists that were checked; None for whole texts and files."""
    source_range: Optional[Tuple[int, int]] = None
    """Characters [begin, end) of ``source`` in the text or segment that was checked; None for files."""
    target_range: Optional[Tuple[int, int]] = None


@dataclass(frozen=True)
class Rendered:
    """Words of a unit that render each other: bytes [begin, end) of the unit's own texts."""

    source: Tuple[int, int]
    target: Tuple[int, int]
    quality: float
    """How good the evidence is, 0 to 1."""


@dataclass(frozen=True)
class Unit:
    """What is measured together: sentences that translate each other, or a segment and its translation."""

    id: int
    source: Optional[Span]
    """None: the target stands alone."""
    target: Optional[Span]
    """None: the source stands alone."""
    source_segments: int
    target_segments: int
    alignment_confidence: float
    """0 to 1."""
    length_z: Optional[float]
    """Standard deviations of the target's length from the expected one; below 0: short."""
    source_coverage: Optional[float]
    """Share of the source's information that the target covers, 0 to 1."""
    target_coverage: Optional[float]
    omission_probability: Optional[float]
    """That anything of the source was left out."""
    addition_probability: Optional[float]
    """That anything of the target has no source."""
    place: Optional[Dict[str, Any]] = None
    """Where a file of both languages has it: "name", "line" (from 1) and "index"; "file" in a corpus of several."""
    rendered: Tuple[Rendered, ...] = ()
    segment: Optional[int] = None
    """Index into the lists that were checked; None for whole texts and files."""


@dataclass(frozen=True)
class Document:
    """A text that was checked."""

    role: str
    """"source" or "target"."""
    path: str
    language: str
    language_detected: bool
    sha256: str
    bytes: int
    segments: int


@dataclass(frozen=True)
class Pack:
    """The language pack that was used."""

    name: str
    source_language: str
    target_language: str
    version: str
    sha256: str


@dataclass(frozen=True)
class CheckSummary:
    """How often a check looked, and how often it objected."""

    rule: str
    opportunities: float
    violations: float


@dataclass(frozen=True)
class Suppressed:
    """A finding that somebody has looked at and accepts."""

    finding: Finding
    reason: str
    suppression: Optional[int]
    """Index into ``Report.suppressions``; None: a mark in the file itself."""


@dataclass(frozen=True)
class Suppression:
    """An entry of the list of accepted findings, and what became of it."""

    conditions: str
    reason: str
    owner: str
    expires: str
    path: str
    line: int
    matched: int
    expired: bool


_FINDING_COLUMNS = ["rule", "severity", "probability", "unit", "segment", "source_begin", "source_end", "source_text",
                    "target_begin", "target_end", "target_text", "message", "suggestion", "fingerprint"]
_UNIT_COLUMNS = ["id", "segment", "source_begin", "source_end", "source_text", "target_begin", "target_end",
                 "target_text", "source_segments", "target_segments", "alignment_confidence", "length_z",
                 "source_coverage", "target_coverage", "omission_probability", "addition_probability"]


def span_of(value: Optional[Json]) -> Optional[Span]:
    """A span of the JSON report."""
    if value is None:
        return None
    file = value.get("file")
    return Span(value["begin"], value["end"], value["text"], (file["begin"], file["end"]) if file else None)


class _Reader:
    """Makes objects of the JSON report; with the texts that were checked it finds segments and characters again."""

    def __init__(self, source: "Optional[InMemory]", target: "Optional[InMemory]") -> None:
        self._source = source
        self._target = target

    def _segment(self, source: Optional[Span], target: Optional[Span]) -> Optional[int]:
        if source is not None and self._source is not None:
            return self._source.segment_at(source.begin)
        if target is not None and self._target is not None:
            return self._target.segment_at(target.begin)
        return None

    def unit(self, value: Json) -> Unit:
        source, target = span_of(value["source"]), span_of(value["target"])
        return Unit(value["id"], source, target, value["source_segments"], value["target_segments"],
                    value["alignment_confidence"], value["length_z"], value["source_coverage"],
                    value["target_coverage"], value["omission_probability"], value["addition_probability"],
                    value["place"],
                    tuple(Rendered((words[0], words[1]), (words[2], words[3]), words[4]) for words in value["rendered"]),
                    self._segment(source, target))

    def finding(self, value: Json, units: Tuple[Unit, ...]) -> Finding:
        source, target = span_of(value["source"]), span_of(value["target"])
        return Finding(value["rule"], value["severity"], value["probability"], value["unit"], source, target,
                       value["message"], value["suggestion"], value["fingerprint"], units[value["unit"]].segment,
                       self._source.characters(source.begin, source.end) if source and self._source else None,
                       self._target.characters(target.begin, target.end) if target and self._target else None)


def _side(span: Optional[Span], name: str) -> Json:
    return {f"{name}_begin": span.begin if span else None, f"{name}_end": span.end if span else None,
            f"{name}_text": span.text if span else None}


def _record(row: "Finding | Unit") -> Json:
    record = {column.name: getattr(row, column.name) for column in fields(row)}
    return {**record, **_side(row.source, "source"), **_side(row.target, "target")}


@dataclass(frozen=True)
class Report:
    """Everything that one check found."""

    findings: Tuple[Finding, ...]
    """Worst first, without those that are suppressed."""
    units: Tuple[Unit, ...]
    """In the order of the texts."""
    scores: Tuple[Score, ...]
    """Of the whole texts: coverage, length, …"""
    documents: Tuple[Document, ...]
    """The source, then the target."""
    pack: Optional[Pack]
    """None: no language pack was used, so omissions were not looked for."""
    checks: Tuple[CheckSummary, ...]
    suppressed: Tuple[Suppressed, ...]
    suppressions: Tuple[Suppression, ...]
    remarks: Tuple[str, ...]
    """What a reader of the findings has to know, a sentence each."""
    version: str
    """Of the program or module that made the report."""
    _json: str = field(default="", repr=False, compare=False)

    def to_json(self) -> str:
        """The report as ``lacuna check --json`` writes it (reports/schema/check.schema.json)."""
        return self._json

    @classmethod
    def from_json(cls, text: str) -> "Report":
        """A report that `to_json` or the program wrote. Raises InputError for anything else."""
        return read_report(text, None, None)

    def to_pandas(self, table: str = "findings") -> "pandas.DataFrame":
        """A row for each finding, or for each unit (``table="units"``). Raises ImportError without pandas."""
        if table == "findings":
            return data_frame(_FINDING_COLUMNS, [_record(finding) for finding in self.findings])
        if table == "units":
            return data_frame(_UNIT_COLUMNS, [_record(unit) for unit in self.units])
        raise ValueError(f"no table is called {table!r}: 'findings' or 'units'")


def read_report(text: str, source: "Optional[InMemory]", target: "Optional[InMemory]") -> Report:
    """The report that ``text`` holds, in JSON. ``source`` and ``target``: what was checked, when it was in memory."""
    reader = _Reader(source, target)
    try:
        report: Json = json.loads(text)
        if report["schema_version"] != 3:
            raise InputError(f"a report of another version: {report['schema_version']}", "format")
        units = tuple(map(reader.unit, report["units"]))
        return Report(
            findings=tuple(reader.finding(value, units) for value in report["findings"]),
            units=units,
            scores=tuple(Score(value["metric"], value["value"], value.get("reason", ""), value["components"],
                               value["signature"]) for value in report["scores"]),
            documents=tuple(Document(**value) for value in report["documents"]),
            pack=Pack(**report["pack"]) if report["pack"] else None,
            checks=tuple(CheckSummary(**value) for value in report["checks"]),
            suppressed=tuple(Suppressed(reader.finding(value["finding"], units), value["reason"], value["suppression"])
                             for value in report["suppressed"]),
            suppressions=tuple(Suppression(**value) for value in report["suppressions"]),
            remarks=tuple(report["remarks"]),
            version=report["tool"]["version"],
            _json=text)
    except (ValueError, KeyError, TypeError, IndexError, AttributeError) as error:
        if isinstance(error, InputError):
            raise
        raise InputError(f"not a report of lacuna check: {type(error).__name__}: {error}", "format") from error
