"""Growth classes: sums of products of powers, logarithms, exponentials and factorials of symbols that tend to infinity.

A ``Rate`` is one symbol's part of a product, ordered by factorial, exponential base, power, then logarithms: the first that differs
decides, since n! outgrows cⁿ outgrows nᵖ outgrows logᵏ n. Different symbols are independent unless an assumption (a ≤ b) ties them.
Factorials follow Stirling: (kn+c)! = Θ(kᵏⁿ · n!ᵏ · n^((1−k)/2+c)), and nⁿ = Θ(n! · eⁿ / √n).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import combinations
from math import log

ZERO, ONE = Fraction(0), Fraction(1)
TERM_LIMIT = 64
LEADING_LIMIT = 24
"""Terms none of which outgrows another; comparing two growths takes the square of their number, and its cube with means."""
EULER = 0
"""Stands for e among the primes of an exponential's base."""


class CannotJudgeError(Exception):
    """A growth outside the class that can be compared soundly."""


@dataclass(frozen=True, slots=True)
class Rate:
    """n!^factorials · Π pᶜⁿ · nᵖ · (log n)^a (log log n)^b …; ``base`` has (prime, c), and ``EULER`` for e."""

    factorials: Fraction = ZERO
    base: tuple[tuple[int, Fraction], ...] = ()
    power: Fraction = ZERO
    logs: tuple[Fraction, Fraction, Fraction] = (ZERO, ZERO, ZERO)
    steep: tuple[tuple[tuple[Fraction, int], Fraction], ...] = ()
    """``((d, prime), c)`` for prime^(c·n^d) with d above 1."""

    def times(self, other: Rate, sign: int = 1) -> Rate:
        """The product with ``other`` (or the quotient, for sign −1)."""
        base = dict(self.base)
        for prime, exponent in other.base:
            base[prime] = base.get(prime, ZERO) + sign * exponent
        steep: dict[tuple[Fraction, int], Fraction] = dict(self.steep)
        for key, exponent in other.steep:
            steep[key] = steep.get(key, ZERO) + sign * exponent
        return Rate(
            self.factorials + sign * other.factorials,
            tuple(sorted((prime, exponent) for prime, exponent in base.items() if exponent)),
            self.power + sign * other.power,
            tuple(a + sign * b for a, b in zip(self.logs, other.logs, strict=True)),  # type: ignore[arg-type]
            tuple(sorted(item for item in steep.items() if item[1])),
        )

    def raised(self, exponent: Fraction) -> Rate:
        """The rate to a rational power."""
        a, b, c = self.logs
        base = tuple((prime, e * exponent) for prime, e in self.base if exponent)
        return Rate(
            self.factorials * exponent,
            base,
            self.power * exponent,
            (a * exponent, b * exponent, c * exponent),
            tuple((key, e * exponent) for key, e in self.steep if exponent),
        )

    def sign(self) -> int:
        """1 where it tends to infinity, −1 where it tends to 0, 0 where it is constant."""
        parts: list[Fraction | float] = [*self._steepest(), self.factorials, self._exponential()]
        for part in (*parts, self.power, *self.logs):
            if part:
                return 1 if part > 0 else -1
        return 0

    def _steepest(self) -> Iterator[float]:
        """The exponents that grow faster than the symbol itself, the steepest first: 2^(n²) outgrows n!."""
        for degree in sorted({degree for (degree, _), _ in self.steep}, reverse=True):
            parts = [(prime, exponent) for (power, prime), exponent in self.steep if power == degree]
            yield Rate(base=tuple(parts))._exponential()

    def _exponential(self) -> float:
        rate = sum(float(exponent) * (log(prime) if prime else 1.0) for prime, exponent in self.base)
        if self.base and abs(rate) < 1e-9:
            raise CannotJudgeError("exponentials too close")
        return rate


@dataclass(frozen=True, slots=True)
class Term:
    """A product over symbols. ``coefficient`` is None where it is some positive constant that is not known."""

    rates: tuple[tuple[str, Rate], ...] = ()
    coefficient: Fraction | None = ONE

    def rate(self, symbol: str) -> Rate:
        return dict(self.rates).get(symbol, Rate())

    def times(self, other: Term, sign: int = 1) -> Term:
        """The product (or the quotient, for sign −1)."""
        symbols = {name for name, _ in (*self.rates, *other.rates)}
        rates = {name: self.rate(name).times(other.rate(name), sign) for name in symbols}
        coefficient = None
        if self.coefficient is not None and other.coefficient is not None:
            coefficient = (
                self.coefficient * other.coefficient if sign > 0 else self.coefficient / other.coefficient
            )
        return Term(_sorted(rates), coefficient)

    def raised(self, exponent: Fraction) -> Term:
        """The term to a rational power; the coefficient is kept for whole powers only."""
        rates = {name: rate.raised(exponent) for name, rate in self.rates}
        keep = self.coefficient is not None and exponent.denominator == 1 and abs(exponent) <= 64
        coefficient = self.coefficient ** int(exponent) if keep and self.coefficient is not None else None
        if self.coefficient is not None and self.coefficient < 0 and not keep:
            raise CannotJudgeError("a root of something negative")
        return Term(_sorted(rates), coefficient)

    @property
    def constant(self) -> bool:
        return not self.rates


