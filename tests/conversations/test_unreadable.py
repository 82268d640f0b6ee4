"""One bad update ends nothing: unstorable characters are taken out where updates are read, and what cannot be read is noted and passed over."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest

from bot.chat.listen import Incoming, hand_over, incoming
from bot.simulator import Simulator
from tests.conversations.conftest import Talk, served, settings_for
from tests.conversations.test_webhook import HEADER, SECRET, at, by_webhook

HALVES = ("\ud83d", "\udc00", "\x00")
ADA = {"id": 7, "is_bot": False, "first_name": "Ada", "language_code": "en"}
PRIVATE = {"id": 7, "type": "private", "first_name": "Ada"}
GROUP = {"id": -1007, "type": "supergroup", "title": "Lab"}
WRITTEN: dict[str, Any] = {
    "message_id": 900,
    "date": 1_795_000_000,
    "chat": PRIVATE,
    "from": ADA,
    "text": "5",
}


def bad_updates(half: str) -> dict[str, dict[str, Any]]:
    """Updates with half a character in every place that a person can fill."""
    spoiled = ADA | {"first_name": f"A{half}da", "last_name": half, "username": f"a{half}"}
    document = {"file_id": f"x{half}", "file_unique_id": "x", "file_name": f"{half}answer.py", "file_size": 3}
    file = {key: value for key, value in WRITTEN.items() if key != "text"}
    shown = WRITTEN | {"from": {"id": 1, "is_bot": True, "first_name": "E"}, "text": f"q{half}"}
    return {
        "text": {"message": WRITTEN | {"text": f"30{half}000"}},
        "only that": {"message": WRITTEN | {"text": half}},
        "a name": {"message": WRITTEN | {"from": spoiled}},
        "a language": {"message": WRITTEN | {"from": ADA | {"language_code": f"en{half}"}}},
        "a file": {"message": file | {"document": document, "caption": half}},
        "a press": {"callback_query": {"id": "5", "from": ADA, "chat_instance": "1", "data": f"x{half}", "message": shown}},
        "a group": {"message": WRITTEN | {"chat": GROUP | {"title": f"L{half}"}, "text": f"/daily{half}"}},
        "an inline query": {"inline_query": {"id": "6", "from": ADA, "query": f"matrix{half}", "offset": half}},
        "what nobody reads": {"message": WRITTEN | {"x": [{"y": {half: half}}]}},
    }  # fmt: skip


UNREADABLE: list[dict[str, Any]] = [
    {"message": WRITTEN | {"text": 3}},
    {"message": WRITTEN | {"chat": None}},
    {"message": WRITTEN | {"from": ADA | {"id": 2**70}}},
    {"message": "hello"},
    {"callback_query": [1]},
    {"message": WRITTEN | {"date": 10**30}},
]


@pytest.fixture(params=["polling", "webhook"])
async def ada(request: pytest.FixtureRequest, simulator: Simulator, address: str) -> AsyncIterator[Talk]:
    settings = (settings_for if request.param == "polling" else by_webhook)(simulator, address)
    async with served(settings):
        yield Talk(simulator.person(7, "Ada", "en"))


@pytest.mark.parametrize("half", HALVES, ids=ascii)
async def test_half_a_character_ends_nothing(half: str, simulator: Simulator, ada: Talk) -> None:
    simulator.group(-1007, "Lab", {7: "creator"})
    await ada.say("/start q-matrix-chain-abc--cost")
    for update in bad_updates(half).values():
        simulator.world.push(update)
    assert (await ada.say("/help")).text
    async with asyncio.timeout(10):
        while not any(message.text.startswith("✅") for message in ada.person.messages):
            await asyncio.sleep(0.02)


async def test_what_cannot_be_read_is_noted_and_passed_over(
    simulator: Simulator, ada: Talk, caplog: pytest.LogCaptureFixture
) -> None:
    await ada.say("/start q-matrix-chain-abc--cost")
    for update in UNREADABLE:
        simulator.world.push(update)
    assert (await ada.say("30000")).text.startswith("✅")
    noted = [record for record in caplog.records if "cannot be read" in record.getMessage()]
    assert noted
    assert "30000" not in "".join(record.getMessage() for record in noted)
    assert simulator.counters.get("webhook-failures", 0) == 0


async def test_a_webhook_says_no_only_to_what_is_no_update_at_all(simulator: Simulator, address: str) -> None:
    settings = by_webhook(simulator, address)
    bodies = {
        b"{": 400,
        b"[]": 400,
        b"{}": 400,
        b"[" * 100_000: 400,
        b'{"update_id": 5, "message": 3}': 200,
        b'{"update_id": "five"}': 200,
        json.dumps({"update_id": 990_100, "message": WRITTEN | {"text": "\ud83d"}}).encode(): 200,
    }
    async with (
        served(settings),
        aiohttp.ClientSession(headers={HEADER: SECRET, "Content-Type": "application/json"}) as session,
    ):
        while not simulator.methods.webhook:
            await asyncio.sleep(0.02)
        for body, status in bodies.items():
            async with session.post(at(settings, "/updates"), data=body) as response:
                assert (body[:40], response.status) == (body[:40], status)


def test_a_character_that_is_whole_stays() -> None:
    read = incoming({"update_id": 1, "message": WRITTEN | {"text": "😀 \\u0000 \\ud83d Θ(n³)"}})
    assert read is not None
    assert read.update.message is not None
    assert read.update.message.text == "😀 \\u0000 \\ud83d Θ(n³)"
    assert json.loads(read.raw)["message"]["text"] == "😀 \\u0000 \\ud83d Θ(n³)"


async def test_only_the_guilty_update_of_a_batch_is_passed_over(caplog: pytest.LogCaptureFixture) -> None:
    kept: list[int] = []

    async def receive(batch: Any) -> None:
        if any(each.update.update_id == 3 for each in batch):
            raise ValueError("what was typed")
        kept.extend(each.update.update_id for each in batch)

    batch = [incoming({"update_id": number}) for number in range(6)]
    await hand_over(receive, [each for each in batch if isinstance(each, Incoming)])
    assert kept == [0, 1, 2, 4, 5]
    assert [record.getMessage() for record in caplog.records if record.levelno >= logging.ERROR] == [
        "update 3 cannot be stored and is passed over: ValueError"
    ]
