"""The real bot, over HTTP, against the stand-in for Telegram; and two people to talk to it.

What is said does not depend on the database, and what does has tests of its own in ``tests/store`` and ``tests/use_cases``: of the conversations
one in four goes over PostgreSQL too, everything of delivery, daily questions, archives and keyboards, and all with ``EPSILON_LONG=1``.
"""

from __future__ import annotations

import asyncio
import io
import json
import os
import re
import zipfile
import zlib
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from bot.app import serve, utc_now
from bot.chat import clock, pace
from bot.settings import Settings
from bot.simulator import Simulator
from bot.simulator.people import Message, Person
from bot.use_cases import privacy
from bot.workers.budget import Allowance

EVENING = datetime(2026, 11, 23, 18, 30, tzinfo=UTC)
TOKEN = "123456789:a-token-that-nobody-may-ever-see-0"
ALL_ON_POSTGRES = frozenset(
    f"test_{name}.py" for name in ("daily", "delivery", "export", "keyboards", "kill")
)
ONE_IN = 1 if os.environ.get("EPSILON_LONG") == "1" else 4


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leaves out most conversations over PostgreSQL, always the same ones."""
    left_out = [item for item in items if _is_left_out(item)]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        gone = set(left_out)
        items[:] = [item for item in items if item not in gone]


def _is_left_out(item: pytest.Item) -> bool:
    here = item.path.parent == Path(__file__).parent and item.get_closest_marker("postgres") is not None
    if not here or item.path.name in ALL_ON_POSTGRES:
        return False
    return bool(zlib.crc32(item.nodeid.encode()) % ONE_IN)


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

    async def more(self) -> Message:
        """Taps the newest "More"; the message, once its rarer buttons stand under it."""
        message = self.newest("⋯")
        self.person.press(message, "⋯")
        async with asyncio.timeout(15):
            while any("⋯" in button.text for row in message.buttons for button in row):
                await asyncio.sleep(0.01)
        return message

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
    assert simulator.own_faults == []


def settings_for(simulator: Simulator, address: str, **others: Any) -> Settings:
    """Settings of a bot that talks to the stand-in and keeps a database."""
    return Settings(
        _env_file=None,
        telegram_bot_token=TOKEN,
        telegram_api_url=simulator.url,
        database_url=address,
        **others,
    )


@asynccontextmanager
async def served(settings: Settings, now: Callable[[], datetime] = utc_now) -> AsyncIterator[Settings]:
    """The bot, running until the block ends."""
    stop = asyncio.Event()
    serving = asyncio.create_task(serve(settings, stop, now))
    try:
        yield settings
    finally:
        stop.set()
        await serving


@pytest.fixture
async def bot(simulator: Simulator, address: str) -> AsyncIterator[Settings]:
    """The bot, once on each kind of database."""
    async with served(settings_for(simulator, address)) as settings:
        yield settings


class Hand:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = EVENING

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def hand() -> Hand:
    return Hand()


@pytest.fixture
def quick_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is due is seen at once, and tried again soon."""
    monkeypatch.setattr(clock, "TICK", 0.05)
    monkeypatch.setattr(clock, "PAUSES", (0.05, 0.05))


@pytest.fixture
def boards_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A board may be asked for again within a minute; ``tests/attacks`` looks at the pace."""
    monkeypatch.setattr(pace, "BOARD_SECONDS", 0.0)


@pytest.fixture
def quick_archives(monkeypatch: pytest.MonkeyPatch) -> None:
    """A person may ask for the next archive at once; to be named before whoever talks."""
    monkeypatch.setattr(privacy, "EXPORTS", Allowance(most=0.0, a_second=1000.0))


def bare(text: str) -> str:
    """Without the marks that keep directions apart."""
    return re.sub("[\u2066-\u2069\u200e\u200f]", "", text)


@pytest.fixture
def ada(simulator: Simulator, bot: Settings) -> Talk:
    return Talk(simulator.person(7, "Ada", "en"))


@pytest.fixture
def sara(simulator: Simulator, bot: Settings) -> Talk:
    return Talk(simulator.person(8, "سارا", "fa"))
