"""All the slips of one variant, found once and kept in order of their values."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from bot.domain.grading.numeric import Numeric
from bot.domain.mathematics.rounding import round_to
from bot.domain.mathematics.units import find
from bot.domain.slips.edits import Slip, slips_of
from bot.domain.slips.tree import Leaf, Tree, parts_of

MOST = 1500
"""Slips that are looked at for one variant; an expression of the content has fewer."""
FINE = Fraction(1, 5000)
"""A number with many figures is a slip's value if they agree to this; one with three figures is that value rounded to three."""
SURE = 10**9
"""What agrees to one in so many is meant, and not what agrees less."""
LEAST_FIGURES = 3
ROUNDED = 12
"""A number of three figures is explained by rounding for the simplest so many slips alone: among more it would be one by accident."""
WEAK = ((10, 12), (100, 15), (1000, 16), (math.inf, 100))
"""For answers below a bound, a number of up to three figures that hits a slip exactly is explained by the simplest so many."""
SECONDS = (3600.0, 86400.0, 31557600.0)
"""Of an hour, a day, a year: where one is written in a way to the answer, units of time may be mixed up."""
LEVELS = (
    ("ten", "percent"),
    ("bits", "prefix"),
    ("term", "root", "logarithm", "no-logarithm", "rounding", "no-rounding", "larger-smaller"),
    ("factor",),
    ("factor-below",),
    ("sign",),
    ("off-by-one",),
    ("power",),
    ("exponent", "swapped", "power-sign", "time"),
    ("sum", "product"),
    ("upside",),
    ("extra",),
    ("intermediate",),
    ("twice", "one-off", "inverse", "complement", "negative"),
    ("two",),
    ("binary-step",),
    ("share",),
    ("difference", "divided", "turned", "bracket"),
    ("term-twice", "term-alone", "turned-power", "root-extra", "half"),
    ("constant",),
    ("operand",),
    ("square", "parameter-missing", "parameter-extra"),
)  # fmt: skip
"""Kinds of slips, the simplest first."""
LEVEL = {kind: level for level, kinds in enumerate(LEVELS) for kind in kinds}
EXACT = frozenset(("twice", "one-off", "two", "negative", "ten", "binary-step"))
"""Relations to the right answer itself, which hold however few figures a number has."""
PREFIXES = {"k": 1, "K": 1, "M": 2, "G": 3, "T": 4}
"""Steps of a thousand in a unit."""


