"""How what is owed stands, as rows of pushes, posts and updates keep it."""

from __future__ import annotations

from enum import StrEnum


class Status(StrEnum):
    """``CLAIMED`` is about to be sent; none of the others is ever sent again."""

    CLAIMED = "claimed"
    SENT = "sent"
    UNREACHABLE = "unreachable"
    """The person has blocked the bot, or the group has put it out."""
    REFUSED = "refused"
    """Telegram takes it from nobody, or not there."""
    FAILED = "failed"
    """The network kept it back for as long as it was worth sending."""
    UNKNOWN = "unknown"
    """A crash or a lost answer leaves open whether it arrived."""
    MISSED = "missed"
    """Found too late to be sent at all."""
