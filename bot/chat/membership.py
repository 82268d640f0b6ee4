"""Where the bot is let in and put out, and who blocks it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from telegram.constants import ChatMemberStatus, ChatType

from bot.chat.routes import in_group
from bot.chat.update import Membership, Update
from bot.use_cases.everything import Everything

GONE = (ChatMemberStatus.BANNED, ChatMemberStatus.LEFT)


class Memberships:
    def __init__(self, use: Everything, now: Callable[[], datetime]) -> None:
        self._use, self._now = use, now

    async def changed(self, update: Update, change: Membership) -> bool:
        """Keeps what has changed; whether the bot has come into a group, where it introduces itself."""
        if in_group(update):
            return await self._in_group(change)
        if change.chat.type != ChatType.PRIVATE:
            # Who removes the bot from a channel has not blocked it.
            return False
        if change.new_chat_member.status in GONE:
            await self._use.preferences.unreachable(change.from_user.id, self._now())
        else:
            await self._use.preferences.reachable(change.from_user.id, self._now())
        return False

    async def blocked(self, chat_id: int) -> None:
        """A person or a group cannot be written to."""
        if chat_id < 0:
            await self._use.groups.gone(chat_id, self._now())
        else:
            await self._use.preferences.unreachable(chat_id, self._now())

    async def _in_group(self, change: Membership) -> bool:
        if change.new_chat_member.status in GONE:
            await self._use.groups.gone(change.chat.id, self._now())
            return False
        if change.old_chat_member.status in GONE:
            return await self._use.groups.back(change.chat.id, self._now())
        return False
