"""What learners remember: one row for each learner and question, with the state before the question that was asked last."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, select

from bot.database.insertion import Upsert
from bot.database.statement import Statement
from bot.domain.scheduling.review import Review
from bot.store.tables import reviews


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """A review, and ``before``: the one before question ``asked_id`` was put, so that a second try there is weighed anew."""

    review: Review
    asked_id: int
    before: Review | None


def find(connection: Connection, learner_id: int, question_id: str) -> ReviewRow | None:
    row = _BY_ID.row(connection, learner=learner_id, question=question_id)
    if row is None:
        return None
    before = row["before"]
    return ReviewRow(_read(row), row["asked_id"], _from_json(before) if before else None)


def save(connection: Connection, learner_id: int, question_id: str, row: ReviewRow) -> None:
    values = {name: getattr(row.review, name) for name in _FIELDS}
    before = _to_json(row.before) if row.before else None
    _SAVE.run(
        connection,
        learner_id=learner_id,
        question_id=question_id,
        asked_id=row.asked_id,
        before=before,
        **values,
    )


def all_of(connection: Connection, learner_id: int) -> dict[str, Review]:
    """Everything a learner remembers, by question."""
    return {row[0]: Review(*row[1:]) for row in _ALL.rows(connection, learner=learner_id)}


def _read(row: Mapping[str, Any]) -> Review:
    return Review(**{name: row[name] for name in _FIELDS})


def _to_json(review: Review) -> dict[str, Any]:
    values = {name: getattr(review, name) for name in _FIELDS}
    return {
        name: value.isoformat() if isinstance(value, datetime) else value for name, value in values.items()
    }


def _from_json(kept: Mapping[str, Any]) -> Review:
    moments = {name: datetime.fromisoformat(kept[name]) for name in ("due_at", "reviewed_at")}
    return Review(**{**kept, **moments})


_FIELDS = ("state", "step", "stability", "difficulty", "due_at", "reviewed_at", "lapses")
_OF_LEARNER = reviews.c.learner_id == bindparam("learner")
_BY_ID = Statement(select(reviews).where(_OF_LEARNER, reviews.c.question_id == bindparam("question")))
_ALL = Statement(select(reviews.c.question_id, *[reviews.c[name] for name in _FIELDS]).where(_OF_LEARNER))
_SAVE = Upsert(reviews)
