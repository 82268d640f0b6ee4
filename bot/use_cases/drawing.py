"""Pictures drawn at most once: what Telegram has already is sent again by its name there."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import partial

from bot.database.database import Database
from bot.pictures import painter
from bot.pictures.painter import CannotDraw
from bot.store import drawings
from bot.workers.breeder import Ended
from bot.workers.pool import Busy, Pool, Spent
from bot.workers.room import Room

__all__ = ["CannotDraw", "Drawing"]


DRAWING = Room(
    "drawing",
    "bot.pictures.painter:drawn",
    ("typst",),
    count=1,
    reserve=1,
    wall_seconds=15.0,
    cpu_seconds=8,
    memory=768 << 20,
    waiting=200,
)
"""Typst has no warm compiler before it is forked: its threads would be missing behind the fork. A report of 40 pages takes seconds."""


class Drawing:
    def __init__(self, database: Database, pool: Pool) -> None:
        self._database, self._pool = database, pool

    async def file_id(self, key: str) -> str | None:
        """The name under which Telegram sends a picture again, if it was uploaded before."""
        return await self._database.read(partial(drawings.find, key=key))

    async def uploaded(self, key: str, file_id: str, now: datetime) -> None:
        """Remembers a picture's name."""
        await self._database.write(partial(drawings.keep, key=key, file_id=file_id, now=now))

    async def draw(self, figure: str, data: Mapping[str, object], learner_id: int | None = None) -> bytes:
        """A PNG, drawn by a worker. Raises CannotDraw."""
        return await self._drawn(figure, data, "png", learner_id)

    async def page(self, figure: str, data: Mapping[str, object], learner_id: int | None = None) -> bytes:
        """A PDF, made by a worker. Raises CannotDraw."""
        return await self._drawn(figure, data, "pdf", learner_id)

    async def _drawn(
        self, figure: str, data: Mapping[str, object], form: str, learner_id: int | None
    ) -> bytes:
        try:
            drawn: bytes = await self._pool.run(DRAWING, figure, dict(data), form, person=learner_id)
            return drawn
        except (Busy, Spent, Ended) as reason:
            raise CannotDraw(f"{type(reason).__name__} {reason}") from reason

    @staticmethod
    def key(figure: str, data: Mapping[str, object]) -> str:
        """What tells a picture from others: a hash of the figure and all it shows."""
        return painter.key(figure, data)
