"""The buttons that are pressed most: each leads where it says."""

from __future__ import annotations

import pytest

from bot.views import interview
from tests.conversations.conftest import Talk, exported


async def test_next_goes_on_and_again_asks_the_same_with_other_numbers(ada: Talk) -> None:
    first = await ada.say("/start q-matrix-chain-abc--cost")
    again = await ada.tap("🔁")
    other = await ada.tap("⏭")

    assert again.text.splitlines()[0] == first.text.splitlines()[0]
    assert again.text != first.text
    assert other.text.splitlines()[0] != first.text.splitlines()[0]


async def test_follow_leads_from_an_open_question_to_its_drill(ada: Talk) -> None:
    spoken = await ada.say("/start q-matrix-chain-abc")
    await ada.say(
        "A product of m by n and n by p takes mnp multiplications, and it is associative: same result."
    )
    await ada.tap("🏁")
    (follow,) = {
        button.data for message in ada.person.messages for row in message.buttons for button in row
        if (button.data or "").startswith("1:follow:")
    }  # fmt: skip
    ada.person.forget_seen()
    ada.person.press_data(spoken, follow or "")
    drill = await ada.person.next_message()

    assert "matrix-chain-abc." in str(exported(await ada.say("/export"))["asked"][-1]["question_id"])
    assert drill.text


async def test_cancel_lays_the_question_aside_and_its_buttons_go_on(ada: Talk) -> None:
    await ada.say("/start q-matrix-chain-abc--cost")
    await ada.say("/cancel")

    assert "No question is open" in (await ada.say("30000")).text
    assert (await ada.tap("💡")).text.startswith("💡")


async def test_topics_lead_to_a_topic_and_to_a_question(ada: Talk) -> None:
    listing = await ada.say("/topics")
    (first, *_) = [button for row in listing.buttons for button in row]
    ada.person.forget_seen()
    ada.person.press_data(listing, first.data or "")
    group = await ada.person.next_message()
    inside = next(
        button for row in group.buttons for button in row if (button.data or "").startswith("1:topic:")
    )
    ada.person.forget_seen()
    ada.person.press_data(group, inside.data or "")
    topic = await ada.person.next_message()
    question = next(
        button for row in topic.buttons for button in row if (button.data or "").startswith("1:question:")
    )
    ada.person.forget_seen()
    ada.person.press_data(topic, question.data or "")

    assert any("⏭" in b.text for row in (await ada.person.next_message()).buttons for b in row)


async def test_a_fault_in_a_view_is_told_as_a_fault(
    ada: Talk, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ValueError("a view stumbles")

    monkeypatch.setattr(interview, "step", broken)
    await ada.say("/interview")
    told = await ada.tap("15")

    assert told.text.startswith("Something went wrong")
    assert "failed: ValueError" in caplog.text
    assert not any("out of date" in (answer["text"] or "") for answer in ada.person.answers)
