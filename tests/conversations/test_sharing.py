"""A question's link, handed on: the same first variant for a newcomer, and never the answer."""

from __future__ import annotations

import pytest

from bot.simulator import Simulator
from tests.conversations.conftest import Talk


@pytest.mark.parametrize("question", ["matrix-chain-abc--cost", "bptt", "mean-of-a-million--code"])
async def test_a_shared_link_opens_the_same_question(question: str, ada: Talk, simulator: Simulator) -> None:
    asked = await ada.say(f"/start q-{question}")
    explanation = await ada.tap("📖")
    while not explanation.buttons:
        explanation = await ada.person.next_message(15)
    await ada.more()
    shared = await ada.tap("🔗")
    while "https://" not in shared.text:
        shared = await ada.person.next_message(15)
    address = shared.text.split()[-1]
    assert address.startswith("https://t.me/")
    payload = address.partition("?start=")[2]
    assert payload == f"q-{question}"
    assert "30" not in address
    assert [b.switch for row in shared.buttons for b in row if b.switch is not None] == [question]
    newcomer = Talk(simulator.person(99, "Neda", "en"))
    assert (await newcomer.say(f"/start {payload}")).text == asked.text


async def test_a_forged_link_is_refused(ada: Talk) -> None:
    await ada.say("/help")
    for data in ("1:share:nothing", "1:share:q", "1:share:matrix-chain-abc--none"):
        query = ada.person.press_data(ada.person.messages[-1], data)
        assert (await ada.person.answer_of(query))["show_alert"]
