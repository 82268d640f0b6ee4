"""An interview's answer leads on in its own transaction, once."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest

from bot.catalogue.catalogue import Catalogue
from bot.database.database import Database
from bot.domain.question.topic import Group, OpenQuestion
from bot.store import asked
from bot.use_cases.inbox import Inbox
from bot.use_cases.interview import Interview, NotOffered
from bot.use_cases.occasion import Occasion
from bot.use_cases.practice import talk_steps
from bot.use_cases.practice.outcomes import Answered, Asked, Listened, Place, Report, Step, Unchanged
from bot.use_cases.practice.practice import Practice, seeded
from bot.use_cases.practice.questions import Questions
from tests.use_cases.conftest import NOON

THINKING = timedelta(seconds=10)
ME = 1


@pytest.fixture
def interview(database: Database, catalogue: Catalogue) -> Interview:
    return Interview(database, Questions(catalogue), seeded)


def place(step: Step) -> Place:
    assert step.asked.place is not None
    return step.asked.place


async def _answered(practice: Practice, event: int | None = None) -> Answered:
    answered = await practice.answer(Occasion(ME, event, NOON + THINKING), "1")
    assert isinstance(answered, Answered)
    return answered


async def test_an_answer_leads_to_the_next_question(interview: Interview, practice: Practice) -> None:
    first = await interview.start(Occasion(ME, None, NOON), 15)
    answered = await _answered(practice)
    assert isinstance(answered.led_to, Step)
    assert answered.asked.id == first.asked.id
    assert place(answered.led_to) == Place(2, 6, 15 * 60 - THINKING.total_seconds())
    assert await interview.running(ME) == answered.led_to


async def test_the_same_update_again_leads_to_the_same_question(
    interview: Interview, practice: Practice
) -> None:
    await interview.start(Occasion(ME, None, NOON), 15)
    assert await _answered(practice, 5) == await _answered(practice, 5)
    running = await interview.running(ME)
    assert running is not None
    assert place(running).number == 2


async def test_the_last_answer_leads_to_the_report(
    interview: Interview, practice: Practice, database: Database
) -> None:
    inbox = Inbox(database)
    step: Step | Report | None = await interview.start(Occasion(ME, None, NOON), 15)
    while isinstance(step, Step):
        inbox.shown(step.asked.id, None, NOON)
        await inbox.settled()
        event = Occasion(ME, 100 + place(step).number, NOON)
        if isinstance(step.asked.question, OpenQuestion):
            await practice.answer(Occasion(ME, 200 + place(step).number, NOON), "I say xx")
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
    assert place(answered.led_to).left == (45 - 20) * 60


async def test_what_waited_through_a_restart_counts_until_it_was_written(
    interview: Interview, practice: Practice
) -> None:
    await interview.start(Occasion(ME, None, NOON), 15)
    late = Occasion(ME, 9, NOON + timedelta(minutes=5), NOON + THINKING)
    answered = await practice.answer(late, "1")
    assert isinstance(answered, Answered)
    assert isinstance(answered.led_to, Step)
    assert place(answered.led_to).left == 15 * 60 - THINKING.total_seconds()


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
    assert place(answered.led_to).left == 15 * 60 - THINKING.total_seconds()


async def _come_to(interview: Interview, *ids: str) -> Asked:
    """The first of these questions in an interview that asks all there are; what comes before is skipped within no time."""
    step: Step | Report | Unchanged = await interview.start(Occasion(ME, None, NOON), 45)
    while isinstance(step, Step) and step.asked.question.id not in ids:
        step = await interview.skip(Occasion(ME, None, NOON), step.asked.id)
    assert isinstance(step, Step)
    return step.asked


async def test_each_message_of_a_talk_tells_the_place_and_the_minutes_that_are_left(
    interview: Interview, practice: Practice
) -> None:
    question = await _come_to(interview, "doubles")
    heard = await practice.answer(Occasion(ME, 301, NOON + timedelta(minutes=2)), "I say xx")
    again = await practice.answer(Occasion(ME, 301, NOON + timedelta(minutes=2)), "I say xx")
    back = await practice.talk(
        Occasion(ME, 302, NOON + timedelta(minutes=3)), question.id, talk_steps.unsay(1)
    )

    assert question.place is not None
    assert isinstance(heard, Listened)
    assert isinstance(back, Listened)
    assert heard.asked.place == replace(question.place, left=43 * 60.0)
    assert again == heard
    assert back.asked.place == replace(question.place, left=42 * 60.0)


@pytest.mark.parametrize("question_id", ["letters.several", "letters.order"])
async def test_a_tick_keeps_the_place(interview: Interview, practice: Practice, question_id: str) -> None:
    question = await _come_to(interview, question_id)
    ticked = await practice.choose(Occasion(ME, 303, NOON + timedelta(minutes=4)), question.id, 1)

    assert question.place is not None
    assert isinstance(ticked, Asked)
    assert ticked.place == replace(question.place, left=41 * 60.0)


async def test_a_report_has_the_questions_of_the_interview_before(
    interview: Interview, practice: Practice
) -> None:
    reports = []
    for _ in range(2):
        question = await _come_to(interview, "doubles", "letters")
        await practice.answer(Occasion(ME, None, NOON), "I say xx but also nonsense here")
        await practice.talk(Occasion(ME, None, NOON), question.id, talk_steps.done)
        report = await interview.finish(Occasion(ME, None, NOON))
        assert isinstance(report, Report)
        reports.append(report)

    first, second = reports
    assert first.before == ()
    assert second.before == first.lines
    (talked,) = [line.dialogue for line in second.lines if line.dialogue is not None]
    assert dict(talked.heard) == {"x": "I say xx"}
    assert (talked.claimed, talked.unanswered) == ((), ("wrong",))


async def test_it_draws_from_the_groups_chosen_and_remembers_them(
    database: Database, catalogue: Catalogue
) -> None:
    doubles, letters = catalogue.topics
    both = Catalogue((replace(doubles, group=Group.MEMORY), replace(letters, group=Group.COST)))
    interview = Interview(database, Questions(both), seeded)
    assert interview.groups == (Group.COST, Group.MEMORY)
    assert await interview.chosen(ME) == frozenset()
    step = await interview.start(Occasion(ME, None, NOON), 15, frozenset({Group.MEMORY}))
    total = place(step).total
    assert total == 4, "the topic has no more questions"
    for _ in range(total):
        assert step.asked.topic.id == "doubles"
        following = await interview.skip(Occasion(ME, None, NOON), step.asked.id)
        if isinstance(following, Step):
            step = following
    assert await interview.chosen(ME) == {Group.MEMORY}
    with pytest.raises(NotOffered):
        await interview.start(Occasion(ME, None, NOON), 15, frozenset({Group.NUMERICS}))
