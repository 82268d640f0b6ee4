"""Questions put to learners; the one shown last, unless cancelled, is the one that typed text answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, func, insert, select, update

from bot.database.statement import Reading, Statement
from bot.domain.hearing.dialogue import Dialogue
from bot.domain.scheduling.easing import Why
from bot.domain.scheduling.sureness import Sureness
from bot.store import dialogues
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
    interview_id: int | None = None
    """The interview that the question belongs to: no hints, and no verdict until its end."""
    sureness: Sureness | None = None
    """How sure the learner said to be before answering; None where not said."""
    dialogue: Dialogue | None = None
    """How far the talk about an open question is; None before it began."""
    shown_at: datetime | None = None
    """When it reached the learner; None while its message is still owed."""
    message_id: int | None = None
    """The message that shows it."""
    unclear: str | None = None
    """What was typed last and may be read in several ways, until the learner says which is meant."""
    drawn: Mapping[str, Any] | None = None
    """The parameters and options that were drawn, whatever the seed gives after an edit; None for an open question."""
    climb: Mapping[str, Any] | None = None
    """How far its ladder, or the case, has been climbed; None where nobody has begun."""
    session_id: int | None = None
    """The session that it belongs to; its place there, from 1, and how many places there are. Another variant of it has no place."""
    number: int | None = None
    total: int | None = None
    chosen: Why | None = None
    """Why it was chosen, where that is worth a word."""

    @property
    def seen_at(self) -> datetime:
        """From when on the learner could think about it."""
        return self.shown_at or self.asked_at


@dataclass(frozen=True, slots=True)
class SeenRow:
    """How often a learner was asked a question, the id of the last time, and how often ``lately`` without asking for it."""

    question_id: str
    times: int
    last_id: int
    lately: int


@dataclass(frozen=True, slots=True)
class Pointed:
    """A sentence that a learner pointed at for a point, with all they wrote to that open question."""

    question_id: str
    asked_at: datetime
    point: str
    sentence: str
    texts: tuple[str, ...]


def add(connection: Connection, row: AskedRow) -> AskedRow:
    """Keeps a new question; the row with its id."""
    values = {name: getattr(row, name) for name in _COLUMNS} | _lists(row)
    return replace(row, id=_ADD.scalar(connection, **values))


def answered(connection: Connection, row: AskedRow) -> None:
    """Keeps what an answer changes: the tries, whether the question is closed, the option tapped, and that nothing unclear waits."""
    _ANSWERED.change(
        connection,
        tries=row.tries,
        closed=row.closed,
        unclear=row.unclear,
        ticked=list(row.ticked),
        asked=row.id,
    )


def save(connection: Connection, row: AskedRow) -> None:
    """Keeps how far the learner is."""
    values = {name: getattr(row, name) for name in _KEPT}
    _SAVE.change(connection, **values, **_lists(row), asked=row.id)


def show(connection: Connection, asked_id: int, at: datetime, message_id: int | None = None) -> None:
    """Keeps that a question has reached its learner, at first; later only by which message it is shown now."""
    _SHOW.change(connection, asked=asked_id, at=at, message_id=message_id)


def carry(connection: Connection, keyboards: Mapping[int, int]) -> None:
    """Keeps which message carries the buttons of each question."""
    for asked_id, message_id in keyboards.items():
        _CARRY.change(connection, asked=asked_id, message_id=message_id)


def carrier(connection: Reading, asked_id: int) -> int | None:
    """The message that carries a question's buttons, as far as it was kept; else the one that showed it."""
    rows = _CARRIER.rows(connection, asked=asked_id)
    return rows[0][0] if rows else None


def bring_forward(connection: Connection, asked_id: int, at: datetime) -> None:
    """Makes a question the one that was shown last."""
    _FORWARD.change(connection, asked=asked_id, at=at)


def find(connection: Reading, asked_id: int) -> AskedRow | None:
    """The question of an id, which may come from a forged button: any whole number."""
    if not 0 < asked_id < 2**63:
        return None
    return _read(_BY_ID.rows(connection, asked=asked_id))


def last(connection: Reading, learner_id: int) -> AskedRow | None:
    """The last question put to a learner, cancelled or not, shown or not."""
    return _read(_LAST.rows(connection, learner=learner_id))


def last_shown(connection: Reading, learner_id: int) -> AskedRow | None:
    """The question that a learner was shown last, cancelled or not."""
    return _read(_LAST_SHOWN.rows(connection, learner=learner_id))


def last_of(connection: Reading, learner_id: int, question_id: str) -> AskedRow | None:
    """The last time that a learner was asked a question."""
    return _read(_LAST_OF.rows(connection, learner=learner_id, question=question_id))


def in_message(connection: Reading, learner_id: int, message_id: int) -> AskedRow | None:
    """The question that a message in a learner's chat shows."""
    return _read(_IN_MESSAGE.rows(connection, learner=learner_id, message=message_id))


def after(connection: Connection, asked_id: int, verb: str) -> AskedRow | None:
    """The question that a button under another one has led to."""
    return _read(_AFTER.rows(connection, asked=asked_id, verb=verb))


