"""A number typed as on paper: any digits, grouping, arithmetic, words around it, and a unit where the question has one."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from bot.domain.grading.examples import Likely, of_number
from bot.domain.grading.expected import NumberExpected
from bot.domain.grading.number_text import NumberText, read_number
from bot.domain.grading.samples import Samples
from bot.domain.grading.tolerance import digits_needed, is_right, is_same, rounded_to
from bot.domain.grading.verdict import Outcome, Reading, Reason, Understood, Unreadable, Verdict
from bot.domain.mathematics.exact import Exact
from bot.domain.mathematics.units import Unit, find

UNSCALED = {"B", "bit", "s", "FLOP", "FLOP/s", "Hz", "FLOP/B"}
FLOPS = {"work", "work/time"}
"""``flops`` is written for both, and the question says which it means."""
ONE, ZERO = Fraction(1), Fraction(0)


@dataclass(frozen=True, slots=True)
class NumberRead:
    """The values a text may mean (one, or two for a Persian ``۳/۱۴``) and the unit written with it."""

    values: tuple[Exact, ...]
    unit: Unit | None


def read(text: str, expected: NumberExpected) -> Reading[NumberRead] | Unreadable:
    """What number was typed. The question's unit is a convention and may be used; its reference is not looked at."""
    found = read_number(text, base_unit=_base(expected.unit))
    if isinstance(found, Unreadable):
        return found
    value = found.values[0]
    understood = Understood(found.written, value.value, value.exact, found.unit.name if found.unit else None)
    return Reading(NumberRead(found.values, _unit_typed(found, expected.unit)), understood, _remarks(found))


def grade(reading: Reading[NumberRead], expected: NumberExpected) -> Verdict:
    """Right within the question's tolerance, in its unit; rounding too far and a wrong unit are told apart from a wrong number."""
    unit = _wanted(expected.unit)
    for value in reading.value.values:
        converted = _converted(value, reading.value.unit, unit)
        if converted is not None and is_right(converted, expected):
            return _right(reading, converted, expected, value)
    base = _wanted(_base(expected.unit))
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


def _base(unit: str | None) -> str:
    """The question's unit without its prefix, where prefixes are usual: ``B/s`` for GB/s."""
    wanted = _wanted(unit)
    bases = ("FLOP/s", "FLOP", "bit/s", "bit", "B/s", "B")
    return next((base for base in bases if wanted and wanted.name.endswith(base)), "")


def _unit_typed(found: NumberText, wanted: str | None) -> Unit | None:
    """The unit typed; in a question about percent, a number read with its % is no longer in hundredths."""
    is_ratio = found.unit is None and wanted == "%" and found.written.endswith("%")
    return Unit("%", "ratio", ONE) if is_ratio else found.unit


def _remarks(found: NumberText) -> tuple[Reason, ...]:
    remarks = [Reason(code) for code in found.remarks]
    if found.folded_unit and found.unit:
        remarks.append(Reason("case-folded", {"unit": found.unit.name}))
    return tuple(remarks)


def _converted(value: Exact, given: Unit | None, wanted: Unit | None) -> Exact | None:
    """The value in the wanted unit; None where the dimensions differ."""
    if given is None or given == wanted:
        return value
    if wanted is None:
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
    elif expected.unit and reading.value.unit is None:
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
