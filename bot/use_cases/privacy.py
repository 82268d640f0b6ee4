"""A person's own data: handed out, or forgotten."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from bot.database.database import Database
from bot.store import belongings
from bot.use_cases.archive import Deck, Readable
from bot.use_cases.occasion import Occasion
from bot.workers.breeder import Ended
from bot.workers.budget import Allowance, Budget
from bot.workers.pool import Busy, Pool, Spent
from bot.workers.room import Room

PACKING = Room(
    "packing",
    "bot.use_cases.archive:archive",
    ("genanki",),
    count=1,
    reserve=1,
    wall_seconds=30.0,
    cpu_seconds=15,
    memory=384 << 20,
    waiting=200,
)
EXPORTS = Allowance(most=0.0, a_second=1 / 60)
"""One archive a minute for each person."""


class NotNow(Exception):  # noqa: N818  it names a state
    """No archive for now; ``seconds`` until the person may ask again."""

    def __init__(self, seconds: float) -> None:
        super().__init__(seconds)
        self.seconds = seconds


class Privacy:
    def __init__(self, database: Database, pool: Pool | None = None) -> None:
        self._database, self._pool = database, pool or Pool()
        self._exports = Budget(EXPORTS)

    async def export(self, learner_id: int) -> dict[str, list[dict[str, Any]]]:
        """Every row kept about a learner, by table, fit for JSON."""
        return await self._database.read(partial(belongings.collect, learner_id=learner_id))

    def ask_for_archive(self, learner_id: int) -> None:
        """Takes the person's turn. Raises NotNow within a minute of the one before."""
        wait = self._exports.wait(learner_id)
        if wait:
            raise NotNow(wait)
        self._exports.use(learner_id, 1.0)

    async def archive(
        self,
        learner_id: int,
        kept: dict[str, list[dict[str, Any]]],
        decks: Sequence[Deck],
        readable: Readable,
    ) -> bytes:
        """What ``export`` gave, with decks of its questions and the answers to read, as a zip file, by a worker. Raises NotNow."""
        try:
            packed: bytes = await self._pool.run(
                PACKING, kept, belongings.columns(), tuple(decks), readable, person=learner_id
            )
            return packed
        except Spent as reason:
            raise NotNow(reason.seconds) from reason
        except (Busy, Ended) as reason:
            raise NotNow(60.0) from reason

    async def forget(self, occasion: Occasion) -> None:
        """Deletes all that is kept about a learner, in one transaction; again, it finds nothing to delete.

        What was typed leaves SQLite's log as well, where no reader holds it back just now.
        """
        await self._database.write(partial(belongings.forget, learner_id=occasion.who, now=occasion.at))
        await self._database.truncate_log()
