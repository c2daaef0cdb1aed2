"""Small helpers, and where test sets lie.

Source of the behaviour: sacreBLEU 2.6, `sacrebleu/utils.py`.
"""

from __future__ import annotations

import gzip
import math
import os
from argparse import Namespace
from typing import IO, TYPE_CHECKING, Any, Dict, List, Sequence, cast

if TYPE_CHECKING:
    from .dataset import Dataset

USERHOME = os.path.expanduser("~")

#: Where sacreBLEU keeps test sets and models: the environment's `SACREBLEU`, or ~/.sacrebleu.
SACREBLEU_DIR = os.environ.get("SACREBLEU", os.path.join(USERHOME, ".sacrebleu"))


def smart_open(file: str, mode: str = "rt", encoding: str = "utf-8") -> IO[Any]:
    """Opens a text file, or one packed by gzip if its name ends in ".gz". Only LF ends a line."""
    if file.endswith(".gz"):
        packed: Any = gzip.open(file, mode=mode, encoding=encoding, newline="\n")
        return cast(IO[Any], packed)
    return open(file, mode=mode, encoding=encoding, newline="\n")


def my_log(num: float) -> float:
    """The natural logarithm, and a finite number in place of that of 0."""
    return math.log(num) if num else -9999999999.0


def sum_of_lists(lists: Sequence[Any]) -> Any:
    """The sums of the columns of rows of numbers (a single row as it is). Errors: ValueError for no row."""
    if len(lists) == 0:
        raise ValueError("there is nothing to sum")
    if len(lists) == 1:
        return lists[0]
    return [sum(column) for column in zip(*lists)]


def args_to_dict(args: Namespace, prefix: str, strip_prefix: bool = False) -> Dict[str, Any]:
    """The options whose name begins with `prefix` and "_"; with `strip_prefix`, without that beginning."""
    beginning = f"{prefix}_"
    return {
        name[len(beginning) :] if strip_prefix else name: value
        for name, value in vars(args).items()
        if name.startswith(beginning)
    }


def _dataset(test_set: str) -> "Dataset":
    from .dataset import find_dataset

    return find_dataset(test_set)


def get_source_file(test_set: str, langpair: str) -> str:
    """The path of a test set's source text. Errors: `DatasetError` when the set, the pair or its files are not here."""
    return _dataset(test_set).get_source_file(langpair)


def get_reference_files(test_set: str, langpair: str) -> List[str]:
    """The paths of a test set's references. Errors: as `get_source_file`."""
    return _dataset(test_set).get_reference_files(langpair)


def get_files(test_set: str, langpair: str) -> List[str]:
    """The paths of all fields of a test set. Errors: as `get_source_file`."""
    return _dataset(test_set).get_files(langpair)


def download_test_set(test_set: str, langpair: str) -> List[str]:
    """The paths of all fields of a test set that is here already; nothing is downloaded. Errors: as
    `get_source_file`; the message says how to get the set."""
    return get_files(test_set, langpair)


def get_available_testsets() -> List[str]:
    """The names of the test sets that are here, the last of the alphabet first."""
    from .dataset import available_datasets

    return sorted(available_datasets(), reverse=True)


def get_langpairs_for_testset(testset: str) -> List[str]:
    """The language pairs ("en-de") of a test set; none for a set that is not here."""
    from .dataset import available_datasets

    dataset = available_datasets().get(testset)
    return [] if dataset is None else list(dataset.langpairs)


def get_available_testsets_for_langpair(langpair: str) -> List[str]:
    """The names of the test sets that have a language pair, in either direction."""
    from .dataset import available_datasets

    source, _, target = langpair.partition("-")
    wanted = {f"{source}-{target}", f"{target}-{source}"}
    return [name for name, dataset in available_datasets().items() if wanted & set(dataset.langpairs)]
