"""Progress: first tries counted honestly, by the learner's own days, topics and levels."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from bot.catalogue.catalogue import Catalogue
from bot.database.database import Database
from bot.domain.learner import Learner
from bot.domain.question.drill import Level
from bot.domain.question.text import Language
from bot.domain.scheduling.streak import Streak
from bot.store.days import DayRow
from bot.use_cases.occasion import Occasion
from bot.use_cases.practice.outcomes import Asked
from bot.use_cases.practice.practice import Practice
from bot.use_cases.progress import Part, Progress, Tries, weakest
from tests.use_cases.conftest import drill
from tests.use_cases.showing import open_shown

ADA = Learner(1, Language.ENGLISH)


@pytest.fixture
def progress(database: Database, catalogue: Catalogue) -> Progress:
    return Progress(database, catalogue)


async def opened(practice: Practice, question: str, at: datetime) -> Asked:
    return await open_shown(practice, practice._database, Occasion(1, None, at), question)


async def answered(
    practice: Practice, question: str, at: datetime, *texts: str, seconds: int = 40, hint: bool = False
) -> None:
    asked = await opened(practice, question, at)
    if hint:
        await practice.hint(Occasion(1, None, at), asked.id)
    for text in texts:
        await practice.answer(Occasion(1, None, at + timedelta(seconds=seconds)), text)


async def test_a_newcomer_has_nothing(progress: Progress, now: datetime) -> None:
    overview = await progress.of(ADA, now)

    assert overview.tries == Tries(0, 0, None)
    assert overview.tries.share is None
    assert overview.days == ()
    assert overview.weakest == ()
    assert overview.streak == Streak(0, 0, False)
    assert [(part.seen, part.all, part.recall) for _, part in overview.topics] == [(0, 4, None), (0, 4, None)]


async def test_only_first_tries_without_a_hint_count_as_right(
    progress: Progress, practice: Practice, now: datetime
) -> None:
    await answered(practice, "doubles.twice", now, "10", seconds=20)
    await answered(practice, "doubles.again", now, "11", "10", seconds=60)
    await answered(practice, "doubles.hard", now, "10", seconds=100, hint=True)
    await answered(practice, "doubles.hard", now, "unreadable")
    given_up = await opened(practice, "doubles.twice", now)
    await practice.explain(Occasion(1, None, now + timedelta(seconds=900)), given_up.id)
    overview = await progress.of(ADA, now + timedelta(hours=1))

    assert overview.tries == Tries(4, 1, 60.0)
    assert overview.tries.share == 0.25
    doubles = {topic.id: part for topic, part in overview.topics}["doubles"]
    assert (doubles.seen, doubles.all, doubles.tries) == (3, 4, Tries(4, 1, 60.0))
    assert doubles.recall is None, "nothing is learnt yet, and what was just got wrong says nothing of later"
    assert {level: part.tries for level, part in overview.levels.items()} == {
        Level.EASY: Tries(3, 1, 40.0),
        Level.MEDIUM: Tries(0, 0, None),
        Level.HARD: Tries(1, 0, 100.0),
    }
    assert [(part.seen, part.all) for part in overview.levels.values()] == [(2, 3), (0, 4), (1, 1)]


async def test_windows_and_days_go_by_the_learners_own_calendar(
    progress: Progress, practice: Practice, now: datetime
) -> None:
    for days_ago in (30, 29, 7, 6, 0):
        await answered(practice, "doubles.twice", now - timedelta(days=days_ago), "10")
    overview = await progress.of(ADA, now)

    assert {length: tries.count for length, tries in overview.lately.items()} == {7: 2, 30: 4}
    assert overview.tries.count == 5
    assert overview.today == date(2026, 11, 23)
    assert overview.days[-1] == DayRow(date(2026, 11, 23), 1, 1)
    assert overview.streak == Streak(1, 0, True)
    # At noon in London it is already tomorrow in Auckland’s last hour: 13 hours ahead.
    there = await progress.of(replace(ADA, zone="Pacific/Auckland"), now)
    assert there.today == date(2026, 11, 24)


async def test_another_learners_answers_do_not_count(
    progress: Progress, practice: Practice, now: datetime
) -> None:
    await answered(practice, "doubles.twice", now, "10")

    assert (await progress.of(Learner(2, Language.ENGLISH), now)).tries.count == 0


async def test_one_wrong_answer_is_less_weak_than_many(
    progress: Progress, practice: Practice, now: datetime
) -> None:
    for minute in range(8):
        await answered(practice, "doubles.twice", now + timedelta(minutes=minute), "11")
    await answered(practice, "letters.one", now + timedelta(minutes=8), "1")
    overview = await progress.of(ADA, now + timedelta(hours=1))

    assert [topic.id for topic in overview.weakest] == ["doubles", "letters"]


async def test_a_topic_that_is_known_is_not_weak_until_it_is_being_forgotten(
    progress: Progress, practice: Practice, now: datetime
) -> None:
    await answered(practice, "letters.one", now, "2")
    fresh = await progress.of(ADA, now + timedelta(minutes=5))
    stale = await progress.of(ADA, now + timedelta(days=200))

    assert fresh.weakest == ()
    assert [topic.id for topic in stale.weakest] == ["letters"]
    recall = {topic.id: part for topic, part in stale.topics}["letters"].recall
    assert recall is not None and 0 < recall < 1


async def test_where_nothing_is_learnt_recall_makes_no_topic_weak_or_weaker(
    progress: Progress, practice: Practice, now: datetime
) -> None:
    part = Part(1, 4, Tries(2, 1, 30.0), None)
    forgotten = replace(part, recall=0.5, learnt=1)
    whole = (await progress.of(ADA, now)).topics
    one, two = (topic for topic, _ in whole)
    assert [topic.id for topic in weakest([(one, part), (two, forgotten)])] == [two.id, one.id]
    assert weakest([(one, replace(part, tries=Tries(2, 2, 30.0)))]) == (), (
        "all right, nothing known to be forgotten"
    )


async def test_a_case_counts_for_its_topic_and_its_level(
    database: Database, catalogue: Catalogue, practice: Practice, now: datetime
) -> None:
    with_case = replace(catalogue, cases=(drill("case.two", Level.HARD, "case"),))
    with_case = replace(with_case, cases=(replace(with_case.cases[0], topic_id="doubles"),))
    overview = await Progress(database, with_case).of(ADA, now)
    assert {topic.id: part.all for topic, part in overview.topics} == {"doubles": 5, "letters": 4}
    assert overview.whole.all == 9
    assert overview.levels[Level.HARD].all == 2
