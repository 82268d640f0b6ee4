"""Blocks as Telegram's HTML with Unicode formulas, cut into messages that fit.

In Persian, formulas and code stand in direction isolates, so that they stay whole within right-to-left text, and a line that begins
with something Latin gets a right-to-left mark first, since Telegram lays a line out by its first strong letter. A table is aligned in
columns only where a phone has room for it and letters are as wide as digits, which they are not in Persian; else each row is a line.
"""

from __future__ import annotations

import html
import re
import unicodedata

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
    Message,
    Paragraph,
    Quote,
    Styled,
    Table,
    Text,
)
from bot.views.numerals import ISOLATE, POP, RIGHT_TO_LEFT_MARK, closed
from bot.views.plain_table import aligned
from bot.views.unbroken import unbroken

TEXT_LIMIT = 4096
ENTITY_LIMIT = 95
ISOLATES = "\u2066\u2067\u2068"
TAGS = {"bold": "b", "italic": "i", "strikethrough": "s", "underline": "u", "spoiler": "tg-spoiler"}
INDENT = "   "
TAG = re.compile(r"<[^>]*>")
FOLD = "<blockquote expandable>"
WHOLE = (("<pre>", "</pre>"), (FOLD, "</blockquote>"))
"""What stands around many lines: cut, each part has it anew."""


def html_messages(message: Message) -> list[str]:
    """The message as one or more HTML texts, each within Telegram's limits; cut between blocks, long blocks between lines."""
    writer = _Writer(message.language.right_to_left)
    pieces = [piece for block in message.blocks for piece in _fitting(writer.block(block))]
    texts: list[str] = []
    for piece in pieces:
        joined = f"{texts[-1]}{_between(texts[-1], piece)}{piece}" if texts else piece
        if texts and _fits(joined):
            texts[-1] = joined
        else:
            texts.append(piece)
    return texts or ["–"]


def plain_text(message: Message) -> str:
    """The message without any markup, for a terminal."""
    writer = _Writer(message.language.right_to_left)
    return "\n\n".join(_stripped(writer.block(block)) for block in message.blocks)


def inline_text(content: tuple[Inline, ...]) -> str:
    """Inline pieces without any markup, for a button."""
    return _stripped(_Writer(right_to_left=False).inlines(content))


def units(markup: str) -> int:
    """UTF-16 units after parsing."""
    return len(_stripped(markup).encode("utf-16-le", "surrogatepass")) // 2


def _between(above: str, below: str) -> str:
    """What parts two blocks; a fold has room around it already."""
    return "\n" if above.endswith("</blockquote>") or below.startswith("<blockquote") else "\n\n"


def _stripped(markup: str) -> str:
    return html.unescape(TAG.sub("", markup))


def _fits(markup: str) -> bool:
    # A character has two units at most, and markup only adds to it.
    short = 2 * len(markup) <= TEXT_LIMIT or units(markup) <= TEXT_LIMIT
    return short and markup.count("<") <= 2 * ENTITY_LIMIT


def _fitting(markup: str) -> list[str]:
    """A block's markup, cut between lines where it is too long; lines are whole in their tags, but for <pre>."""
    if _fits(markup):
        return [markup]
    opening, closing = next(
        (pair for pair in WHOLE if markup.startswith(pair[0]) and markup.endswith(pair[1])), ("", "")
    )
    parts: list[str] = []
    for line in markup.removeprefix(opening).removesuffix(closing).split("\n"):
        joined = f"{parts[-1]}\n{line}" if parts else line
        if parts and _fits(joined):
            parts[-1] = joined
        else:
            parts += [joined if not parts else line] if _fits(line) else _chopped(line)
    return [f"{opening}{part}{closing}" for part in parts]


def _chopped(line: str) -> list[str]:
    """A line too long for a message, without its styles, in pieces."""
    text, size = _stripped(line), TEXT_LIMIT // 2
    return [html.escape(text[at : at + size], quote=False) for at in range(0, len(text), size)]


