"""The day's session: where it stands is kept, its places are passed one by one, and its end says what there is to say."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from functools import partial

import pytest

from bot.catalogue.catalogue import Catalogue
from bot.database.database import Connection, Database
from bot.domain.learner import Learner
from bot.domain.question.drill import Drill, Level
from bot.domain.scheduling.streak import Streak
from bot.store import asked, attempts, sessions
from bot.store.sessions import SessionRow
from bot.use_cases.daily import Daily
from bot.use_cases.occasion import Occasion
from bot.use_cases.practice import sitting
from bot.use_cases.practice.answering import Grading
from bot.use_cases.practice.outcomes import Answered, Asked, Finished, NothingAsked, Place, Put, Unchanged
from bot.use_cases.practice.practice import Practice
from bot.use_cases.practice.questions import Questions
from bot.use_cases.preferences import Preferences
from tests.use_cases.conftest import drill, topic

ME = 1
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)


@pytest.fixture
def catalogue() -> Catalogue:
    """Four topics of doubles, each with two easy drills and a hard one."""
    names = ("one", "two", "three", "four")
    return Catalogue(
        tuple(
            topic(
                name,
                place,
                drill(f"{name}.easy", Level.EASY),
                drill(f"{name}.easy-too", Level.EASY),
                drill(f"{name}.hard", Level.HARD),
            )
            for place, name in enumerate(names, 1)
        )
    )


@pytest.fixture
async def again(database: Database, catalogue: Catalogue, grading: Grading) -> AsyncIterator[Practice]:
    """Another process over the same database."""
    practice = Practice(database, Questions(catalogue), grading)
    yield practice
    await practice.close()


def at(now: datetime) -> Occasion:
    return Occasion(ME, None, now)


async def first(practice: Practice, now: datetime) -> Asked:
    put = await practice.today(at(now))
    assert isinstance(put, Asked)
    return put


async def right(practice: Practice, put: Asked, now: datetime) -> None:
    """Answers a doubled number rightly; an open question is left to itself."""
    if put.variant is None:
        return
    answered = await practice.answer(at(now), str(2 * int(str(put.variant.parameters["n"]))))
    assert isinstance(answered, Answered)


async def wrong(practice: Practice, put: Asked, now: datetime) -> None:
    assert isinstance(put.question, Drill)
    await practice.answer(at(now), "-1")
    await practice.explain(at(now), put.id)


async def through(practice: Practice, now: datetime) -> list[Asked]:
    """The places of a session, all answered rightly; its end is not asked for."""
    put = await first(practice, now)
    found = [put]
    while put.place is not None and not put.place.is_last:
        await right(practice, put, now)
        following = await practice.next(at(now), after=put.id)
        assert isinstance(following, Asked)
        found.append(put := following)
    await right(practice, put, now)
    return found


async def test_each_question_has_its_place_and_none_comes_twice(practice: Practice, now: datetime) -> None:
    places = await through(practice, now)

    assert [each.place for each in places] == [Place(number, 5) for number in range(1, 6)]
    assert len({each.question.id for each in places}) == 5
    over = await practice.next(at(now), after=places[-1].id)
    assert isinstance(over, Finished)
    assert (over.total, over.right, over.passed, over.new) == (5, 5, 0, 5)
    assert over.streak == Streak(1, 0, True)


async def test_it_goes_on_where_it_stood_in_another_process_too(
    practice: Practice, again: Practice, now: datetime
) -> None:
    put = await first(practice, now)
    await practice.hint(at(now), put.id)
    same = await again.today(at(now + MINUTE))
    assert isinstance(same, Asked)
    assert (same.id, same.hints_used) == (put.id, 1)
    await right(again, put, now)
    following = await practice.today(at(now + MINUTE))
    assert isinstance(following, Asked)
    assert following.place == Place(2, 5)


async def test_practice_in_between_is_free(practice: Practice, now: datetime) -> None:
    put = await first(practice, now)
    free = await practice.next(at(now))
    assert isinstance(free, Asked)
    assert (free.place, free.session) == (None, None)
    more = await practice.next(at(now), after=free.id)
    assert isinstance(more, Asked)
    assert more.place is None
    back = await practice.today(at(now + MINUTE))
    assert isinstance(back, Asked)
    assert back.id == put.id
    current = await practice.current(ME)
    assert isinstance(current, Asked)
    assert current.id == put.id, "typed text answers it again"


async def test_passed_over_is_counted_and_a_second_press_leads_nowhere_else(
    practice: Practice, now: datetime
) -> None:
    put = await first(practice, now)
    for _ in range(4):
        following = await practice.next(at(now), after=put.id)
        assert isinstance(following, Asked)
        pressed = await practice.next(at(now), after=put.id)
        assert isinstance(pressed, Unchanged)
        put = following
    over = await practice.next(at(now), after=put.id)
    assert isinstance(over, Finished)
    assert (over.passed, over.right) == (5, 0)
    assert isinstance(await practice.next(at(now), after=put.id), Unchanged)


async def test_another_variant_has_no_place_and_leads_back_into_the_session(
    practice: Practice, now: datetime
) -> None:
    put = await first(practice, now)
    variant = await practice.again(at(now), put.id)
    assert isinstance(variant, Asked)
    assert (variant.place, variant.session) == (None, put.session)
    following = await practice.next(at(now), after=variant.id)
    assert isinstance(following, Asked)
    assert following.place == Place(2, 5)


async def test_done_today_is_said_again_and_more_is_a_tap_away(practice: Practice, now: datetime) -> None:
    places = await through(practice, now)
    over = await practice.next(at(now), after=places[-1].id)
    assert await practice.today(at(now + MINUTE)) == over
    more = await practice.today(at(now + MINUTE), more=True)
    assert isinstance(more, Asked)
    assert more.place is not None
    assert more.place.number == 1
    assert more.session != places[0].session


async def test_a_session_left_yesterday_is_over_and_its_buttons_lead_into_todays(
    practice: Practice, now: datetime
) -> None:
    put = await first(practice, now)
    tomorrow = await practice.next(at(now + DAY), after=put.id)
    assert isinstance(tomorrow, Asked)
    assert tomorrow.session != put.session
    assert tomorrow.place is not None
    assert tomorrow.place.number == 1


async def test_past_midnight_it_goes_on(practice: Practice, now: datetime) -> None:
    late = now.replace(hour=23, minute=50)
    put = await first(practice, late)
    same = await practice.today(at(late + 20 * MINUTE))
    assert isinstance(same, Asked)
    assert same.id == put.id


async def test_what_is_due_comes_before_what_is_new(practice: Practice, now: datetime) -> None:
    for question in ("one.easy", "two.easy", "three.easy"):
        put = await practice.open(at(now), question)
        assert isinstance(put, Asked)
        await right(practice, put, now)
    due = {"one.easy", "two.easy", "three.easy"}
    places = await through(practice, now + 40 * DAY)
    total = len(places)
    assert {each.question.id for each in places[: min(3, total - 2)]} <= due
    assert not {each.question.id for each in places[-2:]} & due


async def test_the_end_tells_what_was_overcome_and_what_is_due_tomorrow(
    practice: Practice, now: datetime
) -> None:
    missed = await practice.open(at(now), "one.easy")
    assert isinstance(missed, Asked)
    await wrong(practice, missed, now)
    places = await through(practice, now + DAY)
    over = await practice.next(at(now + DAY), after=places[-1].id)
    assert isinstance(over, Finished)
    assert over.overcome == ("one.easy" in {each.question.id for each in places})
    assert over.overcome == 1
    assert over.streak.days == 2


async def test_nothing_but_easy_drills_until_two_are_right(practice: Practice, now: datetime) -> None:
    put = await first(practice, now)
    for _ in range(4):
        assert put.question.level is Level.EASY
        assert isinstance(put.question, Drill)
        await wrong(practice, put, now)
        following = await practice.next(at(now), after=put.id)
        assert isinstance(following, Asked)
        put = following


async def test_two_taps_at_once_begin_one_session(
    practice: Practice, catalogue: Catalogue, database: Database, now: datetime
) -> None:
    await Preferences(database, Questions(catalogue)).learner(ME, "en", now)
    both = await asyncio.gather(practice.today(at(now)), practice.today(at(now)))
    assert len({each.id for each in both if isinstance(each, Asked)}) == 1
    row = await database.read(partial(sessions.last, learner_id=ME))
    assert isinstance(row, SessionRow)
    assert row.id == 1


async def test_a_session_begun_while_another_was_being_planned_is_the_only_one(
    practice: Practice,
    catalogue: Catalogue,
    database: Database,
    now: datetime,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """PostgreSQL shows a plan's later reads what was committed after its first ones."""
    await Preferences(database, Questions(catalogue)).learner(ME, "en", now)
    loop, running, meanwhile = asyncio.get_running_loop(), sitting.running, list[Put]()

    def running_then_another_tap(
        connection: Connection, learner: Learner, moment: datetime
    ) -> SessionRow | None:
        found = running(connection, learner, moment)
        monkeypatch.setattr(sitting, "running", running)
        meanwhile.append(asyncio.run_coroutine_threadsafe(practice.today(at(now)), loop).result(20))
        return found

    monkeypatch.setattr(sitting, "running", running_then_another_tap)
    put = await practice.today(at(now))
    assert isinstance(put, Asked)
    assert [each.id for each in meanwhile if isinstance(each, Asked)] == [put.id]
    row = await database.read(partial(sessions.last, learner_id=ME))
    assert isinstance(row, SessionRow)
    assert row.id == 1


