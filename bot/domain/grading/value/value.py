"""A value of a floating-point format: a decimal, a power of two, a fraction, hexadecimal or binary bits, an infinity or NaN.

A decimal must name the format's value, not the number before rounding: it is right where it equals the reference, or is the
reference rounded to 4 or more significant figures. So 0.1 is no answer to "float16's nearest to 0.1", and 0.09998 is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from fractions import Fraction

from bot.domain.grading.examples import Likely
from bot.domain.grading.samples import Samples
from bot.domain.grading.value.examples import of_value
from bot.domain.grading.value.expected import ValueExpected
from bot.domain.grading.verdict import Outcome, Reading, Reason, Several, Understood, Unreadable, Verdict
from bot.domain.mathematics.clean import LENGTH_LIMIT, clean
from bot.domain.mathematics.formats import FORMATS, Format
from bot.domain.mathematics.rounding import rounded_to
from bot.domain.reading.claim import Conventions, NumberClaim, ReadingFaultError
from bot.domain.reading.number import read_number
from bot.domain.reading.special import read_special

ONE, ZERO = Fraction(1), Fraction(0)
LEAST_FIGURES = 4
FEW_STEPS = 16
BITS = re.compile(
    r"^(?:0[xX](?P<hex>[0-9a-fA-F][0-9a-fA-F _]*)|0[bB](?P<binary>[01][01 _|]*)|(?P<bare>[01](?: ?[ _|] ?[01]+){2,}))$"
)
BARE_BITS = re.compile(r"^(?P<bare>[01]{8,})$")
BARE_HEX = re.compile(r"^(?=.*[a-fA-F])(?P<hex>[0-9a-fA-F]{4,})$")
POWER_OF_TEN = re.compile(r"^\d+[eE]\d+$")


@dataclass(frozen=True, slots=True)
class ValueRead:
    """The value typed, or ``inf``, ``-inf``, ``nan``; ``bits`` where it was spelled as bits. ``others`` it may mean as well."""

    value: Fraction | str
    bits: bool = False
    others: tuple[Fraction, ...] = ()


def read(
    text: str, expected: ValueExpected, language: str = ""
) -> Reading[ValueRead] | Several[ValueRead] | Unreadable:
    """Which value was typed."""
    plain = clean(text).strip(" .?!;,=≈")
    if len(plain) > LENGTH_LIMIT:
        return Unreadable(Reason("too-long"))
    try:
        special = read_special(plain)
    except ReadingFaultError as fault:
        return _unreadable(fault)
    if special:
        return Reading(ValueRead(special), Understood(special))
    kind = FORMATS[expected.format]
    if match := BITS.match(plain):
        return _from_bits(match, kind)
    solid = re.sub("[-|]", "", plain)
    if len(solid) == kind.width and (match := BARE_BITS.match(solid)):
        return _from_bits(match, kind)
    spelled = BARE_HEX.match(plain) if 4 * len(plain) == kind.width else None
    if spelled and not POWER_OF_TEN.match(plain):
        return _from_bits(spelled, kind)
    try:
        claims = read_number(text, Conventions(language=language))
    except ReadingFaultError as fault:
        return _unreadable(fault)
    if len(claims) > 1:
        return Several(tuple(_reading(claim) for claim in claims), Reason(claims[0].why))
    found = claims[0]
    if found.unit is not None and found.unit.dimension != "ratio":
        # A number in a format is no quantity: what the unit was meant for is not known.
        return Unreadable(Reason("unit-unexpected", {"unit": found.unit.name}))
    if spelled:
        bits = kind.decode(int(plain, 16))
        value = found.values[0]
        either = () if isinstance(bits, str) else (bits,)
        return Reading(
            ValueRead(value.value, others=either), Understood(found.written, value.value, value.exact)
        )
    return _reading(found)


def _reading(found: NumberClaim) -> Reading[ValueRead]:
    """What a number claims; of two sides the last one is the answer."""
    *others, value = found.values if "slash-read-both-ways" in found.remarks else reversed(found.values)
    return Reading(
        ValueRead(value.value, others=tuple(other.value for other in others)),
        Understood(found.written, value.value, value.exact),
    )


def _unreadable(fault: ReadingFaultError) -> Unreadable:
    return Unreadable(
        Reason(fault.code, {"piece": fault.piece} if fault.piece else {}), None, fault.meant, fault.ways
    )


def grade(reading: Reading[ValueRead], expected: ValueExpected) -> Verdict:
    """Right where it names the reference; a neighbour in the format and the number before rounding are told apart."""
    for other in reading.value.others:
        understood = replace(reading.understood, value=other)
        verdict = grade(Reading(ValueRead(other), understood, reading.remarks), expected)
        if verdict.outcome is Outcome.CORRECT:
            return verdict
    typed, reference = reading.value.value, expected.reference
    if typed == reference:
        return Verdict(Outcome.CORRECT, ONE, reading.understood)
    if isinstance(typed, str) or isinstance(reference, str):
        return Verdict(Outcome.WRONG, ZERO, reading.understood, _special_reasons(typed, expected))
    kind = FORMATS[expected.format]
    if not reading.value.bits and _names(typed, reference, kind):
        return Verdict(
            Outcome.CORRECT, ONE, reading.understood, (Reason("exact-value", {"value": reference}),)
        )
    figures = _figures(typed, reference, kind)
    if figures and not reading.value.bits and _few(reference, kind):
        # 6e-8 for 2^-24: where the format has so few values, no number before rounding is so plainly meant.
        reason = Reason("rounded-too-much", {"have": figures, "want": LEAST_FIGURES})
        return Verdict(Outcome.PARTLY, Fraction(1, 2), reading.understood, (reason,))
    return Verdict(Outcome.WRONG, ZERO, reading.understood, _reasons(typed, reference, kind))


def examples(expected: ValueExpected, likely: Likely) -> tuple[str, ...]:
    """Accepted ways of writing, of a likely size, not taken from the reference."""
    return of_value(expected, likely)


def samples(expected: ValueExpected) -> Samples:
    """Right, wrong and unreadable answers to this question."""
    reference = expected.reference
    if isinstance(reference, str):
        return Samples(right=(reference,), wrong=("1",), unreadable=("", "?", "0xZZ"))
    wrong = reference + 3 * FORMATS[expected.format].spacing(reference)
    return Samples(right=(str(reference),), wrong=(str(wrong), "inf"), unreadable=("", "?", "0xZZ"))


def _from_bits(match: re.Match[str], kind: Format) -> Reading[ValueRead] | Unreadable:
    digits = re.sub(r"[ _|]", "", "".join(filter(None, match.groupdict().values())))
    base, per_digit = (16, 4) if match.groupdict().get("hex") else (2, 1)
    if len(digits) * per_digit != kind.width:
        return Unreadable(Reason("bits-width", {"have": len(digits) * per_digit, "want": kind.width}))
    value = kind.decode(int(digits, base))
    written = match.group()
    return Reading(
        ValueRead(value, bits=True), Understood(written, None if isinstance(value, str) else value)
    )


def _names(typed: Fraction, reference: Fraction, kind: Format) -> bool:
    """Whether a decimal is the reference, rounded for writing but nearer to it than to any other value of the format."""
    return _figures(typed, reference, kind) >= LEAST_FIGURES


def _figures(typed: Fraction, reference: Fraction, kind: Format) -> int:
    """To how many figures a decimal is the reference rightly rounded, 0 where it is nearer to another value of the format."""
    near = abs(typed - reference) * 2 < kind.spacing(reference)
    return rounded_to(typed, reference) if near else 0


def _few(value: Fraction, kind: Format) -> bool:
    """Whether the format has few values of this size, as among its least."""
    return abs(value) < FEW_STEPS * kind.spacing(value)


def _reasons(typed: Fraction, reference: Fraction, kind: Format) -> tuple[Reason, ...]:
    nearest = kind.rounded(typed)
    named = isinstance(nearest, Fraction) and _few(nearest, kind) and _figures(typed, nearest, kind) >= 2
    if nearest != typed and not named:
        return (Reason("not-a-value", {"format": kind.name}),)
    if abs(typed - reference) <= max(kind.spacing(typed), kind.spacing(reference)):
        return (Reason("neighbour", {"format": kind.name}),)
    return ()


def _special_reasons(typed: Fraction | str, expected: ValueExpected) -> tuple[Reason, ...]:
    kind = FORMATS[expected.format]
    if typed == "inf" and not kind.infinities:
        return (Reason("no-infinity", {"format": kind.name}),)
    if not isinstance(typed, str) and abs(typed) > kind.largest:
        return (Reason("not-a-value", {"format": kind.name}),)
    return ()
