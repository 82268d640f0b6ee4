"""Judging apart: the same verdicts, a deadline that is kept, and a worker that dies harms nobody."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.grading.expression.expected import ExpressionExpected
from bot.domain.grading.growth.expected import GrowthExpected
from bot.domain.grading.judge import judge
from bot.domain.grading.verdict import Outcome, Reason
from bot.use_cases.practice.apart import JUDGING, Apart
from bot.workers.pool import Pool

FORMULA = ExpressionExpected("2*m*n", ("m", "n"))
GROWTH = GrowthExpected("n^2", ("n",))


async def test_verdicts_are_those_of_judging_here(pool: Pool) -> None:
    apart = Apart(pool)

    assert await apart.judge("m*n*2", FORMULA, ()) == judge("m*n*2", FORMULA)
    assert (await apart.judge("m*n", FORMULA, ())).outcome is Outcome.WRONG
    assert await apart.judge("O(n²)", GROWTH, (("n", GROWTH),)) == judge("O(n²)", GROWTH)


async def test_a_judgement_without_end_is_handed_back_and_the_next_one_works(pool: Pool) -> None:
    apart = Apart(pool, replace(JUDGING, work="tests.use_cases.trials:moody", preload=(), wall_seconds=0.5))

    handed_back = await apart.judge("spin", FORMULA, ())

    assert (handed_back.outcome, handed_back.reasons) == (Outcome.UNREADABLE, (Reason("could-not-judge"),))
    assert (await apart.judge("2mn", FORMULA, ())).outcome is Outcome.CORRECT


async def test_who_has_spent_an_allowance_is_told_for_how_long(pool: Pool) -> None:
    pool.computing.use(7, 61.0)

    verdict = await Apart(pool).judge("2mn", FORMULA, (), 7)

    assert verdict.reasons == (Reason("budget-spent", {"minutes": 1}),)
