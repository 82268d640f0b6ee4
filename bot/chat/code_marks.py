"""Source in a message: what stands in code marks alone; without any, the text with the marks that the app took for styles put back.

Telegram's apps turn ``**`` round words into bold and ``__`` into italic as one types, so that ``x**2 + y**2`` arrives as ``x2 + y2``.
"""

from __future__ import annotations

from bot.chat.update import Entity, Message

MARKS = {"bold": "**", "italic": "__", "strikethrough": "~~", "spoiler": "||"}


def source_of(message: Message | None) -> str | None:
    """The source that a message holds; None where it has no text."""
    if message is None or message.text is None:
        return None
    units = message.text.encode("utf-16-le")
    blocks = [entity for entity in message.entities if entity.type == "pre"]
    if blocks:
        return "\n\n".join(_text(units, *_span(entity)) for entity in sorted(blocks, key=_span))
    return _with_marks(units, message.entities)


def _span(entity: Entity) -> tuple[int, int]:
    return entity.offset, entity.offset + entity.length


def _text(units: bytes, start: int, end: int) -> str:
    """Offsets count UTF-16 units, of two bytes each."""
    return units[2 * start : 2 * end].decode("utf-16-le", "replace")


def _with_marks(units: bytes, entities: tuple[Entity, ...]) -> str:
    inserted = [
        (offset, MARKS[entity.type])
        for entity in entities
        if entity.type in MARKS
        for offset in _span(entity)
    ]
    for offset, mark in sorted(inserted, reverse=True):
        units = units[: 2 * offset] + mark.encode("utf-16-le") + units[2 * offset :]
    return units.decode("utf-16-le", "replace")
