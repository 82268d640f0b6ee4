"""Merged blocks by log-sum-exp in decimals of fifty digits, and the vanishing score by bisection on the library's own rounding."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext
from fractions import Fraction

Number = int | Fraction


@dataclass(frozen=True)
class Merged:
    total: Fraction
    output: Fraction


@dataclass(frozen=True)
class Distance:
    distance: Fraction


def merge_softmax(blocks: Sequence[Sequence[Number]]) -> Merged:
    """Every block as ln of its unscaled sum; the whole is the log-sum-exp of these, brought back to the greatest maximum."""
    with localcontext() as context:
        context.prec = 50
        rows = [[_decimal(value) for value in block] for block in blocks]
        logs = [row[0] + row[1].ln() for row in rows]
        pivot = logs[0]
        whole = pivot + sum(((each - pivot).exp() for each in logs), Decimal(0)).ln()
        shares = [(each - whole).exp() for each in logs]
        total = (whole - max(row[0] for row in rows)).exp()
        output = sum(
            (share * row[2] for share, row in zip(shares, rows, strict=True) if len(row) > 2), Decimal(0)
        )
        return Merged(Fraction(total), Fraction(output))


def vanishing_score(name: str) -> Distance:
    """Halves the interval between a score that survives and one that does not."""
    import ml_dtypes
    import numpy as np

    kinds = {"float16": np.float16, "bfloat16": ml_dtypes.bfloat16, "float32": np.float32}
    # A cast to bfloat16 goes by way of float32 and so rounds twice; half of the smallest value is asked of the library instead.
    half = float(ml_dtypes.finfo(kinds[name]).smallest_subnormal) / 2  # type: ignore[no-untyped-call]
    low, high = 0.0, 200.0
    for _halving in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if float(np.exp(-middle)) > half else (low, middle)
    return Distance(Fraction(low))


def _decimal(value: Number) -> Decimal:
    exact = Fraction(value)
    return Decimal(exact.numerator) / Decimal(exact.denominator)
