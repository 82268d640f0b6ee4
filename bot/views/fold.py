"""What fits into a few lines of a phone, and what is folded below it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import ceil

from bot.views.html import inline_text
from bot.views.message import (
    Block,
    CodeBlock,
    DisplayFormula,
    Divider,
    Folded,
    Heading,
    Inline,
    Items,
    Lines,
    Paragraph,
    Quote,
    Table,
    Text,
)

A_LINE = 42
"""Characters in a line on a phone."""
SHOWN = 5
"""Lines that stand open."""
SPARED = 3
"""Lines for which a fold is not worth its mark."""
SENTENCE_END = re.compile(r"[.!?؟](?= )")


def folded(first: Sequence[Block], rest: Sequence[Block]) -> tuple[Block, ...]:
    """``first`` stands open in any case, then as much of ``rest`` as makes up a few lines; what is left unfolds by a tap."""
    left = SHOWN - sum(map(lines, first))
    if sum(map(lines, rest)) <= left + SPARED:
        return (*first, *rest)
    shown: list[Block] = list(first)
    waiting = list(rest)
    while waiting and (size := lines(waiting[0])) <= left:
        shown.append(waiting.pop(0))
        left -= size
    if waiting and isinstance(waiting[0], Paragraph) and left > 0:
        begun, others = _parted(waiting[0], left)
        shown += [begun] if begun else []
        waiting[0] = others
    return (*shown, Folded(tuple(waiting))) if waiting else tuple(shown)


def lines(block: Block) -> int:
    """About how many lines a block takes on a phone."""
    match block:
        case Paragraph(content) | Heading(_, content):
            return sum(max(1, ceil(len(line) / A_LINE)) for line in inline_text(content).split("\n"))
        case Lines(several):
            return sum(lines(Paragraph(line)) for line in several)
        case DisplayFormula():
            return 2
        case CodeBlock(text):
            return text.count("\n") + 2
        case Items(items):
            return sum(lines(inner) for item in items for inner in item)
        case Quote(blocks):
            return sum(map(lines, blocks))
        case Table(rows):
            return 2 * len(rows)
        case Folded():
            return SPARED
        case Divider():
            return 1


def _parted(paragraph: Paragraph, most: int) -> tuple[Paragraph | None, Paragraph]:
    """The sentences that fit into so many lines, and the others; None where not even one does."""
    room = most * A_LINE
    best: tuple[int, int] | None = None
    length = 0
    for place, piece in enumerate(paragraph.content):
        if isinstance(piece, Text):
            for found in SENTENCE_END.finditer(piece.text):
                if length + found.end() <= room:
                    best = (place, found.end())
        length += len(inline_text((piece,)))
    if best is None:
        return None, paragraph
    place, end = best
    cut = paragraph.content[place]
    assert isinstance(cut, Text), "sentences end in running text"
    begun: tuple[Inline, ...] = (*paragraph.content[:place], Text(cut.text[:end]))
    tail = cut.text[end:].lstrip()
    others = (*((Text(tail),) if tail else ()), *paragraph.content[place + 1 :])
    return Paragraph(begun), Paragraph(others)
