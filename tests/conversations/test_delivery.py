"""What a person is owed arrives, and nothing is judged on a question that they have not seen."""

from __future__ import annotations

import asyncio
import logging

import pytest

from bot.chat import delivery
from bot.settings import Settings
from bot.simulator import Simulator
from bot.simulator.faults import Fault
from bot.simulator.people import Message
from tests.conversations.conftest import Talk, exported, served, settings_for

SAYING = frozenset({"sendMessage", "sendRichMessage"})


@pytest.fixture(autouse=True)
def short_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delivery, "PAUSES", (0.1, 0.3))
    monkeypatch.setattr(delivery, "SHORTEST", 0.05)


def outage(simulator: Simulator) -> None:
    """Nothing that is said goes out, until the faults are cleared."""
    simulator.faults.add(Fault("bad-gateway", SAYING, times=1_000_000))


def replied(simulator: Simulator, talk: Talk, text: str, to: Message) -> None:
    talk.person.forget_seen()
    talk.person.send(text, reply_to_message=simulator.world.message_json(to.stored))


async def test_what_is_typed_answers_the_question_on_the_screen_while_the_next_is_owed(
    ada: Talk, simulator: Simulator
) -> None:
    await ada.say("/start q-matrix-chain-abc--cost")
    outage(simulator)
    ada.person.press(ada.newest("⏭"), "⏭")
    await asyncio.sleep(0.5)
    ada.person.forget_seen()
    ada.person.send("30000")
    await asyncio.sleep(0.5)
    simulator.faults.clear()
    following, verdict = await ada.person.next_message(), await ada.person.next_message()

    assert any("⏭" in button.text for row in following.buttons for button in row)
    assert verdict.text.startswith("✅")


async def test_the_button_that_led_to_a_question_shows_it_where_it_never_arrived(
    ada: Talk, simulator: Simulator
) -> None:
    first = await ada.say("/start q-matrix-chain-abc--cost")
    simulator.faults.add(Fault("drop-before", SAYING, times=1))
    ada.person.forget_seen()
    ada.person.press(first, "⏭")
    ada.person.press(first, "⏭")
    following = await ada.person.next_message()
    await asyncio.sleep(0.7)

    assert following.id != first.id
    assert not ada.person.unseen(), "it comes once"
    query = ada.person.press(first, "⏭")
    assert (await ada.person.answer_of(query))["text"], "now it was led on before"


async def test_an_interviews_next_question_comes_after_a_fault_and_takes_the_next_text(
    ada: Talk, simulator: Simulator
) -> None:
    await ada.say("/interview")
    await ada.tap("15")
    simulator.faults.add(Fault("bad-gateway", SAYING))
    second = await ada.say("1")
    third = await ada.say("1")

    assert "Question 2 of" in second.text
    assert "Question 3 of" in third.text or third.text.startswith("⚠️")


async def test_a_filters_page_says_nothing_about_a_person(
    ada: Talk, simulator: Simulator, caplog: pytest.LogCaptureFixture
) -> None:
    simulator.faults.add(Fault("page", SAYING, code=403))
    assert (await ada.say("/help")).text
    export = exported(await ada.say("/export"))

    assert export["learners"][0]["unreachable_since"] is None


async def test_a_refusal_is_kept_as_one_and_logged_without_words(
    ada: Talk, simulator: Simulator, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    await ada.say("/start q-matrix-chain-abc--cost")
    simulator.faults.add(Fault("refuse", SAYING, code=400, description="Bad Request: can't parse: canary"))
    assert (await ada.say("500000 canary")).text.startswith("Something went wrong")
    export = exported(await ada.say("/export"))

    assert [row["ended"] for row in export["updates"] if row["ended"]] == ["refused"]
    assert "was refused: BadRequest" in caplog.text
    assert "canary" not in caplog.text


async def test_a_reply_to_an_older_question_answers_that_question(ada: Talk, simulator: Simulator) -> None:
    older = await ada.say("/start q-matrix-chain-abc--cost")
    await ada.say("/start q-gpu-vs-tpu")
    replied(simulator, ada, "30000", older)
    verdict = await ada.person.next_message()

    assert verdict.text.startswith("✅")
    replied(simulator, ada, "30000", older)
    assert "closed" in (await ada.person.next_message()).text
    export = exported(await ada.say("/export"))
    assert [row["question_id"] for row in export["attempts"]] == ["matrix-chain-abc.cost"]


async def test_what_was_owed_when_the_bot_was_stopped_comes_once_it_runs_again(
    simulator: Simulator, address: str
) -> None:
    settings: Settings = settings_for(simulator, address)
    ada = Talk(simulator.person(7, "Ada", "en"))
    async with served(settings):
        await ada.say("/start q-matrix-chain-abc--cost")
        outage(simulator)
        ada.person.forget_seen()
        ada.person.send("500000")
        ada.person.send("30000")
        await asyncio.sleep(0.7)
        began = asyncio.get_running_loop().time()
    assert asyncio.get_running_loop().time() - began < 10
    simulator.faults.clear()
    async with served(settings):
        wrong, right = await ada.person.next_message(15), await ada.person.next_message(15)
        assert (wrong.text[0], right.text[0]) == ("❌", "✅")
        await asyncio.sleep(0.3)
        assert not ada.person.unseen()
