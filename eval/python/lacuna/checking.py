"""What a translation left out, added or got wrong."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Callable, Iterable, List, Mapping, Optional, Sequence, Union

from . import _native
from ._places import PathLike, dictionary_folders, pack_folders, path_of, today
from ._texts import expect_equal_lengths, pair_of
from .report import Report, read_report

__all__ = ["CheckInfo", "DEFAULT_MIN_PROBABILITY", "Progress", "check", "check_files", "checks"]

Progress = Callable[[str, int, int], object]
"""Called with a stage, how many steps of it are done, and how many there are (0: unknown)."""

DEFAULT_MIN_PROBABILITY: float = _native.DEFAULT_MIN_PROBABILITY


@dataclass(frozen=True)
class CheckInfo:
    """What there is to know of a check before it runs."""

    id: str
    severity: str
    summary: str
    by_default: bool
    false_alarm_rate: Optional[float]
    """Share of the sentences of a clean translation in which it finds something all the same; None: not measured."""


def checks() -> List[CheckInfo]:
    """Every check, in the order of the documentation."""
    return [CheckInfo(**info) for info in _native.all_checks()]


def _request(source_language: str, target_language: str, pack: Optional[PathLike], soft_paragraphs: bool,
             min_probability: float, config: Optional[PathLike], enable: Iterable[str], disable: Iterable[str],
             severity: Optional[Mapping[str, str]], terms: Iterable[PathLike], suppressions: Iterable[PathLike],
             day: Optional[str], max_characters: Optional[int], threads: int) -> _native.CheckRequest:
    request = _native.CheckRequest()
    request.source_language = source_language
    request.target_language = target_language
    request.pack_path = "" if pack is None else path_of(pack)
    request.pack_folders = pack_folders()
    request.soft_paragraphs = soft_paragraphs
    request.min_probability = min_probability
    request.config_path = "" if config is None else path_of(config)
    for rule in enable:
        request.enable(rule)
    for rule in disable:
        request.disable(rule)
    for rule, wanted in (severity or {}).items():
        request.set_severity(rule, wanted)
    request.term_paths = [path_of(path) for path in terms]
    request.suppression_paths = [path_of(path) for path in suppressions]
    request.dictionary_folders = dictionary_folders()
    request.today = today() if day is None else day
    request.max_characters = max_characters
    request.rendered = True
    request.threads = threads
    return request


def check(source: Union[str, Sequence[str]], target: Union[str, Sequence[str]], *, source_language: str = "",
          target_language: str = "", pack: Optional[PathLike] = None, soft_paragraphs: bool = False,
          min_probability: float = DEFAULT_MIN_PROBABILITY, config: Optional[PathLike] = None,
          enable: Iterable[str] = (), disable: Iterable[str] = (), severity: Optional[Mapping[str, str]] = None,
          terms: Iterable[PathLike] = (), suppressions: Iterable[PathLike] = (), today: Optional[str] = None,
          max_characters: Optional[int] = None, threads: int = 0, progress: Optional[Progress] = None) -> Report:
    """Checks a translation: two lists of segments, where each translates the other's at its place, or two whole texts,
    whose sentences are aligned first.

    Languages are BCP 47 tags ("vi", "en-GB"); those that are not named are detected among the languages of the packs.
    ``pack`` is the folder of a language pack; without it one is looked for (LACUNA_PACKS, then the installed ones).
    Without a pack for the pair, omissions and additions are not looked for, and a remark of the report says so.
    ``soft_paragraphs``: a blank line in the middle of a sentence does not end it; for whole texts.
    Findings less sure than ``min_probability`` are left out. ``config`` is a project's lacuna.json. ``enable`` and
    ``disable`` name checks (`checks`) or "all"; ``severity`` gives a check's findings another severity. ``terms`` are
    term lists (TBX, CSV, TSV), ``suppressions`` files of accepted findings, of which those that expired before ``today``
    ("YYYY-MM-DD", in UTC) do not count. ``max_characters``: the longest translation of a segment. ``threads`` 0: one
    per core; the report does not depend on it.

    Raises InputError for lists of different length, lone surrogates, texts without a word or in swapped languages;
    PackError for a pack that was named and is not usable; UsageError for checks that there are not. Ctrl-C stops it.
    Cost: a quarter of a millisecond a segment.
    """
    first, second = pair_of(source, target)
    expect_equal_lengths(first, second)
    request = _request(source_language, target_language, pack, soft_paragraphs, min_probability, config, enable,
                       disable, severity, terms, suppressions, today, max_characters, threads)
    request.source_text = first.utf8
    request.target_text = second.utf8
    request.parallel = first.segments is not None
    return read_report(_native.check(request, progress), first, second)


def check_files(source: PathLike, target: Optional[PathLike] = None, *, parallel: bool = False, format: str = "",
                source_field: str = "", target_field: str = "", source_language: str = "", target_language: str = "",
                pack: Optional[PathLike] = None, soft_paragraphs: bool = False,
                min_probability: float = DEFAULT_MIN_PROBABILITY, config: Optional[PathLike] = None,
                enable: Iterable[str] = (), disable: Iterable[str] = (), severity: Optional[Mapping[str, str]] = None,
                terms: Iterable[PathLike] = (), suppressions: Iterable[PathLike] = (), today: Optional[str] = None,
                max_characters: Optional[int] = None, threads: int = 0,
                progress: Optional[Progress] = None) -> Report:  # pylint: disable=redefined-builtin
    """The same for files: a text and its translation, or one file that holds both (XLIFF, TMX, PO, TSV, CSV, JSON Lines).

    ``parallel``: line i of one file translates line i of the other. ``format`` ("xliff", "tmx", "po", "tsv", …),
    ``source_field`` and ``target_field`` are for one file; without them they are found by its name and content. Raises
    as `check`, and FileError for files that cannot be read.
    """
    request = _request(source_language, target_language, pack, soft_paragraphs, min_probability, config, enable,
                       disable, severity, terms, suppressions, today, max_characters, threads)
    request.source_path = path_of(source)
    request.target_path = "" if target is None else path_of(target)
    request.parallel = parallel
    request.format = format
    request.source_field = source_field
    request.target_field = target_field
    return read_report(_native.check(request, progress), None, None)
