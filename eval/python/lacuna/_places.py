"""Where things lie that the library is told of, for it reads no environment and knows no folder by itself."""

from __future__ import annotations

import datetime
import os
import pathlib
import sys
from typing import List, Union

PathLike = Union[str, "os.PathLike[str]"]


def path_of(path: PathLike) -> str:
    """A path as the library takes it."""
    return os.fspath(path)


def _listed_in(variable: str) -> List[str]:
    return [folder for folder in os.environ.get(variable, "").split(":") if folder]


def pack_folders() -> List[str]:
    """Folders that hold language packs: those in LACUNA_PACKS, the package's own, then installed ones."""
    package = pathlib.Path(__file__).resolve().parent
    folders = [*_listed_in("LACUNA_PACKS"), str(package / "packs")]
    prefixes = [pathlib.Path(sys.prefix)]
    if len(package.parents) > 2:
        prefixes.append(package.parents[2])  # PREFIX/lib/python3/lacuna
    if len(package.parents) > 3:
        prefixes.append(package.parents[3])  # PREFIX/lib/python3.11/site-packages/lacuna
    return folders + [str(prefix / "share" / "lacuna" / "packs") for prefix in prefixes]


def model_folders() -> List[str]:
    """The folder in which sacreBLEU keeps the models of its tokenisers."""
    if "SACREBLEU" in os.environ:
        return [os.path.join(os.environ["SACREBLEU"], "models")]
    return [os.path.join(os.path.expanduser("~"), ".sacrebleu", "models")]


def dictionary_folders() -> List[str]:
    """Where Hunspell's dictionaries lie: the folders in DICPATH, as for Hunspell itself, then Debian's."""
    return [*_listed_in("DICPATH"), "/usr/share/hunspell"]


def today() -> str:
    """In UTC: what expires does so everywhere at once."""
    return datetime.datetime.now(datetime.timezone.utc).date().isoformat()
