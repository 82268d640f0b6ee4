"""A number typed as on paper: any digits, grouping, arithmetic, words around it, and a unit where the question has one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from bot.domain.grading.examples import Likely
from bot.domain.grading.number.examples import of_number
from bot.domain.grading.number.expected import NumberExpected
from bot.domain.grading.number.tolerance import digits_needed, is_right, is_same
from bot.domain.grading.samples import Samples
from bot.domain.grading.verdict import Outcome, Reading, Reason, Several, Understood, Unreadable, Verdict
from bot.domain.mathematics.exact import Exact
from bot.domain.mathematics.rounding import rounded_to
from bot.domain.mathematics.units import Unit, find
from bot.domain.reading.claim import Conventions, NumberClaim, ReadingFaultError
from bot.domain.reading.number import read_number
from bot.domain.reading.unit_words import base_of

UNSCALED = {"B", "bit", "s", "FLOP", "FLOP/s", "Hz", "FLOP/B", "$"}
FLOPS = {"work", "work/time"}
"""``flops`` is written for both, and the question says which it means."""
ONE, ZERO = Fraction(1), Fraction(0)


@dataclass(frozen=True, slots=True)
class NumberRead:
    """The values a text may mean (one, or two for a Persian ``۳/۱۴``) and the unit written with it."""

    values: tuple[Exact, ...]
    unit: Unit | None


def read(
    text: str, expected: NumberExpected, language: str = ""
) -> Reading[NumberRead] | Several[NumberRead] | Unreadable:
    """What number was typed. The question's unit is a convention and may be used; its reference is not looked at."""
    conventions = Conventions(expected.unit or "", _nouns(expected), language)
    try:
        claims = read_number(text, conventions)
    except ReadingFaultError as fault:
        told = Understood(fault.written) if fault.written else None
        return Unreadable(
            Reason(fault.code, {"piece": fault.piece} if fault.piece else {}), told, fault.meant, fault.ways
        )
    readings = tuple(reading for claim in claims for reading in _readings(claim, expected))
    return readings[0] if len(readings) == 1 else Several(readings, Reason(claims[0].why))


def _nouns(expected: NumberExpected) -> frozenset[str]:
    """The things that the question counts: its own, and a unit that is none of measure."""
    if not expected.unit or find(expected.unit):
        return expected.nouns
    return expected.nouns | set(expected.unit.lower().split())


def _readings(claim: NumberClaim, expected: NumberExpected) -> list[Reading[NumberRead]]:
    """What a claim may say; a number below 1 without a sign where percent are asked may be a share or a percentage."""
    if expected.unit == "%" and claim.unit is None and 0 < abs(claim.values[0].value) < 1:
        as_share = Unit("%", "ratio", Fraction(1, 100))
        percent = replace(claim, unit=as_share)
        share = replace(percent, values=tuple(Exact(each.value * 100, each.exact) for each in claim.values))
        return [_reading(percent), _reading(share)]
    return [_reading(claim)]


def _reading(claim: NumberClaim) -> Reading[NumberRead]:
    value = claim.values[0]
    understood = Understood(claim.written, value.value, value.exact, claim.unit.name if claim.unit else None)
    return Reading(NumberRead(claim.values, claim.unit), understood, _remarks(claim))


def grade(reading: Reading[NumberRead], expected: NumberExpected) -> Verdict:
    """Right within the question's tolerance, in its unit; rounding too far and a wrong unit are told apart from a wrong number."""
    unit = _wanted(expected.unit)
    for value in reading.value.values:
        converted = _converted(value, reading.value.unit, unit)
        if converted is not None and is_right(converted, expected):
            return _right(reading, converted, expected, value)
    base = _wanted(base_of(expected.unit or ""))
    if unit is not None and reading.value.unit is None and base not in (None, unit):
        # 112 billion where GB are asked: who writes so many means bytes, whatever the number.
        for value in reading.value.values:
            converted = _converted(value, base, unit)
            if converted is not None and is_right(converted, expected):
                return _right(reading, converted, expected, value, base)
    return _wrong(reading, expected, unit)


