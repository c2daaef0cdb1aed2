"""Test sets that are here: those that sacreBLEU has downloaded into its folder.

Nothing is downloaded. `lacuna corpora get NAME` gets the sets of Lacuna's registry, and sacreBLEU itself its own.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from typing import Dict, List

from ..utils import SACREBLEU_DIR, smart_open

#: "wmt19.de-en.src", with a slash of the name as an underscore; a field is "src", "ref", "ref-A", "docid", …
_FILE = re.compile(r"^(?P<name>.+)\.(?P<pair>[a-z]{2,3}(?:_\w+)?-[a-z]{2,3}(?:_\w+)?)\.(?P<field>[\w-]+)$")


class DatasetError(ValueError):
    """A test set, a language pair or a file of one is not here."""


class Dataset:
    """A test set whose files are here.

    `langpairs`: by language pair ("en-de"), the path of each field ("src", "ref", "ref:A", "docid", …).
    """

    def __init__(self, name: str, langpairs: Dict[str, Dict[str, str]], description: str = "") -> None:
        self.name = name
        self.description = description
        self.langpairs = langpairs

    def _fields(self, langpair: str) -> Dict[str, str]:
        if langpair not in self.langpairs:
            raise DatasetError(f"No such language pair {self.name}/{langpair}: there are {', '.join(self.langpairs)}")
        return self.langpairs[langpair]

    def fieldnames(self, langpair: str) -> List[str]:
        """The names of the fields. Errors, as in all methods: `DatasetError` for a language pair that is not here."""
        return list(self._fields(langpair))

    def get_files(self, langpair: str) -> List[str]:
        """The paths of all fields, in the order of `fieldnames`."""
        return list(self._fields(langpair).values())

    def get_source_file(self, langpair: str) -> str:
        """The path of the source text. Errors: also `DatasetError` when it is not here."""
        fields = self._fields(langpair)
        if "src" not in fields:
            raise DatasetError(f"{self.name}/{langpair} has no source text")
        return fields["src"]

    def get_reference_files(self, langpair: str) -> List[str]:
        """The paths of the references."""
        return [path for field, path in self._fields(langpair).items() if field.startswith("ref")]

    def source(self, langpair: str) -> Iterator[str]:
        """The lines of the source text, without white space at their ends."""
        with smart_open(self.get_source_file(langpair)) as file:
            for line in file:
                yield line.strip()

    def references(self, langpair: str) -> Iterator[tuple[str, ...]]:
        """For each line, its references."""
        files = [smart_open(path) for path in self.get_reference_files(langpair)]
        try:
            yield from zip(*files)
        finally:
            for file in files:
                file.close()


def available_datasets(folder: str = SACREBLEU_DIR) -> Dict[str, Dataset]:
    """The test sets whose files are in `folder` as sacreBLEU puts them: NAME/NAME.PAIR.FIELD, by name."""
    found: Dict[str, Dataset] = {}
    for place, _, files in sorted(os.walk(folder)):
        name = os.path.relpath(place, folder).replace(os.sep, "/")
        for file in sorted(files):
            match = _FILE.match(file)
            if match is None or match["name"] != name.replace("/", "_"):
                continue
            dataset = found.setdefault(name, Dataset(name, {}, "in sacreBLEU's folder"))
            field = match["field"].replace("-", ":", 1)
            dataset.langpairs.setdefault(match["pair"], {})[field] = os.path.join(place, file)
    for dataset in found.values():
        for pair, fields in dataset.langpairs.items():
            # The source first, then the references, then what says more.
            order = sorted(fields, key=lambda field: (field != "src", not field.startswith("ref"), field))
            dataset.langpairs[pair] = {field: fields[field] for field in order}
    return found


def find_dataset(name: str) -> Dataset:
    """The test set `name`. Errors: `DatasetError` when it is not here."""
    dataset = available_datasets().get(name)
    if dataset is None:
        raise DatasetError(
            f"No such test set {name} in {SACREBLEU_DIR}: Lacuna does not download for sacreBLEU's API. "
            f"`lacuna corpora list` names the sets that `lacuna corpora get` gets"
        )
    return dataset


#: What was here when this module was imported.
DATASETS: Dict[str, Dataset] = available_datasets()
