"""One door to judging: reads, grades, and recognises the misconceptions of a question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from bot.domain.grading.expected import Expected
from bot.domain.grading.kinds import Kind, kind
from bot.domain.grading.verdict import Outcome, Reading, Reason, Unreadable, Verdict

LONGEST_MESSAGE = 8192
"""Twice what Telegram delivers; beyond, nothing is even cleaned."""


def judge(text: str, expected: Expected, misconceptions: Sequence[tuple[str, Expected]] = ()) -> Verdict:
    """The verdict on a typed answer; for any text whatever there is one, and nothing is raised.

    A wrong answer that is the right one under a misconception's own expectation carries that misconception's id.
    """
    if len(text) > LONGEST_MESSAGE:
        return Verdict(Outcome.UNREADABLE, Fraction(0), None, (Reason("too-long"),))
    module = kind(expected.kind)
    reading = module.read(text, expected)
    if isinstance(reading, Unreadable):
        return Verdict(Outcome.UNREADABLE, Fraction(0), reading.understood, (reading.reason,))
    verdict = module.grade(reading, expected)
    if verdict.outcome not in (Outcome.WRONG, Outcome.PARTLY):
        return verdict
    return replace(verdict, misconception=_recognised(module, reading, misconceptions))


def _recognised(
    module: Kind, reading: Reading[object], misconceptions: Sequence[tuple[str, Expected]]
) -> str | None:
    for name, wrong in misconceptions:
        if module.grade(reading, wrong).outcome is Outcome.CORRECT:
            return name
    return None
