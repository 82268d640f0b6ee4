"""Announcements, and their deliveries as rows of the same outbox as the daily question's: claimed, sent, settled, never sent twice."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, func, insert, select, update

from bot.database.insertion import insert_unless_there
from bot.store.pushes import Claim
from bot.store.status import Status
from bot.store.tables import announcements, learners, pushes


@dataclass(frozen=True, slots=True)
class Claimed:
    """Deliveries of one announcement's ``text``."""

    text: str
    claims: tuple[Claim, ...]


def write(connection: Connection, text: str, now: datetime) -> int:
    """Keeps a text that is not sent yet; its id."""
    added = insert(announcements).values(text=text, upto=0, written_at=now).returning(announcements.c.id)
    return int(connection.execute(added).scalar_one())


def begin(connection: Connection, announcement_id: int, now: datetime) -> bool:
    """Lets a text be sent; False where there is none, or it was begun before."""
    if not 0 < announcement_id < 2**63:
        return False
    unsent = (announcements.c.id == announcement_id) & announcements.c.begun_at.is_(None)
    return connection.execute(update(announcements).where(unsent).values(begun_at=now)).rowcount == 1


def claim(connection: Connection, now: datetime, limit: int) -> Claimed | None:
    """Claims up to ``limit`` deliveries of the oldest announcement under way, people in the order of their ids; None where there is none.

    On PostgreSQL the announcement's row is held meanwhile, so that two processes never claim the same people.
    """
    under_way = (
        select(announcements.c.id, announcements.c.text, announcements.c.upto)
        .where(announcements.c.begun_at.is_not(None), announcements.c.finished_at.is_(None))
        .order_by(announcements.c.id)
        .limit(1)
        .with_for_update(skip_locked=True)
    )
    row = connection.execute(under_way).first()
    if row is None:
        return None
    reachable = (learners.c.id > row.upto) & learners.c.unreachable_since.is_(None)
    found = list(
        connection.scalars(select(learners.c.id).where(reachable).order_by(learners.c.id).limit(limit))
    )
    here = update(announcements).where(announcements.c.id == row.id)
    connection.execute(here.values(upto=found[-1]) if found else here.values(finished_at=now))
    rows = [
        {
            "learner_id": each,
            "announcement_id": row.id,
            "status": Status.CLAIMED.value,
            "due_at": now,
            "claimed_at": now,
        }
        for each in found
    ]
    added = insert_unless_there(connection, pushes, rows, pushes.c.learner_id)
    return Claimed(
        row.text, tuple(Claim(added[each], each, now.date(), now) for each in found if each in added)
    )


def counts(connection: Connection, announcement_id: int) -> dict[str, int]:
    """How many deliveries of an announcement ended in each way."""
    counted = select(pushes.c.status, func.count()).where(pushes.c.announcement_id == announcement_id)
    return {row[0]: row[1] for row in connection.execute(counted.group_by(pushes.c.status))}
