"""Links to questions: Telegram's start payload has no dot, so the dot of a drill's id is written ``--``."""

from __future__ import annotations

import re

_LINK = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*(--[a-z0-9]+(-[a-z0-9]+)*)?")


def link_id(question_id: str) -> str:
    """``matrix-chain-abc.cost`` → ``matrix-chain-abc--cost``."""
    return question_id.replace(".", "--")


def question_id_from_link(link: str) -> str | None:
    """``matrix-chain-abc--cost`` → ``matrix-chain-abc.cost``; None for what cannot be a question's link."""
    if len(link) > 64 or not _LINK.fullmatch(link):
        return None
    return link.replace("--", ".")
