"""Test sets: those of Lacuna's registry, and others that sacreBLEU has downloaded.

A text that is not here yet is downloaded into Lacuna's cache (LACUNA_CACHE) when it is first wanted, and checked.
"""

from __future__ import annotations

from typing import Dict, Iterator, Mapping, Optional

from ..utils import SACREBLEU_DIR
from .base import Dataset, DatasetError, Field
from .folder import datasets_in
from .registry import datasets_of, manifest_folders


class Datasets(Mapping[str, Dataset]):
    """The test sets by name, looked up when they are first asked for."""

    def __init__(self) -> None:
        self._found: Optional[Dict[str, Dataset]] = None

    def _all(self) -> Dict[str, Dataset]:
        if self._found is None:
            self._found = {**datasets_in(SACREBLEU_DIR), **datasets_of(manifest_folders())}
        return self._found

    def __getitem__(self, name: str) -> Dataset:
        return self._all()[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._all())

    def find(self, name: str) -> Dataset:
        """The test set `name`. Errors: `DatasetError` when there is none."""
        if name not in self:
            raise DatasetError(f"No such test set {name}; `lacuna corpora list` names those that there are")
        return self[name]


DATASETS = Datasets()

__all__ = ["DATASETS", "Dataset", "DatasetError", "Datasets", "Field"]
