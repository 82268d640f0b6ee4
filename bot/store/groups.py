"""Groups, and their daily posts: an outbox like that of ``pushes``, one row for each group and local day, claimed before it is sent.

A group has a number of its own beside its chat's id, since Telegram gives it another id when it becomes a supergroup.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, bindparam, delete, func, select, update

from bot.database.insertion import insert_unless_there
from bot.database.statement import Statement
from bot.domain.learner import Formulas, Learner
from bot.domain.question.text import Language
from bot.domain.scheduling import daily
from bot.store.status import Status
from bot.store.tables import board, groups, posts

A_WEEK = timedelta(days=7) - timedelta(hours=2)
"""Days between two boards; two hours less, for the week in which clocks are set forward."""
Drawn = tuple[str, int, int, Mapping[str, Any] | None]
"""A question's id and revision, a variant's seed, and what was drawn for it."""


@dataclass(frozen=True, slots=True)
class Group:
    """A group's chat, and what an admin chose for it."""

    id: int
    chat_id: int
    language: Language
    zone: str | None
    daily_at: int | None
    thread_id: int | None = None
    """The topic of a forum in which it was set up, and so gets its posts."""
    set_by: int | None = None
    """The admin who set it up, to be told where a post is refused; None for one who is anonymous."""

    @property
    def reader(self) -> Learner:
        """The group as views want whom they write for."""
        return Learner(
            self.chat_id, self.language, formulas=Formulas.PLAIN, zone=self.zone, daily_at=self.daily_at
        )


@dataclass(frozen=True, slots=True)
class Post:
    """A question that was posted, or is this process's to post. ``with_board`` where a week has gone by since the last board."""

    id: int
    group: Group
    question_id: str
    revision: int
    seed: int
    drawn: Mapping[str, Any] | None
    due_at: datetime
    with_board: bool = False


def find(connection: Connection, chat_id: int) -> Group | None:
    """The group of a chat's id, also one that the bot is no longer in."""
    rows = _BY_CHAT.rows(connection, chat=chat_id)
    return _group(rows[0]) if rows else None


def save(connection: Connection, group: Group, now: datetime) -> Group:
    """Keeps a group and what was chosen for it, and sets its next post; the group with its number."""
    row = {
        "chat_id": group.chat_id,
        "language": group.language.value,
        "zone": group.zone,
        "daily_at": group.daily_at,
        "thread_id": group.thread_id,
        "set_by": group.set_by,
    }
    insert_unless_there(connection, groups, [row | {"created_at": now}])
    connection.execute(
        update(groups).where(groups.c.chat_id == group.chat_id).values(row | {"gone_since": None})
    )
    kept = find(connection, group.chat_id)
    assert kept is not None, "it was just kept"
    _schedule(connection, kept, now)
    return kept


def mark_gone(connection: Connection, chat_id: int, gone_since: datetime | None, now: datetime) -> None:
    """Keeps since when the bot is no longer in a group, and posts nothing more there; None where it is in it again."""
    changes: dict[str, Any] = {"gone_since": gone_since}
    if gone_since is not None:
        changes["next_push_at"] = None
    connection.execute(update(groups).where(groups.c.chat_id == chat_id).values(changes))
    group = find(connection, chat_id)
    if group is not None and gone_since is None:
        _schedule(connection, group, now)


def is_member(connection: Connection, chat_id: int) -> bool:
    """Whether the bot is in a group as far as is known: one that was set up, and that it was not put out of since."""
    found = connection.execute(select(groups.c.gone_since).where(groups.c.chat_id == chat_id)).first()
    return found is not None and found.gone_since is None


def migrate(connection: Connection, old: int, new: int) -> None:
    """A group has another id now. Told a second time, it changes nothing; what was kept under both is joined."""
    was, has = find(connection, old), find(connection, new)
    if was is None:
        return
    if has is None:
        connection.execute(update(groups).where(groups.c.id == was.id).values(chat_id=new, gone_since=None))
        return
    days = set(connection.execute(select(posts.c.day).where(posts.c.group_id == has.id)).scalars())
    people = set(connection.execute(select(board.c.learner_id).where(board.c.group_id == has.id)).scalars())
    for table, key, taken in ((posts, posts.c.day, days), (board, board.c.learner_id, people)):
        connection.execute(delete(table).where(table.c.group_id == was.id, key.in_(taken)))
        connection.execute(update(table).where(table.c.group_id == was.id).values(group_id=has.id))
    connection.execute(delete(groups).where(groups.c.id == was.id))


def claim(
    connection: Connection, now: datetime, limit: int, choose: Callable[[int, Mapping[str, int]], Drawn]
) -> list[Post]:
    """Claims up to ``limit`` due posts, the longest due first, and sets each group's next day.

    ``choose`` draws a question for a group, given how often it had each. Two processes never claim the same post: SQLite has one writer,
    PostgreSQL skips what another holds. What is too late is noted as missed.
    """
    statement = _DUE_LOCKED if connection.dialect.name == "postgresql" else _DUE
    claimed = []
    for *columns, due_at, board_at in statement.rows(connection, now=now, limit=limit):
        group = _group(columns)
        zone: ZoneInfo = group.reader.time_zone
        day = daily.day_of(due_at, zone)
        assert group.daily_at is not None, "what is due has its minute"
        _, next_at = daily.next_due(group.daily_at, zone, now, day)
        late = daily.too_late(due_at, now)
        with_board = board_at is not None and due_at - board_at >= A_WEEK and not late
        shown_at = due_at if with_board or board_at is None else board_at
        _SET_NEXT.change(connection, group=group.id, next_at=next_at, shown_at=shown_at)
        drawn = choose(group.id, Counter(_used(connection, group.id)))
        row: dict[str, Any] = dict(zip(("question_id", "revision", "seed", "drawn"), drawn, strict=True))
        row |= {"group_id": group.id, "day": day, "due_at": due_at, "claimed_at": now}
        row["status"] = (Status.MISSED if late else Status.CLAIMED).value
        added = insert_unless_there(connection, posts, [row], posts.c.group_id)
        if added and not late:
            claimed.append(Post(added[group.id], group, *drawn, due_at, with_board))
    return claimed


