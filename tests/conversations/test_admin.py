"""The host's side: figures, questions worth a look, and announcements that reach everybody once, in both languages."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest

from bot.settings import Settings
from bot.simulator import Simulator
from tests.conversations.conftest import Talk, served, settings_for

HOST = 77


@pytest.fixture
async def bot(simulator: Simulator, address: str, quick_clock: None) -> AsyncIterator[Settings]:
    async with served(settings_for(simulator, address, admins=frozenset({HOST}))) as settings:
        yield settings


@pytest.fixture
def host(simulator: Simulator, bot: Settings) -> Talk:
    return Talk(simulator.person(HOST, "Host", "en"))


async def test_to_anybody_else_there_is_no_such_command(ada: Talk, sara: Talk, host: Talk) -> None:
    assert (await ada.say("/admin")).text == (await ada.say("/nonsense")).text
    assert (await sara.say("/admin announce x")).text == (await sara.say("/nonsense")).text
    preview = await host.say("/admin announce hello")
    ada.person.press_data(await ada.say("/help"), preview.button("📣").data or "")
    await asyncio.sleep(0.5)
    assert not any("hello" in message.text for message in ada.person.messages)


async def test_figures_and_a_question_that_hardly_anybody_gets_right(
    ada: Talk, sara: Talk, host: Talk
) -> None:
    for _ in range(13):
        await ada.say("/start q-matrix-chain-abc--cost")
        await ada.say("7")
    await ada.say("8")
    await ada.more()
    await sara.say("/start q-matrix-chain-abc--order")
    await sara.say("A(BC)")
    ada.person.press(ada.newest("🙋"), "🙋")
    seen = (await host.say("/admin")).text
    assert "People: 3" in seen
    assert "30 days: 2" in seen
    assert "Answers: 15" in seen
    hardly = seen.partition("Hardly ever right")[2].partition("Disagreed")[0]
    assert "matrix-chain-abc.cost · 0 of 13 right" in hardly
    assert "matrix-chain-abc.order" not in hardly


async def test_an_announcement_reaches_everybody_once_in_their_language(
    simulator: Simulator, ada: Talk, sara: Talk, host: Talk
) -> None:
    gone = Talk(simulator.person(9, "Gone", "en"))
    for talk in (ada, sara, gone):
        await talk.say("/help")
    gone.person.block()
    await asyncio.sleep(0.3)
    for talk in (ada, sara):
        talk.person.forget_seen()
    preview = await host.say("/admin announce New <b>questions</b> & more\n---\nپرسش‌های تازه")
    assert "People this will reach: 3." in preview.text
    assert not ada.person.unseen()
    for _ in range(3):
        host.person.press(preview, "📣")
    told, persian = await ada.person.next_message(10), await sara.person.next_message(10)
    assert told.text.endswith("New <b>questions</b> & more")
    assert persian.text.endswith("پرسش‌های تازه")
    await asyncio.sleep(0.5)
    assert not ada.person.unseen()
    assert not sara.person.unseen()
    assert [answer["text"] for answer in host.person.answers[:1]] == [
        "On its way; answers to people go first."
    ]
    assert len(gone.person.messages) == 2
