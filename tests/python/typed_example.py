"""What a user writes, with types: mypy reads it, nobody runs it."""

from __future__ import annotations

from typing import Dict, List, Optional, Tuple

import lacuna


def worst(source: List[str], target: List[str]) -> Optional[lacuna.Finding]:
    """The first finding of a check."""
    report: lacuna.Report = lacuna.check(source, target, source_language="vi", target_language="en")
    return report.findings[0] if report.findings else None


def numbers(hypotheses: List[str], references: List[List[Optional[str]]]) -> Dict[str, Optional[float]]:
    """Scores by name, and one for each segment."""
    scores = lacuna.score(hypotheses, references, metrics=("bleu", lacuna.chrf(word_order=2)))
    segments: List[Optional[float]] = scores.segments("bleu")
    assert len(segments) == len(hypotheses)
    table: lacuna.StatsTable = scores.tables[0]
    shape: Tuple[int, int] = table.shape
    assert shape[0] == len(hypotheses)
    return {score.metric: score.value for score in scores}


def aligned(source: str, target: str) -> List[Tuple[str, str]]:
    """Pairs that are sure."""
    return [(a, b) for a, b, confidence in lacuna.align(source, target).pairs() if confidence > 0.5]


def place_of(error: lacuna.Error) -> Tuple[Optional[str], Optional[int]]:
    """Where it happened."""
    return error.path, error.line


def trained() -> Dict[str, float]:
    """Figures of a pack."""
    summary = lacuna.train([("a.vi", "a.en"), lacuna.Bitext("b.tsv", weight=0.5)], "pack", source_language="vi",
                           target_language="en", progress=lambda stage, done, total: print(stage, done, total))
    return summary.figures
