"""What becomes of something whose sending failed: tried later, perhaps there already, or refused for good."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from http import HTTPStatus

from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    RetryAfter,
    TelegramError,
)

from bot.chat.request import NotSent, NotTheirs


class Kind(Enum):
    LATER = auto()
    """Certainly not sent, and worth another try."""
    DOUBTFUL = auto()
    """Telegram may have had it."""
    MOVED = auto()
    """The group has another id now."""
    UNREACHABLE = auto()
    """The person or the group cannot be written to."""
    REFUSED = auto()
    """Telegram takes it in no case."""


@dataclass(frozen=True, slots=True)
class Fate:
    """``pause``: seconds that Telegram asks to wait; ``chat_id``: where the group is now."""

    kind: Kind
    pause: float | None = None
    chat_id: int | None = None

    @property
    def passing(self) -> bool:
        """Whether another try may succeed."""
        return self.kind in (Kind.LATER, Kind.DOUBTFUL)


def fate_of(error: TelegramError) -> Fate:
    """The fate that an error of python-telegram-bot's stands for (its BadRequest is a NetworkError, too)."""
    match error:
        case ChatMigrated():
            return Fate(Kind.MOVED, chat_id=error.new_chat_id)
        case RetryAfter():
            return Fate(Kind.LATER, pause=seconds_of(error))
        case Forbidden():
            return Fate(Kind.UNREACHABLE)
        case NotSent() | InvalidToken() | Conflict():
            # A token that is refused is the host's matter: what is owed waits for the right one.
            return Fate(Kind.LATER)
        case NotTheirs():
            # What a filter or a proxy turns away never came to Telegram; behind a gateway's fault it may have.
            return Fate(Kind.LATER if error.status < HTTPStatus.INTERNAL_SERVER_ERROR else Kind.DOUBTFUL)
        case BadRequest():
            return Fate(Kind.REFUSED)
    return Fate(Kind.DOUBTFUL)


def seconds_of(refused: RetryAfter) -> float:
    """How long Telegram asks to wait."""
    wait = refused.retry_after
    return float(wait) if isinstance(wait, int | float) else wait.total_seconds()


def reason(error: TelegramError) -> str:
    """Why Telegram refused, as far as a log may hold it: what follows a colon can quote a message's words."""
    return f"{type(error).__name__}: {str(error).partition(':')[0][:60]}"
