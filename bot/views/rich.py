"""Blocks as the blocks of a rich message (Bot API 10.1 to 10.3)."""

from __future__ import annotations

import json
from typing import Any

from bot.views.message import (
    Block,
    Code,
    CodeBlock,
    DisplayFormula,
    Divider,
    Folded,
    Formula,
    Heading,
    Inline,
    Items,
    Lines,
    Link,
    Message,
    Paragraph,
    Quote,
    Styled,
    Table,
    Text,
)
from bot.views.numerals import RIGHT_TO_LEFT_MARK

_Part = Paragraph | Heading | DisplayFormula | CodeBlock | Items | Table | Quote | Folded | Divider
BLOCK_LIMIT = 400
"""Under Telegram's 500 blocks, list items and rows."""
BYTE_LIMIT = 30_000
"""Under Telegram's 32 768 characters, counted in bytes to be on the safe side."""


def rich_message(message: Message) -> dict[str, Any]:
    """The ``rich_message`` of a message. Formulas are native; nothing is detected in the text."""
    return {
        "blocks": [
            _block(block, message.language.right_to_left)
            for whole in message.blocks
            for block in _parts(whole)
        ],
        "is_rtl": message.language.right_to_left,
        "skip_entity_detection": True,
    }


def _parts(block: Block) -> tuple[_Part, ...]:
    return tuple(map(Paragraph, block.lines)) if isinstance(block, Lines) else (block,)


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
        case Lines(lines):
            return any(_has_formula(piece) for line in lines for piece in line)
        case Paragraph(content):
            return any(_has_formula(piece) for piece in content)
        case Items(items):
            return any(_is_rich(inner) for item in items for inner in item)
        case Quote(blocks) | Folded(blocks):
            return any(_is_rich(inner) for inner in blocks)
    return False


def _has_formula(piece: Inline) -> bool:
    match piece:
        case Formula():
            return True
        case Styled(_, content) | Link(_, content):
            return any(_has_formula(inner) for inner in content)
    return False


def _block(block: _Part, rtl: bool) -> dict[str, Any]:
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
            inner = [
                {"blocks": [_block(part, rtl) for each in item for part in _parts(each)]} for item in items
            ]
            return {"type": "list", "items": inner, **({"is_ordered": True} if ordered else {})}
        case Quote(blocks):
            return {
                "type": "blockquote",
                "blocks": [_block(part, rtl) for each in blocks for part in _parts(each)],
            }
        case Folded(blocks):
            return {"type": "expandable_blockquote", "text": _text(_running(blocks, rtl))}
        case Table(rows, align):
            return {
                "type": "table",
                "cells": _cells(rows, align, "right" if rtl else "left"),
                "is_bordered": True,
                "is_striped": True,
            }
        case Divider():
            return {"type": "divider"}


def _running(blocks: tuple[Block, ...], rtl: bool) -> tuple[Inline, ...]:
    """Blocks as one running text, a line or more for each: what unfolds takes no blocks."""
    pieces: list[Inline] = []
    for block in blocks:
        pieces += [Text("\n")] if pieces else []
        pieces += _lines(block, rtl)
    return tuple(pieces)


def _lines(block: Block, rtl: bool) -> tuple[Inline, ...]:
    match block:
        case Paragraph(content):
            return content
        case Lines(lines):
            return _running(tuple(map(Paragraph, lines)), rtl)
        case Heading(_, content):
            return (Styled("bold", content),)
        case DisplayFormula(latex):
            return (Formula(latex),)
        case CodeBlock(text):
            return (Code(text),)
        case Items(items, ordered):
            return _listed(items, ordered, rtl)
        case Table(rows):
            return _rows(rows, rtl)
        case Quote(blocks) | Folded(blocks):
            return _running(blocks, rtl)
    return (Text("———"),)


def _listed(items: tuple[tuple[Block, ...], ...], ordered: bool, rtl: bool) -> tuple[Inline, ...]:
    pieces: list[Inline] = []
    for number, item in enumerate(items, 1):
        pieces += [Text("\n")] if pieces else []
        pieces += [Text(f"{number}. " if ordered else "• "), *_running(item, rtl)]
    return tuple(pieces)


def _rows(rows: tuple[tuple[tuple[Inline, ...], ...], ...], rtl: bool) -> tuple[Inline, ...]:
    """Each row as a line that names its columns that have a name, but for empty cells."""
    head, *body = rows
    pieces: list[Inline] = []
    for row in body:
        pieces.append(Text("\n• " if pieces else "• "))
        filled = [(name, cell) for name, cell in zip(head, row, strict=False) if cell != (Text("–"),)]
        for place, (name, cell) in enumerate(filled):
            pieces += [Text("؛ " if rtl else "; ")] if place else []
            pieces += (
                [*cell]
                if name in ((), (Text("–"),))
                else [*name, Text(f"{RIGHT_TO_LEFT_MARK}: " if rtl else ": "), *cell]
            )
    return tuple(pieces)


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
