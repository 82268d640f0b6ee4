"""Attempts: answers with their verdicts, and giving up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, bindparam, exists, func, insert, or_, select, update

from bot.database.statement import Statement
from bot.domain.grading.verdict import Outcome, Verdict
from bot.domain.scheduling.sureness import Sureness
from bot.store import verdicts
from bot.store.asked import AskedRow
from bot.store.tables import asked as asked_table
from bot.store.tables import attempts


@dataclass(frozen=True, slots=True)
class AttemptRow:
    """A judged answer to one asked question; without a verdict where the learner gave up. ``id`` is 0 until it is kept."""

    id: int
    asked: AskedRow
    typed: str
    verdict: Verdict | None
    counted: bool
    at: datetime

    @property
    def seconds(self) -> float:
        """From the question to the answer; a clock set back counts as none."""
        return max(0.0, (self.at - self.asked.seen_at).total_seconds())


@dataclass(frozen=True, slots=True)
class FirstTry:
    """A first counted attempt with its ``seconds`` since the question was put; without an outcome where the learner gave up."""

    question_id: str
    outcome: Outcome | None
    hints_used: int
    seconds: float
    at: datetime
    sureness: Sureness | None = None
    """What the learner said before; None where they said nothing."""
    asked_id: int = 0


@dataclass(frozen=True, slots=True)
class Mistake:
    """A known misconception that a learner fell into, and has not overcome since."""

    question_id: str
    misconception: str
    at: datetime


def add(connection: Connection, attempt: AttemptRow) -> AttemptRow:
    """Keeps a new attempt; the row with its id."""
    asked = attempt.asked
    values = _judged(attempt) | {
        "asked_id": asked.id,
        "learner_id": asked.learner_id,
        "question_id": asked.question_id,
        "revision": asked.revision,
        "seed": asked.seed,
        "seconds": attempt.seconds,
        "counted": attempt.counted,
        "gave_up": attempt.verdict is None,
        "at": attempt.at,
    }
    return replace(attempt, id=_ADD.scalar(connection, **values))


def judge_again(connection: Connection, attempt: AttemptRow) -> None:
    """Keeps what was typed since, and the verdict that this leads to."""
    _JUDGE_AGAIN.change(connection, **_judged(attempt), attempt=attempt.id)


def find(connection: Connection, attempt_id: int, asked: AskedRow) -> AttemptRow | None:
    return _read(_BY_ID.row(connection, attempt=attempt_id), asked)


def last(connection: Connection, asked: AskedRow) -> AttemptRow | None:
    """The last answer to an asked question; giving up is none."""
    return _read(_LAST.row(connection, asked=asked.id), asked)


def typed_before(connection: Connection, asked: AskedRow, typed: str) -> bool:
    """Whether this very answer was given to this asked question."""
    return _TYPED.scalar(connection, asked=asked.id, typed=typed) is not None


def latest_first_tries(connection: Connection, learner_id: int, limit: int) -> list[FirstTry]:
    """The latest of ``first_tries``, the oldest of them first."""
    return _first_tries(reversed(_LATEST_FIRST_TRIES.rows(connection, learner=learner_id, limit=limit)))


def first_tries(connection: Connection, learner_id: int) -> list[FirstTry]:
    """The first counted attempt at every question put to a learner, the oldest first."""
    return _first_tries(_FIRST_TRIES.rows(connection, learner=learner_id))


def _first_tries(rows: Iterable[Sequence[Any]]) -> list[FirstTry]:
    return [
        FirstTry(
            question,
            _outcome(outcome),
            hints,
            seconds,
            at,
            None if sureness is None else Sureness(sureness),
            asked_id,
        )
        for question, outcome, hints, seconds, at, sureness, asked_id in rows
    ]


def missed(connection: Connection, learner_id: int) -> dict[str, int]:
    """How often the first try at each question was not right, or it was given up; questions without a miss are left out."""
    return dict(_MISSED.rows(connection, learner=learner_id))


def right(connection: Connection, learner_id: int, limit: int) -> int:
    """How many answers were right, counted up to ``limit``."""
    return len(_RIGHT.rows(connection, learner=learner_id, limit=limit))


def mistakes(connection: Connection, learner_id: int) -> list[Mistake]:
    """Of each question the latest mistake after which it was never answered rightly with other numbers; the oldest first."""
    return [Mistake(*row) for row in _MISTAKES.rows(connection, learner=learner_id)]


def _outcome(kept: str | None) -> Outcome | None:
    return None if kept is None else Outcome(kept)


def _judged(attempt: AttemptRow) -> dict[str, Any]:
    verdict = attempt.verdict
    return {
        "typed": attempt.typed,
        "verdict": verdict and verdicts.to_json(verdict),
        "outcome": verdict and verdict.outcome.value,
        "score": float(verdict.score) if verdict else 0.0,
        "misconception": verdict and verdict.misconception,
        "hints_used": attempt.asked.hints_used,
    }


def _read(row: Mapping[str, Any] | None, asked: AskedRow) -> AttemptRow | None:
    if row is None:
        return None
    verdict = verdicts.from_json(row["verdict"]) if row["verdict"] else None
    return AttemptRow(row["id"], asked, row["typed"], verdict, row["counted"], row["at"])


def dispute(connection: Connection, learner_id: int, attempt_id: int, now: datetime) -> bool:
    """Notes that the learner disagrees with a verdict of theirs; False where there is none, or it was noted before."""
    if not 0 < attempt_id < 2**63:
        return False
    return _DISPUTE.change(connection, learner=learner_id, attempt=attempt_id, now=now) == 1


def disputed(connection: Connection) -> list[dict[str, Any]]:
    """Disputed attempts, the oldest first, without who made them."""
    rows = connection.execute(
        select(attempts).where(attempts.c.disputed_at.is_not(None)).order_by(attempts.c.disputed_at)
    ).mappings()
    kept = ("question_id", "revision", "seed", "typed", "outcome", "misconception", "verdict", "disputed_at")
    return [{name: row[name] for name in kept} for row in rows]


_COLUMNS = tuple(column.name for column in attempts.columns if column.name not in ("id", "disputed_at"))
_JUDGED = ("typed", "verdict", "outcome", "score", "misconception", "hints_used")
_ADD = Statement(
    insert(attempts).values({name: bindparam(name) for name in _COLUMNS}).returning(attempts.c.id)
)
_JUDGE_AGAIN = Statement(
    update(attempts)
    .where(attempts.c.id == bindparam("attempt"))
    .values({name: bindparam(name) for name in _JUDGED})
)
_DISPUTE = Statement(
    update(attempts)
    .where(
        attempts.c.id == bindparam("attempt"),
        attempts.c.learner_id == bindparam("learner"),
        attempts.c.gave_up.is_(False),
        attempts.c.disputed_at.is_(None),
    )
    .values(disputed_at=bindparam("now"))
)
_OF_ASKED = attempts.c.asked_id == bindparam("asked")
_BY_ID = Statement(select(attempts).where(attempts.c.id == bindparam("attempt")))
_LAST = Statement(
    select(attempts).where(_OF_ASKED, attempts.c.gave_up.is_(False)).order_by(attempts.c.id.desc()).limit(1)
)
_TYPED = Statement(select(attempts.c.id).where(_OF_ASKED, attempts.c.typed == bindparam("typed")).limit(1))
_FIRST_IDS = (
    select(func.min(attempts.c.id).label("id"))
    .where(attempts.c.learner_id == bindparam("learner"), attempts.c.counted)
    .group_by(attempts.c.asked_id)
)


def _of_first_tries(ids: Select[Any]) -> Select[Any]:
    these = ids.subquery()
    return (
        select(
            attempts.c.question_id,
            attempts.c.outcome,
            attempts.c.hints_used,
            attempts.c.seconds,
            attempts.c.at,
            asked_table.c.sureness,
            attempts.c.asked_id,
        )
        .join(these, attempts.c.id == these.c.id)
        .join(asked_table, attempts.c.asked_id == asked_table.c.id)
    )


_FIRST_TRIES = Statement(_of_first_tries(_FIRST_IDS).order_by(attempts.c.id))
_LATEST_FIRST_TRIES = Statement(
    _of_first_tries(_FIRST_IDS.order_by(func.min(attempts.c.id).desc()).limit(bindparam("limit"))).order_by(
        attempts.c.id.desc()
    )
)
_FIRST = _FIRST_IDS.subquery()
_MISSED = Statement(
    select(attempts.c.question_id, func.count())
    .join(_FIRST, attempts.c.id == _FIRST.c.id)
    .where(or_(attempts.c.outcome.is_(None), attempts.c.outcome == Outcome.WRONG.value))
    .group_by(attempts.c.question_id)
)
_RIGHT = Statement(
    select(attempts.c.id)
    .where(attempts.c.learner_id == bindparam("learner"), attempts.c.outcome == Outcome.CORRECT.value)
    .limit(bindparam("limit"))
)
_LATEST_MISTAKES = (
    select(func.max(attempts.c.id).label("id"))
    .where(attempts.c.learner_id == bindparam("learner"), attempts.c.misconception.is_not(None))
    .group_by(attempts.c.question_id)
    .subquery()
)
_LATER = attempts.alias("later")
_MISTAKES = Statement(
    select(attempts.c.question_id, attempts.c.misconception, attempts.c.at)
    .join(_LATEST_MISTAKES, attempts.c.id == _LATEST_MISTAKES.c.id)
    .where(
        ~exists().where(
            _LATER.c.learner_id == attempts.c.learner_id,
            _LATER.c.question_id == attempts.c.question_id,
            _LATER.c.asked_id > attempts.c.asked_id,
            _LATER.c.outcome == Outcome.CORRECT.value,
        )
    )
    .order_by(attempts.c.id)
)
