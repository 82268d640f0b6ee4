"""Blocks as the blocks of a rich message (Bot API 10.1 and 10.2)."""

from __future__ import annotations

import json
from typing import Any

from bot.views.message import (
    Block,
    Code,
    CodeBlock,
    DisplayFormula,
    Divider,
    Formula,
    Heading,
    Inline,
    Items,
    Link,
    Message,
    Paragraph,
    Quote,
    Styled,
    Table,
    Text,
)

BLOCK_LIMIT = 400
"""Under Telegram's 500 blocks, list items and rows."""
BYTE_LIMIT = 30_000
"""Under Telegram's 32 768 characters, counted in bytes to be on the safe side."""


def rich_message(message: Message) -> dict[str, Any]:
    """The ``rich_message`` of a message. Formulas are native; nothing is detected in the text."""
    return {
        "blocks": [_block(block, message.language.right_to_left) for block in message.blocks],
        "is_rtl": message.language.right_to_left,
        "skip_entity_detection": True,
    }


def wants_rich(message: Message) -> bool:
    """Whether there is anything that a plain message cannot show, and it fits into one rich message; else it goes out in parts."""
    if not any(_is_rich(block) for block in message.blocks):
        return False
    blocks = rich_message(message)["blocks"]
    return (
        _count(blocks) <= BLOCK_LIMIT and len(json.dumps(blocks, ensure_ascii=False).encode()) <= BYTE_LIMIT
    )


def _count(thing: object) -> int:
    """Blocks, list items and table rows, as Telegram counts them."""
    if isinstance(thing, list):
        return sum(_count(each) for each in thing)
    if not isinstance(thing, dict):
        return 0
    own = 1 if "type" in thing or "blocks" in thing else 0
    rows = len(thing["cells"]) if thing.get("type") == "table" else 0
    return own + rows + sum(_count(thing[name]) for name in ("blocks", "items") if name in thing)


def _is_rich(block: Block) -> bool:
    match block:
        case DisplayFormula() | Table() | Heading():
            return True
        case Paragraph(content):
            return any(_has_formula(piece) for piece in content)
        case Items(items):
            return any(_is_rich(inner) for item in items for inner in item)
        case Quote(blocks):
            return any(_is_rich(inner) for inner in blocks)
    return False


def _has_formula(piece: Inline) -> bool:
    match piece:
        case Formula():
            return True
        case Styled(_, content) | Link(_, content):
            return any(_has_formula(inner) for inner in content)
    return False


def _block(block: Block, rtl: bool) -> dict[str, Any]:
    match block:
        case Paragraph(content):
            return {"type": "paragraph", "text": _text(content)}
        case Heading(level, content):
            return {"type": "heading", "size": min(6, level + 2), "text": _text(content)}
        case DisplayFormula(latex):
            return {"type": "mathematical_expression", "expression": latex}
        case CodeBlock(text, language):
            return {"type": "pre", "text": text, **({"language": language} if language else {})}
        case Items(items, ordered):
            inner = [{"blocks": [_block(part, rtl) for part in item]} for item in items]
            return {"type": "list", "items": inner, **({"is_ordered": True} if ordered else {})}
        case Quote(blocks):
            return {"type": "blockquote", "blocks": [_block(part, rtl) for part in blocks]}
        case Table(rows, align):
            return {
                "type": "table",
                "cells": _cells(rows, align, "right" if rtl else "left"),
                "is_bordered": True,
                "is_striped": True,
            }
        case Divider():
            return {"type": "divider"}


def _cells(
    rows: tuple[tuple[tuple[Inline, ...], ...], ...], align: tuple[str, ...], start: str
) -> list[list[dict[str, Any]]]:
    """``start`` is the side at which a cell of no given alignment begins."""
    return [
        [
            {
                "text": _text(cell),
                "align": start if (align[column : column + 1] or ("left",))[0] == "left" else align[column],
                "valign": "middle",
                **({"is_header": True} if not row else {}),
            }
            for column, cell in enumerate(cells)
        ]
        for row, cells in enumerate(rows)
    ]


def _text(content: tuple[Inline, ...]) -> Any:
    parts = [_inline(piece) for piece in content]
    return parts[0] if len(parts) == 1 else parts


def _inline(piece: Inline) -> Any:
    match piece:
        case Text(text):
            return text
        case Formula(latex):
            return {"type": "mathematical_expression", "expression": latex}
        case Code(text):
            return {"type": "code", "text": text}
        case Styled(style, content):
            return {"type": style, "text": _text(content)}
        case Link(url, content):
            return {"type": "link", "text": _text(content), "url": url}
