"""The days on which learners practised, by their own calendars, with how much and how well."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, bindparam, select

from bot.database.insertion import Upsert
from bot.database.statement import Statement
from bot.store.tables import days


@dataclass(frozen=True, slots=True)
class DayRow:
    """A day with its counted answers (giving up is one) and those that were right."""

    day: date
    answers: int
    right: int


def count(connection: Connection, learner_id: int, day: date, *, right: bool) -> None:
    """Counts one more answer on a day."""
    _COUNT.run(connection, learner_id=learner_id, day=day, answers=1, right=int(right))


def since(connection: Connection, learner_id: int, first: date) -> list[DayRow]:
    """The days from ``first`` on, the oldest first."""
    rows = _SINCE.rows(connection, learner=learner_id, first=first)
    return [DayRow(*row) for row in rows]


_COUNT = Upsert(
    days,
    {
        "answers": days.c.answers + bindparam("answers", type_=days.c.answers.type),
        "right": days.c.right + bindparam("right", type_=days.c.right.type),
    },
)
_SINCE = Statement(
    select(days.c.day, days.c.answers, days.c.right)
    .where(days.c.learner_id == bindparam("learner"), days.c.day >= bindparam("first"))
    .order_by(days.c.day)
)
