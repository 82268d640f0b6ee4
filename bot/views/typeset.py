"""Blocks as data for a typeset page: formulas converted, every word as it is shown."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.views.latex_text import unicode_formula
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
    Paragraph,
    Quote,
    Styled,
    Table,
    Text,
)

Described = dict[str, object]
SUPERSCRIPTS = re.compile(r"([⁻⁺⁰¹²³⁴⁵⁶⁷⁸⁹ⁿ]+)")
DIGITS = str.maketrans("⁻⁺⁰¹²³⁴⁵⁶⁷⁸⁹ⁿ", "−+0123456789n")
FIRST_EMOJI = 0x1F000
"""The page's fonts have letters and signs, no emoji."""


def described(blocks: Iterable[Block]) -> list[Described]:
    """Blocks as ``blocks.typ`` shows them: each a kind with what belongs to it. On paper nothing is folded."""
    return [shown for block in blocks for shown in _shown(block)]


def _shown(block: Block) -> list[Described]:
    match block:
        case Folded(blocks):
            return described(blocks)
        case Lines(lines):
            return described(map(Paragraph, lines))
        case _:
            return [_block(block)]


def _block(
    block: Paragraph | Heading | DisplayFormula | CodeBlock | Items | Quote | Table | Divider,
) -> Described:
    match block:
        case Paragraph(content) | Heading(_, content):
            return {"kind": "paragraph", "content": _inlines(content)}
        case DisplayFormula(latex):
            written = _text(unicode_formula(latex))
            return _formula(latex) or {"kind": "paragraph", "content": written}
        case CodeBlock(text):
            return {"kind": "code", "text": text}
        case Items(items, ordered):
            return {"kind": "items", "ordered": ordered, "items": [described(item) for item in items]}
        case Quote(blocks):
            return {"kind": "quote", "blocks": described(blocks)}
        case Table(rows):
            return {"kind": "table", "rows": [[_inlines(cell) for cell in row] for row in rows]}
        case Divider():
            return {"kind": "divider"}


def _inlines(content: Iterable[Inline]) -> list[Described]:
    return [described for piece in content for described in _inline(piece)]


def _inline(piece: Inline) -> list[Described]:
    match piece:
        case Text(text):
            return _text("".join(c for c in text if ord(c) < FIRST_EMOJI))
        case Formula(latex):
            drawn = _formula(latex)
            return [drawn] if drawn else _text(unicode_formula(latex))
        case Code(text):
            return [{"kind": "code", "text": text}]
        case Styled(style, content):
            return [{"kind": style, "content": _inlines(content)}]
        case Link(url, content):
            return [{"kind": "link", "url": url, "content": _inlines(content)}]


def _text(text: str) -> list[Described]:
    """A text with its powers apart: raised by the page, since its fonts lack most of Unicode's superscripts."""
    pieces = SUPERSCRIPTS.split(text)
    return [
        {"kind": "super", "text": piece.translate(DIGITS)} if at % 2 else {"kind": "text", "text": piece}
        for at, piece in enumerate(pieces)
        if piece
    ]


def _formula(latex: str) -> Described | None:
    """A formula as Typst mathematics; None where LaTeX cannot be drawn here, and Unicode has to do."""
    from bot.pictures.painter import mathematics, writes_formulas

    return {"kind": "formula", "math": mathematics(latex)} if writes_formulas() else None
