"""How far a share of few answers can be trusted."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

QUANTILE = 1.959964
"""Of the standard normal distribution, for an interval of 95 %."""


@dataclass(frozen=True, slots=True)
class Interval:
    """Bounds of a share, between 0 and 1."""

    low: float
    high: float

    @property
    def middle(self) -> float:
        """A careful guess at the share: the fewer the answers, the nearer to one half."""
        return (self.low + self.high) / 2


def wilson(right: int, total: int) -> Interval:
    """The 95 % score interval of a share ``right / total`` (Wilson, 1927), which unlike the normal one holds for few answers too
    (Brown, Cai and DasGupta, 2001). Without answers anything is possible.

    Raises ValueError unless 0 ≤ right ≤ total.
    """
    if not 0 <= right <= total:
        raise ValueError(f"{right} of {total} is no share")
    if total == 0:
        return Interval(0.0, 1.0)
    share, weight = right / total, QUANTILE**2 / total
    centre = (share + weight / 2) / (1 + weight)
    half = QUANTILE * sqrt(share * (1 - share) / total + weight / (4 * total)) / (1 + weight)
    # Rounding must not push a bound beyond what a share can be.
    return Interval(max(0.0, centre - half), min(1.0, centre + half))
