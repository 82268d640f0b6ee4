"""Buttons under a question's messages: only the newest carries them, two rows under a verdict, rare things behind "More"."""

from __future__ import annotations

import asyncio

import pytest

from bot.simulator import Simulator
from bot.simulator.faults import Fault
from bot.simulator.people import Message
from tests.conversations.conftest import Talk, bare, served, settings_for

COST = "/start q-matrix-chain-abc--cost"


def captions(message: Message) -> list[str]:
    return [button.text for row in message.buttons for button in row]


async def settled(*older: Message) -> None:
    """Returns when these have given up their buttons."""
    async with asyncio.timeout(10):
        while any(message.buttons for message in older):
            await asyncio.sleep(0.01)


async def test_only_the_newest_message_of_a_question_has_buttons(ada: Talk, simulator: Simulator) -> None:
    question = await ada.say(COST)
    hint = await ada.tap("💡")
    wrong = await ada.say("500000")
    right = await ada.say("30000")
    explanation = await ada.tap("📖")
    while not explanation.buttons:
        explanation = await ada.person.next_message(15)

    older = [question, hint, wrong, right]
    await settled(*older)
    assert explanation.buttons
    assert simulator.counters["editMessageReplyMarkup"] == len(older)
    # Another question leaves this one its buttons: its explanation is still a tap away.
    await ada.say("/start q-matrix-chain-abc--order")
    assert explanation.buttons


async def test_a_keyboard_from_before_a_restart_is_given_up_too(simulator: Simulator, address: str) -> None:
    ada, sara = Talk(simulator.person(7, "Ada", "en")), Talk(simulator.person(8, "سارا", "fa"))
    async with served(settings_for(simulator, address)):
        question = await ada.say(COST)
        hers = await sara.say(COST)
        her_verdict = await sara.say("500000")
        await settled(hers)
        assert question.buttons
        assert her_verdict.buttons

    async with served(settings_for(simulator, address)):
        verdict = await ada.say("500000")
        her_second = await sara.say("400000")

        await settled(question, her_verdict)
        assert verdict.buttons
        assert her_second.buttons


@pytest.mark.parametrize("kind", ["refuse", "drop-before", "bad-gateway"])
async def test_an_edit_that_fails_costs_no_reply(kind: str, ada: Talk, simulator: Simulator) -> None:
    simulator.faults.add(
        Fault(
            kind,
            frozenset({"editMessageReplyMarkup"}),
            times=100,
            code=400,
            description="Bad Request: message can't be edited",
        )
    )
    question = await ada.say(COST)
    assert (await ada.say("500000")).text.startswith("❌")
    assert (await ada.say("30000")).text.startswith("✅")
    assert question.buttons
    tried = simulator.counters["editMessageReplyMarkup"]
    assert tried <= 2, "once for each older message"


async def test_a_verdict_has_two_rows_and_rare_things_behind_more(ada: Talk, sara: Talk) -> None:
    for talk in (ada, sara):
        await talk.say(COST)
        first = await talk.say("500000")
        assert len(first.buttons) <= 2
        assert not [each for each in captions(first) if each[0] in "🪜🙋🔗🔁"]
        opened = await talk.more()
        assert {each[0] for each in map(bare, captions(opened))} >= set("💡📖⏭🪜🔁🔗")
        assert not [each for each in captions(opened) if "🙋" in each], "not after the first miss"

        second = await talk.say("400000")
        assert len(second.buttons) <= 2
        assert any("🪜" in each for each in captions(second))
        opened = await talk.more()
        assert sum("🪜" in each for each in captions(opened)) == 1
        assert any("🙋" in each for each in captions(opened))

        right = await talk.say("30000")
        assert len(right.buttons) == 1


async def test_more_under_somebody_elses_question_shows_nothing(ada: Talk, sara: Talk) -> None:
    question = await ada.say(COST)
    data = question.button("⋯").data or ""
    theirs = await sara.say("/help")
    query = sara.person.press_data(theirs, data)
    assert (await sara.person.answer_of(query))["show_alert"]


@pytest.mark.parametrize(
    ("who", "tick", "one"), [("en", "Tick at least one.", "One item"), ("fa", "دست‌کم یکی", "یک مورد")]
)
async def test_done_says_what_is_missing(
    who: str, tick: str, one: str, simulator: Simulator, bot: object
) -> None:
    talk = Talk(simulator.person(70, "Who", who))
    several = await talk.say("/start q-memory-from-architecture--missing")
    query = talk.person.press(several, "✔️")
    told = await talk.person.answer_of(query)
    assert told["show_alert"]
    assert told["text"].startswith(tick)

    order = await talk.say("/start q-intractable--growth")
    options = [
        button.data or "" for row in order.buttons for button in row if ":choose:" in (button.data or "")
    ]
    for option in options[:-1]:
        talk.person.forget_seen()
        talk.person.press(order, option)
        await talk.person.next_message(15)
    query = talk.person.press(order, "✔️")
    told = await talk.person.answer_of(query)
    assert told["show_alert"]
    assert told["text"].startswith(one)


@pytest.mark.parametrize(("who", "words"), [("en", "is above"), ("fa", "بالاتر")])
async def test_an_explanation_is_not_sent_twice(
    who: str, words: str, simulator: Simulator, bot: object
) -> None:
    talk = Talk(simulator.person(71, "Who", who))
    question = await talk.say(COST)
    data = question.button("📖").data or ""
    await talk.tap("📖")
    await settled(question)
    other = await talk.say("/settings")  # quick taps under one message are one
    query = talk.person.press_data(other, data)
    told = await talk.person.answer_of(query)
    assert told["show_alert"]
    assert words in told["text"]
    await talk.say("/help")
    assert len([m for m in talk.person.messages if "📖" in m.text[:4]]) == 1
