"""Pictures drawn at most once: what Telegram has already is sent again by its name there."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import partial

from bot.database.database import Database
from bot.pictures import painter
from bot.pictures.painter import CannotDraw, Painter
from bot.store import drawings

__all__ = ["CannotDraw", "Drawing"]


class Drawing:
    def __init__(self, database: Database) -> None:
        self._database = database
        self._painter = Painter()

    async def file_id(self, key: str) -> str | None:
        """The name under which Telegram sends a picture again, if it was uploaded before."""
        return await self._database.read(partial(drawings.find, key=key))

    async def uploaded(self, key: str, file_id: str, now: datetime) -> None:
        """Remembers a picture's name."""
        await self._database.write(partial(drawings.keep, key=key, file_id=file_id, now=now))

    async def draw(self, figure: str, data: Mapping[str, object]) -> bytes:
        """A PNG, drawn beside the event loop."""
        return await self._painter.draw(figure, data)

    async def page(self, figure: str, data: Mapping[str, object]) -> bytes:
        """A PDF, made beside the event loop."""
        return await self._painter.page(figure, data)

    @staticmethod
    def key(figure: str, data: Mapping[str, object]) -> str:
        """What tells a picture from others: a hash of the figure and all it shows."""
        return painter.key(figure, data)

    def close(self) -> None:
        self._painter.close()
