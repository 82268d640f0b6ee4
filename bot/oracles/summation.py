"""Sums that numpy and ml_dtypes really compute, one addition after the other, and exact ones by ``math.fsum`` and fractions."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache, lru_cache
from typing import Any

from bot.oracles.floating_point import dtype


@dataclass(frozen=True)
class Accumulated:
    value: Fraction
    overflows_after: int | None


@dataclass(frozen=True)
class Summed:
    plain: Fraction
    pairwise: Fraction
    kahan: Fraction
    neumaier: Fraction
    exact: Fraction


@cache
def stop_of_ones(name: str) -> int:
    """Adds ones until the sum stays; begins a little below the stop of wide formats, since that many additions take hours."""
    kind = dtype(name)
    one, total = kind(1), kind(0)
    bits = {"float32": 24, "float64": 53}.get(name)
    if bits:
        total = kind(2**bits - 1000)
    while kind(total + one) != total:
        total = kind(total + one)
    return int(total)


@lru_cache(maxsize=512)
def repeated_sum(term: int | Fraction, count: int, name: str) -> Accumulated:
    """``numpy.add.accumulate`` over the array of terms, in the format itself; sequential by its definition."""
    import numpy as np

    kind = dtype(name)
    terms = np.full(count, float(term), dtype=np.float64).astype(kind)
    with np.errstate(over="ignore", invalid="ignore"):
        sums = np.add.accumulate(terms, dtype=kind).astype(np.float64)
    finite = np.isfinite(sums)
    if finite.all():
        return Accumulated(Fraction(float(sums[-1])), None)
    first = int(np.argmin(finite))
    return Accumulated(Fraction(float(sums[first - 1])), first + 1)


def sum_array(values: Sequence[int | Fraction], name: str) -> Summed:
    """The same five sums with the format's own scalars."""
    kind = dtype(name)
    terms = [kind(float(value)) for value in values]
    plain = kahan = correction = kind(0)
    for term in terms:
        plain = kind(plain + term)
        corrected = kind(term - correction)
        after = kind(kahan + corrected)
        correction = kind(kind(after - kahan) - corrected)
        kahan = after
    return Summed(
        _exact(plain),
        _exact(_halves(kind, terms)),
        _exact(kahan),
        _exact(_neumaier(kind, terms)),
        _exact_sum(terms),
    )


def _halves(kind: Any, terms: list[Any]) -> Any:
    if len(terms) == 1:
        return terms[0]
    middle = len(terms) // 2
    return kind(_halves(kind, terms[:middle]) + _halves(kind, terms[middle:]))


def _neumaier(kind: Any, terms: list[Any]) -> Any:
    total = lost = kind(0)
    for term in terms:
        after = kind(total + term)
        first, second = sorted((total, term), key=abs, reverse=True)
        lost = kind(lost + kind(kind(first - after) + second))
        total = after
    return kind(total + lost)


def _exact(value: Any) -> Fraction:
    return Fraction(float(value))


def _exact_sum(terms: list[Any]) -> Fraction:
    exact = sum((Fraction(float(term)) for term in terms), Fraction(0))
    if float(exact) != math.fsum(float(term) for term in terms):
        raise ArithmeticError("two exact sums disagree")
    return exact
