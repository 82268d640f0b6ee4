"""One door to judging: reads, grades, and recognises the misconceptions of a question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any

from bot.domain.grading.expected import Expected
from bot.domain.grading.kinds import Kind, kind
from bot.domain.grading.verdict import Outcome, Reading, Reason, Several, Understood, Unreadable, Verdict
from bot.domain.mathematics.clean import clean
from bot.domain.reading.claim import ReadingFaultError
from bot.domain.reading.special import read_special

LONGEST_MESSAGE = 8192
"""Twice what Telegram delivers; beyond, nothing is even cleaned."""

ROUNDED = "rounded-too-much"
INFINITE = "infinite"
MOST_GUESSES = 3


def judge(
    text: str,
    expected: Expected,
    misconceptions: Sequence[tuple[str, Expected]] = (),
    language: str = "",
    chosen: int | None = None,
) -> Verdict:
    """The verdict on a typed answer; for any text whatever there is one, and nothing is raised.

    ``language`` is the person's, in which a text may have to be read; ``chosen`` is which of several readings the person meant.
    A wrong answer that is the right one under a misconception's own expectation carries that misconception's id. Such a number is not
    taken for the right one rounded to few digits: 100 000 where 100 958 is right is the exact sum, not a careless rounding.
    """
    reading = read(text, expected, language)
    if isinstance(reading, Unreadable):
        if reading.reason.code == INFINITE and (wrong := _infinite(text, misconceptions)):
            return Verdict(Outcome.WRONG, Fraction(0), Understood("inf"), misconception=wrong)
        return Verdict(Outcome.UNREADABLE, Fraction(0), reading.understood, (reading.reason,))
    if isinstance(reading, Several):
        if chosen is None and reading.alike and _are_alike(reading, expected):
            chosen = 0
        if chosen is None or not 0 <= chosen < len(reading.readings):
            ways = tuple(each.understood for each in reading.readings)
            return Verdict(Outcome.UNREADABLE, Fraction(0), None, (reading.reason,), readings=ways)
        reading = reading.readings[chosen]
    module = kind(expected.kind)
    verdict = module.grade(reading, expected)
    if verdict.outcome not in (Outcome.WRONG, Outcome.PARTLY):
        return verdict
    known = _recognised(module, reading, misconceptions)
    if known and any(reason.code == ROUNDED for reason in verdict.reasons):
        reasons = tuple(reason for reason in verdict.reasons if reason.code != ROUNDED)
        verdict = replace(verdict, outcome=Outcome.WRONG, score=Fraction(0), reasons=reasons)
    return replace(verdict, misconception=known)


def read(text: str, expected: Expected, language: str = "") -> Reading[Any] | Several[Any] | Unreadable:
    """What was typed: one reading, or several to choose from; a word that is not known but near to known ones is asked."""
    if len(text) > LONGEST_MESSAGE:
        return Unreadable(Reason("too-long"))
    module = kind(expected.kind)
    reading = module.read(text, expected, language)
    if isinstance(reading, Unreadable) and reading.ways:
        return _by_ways(reading, expected, language)
    if isinstance(reading, Unreadable) and reading.meant:
        return _guessed(reading, text, expected, module, language) or reading
    return reading


def _infinite(text: str, misconceptions: Sequence[tuple[str, Expected]]) -> str | None:
    """The wrong way that ends in infinity, where the text claims that and nothing else."""
    wrong = next((name for name, expected in misconceptions if expected.is_infinity()), None)
    try:
        return wrong if wrong and read_special(clean(text).strip(" .?!;,=≈")) == "inf" else None
    except ReadingFaultError:
        return None


def _by_ways(
    fault: Unreadable, expected: Expected, language: str
) -> Reading[Any] | Several[Any] | Unreadable:
    """The readings of the texts that a text may stand for; one where all come to the same value."""
    found: list[Reading[Any]] = []
    for way in fault.ways[:MOST_GUESSES]:
        reading = read(way, expected, language)
        if isinstance(reading, Reading):
            found.append(reading)
        elif isinstance(reading, Several):
            found += reading.readings
        else:
            return reading
    distinct = list({each.value: each for each in reversed(found)}.values())[::-1]
    return distinct[0] if len(distinct) == 1 else Several(tuple(distinct), fault.reason, alike=True)


def _are_alike(several: Several[Any], expected: Expected) -> bool:
    module = kind(expected.kind)
    return len({module.grade(each, expected).outcome for each in several.readings}) == 1


def _guessed(
    fault: Unreadable, text: str, expected: Expected, module: Kind, language: str
) -> Several[Any] | None:
    """The readings of the text with a known word for the unknown one."""
    piece = str(fault.reason.values.get("piece", ""))
    found: list[Reading[Any]] = []
    words = []
    for word in fault.meant[:MOST_GUESSES]:
        reading = module.read(_replaced(text, piece, word), expected, language)
        if isinstance(reading, Reading):
            found.append(reading)
            words.append(word)
    if not found:
        return None
    return Several(tuple(found), Reason("did-you-mean", {"piece": piece, "word": " / ".join(words)}))


def _replaced(text: str, piece: str, word: str) -> str:
    """The text with a word for another; where cleaning has changed the word, the cleaned text."""
    return (text if piece in text else clean(text)).replace(piece, word, 1)


def _recognised(
    module: Kind, reading: Reading[object], misconceptions: Sequence[tuple[str, Expected]]
) -> str | None:
    for name, wrong in misconceptions:
        if not wrong.is_infinity() and module.grade(reading, wrong).outcome is Outcome.CORRECT:
            return name
    return None