class _Writer:
    def __init__(self, right_to_left: bool) -> None:
        self._rtl = right_to_left

    def block(self, block: Block) -> str:
        match block:
            case Paragraph(content):
                return self._paragraph(self.inlines(content))
            case Lines(rows):
                return "\n".join(self._paragraph(self.inlines(line)) for line in rows)
            case Heading(_, content):
                return self._paragraph(f"<b>{self.inlines(content)}</b>")
            case DisplayFormula(latex):
                return self._formula(latex)
            case CodeBlock(text, language):
                code = html.escape(text, quote=False)
                return (
                    f'<pre><code class="language-{html.escape(language)}">{code}</code></pre>'
                    if language
                    else f"<pre>{code}</pre>"
                )
            case Items(items, ordered):
                lines = (self._item(item, f"{at}. " if ordered else "• ") for at, item in enumerate(items, 1))
                return "\n".join(lines)
            case Quote(blocks):
                return f"<blockquote>{chr(10).join(self.block(inner) for inner in blocks)}</blockquote>"
            case Folded(blocks):
                return f"{FOLD}{chr(10).join(self.block(inner) for inner in blocks)}</blockquote>"
            case Table(rows):
                return self._table(rows)
            case Divider():
                return "———"

    def inlines(self, content: tuple[Inline, ...]) -> str:
        return "".join(self._inline(piece) for piece in content)

    def _inline(self, piece: Inline) -> str:
        match piece:
            case Text(text):
                return html.escape(text, quote=False)
            case Formula(latex):
                return self._formula(latex)
            case Code(text):
                return self._isolated(f"<code>{html.escape(text, quote=False)}</code>")
            case Styled(style, content):
                return f"<{TAGS[style]}>{self.inlines(content)}</{TAGS[style]}>"
            case Link(url, content):
                return f'<a href="{html.escape(url)}">{self.inlines(content)}</a>'

    def _formula(self, latex: str) -> str:
        return self._isolated(html.escape(unbroken(unicode_formula(latex)), quote=False))

    def _isolated(self, text: str) -> str:
        return f"{ISOLATE}{text}{POP}" if self._rtl else text

    def _paragraph(self, text: str) -> str:
        """Each line is a paragraph of its own to whoever lays it out."""
        if not self._rtl:
            return text
        lines = text.split("\n")
        return "\n".join(
            f"{RIGHT_TO_LEFT_MARK}{line}" if _needs_direction(_stripped(line)) else line for line in lines
        )

    def _item(self, blocks: tuple[Block, ...], bullet: str) -> str:
        first, *rest = [self.block(block) for block in blocks] or [""]
        lines = [f"{bullet}{first.removeprefix(RIGHT_TO_LEFT_MARK)}", *(INDENT + line for line in rest)]
        return self._paragraph("\n".join(lines))

    def _table(self, rows: tuple[tuple[tuple[Inline, ...], ...], ...]) -> str:
        texts = [[_stripped(_Writer(right_to_left=False).inlines(cell)) for cell in row] for row in rows]
        if not self._rtl and (lines := aligned(texts)):
            return f"<pre>{html.escape(chr(10).join(lines), quote=False)}</pre>"
        head, *body = [[self.inlines(cell) for cell in row] for row in rows]
        return "\n".join(self._paragraph(self._row(head, row)) for row in body)

    def _row(self, head: list[str], cells: list[str]) -> str:
        """A row as a line: what each cell is, where its column has a name, and the cell, but for empty ones."""
        filled = ((name, cell) for name, cell in zip(head, cells, strict=False) if cell != "–")
        pairs = (
            cell if name in ("", "–") else f"{closed(name) if self._rtl else name}: {cell}"
            for name, cell in filled
        )
        return "• " + ("؛ " if self._rtl else "; ").join(pairs)


def _needs_direction(text: str) -> bool:
    """Whether the first strong letter is a left-to-right one, or there is none; isolates are passed over, as by the direction algorithm."""
    depth = 0
    latin_inside = False
    for character in text:
        depth += (character in ISOLATES) - (character == POP)
        kind = unicodedata.bidirectional(character)
        if depth == 0 and kind in ("R", "AL"):
            return latin_inside
        if kind == "L":
            if depth == 0:
                return True
            latin_inside = True
    return True
