"""Groups: the daily post and its delivery, and the board of those who agreed to stand on it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from random import Random
from zoneinfo import available_timezones

from bot.database.database import Connection, Database
from bot.domain.question.text import Language
from bot.store import board, groups
from bot.store.board import Standing
from bot.store.groups import Drawn, Group, Post
from bot.store.status import Status
from bot.use_cases.daily import FORGOTTEN
from bot.use_cases.practice.asking import LAST_SEED
from bot.use_cases.practice.outcomes import Asked
from bot.use_cases.practice.practice import seeded
from bot.use_cases.practice.questions import Questions

__all__ = ["Group", "Groups", "Place", "Post", "Ready", "Standing"]

WEEK = timedelta(days=7)
LONGEST_NAME = 64
UNFIT = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
"""Categories of characters that nobody sees, or that turn a line round."""
JOINERS = "\u200c\u200d"
LINK = re.compile(
    r"(?i)://|\bwww\.|t\.me|telegram\.|[\w-]\.(?:com|net|org|io|me|ir|ru|info|xyz|app|dev|link|top|shop)\b"
)
"""What a client makes a link of."""


@dataclass(frozen=True, slots=True)
class Ready:
    """A post with its question, and the board where a week is over."""

    post: Post
    asked: Asked
    standings: tuple[Standing, ...] | None


@dataclass(frozen=True, slots=True)
class Place:
    """Where an admin chooses for a group: its chat, the topic of a forum, and who it is, None where that is not told."""

    chat_id: int
    thread_id: int | None = None
    set_by: int | None = None


def name_on_board(name: str) -> str:
    """A first name as everybody in a group reads it: nothing invisible, nothing that turns the line round, no link and no @name."""
    visible = "".join(" " if unicodedata.category(c) in UNFIT and c not in JOINERS else c for c in name)
    words = (word for word in visible.split() if not LINK.search(word))
    return " ".join(words).replace("@", "")[:LONGEST_NAME].strip() or "–"


class Groups:
    def __init__(
        self, database: Database, questions: Questions, randomness: Callable[[str], Random] = seeded
    ) -> None:
        self._database, self._questions, self._randomness = database, questions, randomness
        # What a sandbox may refuse here, and what is typed in many lines, suits no group.
        self._drills = [
            drill for topic in questions.catalogue.topics for drill in topic.drills if not drill.is_run
        ]

    async def find(self, chat_id: int, language: Language) -> Group:
        """The group as it was set up, else a new one in a language; kept only when something is chosen."""
        known = await self._database.glance(partial(groups.find, chat_id=chat_id))
        return known or Group(0, chat_id, language, None, None)

    async def set_daily(self, place: Place, minute: int | None, language: Language, now: datetime) -> Group:
        """Sets the minute of the day of the group's post, None for none, its language and its place. Raises ValueError beyond a day."""
        if minute is not None and not 0 <= minute < 24 * 60:
            raise ValueError("a day has 1440 minutes")

        def chosen(group: Group) -> Group:
            return replace(
                group, daily_at=minute, language=language, thread_id=place.thread_id, set_by=place.set_by
            )

        return await self._change(place.chat_id, language, now, chosen)

    async def set_zone(self, chat_id: int, zone: str, language: Language, now: datetime) -> Group:
        """Sets the group's time zone. Raises ValueError for an unknown one."""
        if zone not in available_timezones():
            raise ValueError("no such zone")
        return await self._change(
            chat_id, language, now, lambda group: replace(group, zone=zone, language=language)
        )

    async def gone(self, chat_id: int, now: datetime) -> None:
        """The bot is no longer in a group: nothing more is posted there."""
        await self._database.write(partial(groups.mark_gone, chat_id=chat_id, gone_since=now, now=now))

    async def back(self, chat_id: int, now: datetime) -> bool:
        """The bot is in a group, and its daily post goes on. Whether it was let in: in a group that became a supergroup it was already."""

        def work(connection: Connection) -> bool:
            was_there = groups.is_member(connection, chat_id)
            groups.mark_gone(connection, chat_id, None, now)
            return not was_there

        return await self._database.write(work)

    async def migrate(self, old: int, new: int) -> None:
        """A group became a supergroup."""
        await self._database.write(partial(groups.migrate, old=old, new=new))

    async def claim(self, now: datetime, limit: int) -> list[Post]:
        """Claims due posts; what comes back is this process's and must be ``settled``. Of several processes one posts at a time."""
        if self._database.presence and not self._database.presence.leads:
            return []
        return await self._database.write(partial(groups.claim, now=now, limit=limit, choose=self._choose))

    async def prepare(self, post: Post, now: datetime) -> Ready | None:
        """A claimed post with its question; None where there is none any more."""
        asked = self.asked(post)
        if asked is None:
            return None
        standings = await self.standings(post.group, now) if post.with_board else None
        return Ready(post, asked, standings)

    def asked(self, post: Post) -> Asked | None:
        """The question of a post, put to nobody; None where there is none any more."""
        question = self._questions.find(post.question_id)
        topic = self._questions.topic_of(question) if question else None
        if question is None or topic is None:
            return None
        return Asked(0, topic, question, self._questions.variant(question, post.seed, post.drawn))

    async def settled(self, post: Post, status: Status, now: datetime) -> None:
        """Stores how a post ended; a group that cannot be written to is gone."""

        def work(connection: Connection) -> None:
            groups.settle(connection, post.id, status, now)
            if status is Status.UNREACHABLE:
                groups.mark_gone(connection, post.group.chat_id, now, now)

        await self._database.write(work)

    async def to_be_told(self, post: Post) -> int | None:
        """The admin to be told that a post was refused; None where nobody is known, or it was so the last time already."""
        if post.group.set_by is None:
            return None
        again = await self._database.glance(partial(groups.refused_before, post=post))
        return None if again else post.group.set_by

    async def release(self, post: Post) -> None:
        """Gives a claim back that was certainly not sent."""
        await self._database.write(partial(groups.release, post=post))

    async def forget_claims(self, now: datetime) -> int:
        """Marks as unknown what a process left claimed when it died: it is not posted again. How many."""
        return await self._database.write(partial(groups.give_up_claims, before=now - FORGOTTEN))

    async def post(self, post_id: int) -> Post | None:
        """The post that a link names."""
        return await self._database.glance(partial(groups.post, post_id=post_id))

    async def posted(self, asked: Asked) -> Post | None:
        """The post that put this very variant to a group."""
        if asked.variant is None or not asked.variant.seed:
            return None
        look = partial(groups.posted, question_id=asked.question.id, seed=asked.variant.seed)
        return await self._database.glance(look)

    async def standings(self, group: Group, now: datetime) -> tuple[Standing, ...]:
        """The group's board of the last seven days."""
        look = partial(board.standings, group_id=group.id, since=now - WEEK)
        return tuple(await self._database.read(look))

    async def names(self, learner_id: int) -> dict[int, str]:
        """The boards that somebody stands on, with their name there."""
        return await self._database.glance(partial(board.names, learner_id=learner_id))

    async def agree(self, group: Group, learner_id: int, name: str, now: datetime) -> None:
        """Somebody wants to stand on the group's board, under a name."""
        shown = name_on_board(name)
        await self._database.write(
            partial(board.join, group_id=group.id, learner_id=learner_id, name=shown, now=now)
        )

    async def withdraw(self, learner_id: int) -> int:
        """Takes somebody off every board; how many those were."""
        return await self._database.write(partial(board.leave, learner_id=learner_id))

    async def _change(
        self, chat_id: int, language: Language, now: datetime, change: Callable[[Group], Group]
    ) -> Group:
        def work(connection: Connection) -> Group:
            known = groups.find(connection, chat_id) or Group(0, chat_id, language, None, None)
            return groups.save(connection, change(known), now)

        return await self._database.write(work)

    def _choose(self, group_id: int, used: Mapping[str, int]) -> Drawn:
        """A drill that was posted least often, with numbers drawn anew."""
        least = min(used.get(drill.id, 0) for drill in self._drills)
        fresh = [drill for drill in self._drills if used.get(drill.id, 0) == least]
        randomness = self._randomness(f"group:{group_id}:{sum(used.values())}")
        drill = randomness.choice(fresh)
        seed = randomness.randint(1, LAST_SEED)
        return drill.id, drill.revision, seed, self._questions.drawn(drill, seed)