async def test_the_daily_push_opens_the_session_and_typed_text_answers_it_once_it_is_sent(
    practice: Practice, database: Database, catalogue: Catalogue, now: datetime
) -> None:
    preferences, daily = Preferences(database, Questions(catalogue)), Daily(database, practice)
    await preferences.set_daily(at(now), 13 * 60)
    (claim,) = await daily.claim(now + 61 * MINUTE, 10)
    push = await daily.prepare(claim, now + 61 * MINUTE)
    assert push is not None
    assert push.asked.place == Place(1, 5)
    assert await practice.current(ME) == NothingAsked()
    once_more = await daily.prepare(claim, now + 62 * MINUTE)
    assert once_more is not None
    assert once_more.asked.id == push.asked.id, "what never arrived is not passed over"
    await database.write(partial(asked.show, asked_id=push.asked.id, at=now + 62 * MINUTE))
    same = await practice.today(at(now + 63 * MINUTE))
    assert isinstance(same, Asked)
    assert same.id == push.asked.id


async def test_missed_questions_are_counted_once_each_time_they_were_put(
    practice: Practice, database: Database, now: datetime
) -> None:
    for _ in range(2):
        put = await practice.open(at(now), "one.easy")
        assert isinstance(put, Asked)
        await wrong(practice, put, now)
    put = await practice.open(at(now), "two.easy")
    assert isinstance(put, Asked)
    await right(practice, put, now)
    assert await database.read(partial(attempts.missed, learner_id=ME)) == {"one.easy": 2}
    assert await database.read(partial(attempts.right, learner_id=ME, limit=2)) == 1
