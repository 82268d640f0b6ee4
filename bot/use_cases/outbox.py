"""What is owed without having been asked for: daily questions, groups' posts and announcements.

Each is claimed, prepared, sent at most once and settled. Replies are owed too, but by the updates that asked for them (``Inbox``).
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import datetime

from bot.store.status import Status
from bot.use_cases.administration import Administration, Notice
from bot.use_cases.daily import Claim, Daily, Push
from bot.use_cases.groups import Groups, Post, Ready

__all__ = ["Due", "Notice", "Outbox", "Push", "Ready", "Status"]

Due = Claim | Post | Notice
"""Something claimed: it is this process's to send, and must be settled."""
Prepared = Push | Ready | Notice


@dataclass(frozen=True, slots=True)
class Outbox:
    daily: Daily
    groups: Groups
    administration: Administration

    async def claim(self, now: datetime, limit: int) -> list[Due]:
        """Up to ``limit`` of what is due: daily questions first, announcements last."""
        sources: tuple[Callable[[datetime, int], Awaitable[list[Due]]], ...] = (
            self._pushes,
            self._posts,
            self._notices,
        )
        claimed: list[Due] = []
        for claim in sources:
            if len(claimed) < limit:
                claimed += await claim(now, limit - len(claimed))
        return claimed

    async def prepare(self, due: Due, now: datetime) -> Prepared | None:
        """What is to be sent; None where there is nothing any more."""
        if isinstance(due, Claim):
            return await self.daily.prepare(due, now)
        if isinstance(due, Post):
            return await self.groups.prepare(due, now)
        return due

    async def settled(
        self,
        due: Due,
        status: Status,
        now: datetime,
        prepared: Prepared | None = None,
        message_id: int | None = None,
    ) -> None:
        """Stores how it ended; a question that was sent is shown by ``message_id``."""
        if isinstance(due, Post):
            await self.groups.settled(due, status, now)
        else:
            claim = due.claim if isinstance(due, Notice) else due
            asked_id = prepared.asked.id if isinstance(prepared, Push) else None
            await self.daily.settled(claim, status, now, asked_id, message_id)

    async def release(self, due: Due, now: datetime) -> None:
        """Gives back what was certainly not sent: after a restart it is due again. An announcement is not told twice, so it has failed."""
        if isinstance(due, Claim):
            await self.daily.release(due)
        elif isinstance(due, Post):
            await self.groups.release(due)
        else:
            await self.daily.settled(due.claim, Status.FAILED, now)

    async def moved(self, ready: Ready, chat_id: int) -> Ready:
        """The same post for a group that has another id now."""
        await self.groups.migrate(ready.post.group.chat_id, chat_id)
        group = replace(ready.post.group, chat_id=chat_id)
        return replace(ready, post=replace(ready.post, group=group))

    async def forget_claims(self, now: datetime) -> int:
        """Marks as unknown what a process left claimed when it died: it is not sent again. How many."""
        return await self.daily.forget_claims(now) + await self.groups.forget_claims(now)

    async def _pushes(self, now: datetime, limit: int) -> list[Due]:
        return [*await self.daily.claim(now, limit)]

    async def _posts(self, now: datetime, limit: int) -> list[Due]:
        return [*await self.groups.claim(now, limit)]

    async def _notices(self, now: datetime, limit: int) -> list[Due]:
        return [*await self.administration.claim(now, limit)]
