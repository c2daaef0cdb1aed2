"""Lacuna scores translations, and finds what they left out."""

from __future__ import annotations

from ._native import Metric, StatsTable, Tokenizer, __version__
from .errors import Error, FileError, InputError, PackError, UsageError
from .results import PairedResult, ResampledMean, Score

__all__ = [
    "Error", "FileError", "InputError", "Metric", "PackError", "PairedResult", "ResampledMean", "Score", "StatsTable",
    "Tokenizer", "UsageError", "__version__",
]
