"""Test sets that sacreBLEU has downloaded into its own folder."""

from __future__ import annotations

import os
import re
from typing import Dict, List

from .base import Dataset, Field

#: "wmt19.de-en.src", with a slash of the name as an underscore.
_FILE = re.compile(r"(?P<name>.+)\.(?P<pair>[a-z]{2,3}(?:_\w+)?-[a-z]{2,3}(?:_\w+)?)\.(?P<field>[\w-]+)")


class FolderDataset(Dataset):
    """A test set whose texts lie in sacreBLEU's folder; nothing is downloaded."""

    def __init__(self, name: str) -> None:
        super().__init__(name, "as sacreBLEU has downloaded it")
        self.texts: Dict[str, List[Field]] = {}

    @property
    def langpairs(self) -> Dict[str, List[str]]:
        return {pair: [] for pair in self.texts}

    def _fields(self, langpair: str) -> List[Field]:
        return self.texts[langpair]


def datasets_in(folder: str) -> Dict[str, FolderDataset]:
    """The test sets whose files are in `folder` as sacreBLEU puts them, NAME/NAME.PAIR.FIELD; none when there is no
    such folder. All fields whose name begins with "ref" are references."""
    found: Dict[str, FolderDataset] = {}
    for place, _, files in sorted(os.walk(folder)):
        name = os.path.relpath(place, folder).replace(os.sep, "/")
        for file in sorted(files):
            match = _FILE.fullmatch(file)
            if match is None or match["name"] != name.replace("/", "_"):
                continue
            dataset = found.setdefault(name, FolderDataset(name))
            field = match["field"].replace("-", ":", 1)
            text = Field(field, os.path.join(place, file), field.startswith("ref"))
            dataset.texts.setdefault(match["pair"], []).append(text)
    for dataset in found.values():
        for texts in dataset.texts.values():
            texts.sort(key=lambda text: (text.name != "src", not text.is_reference, text.name))
    return found
