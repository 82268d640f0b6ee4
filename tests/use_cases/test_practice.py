"""Practising: what a learner is asked, how answers are kept, and what help costs."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from itertools import pairwise
from typing import Any

from bot.database.database import Database
from bot.domain.grading.verdict import Outcome
from bot.domain.question.drill import Level
from bot.store import asked as asked_store
from bot.use_cases.occasion import Occasion
from bot.use_cases.practice import talk_steps
from bot.use_cases.practice.outcomes import (
    Answered,
    Asked,
    Closed,
    Explained,
    Hinted,
    Incomplete,
    Listened,
    NothingAsked,
    NothingFits,
    NotYours,
    Unchanged,
)
from bot.use_cases.practice.practice import Addressed, Practice
from bot.use_cases.privacy import Privacy

ME, OTHER = 1, 2


async def asked(practice: Practice, now: datetime, question_id: str = "doubles.twice") -> Asked:
    outcome = await practice.open(Occasion(ME, None, now), question_id)
    assert isinstance(outcome, Asked)
    return outcome


async def attempts(database: Database, learner_id: int = ME) -> list[dict[str, Any]]:
    return (await Privacy(database).export(learner_id))["attempts"]


async def test_a_link_opens_the_canonical_variant_each_time(practice: Practice, now: datetime) -> None:
    first, second = await asked(practice, now), await asked(practice, now)
    assert first.variant is not None
    assert second.variant is not None
    assert (first.variant.seed, second.variant.seed) == (0, 0)
    assert first.id != second.id


async def test_a_link_to_no_question_is_told_so(practice: Practice, now: datetime) -> None:
    assert await practice.open(Occasion(ME, None, now), "no.such") == NothingFits(None, "no.such")


async def test_an_answer_is_stored_with_all_that_explains_it(
    practice: Practice, database: Database, now: datetime, later: datetime
) -> None:
    question = await asked(practice, now)
    await practice.hint(Occasion(ME, None, now), question.id)
    outcome = await practice.answer(Occasion(ME, None, later), "5")
    assert isinstance(outcome, Answered)
    assert (outcome.verdict.outcome, outcome.counted) == (Outcome.WRONG, True)
    assert outcome.misconception is not None
    assert outcome.misconception.id == "undoubled"
    (attempt,) = await attempts(database)
    expected = {
        "id": outcome.attempt_id,
        "asked_id": question.id,
        "question_id": "doubles.twice",
        "revision": 1,
        "seed": 0,
        "typed": "5",
        "outcome": "wrong",
        "score": 0.0,
        "misconception": "undoubled",
        "hints_used": 1,
        "seconds": 90.0,
        "counted": True,
        "gave_up": False,
        "at": "2026-11-23T12:01:30+00:00",
    }
    assert attempt.items() >= expected.items()


async def test_a_wrong_answer_leaves_the_question_open_and_a_right_one_closes_it(
    practice: Practice, now: datetime
) -> None:
    await asked(practice, now)
    outcomes = [await practice.answer(Occasion(ME, None, now), text) for text in ("7", "10", "10", "8")]
    answers = [outcome for outcome in outcomes if isinstance(outcome, Answered)]
    assert [answer.asked.closed for answer in answers] == [False, True, True, True]
    assert [answer.counted for answer in answers] == [True, True, False, False]
    assert [answer.asked.tries for answer in answers] == [1, 2, 2, 2]
    assert [answer.verdict.outcome for answer in answers] == ["wrong", "correct", "correct", "wrong"]


async def test_an_unreadable_answer_costs_nothing_and_is_no_attempt(
    practice: Practice, database: Database, now: datetime
) -> None:
    await asked(practice, now)
    outcome = await practice.answer(Occasion(ME, None, now), "what?")
    assert isinstance(outcome, Answered)
    assert (outcome.verdict.outcome, outcome.counted, outcome.attempt_id) == ("unreadable", False, None)
    assert outcome.asked.tries == 0
    assert await attempts(database) == []


async def test_what_no_database_can_hold_is_taken_out_of_an_answer(
    practice: Practice, database: Database, now: datetime
) -> None:
    await asked(practice, now)
    await practice.answer(Occasion(ME, None, now), "1\0\ud800" + "0" * 5000)
    (attempt,) = await attempts(database)
    assert attempt["typed"] == "1" + "0" * 4095
    assert attempt["outcome"] == "wrong"


async def test_typed_text_without_a_question_answers_nothing(practice: Practice, now: datetime) -> None:
    assert await practice.answer(Occasion(ME, 1, now), "10") == NothingAsked()
    await asked(practice, now)
    await practice.cancel(Occasion(ME, None, now))
    assert await practice.answer(Occasion(ME, 2, now), "10") == NothingAsked()
    assert await practice.cancel(Occasion(ME, None, now)) == NothingAsked()


async def test_hints_come_one_at_a_time_and_end(practice: Practice, now: datetime) -> None:
    question = await asked(practice, now)
    hints = [await practice.hint(Occasion(ME, None, now), question.id) for _ in range(3)]
    assert [(h.number, h.total, h.hint and h.hint.en) for h in hints if isinstance(h, Hinted)] == [
        (1, 2, "first hint"),
        (2, 2, "second hint"),
        (2, 2, None),
    ]


async def test_explaining_before_a_right_answer_is_giving_up_once(
    practice: Practice, database: Database, now: datetime
) -> None:
    question = await asked(practice, now)
    first = await practice.explain(Occasion(ME, None, now), question.id)
    second = await practice.explain(Occasion(ME, None, now), question.id)
    assert isinstance(first, Explained)
    assert isinstance(second, Explained)
    assert (first.gave_up, second.gave_up) == (True, False)
    after = await practice.answer(Occasion(ME, None, now), "10")
    assert isinstance(after, Answered)
    assert (after.verdict.outcome, after.counted) == ("correct", False)
    assert [attempt["gave_up"] for attempt in await attempts(database)] == [True, False]


async def test_explaining_after_a_right_answer_is_no_giving_up(practice: Practice, now: datetime) -> None:
    question = await asked(practice, now)
    await practice.answer(Occasion(ME, None, now), "10")
    outcome = await practice.explain(Occasion(ME, None, now), question.id)
    assert isinstance(outcome, Explained)
    assert not outcome.gave_up


async def test_another_variant_has_other_numbers_each_time(practice: Practice, now: datetime) -> None:
    question = await asked(practice, now)
    numbers = []
    for _ in range(7):
        assert question.variant is not None
        numbers.append(question.variant.parameters["n"])
        outcome = await practice.again(Occasion(ME, None, now), question.id)
        assert isinstance(outcome, Asked)
        question = outcome
    assert len(set(numbers)) == 7


async def test_next_never_asks_the_same_question_twice_running_and_shows_all(
    practice: Practice, now: datetime
) -> None:
    ids = []
    for _ in range(12):
        outcome = await practice.next(Occasion(ME, None, now), level=Level.EASY)
        assert isinstance(outcome, Asked)
        ids.append(outcome.question.id)
    assert all(one != other for one, other in pairwise(ids))
    assert set(ids[:3]) == {"doubles.twice", "doubles.again", "letters.one"}


async def test_next_goes_on_with_the_level_and_topic_that_were_asked_for(
    practice: Practice, now: datetime
) -> None:
    outcome = await practice.next(Occasion(ME, None, now), level=Level.MEDIUM, topic="letters")
    for _ in range(5):
        assert isinstance(outcome, Asked)
        assert (outcome.topic.id, outcome.question.level) == ("letters", Level.MEDIUM)
        outcome = await practice.next(Occasion(ME, None, now), after=outcome.id)


async def test_a_level_and_topic_without_questions_is_told_so(practice: Practice, now: datetime) -> None:
    assert await practice.next(Occasion(ME, None, now), level=Level.HARD, topic="letters") == NothingFits(
        Level.HARD, "letters"
    )


async def test_a_second_press_that_leads_on_changes_nothing(
    practice: Practice, database: Database, now: datetime
) -> None:
    question = await asked(practice, now)
    first = await practice.again(Occasion(ME, 1, now), question.id)
    assert isinstance(first, Asked)
    assert await practice.again(Occasion(ME, 2, now), question.id) == first, "it was not shown yet"
    await database.write(partial(asked_store.show, asked_id=first.id, at=now))
    assert await practice.again(Occasion(ME, 3, now), question.id) == Unchanged(first)
    assert len((await Privacy(database).export(ME))["asked"]) == 2


async def test_a_strangers_button_does_nothing(practice: Practice, database: Database, now: datetime) -> None:
    question = await asked(practice, now)
    before = await Privacy(database).export(ME)
    outcomes = [
        await practice.hint(Occasion(OTHER, None, now), question.id),
        await practice.explain(Occasion(OTHER, None, now), question.id),
        await practice.again(Occasion(OTHER, None, now), question.id),
        await practice.next(Occasion(OTHER, None, now), after=question.id),
        await practice.follow(Occasion(OTHER, None, now), question.id),
        await practice.choose(Occasion(OTHER, None, now), question.id, 1),
        await practice.submit(Occasion(OTHER, None, now), question.id),
        await practice.talk(Occasion(OTHER, None, now), question.id, talk_steps.done),
        await practice.talk(Occasion(ME, None, now), 999_999, talk_steps.done),
        await practice.hint(Occasion(ME, None, now), -1),
        await practice.hint(Occasion(ME, None, now), 2**80),
    ]
    assert outcomes == [NotYours()] * len(outcomes)
    assert await Privacy(database).export(ME) == before


async def test_one_choice_is_judged_at_once_and_each_option_once(
    practice: Practice, database: Database, now: datetime
) -> None:
    question = await asked(practice, now, "letters.one")
    wrong = await practice.choose(Occasion(ME, None, now), question.id, 1)
    assert isinstance(wrong, Answered)
    assert wrong.verdict.outcome == "wrong"
    assert isinstance(await practice.choose(Occasion(ME, None, now), question.id, 1), Unchanged)
    right = await practice.choose(Occasion(ME, None, now), question.id, 2)
    assert isinstance(right, Answered)
    assert right.verdict.outcome == "correct"
    assert right.asked.ticked == {"a", "b"}
    assert len(await attempts(database)) == 2


async def test_an_option_may_be_typed_in_its_own_words(practice: Practice, now: datetime) -> None:
    await asked(practice, now, "letters.one")
    for text in (" Option B", "option b به فارسی."):
        outcome = await practice.answer(Occasion(ME, None, now), text)
        assert isinstance(outcome, Answered)
        assert outcome.verdict.outcome == "correct"


async def test_several_are_ticked_then_submitted_once(practice: Practice, now: datetime) -> None:
    question = await asked(practice, now, "letters.several")
    assert isinstance(await practice.submit(Occasion(ME, None, now), question.id), Incomplete)
    for number in (3, 2, 1, 2):
        toggled = await practice.choose(Occasion(ME, None, now), question.id, number)
    assert isinstance(toggled, Asked)
    assert toggled.ticked == {"a", "c"}
    outcome = await practice.submit(Occasion(ME, None, now), question.id)
    assert isinstance(outcome, Answered)
    assert outcome.verdict.outcome == "correct"
    assert isinstance(await practice.submit(Occasion(ME, None, now), question.id), Unchanged)


async def test_an_order_is_built_by_taps_and_judged_when_it_is_whole(
    practice: Practice, now: datetime
) -> None:
    question = await asked(practice, now, "letters.order")
    for number in (3, 1):
        await practice.choose(Occasion(ME, None, now), question.id, number)
    early = await practice.submit(Occasion(ME, None, now), question.id)
    assert isinstance(early, Incomplete)
    assert early.missing == 1
    whole = await practice.choose(Occasion(ME, None, now), question.id, 2)
    assert isinstance(whole, Asked)
    assert whole.ordered == ("c", "a", "b")
    outcome = await practice.submit(Occasion(ME, None, now), question.id)
    assert isinstance(outcome, Answered)
    assert outcome.verdict.outcome == "correct"


async def test_numbers_of_no_option_change_nothing(practice: Practice, now: datetime) -> None:
    question = await asked(practice, now, "letters.one")
    for number in (0, 4, -1, 10**30):
        assert isinstance(await practice.choose(Occasion(ME, None, now), question.id, number), Unchanged)
    done = await practice.talk(Occasion(ME, None, now), question.id, talk_steps.done)
    assert isinstance(done, NotYours)


async def test_an_open_question_once_answered_is_not_given_up_by_its_explanation(
    practice: Practice, now: datetime
) -> None:
    question = await asked(practice, now, "doubles")
    await practice.answer(Occasion(ME, None, now), "I say xx")
    outcome = await practice.explain(Occasion(ME, None, now), question.id)
    assert isinstance(outcome, Explained)
    assert not outcome.gave_up
    followed = await practice.follow(Occasion(ME, None, now), question.id)
    assert isinstance(followed, Asked)
    assert followed.question.id == "doubles.twice"


async def test_a_second_text_to_an_open_question_is_no_second_answer(
    practice: Practice, database: Database, now: datetime
) -> None:
    await asked(practice, now, "doubles")
    await practice.answer(Occasion(ME, None, now), "I say xx")
    await practice.answer(Occasion(ME, None, now), "and yy and zz")
    done = await practice.talk(Occasion(ME, None, now), 1, talk_steps.done)
    assert isinstance(done, Listened)
    assert done.verdict is not None
    assert (done.verdict.outcome, done.asked.tries) == (Outcome.CORRECT, 2)
    kept = await Privacy(database).export(ME)
    assert [row["answers"] for row in kept["days"]] == [1]
    assert len(kept["attempts"]) == 1


async def test_a_question_is_current_only_when_it_was_shown(
    practice: Practice, database: Database, now: datetime
) -> None:
    first = await asked(practice, now)
    second = await practice.next(Occasion(ME, 7, now), after=first.id)
    assert isinstance(second, Asked)
    assert await practice.current(ME) == first
    await practice.hint(Occasion(ME, 8, now), second.id)
    current = await practice.current(ME)
    assert isinstance(current, Asked)
    assert current.id == second.id, "whoever presses its button has seen it"


async def test_a_reply_answers_the_question_of_its_message_until_that_is_closed(
    practice: Practice, database: Database, now: datetime
) -> None:
    older = await asked(practice, now)
    await database.write(partial(asked_store.show, asked_id=older.id, at=now, message_id=50))
    newer = await asked(practice, now, "letters.one")
    await database.write(partial(asked_store.show, asked_id=newer.id, at=now, message_id=51))
    to_older, by_button = Addressed(50), Addressed(77, older.id)
    wrong = await practice.answer(Occasion(ME, None, now), "3", to=by_button)
    right = await practice.answer(Occasion(ME, None, now), "10", to=to_older)
    assert isinstance(wrong, Answered)
    assert isinstance(right, Answered)
    assert {wrong.asked.id, right.asked.id} == {older.id}
    closed = await practice.answer(Occasion(ME, None, now), "10", to=to_older)
    assert isinstance(closed, Closed)
    assert await practice.answer(Occasion(OTHER, None, now), "10", to=to_older) == NothingAsked()
