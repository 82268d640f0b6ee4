"""What is no answer gets none: Telegram's own notes, one's own inline results, edits, quick taps, files in other encodings."""

from __future__ import annotations

import asyncio

import pytest

from bot.simulator import Simulator
from tests.conversations.conftest import Talk

SERVICE = {
    "pinned_message": {"message_id": 1, "date": 1, "chat": {"id": 7, "type": "private"}, "text": "q"},
    "message_auto_delete_timer_changed": {"message_auto_delete_time": 86400},
    "chat_background_set": {"type": {"type": "fill"}},
    "forum_topic_created": {"name": "Maths", "icon_color": 1},
    "write_access_allowed": {},
    "what_comes_in_years": {"x": 1},
}


@pytest.mark.parametrize("kind", SERVICE)
async def test_telegrams_own_notes_get_silence(kind: str, ada: Talk, simulator: Simulator) -> None:
    await ada.say("/start q-matrix-chain-abc--cost")
    ada.person.forget_seen()
    ada.person.send_other(**{kind: SERVICE[kind]})
    ada.person.send_other(sticker={"file_id": "s"})
    assert "only text" in (await ada.person.next_message(15)).text
    await asyncio.sleep(0.1)
    assert ada.person.unseen() == []


async def test_ones_own_inline_result_is_no_answer(ada: Talk, simulator: Simulator) -> None:
    await ada.say("/start q-matrix-chain-abc--cost")
    ada.person.forget_seen()
    ada.person.send("30000", via_bot=simulator.world.bot_json())
    ada.person.send("40000", via_bot={"id": 5, "is_bot": True, "first_name": "B", "username": "other_bot"})
    assert "40,000" in (await ada.person.next_message(15)).text
    await asyncio.sleep(0.1)
    assert ada.person.unseen() == []


async def test_an_edited_answer_is_told_once_and_never_judged(ada: Talk) -> None:
    await ada.say("/start q-matrix-chain-abc--cost")
    assert (await ada.say("20")).text.startswith("❌")
    answer = next(message for message in ada.person.messages if message.text == "20")
    ada.person.edit(answer.id, "30000")
    ada.person.edit(answer.id, "40000")
    ada.person.send("30000")
    while not (await ada.person.next_message(15)).text.startswith("✅"):
        continue
    ada.person.edit(answer.id, "50000")
    await ada.say("/help")
    said = [message.text for message in ada.person.messages if message.from_bot]
    assert len([text for text in said if "only new messages" in text]) == 1
    assert not [text for text in said if "40,000" in text or "50,000" in text]


@pytest.mark.parametrize("caption", ["💡", "📖"])
async def test_three_quick_taps_are_one(caption: str, ada: Talk) -> None:
    await ada.say("/start q-matrix-chain-abc--cost")
    shown = ada.newest(caption)
    ada.person.forget_seen()
    taps = [ada.person.press(shown, caption) for _ in range(3)]
    for tap in taps:
        await ada.person.answer_of(tap)
    first = await ada.person.next_message(15)
    assert caption in first.text
    await ada.say("/help")
    assert sum(caption in message.text[:4] for message in ada.person.messages if message.from_bot) == 1


async def test_three_quick_taps_on_an_interviews_length_ask_one_question(ada: Talk) -> None:
    shown = await ada.say("/interview")
    caption = shown.buttons[0][0].text
    ada.person.forget_seen()
    for tap in [ada.person.press(shown, caption) for _ in range(3)]:
        await ada.person.answer_of(tap)
    await ada.person.next_message(15)
    await asyncio.sleep(0.5)
    asked = [
        message.text for message in ada.person.messages if message.from_bot and "1/" in message.text[:40]
    ]
    assert len(asked) <= 1
    assert len(ada.person.unseen()) <= 1


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "latin-1"])
async def test_a_file_that_is_not_utf_8_is_told_so(encoding: str, ada: Talk) -> None:
    await ada.say("/start q-mean-of-a-million--code")
    ada.person.forget_seen()
    ada.person.send_document("answer.py", "def mean(x):  # für\n    return 1\n".encode(encoding))
    assert "UTF-8" in (await ada.person.next_message(20)).text
