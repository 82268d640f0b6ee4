"""The talk about an open question: heard, asked back, probed, done; kept at every step."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from bot.database.database import Database
from bot.domain.hearing.dialogue import Dialogue
from bot.store import asked as asked_store
from bot.use_cases.occasion import Occasion
from bot.use_cases.practice import talk_steps
from bot.use_cases.practice.outcomes import Answered, Asked, Listened, Remark, Unchanged
from bot.use_cases.practice.practice import Practice
from bot.use_cases.practice.talk_steps import Change
from bot.use_cases.privacy import Privacy

ME = 1


class Person:
    """Somebody in front of an open question with the points x, y and z and the wrong claim ``nonsense``."""

    def __init__(self, practice: Practice, question: int, now: datetime) -> None:
        self.practice, self.question, self.now, self.event = practice, question, now, 100

    async def says(self, text: str) -> Listened:
        self.event += 1
        outcome = await self.practice.answer(Occasion(ME, self.event, self.now), text)
        assert isinstance(outcome, Listened)
        return outcome

    async def taps(self, change: Change) -> Listened | Unchanged:
        self.event += 1
        outcome = await self.practice.talk(Occasion(ME, self.event, self.now), self.question, change)
        assert isinstance(outcome, Listened | Unchanged)
        return outcome

    async def ends(self) -> Listened:
        ended = await self.taps(talk_steps.done)
        assert isinstance(ended, Listened)
        return ended


@pytest.fixture
async def ada(practice: Practice, now: datetime) -> Person:
    question = await practice.open(Occasion(ME, None, now), "doubles")
    assert isinstance(question, Asked)
    return Person(practice, question.id, now)


async def test_there_is_no_verdict_before_the_end_and_one_attempt_for_all_that_was_said(
    ada: Person, database: Database
) -> None:
    first = await ada.says("I say xx")
    second = await ada.says("and yy")
    ended = await ada.ends()

    assert (first.verdict, second.verdict) == (None, None)
    assert ended.verdict is not None
    assert ended.verdict.outcome == "correct"
    (attempt,) = (await Privacy(database).export(ME))["attempts"]
    assert attempt["typed"] == "I say xx\nand yy"


async def test_the_heaviest_point_not_heard_is_asked_for_once_and_more_on_request(ada: Person) -> None:
    heard = await ada.says("I say xx")
    assert heard.dialogue.probe == "y"

    won = await ada.says("well, yy of course")
    assert won.dialogue.won == ("y",)
    assert won.dialogue.probe is None

    more = await ada.taps(talk_steps.more)
    assert isinstance(more, Listened)
    assert more.dialogue.probe == "z"
    passed = await ada.taps(talk_steps.skip)
    assert isinstance(passed, Listened)
    assert passed.dialogue.probe is None
    assert isinstance(await ada.taps(talk_steps.more), Unchanged)


async def test_a_wrong_claim_is_asked_about_before_the_probe_and_caps_the_verdict_only_if_meant(
    ada: Person,
) -> None:
    heard = await ada.says("xx and yy and zz but also nonsense here")
    assert heard.dialogue.probe is None

    await ada.taps(talk_steps.resolve("claim", 1, meant=True))
    ended = await ada.ends()
    assert ended.verdict is not None
    assert ended.verdict.outcome == "partly"


async def test_who_says_nothing_about_a_claim_is_not_charged_but_told(ada: Person) -> None:
    await ada.says("xx. yy. zz. But also nonsense here.")

    ended = await ada.ends()
    assert ended.verdict is not None
    assert ended.verdict.outcome == "correct"
    assert ended.dialogue.claimed == ()
    assert ended.dialogue.unanswered == ("wrong",)


async def test_who_rephrases_is_not_charged(ada: Person) -> None:
    await ada.says("xx. yy. zz. But also nonsense here.")
    await ada.taps(talk_steps.resolve("claim", 1, meant=False))

    ended = await ada.ends()
    assert ended.verdict is not None
    assert ended.verdict.outcome == "correct"


async def test_a_denied_point_is_asked_about_and_never_lowers_a_verdict_by_itself(ada: Person) -> None:
    heard = await ada.says("It is not about xx. But yy and zz.")
    assert dict(heard.dialogue.denied) == {"x": "It is not about xx"}

    ended = await ada.ends()
    assert ended.verdict is not None
    assert ended.verdict.outcome == "correct"


async def test_what_is_taken_back_does_not_count_and_can_be_said_again(ada: Person) -> None:
    await ada.says("I say xx")
    back = await ada.taps(talk_steps.unsay(1))
    assert isinstance(back, Listened)
    assert back.dialogue.credited == ()

    again = await ada.taps(talk_steps.unsay(1))
    assert isinstance(again, Listened)
    assert again.dialogue.credited == ("x",)


async def test_ticking_everything_does_not_make_an_answer_correct(ada: Person) -> None:
    await ada.says("I say xx")
    await ada.ends()
    for point in (2, 3):
        await ada.taps(talk_steps.pick(point))
        ticked = await ada.taps(talk_steps.point_at(point, 1))

    assert isinstance(ticked, Listened)
    assert ticked.verdict is not None
    assert ticked.verdict.outcome == "partly"
    assert dict(ticked.dialogue.said) == {"y": "I say xx", "z": "I say xx"}


async def test_sentences_that_people_point_at_are_kept_for_the_authors(
    ada: Person, database: Database
) -> None:
    await ada.says("I say xx")
    await ada.ends()
    await ada.taps(talk_steps.point_at(2, 1))

    (pointed,) = await database.read(asked_store.self_ticked)
    assert (pointed.question_id, pointed.point, pointed.sentence) == ("doubles", "y", "I say xx")
    await Privacy(database).forget(Occasion(ME, None, ada.now))
    assert await database.read(asked_store.self_ticked) == []


async def test_who_does_not_know_is_met_kindly_and_loses_nothing(ada: Person, database: Database) -> None:
    for text in ("idk", "I don't know", "نمی‌دانم", "بلد نیستم"):
        assert (await ada.says(text)).remark is Remark.UNKNOWN
    assert (await Privacy(database).export(ME))["attempts"] == []


async def test_not_to_know_is_an_answer_to_what_was_asked_back(ada: Person, database: Database) -> None:
    asked_back = await ada.says("I say xx")
    assert asked_back.dialogue.probe == "y"

    passed = await ada.says("idk")
    assert passed.remark is Remark.UNKNOWN
    assert passed.dialogue.probe is None
    assert passed.dialogue.credited == ("x",)
    later = await ada.says("I don't know")
    assert later.dialogue == passed.dialogue
    (attempt,) = (await Privacy(database).export(ME))["attempts"]
    assert attempt["typed"] == "I say xx"


async def test_who_is_off_the_topic_gets_a_hint_and_loses_nothing(ada: Person, database: Database) -> None:
    first = await ada.says("something else entirely")
    second = await ada.says("and once more something else")

    assert first.remark is Remark.OFF_TOPIC
    assert first.hint is not None
    assert second.hint is None
    assert (await Privacy(database).export(ME))["attempts"] == []


async def test_a_single_word_is_too_little(practice: Practice, ada: Person) -> None:
    outcome = await practice.answer(Occasion(ME, None, ada.now), "xx")

    assert isinstance(outcome, Answered)
    assert outcome.verdict.outcome == "unreadable"


async def test_after_the_end_nothing_changes_the_talk(ada: Person) -> None:
    await ada.says("I say xx")
    await ada.ends()

    closed = await ada.says("and yy")
    assert closed.remark is Remark.CLOSED
    assert closed.dialogue.credited == ("x",)
    for change in (talk_steps.done, talk_steps.more, talk_steps.unsay(1), talk_steps.pick(1)):
        assert isinstance(await ada.taps(change), Unchanged)


async def test_a_step_that_comes_again_has_the_same_outcome_and_no_second_effect(
    ada: Person, practice: Practice, database: Database
) -> None:
    first = await ada.says("I say xx")
    kept = await Privacy(database).export(ME)

    again = await practice.answer(Occasion(ME, ada.event, ada.now), "I say xx")
    assert again == first
    assert await Privacy(database).export(ME) == kept


async def test_numbers_of_no_point_or_sentence_change_nothing(ada: Person) -> None:
    await ada.says("I say xx")
    for change in (
        talk_steps.unsay(0), talk_steps.unsay(4), talk_steps.resolve("claim", 9, meant=True),
        talk_steps.resolve("denial", 1, meant=True), talk_steps.resolve("bogus", 1, meant=True), talk_steps.point_at(1, 1),
    ):  # fmt: skip
        assert isinstance(await ada.taps(change), Unchanged)
    await ada.ends()
    for change in (talk_steps.pick(9), talk_steps.point_at(2, 0), talk_steps.point_at(2, 99)):
        assert isinstance(await ada.taps(change), Unchanged)


def test_a_talk_is_kept_and_read_again_as_it_was() -> None:
    from bot.store import dialogues

    talk = Dialogue(
        ("a text",),
        {"x": "a"},
        ("x",),
        ("x",),
        {"c": "b"},
        {"y": "d"},
        ("z",),
        ("c",),
        ("denial:y",),
        ("z",),
        "z",
        {"y": "s"},
        "y",
        True,
    )

    assert dialogues.from_json(dialogues.to_json(talk)) == talk
    assert dialogues.from_json({**dialogues.to_json(replace(talk, done=False)), "later": 1}) == replace(
        talk, done=False
    )
