"""Learners and their preferences."""

from __future__ import annotations

from datetime import date, datetime
from functools import lru_cache

from sqlalchemy import Connection, bindparam, select, update

from bot.database.insertion import insert_unless_there
from bot.database.statement import Reading, Statement
from bot.domain.learner import Awaited, Digits, Formulas, Learner, LevelChoice
from bot.domain.question.text import Language
from bot.store.tables import learners

_READ = (
    "id",
    "language",
    "digits",
    "formulas",
    "level",
    "unreachable_since",
    "zone",
    "daily_at",
    "interview_on",
    "sureness",
    "awaited",
    "awaited_since",
)
_BY_ID = Statement(select(*(learners.c[name] for name in _READ)).where(learners.c.id == bindparam("learner")))


def find(connection: Reading, learner_id: int) -> Learner | None:
    rows = _BY_ID.rows(connection, learner=learner_id)
    return _learner(*rows[0]) if rows else None


@lru_cache(4096)
def _learner(
    learner_id: int,
    language: str,
    digits: str,
    formulas: str,
    level: str,
    unreachable_since: datetime | None,
    zone: str | None,
    daily_at: int | None,
    interview_on: date | None,
    sureness: bool,
    awaited: str | None,
    awaited_since: datetime | None,
) -> Learner:
    """A row as a learner; looked up several times an answer, and hardly ever changed."""
    return Learner(
        learner_id,
        Language(language),
        Digits(digits),
        Formulas(formulas),
        LevelChoice(level),
        zone,
        daily_at,
        unreachable_since is None,
        interview_on,
        sureness,
        None if awaited is None else Awaited(awaited),
        awaited_since,
    )


def add(connection: Connection, learner: Learner, now: datetime) -> None:
    """Keeps a new learner; one who is known already stays as they are."""
    insert_unless_there(connection, learners, [_preferences(learner) | {"id": learner.id, "created_at": now}])


def save(connection: Connection, learner: Learner) -> None:
    """Keeps the preferences of a known learner."""
    connection.execute(update(learners).where(learners.c.id == learner.id).values(_preferences(learner)))


def lock(connection: Connection, learner_id: int) -> None:
    """Keeps other processes from this learner until the transaction ends (PostgreSQL; SQLite has one writer anyway)."""
    if connection.dialect.name == "postgresql":
        _LOCK.rows(connection, learner=learner_id)


_LOCK = Statement(select(learners.c.id).where(learners.c.id == bindparam("learner")).with_for_update())


def mark_reachable(connection: Connection, learner_id: int, unreachable_since: datetime | None) -> None:
    """Keeps since when a learner cannot be written to, and pushes nothing more to them; None where they can be."""
    statement = update(learners).where(learners.c.id == learner_id)
    nothing = {} if unreachable_since is None else {"next_push_at": None}
    connection.execute(statement.values(unreachable_since=unreachable_since, **nothing))


def _preferences(learner: Learner) -> dict[str, str | int | date | datetime | None]:
    return {
        "language": learner.language.value,
        "digits": learner.digits.value,
        "formulas": learner.formulas.value,
        "level": learner.level.value,
        "zone": learner.zone,
        "daily_at": learner.daily_at,
        "interview_on": learner.interview_on,
        "sureness": learner.sureness,
        "awaited": learner.awaited and learner.awaited.value,
        "awaited_since": learner.awaited_since,
    }
