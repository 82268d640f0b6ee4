"""Blocks as Telegram's HTML with Unicode formulas, cut into messages that fit.

In Persian, formulas and code stand in direction isolates, so that they stay whole within right-to-left text, and a paragraph that begins
with something Latin gets a right-to-left mark first, since Telegram lays a paragraph out by its first strong letter.
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
from bot.views.numerals import ISOLATE, POP

TEXT_LIMIT = 4096
ENTITY_LIMIT = 95
RIGHT_TO_LEFT_MARK = "\u200f"
TAGS = {"bold": "b", "italic": "i", "strikethrough": "s", "underline": "u", "spoiler": "tg-spoiler"}
INDENT = "   "


def html_messages(message: Message) -> list[str]:
    """The message as one or more HTML texts, each within Telegram's limits; cut between blocks, long blocks between lines."""
    writer = _Writer(message.language.right_to_left)
    pieces = [piece for block in message.blocks for piece in _fitting(writer.block(block))]
    texts: list[str] = []
    for piece in pieces:
        joined = f"{texts[-1]}\n\n{piece}" if texts else piece
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


def _stripped(markup: str) -> str:
    return html.unescape(re.sub(r"<[^>]*>", "", markup))


def _fits(markup: str) -> bool:
    return units(markup) <= TEXT_LIMIT and markup.count("<") <= 2 * ENTITY_LIMIT


def _fitting(markup: str) -> list[str]:
    """A block's markup, cut between lines where it is too long; lines are whole in their tags, but for <pre>."""
    if _fits(markup):
        return [markup]
    opening, closing = ("<pre>", "</pre>") if markup.startswith("<pre>") else ("", "")
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
            case Heading(_, content):
                return self._paragraph(f"<b>{self.inlines(content)}</b>")
            case DisplayFormula(latex):
                return self._isolated(html.escape(unicode_formula(latex), quote=False))
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
                return self._isolated(html.escape(unicode_formula(latex), quote=False))
            case Code(text):
                return self._isolated(f"<code>{html.escape(text, quote=False)}</code>")
            case Styled(style, content):
                return f"<{TAGS[style]}>{self.inlines(content)}</{TAGS[style]}>"
            case Link(url, content):
                return f'<a href="{html.escape(url)}">{self.inlines(content)}</a>'

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
        """Aligned columns in <pre>, left to right, numbers to the right."""
        texts = [[_stripped(_Writer(right_to_left=False).inlines(cell)) for cell in row] for row in rows]
        widths = [
            max(_width(row[column]) for row in texts if column < len(row)) for column in range(len(texts[0]))
        ]
        lines = []
        for at, row in enumerate(texts):
            cells = (
                _padded(cell, width, right=at > 0 and _is_number(cell))
                for cell, width in zip(row, widths, strict=False)
            )
            lines.append(self._isolated("  ".join(cells).rstrip()))
            if at == 0:
                lines.append(self._isolated("─" * min(60, sum(widths) + 2 * (len(widths) - 1))))
        return f"<pre>{html.escape(chr(10).join(lines), quote=False)}</pre>"


def _needs_direction(text: str) -> bool:
    """Whether the first strong letter is a left-to-right one, or there is none; isolates are passed over, as by the direction algorithm."""
    depth = 0
    latin_inside = False
    for character in text:
        depth += (character == ISOLATE) - (character == POP)
        kind = unicodedata.bidirectional(character)
        if depth == 0 and kind in ("R", "AL"):
            return latin_inside
        if kind == "L":
            if depth == 0:
                return True
            latin_inside = True
    return True


def _width(text: str) -> int:
    return sum(
        not unicodedata.combining(character) and unicodedata.category(character) != "Cf" for character in text
    )


def _padded(text: str, width: int, *, right: bool) -> str:
    space = " " * (width - _width(text))
    return space + text if right else text + space


def _is_number(text: str) -> bool:
    return bool(text) and all(
        character.isdigit() or character in " ,.٬٫−-+×\u202f\u2066\u2069" for character in text
    )