def seen(connection: Connection, learner_id: int, since: datetime) -> list[SeenRow]:
    """Every question a learner was asked. ``since``: from when on a question counts as asked lately."""
    return [SeenRow(*row) for row in _SEEN.rows(connection, learner=learner_id, since=since)]


def seeds(connection: Connection, learner_id: int, question_id: str) -> list[int]:
    """The seeds of a question's variants that a learner has seen, the latest first."""
    return [seed for (seed,) in _SEEDS.rows(connection, learner=learner_id, question=question_id)]


def self_ticked(connection: Connection) -> list[Pointed]:
    """Sentences that learners say make a point nobody heard, the oldest first, without who wrote them."""
    return [
        Pointed(question, at, point, sentence, tuple(kept.get("texts", ())))
        for question, at, kept in connection.execute(_TALKS)
        for point, sentence in kept.get("said", {}).items()
    ]


def _lists(row: AskedRow) -> dict[str, Any]:
    talk = row.dialogue
    return {
        "ticked": list(row.ticked),
        "ordered": list(row.ordered),
        "dialogue": dialogues.to_json(talk) if talk is not None else None,
    }


def _read(rows: Sequence[Sequence[Any]]) -> AskedRow | None:
    if not rows:
        return None
    values = list(rows[0])
    for at, made in _MADE:
        if values[at] is not None:
            values[at] = made(values[at])
    return AskedRow(*values)


_FIELDS = tuple(field.name for field in fields(AskedRow))
_READ = select(*(asked.c[name] for name in _FIELDS))
_MADE: tuple[tuple[int, Callable[[Any], Any]], ...] = tuple(
    (_FIELDS.index(name), made)
    for name, made in (
        ("ticked", tuple),
        ("ordered", tuple),
        ("sureness", Sureness),
        ("dialogue", dialogues.from_json),
        ("chosen", Why),
    )
)
"""Where in a row there is what the database keeps in another form."""
_COLUMNS = tuple(column.name for column in asked.columns if column.name not in {"id", "keyboard_id"})
_KEPT = ("hints_used", "tries", "closed", "cancelled", "sureness", "unclear", "climb")
_SAVED = (*_KEPT, "ticked", "ordered", "dialogue")
_ADD = Statement(insert(asked).values({name: bindparam(name) for name in _COLUMNS}).returning(asked.c.id))
_SAVE = Statement(
    update(asked).where(asked.c.id == bindparam("asked")).values({name: bindparam(name) for name in _SAVED})
)
_ANSWERED = Statement(
    update(asked)
    .where(asked.c.id == bindparam("asked"))
    .values({name: bindparam(name) for name in ("tries", "closed", "unclear", "ticked")})
)
_SHOW = Statement(
    update(asked)
    .where(asked.c.id == bindparam("asked"))
    .values(
        shown_at=func.coalesce(asked.c.shown_at, bindparam("at", type_=asked.c.shown_at.type)),
        message_id=func.coalesce(bindparam("message_id", type_=asked.c.message_id.type), asked.c.message_id),
    )
)
_CARRY = Statement(
    update(asked)
    .where(asked.c.id == bindparam("asked"))
    .values(keyboard_id=bindparam("message_id", type_=asked.c.keyboard_id.type))
)
_CARRIER = Statement(
    select(func.coalesce(asked.c.keyboard_id, asked.c.message_id)).where(asked.c.id == bindparam("asked"))
)
_FORWARD = Statement(update(asked).where(asked.c.id == bindparam("asked")).values(shown_at=bindparam("at")))
_OF_LEARNER = asked.c.learner_id == bindparam("learner")
_BY_ID = Statement(_READ.where(asked.c.id == bindparam("asked")))
_LAST = Statement(_READ.where(_OF_LEARNER).order_by(asked.c.id.desc()).limit(1))
_LAST_SHOWN = Statement(
    _READ.where(_OF_LEARNER, asked.c.shown_at.is_not(None))
    .order_by(asked.c.shown_at.desc(), asked.c.id.desc())
    .limit(1)
)
_LAST_OF = Statement(
    _READ.where(_OF_LEARNER, asked.c.question_id == bindparam("question"))
    .order_by(asked.c.id.desc())
    .limit(1)
)
_IN_MESSAGE = Statement(
    _READ.where(_OF_LEARNER, asked.c.message_id == bindparam("message")).order_by(asked.c.id.desc()).limit(1)
)
_AFTER = Statement(
    _READ.where(asked.c.after_id == bindparam("asked"), asked.c.after_verb == bindparam("verb"))
)
_SEEN = Statement(
    select(
        asked.c.question_id,
        func.count().label("times"),
        func.max(asked.c.id).label("last_id"),
        func.count()
        .filter(asked.c.asked_at > bindparam("since"), asked.c.after_verb.is_distinct_from("again"))
        .label("lately"),
    )
    .where(_OF_LEARNER)
    .group_by(asked.c.question_id)
)
_TALKS = (
    select(asked.c.question_id, asked.c.asked_at, asked.c.dialogue)
    .where(asked.c.dialogue.is_not(None))
    .order_by(asked.c.id)
)
_SEEDS = Statement(
    select(asked.c.seed)
    .where(_OF_LEARNER, asked.c.question_id == bindparam("question"))
    .order_by(asked.c.id.desc())
)
