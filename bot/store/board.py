"""Who agreed to stand on a group's board, under which name, and how they answered the group's questions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, select

from bot.database.insertion import Upsert
from bot.database.statement import Statement
from bot.domain.grading.verdict import Outcome
from bot.store.tables import attempts, board, posts


@dataclass(frozen=True, slots=True)
class Standing:
    """One person's line: how many of the group's questions they answered, and how many right at the first try, without a hint."""

    name: str
    right: int
    answered: int


def join(connection: Connection, group_id: int, learner_id: int, name: str, now: datetime) -> None:
    """Keeps that somebody agreed, under the name that they have now."""
    _JOIN.run(connection, group_id=group_id, learner_id=learner_id, name=name, agreed_at=now)


def leave(connection: Connection, learner_id: int, group_id: int | None = None) -> int:
    """Takes somebody off a board, or off all; how many those were."""
    theirs = board.c.learner_id == learner_id
    only = theirs if group_id is None else theirs & (board.c.group_id == group_id)
    return connection.execute(delete(board).where(only)).rowcount


def names(connection: Connection, learner_id: int) -> dict[int, str]:
    """The boards that somebody stands on, by group, with their name there."""
    return {row[0]: row[1] for row in _NAMES.rows(connection, learner=learner_id)}


def standings(connection: Connection, group_id: int, since: datetime) -> list[Standing]:
    """Everybody who agreed, the best first, by the group's posts since a moment. Only the first try at each post counts."""
    found = {learner: (name, dict[int, bool]()) for learner, name in _AGREED.rows(connection, group=group_id)}
    for learner, post, outcome, hints, gave_up in _TRIES.rows(connection, group=group_id, since=since):
        found[learner][1].setdefault(post, outcome == Outcome.CORRECT and not hints and not gave_up)
    lines = [Standing(name, sum(tries.values()), len(tries)) for name, tries in found.values()]
    return sorted(lines, key=lambda line: (-line.right, -line.answered, line.name))


_JOIN = Upsert(board)
_NAMES = Statement(select(board.c.group_id, board.c.name).where(board.c.learner_id == bindparam("learner")))
_AGREED = Statement(select(board.c.learner_id, board.c.name).where(board.c.group_id == bindparam("group")))
_TRIES = Statement(
    select(attempts.c.learner_id, posts.c.id, attempts.c.outcome, attempts.c.hints_used, attempts.c.gave_up)
    .select_from(board)
    .join(posts, posts.c.group_id == board.c.group_id)
    .join(
        attempts,
        (attempts.c.learner_id == board.c.learner_id)
        & (attempts.c.question_id == posts.c.question_id)
        & (attempts.c.revision == posts.c.revision)
        & (attempts.c.seed == posts.c.seed),
    )
    .where(board.c.group_id == bindparam("group"), posts.c.due_at >= bindparam("since"))
    .order_by(attempts.c.id)
)
