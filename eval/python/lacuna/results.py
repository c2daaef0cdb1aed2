"""What scoring and its tests return: plain, immutable objects."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Dict, Optional

__all__ = ["PairedResult", "ResampledMean", "Score"]


@dataclass(frozen=True)
class Score:
    """One value of one metric, at full precision."""

    metric: str
    """"BLEU", "chrF2", "TER": the metric's name."""
    value: Optional[float]
    """On sacreBLEU's scale (0 to 100 for BLEU and chrF); None when undefined, and then ``reason`` says why."""
    reason: str = ""
    components: Dict[str, float] = field(default_factory=dict, hash=False)
    """What the value is made of: precisions, lengths, brevity penalty, …"""
    signature: str = ""
    """All that the value depends on, in sacreBLEU's notation; empty for a score of sums."""


@dataclass(frozen=True)
class ResampledMean:
    """A mean over resamples, and half the width of the central 95 %."""

    mean: float
    half_width: float


@dataclass(frozen=True)
class PairedResult:
    """What sacreBLEU's paired tests say of one system."""

    score: float
    p_value: Optional[float]
    """None for the baseline."""
    interval: Optional[ResampledMean]
    """None for randomisation without resamples for intervals."""
