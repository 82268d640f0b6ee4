"""Sessions of practice: the questions that each has put, and how many it is to have."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select, update

from bot.database.statement import Reading, Statement
from bot.store.tables import sessions


@dataclass(frozen=True, slots=True)
class SessionRow:
    """``day`` is the learner's own, on which it began; ``asked``: ids of the questions put so far. ``id`` is 0 until it is kept."""

    id: int
    learner_id: int
    day: date
    total: int
    asked: tuple[int, ...]
    started_at: datetime
    finished_at: datetime | None = None

    @property
    def is_complete(self) -> bool:
        """Whether all its questions have been put."""
        return len(self.asked) >= self.total


def add(connection: Connection, row: SessionRow) -> SessionRow:
    """Keeps a new session; the row with its id."""
    values = {name: getattr(row, name) for name in _NEW} | {"asked": list(row.asked)}
    return replace(row, id=_ADD.scalar(connection, **values))


def save(connection: Connection, row: SessionRow) -> None:
    """Keeps how far it is."""
    _SAVE.change(connection, session=row.id, asked=list(row.asked), finished_at=row.finished_at)


def find(connection: Reading, session_id: int) -> SessionRow | None:
    """The session of an id."""
    return _read(_BY_ID.row(connection, session=session_id))


def last(connection: Reading, learner_id: int) -> SessionRow | None:
    """The learner's latest session, finished or not."""
    return _read(_LAST.row(connection, learner=learner_id))


def _read(row: Mapping[str, Any] | None) -> SessionRow | None:
    return None if row is None else SessionRow(**{**row, "asked": tuple(row["asked"])})


_NEW = ("learner_id", "day", "total", "asked", "started_at", "finished_at")
_ADD = Statement(insert(sessions).values({name: bindparam(name) for name in _NEW}).returning(sessions.c.id))
_SAVE = Statement(
    update(sessions)
    .where(sessions.c.id == bindparam("session"))
    .values({name: bindparam(name) for name in ("asked", "finished_at")})
)
_BY_ID = Statement(select(sessions).where(sessions.c.id == bindparam("session")))
_LAST = Statement(
    select(sessions)
    .where(sessions.c.learner_id == bindparam("learner"))
    .order_by(sessions.c.id.desc())
    .limit(1)
)
