"""The real bot, over HTTP, against the stand-in for Telegram; and two people to talk to it."""

from __future__ import annotations

import asyncio
import io
import json
import zipfile
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

import pytest

from bot.app import serve
from bot.settings import Settings
from bot.simulator import Simulator
from bot.simulator.people import Message, Person

TOKEN = "123456789:a-token-that-nobody-may-ever-see-0"


@dataclass
class Talk:
    """A person's chat: says or taps something and gets the bot's next message."""

    person: Person

    async def say(self, text: str) -> Message:
        self.person.forget_seen()
        self.person.send(text)
        return await self.person.next_message(15)

    async def tap(self, caption: str) -> Message:
        """Taps the newest button with this in its caption."""
        self.person.forget_seen()
        self.person.press(self.newest(caption), caption)
        return await self.person.next_message(15)

    def newest(self, caption: str) -> Message:
        for message in reversed(self.person.messages):
            if any(caption in button.text for row in message.buttons for button in row):
                return message
        raise LookupError(caption)


def exported(message: Message) -> dict[str, list[dict[str, Any]]]:
    """The rows by table that an export's archive holds."""
    assert message.document is not None
    with zipfile.ZipFile(io.BytesIO(message.document[1])) as archive:
        kept: dict[str, list[dict[str, Any]]] = json.loads(archive.read("epsilon.json"))
    return kept


@pytest.fixture
async def simulator() -> AsyncIterator[Simulator]:
    simulator = Simulator(TOKEN, strict_limits=False)
    await simulator.start()
    yield simulator
    await simulator.stop()


@pytest.fixture
async def bot(simulator: Simulator, address: str) -> AsyncIterator[Settings]:
    """The bot, once on each kind of database."""
    settings = Settings(
        _env_file=None,
        telegram_bot_token=TOKEN,
        telegram_api_url=simulator.url,
        database_url=address,
    )
    stop = asyncio.Event()
    serving = asyncio.create_task(serve(settings, stop))
    yield settings
    stop.set()
    await serving


@pytest.fixture
def ada(simulator: Simulator, bot: Settings) -> Talk:
    return Talk(simulator.person(7, "Ada", "en"))


@pytest.fixture
def sara(simulator: Simulator, bot: Settings) -> Talk:
    return Talk(simulator.person(8, "سارا", "fa"))
