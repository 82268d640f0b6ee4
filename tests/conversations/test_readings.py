"""An answer that may be read in several ways is asked, one tap answers, and nothing of it costs anything; social words lead on."""

from __future__ import annotations

import pytest

from bot.simulator import Simulator
from bot.simulator.people import Message
from tests.conversations.conftest import Talk, exported, served, settings_for


def captions(message: Message) -> list[str]:
    return [button.text for row in message.buttons for button in row]


async def test_several_readings_become_buttons_and_one_tap_answers(ada: Talk) -> None:
    await ada.say("/start q-matrix-chain-abc--cost")
    asked = await ada.say("3 x 104")

    assert asked.text.startswith("⚠️")
    assert "several ways" in asked.text
    assert len([caption for caption in captions(asked) if caption.startswith("🔎")]) == 2

    verdict = await ada.tap("🔎")

    assert verdict.text.startswith("✅")
    attempts = exported(await ada.say("/export"))["attempts"]
    assert [attempt["outcome"] for attempt in attempts] == ["correct"]


async def test_what_was_asked_back_is_answered_by_one_tap_after_a_restart(
    simulator: Simulator, address: str
) -> None:
    """The text waits beside its question, so the button means what it meant."""
    ada = Talk(simulator.person(7, "Ada", "en"))
    async with served(settings_for(simulator, address)):
        await ada.say("/start q-matrix-chain-abc--cost")
        await ada.say("3 x 104")
    async with served(settings_for(simulator, address)):
        verdict = await ada.tap("🔎")

        assert verdict.text.startswith("✅")
        attempts = exported(await ada.say("/export"))["attempts"]
        assert [(attempt["typed"], attempt["outcome"]) for attempt in attempts] == [("3 x 104", "correct")]


async def test_a_second_tap_on_a_reading_changes_nothing(ada: Talk) -> None:
    await ada.say("/start q-matrix-chain-abc--cost")
    asked = await ada.say("3 x 104")
    await ada.tap("🔎")
    ada.person.press(asked, "🔎")

    attempts = exported(await ada.say("/export"))["attempts"]
    assert len(attempts) == 1


async def test_a_misspelt_unit_is_asked_with_the_word_that_may_be_meant(ada: Talk) -> None:
    await ada.say("/start q-matrix-chain-abc--cost")
    asked = await ada.say("30 thoussand")

    assert "Did you mean" in asked.text
    assert (await ada.tap("🔎")).text.startswith("✅")


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("thanks", "welcome"),
        ("idk", "costs nothing"),
        ("hint please", "hint"),
        ("skip", "next question"),
        ("?", "costs nothing"),
    ],
)
async def test_social_words_cost_nothing_and_lead_to_a_button(ada: Talk, text: str, answer: str) -> None:
    await ada.say("/start q-matrix-chain-abc--cost")
    said = await ada.say(text)

    assert answer in said.text
    assert any(caption.startswith("📖") for caption in captions(said))
    assert exported(await ada.say("/export"))["attempts"] == []


@pytest.mark.parametrize("text", ["مرسی", "نمی‌دانم", "بلد نیستم", "راهنمایی"])
async def test_persian_social_words_cost_nothing(sara: Talk, text: str) -> None:
    await sara.say("/start q-matrix-chain-abc--cost")
    said = await sara.say(text)

    assert not said.text.startswith(("❌", "⚠️"))
    assert any(caption.startswith("📖") for caption in captions(said))
