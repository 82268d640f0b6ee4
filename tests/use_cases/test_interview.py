"""The interview's clock runs while its question can be seen, and only then."""

from __future__ import annotations

from datetime import timedelta

from bot.catalogue.catalogue import Catalogue
from bot.database.database import Database
from bot.use_cases.interview import Interview, Report, Step
from bot.use_cases.practice.practice import seeded
from bot.use_cases.practice.questions import Questions
from tests.use_cases.conftest import NOON

THINKING = timedelta(seconds=10)
AWAY = timedelta(minutes=5)


async def _spent(interview: Interview, *, owed: bool) -> float:
    """Seconds counted where the second question was put, and seen again after a while; ``owed``: only then seen at all."""
    first = await interview.start(1, 15, NOON)
    second = await interview.advance(1, first.asked.id, NOON + THINKING, NOON + THINKING)
    assert isinstance(second, Step)
    seen = NOON + THINKING + AWAY
    again = await interview.led_to(1, first.asked.id, seen if owed else None)
    assert isinstance(again, Step)
    assert again.asked.id == second.asked.id
    await interview.advance(1, second.asked.id, seen + THINKING, seen + THINKING)
    report = await interview.finish(1, seen + THINKING)
    assert isinstance(report, Report)
    return report.spent


async def test_a_question_whose_message_was_owed_counts_from_when_it_was_seen(
    database: Database, catalogue: Catalogue
) -> None:
    interview = Interview(database, Questions(catalogue), seeded)
    assert await _spent(interview, owed=True) == 2 * THINKING.total_seconds()


async def test_looking_at_a_question_again_does_not_turn_its_clock_back(
    database: Database, catalogue: Catalogue
) -> None:
    interview = Interview(database, Questions(catalogue), seeded)
    assert await _spent(interview, owed=False) == (2 * THINKING + AWAY).total_seconds()
