"""Small helpers, and where test sets lie.

Source of the behaviour: sacreBLEU 2.6, `sacrebleu/utils.py`.
"""

from __future__ import annotations

import gzip
import math
import os
from argparse import Namespace
from typing import IO, TYPE_CHECKING, Any, Dict, List, Optional, Sequence, cast

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
    from .dataset import DATASETS

    return DATASETS.find(test_set)


def get_source_file(test_set: str, langpair: str) -> str:
    """The path of a test set's source text, which is downloaded if it is not here. Errors, here and below:
    `dataset.DatasetError` when there is no such set or pair, or its texts cannot be had."""
    return _dataset(test_set).get_source_file(langpair)


def get_reference_files(test_set: str, langpair: str) -> List[str]:
    """The paths of a test set's references."""
    return _dataset(test_set).get_reference_files(langpair)


def get_files(test_set: str, langpair: str) -> List[str]:
    """The paths of all texts of a test set."""
    return _dataset(test_set).get_files(langpair)


def download_test_set(test_set: str, langpair: Optional[str] = None) -> List[str]:
    """The paths of all texts of a pair, or of all pairs."""
    dataset = _dataset(test_set)
    pairs = list(dataset.langpairs) if langpair is None else [langpair]
    return [path for pair in pairs for path in dataset.get_files(pair)]


def get_available_testsets() -> List[str]:
    """The names of the test sets, the last of the alphabet first."""
    from .dataset import DATASETS

    return sorted(DATASETS, reverse=True)


def get_langpairs_for_testset(testset: str) -> List[str]:
    """The language pairs ("en-de") of a test set; none for a set that there is not."""
    from .dataset import DATASETS

    return list(DATASETS[testset].langpairs) if testset in DATASETS else []


def get_available_testsets_for_langpair(langpair: str) -> List[str]:
    """The names of the test sets that have a language pair, in either direction."""
    from .dataset import DATASETS

    source, _, target = langpair.partition("-")
    wanted = (langpair, f"{target}-{source}")
    return [name for name, dataset in DATASETS.items() if any(pair in dataset.langpairs for pair in wanted)]
