"""Effects exactly once: the same update again, at once or later, changes nothing more and gives the same outcome."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime
from functools import partial

import pytest

from bot.catalogue.catalogue import Catalogue
from bot.database.database import Database
from bot.domain.learner import LevelChoice
from bot.domain.question.drill import Level
from bot.store import asked as asked_store
from bot.use_cases.occasion import Occasion
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
    "open": lambda p, _, now: p.open(Occasion(ME, EVENT, now), "doubles.twice"),
    "open-nothing": lambda p, _, now: p.open(Occasion(ME, EVENT, now), "no.such"),
    "next": lambda p, asked, now: p.next(Occasion(ME, EVENT, now), after=asked),
    "next-by-level": lambda p, _, now: p.next(Occasion(ME, EVENT, now), Level.EASY, "doubles"),
    "nothing-fits": lambda p, _, now: p.next(Occasion(ME, EVENT, now), Level.HARD, "letters"),
    "again": lambda p, asked, now: p.again(Occasion(ME, EVENT, now), asked),
    "right": lambda p, _, now: p.answer(Occasion(ME, EVENT, now), "10"),
    "wrong": lambda p, _, now: p.answer(Occasion(ME, EVENT, now), "5"),
    "unreadable": lambda p, _, now: p.answer(Occasion(ME, EVENT, now), "?"),
    "hint": lambda p, asked, now: p.hint(Occasion(ME, EVENT, now), asked),
    "explain": lambda p, asked, now: p.explain(Occasion(ME, EVENT, now), asked),
    "cancel": lambda p, _, now: p.cancel(Occasion(ME, EVENT, now)),
    "unchanged": lambda p, asked, now: p.submit(Occasion(ME, EVENT, now), asked),
    "not-mine": lambda p, asked, now: p.hint(Occasion(ME, EVENT, now), asked + 1000),
}


@pytest.mark.parametrize("do", ON_A_DRILL.values(), ids=ON_A_DRILL.keys())
async def test_the_same_update_again_gives_the_same_outcome_and_changes_nothing(
    do: Do, practice: Practice, database: Database, now: datetime, later: datetime
) -> None:
    question = await practice.open(Occasion(ME, None, now), "doubles.twice")
    assert isinstance(question, Asked)
    first = await do(practice, question.id, now)
    kept = await Privacy(database).export(ME)
    assert await do(practice, question.id, later) == first
    assert await Privacy(database).export(ME) == kept


@pytest.mark.parametrize("question_id", ["letters.one", "letters.several", "letters.order"])
async def test_a_tap_that_comes_again_is_not_taken_back(
    question_id: str, practice: Practice, database: Database, now: datetime
) -> None:
    question = await practice.open(Occasion(ME, None, now), question_id)
    assert isinstance(question, Asked)
    first = await practice.choose(Occasion(ME, EVENT, now), question.id, 2)
    kept = await Privacy(database).export(ME)
    assert await practice.choose(Occasion(ME, EVENT, now), question.id, 2) == first
    assert await Privacy(database).export(ME) == kept


async def test_an_update_that_comes_twice_at_once_has_one_effect(
    practice: Practice, database: Database, now: datetime
) -> None:
    await practice.open(Occasion(ME, None, now), "doubles.twice")
    outcomes = await asyncio.gather(*(practice.answer(Occasion(ME, EVENT, now), "5") for _ in range(20)))
    assert all(outcome == outcomes[0] for outcome in outcomes)
    assert len((await Privacy(database).export(ME))["attempts"]) == 1


async def test_twenty_presses_on_one_button_at_once_lead_to_one_question(
    practice: Practice, database: Database, now: datetime
) -> None:
    question = await practice.open(Occasion(ME, None, now), "doubles.twice")
    assert isinstance(question, Asked)
    presses = (practice.next(Occasion(ME, event, now), after=question.id) for event in range(100, 120))
    outcomes = await asyncio.gather(*presses)
    (led_to,) = {outcome.id for outcome in outcomes if isinstance(outcome, Asked)}
    assert sum(isinstance(outcome, Asked) for outcome in outcomes) == 20, "shown to nobody yet"
    await database.write(partial(asked_store.show, asked_id=led_to, at=now))
    presses = (practice.next(Occasion(ME, event, now), after=question.id) for event in range(200, 220))
    outcomes = await asyncio.gather(*presses)
    assert all(isinstance(outcome, Unchanged) for outcome in outcomes)
    assert len((await Privacy(database).export(ME))["asked"]) == 2


async def test_hints_pressed_at_once_are_counted_each(practice: Practice, now: datetime) -> None:
    question = await practice.open(Occasion(ME, None, now), "doubles.twice")
    assert isinstance(question, Asked)
    hints = await asyncio.gather(
        *(practice.hint(Occasion(ME, event, now), question.id) for event in range(5))
    )
    assert sorted(hint.number for hint in hints if isinstance(hint, Hinted) and hint.hint) == [1, 2]


async def test_an_answer_meets_the_question_that_is_current_when_it_is_stored(
    practice: Practice, now: datetime
) -> None:
    await practice.open(Occasion(ME, None, now), "doubles.twice")
    answers, opened = await asyncio.gather(
        practice.answer(Occasion(ME, 1, now), "10"), practice.open(Occasion(ME, 2, now), "doubles.hard")
    )
    assert isinstance(answers, Answered)
    assert isinstance(opened, Asked)
    assert answers.verdict.outcome == "correct"
    assert answers.asked.question.id in ("doubles.twice", "doubles.hard")


async def test_a_question_whose_meaning_changed_is_no_more(
    database: Database, catalogue: Catalogue, grading: Grading, now: datetime
) -> None:
    before = Practice(database, Questions(catalogue), grading)
    question = await before.open(Occasion(ME, None, now), "doubles.twice")
    assert isinstance(question, Asked)
    hinted = await before.hint(Occasion(ME, EVENT, now), question.id)
    assert isinstance(hinted, Hinted)
    topic, *others = catalogue.topics
    drills = tuple(replace(drill, revision=2) for drill in topic.drills)
    after = Practice(database, Questions(Catalogue((replace(topic, drills=drills), *others))), grading)
    assert await after.hint(Occasion(ME, EVENT, now), question.id) == NotYours()
    assert await after.hint(Occasion(ME, EVENT + 1, now), question.id) == NotYours()
    assert not isinstance(await after.answer(Occasion(ME, EVENT + 2, now), "10"), Answered)


async def test_the_same_practice_on_another_database_asks_the_same_questions(
    practice: Practice, database: Database, catalogue: Catalogue, grading: Grading, now: datetime
) -> None:
    other = Practice(database, Questions(catalogue), grading)
    first = [await practice.next(Occasion(ME, None, now)) for _ in range(3)]
    await Privacy(database).forget(Occasion(ME, None, now))
    await Preferences(database, Questions(catalogue)).learner(ME, "en", now)
    second = [await other.next(Occasion(ME, None, now)) for _ in range(3)]
    assert [(a.question.id, a.variant and a.variant.seed) for a in first if isinstance(a, Asked)] == [
        (a.question.id, a.variant and a.variant.seed) for a in second if isinstance(a, Asked)
    ]


async def test_the_level_that_was_set_is_practised_and_auto_follows_the_evidence(
    practice: Practice, database: Database, catalogue: Catalogue, now: datetime
) -> None:
    preferences = Preferences(database, Questions(catalogue))
    await preferences.set_level(Occasion(ME, None, now), LevelChoice.HARD)
    hard = await practice.next(Occasion(ME, None, now))
    assert isinstance(hard, Asked)
    assert hard.question.level is Level.HARD
    await preferences.set_level(Occasion(ME, None, now), LevelChoice.AUTO)
    easy = await practice.next(Occasion(ME, None, now))
    assert isinstance(easy, Asked)
    assert easy.question.level is Level.EASY
    for _ in range(4):
        await practice.open(Occasion(ME, None, now), "doubles.twice")
        await practice.answer(Occasion(ME, None, now), "10")
    medium = await practice.next(Occasion(ME, None, now))
    assert isinstance(medium, Asked)
    assert medium.question.level is Level.MEDIUM
