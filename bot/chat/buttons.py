"""What a button carries: a version, a verb and its arguments in at most 64 bytes. Whatever comes back may be forged or years old."""

from __future__ import annotations

import re
from functools import lru_cache

from bot.views.message import Action

VERSION = "1"
BYTE_LIMIT = 64
ARGUMENT = re.compile(r"[A-Za-z0-9_-]{1,48}")
NUMBER = re.compile(r"0|[1-9][0-9]{0,17}")


@lru_cache(4096)
def encode(action: Action) -> str:
    """The callback data of an action. Raises ValueError for what does not fit."""
    data = ":".join([VERSION, action.verb, *map(str, action.arguments)])
    if len(data.encode()) > BYTE_LIMIT or decode(data) != action:
        raise ValueError(f"{action} does not fit into a button")
    return data


def decode(data: str | None) -> Action | None:
    """The action that data stands for, or None for anything that this version would not have written."""
    parts = (data or "").split(":")
    if (
        len(parts) < 2
        or parts[0] != VERSION
        or not all(part.isascii() and ARGUMENT.fullmatch(part) for part in parts[1:])
    ):
        return None
    return Action(parts[1], tuple(int(part) if NUMBER.fullmatch(part) else part for part in parts[2:]))
