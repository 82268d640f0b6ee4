"""The daily question's deliveries: at most one row for each learner and local day, claimed before it is sent and settled after.

How each stands is a ``Status``. None is ever claimed twice, unless it was certainly not sent.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, Select, bindparam, delete, func, select, update

from bot.database.insertion import insert_unless_there
from bot.database.statement import Statement
from bot.domain.learner import DEFAULT_ZONES, Learner
from bot.domain.question.text import Language
from bot.domain.scheduling import daily
from bot.store.status import Status
from bot.store.tables import learners, pushes

zone_named = lru_cache(maxsize=1024)(ZoneInfo)
"""Zones by name; Python's own cache looks each one up by weak reference, which costs more than all else here."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One push that is this process's to send. ``id`` is the row's."""

    id: int
    learner_id: int
    day: date
    due_at: datetime


def claim(connection: Connection, now: datetime, limit: int) -> list[Claim]:
    """Claims up to ``limit`` due pushes, the longest due first, and sets everybody's next day.

    Two processes never claim the same one: SQLite has one writer, PostgreSQL skips what another holds. What is too late is noted as missed.
    """
    statement = _DUE_LOCKED if connection.dialect.name == "postgresql" else _DUE
    found, following = [], []
    for learner_id, language, zone_name, minute, due_at in statement.rows(connection, now=now, limit=limit):
        zone = zone_named(zone_name or DEFAULT_ZONES[Language(language)])
        day = daily.day_of(due_at, zone)
        _, next_at = daily.next_due(minute, zone, now, day)
        following.append({"learner": learner_id, "next_at": next_at})
        status = Status.MISSED.value if daily.too_late(due_at, now) else Status.CLAIMED.value
        row = {"learner_id": learner_id, "day": day, "due_at": due_at, "claimed_at": now}
        found.append((row | {"status": status}, day))
    if not found:
        return []
    _SET_NEXT.change_many(connection, following)
    # Where a zone was changed, a local day may come again: it has had its push, and is not inserted.
    added = insert_unless_there(connection, pushes, [row for row, _ in found], pushes.c.learner_id)
    return [
        Claim(added[row["learner_id"]], row["learner_id"], day, row["due_at"])
        for row, day in found
        if row["status"] == Status.CLAIMED.value and row["learner_id"] in added
    ]


def settle(connection: Connection, push_id: int, status: Status, now: datetime, asked_id: int | None) -> None:
    """Notes how a claimed push ended."""
    _SETTLE.change(connection, push=push_id, status=status.value, sent_at=now, asked_id=asked_id)


def release(connection: Connection, claim: Claim) -> None:
    """Gives a claim back that was certainly not sent: whoever claims next may send it."""
    if _RELEASE.change(connection, push=claim.id):
        _DUE_AGAIN.change(connection, learner=claim.learner_id, due_at=claim.due_at)


def give_up_claims(connection: Connection, before: datetime) -> int:
    """Claims older than ``before`` belong to nobody any more: unknown. How many."""
    return _GIVE_UP.change(connection, before=before)


def last(connection: Connection, learner_id: int, day: date) -> Status | None:
    """How the learner's latest push before a day ended."""
    status: str | None = _LAST.scalar(connection, learner=learner_id, day=day)
    return Status(status) if status else None


def schedule(connection: Connection, learner: Learner, now: datetime) -> Learner:
    """Sets the next push from the learner's choices; none where the daily question is off. A day that was pushed has had its push."""
    next_at = None
    if learner.daily_at is not None:
        last_day = _NEWEST.scalar(connection, learner=learner.id)
        _, next_at = daily.next_due(learner.daily_at, learner.time_zone, now, last_day)
    _SET_NEXT.change(connection, learner=learner.id, next_at=next_at)
    return learner


def next_at(connection: Connection, learner_id: int) -> datetime | None:
    """When the learner's next push is due; None where the daily question is off."""
    at: datetime | None = _NEXT.scalar(connection, learner=learner_id)
    return at


def counts(connection: Connection) -> dict[str, int]:
    """How many pushes ended in each way."""
    rows = connection.execute(select(pushes.c.status, func.count()).group_by(pushes.c.status))
    return {row[0]: row[1] for row in rows}


def due_statement() -> Select[Any]:
    """The statement that finds who is due, for whoever wants to see its plan."""
    return _SELECT_DUE


_COLUMNS = (learners.c.id, learners.c.language, learners.c.zone, learners.c.daily_at, learners.c.next_push_at)
_SELECT_DUE = (
    select(*_COLUMNS)
    .where(learners.c.next_push_at <= bindparam("now"), learners.c.next_push_at.is_not(None))
    .order_by(learners.c.next_push_at)
    .limit(bindparam("limit"))
)
_DUE = Statement(_SELECT_DUE)
_DUE_LOCKED = Statement(_SELECT_DUE.with_for_update(skip_locked=True))
_SET_NEXT = Statement(
    update(learners).where(learners.c.id == bindparam("learner")).values(next_push_at=bindparam("next_at"))
)
_SETTLE = Statement(
    update(pushes)
    .where(pushes.c.id == bindparam("push"), pushes.c.status == Status.CLAIMED.value)
    .values(status=bindparam("status"), sent_at=bindparam("sent_at"), asked_id=bindparam("asked_id"))
)
_RELEASE = Statement(
    delete(pushes).where(pushes.c.id == bindparam("push"), pushes.c.status == Status.CLAIMED.value)
)
_DUE_AGAIN = Statement(
    update(learners)
    .where(learners.c.id == bindparam("learner"), learners.c.daily_at.is_not(None))
    .values(next_push_at=bindparam("due_at"))
)
_GIVE_UP = Statement(
    update(pushes)
    .where(pushes.c.status == Status.CLAIMED.value, pushes.c.claimed_at < bindparam("before"))
    .values(status=Status.UNKNOWN.value)
)
_LAST = Statement(
    select(pushes.c.status)
    .where(pushes.c.learner_id == bindparam("learner"), pushes.c.day < bindparam("day"))
    .order_by(pushes.c.day.desc())
    .limit(1)
)
_NEXT = Statement(select(learners.c.next_push_at).where(learners.c.id == bindparam("learner")))
_NEWEST = Statement(select(func.max(pushes.c.day)).where(pushes.c.learner_id == bindparam("learner")))
