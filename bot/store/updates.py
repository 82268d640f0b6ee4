"""Updates from Telegram: an inbox, the memory of what was handled, and the replies still owed; one row each."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, delete, select, update

from bot.store.insertion import insert_unless_there
from bot.store.statement import Statement
from bot.store.tables import updates

Remembered = Mapping[str, Any]
"""What an update led to, as JSON: a word for the kind of outcome, and ids."""


@dataclass(frozen=True, slots=True)
class Received:
    """An update as it came; ``raw`` is its JSON."""

    id: int
    learner_id: int | None
    raw: str


def receive(connection: Connection, batch: Sequence[Received], now: datetime) -> set[int]:
    """Keeps a batch; the ids of those that were not there before."""
    rows = [
        {"id": item.id, "learner_id": item.learner_id, "raw": item.raw, "received_at": now} for item in batch
    ]
    return set(insert_unless_there(connection, updates, rows))


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
    connection.execute(_REPLIED, {"events": list(events), "now": now})


def owed(connection: Connection) -> list[str]:
    """The raw updates without a reply, in the order they came."""
    return [raw for (raw,) in _OWED.rows(connection)]


def purge(connection: Connection, before: datetime) -> int:
    """Forgets the updates that came before a moment; how many."""
    return connection.execute(delete(updates).where(updates.c.received_at < before)).rowcount


_OUTCOME = Statement(select(updates.c.outcome).where(updates.c.id == bindparam("event")))
_REMEMBER = Statement(
    update(updates).where(updates.c.id == bindparam("event")).values(outcome=bindparam("led_to"))
)
_REPLIED = (
    update(updates)
    .where(updates.c.id.in_(bindparam("events", expanding=True)))
    .values(raw=None, replied_at=bindparam("now"))
)
_OWED = Statement(
    select(updates.c.raw).where(updates.c.raw.is_not(None)).order_by(updates.c.received_at, updates.c.id)
)