Growth = tuple[Term, ...]


def constant(value: Fraction) -> Growth:
    """A constant, nothing for 0."""
    return (Term((), value),) if value else ()


def symbol(name: str) -> Growth:
    """A symbol itself."""
    return (Term(((name, Rate(power=ONE)),)),)


def _sorted(rates: dict[str, Rate]) -> tuple[tuple[str, Rate], ...]:
    return tuple(
        sorted(((name, rate) for name, rate in rates.items() if rate != Rate()), key=lambda pair: pair[0])
    )


def add(growths: Iterable[Growth]) -> Growth:
    """The sum; equal products are collected, and what cancels is gone."""
    collected: dict[tuple[tuple[str, Rate], ...], Fraction | None] = {}
    for term in (term for growth in growths for term in growth):
        if term.rates not in collected:
            collected[term.rates] = term.coefficient
            continue
        before = collected[term.rates]
        unknown = before is None or term.coefficient is None
        if unknown and (
            (before is not None and before < 0) or (term.coefficient is not None and term.coefficient < 0)
        ):
            raise CannotJudgeError("a difference of like terms")
        collected[term.rates] = None if unknown else before + term.coefficient  # type: ignore[operator]
    if len(collected) > TERM_LIMIT:
        raise CannotJudgeError("too many terms")
    return tuple(Term(rates, coefficient) for rates, coefficient in collected.items() if coefficient != 0)


def multiply(first: Growth, second: Growth) -> Growth:
    """The product, expanded."""
    if len(first) * len(second) > TERM_LIMIT:
        raise CannotJudgeError("too many terms")
    return add([tuple(a.times(b) for a in first for b in second)])


def negate(growth: Growth) -> Growth:
    """The growth with its sign turned; only known coefficients can be turned."""
    if any(term.coefficient is None for term in growth):
        raise CannotJudgeError("a difference with an unknown constant")
    return tuple(
        replace(term, coefficient=-term.coefficient) for term in growth if term.coefficient is not None
    )


def leading(growth: Growth, assumptions: Sequence[tuple[str, str]] = ()) -> Growth:
    """The terms that no other term outgrows. All must be positive; ``assumptions`` are pairs a ≤ b."""
    kept: list[Term] = []
    for term in growth:
        if not any(outgrows(other, term, assumptions) for other in kept):
            kept = [*(other for other in kept if not outgrows(term, other, assumptions)), term]
        if len(kept) > LEADING_LIMIT:
            raise CannotJudgeError("too many terms that lead")
    if not kept or any(term.coefficient is not None and term.coefficient < 0 for term in kept):
        raise CannotJudgeError("not positive")
    return tuple(kept)


def outgrows(large: Term, small: Term, assumptions: Sequence[tuple[str, str]] = ()) -> bool:
    """Whether ``small`` is O(``large``)."""
    ratio = dict(large.times(replace(small, coefficient=ONE), -1).rates)
    for lesser, greater in assumptions:
        ratio = _shifted(ratio, lesser, greater)
    return all(rate.sign() >= 0 for rate in ratio.values())


def _shifted(ratio: dict[str, Rate], lesser: str, greater: str) -> dict[str, Rate]:
    """Trades powers of the greater symbol for missing powers of the lesser one, which is a valid bound where lesser ≤ greater."""
    low, high = ratio.get(lesser, Rate()), ratio.get(greater, Rate())
    if (
        low.sign() >= 0
        or low != Rate(power=low.power)
        or high != Rate(power=high.power)
        or high.power < -low.power
    ):
        return ratio
    return {**ratio, lesser: Rate(), greater: Rate(power=high.power + low.power)}


def bounded_by(small: Growth, large: Growth, assumptions: Sequence[tuple[str, str]] = ()) -> bool:
    """Whether ``small`` is O(``large``): each term under a term of the other, or under a geometric mean of two (ab ≤ a² + b²)."""
    return all(
        any(outgrows(other, term, assumptions) for other in large)
        or any(_under_mean(term, a, b) for a, b in combinations(large, 2))
        for term in small
    )


def _under_mean(term: Term, first: Term, second: Term) -> bool:
    """Whether term ≤ first^t · second^(1−t) for some t in [0, 1], for pure powers."""
    names = {name for part in (term, first, second) for name, _ in part.rates}
    if any(
        part.rate(name) != Rate(power=part.rate(name).power)
        for part in (term, first, second)
        for name in names
    ):
        return False
    low, high = ZERO, ONE
    for name in names:
        slope = first.rate(name).power - second.rate(name).power
        need = term.rate(name).power - second.rate(name).power
        if slope == 0 and need > 0:
            return False
        if slope > 0:
            low = max(low, need / slope)
        elif slope < 0:
            high = min(high, need / slope)
    return low <= high