@dataclass(frozen=True)
class Work:
    """What is known of how one variant's answer comes about.

    ``trees`` are ways to the answer, ``steps`` are trees of values on the way, ``values`` other values on the way by their keys,
    ``parameters`` the drawn numbers, ``redone`` what the answer would be with parameters exchanged, or one more or less of one.
    """

    expected: Numeric
    trees: Sequence[Tree] = ()
    values: Sequence[tuple[str, float]] = ()
    parameters: Sequence[tuple[str, float]] = ()
    redone: Sequence[Slip] = ()

    @cached_property
    def answer(self) -> float:
        """The right answer; nan for infinity and the like."""
        reference = self.expected.reference
        return math.nan if isinstance(reference, str) else _float(reference)

    @cached_property
    def slips(self) -> tuple[Slip, ...]:
        """Every slip whose value is not right, by value."""
        return tuple(sorted(self._found, key=lambda slip: slip.value))

    @cached_property
    def _found(self) -> dict[Slip, bool]:
        """The slips as they were found, with whether each is one of the first way to the answer."""
        if math.isnan(self.answer):
            return {}
        found: dict[Slip, bool] = {}
        given = {value for _, value in self.parameters}
        for first, slip in self._all():
            if len(found) == MOST:
                break
            if not math.isfinite(slip.value) or self._right(slip.value):
                continue
            if slip.kind == "intermediate" and slip.value in given:
                continue
            found.setdefault(slip, first)
        return found

    @cached_property
    def _simplest(self) -> dict[float, int]:
        """How many values simpler slips have, by the value of a slip."""
        simple = sorted(self._found, key=lambda slip: (not self._found[slip], LEVEL[slip.kind]))
        return {value: place for place, value in enumerate(dict.fromkeys(slip.value for slip in simple))}

    def matching(self, typed: Fraction) -> list[Slip]:
        """The slips of the simplest level that lead to a typed number."""
        number = _float(typed)
        if not math.isfinite(number) or number == 0:
            return []
        margin = abs(number) * 0.006
        first = bisect_left(self._ordered, number - margin)
        last = bisect_right(self._ordered, number + margin)
        near = [slip for slip in self.slips[first:last] if self._is(slip, typed)]
        exactly = [slip for slip in near if abs(Fraction(slip.value) - typed) <= abs(typed) / SURE]
        near = exactly or near
        simplest = min((LEVEL[slip.kind] for slip in near), default=0)
        return [slip for slip in near if LEVEL[slip.kind] == simplest]

    @cached_property
    def _ordered(self) -> list[float]:
        return [slip.value for slip in self.slips]

    def _all(self) -> Iterator[tuple[bool, Slip]]:
        first = True
        for tree in self.trees:
            if math.isclose(tree.value, self.answer, rel_tol=1e-9):
                yield from ((first, slip) for slip in slips_of(tree, self.parameters))
                first = first and isinstance(tree, Leaf)
            else:
                yield from ((False, slip) for slip in slips_of(tree) if slip.kind == "intermediate")
                yield False, Slip("intermediate", tree.key, tree.value)
        rest = (
            self.redone,
            (Slip("intermediate", key, value) for key, value in self.values),
            self._general(),
        )
        yield from ((False, slip) for slips in rest for slip in slips)

    def _general(self) -> Iterator[Slip]:
        """Slips that need no expression."""
        answer = self.answer
        if not answer:
            return
        yield from (Slip("ten", "", answer * 10.0**power) for power in range(-12, 13) if power)
        yield from (Slip("twice", "", value) for value in (answer / 2, answer * 2))
        if self.whole and abs(answer) > 1:
            yield from (Slip("one-off", "", value) for value in (answer - 1, answer + 1) if value)
        if self.power_of_two:
            yield from (Slip("two", "", answer * 2.0**power) for power in range(-12, 13) if power)
        whole = 100.0 if self.in_percent else 1.0
        yield Slip("inverse", "", whole * whole / answer)
        if self.in_percent:
            yield Slip("inverse", "", whole / answer)
        if 0 < answer < whole:
            yield Slip("share", "", whole * answer / (whole - answer))
            yield Slip("share", "", whole * (whole - answer) / answer)
        if answer > 0:
            yield Slip("share", "", whole * answer / (whole + answer))
        yield Slip("negative", "", -answer)
        if abs(answer) < 1e150:
            yield Slip("square", "", answer * answer)
        if answer > 0:
            yield Slip("square", "", math.sqrt(answer))
        if 0 < answer < whole:
            yield Slip("complement", "", whole - answer)
        yield from self._of_unit()
        for key, value in self.parameters:
            if value not in (0, 1, -1):
                yield Slip("parameter-missing", key, answer / value)
                yield Slip("parameter-extra", key, answer * value)

    @cached_property
    def whole(self) -> bool:
        """Whether only a whole number can be right."""
        reference = self.expected.reference
        return isinstance(reference, Fraction) and reference.denominator == 1 and self.reach < 1

    @cached_property
    def power_of_two(self) -> bool:
        """Whether the answer is a power of two, 1 and 2 aside, which are so by accident."""
        part = math.frexp(self.answer)[0]
        return part == 0.5 and self.answer not in (1.0, 2.0)

    @cached_property
    def in_percent(self) -> bool:
        return getattr(self.expected, "unit", None) == "%"

    def _of_unit(self) -> Iterator[Slip]:
        unit = self.expected.in_unit()
        found = find(unit) if unit else None
        if not found:
            return
        dimension, answer = found[0].dimension, self.answer
        if unit == "%":
            yield from (Slip("percent", "", value) for value in (answer / 100, answer * 100))
        if dimension.startswith("data"):
            yield from (Slip("bits", "", value) for value in (answer / 8, answer * 8))
            yield from (Slip("binary-step", "", answer * 1024.0**power) for power in (-3, -2, -1, 1, 2, 3))
            for steps in range(1, PREFIXES.get((unit or " ")[0], 1) + 1):
                yield from (Slip("prefix", "", answer * 1.024**power) for power in (steps, -steps))
        if "time" in dimension or not self.numbers.isdisjoint(SECONDS):
            for ratio in (60, 3600, 24, 86400, 365, 12):
                yield from (Slip("time", "", value) for value in (answer / ratio, answer * ratio))

    def _right(self, value: float) -> bool:
        """Whether a value would be judged right."""
        if math.isclose(value, self.answer, rel_tol=1e-12):
            return True
        return abs(value - self.answer) <= self.reach

    @cached_property
    def reach(self) -> float:
        """How far from the answer a number may lie and still be right."""
        return float(self.expected.reach_of_figures())

    def value_of(self, key: str) -> float | None:
        """What the part of that key is in this variant, where that is known."""
        known = dict(self.parameters) | dict(self.values) | self._parts
        return known.get(key)

    @cached_property
    def _parts(self) -> dict[str, float]:
        parts: dict[str, float] = {}
        for tree in self.trees:
            for part in parts_of(tree):
                parts.setdefault(part.key, part.value)
        return parts

    @cached_property
    def numbers(self) -> frozenset[float]:
        """The numbers that somebody who reads the question could multiply or divide by."""
        leaves = (part.value for tree in self.trees for part in parts_of(tree) if isinstance(part, Leaf))
        return frozenset(v for v in (*leaves, *(v for _, v in self.parameters)) if v not in (0, 1, -1))

    def _is(self, slip: Slip, typed: Fraction) -> bool:
        """Whether a typed number is a slip's value, as exactly as it was typed."""
        value = slip.value
        exact = Fraction(value)
        apart = abs(exact - typed)
        figures, place = figures_of(typed), self._simplest[value]
        if apart <= abs(exact) / 10**11:
            large = max(abs(self.answer), abs(value))
            most = next(count for bound, count in WEAK if large < bound)
            return figures > LEAST_FIGURES or slip.kind in EXACT or place < most
        if figures < LEAST_FIGURES or (figures == LEAST_FIGURES and place >= ROUNDED):
            return False
        return apart <= abs(exact) * FINE or round_to(exact, figures) == typed


def figures_of(value: Fraction) -> int:
    """How many significant figures a number shows; many for one that no decimal ends."""
    rest, ten = value.denominator, 0
    for prime in (2, 5):
        power = 0
        while rest % prime == 0:
            rest //= prime
            power += 1
        ten = max(ten, power)
    if rest > 1 or ten > 400:
        return 99
    digits = str(abs(value.numerator * 10**ten // value.denominator)).rstrip("0")
    return len(digits)


def _float(value: Fraction) -> float:
    try:
        return float(value)
    except OverflowError:
        return math.inf
