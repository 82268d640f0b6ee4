"""What a reply consists of: each piece is one call that brings one thing into a chat, or changes one there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.domain.learner import Learner
from bot.views.message import Message, Picture

Keyboard = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """``ends``: it is the last of its message, or a picture of its own. ``shows``: the asked question that the person sees by it."""

    ends: bool = True
    shows: int | None = None
    about: int | None = None
    """The asked question whose buttons it carries."""

    @property
    def needed(self) -> bool:
        """Whether the person misses something without it; a picture says what words have said."""
        return True


@dataclass(frozen=True, slots=True, kw_only=True)
class Typeset(Piece):
    """A message with its formulas and tables as Telegram lays them out."""

    message: Message
    learner: Learner


@dataclass(frozen=True, slots=True, kw_only=True)
class Text(Piece):
    """A message in HTML, or a part of a long one."""

    html: str
    keyboard: Keyboard | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit(Piece):
    """A message in place of another one; ``pictured``: that one is a picture, whose words stand under it."""

    message_id: int
    message: Message
    learner: Learner
    pictured: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Keys(Piece):
    """Other buttons under a message, whose words stay."""

    message_id: int
    keyboard: Keyboard

    @property
    def needed(self) -> bool:
        return False


@dataclass(frozen=True, slots=True, kw_only=True)
class Illustrated(Piece):
    """A picture with a message's buttons under it, and its words where it has room; its description where it cannot be drawn."""

    picture: Picture
    learner_id: int
    html: str
    keyboard: Keyboard | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Photo(Piece):
    """A picture; drawing it is on the account of ``learner_id``. ``alone``: no words come with it but its description."""

    picture: Picture
    learner_id: int
    alone: bool = True

    @property
    def needed(self) -> bool:
        return False


@dataclass(frozen=True, slots=True, kw_only=True)
class File(Piece):
    name: str
    content: bytes
    caption: str