def examples(expected: NumberExpected, likely: Likely) -> tuple[str, ...]:
    """Accepted ways of writing, of a likely size, not taken from the reference."""
    return of_number(expected, likely)


def samples(expected: NumberExpected) -> Samples:
    """Right, wrong and unreadable answers to this question."""
    reference = expected.reference
    right = (
        f"{reference.numerator}/{reference.denominator}"
        if reference.denominator != 1
        else str(reference.numerator)
    )
    wrong = reference * 3 + (7 if reference >= 0 else -7)
    tail = f" {expected.unit}" if expected.unit else ""
    return Samples(
        right=(right, f"({right}){tail}", f"= {right}"),
        wrong=(f"{wrong.numerator}/{wrong.denominator}",),
        unreadable=("", "?", "20 to 30", "nan"),
    )


def _counts(expected: NumberExpected) -> bool:
    """Whether the question asks for a whole number exactly, of which no rounding is half right."""
    tolerant = expected.rtol or expected.atol or expected.digits is not None
    return expected.exact and expected.reference.denominator == 1 and not tolerant


def _wanted(unit: str | None) -> Unit | None:
    found = find(unit) if unit else None
    return found[0] if found else None


def _remarks(found: NumberClaim) -> tuple[Reason, ...]:
    remarks = [Reason(code) for code in found.remarks]
    if found.folded_unit and found.unit:
        remarks.append(Reason("case-folded", {"unit": found.unit.name}))
    return tuple(remarks)


def _converted(value: Exact, given: Unit | None, wanted: Unit | None) -> Exact | None:
    """The value in the wanted unit; None where the dimensions differ."""
    if given is None or given == wanted:
        return value
    if wanted is None:
        if given.dimension == "ratio":
            return Exact(value.value * given.factor, value.exact)
        return value if given.name in UNSCALED else None
    if given.dimension != wanted.dimension and {given.dimension, wanted.dimension} != FLOPS:
        return None
    return Exact(value.value * given.factor / wanted.factor, value.exact)


def _right(
    reading: Reading[NumberRead],
    value: Exact,
    expected: NumberExpected,
    typed: Exact,
    meant: Unit | None = None,
) -> Verdict:
    """``meant``: the unit that a number without one was taken in, where that is not the question's."""
    reasons = list(reading.remarks)
    if meant is not None:
        reasons.append(Reason("base-unit", {"unit": meant.name, "wanted": expected.unit or ""}))
    elif expected.unit and reading.value.unit is None and _wanted(expected.unit):
        reasons.append(Reason("unit-missing", {"unit": expected.unit}))
    if not expected.unit and reading.value.unit is not None:
        reasons.append(Reason("unit-unexpected", {"unit": reading.value.unit.name}))
    if not is_same(value, expected):
        reasons.append(Reason("exact-value", {"value": expected.reference}))
    understood = reading.understood
    if typed.value != understood.value:
        understood = Understood(understood.text, typed.value, typed.exact, understood.unit)
    return Verdict(Outcome.CORRECT, ONE, understood, tuple(reasons))


def _wrong(reading: Reading[NumberRead], expected: NumberExpected, unit: Unit | None) -> Verdict:
    value, given = reading.value.values[0], reading.value.unit
    converted = _converted(value, given, unit)
    remarks = reading.remarks
    if given is not None and is_right(value, expected):
        reason = Reason("unit-wrong", {"given": given.name, "wanted": expected.unit or ""})
        return Verdict(Outcome.WRONG, ZERO, reading.understood, (*remarks, reason))
    if converted is None and given is not None:
        reason = Reason("unit-mismatch", {"given": given.name, "wanted": expected.unit or ""})
        return Verdict(Outcome.WRONG, ZERO, reading.understood, (*remarks, reason))
    figures = rounded_to(converted.value, expected.reference) if converted and not _counts(expected) else 0
    if figures >= 2:
        reason = Reason("rounded-too-much", {"have": figures, "want": digits_needed(expected)})
        return Verdict(Outcome.PARTLY, Fraction(1, 2), reading.understood, (*remarks, reason))
    return Verdict(Outcome.WRONG, ZERO, reading.understood, remarks)