def settle(connection: Connection, post_id: int, status: Status, now: datetime) -> None:
    """Notes how a claimed post ended."""
    _SETTLE.change(connection, post=post_id, status=status.value, at=now)


def refused_before(connection: Connection, post: Post) -> bool:
    """Whether the group's post before this one was refused, too."""
    status = _BEFORE.scalar(connection, group=post.group.id, post=post.id)
    return bool(status == Status.REFUSED.value)


def release(connection: Connection, post: Post) -> None:
    """Gives a claim back that was certainly not sent: whoever claims next may send it."""
    if _RELEASE.change(connection, post=post.id):
        board_at = {"board_at": post.due_at - timedelta(days=7)} if post.with_board else {}
        due = update(groups).where(groups.c.id == post.group.id, groups.c.daily_at.is_not(None))
        connection.execute(due.values(next_push_at=post.due_at, **board_at))


def give_up_claims(connection: Connection, before: datetime) -> int:
    """Claims older than ``before`` belong to nobody any more: unknown. How many."""
    return _GIVE_UP.change(connection, before=before)


def post(connection: Connection, post_id: int) -> Post | None:
    """The post of an id, which may come from a forged link."""
    rows = _POST.rows(connection, post=post_id) if 0 < post_id < 2**63 else []
    return _post(rows[0]) if rows else None


def posted(connection: Connection, question_id: str, seed: int) -> Post | None:
    """The newest post of a variant, if there is one."""
    rows = _POSTED.rows(connection, question=question_id, seed=seed)
    return _post(rows[0]) if rows else None


def _used(connection: Connection, group_id: int) -> dict[str, int]:
    used = select(posts.c.question_id, func.count()).where(
        posts.c.group_id == group_id, posts.c.status != Status.MISSED.value
    )
    return {row[0]: row[1] for row in connection.execute(used.group_by(posts.c.question_id))}


def _schedule(connection: Connection, group: Group, now: datetime) -> None:
    next_at = None
    if group.daily_at is not None:
        last_day = connection.execute(
            select(func.max(posts.c.day)).where(posts.c.group_id == group.id)
        ).scalar()
        _, next_at = daily.next_due(group.daily_at, group.reader.time_zone, now, last_day)
    connection.execute(update(groups).where(groups.c.id == group.id).values(next_push_at=next_at))


def _group(row: Any) -> Group:
    number, chat_id, language, *chosen = row
    return Group(number, chat_id, Language(language), *chosen)


def _post(row: Any) -> Post:
    return Post(row[0], _group(row[6:]), *row[1:6])


_COLUMNS = (
    groups.c.id,
    groups.c.chat_id,
    groups.c.language,
    groups.c.zone,
    groups.c.daily_at,
    groups.c.thread_id,
    groups.c.set_by,
)
_BY_CHAT = Statement(select(*_COLUMNS).where(groups.c.chat_id == bindparam("chat")))
_SELECT_DUE = (
    select(*_COLUMNS, groups.c.next_push_at, groups.c.board_at)
    .where(groups.c.next_push_at <= bindparam("now"), groups.c.next_push_at.is_not(None))
    .order_by(groups.c.next_push_at)
    .limit(bindparam("limit"))
)
_DUE = Statement(_SELECT_DUE)
_DUE_LOCKED = Statement(_SELECT_DUE.with_for_update(skip_locked=True))
_SET_NEXT = Statement(
    update(groups)
    .where(groups.c.id == bindparam("group"))
    .values(next_push_at=bindparam("next_at"), board_at=bindparam("shown_at"))
)
_SETTLE = Statement(
    update(posts)
    .where(posts.c.id == bindparam("post"), posts.c.status == Status.CLAIMED.value)
    .values(status=bindparam("status"), sent_at=bindparam("at"))
)
_BEFORE = Statement(
    select(posts.c.status)
    .where(
        posts.c.group_id == bindparam("group"),
        posts.c.id < bindparam("post"),
        posts.c.status != Status.MISSED.value,
    )
    .order_by(posts.c.id.desc())
    .limit(1)
)
_RELEASE = Statement(
    delete(posts).where(posts.c.id == bindparam("post"), posts.c.status == Status.CLAIMED.value)
)
_GIVE_UP = Statement(
    update(posts)
    .where(posts.c.status == Status.CLAIMED.value, posts.c.claimed_at < bindparam("before"))
    .values(status=Status.UNKNOWN.value)
)
_SELECT_POST = select(
    posts.c.id,
    posts.c.question_id,
    posts.c.revision,
    posts.c.seed,
    posts.c.drawn,
    posts.c.due_at,
    *(column.label(f"group_{column.name}") for column in _COLUMNS),
).join(groups, groups.c.id == posts.c.group_id)
_POST = Statement(_SELECT_POST.where(posts.c.id == bindparam("post")))
_POSTED = Statement(
    _SELECT_POST.where(posts.c.question_id == bindparam("question"), posts.c.seed == bindparam("seed"))
    .order_by(posts.c.id.desc())
    .limit(1)
)
