"""A person's own data: handed out, or forgotten."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from functools import partial
from typing import Any

from bot.database.database import Database
from bot.store import belongings
from bot.use_cases.archive import Deck, archive
from bot.use_cases.occasion import Occasion


class Privacy:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def export(self, learner_id: int) -> dict[str, list[dict[str, Any]]]:
        """Every row kept about a learner, by table, fit for JSON."""
        return await self._database.read(partial(belongings.collect, learner_id=learner_id))

    async def archive(self, kept: dict[str, list[dict[str, Any]]], decks: Sequence[Deck]) -> bytes:
        """What ``export`` gave, with decks of its questions, as a zip file; packed beside the event loop."""
        return await asyncio.to_thread(archive, kept, belongings.columns(), decks)

    async def forget(self, occasion: Occasion) -> None:
        """Deletes all that is kept about a learner, in one transaction; again, it finds nothing to delete."""
        await self._database.write(partial(belongings.forget, learner_id=occasion.who, now=occasion.at))
