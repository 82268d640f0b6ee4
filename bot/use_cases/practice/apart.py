"""Judging that could take long, in workers that can be killed: a verdict always comes, and nobody else waits for it."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from fractions import Fraction
from math import ceil

from bot.domain.grading.expected import Expected
from bot.domain.grading.judge import judge
from bot.domain.grading.kinds import KINDS, expected_class
from bot.domain.grading.verdict import Outcome, Reason, Verdict
from bot.workers.breeder import Ended
from bot.workers.pool import Busy, Pool, Spent
from bot.workers.room import Room

log = logging.getLogger(__name__)
JUDGING = Room(
    "judging",
    "bot.domain.grading.judge:judge",
    ("sympy", "bot.use_cases.practice.apart:warm_up"),
    count=2,
    reserve=1,
    wall_seconds=3.0,
    cpu_seconds=1,
    memory=256 << 20,
    waiting=500,
    idle_seconds=300.0,
)


class Apart:
    """Answers judged by the workers of a room."""

    def __init__(self, pool: Pool, room: Room = JUDGING) -> None:
        self._pool, self._room = pool, room

    async def judge(
        self,
        text: str,
        expected: Expected,
        misconceptions: Sequence[tuple[str, Expected]],
        learner_id: int | None = None,
        language: str = "",
        chosen: int | None = None,
    ) -> Verdict:
        """The verdict, or that the answer could not be judged: within its limits, now, or until the person has less behind them."""
        try:
            verdict: Verdict = await self._pool.run(
                self._room, text, expected, tuple(misconceptions), language, chosen, person=learner_id
            )
            return verdict
        except (Busy, Spent) as reason:
            return refused(reason)
        except Ended as reason:
            log.warning("judging did not end by itself: %s", reason)
            return Verdict(Outcome.UNREADABLE, Fraction(0), None, (Reason("could-not-judge"),))

    def prepare(self) -> None:
        """Gets ready in the background, while somebody writes a first answer."""
        self._pool.prepare(self._room)


def refused(reason: Busy | Spent) -> Verdict:
    """What is told where nothing was judged: too many wait, or the person has used what anybody may for now."""
    if isinstance(reason, Busy):
        return Verdict(Outcome.UNREADABLE, Fraction(0), None, (Reason("busy"),))
    minutes = ceil(reason.seconds / 60)
    return Verdict(Outcome.UNREADABLE, Fraction(0), None, (Reason("budget-spent", {"minutes": minutes}),))


def warm_up() -> None:
    """Loads what judging loads lazily, so that no answer pays for it."""
    for kind in KINDS:
        if (warm := expected_class(kind).warm_up()) is not None:
            judge(*warm)
