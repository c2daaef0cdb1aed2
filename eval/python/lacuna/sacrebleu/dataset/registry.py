"""Test sets of Lacuna's registry, which `lacuna corpora list` shows, too."""

from __future__ import annotations

import os
import pathlib
from typing import Any, Dict, List, Optional

from lacuna import Error, FileError, _native

from .base import Dataset, DatasetError, Field


def _environment(*variables: str) -> str:
    return next((os.environ[variable] for variable in variables if os.environ.get(variable)), "")


def manifest_folders() -> List[str]:
    """Folders that hold manifests of test sets: those in LACUNA_TESTSETS, then the package's own."""
    listed = [folder for folder in os.environ.get("LACUNA_TESTSETS", "").split(":") if folder]
    return [*listed, str(pathlib.Path(_native.__file__).resolve().parent / "testsets")]


def cache_folder() -> str:
    """The folder that downloads go to: LACUNA_CACHE, else `lacuna` in XDG_CACHE_HOME or ~/.cache."""
    caches = _environment("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
    return _environment("LACUNA_CACHE") or os.path.join(caches, "lacuna")


class RegistryDataset(Dataset):
    """A test set whose texts are downloaded when they are first wanted, and checked."""

    def __init__(self, described: Dict[str, Any]) -> None:
        super().__init__(described["name"], described["description"], described["citation"])
        self.license: str = described["license"]
        #: What has to be done before the set can be had; empty: anybody may download it.
        self.access: str = described["access"]
        #: The addresses of its files.
        self.data: List[str] = [url for _, url in described["files"] if url]
        self._pairs: List[str] = described["pairs"]
        self._languages: List[str] = described["languages"]
        self._langpairs: Optional[Dict[str, List[str]]] = None

    @property
    def langpairs(self) -> Dict[str, List[str]]:
        if self._langpairs is None:
            pairs = self._pairs or [
                f"{source}-{target}" for source in self._languages for target in self._languages if source != target
            ]
            self._langpairs = {pair: self.data for pair in pairs}
        return self._langpairs

    def _fields(self, langpair: str) -> List[Field]:
        place = (manifest_folders(), cache_folder())
        try:
            try:
                found = _native.test_set_paths(self.name, langpair, *place)
            except FileError:
                self._download(langpair, *place)
                found = _native.test_set_paths(self.name, langpair, *place)
        except Error as error:
            raise DatasetError(str(error)) from error
        return [Field(*field) for field in found]

    def _download(self, langpair: str, manifests: List[str], cache: str) -> None:
        every = _environment("all_proxy", "ALL_PROXY")
        _native.get_test_set(
            self.name,
            langpair,
            manifests,
            cache,
            # Of plain HTTP in lower case only: a web server gives its programs HTTP_PROXY for something else.
            http_proxy=_environment("http_proxy") or every,
            https_proxy=_environment("https_proxy", "HTTPS_PROXY") or every,
            no_proxy=_environment("no_proxy", "NO_PROXY"),
        )


def datasets_of(manifests: List[str]) -> Dict[str, RegistryDataset]:
    """The test sets that the manifests in some folders describe, by name. Errors: `lacuna.Error` for a manifest that is
    not one."""
    return {described["name"]: RegistryDataset(described) for described in _native.test_sets(manifests)}
