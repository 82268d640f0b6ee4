"""All that is kept about one learner: to be handed out, or to be forgotten."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, delete, select, update

from bot.store.tables import (
    asked,
    attempts,
    board,
    days,
    groups,
    interviews,
    learners,
    pushes,
    reviews,
    sessions,
    updates,
)

_OWNED = (attempts, asked, reviews, days, pushes, interviews, sessions, board)
"""Tables of rows that name their learner, in the order in which they may be emptied."""


def collect(connection: Connection, learner_id: int) -> dict[str, list[dict[str, Any]]]:
    """Every row about a learner, by table; moments in ISO 8601."""
    owners = {learners: learners.c.id, groups: groups.c.set_by}
    owners |= {table: table.c.learner_id for table in (*_OWNED, updates)}
    return {
        table.name: [
            _plain(row._asdict())
            for row in connection.execute(
                select(table).where(owner == learner_id).order_by(*table.primary_key)
            )
        ]
        for table, owner in owners.items()
    }


def columns() -> dict[str, list[str]]:
    """The columns of every table that ``collect`` reads, in their order."""
    return {
        table.name: [column.name for column in table.columns]
        for table in (learners, groups, *_OWNED, updates)
    }


def forget(connection: Connection, learner_id: int, now: datetime) -> None:
    """Deletes every row about a learner; of their updates only the bare ids stay, so that a repeated one does nothing.

    That goes for the update that asked for it, too: if the program is killed before its reply, the reply is never sent.
    """
    # A group stays as it was set up, without who did that.
    connection.execute(update(groups).where(groups.c.set_by == learner_id).values(set_by=None))
    for table in _OWNED:
        connection.execute(delete(table).where(table.c.learner_id == learner_id))
    bare = {"learner_id": None, "raw": None, "outcome": {"what": "forgotten"}, "replied_at": now}
    connection.execute(update(updates).where(updates.c.learner_id == learner_id).values(bare))
    connection.execute(delete(learners).where(learners.c.id == learner_id))


def _plain(row: dict[str, Any]) -> dict[str, Any]:
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in row.items()}
