"""Sums in floating point: what a running sum loses, and the orders and corrections that lose less.

Sources: Higham, *Accuracy and Stability of Numerical Algorithms* (2002), chapter 4; Kahan (1965); Neumaier (1974).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from bot.domain.mathematics.formats import FORMATS, Format

STAGES = 64
"""More binades than any sum here runs through."""


@dataclass(frozen=True, slots=True)
class Stage:
    """A stretch of a running sum with one spacing: what each of ``terms`` additions really adds, and the drift it leaves."""

    start: Fraction
    end: Fraction
    spacing: Fraction
    added: Fraction
    terms: int
    drift: Fraction


@dataclass(frozen=True, slots=True)
class RepeatedSum:
    """``count`` times the same term added one by one, each sum rounded. ``term`` is the term as the format stores it.

    ``stalls_at`` is the sum that no longer grows (None while it still does), ``overflows_after`` the number of terms after which it is
    infinite. ``value`` is the last finite sum then. ``exact`` is count times the unrounded term.
    """

    term: Fraction
    value: Fraction
    mean: Fraction
    exact: Fraction
    error: Fraction
    stages: tuple[Stage, ...]
    stalls_at: Fraction | None
    overflows_after: int | None

    @property
    def long_stages(self) -> tuple[Stage, ...]:
        """The stages that hold at least a hundredth of all terms: where the drift comes from."""
        count = sum(stage.terms for stage in self.stages)
        return tuple(stage for stage in self.stages if stage.terms * 100 >= count)


@dataclass(frozen=True, slots=True)
class Step:
    """One addition of an array's sum: the term, the running sum after it, and the correction carried (0 for the plain sum)."""

    term: Fraction
    plain: Fraction
    kahan: Fraction
    kahan_correction: Fraction
    neumaier: Fraction
    neumaier_correction: Fraction


@dataclass(frozen=True, slots=True)
class ArraySums:
    """One array summed in five ways; ``neumaier`` includes its correction. ``exact`` is the sum of the stored terms, unrounded."""

    terms: tuple[Fraction, ...]
    plain: Fraction
    pairwise: Fraction
    kahan: Fraction
    neumaier: Fraction
    exact: Fraction
    steps: tuple[Step, ...]


def stop_of_ones(name: str) -> int:
    """Where a running sum of ones stops: 2^(m+1) for m stored mantissa bits, where 1 is half the spacing and the tie goes to even."""
    return int(2 ** (_format(name).mantissa_bits + 1))


@lru_cache(maxsize=512)
def repeated_sum(term: int | Fraction, count: int, name: str) -> RepeatedSum:
    """The running sum of ``count`` equal positive terms, exactly as the format computes it, in O(number of binades) steps.

    Two equal increments in a row stay equal to the end of the binade (a tie leaves an even sum, and from an even sum every tie goes the
    same way), so whole stretches are jumped over. Raises ValueError for a term that is not positive or overflows.
    """
    form = _format(name)
    stored = form.rounded(Fraction(term))
    if isinstance(stored, str) or stored <= 0 or count < 1:
        raise ValueError("a positive finite term is added at least once")
    total, left = Fraction(0), count
    stages: list[Stage] = []
    stalls_at: Fraction | None = None
    overflows_after: int | None = None
    while left:
        after = form.rounded(total + stored)
        if isinstance(after, str):
            overflows_after = count - left + 1
            break
        if after == total:
            stalls_at = total
            _note(stages, form, total, total, left, stored)
            break
        _note(stages, form, total, after, 1, stored)
        total, left = after, left - 1
        again = form.rounded(total + stored)
        if isinstance(again, str) or again == total or not left:
            continue
        if form.rounded(again + stored) != again + (again - total):
            continue
        jumps = min(left, _jumps(form, total, stored, again - total))
        if jumps:
            _note(stages, form, total, total + jumps * (again - total), jumps, stored)
            total, left = total + jumps * (again - total), left - jumps
    exact = count * Fraction(term)
    return RepeatedSum(
        stored, total, total / count, exact, total - exact, tuple(stages), stalls_at, overflows_after
    )


def sum_array(values: Sequence[int | Fraction], name: str) -> ArraySums:
    """An array summed plainly, by halves, with Kahan's and with Neumaier's correction, every operation rounded to the format.

    Raises ValueError for an empty array or where a sum overflows.
    """
    form = _format(name)
    if not values:
        raise ValueError("an empty array has no sum to look at")
    terms = tuple(_finite(form, Fraction(value)) for value in values)
    plain = kahan = kahan_correction = neumaier = neumaier_correction = Fraction(0)
    steps = []
    for term in terms:
        plain = _finite(form, plain + term)

        corrected = _finite(form, term - kahan_correction)
        after = _finite(form, kahan + corrected)
        kahan_correction = _finite(form, _finite(form, after - kahan) - corrected)
        kahan = after

        after = _finite(form, neumaier + term)
        large, small = (neumaier, term) if abs(neumaier) >= abs(term) else (term, neumaier)
        lost = _finite(form, _finite(form, large - after) + small)
        neumaier_correction = _finite(form, neumaier_correction + lost)
        neumaier = after
        steps.append(Step(term, plain, kahan, kahan_correction, neumaier, neumaier_correction))
    return ArraySums(
        terms,
        plain,
        _pairwise(form, terms),
        kahan,
        _finite(form, neumaier + neumaier_correction),
        sum(terms, Fraction(0)),
        tuple(steps),
    )


def _pairwise(form: Format, terms: tuple[Fraction, ...]) -> Fraction:
    if len(terms) == 1:
        return terms[0]
    middle = len(terms) // 2
    return _finite(form, _pairwise(form, terms[:middle]) + _pairwise(form, terms[middle:]))


def _jumps(form: Format, total: Fraction, term: Fraction, added: Fraction) -> int:
    """How many additions stay inside the binade of ``total``, counted so that even the unrounded sum does."""
    top = min(form.spacing(total) * 2 ** (form.mantissa_bits + 1), form.largest)
    room = top - term - total
    return max(0, int(room / added)) if room > 0 else 0


def _note(
    stages: list[Stage], form: Format, start: Fraction, end: Fraction, terms: int, term: Fraction
) -> None:
    spacing, added = form.spacing(end), (end - start) / terms
    drift = (added - term) * terms
    last = stages[-1] if stages else None
    if last and (last.spacing, last.added) == (spacing, added):
        stages[-1] = Stage(last.start, end, spacing, added, last.terms + terms, last.drift + drift)
    elif len(stages) < STAGES * 4:
        stages.append(Stage(start, end, spacing, added, terms, drift))


def _finite(form: Format, value: Fraction) -> Fraction:
    rounded = form.rounded(value)
    if isinstance(rounded, str):
        raise ValueError("the sum overflows")
    return rounded


def _format(name: str) -> Format:
    if name not in FORMATS:
        raise ValueError(f"{name} is not one of {', '.join(FORMATS)}")
    return FORMATS[name]
