"""The outbox of daily questions: once for each local day, whoever claims, whatever happens between claim and record."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from functools import partial

import pytest

from bot.catalogue.catalogue import Catalogue
from bot.database.database import Connection, Database
from bot.store import pushes
from bot.use_cases.daily import FORGOTTEN, Daily, Status
from bot.use_cases.occasion import Occasion
from bot.use_cases.practice.outcomes import NothingAsked
from bot.use_cases.practice.practice import Practice
from bot.use_cases.practice.questions import Questions
from bot.use_cases.preferences import Preferences

ME, OTHER = 1, 2
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
MORNING = datetime(2026, 11, 23, 6, 0, tzinfo=UTC)


@pytest.fixture
def preferences(database: Database, catalogue: Catalogue) -> Preferences:
    return Preferences(database, Questions(catalogue))


@pytest.fixture
def daily(database: Database, practice: Practice) -> Daily:
    return Daily(database, practice)


async def at_eight_in_berlin(preferences: Preferences, *who: int) -> None:
    for learner in who:
        await preferences.set_zone(Occasion(learner, None, MORNING), "Europe/Berlin")
        await preferences.set_daily(Occasion(learner, None, MORNING), 8 * 60)


async def test_a_push_is_claimed_once_when_it_is_due_and_again_the_next_day(
    preferences: Preferences, daily: Daily
) -> None:
    await at_eight_in_berlin(preferences, ME)
    assert await daily.claim(MORNING + HOUR - timedelta(seconds=1), 10) == []
    (claim,) = await daily.claim(MORNING + HOUR, 10)
    assert (claim.learner_id, claim.day.isoformat()) == (ME, "2026-11-23")
    assert await daily.claim(MORNING + HOUR, 10) == []
    assert [claim.day.isoformat() for claim in await daily.claim(MORNING + HOUR + DAY, 10)] == ["2026-11-24"]


async def test_the_push_brings_a_question_that_typed_text_answers(
    preferences: Preferences, daily: Daily, practice: Practice
) -> None:
    await at_eight_in_berlin(preferences, ME)
    (claim,) = await daily.claim(MORNING + HOUR, 10)
    push = await daily.prepare(claim, MORNING + HOUR)
    assert push is not None
    assert await practice.current(ME) == NothingAsked()
    assert (push.streak.days, push.missed_last) == (0, False)
    await daily.settled(claim, Status.SENT, MORNING + HOUR, push.asked.id)
    assert push.asked == await practice.current(ME)


async def test_two_processes_share_the_work_and_never_the_same_push(
    preferences: Preferences, practice: Practice, database: Database, address: str
) -> None:
    await at_eight_in_berlin(preferences, ME, OTHER)
    async with Database.open(address) as second:
        both = Daily(database, practice), Daily(second, practice)
        claimed = await asyncio.gather(*(daily.claim(MORNING + HOUR, 1) for daily in both * 3))
    assert sorted(claim.learner_id for claims in claimed for claim in claims) == [ME, OTHER]


async def test_what_is_found_more_than_three_hours_late_is_left_out_and_the_next_day_comes(
    preferences: Preferences, daily: Daily, database: Database
) -> None:
    await at_eight_in_berlin(preferences, ME)
    assert await daily.claim(MORNING + 5 * HOUR, 10) == []
    assert await database.read(pushes.counts) == {"missed": 1}
    assert len(await daily.claim(MORNING + DAY + HOUR, 10)) == 1


async def test_after_a_year_without_a_bot_one_push_comes_at_most(
    preferences: Preferences, daily: Daily
) -> None:
    await at_eight_in_berlin(preferences, ME)
    claims = [await daily.claim(MORNING + 365 * DAY + HOUR * 2 + timedelta(minutes=n), 10) for n in range(3)]
    assert sum(map(len, claims)) <= 1


async def test_a_clock_set_back_claims_nothing_twice(preferences: Preferences, daily: Daily) -> None:
    await at_eight_in_berlin(preferences, ME)
    assert len(await daily.claim(MORNING + HOUR, 10)) == 1
    for back in (HOUR, DAY, 40 * DAY):
        assert await daily.claim(MORNING + HOUR - back, 10) == []


async def test_whoever_moves_to_another_zone_or_hour_has_had_their_push_today(
    preferences: Preferences, daily: Daily
) -> None:
    await at_eight_in_berlin(preferences, ME)
    assert len(await daily.claim(MORNING + HOUR, 10)) == 1
    await preferences.set_zone(Occasion(ME, None, MORNING + HOUR), "America/Los_Angeles")
    await preferences.set_daily(Occasion(ME, None, MORNING + HOUR), 7 * 60)
    claims = [await daily.claim(MORNING + n * HOUR, 10) for n in range(2, 40)]
    assert [claim.day.isoformat() for found in claims for claim in found] == ["2026-11-24"]


async def test_turned_off_and_unreachable_people_get_none_until_they_are_back(
    preferences: Preferences, daily: Daily
) -> None:
    await at_eight_in_berlin(preferences, ME, OTHER)
    await preferences.set_daily(Occasion(ME, None, MORNING), None)
    await preferences.unreachable(OTHER, MORNING)
    assert await daily.claim(MORNING + HOUR, 10) == []
    await preferences.reachable(OTHER, MORNING + 2 * HOUR)
    assert [claim.learner_id for claim in await daily.claim(MORNING + DAY + HOUR, 10)] == [OTHER]


async def test_a_claim_left_by_a_crash_is_unknown_and_not_sent_again(
    preferences: Preferences, daily: Daily, database: Database
) -> None:
    await at_eight_in_berlin(preferences, ME)
    (claim,) = await daily.claim(MORNING + HOUR, 10)
    assert await daily.forget_claims(MORNING + HOUR + FORGOTTEN) == 0
    assert await daily.forget_claims(MORNING + HOUR + FORGOTTEN + HOUR) == 1
    await daily.settled(claim, Status.SENT, MORNING + 3 * HOUR)
    assert await database.read(pushes.counts) == {"unknown": 1}
    assert await daily.claim(MORNING + 3 * HOUR, 10) == []


async def test_what_the_network_kept_back_is_said_the_next_day(
    preferences: Preferences, daily: Daily
) -> None:
    await at_eight_in_berlin(preferences, ME)
    (claim,) = await daily.claim(MORNING + HOUR, 10)
    await daily.settled(claim, Status.FAILED, MORNING + HOUR)
    (claim,) = await daily.claim(MORNING + DAY + HOUR, 10)
    push = await daily.prepare(claim, MORNING + DAY + HOUR)
    assert push is not None
    assert push.missed_last


async def test_days_in_a_row_are_told(preferences: Preferences, daily: Daily, practice: Practice) -> None:
    await at_eight_in_berlin(preferences, ME)
    for n in range(3):
        await practice.open(Occasion(ME, None, MORNING + n * DAY), "doubles.twice")
        await practice.answer(Occasion(ME, None, MORNING + n * DAY), "10")
        claims = await daily.claim(MORNING + n * DAY + HOUR, 10)
    push = await daily.prepare(claims[-1], MORNING + 2 * DAY + HOUR)
    assert push is not None
    assert push.streak.days == 3


async def test_the_outbox_is_found_by_an_index(database: Database, address: str) -> None:
    if not address.startswith("sqlite"):
        pytest.skip("PostgreSQL chooses by statistics; an empty table is read whole")
    plan = await database.read(partial(_plan))
    assert "ix_learners_next_push_at" in plan


def _plan(connection: Connection) -> str:
    text = str(pushes.due_statement().compile(connection.engine, compile_kwargs={"literal_binds": False}))
    rows = connection.exec_driver_sql("EXPLAIN QUERY PLAN " + text, (MORNING.isoformat(), 100, 0)).all()
    return " ".join(str(row) for row in rows)
