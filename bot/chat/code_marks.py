"""Source in a message: what stands in code marks alone; without any, the text with the marks that the app took for styles put back.

Telegram's apps turn ``**`` round words into bold and ``__`` into italic as one types, so that ``x**2 + y**2`` arrives as ``x2 + y2``.
"""

from __future__ import annotations

from telegram import Message, MessageEntity

MARKS = {
    MessageEntity.BOLD: "**",
    MessageEntity.ITALIC: "__",
    MessageEntity.STRIKETHROUGH: "~~",
    MessageEntity.SPOILER: "||",
}


def source_of(message: Message | None) -> str | None:
    """The source that a message holds; None where it has no text."""
    if message is None or message.text is None:
        return None
    blocks = message.parse_entities([MessageEntity.PRE])
    if blocks:
        return "\n\n".join(text for _, text in sorted(blocks.items(), key=lambda item: item[0].offset))
    return _with_marks(message.text, message.entities)


def _with_marks(text: str, entities: tuple[MessageEntity, ...]) -> str:
    """Offsets count UTF-16 units."""
    units = text.encode("utf-16-le")
    inserted: list[tuple[int, str]] = []
    for entity in entities:
        if mark := MARKS.get(entity.type):
            inserted += [(entity.offset, mark), (entity.offset + entity.length, mark)]
    for offset, mark in sorted(inserted, reverse=True):
        units = units[: 2 * offset] + mark.encode("utf-16-le") + units[2 * offset :]
    return units.decode("utf-16-le", "replace")
