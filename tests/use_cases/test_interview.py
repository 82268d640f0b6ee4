"""An interview's answer leads on in its own transaction, once."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

import pytest

from bot.catalogue.catalogue import Catalogue
from bot.database.database import Database
from bot.domain.question.topic import OpenQuestion
from bot.store import asked
from bot.use_cases.inbox import Inbox
from bot.use_cases.interview import Interview, NotOffered
from bot.use_cases.occasion import Occasion
from bot.use_cases.practice import talk_steps
from bot.use_cases.practice.outcomes import Answered, Listened, Report, Step, Unchanged
from bot.use_cases.practice.practice import Practice, seeded
from bot.use_cases.practice.questions import Questions
from tests.use_cases.conftest import NOON

THINKING = timedelta(seconds=10)
ME = 1


@pytest.fixture
def interview(database: Database, catalogue: Catalogue) -> Interview:
    return Interview(database, Questions(catalogue), seeded)


async def _answered(practice: Practice, event: int | None = None) -> Answered:
    answered = await practice.answer(Occasion(ME, event, NOON + THINKING), "1")
    assert isinstance(answered, Answered)
    return answered


async def test_an_answer_leads_to_the_next_question(interview: Interview, practice: Practice) -> None:
    first = await interview.start(Occasion(ME, None, NOON), 15)
    answered = await _answered(practice)
    assert isinstance(answered.led_to, Step)
    assert answered.asked.id == first.asked.id
    assert (answered.led_to.number, answered.led_to.left) == (2, 15 * 60 - THINKING.total_seconds())
    assert await interview.running(ME) == answered.led_to


async def test_the_same_update_again_leads_to_the_same_question(
    interview: Interview, practice: Practice
) -> None:
    await interview.start(Occasion(ME, None, NOON), 15)
    assert await _answered(practice, 5) == await _answered(practice, 5)
    running = await interview.running(ME)
    assert running is not None
    assert running.number == 2


async def test_the_last_answer_leads_to_the_report(
    interview: Interview, practice: Practice, database: Database
) -> None:
    inbox = Inbox(database)
    step: Step | Report | None = await interview.start(Occasion(ME, None, NOON), 15)
    while isinstance(step, Step):
        inbox.shown(step.asked.id, None, NOON)
        await inbox.settled()
        event = Occasion(ME, 100 + step.number, NOON)
        if isinstance(step.asked.question, OpenQuestion):
            await practice.answer(Occasion(ME, 200 + step.number, NOON), "I say xx")
            last = await practice.talk(event, step.asked.id, talk_steps.done)
            assert isinstance(last, Listened)
            assert last.verdict is None
            assert await practice.talk(event, step.asked.id, talk_steps.done) == last
        else:
            last = await practice.answer(event, "1")  # type: ignore[assignment]
            assert isinstance(last, Answered)
            assert await practice.answer(event, "1") == last
        assert last.led_to is not None
        step = last.led_to
    assert isinstance(step, Report)
    assert len(step.lines) == 6
    assert await interview.report(ME) == step


async def test_a_question_that_has_led_on_is_skipped_no_more(interview: Interview) -> None:
    first = await interview.start(Occasion(ME, None, NOON), 15)
    second = await interview.skip(Occasion(ME, 1, NOON), first.asked.id)
    assert isinstance(second, Step)
    assert await interview.skip(Occasion(ME, 1, NOON), first.asked.id) == second
    assert await interview.skip(Occasion(ME, 2, NOON), first.asked.id) == second
    assert isinstance(await interview.finish(Occasion(ME, 3, NOON)), Report)
    assert await interview.skip(Occasion(ME, 4, NOON), second.asked.id) == Unchanged()


async def test_what_is_not_offered_begins_nothing(interview: Interview) -> None:
    with pytest.raises(NotOffered):
        await interview.start(Occasion(ME, None, NOON), 16)
    assert await interview.running(ME) is None


async def test_a_question_takes_twenty_minutes_at_most(interview: Interview, practice: Practice) -> None:
    await interview.start(Occasion(ME, None, NOON), 45)
    answered = await practice.answer(Occasion(ME, None, NOON + timedelta(hours=3)), "1")
    assert isinstance(answered, Answered)
    assert isinstance(answered.led_to, Step)
    assert answered.led_to.left == (45 - 20) * 60


async def test_what_waited_through_a_restart_counts_until_it_was_written(
    interview: Interview, practice: Practice
) -> None:
    await interview.start(Occasion(ME, None, NOON), 15)
    late = Occasion(ME, 9, NOON + timedelta(minutes=5), NOON + THINKING)
    answered = await practice.answer(late, "1")
    assert isinstance(answered, Answered)
    assert isinstance(answered.led_to, Step)
    assert answered.led_to.left == 15 * 60 - THINKING.total_seconds()


async def test_a_question_counts_from_when_it_was_shown(
    interview: Interview, practice: Practice, database: Database
) -> None:
    step = await interview.start(Occasion(ME, 1, NOON), 15)
    await database.write(
        partial(asked.show, asked_id=step.asked.id, at=NOON + timedelta(minutes=5), message_id=3)
    )
    answered = await practice.answer(Occasion(ME, 2, NOON + timedelta(minutes=5) + THINKING), "1")
    assert isinstance(answered, Answered)
    assert isinstance(answered.led_to, Step)
    assert answered.led_to.left == 15 * 60 - THINKING.total_seconds()
