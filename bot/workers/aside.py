"""Stepping aside: who waits for a worker gives up the place that others' chats need, and takes one again afterwards."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from contextvars import ContextVar


class _Place:
    """One of so many places, held or given up for now."""

    def __init__(self, places: asyncio.Semaphore) -> None:
        self._places = places
        self.held = False

    async def take(self) -> None:
        await self._places.acquire()
        self.held = True

    def give_up(self) -> None:
        if self.held:
            self.held = False
            self._places.release()


_place: ContextVar[_Place | None] = ContextVar("place", default=None)


@asynccontextmanager
async def in_place(places: asyncio.Semaphore) -> AsyncIterator[None]:
    """Holds one of so many places, which ``aside`` gives up meanwhile."""
    place = _Place(places)
    await place.take()
    token = _place.set(place)
    try:
        yield
    finally:
        _place.reset(token)
        place.give_up()


@asynccontextmanager
async def aside() -> AsyncIterator[None]:
    """Without the place that is held here, if one is."""
    place = _place.get()
    if place is None or not place.held:
        yield
        return
    place.give_up()
    try:
        yield
    finally:
        await place.take()
