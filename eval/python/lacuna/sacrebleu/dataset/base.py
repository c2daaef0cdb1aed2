"""`Dataset`: a test set of any origin."""

from __future__ import annotations

import contextlib
from abc import ABCMeta, abstractmethod
from typing import Dict, Iterator, List, NamedTuple, Optional, Tuple

from ..utils import smart_open


class DatasetError(ValueError):
    """There is no such test set or language pair, or its texts cannot be had."""


class Field(NamedTuple):
    """A text of a test set."""

    name: str
    """"src", "ref", "ref:A", "docid", …"""
    path: str
    is_reference: bool
    """One that a translation is scored against."""


class Dataset(metaclass=ABCMeta):
    """A test set.

    All methods raise `DatasetError` for a language pair ("en-de") that the set has not, and when a text is not here and
    cannot be had.
    """

    def __init__(self, name: str, description: str = "", citation: str = "") -> None:
        self.name = name
        self.description = description
        self.citation = citation

    @property
    @abstractmethod
    def langpairs(self) -> Dict[str, List[str]]:
        """The language pairs, each with the addresses that its texts come from."""

    @abstractmethod
    def _fields(self, langpair: str) -> List[Field]:
        """The texts of a pair that the set has, the source first; downloaded if need be."""

    def maybe_download(self, langpair: Optional[str] = None) -> None:
        """Sees to it that the texts of a pair, or of all pairs, are here."""
        for pair in self.langpairs if langpair is None else [langpair]:
            self.fields(pair)

    def fields(self, langpair: str) -> List[Field]:
        """The texts of a pair."""
        if langpair not in self.langpairs:
            some = ", ".join(list(self.langpairs)[:20])
            raise DatasetError(f"No such language pair {self.name}/{langpair}: there are {some}")
        return self._fields(langpair)

    def fieldnames(self, langpair: str) -> List[str]:
        """The names of a pair's texts."""
        return [field.name for field in self.fields(langpair)]

    def get_files(self, langpair: str) -> List[str]:
        """Their paths, in the order of `fieldnames`."""
        return [field.path for field in self.fields(langpair)]

    def get_source_file(self, langpair: str) -> str:
        """The path of the source text."""
        for field in self.fields(langpair):
            if field.name == "src":
                return field.path
        raise DatasetError(f"{self.name}/{langpair} has no source text")

    def get_reference_files(self, langpair: str) -> List[str]:
        """The paths of the references."""
        return [field.path for field in self.fields(langpair) if field.is_reference]

    def source(self, langpair: str) -> Iterator[str]:
        """The lines of the source text, without white space at their ends."""
        with smart_open(self.get_source_file(langpair)) as file:
            for line in file:
                yield line.strip()

    def references(self, langpair: str) -> Iterator[Tuple[str, ...]]:
        """For each line, its references, with the line feed."""
        with contextlib.ExitStack() as files:
            yield from zip(*[files.enter_context(smart_open(path)) for path in self.get_reference_files(langpair)])
