"""What is said of a wrong number: first the kind of slip, at a second miss its place; where nothing explains it, how far it is off."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction

from bot.domain.codes import Built
from bot.domain.grading.numeric import Numeric
from bot.domain.grading.verdict import Outcome, Reason, Value, Verdict
from bot.domain.mathematics.units import find
from bot.domain.slips.edits import Slip
from bot.domain.slips.size import size_code
from bot.domain.slips.tree import Power, parts_of
from bot.domain.slips.work import LEVELS, Work

KINDS = tuple(kind for kinds in LEVELS for kind in kinds)
SAME_WORDS = {"parameter-missing": "factor", "parameter-extra": "extra"}
"""Kinds that are told as another one."""
OPEN = frozenset(
    {
        *("ten", "percent", "bits", "prefix", "time", "twice", "square", "root", "power", "power-sign"),
        *("logarithm", "no-logarithm", "rounding", "no-rounding", "larger-smaller"),
        *(
            "off-by-one",
            "swapped",
            "sum",
            "product",
            "intermediate",
            "two",
            "binary-step",
            "term-twice",
            "term-alone",
        ),
        *("difference", "divided", "turned", "bracket", "constant", "operand", "turned-power", "root-extra"),
    }
)
"""Kinds whose name alone leaves at least two numbers open, whatever the question's numbers are."""
TOLD = {"unit-wrong", "unit-mismatch"}
"""Reasons that already say what is wrong."""


def slip_in(work: Work, typed: Fraction) -> Slip | None:
    """The slip that explains a wrong number, in the question's unit; None where there is none, or where several do.

    Its key is empty where the kind is sure and the place is not.
    """
    found = work.matching(typed)
    kinds = {slip.kind for slip in found}
    if len(kinds) > 1:
        exactly = abs(typed / work.expected.reference) if not isinstance(work.expected.reference, str) else 0
        return Slip("twice", "", float(typed)) if exactly in (2, Fraction(1, 2)) else None
    if not found:
        return None
    keys = {slip.key for slip in found}
    return found[0] if len(keys) == 1 else Slip(found[0].kind, "", found[0].value)


def explained(verdict: Verdict, work: Work | None, misses: int) -> Verdict:
    """The verdict with what explains its wrong number. ``misses``: how often this question was answered wrongly before."""
    verdict = verdict if misses else _without_ratio(verdict)
    typed = None if work is None else typed_number(verdict, work.expected)
    if work is None or typed is None or verdict.outcome is not Outcome.WRONG or verdict.misconception:
        return verdict
    if any(reason.code in TOLD for reason in verdict.reasons):
        return verdict
    said = reason_for(work, typed, misses)
    return verdict if said is None else replace(verdict, reasons=(*verdict.reasons, said))


def _without_ratio(verdict: Verdict) -> Verdict:
    """A formula that is off by a constant factor hears at the first miss that it is, and not by which: that would be the answer."""
    reasons = tuple(
        Reason("constant-factor-some") if reason.code == "constant-factor" else reason
        for reason in verdict.reasons
    )
    return verdict if reasons == verdict.reasons else replace(verdict, reasons=reasons)


def reason_for(work: Work, typed: Fraction, misses: int) -> Reason | None:
    """The reason to add; None for a question whose answer is no number."""
    if isinstance(work.expected.reference, str):
        return None
    slip = slip_in(work, typed)
    if slip is not None and misses:
        return Reason(Built(f"slip-{told_as(slip.kind)}-where"), _place(work, slip, float(typed)))
    if slip is not None and _leaves_two(work, slip.kind, float(typed)):
        return Reason(Built(f"slip-{told_as(slip.kind)}"))
    whole = work.expected.is_whole() and not work.reach
    try:
        return Reason(Built(size_code(float(typed), work.answer, whole, not misses, work.reach)))
    except OverflowError:
        return Reason(Built("size-tens-large" if typed > 0 else "size-sign"))


def told_as(kind: str) -> str:
    """The kind in whose words a slip is told."""
    return SAME_WORDS.get(kind, kind)


def slip_of(verdict: Verdict) -> str | None:
    """The kind of slip that a verdict names."""
    codes = (reason.code for reason in verdict.reasons if reason.code.startswith("slip-"))
    return next((code.removeprefix("slip-").removesuffix("-where") for code in codes), None)


def candidates(work: Work, kind: str, typed: float) -> set[float]:
    """The numbers that the name of a kind, without its place, leaves for somebody who knows the question and what was typed."""
    numbers, whole = work.numbers, 100.0 if work.in_percent else 1.0
    powers = (part for tree in work.trees for part in parts_of(tree) if isinstance(part, Power))
    match told_as(kind):
        case "factor":
            return {typed * number for number in numbers}
        case "factor-below":
            return {typed / number for number in numbers}
        case "extra":
            return {typed / number for number in numbers} | {typed * number for number in numbers}
        case "upside":
            squares = {number * number for number in numbers}
            return {typed * square for square in squares} | {typed / square for square in squares}
        case "term":
            return {typed + number for number in _terms(work)} | {typed - number for number in _terms(work)}
        case "sign":
            return {typed + 2 * number for number in _terms(work)} | {
                typed - 2 * number for number in _terms(work)
            }
        case "exponent":
            bases = {part.base.value for part in powers} - {0.0}
            return {typed * base for base in bases} | {typed / base for base in bases}
        case "one-off":
            return {typed + 1, typed - 1}
        case "inverse":
            return {whole / typed, whole * whole / typed}
        case "share":
            return {whole * typed / (whole + typed), whole * whole / (whole + typed)} | (
                {whole * typed / (whole - typed)} if typed != whole else set()
            )
        case "half":
            return {math.sqrt(2 * typed)} if typed > 0 else {typed}
    return {{"complement": whole - typed, "negative": -typed}.get(kind, typed)}


def typed_number(verdict: Verdict, expected: Numeric) -> Fraction | None:
    """The number that was read, in the question's unit."""
    understood = verdict.understood
    if understood is None or understood.value is None:
        return None
    unit = expected.in_unit()
    wanted = find(unit) if unit else None
    given = find(understood.unit) if understood.unit else None
    if wanted is None or given is None:
        return understood.value
    return understood.value * given[0].factor / wanted[0].factor


def _leaves_two(work: Work, kind: str, typed: float) -> bool:
    if kind in OPEN:
        return True
    try:
        left = sorted(candidates(work, kind, typed))
    except ArithmeticError:
        return False
    margin = max(2 * work.reach, abs(work.answer) * 1e-9)
    return len(left) > 1 and left[-1] - left[0] > margin


def _terms(work: Work) -> Iterable[float]:
    return {part.value for tree in work.trees for part in parts_of(tree)} - {0.0, work.answer}


def _place(work: Work, slip: Slip, typed: float) -> dict[str, Value]:
    value = work.value_of(slip.key) if slip.key else None
    values: dict[str, Value] = {"part": slip.key, "side": "large" if typed > work.answer else "small"}
    if slip.kind == "ten":
        values["times"] = abs(round(math.log10(abs(typed / work.answer))))
    if slip.kind == "square":
        values["side"] = "large" if math.isclose(typed, work.answer**2, rel_tol=0.01) else "small"
    if value is not None:
        values["number"] = Fraction(repr(value))
    return values
