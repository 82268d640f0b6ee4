"""Mock interviews: what each asks, how far it is, and the time spent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select, update

from bot.database.statement import Statement
from bot.store.tables import interviews


@dataclass(frozen=True, slots=True)
class InterviewRow:
    """``plan``: question ids with seeds; ``asked``: ids of those put so far; ``spent``: seconds from each question to its answer."""

    id: int
    learner_id: int
    minutes: int
    plan: tuple[tuple[str, int], ...]
    asked: tuple[int, ...]
    spent: float
    started_at: datetime
    finished_at: datetime | None = None
    groups: tuple[str, ...] | None = None
    """Groups of topics that it draws from; None for all."""


def add(connection: Connection, row: InterviewRow) -> InterviewRow:
    """Keeps a new interview; the row with its id."""
    values = {
        "learner_id": row.learner_id,
        "minutes": row.minutes,
        "plan": [list(item) for item in row.plan],
        "asked": list(row.asked),
        "spent": row.spent,
        "started_at": row.started_at,
        "groups": None if row.groups is None else list(row.groups),
    }
    return replace(row, id=_ADD.scalar(connection, **values))


def save(connection: Connection, row: InterviewRow) -> None:
    """Keeps how far it is."""
    _SAVE.change(
        connection, interview=row.id, asked=list(row.asked), spent=row.spent, finished_at=row.finished_at
    )


def find(connection: Connection, interview_id: int) -> InterviewRow | None:
    """The interview of an id."""
    row = connection.execute(select(interviews).where(interviews.c.id == interview_id)).mappings().first()
    return _read(dict(row)) if row else None


def last(connection: Connection, learner_id: int) -> InterviewRow | None:
    """The learner's latest interview, running or finished."""
    found = every(connection, learner_id, 1)
    return found[0] if found else None


def every(connection: Connection, learner_id: int, limit: int) -> list[InterviewRow]:
    """The learner's interviews, the latest first."""
    rows = connection.execute(_EVERY, {"learner": learner_id, "limit": limit}).mappings()
    return [_read(dict(row)) for row in rows]


def _read(row: Mapping[str, Any]) -> InterviewRow:
    plan = tuple((str(question_id), int(seed)) for question_id, seed in row["plan"])
    groups = tuple(row["groups"]) if row["groups"] else None
    return InterviewRow(**{**row, "plan": plan, "asked": tuple(row["asked"]), "groups": groups})


_NEW = ("learner_id", "minutes", "plan", "asked", "spent", "started_at", "groups")
_ADD = Statement(
    insert(interviews).values({name: bindparam(name) for name in _NEW}).returning(interviews.c.id)
)
_SAVE = Statement(
    update(interviews)
    .where(interviews.c.id == bindparam("interview"))
    .values({name: bindparam(name) for name in ("asked", "spent", "finished_at")})
)
_EVERY = (
    select(interviews)
    .where(interviews.c.learner_id == bindparam("learner"))
    .order_by(interviews.c.id.desc())
    .limit(bindparam("limit"))
)
