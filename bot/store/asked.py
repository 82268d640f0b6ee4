"""Questions put to learners; the last one, unless cancelled, is the one that typed text answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, func, insert, select, update

from bot.store.tables import asked


@dataclass(frozen=True, slots=True)
class AskedRow:
    """A question put to a learner, with how far they are. ``id`` is 0 until it is kept."""

    id: int
    learner_id: int
    question_id: str
    revision: int
    seed: int
    asked_at: datetime
    hints_used: int = 0
    tries: int = 0
    closed: bool = False
    cancelled: bool = False
    ticked: tuple[str, ...] = ()
    ordered: tuple[str, ...] = ()
    level_wanted: str | None = None
    topic_wanted: str | None = None
    after_id: int | None = None
    """The question under which the button was pressed that led here, and the button's verb: each leads on once."""
    after_verb: str | None = None


@dataclass(frozen=True, slots=True)
class SeenRow:
    """How often a learner was asked a question, and the id of the last time."""

    question_id: str
    times: int
    last_id: int


def add(connection: Connection, row: AskedRow) -> AskedRow:
    """Keeps a new question; the row with its id."""
    values = {name: getattr(row, name) for name in _COLUMNS} | _lists(row)
    return replace(row, id=connection.execute(_ADD, values).scalar_one())


def save(connection: Connection, row: AskedRow) -> None:
    """Keeps how far the learner is."""
    values = {name: getattr(row, name) for name in ("hints_used", "tries", "closed", "cancelled")}
    connection.execute(_SAVE, values | _lists(row) | {"asked": row.id})


def find(connection: Connection, asked_id: int) -> AskedRow | None:
    """The question of an id, which may come from a forged button: any whole number."""
    if not 0 < asked_id < 2**63:
        return None
    return _read(connection.execute(_BY_ID, {"asked": asked_id}).one_or_none())


def last(connection: Connection, learner_id: int) -> AskedRow | None:
    """The last question put to a learner, cancelled or not."""
    return _read(connection.execute(_LAST, {"learner": learner_id}).one_or_none())


def after(connection: Connection, asked_id: int, verb: str) -> AskedRow | None:
    """The question that a button under another one has led to."""
    return _read(connection.execute(_AFTER, {"asked": asked_id, "verb": verb}).one_or_none())


def seen(connection: Connection, learner_id: int) -> list[SeenRow]:
    """Every question a learner was asked."""
    return [SeenRow(*row) for row in connection.execute(_SEEN, {"learner": learner_id})]


def seeds(connection: Connection, learner_id: int, question_id: str) -> list[int]:
    """The seeds of a question's variants that a learner has seen, the latest first."""
    return list(connection.execute(_SEEDS, {"learner": learner_id, "question": question_id}).scalars())


def _lists(row: AskedRow) -> dict[str, Sequence[str]]:
    return {"ticked": list(row.ticked), "ordered": list(row.ordered)}


def _read(row: Row[Any] | None) -> AskedRow | None:
    if row is None:
        return None
    values = row._asdict()
    return AskedRow(**values | {"ticked": tuple(values["ticked"]), "ordered": tuple(values["ordered"])})


_COLUMNS = tuple(column.name for column in asked.columns if column.name != "id")
_ADD = insert(asked).returning(asked.c.id)
_SAVE = (
    update(asked)
    .where(asked.c.id == bindparam("asked"))
    .values(
        {
            name: bindparam(name)
            for name in ("hints_used", "tries", "closed", "cancelled", "ticked", "ordered")
        }
    )
)
_BY_ID = select(asked).where(asked.c.id == bindparam("asked"))
_LAST = select(asked).where(asked.c.learner_id == bindparam("learner")).order_by(asked.c.id.desc()).limit(1)
_AFTER = select(asked).where(asked.c.after_id == bindparam("asked"), asked.c.after_verb == bindparam("verb"))
_SEEN = (
    select(asked.c.question_id, func.count(), func.max(asked.c.id))
    .where(asked.c.learner_id == bindparam("learner"))
    .group_by(asked.c.question_id)
)
_SEEDS = (
    select(asked.c.seed)
    .where(asked.c.learner_id == bindparam("learner"), asked.c.question_id == bindparam("question"))
    .order_by(asked.c.id.desc())
)
