"""Effects exactly once: the same update again, at once or later, changes nothing more and gives the same outcome."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime

import pytest

from bot.catalogue.catalogue import Catalogue
from bot.database.database import Database
from bot.domain.learner import LevelChoice
from bot.domain.question.drill import Level
from bot.use_cases.practice.answering import Grading
from bot.use_cases.practice.outcomes import Answered, Asked, Hinted, NotYours, Unchanged
from bot.use_cases.practice.practice import Practice
from bot.use_cases.practice.questions import Questions
from bot.use_cases.practice.remembering import Outcome
from bot.use_cases.preferences import Preferences
from bot.use_cases.privacy import Privacy

ME, EVENT = 1, 4711

Do = Callable[[Practice, int, datetime], Awaitable[Outcome]]

ON_A_DRILL: dict[str, Do] = {
    "open": lambda p, _, now: p.open(ME, "doubles.twice", EVENT, now),
    "open-nothing": lambda p, _, now: p.open(ME, "no.such", EVENT, now),
    "next": lambda p, asked, now: p.next(ME, EVENT, now, after=asked),
    "next-by-level": lambda p, _, now: p.next(ME, EVENT, now, Level.EASY, "doubles"),
    "nothing-fits": lambda p, _, now: p.next(ME, EVENT, now, Level.HARD, "letters"),
    "again": lambda p, asked, now: p.again(ME, asked, EVENT, now),
    "right": lambda p, _, now: p.answer(ME, "10", EVENT, now),
    "wrong": lambda p, _, now: p.answer(ME, "5", EVENT, now),
    "unreadable": lambda p, _, now: p.answer(ME, "?", EVENT, now),
    "hint": lambda p, asked, now: p.hint(ME, asked, EVENT, now),
    "explain": lambda p, asked, now: p.explain(ME, asked, EVENT, now),
    "cancel": lambda p, _, now: p.cancel(ME, EVENT, now),
    "unchanged": lambda p, asked, now: p.submit(ME, asked, EVENT, now),
    "not-mine": lambda p, asked, now: p.hint(ME, asked + 1000, EVENT, now),
}


@pytest.mark.parametrize("do", ON_A_DRILL.values(), ids=ON_A_DRILL.keys())
async def test_the_same_update_again_gives_the_same_outcome_and_changes_nothing(
    do: Do, practice: Practice, database: Database, now: datetime, later: datetime
) -> None:
    question = await practice.open(ME, "doubles.twice", None, now)
    assert isinstance(question, Asked)
    first = await do(practice, question.id, now)
    kept = await Privacy(database).export(ME)
    assert await do(practice, question.id, later) == first
    assert await Privacy(database).export(ME) == kept


@pytest.mark.parametrize("question_id", ["letters.one", "letters.several", "letters.order", "doubles"])
async def test_a_tap_that_comes_again_is_not_taken_back(
    question_id: str, practice: Practice, database: Database, now: datetime
) -> None:
    question = await practice.open(ME, question_id, None, now)
    assert isinstance(question, Asked)
    tap = practice.tick if question_id == "doubles" else practice.choose
    first = await tap(ME, question.id, 2, EVENT, now)
    kept = await Privacy(database).export(ME)
    assert await tap(ME, question.id, 2, EVENT, now) == first
    assert await Privacy(database).export(ME) == kept


async def test_an_update_that_comes_twice_at_once_has_one_effect(
    practice: Practice, database: Database, now: datetime
) -> None:
    await practice.open(ME, "doubles.twice", None, now)
    outcomes = await asyncio.gather(*(practice.answer(ME, "5", EVENT, now) for _ in range(20)))
    assert all(outcome == outcomes[0] for outcome in outcomes)
    assert len((await Privacy(database).export(ME))["attempts"]) == 1


async def test_twenty_presses_on_one_button_at_once_lead_to_one_question(
    practice: Practice, database: Database, now: datetime
) -> None:
    question = await practice.open(ME, "doubles.twice", None, now)
    assert isinstance(question, Asked)
    presses = (practice.next(ME, event, now, after=question.id) for event in range(100, 120))
    outcomes = await asyncio.gather(*presses)
    assert sum(isinstance(outcome, Asked) for outcome in outcomes) == 1
    assert sum(isinstance(outcome, Unchanged) for outcome in outcomes) == 19
    assert len((await Privacy(database).export(ME))["asked"]) == 2


async def test_hints_pressed_at_once_are_counted_each(practice: Practice, now: datetime) -> None:
    question = await practice.open(ME, "doubles.twice", None, now)
    assert isinstance(question, Asked)
    hints = await asyncio.gather(*(practice.hint(ME, question.id, event, now) for event in range(5)))
    assert sorted(hint.number for hint in hints if isinstance(hint, Hinted) and hint.hint) == [1, 2]


async def test_an_answer_meets_the_question_that_is_current_when_it_is_stored(
    practice: Practice, now: datetime
) -> None:
    await practice.open(ME, "doubles.twice", None, now)
    answers, opened = await asyncio.gather(
        practice.answer(ME, "10", 1, now), practice.open(ME, "doubles.hard", 2, now)
    )
    assert isinstance(answers, Answered)
    assert isinstance(opened, Asked)
    assert answers.verdict.outcome == "correct"
    assert answers.asked.question.id in ("doubles.twice", "doubles.hard")


async def test_a_question_whose_meaning_changed_is_no_more(
    database: Database, catalogue: Catalogue, grading: Grading, now: datetime
) -> None:
    before = Practice(database, catalogue, grading)
    question = await before.open(ME, "doubles.twice", None, now)
    assert isinstance(question, Asked)
    hinted = await before.hint(ME, question.id, EVENT, now)
    assert isinstance(hinted, Hinted)
    topic, *others = catalogue.topics
    drills = tuple(replace(drill, revision=2) for drill in topic.drills)
    after = Practice(database, Catalogue((replace(topic, drills=drills), *others)), grading)
    assert await after.hint(ME, question.id, EVENT, now) == NotYours()
    assert await after.hint(ME, question.id, EVENT + 1, now) == NotYours()
    assert not isinstance(await after.answer(ME, "10", EVENT + 2, now), Answered)


async def test_the_same_practice_on_another_database_asks_the_same_questions(
    practice: Practice, database: Database, catalogue: Catalogue, grading: Grading, now: datetime
) -> None:
    other = Practice(database, catalogue, grading)
    first = [await practice.next(ME, None, now) for _ in range(3)]
    await Privacy(database).forget(ME, now)
    await Preferences(database, Questions(catalogue)).learner(ME, "en", now)
    second = [await other.next(ME, None, now) for _ in range(3)]
    assert [(a.question.id, a.variant and a.variant.seed) for a in first if isinstance(a, Asked)] == [
        (a.question.id, a.variant and a.variant.seed) for a in second if isinstance(a, Asked)
    ]


async def test_the_level_that_was_set_is_practised_and_auto_follows_the_evidence(
    practice: Practice, database: Database, catalogue: Catalogue, now: datetime
) -> None:
    preferences = Preferences(database, Questions(catalogue))
    await preferences.set_level(ME, LevelChoice.HARD, None, now)
    hard = await practice.next(ME, None, now)
    assert isinstance(hard, Asked)
    assert hard.question.level is Level.HARD
    await preferences.set_level(ME, LevelChoice.AUTO, None, now)
    easy = await practice.next(ME, None, now)
    assert isinstance(easy, Asked)
    assert easy.question.level is Level.EASY
    for _ in range(4):
        await practice.open(ME, "doubles.twice", None, now)
        await practice.answer(ME, "10", None, now)
    medium = await practice.next(ME, None, now)
    assert isinstance(medium, Asked)
    assert medium.question.level is Level.MEDIUM
