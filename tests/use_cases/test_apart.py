"""Judging apart: the same verdicts, a deadline that is kept, and a worker that dies harms nobody."""

from __future__ import annotations

import os
import time
from collections.abc import Sequence

from bot.domain.grading.expected import Expected, ExpressionExpected
from bot.domain.grading.judge import judge
from bot.domain.grading.verdict import Outcome, Verdict
from bot.use_cases.practice.apart import Apart

FORMULA = ExpressionExpected("2*m*n", ("m", "n"))


def moody(text: str, expected: Expected, misconceptions: Sequence[tuple[str, Expected]]) -> Verdict:
    """Sleeps or dies at the wrong words."""
    if text == "sleep":
        time.sleep(30)
    if text == "die":
        os._exit(1)
    return judge(text, expected, misconceptions)


async def test_verdicts_are_those_of_judging_here() -> None:
    apart = Apart()
    try:
        assert await apart.judge("m*n*2", FORMULA, ()) == judge("m*n*2", FORMULA)
        assert (await apart.judge("m*n", FORMULA, ())).outcome is Outcome.WRONG
    finally:
        apart.close()


async def test_a_slow_or_dying_judgement_is_handed_back_and_the_next_one_works() -> None:
    apart = Apart(moody, seconds=1.0)
    try:
        await apart.judge("m", FORMULA, ())
        began = time.monotonic()
        assert (await apart.judge("sleep", FORMULA, ())).outcome is Outcome.UNREADABLE
        assert time.monotonic() - began < 3
        assert (await apart.judge("die", FORMULA, ())).outcome is Outcome.UNREADABLE
        assert (await apart.judge("2mn", FORMULA, ())).outcome is Outcome.CORRECT
    finally:
        apart.close()
