"""A function sent as a file."""

from __future__ import annotations

from bot.chat.context import Turn
from bot.chat.handlers import practice
from bot.chat.update import Document
from bot.use_cases.practice.outcomes import Asked
from bot.use_cases.practice.practice import LONGEST_CODE
from bot.views.compose import count, said

LARGEST_FILE = 4 * LONGEST_CODE
"""Bytes: a character has four at most."""


async def on_file(turn: Turn, document: Document) -> None:
    """Judges a .py file where a function is asked for; any other file is only told that it cannot be read."""
    current = await turn.use.practice.current(turn.learner.id)
    asked = isinstance(current, Asked) and current.variant is not None and current.variant.drill.is_run
    if not asked:
        python = (document.file_name or "").lower().endswith(".py")
        turn.reply(said(turn.learner, "file-not-asked" if python else "unknown-content"))
        return
    content = await _downloaded(turn, document)
    source = None if content is None else _text(content)
    if content is not None and source is None:
        turn.reply(said(turn.learner, "file-not-utf-8"))
    elif source is None or len(source) > LONGEST_CODE:
        turn.reply(said(turn.learner, "file-not-read", size=count(LONGEST_CODE, turn.learner)))
    else:
        await practice.judge(turn, source, source)


async def _downloaded(turn: Turn, document: Document) -> bytes | None:
    """What is in the file; None where it is no Python file, or too large."""
    if not (document.file_name or "").lower().endswith(".py") or (document.file_size or 0) > LARGEST_FILE:
        return None
    content = await turn.hands.sender.download(document.file_id)
    return content if len(content) <= LARGEST_FILE else None


def _text(content: bytes) -> str | None:
    """A file's text; None where it is not UTF-8. (UTF-16 of plain letters is valid UTF-8, with NULs in it.)"""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
    return None if "\0" in text else text
