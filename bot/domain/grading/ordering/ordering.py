"""All options put in order; partial credit by the pairs that stand rightly."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations

from bot.domain.grading.choice.choice import unreadable
from bot.domain.grading.examples import Likely
from bot.domain.grading.ordering.expected import OrderingExpected
from bot.domain.grading.samples import Samples
from bot.domain.grading.verdict import Outcome, Reading, Reason, Understood, Unreadable, Verdict
from bot.domain.mathematics.clean import clean
from bot.domain.reading.claim import ReadingFaultError
from bot.domain.reading.options import read_options

HALF = Fraction(1, 2)


@dataclass(frozen=True, slots=True)
class OrderingRead:
    """Ids of all options, in the order typed."""

    order: tuple[str, ...]


def read(text: str, expected: OrderingExpected, language: str = "") -> Reading[OrderingRead] | Unreadable:  # noqa: ARG001
    """The order typed as numbers: ``3 1 2``, ``3 < 1 < 2``; with ``>`` the same is read from the right. ``312`` is read digit by digit."""
    plain = text if text.isascii() and text.isprintable() else clean(text)
    backwards = ">" in plain.replace("->", "").replace("=>", "") and "<" not in plain
    solid = plain.strip(" .!?()[]")
    if re.fullmatch(r"\d+", solid) and len(solid) == len(expected.options) <= 9:
        text = " ".join(solid)
    try:
        order = read_options(text, expected.options, in_order=True)
    except ReadingFaultError as fault:
        return unreadable(fault, len(expected.options))
    if sorted(order) != sorted(expected.options):
        return Unreadable(Reason("not-all-once", {"count": len(expected.options)}))
    ordered = tuple(reversed(order)) if backwards else tuple(order)
    shown = " < ".join(str(expected.options.index(option) + 1) for option in ordered)
    return Reading(OrderingRead(ordered), Understood(shown))


def grade(reading: Reading[OrderingRead], expected: OrderingExpected) -> Verdict:
    """The score is 1 less the share of inverted pairs, doubled down: an order no better than chance (half the pairs) earns nothing."""
    place = {option: index for index, option in enumerate(expected.reference)}
    pairs = list(combinations(reading.value.order, 2))
    inverted = sum(place[first] > place[second] for first, second in pairs)
    if not inverted:
        return Verdict(Outcome.CORRECT, Fraction(1), reading.understood)
    share = Fraction(len(pairs) - inverted, len(pairs))
    score = max(Fraction(0), (share - HALF) * 2)
    reason = Reason("inversions", {"count": inverted, "pairs": len(pairs)})
    return Verdict(Outcome.PARTLY if score else Outcome.WRONG, score, reading.understood, (reason,))


def examples(expected: OrderingExpected, likely: Likely) -> tuple[str, ...]:  # noqa: ARG001 (every kind takes it)
    """How an order is typed."""
    return (" < ".join(str(index) for index in range(len(expected.options), 0, -1)),)


def samples(expected: OrderingExpected) -> Samples:
    """Right, wrong and unreadable answers to this question."""
    numbers = [str(expected.options.index(option) + 1) for option in expected.reference]
    return Samples(
        right=(" ".join(numbers), " < ".join(numbers)),
        wrong=(" ".join(reversed(numbers)),) if len(numbers) > 1 else (),
        unreadable=("", numbers[0] if len(numbers) > 1 else "9", "?"),
    )
