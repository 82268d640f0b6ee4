"""Batch statistics from the examples themselves, and float32 by numpy."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True)
class WholeBatch:
    count: int
    mean: Fraction
    variance: Fraction


def merge_batches(
    counts: Sequence[int], means: Sequence[int | Fraction], variances: Sequence[int | Fraction]
) -> WholeBatch:
    """The moments of the whole batch from the sums Σx and Σx² that the shares stand for: E[x²] − E[x]², exactly."""
    total = sum(counts)
    first = sum((n * Fraction(m) for n, m in zip(counts, means, strict=True)), Fraction(0))
    second = sum(
        (n * (Fraction(v) + Fraction(m) ** 2) for n, m, v in zip(counts, means, variances, strict=True)),
        Fraction(0),
    )
    return WholeBatch(total, first / total, second / total - (first / total) ** 2)


@dataclass(frozen=True)
class Computed:
    computed: Fraction


def float32_variance(mean: int, spread: int) -> Computed:
    """The shortcut formula in numpy's own float32."""
    import numpy as np

    one = np.float32(mean - spread)
    two = np.float32(mean + spread)
    half = np.float32(2)
    average = (one + two) / half
    return Computed(Fraction(float((one * one + two * two) / half - average * average)))
