"""Letters that wait for the network: in each chat's order, and each in the end."""

from __future__ import annotations

import asyncio
from collections import deque
from datetime import UTC, datetime
from typing import Any, cast

import pytest
from telegram.error import NetworkError

from bot.chat import delivery
from bot.chat.delivery import Delivery, Letter
from bot.chat.keyboards import Keyboards
from bot.chat.pieces import Piece
from bot.chat.send import Sender
from bot.use_cases.inbox import Inbox

NOW = datetime(2026, 11, 26, tzinfo=UTC)
CHAT = 7


class Wire:
    """Telegram's end: nothing goes through until ``open`` is set; what arrives is noted."""

    def __init__(self) -> None:
        self.open = False
        self.arrived: list[int | None] = []

    async def perform(self, _chat_id: int, piece: Piece, _thread_id: int | None) -> int:
        if not self.open:
            raise NetworkError("cut")
        self.arrived.append(piece.shows)
        return 1

    async def probe(self) -> None:
        if not self.open:
            raise NetworkError("cut")


class Notes:
    """The database's end: a note takes a while, in which other things happen."""

    def __init__(self) -> None:
        self.begun, self.go_on = asyncio.Event(), asyncio.Event()

    async def put_aside(self, _event: int, _delivered: int) -> None:
        self.begun.set()
        await self.go_on.wait()

    def shown(self, *_: object) -> None:
        """A question arrived."""

    def replied(self, *_: object) -> None:
        """A letter came to its end."""


async def nothing(*_: Any) -> None:
    """Nobody is blocked or moved here."""


async def test_a_letter_that_comes_while_another_is_put_aside_is_lost_no_more_than_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(delivery, "PAUSES", (0.01,))
    monkeypatch.setattr(delivery, "SHORTEST", 0.0)
    wire, notes = Wire(), Notes()
    sender, inbox = cast("Sender", wire), cast("Inbox", notes)
    post = Delivery(sender, inbox, lambda: NOW, nothing, nothing, keyboards=Keyboards(sender, inbox))

    await post.deliver(Letter(1, CHAT, NOW, pieces=deque([Piece(shows=1)])))
    await notes.begun.wait()
    await post.deliver(Letter(2, CHAT, NOW, pieces=deque([Piece(shows=2)])))
    notes.go_on.set()
    await asyncio.sleep(0.03)
    assert post.waiting == 2
    wire.open = True
    async with asyncio.timeout(5):
        while post.waiting:
            await asyncio.sleep(0.01)

    assert wire.arrived == [1, 2]
