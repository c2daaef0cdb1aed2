"""Lacuna scores translations, and finds what they left out.

    import lacuna

    report = lacuna.check(["Giá là 25 đô la."], ["The price is 52 dollars."], source_language="vi",
                          target_language="en")
    for finding in report.findings:
        print(finding.severity, finding.message)

    scores = lacuna.score(hypotheses, references, metrics=("bleu", lacuna.chrf(word_order=2)))
    print(scores["bleu"].value, scores["bleu"].signature)

The module is made for lists of ``str``; results are plain, immutable objects, and the same as the program's, which does
not depend on the number of threads. Long calls let other threads of Python go on, and Ctrl-C ends them.
``lacuna.sacrebleu`` is sacreBLEU's Python interface.
"""

from __future__ import annotations

from ._native import Metric, StatsTable, Tokenizer, __version__
from .aligning import AlignedSegment, Alignment, Bead, align, align_files
from .checking import DEFAULT_MIN_PROBABILITY, CheckInfo, check, check_files, checks
from .errors import Error, FileError, InputError, PackError, UsageError
from .report import (CheckSummary, Document, Finding, Pack, Rendered, Report, Span, Suppressed, Suppression, Unit)
from .results import PairedResult, ResampledMean, Score
from .scoring import (Scores, bleu, chrf, length_ratio, load_plugin, metric, metric_names, score, ter, tokenizer)
from .training import Bitext, TrainSummary, adapt, train

__all__ = [
    "AlignedSegment", "Alignment", "Bead", "Bitext", "CheckInfo", "CheckSummary", "DEFAULT_MIN_PROBABILITY", "Document",
    "Error", "FileError", "Finding", "InputError", "Metric", "Pack", "PackError", "PairedResult", "Rendered", "Report",
    "ResampledMean", "Score", "Scores", "Span", "StatsTable", "Suppressed", "Suppression", "Tokenizer", "TrainSummary",
    "Unit", "UsageError", "__version__", "adapt", "align", "align_files", "bleu", "check", "check_files", "checks",
    "chrf", "length_ratio", "load_plugin", "metric", "metric_names", "score", "ter", "tokenizer", "train",
]
