"""What answers leave behind, through the use cases and the database."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from functools import partial

from bot.database.database import Database
from bot.domain.learner import Learner
from bot.domain.question.text import Language
from bot.domain.scheduling.review import Review
from bot.store import days, learners, reviews
from bot.use_cases.occasion import Occasion
from bot.use_cases.practice.outcomes import Asked
from bot.use_cases.practice.practice import Practice

ME = 1
DAY = timedelta(days=1)


async def remembered(database: Database, question: str) -> Review:
    return (await database.read(partial(reviews.all_of, learner_id=ME)))[question]


async def test_a_wrong_answer_and_then_a_right_one_is_hard_and_no_lapse(
    practice: Practice, database: Database, now: datetime
) -> None:
    await practice.open(Occasion(ME, None, now), "doubles.twice")
    await practice.answer(Occasion(ME, None, now), "3")
    again = await remembered(database, "doubles.twice")
    await practice.answer(Occasion(ME, None, now + timedelta(minutes=1)), "10")
    hard = await remembered(database, "doubles.twice")

    assert again.due_at < hard.due_at
    assert hard.stability > again.stability
    assert hard.lapses == 0


async def test_a_right_answer_comes_back_later_than_a_given_up_one_which_comes_back_soon(
    practice: Practice, database: Database, now: datetime
) -> None:
    await practice.open(Occasion(ME, None, now), "doubles.twice")
    await practice.answer(Occasion(ME, None, now + timedelta(seconds=5)), "10")
    asked = await practice.open(Occasion(ME, None, now), "doubles.again")
    assert isinstance(asked, Asked)
    await practice.explain(Occasion(ME, None, now), asked.id)

    right, given_up = [await remembered(database, name) for name in ("doubles.twice", "doubles.again")]
    assert right.due_at - now > DAY
    assert given_up.due_at - now < timedelta(hours=1)


async def test_what_is_due_comes_before_what_is_new(
    practice: Practice, database: Database, now: datetime
) -> None:
    await practice.open(Occasion(ME, None, now), "doubles.twice")
    await practice.answer(Occasion(ME, None, now), "3")
    await practice.open(Occasion(ME, None, now), "letters.one")
    tomorrow = await practice.next(Occasion(ME, None, now + DAY))
    assert isinstance(tomorrow, Asked)
    assert tomorrow.question.id == "doubles.twice"
    assert tomorrow.variant is not None
    assert tomorrow.variant.seed != 0


async def test_a_day_is_the_learners_own(practice: Practice, database: Database) -> None:
    late = datetime(2026, 11, 23, 20, 29, tzinfo=UTC)
    learner = Learner(ME, Language.PERSIAN, zone="Asia/Tehran")
    await database.write(lambda connection: learners.save(connection, learner))
    await practice.open(Occasion(ME, None, late), "doubles.twice")
    await practice.answer(Occasion(ME, None, late), "3")
    await practice.answer(Occasion(ME, None, late + timedelta(minutes=2)), "10")

    rows = await database.read(partial(days.since, learner_id=ME, first=date(2026, 1, 1)))
    assert [(row.day, row.answers, row.right) for row in rows] == [
        (date(2026, 11, 23), 1, 0),
        (date(2026, 11, 24), 1, 1),
    ]


async def test_unreadable_answers_and_those_after_the_end_leave_nothing(
    practice: Practice, database: Database, now: datetime
) -> None:
    await practice.open(Occasion(ME, None, now), "doubles.twice")
    await practice.answer(Occasion(ME, None, now), "?")
    assert await database.read(partial(reviews.all_of, learner_id=ME)) == {}
    await practice.answer(Occasion(ME, None, now), "10")
    kept = await remembered(database, "doubles.twice")
    await practice.answer(Occasion(ME, None, now + DAY), "3")
    assert await remembered(database, "doubles.twice") == kept
