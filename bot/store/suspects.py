"""Updates that were in a process's hand when it died: which of them may have been why.

All that was in hand then is suspected. A suspect is handled alone, and marked while it is; where that process dies too, it was the one.
"""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection, bindparam, delete, exists, select, update

from bot.database.insertion import insert_unless_there
from bot.database.statement import Statement
from bot.store.tables import suspects, updates

SUSPECTED, BEGUN = 1, 2
"""Deaths: in hand at one, or at one and being handled alone since, so that another death makes it two."""


_STILL_OWED = exists().where(updates.c.id == suspects.c.id, updates.c.raw.is_not(None))


def suspect(connection: Connection, events: Collection[int]) -> set[int]:
    """Suspects what a dead process had in hand; the ids of those that were being handled alone, and so were in hand at two deaths."""
    connection.execute(delete(suspects).where(~_STILL_OWED))
    if not events:
        return set()
    insert_unless_there(connection, suspects, [{"id": event, "deaths": SUSPECTED} for event in events])
    twice = select(suspects.c.id).where(suspects.c.id.in_(events), suspects.c.deaths >= BEGUN)
    return set(connection.scalars(twice))


def begin(connection: Connection, event: int) -> None:
    """A suspect is about to be handled, alone."""
    _BEGIN.change(connection, event=event)


def clear(connection: Connection, event: int) -> None:
    """The process that handled it lives."""
    _CLEAR.change(connection, event=event)


_BEGIN = Statement(update(suspects).where(suspects.c.id == bindparam("event")).values(deaths=BEGUN))
_CLEAR = Statement(delete(suspects).where(suspects.c.id == bindparam("event")))
