"""Updates from Telegram: an inbox, the memory of what was handled, and the replies still owed; one row each.

Where several processes share a database, ``holder`` is the number of the one that has an update in hand (``store.presence``).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, delete, select, update

from bot.database.insertion import insert_unless_there
from bot.database.statement import Statement
from bot.store.status import Status
from bot.store.tables import updates

Remembered = Mapping[str, Any]
"""What an update led to, as JSON: a word for the kind of outcome, and ids."""


@dataclass(frozen=True, slots=True)
class Received:
    """An update as it came; ``raw`` is its JSON."""

    id: int
    learner_id: int | None
    raw: str


@dataclass(frozen=True, slots=True)
class Owed:
    """An update without a reply, of which the first ``delivered`` messages have gone out.

    ``set_aside``: it was in hand when two processes died, and is not to be handled any more.
    """

    raw: str
    delivered: int
    set_aside: bool = False


def receive(
    connection: Connection, batch: Sequence[Received], now: datetime, holder: int | None = None
) -> set[int]:
    """Keeps a batch, in the hand of ``holder``; the ids of those that were not there before, or are in its hand already."""
    rows = [
        {
            "id": item.id,
            "learner_id": item.learner_id,
            "raw": item.raw,
            "received_at": now,
            "holder": holder,
        }
        for item in batch
    ]
    new = set(insert_unless_there(connection, updates, rows))
    there = [item.id for item in batch if item.id not in new]
    if holder is not None and there:
        mine = select(updates.c.id).where(updates.c.id.in_(there), updates.c.holder == holder)
        new.update(connection.scalars(mine))
    return new


def outcome(connection: Connection, event: int) -> Remembered | None:
    """What an update led to, or None where it has had no effect yet."""
    remembered: Remembered | None = _OUTCOME.scalar(connection, event=event)
    return remembered


def remember(connection: Connection, event: int, learner_id: int, led_to: Remembered, now: datetime) -> None:
    """Keeps what an update led to, beside its effect in the same transaction."""
    if _REMEMBER.change(connection, event=event, led_to=led_to) == 0:
        row = {"id": event, "learner_id": learner_id, "received_at": now, "outcome": led_to}
        insert_unless_there(connection, updates, [row])


def replied(connection: Connection, events: Collection[int], now: datetime) -> None:
    """The replies were sent: nothing is owed, and what was typed is no longer kept here."""
    _REPLIED.change_many(connection, [{"event": event, "now": now} for event in events])


def end(connection: Connection, event: int, status: Status) -> None:
    """Keeps how a reply ended that was not sent."""
    _END.change(connection, event=event, status=status.value)


def put_aside(connection: Connection, event: int, delivered: int) -> None:
    """A reply cannot go out now, beyond its first ``delivered`` messages: others need not wait for it."""
    _PUT_ASIDE.change(connection, event=event, delivered=delivered)


def owed(connection: Connection) -> dict[int, Owed]:
    """The updates without a reply by id, in the order they came."""
    return {event: Owed(raw, delivered or 0) for event, raw, delivered in _OWED.rows(connection)}


def waits(connection: Connection, learner_id: int, event: int) -> bool:
    """Whether an earlier update of the same person's is still being handled; one whose reply waits for the network is not."""
    return _EARLIER.scalar(connection, learner=learner_id, event=event) is not None


def holders(connection: Connection) -> set[int]:
    """The processes that have updates in hand."""
    return {holder for (holder,) in _HOLDERS.rows(connection)}


def take_over(connection: Connection, gone: Collection[int], holder: int) -> dict[int, Owed]:
    """Puts what processes that are gone had in hand into the hand of ``holder``; the updates by id, in the order they came."""
    statement = (
        update(updates)
        .where(updates.c.holder.in_(gone), updates.c.raw.is_not(None))
        .values(holder=holder)
        .returning(updates.c.id, updates.c.raw, updates.c.delivered)
    )
    return _by_id(connection.execute(statement))


def take_up(connection: Connection, holder: int) -> dict[int, Owed]:
    """Puts what is owed and in nobody's hand into the hand of ``holder``; the updates by id, in the order they came."""
    statement = (
        update(updates)
        .where(updates.c.raw.is_not(None), updates.c.holder.is_(None))
        .values(holder=holder)
        .returning(updates.c.id, updates.c.raw, updates.c.delivered)
    )
    return _by_id(connection.execute(statement))


def _by_id(found: Iterable[Any]) -> dict[int, Owed]:
    return {event: Owed(raw, delivered or 0) for event, raw, delivered in sorted(found)}


def purge(connection: Connection, before: datetime, limit: int) -> int:
    """Forgets up to ``limit`` of the updates that came before a moment; how many."""
    return _PURGE.change(connection, before=before, limit=limit)


_PURGE = Statement(
    delete(updates).where(
        updates.c.id.in_(
            select(updates.c.id)
            .where(updates.c.received_at < bindparam("before"))
            .order_by(updates.c.received_at)
            .limit(bindparam("limit"))
            .scalar_subquery()
        )
    )
)
_OUTCOME = Statement(select(updates.c.outcome).where(updates.c.id == bindparam("event")))
_REMEMBER = Statement(
    update(updates).where(updates.c.id == bindparam("event")).values(outcome=bindparam("led_to"))
)
_REPLIED = Statement(
    update(updates)
    .where(updates.c.id == bindparam("event"))
    .values(raw=None, holder=None, replied_at=bindparam("now"))
)
_EARLIER = Statement(
    select(updates.c.id)
    .where(
        updates.c.learner_id == bindparam("learner"),
        updates.c.id < bindparam("event"),
        updates.c.holder.is_not(None),
        updates.c.delivered.is_(None),
    )
    .limit(1)
)
_END = Statement(update(updates).where(updates.c.id == bindparam("event")).values(ended=bindparam("status")))
_PUT_ASIDE = Statement(
    update(updates)
    .where(updates.c.id == bindparam("event"), updates.c.raw.is_not(None))
    .values(delivered=bindparam("delivered"))
)
_HOLDERS = Statement(select(updates.c.holder).where(updates.c.holder.is_not(None)).distinct())
_OWED = Statement(
    select(updates.c.id, updates.c.raw, updates.c.delivered)
    .where(updates.c.raw.is_not(None))
    .order_by(updates.c.received_at, updates.c.id)
)
