"""The tables. A change here needs a migration; a test compares the two."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    ColumnElement,
    Date,
    DateTime,
    Dialect,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    false,
)
from sqlalchemy.types import TypeDecorator

from bot.store.status import Status

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class Moment(TypeDecorator[datetime]):
    """An aware datetime, kept in UTC; SQLite has no time zones, so there it is kept bare."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs a time zone")
        utc = value.astimezone(UTC)
        return utc.replace(tzinfo=None) if dialect.name == "sqlite" else utc

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002  the signature is SQLAlchemy's
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def _partial(name: str, *columns: Column[Any], where: ColumnElement[bool]) -> None:
    """An index of some of the rows; in PostgreSQL too, but saying so here would load its whole dialect at every start."""
    Index(name, *columns, sqlite_where=where)


Counter = BigInteger().with_variant(Integer(), "sqlite")
"""A row's own number: SQLite counts up only an INTEGER."""

learners = Table(
    "learners",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("language", String(2), nullable=False),
    Column("digits", String(16), nullable=False),
    Column("formulas", String(16), nullable=False),
    Column("level", String(4), nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("unreachable_since", Moment),
    Column("zone", String(64)),
    Column("daily_at", Integer),
    Column("next_push_at", Moment),
    Column("interview_on", Date),
    Column("sureness", Boolean, nullable=False, server_default=false()),
    Column("awaited_since", Moment),
    Column("awaited", String(8)),
)
_TO_PUSH = learners.c.next_push_at.is_not(None)
_partial("ix_learners_next_push_at", learners.c.next_push_at, where=_TO_PUSH)

updates = Table(
    "updates",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("received_at", Moment, nullable=False),
    Column("learner_id", BigInteger),
    Column("raw", Text),
    Column("outcome", JSON(none_as_null=True)),
    Column("replied_at", Moment),
    Column("holder", BigInteger),
    Column("delivered", Integer),
    Column("ended", String(16)),
)
Index("ix_updates_received_at", updates.c.received_at)
Index("ix_updates_learner_id", updates.c.learner_id)
_OWED = updates.c.raw.is_not(None)
_partial("ix_updates_owed", updates.c.received_at, updates.c.id, where=_OWED)
_IN_HAND = updates.c.holder.is_not(None)
_partial("ix_updates_in_hand", updates.c.learner_id, updates.c.id, where=_IN_HAND)

suspects = Table(
    "suspects",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("deaths", Integer, nullable=False),
)

asked = Table(
    "asked",
    metadata,
    Column("id", Counter, primary_key=True),
    Column("learner_id", ForeignKey("learners.id"), nullable=False),
    Column("question_id", String, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("seed", BigInteger, nullable=False),
    Column("hints_used", Integer, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("closed", Boolean, nullable=False),
    Column("cancelled", Boolean, nullable=False),
    Column("ticked", JSON, nullable=False),
    Column("ordered", JSON, nullable=False),
    Column("level_wanted", String(4)),
    Column("topic_wanted", String),
    Column("after_id", BigInteger),
    Column("after_verb", String(16)),
    Column("interview_id", BigInteger),
    Column("asked_at", Moment, nullable=False),
    Column("sureness", Integer),
    Column("shown_at", Moment),
    Column("message_id", BigInteger),
    Column("keyboard_id", BigInteger),
    Column("unclear", Text),
    Column("drawn", JSON(none_as_null=True)),
    Column("climb", JSON(none_as_null=True)),
    Column("dialogue", JSON(none_as_null=True)),
    Column("session_id", BigInteger),
    Column("number", Integer),
    Column("total", Integer),
    Column("chosen", String(16)),
    UniqueConstraint("after_id", "after_verb"),
    # A number is never given again: after /forget, an old button would mean a new question.
    sqlite_autoincrement=True,
)
Index("ix_asked_learner_id_shown_at", asked.c.learner_id, asked.c.shown_at)
Index("ix_asked_learner_id_id", asked.c.learner_id, asked.c.id)
Index("ix_asked_learner_id_question_id_seed", asked.c.learner_id, asked.c.question_id, asked.c.seed)

attempts = Table(
    "attempts",
    metadata,
    Column("id", Counter, primary_key=True),
    Column("asked_id", ForeignKey("asked.id"), nullable=False),
    Column("learner_id", ForeignKey("learners.id"), nullable=False),
    Column("question_id", String, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("seed", BigInteger, nullable=False),
    Column("typed", Text, nullable=False),
    Column("verdict", JSON(none_as_null=True)),
    Column("outcome", String(16)),
    Column("score", Float, nullable=False),
    Column("misconception", String),
    Column("hints_used", Integer, nullable=False),
    Column("seconds", Float, nullable=False),
    Column("counted", Boolean, nullable=False),
    Column("gave_up", Boolean, nullable=False),
    Column("disputed_at", Moment),
    Column("at", Moment, nullable=False),
)
Index("ix_attempts_asked_id", attempts.c.asked_id)
_DISPUTED = attempts.c.disputed_at.is_not(None)
_partial("ix_attempts_disputed_at", attempts.c.disputed_at, where=_DISPUTED)
Index("ix_attempts_learner_id_id", attempts.c.learner_id, attempts.c.id)

reviews = Table(
    "reviews",
    metadata,
    Column("learner_id", ForeignKey("learners.id"), primary_key=True),
    Column("question_id", String, primary_key=True),
    Column("state", Integer, nullable=False),
    Column("step", Integer),
    Column("stability", Float, nullable=False),
    Column("difficulty", Float, nullable=False),
    Column("due_at", Moment, nullable=False),
    Column("reviewed_at", Moment, nullable=False),
    Column("lapses", Integer, nullable=False),
    Column("asked_id", BigInteger, nullable=False),
    Column("before", JSON(none_as_null=True)),
)

days = Table(
    "days",
    metadata,
    Column("learner_id", ForeignKey("learners.id"), primary_key=True),
    Column("day", Date, primary_key=True),
    Column("answers", Integer, nullable=False),
    Column("right", Integer, nullable=False),
)

interviews = Table(
    "interviews",
    metadata,
    Column("id", Counter, primary_key=True),
    Column("learner_id", ForeignKey("learners.id"), nullable=False),
    Column("minutes", Integer, nullable=False),
    Column("plan", JSON, nullable=False),
    Column("asked", JSON, nullable=False),
    Column("spent", Float, nullable=False),
    Column("started_at", Moment, nullable=False),
    Column("finished_at", Moment),
    Column("groups", JSON(none_as_null=True)),
)
Index("ix_interviews_learner_id_id", interviews.c.learner_id, interviews.c.id)

sessions = Table(
    "sessions",
    metadata,
    Column("id", Counter, primary_key=True),
    Column("learner_id", ForeignKey("learners.id"), nullable=False),
    Column("day", Date, nullable=False),
    Column("total", Integer, nullable=False),
    Column("asked", JSON, nullable=False),
    Column("started_at", Moment, nullable=False),
    Column("finished_at", Moment),
)
Index("ix_sessions_learner_id_id", sessions.c.learner_id, sessions.c.id)

drawings = Table(
    "drawings",
    metadata,
    Column("key", String(64), primary_key=True),
    Column("file_id", String, nullable=False),
    Column("kept_at", Moment, nullable=False),
)

pushes = Table(
    "pushes",
    metadata,
    Column("id", Counter, primary_key=True),
    Column("learner_id", ForeignKey("learners.id"), nullable=False),
    Column("day", Date),
    Column("status", String(16), nullable=False),
    Column("due_at", Moment, nullable=False),
    Column("claimed_at", Moment, nullable=False),
    Column("sent_at", Moment),
    Column("asked_id", BigInteger),
    Column("announcement_id", BigInteger),
    UniqueConstraint("learner_id", "day"),
    UniqueConstraint("announcement_id", "learner_id"),
)
_UNSETTLED = pushes.c.status == Status.CLAIMED.value
_partial("ix_pushes_unsettled", pushes.c.claimed_at, where=_UNSETTLED)

announcements = Table(
    "announcements",
    metadata,
    Column("id", Counter, primary_key=True),
    Column("text", Text, nullable=False),
    Column("upto", BigInteger, nullable=False),
    Column("written_at", Moment, nullable=False),
    Column("begun_at", Moment),
    Column("finished_at", Moment),
)
_UNDER_WAY = announcements.c.begun_at.is_not(None) & announcements.c.finished_at.is_(None)
_partial("ix_announcements_under_way", announcements.c.id, where=_UNDER_WAY)

groups = Table(
    "groups",
    metadata,
    Column("id", Counter, primary_key=True),
    Column("chat_id", BigInteger, nullable=False, unique=True),
    Column("language", String(2), nullable=False),
    Column("zone", String(64)),
    Column("daily_at", Integer),
    Column("next_push_at", Moment),
    Column("board_at", Moment),
    Column("gone_since", Moment),
    Column("thread_id", BigInteger),
    Column("set_by", BigInteger),
    Column("created_at", Moment, nullable=False),
)
Index("ix_groups_set_by", groups.c.set_by)
_TO_POST = groups.c.next_push_at.is_not(None)
_partial("ix_groups_next_push_at", groups.c.next_push_at, where=_TO_POST)

posts = Table(
    "posts",
    metadata,
    Column("id", Counter, primary_key=True),
    Column("group_id", ForeignKey("groups.id"), nullable=False),
    Column("day", Date, nullable=False),
    Column("status", String(16), nullable=False),
    Column("question_id", String, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("seed", BigInteger, nullable=False),
    Column("due_at", Moment, nullable=False),
    Column("claimed_at", Moment, nullable=False),
    Column("sent_at", Moment),
    Column("drawn", JSON(none_as_null=True)),
    UniqueConstraint("group_id", "day"),
)
Index("ix_posts_question_id_seed", posts.c.question_id, posts.c.seed)
_OPEN = posts.c.status == Status.CLAIMED.value
_partial("ix_posts_unsettled", posts.c.claimed_at, where=_OPEN)

board = Table(
    "board",
    metadata,
    Column("group_id", ForeignKey("groups.id"), primary_key=True),
    Column("learner_id", ForeignKey("learners.id"), primary_key=True),
    Column("name", String(64), nullable=False),
    Column("agreed_at", Moment, nullable=False),
)
Index("ix_board_learner_id", board.c.learner_id)
