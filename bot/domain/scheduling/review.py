"""Memory of one learner for one question, by FSRS-6 (Ye, Su and Cao, 2022; the scheduler is the ``fsrs`` package's).

A question comes back with new numbers, so what is remembered is the way of solving it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from bot.domain.grading.verdict import Outcome
from bot.domain.question.drill import Level

if TYPE_CHECKING:
    from fsrs import Card, Scheduler

RETENTION = 0.9
"""The chance of a right answer at which a question is due."""
LEARNT = 2
"""FSRS's number of the state after the first steps."""
SOON = timedelta(minutes=10)
"""A question that failed, or is new, is looked at again in the same sitting."""
AT_ONCE = {Level.EASY: 20.0, Level.MEDIUM: 30.0, Level.HARD: 45.0}
"""Seconds within which a right answer, reading included, came without working it out."""


class Grade(IntEnum):
    """How a question went, in FSRS's four ratings."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4


@dataclass(frozen=True, slots=True)
class Review:
    """What is remembered. ``stability`` is the days until recall falls to 90 %, ``difficulty`` lies between 1 and 10."""

    state: int
    step: int | None
    stability: float
    difficulty: float
    due_at: datetime
    reviewed_at: datetime
    lapses: int = 0

    @property
    def learnt(self) -> bool:
        """Past the first steps, and not failed since."""
        return self.state == LEARNT


@dataclass(frozen=True, slots=True)
class Went:
    """One asked question as far as it has gone: the last verdict (None: gave up), counted tries, hints, and seconds since it was put."""

    outcome: Outcome | None
    tries: int
    hints: int
    seconds: float
    level: Level
    can_be_at_once: bool = True
    guessed: bool = False


def grade_of(went: Went) -> Grade:
    """Wrong or given up: again. Right after hints or a second try, by guessing, or in part: hard. Right: good, and right at once: easy."""
    if went.outcome is None or went.outcome is Outcome.WRONG:
        return Grade.AGAIN
    if went.outcome is Outcome.PARTLY or went.tries > 1 or went.hints or went.guessed:
        return Grade.HARD
    at_once = went.can_be_at_once and went.seconds <= AT_ONCE[went.level]
    return Grade.EASY if at_once else Grade.GOOD


def after(before: Review | None, grade: Grade, now: datetime) -> Review:
    """The memory after a review at ``now``, an aware time; None stands for a question never reviewed."""
    from fsrs import Rating

    card, _ = _scheduler().review_card(_card(before, now), Rating(grade), now)
    assert card.stability is not None and card.difficulty is not None
    failed = before is not None and before.learnt and grade is Grade.AGAIN
    return Review(
        int(card.state),
        card.step,
        card.stability,
        card.difficulty,
        card.due,
        now,
        (before.lapses if before else 0) + failed,
    )


def recall(review: Review, now: datetime) -> float:
    """The expected chance of a right answer now, between 0 and 1.

    The power curve of FSRS-6 over fractions of a day; the library's own function counts whole days.
    """
    scheduler = _scheduler()
    days = max(0.0, (now - review.reviewed_at).total_seconds() / 86_400)
    decay = -scheduler.parameters[20]
    factor = RETENTION ** (1 / decay) - 1
    return float((1 + factor * days / review.stability) ** decay)


@lru_cache(maxsize=1)
def _scheduler() -> Scheduler:
    # Loaded when the first answer needs it: it takes longer than all else that a start loads for answers.
    from fsrs import Scheduler

    # Without fuzz: the same answers at the same times lead to the same days, so tests and explanations can say which.
    return Scheduler(
        desired_retention=RETENTION,
        learning_steps=(SOON,),
        relearning_steps=(SOON,),
        maximum_interval=365,
        enable_fuzzing=False,
    )


def _card(before: Review | None, now: datetime) -> Card:
    from fsrs import Card, State

    if before is None:
        return Card(card_id=1, due=now)
    return Card(
        card_id=1,
        state=State(before.state),
        step=before.step,
        stability=before.stability,
        difficulty=before.difficulty,
        due=before.due_at,
        last_review=before.reviewed_at,
    )
