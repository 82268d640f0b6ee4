"""A message as a value: what is to be shown, not how Telegram is told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.domain.question.text import Language


@dataclass(frozen=True, slots=True)
class Action:
    """What a button does: a verb of ``chat/routes`` and its arguments (ids and small words, no text)."""

    verb: str
    arguments: tuple[str | int, ...] = ()


@dataclass(frozen=True, slots=True)
class Button:
    """A caption (an emoji first, then words) with an action, or a web address, or a text to copy, or one to put into another chat."""

    caption: str
    action: Action | None = None
    url: str | None = None
    copy: str | None = None
    hand_on: str | None = None
    """What is typed after the bot's name in a chat that the person chooses."""


# Inline pieces


@dataclass(frozen=True, slots=True)
class Text:
    text: str


@dataclass(frozen=True, slots=True)
class Styled:
    """``style`` is bold, italic, strikethrough, underline or spoiler."""

    style: str
    content: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Code:
    text: str


@dataclass(frozen=True, slots=True)
class Formula:
    """LaTeX source, without dollar signs."""

    latex: str


@dataclass(frozen=True, slots=True)
class Link:
    url: str
    content: tuple[Inline, ...]


Inline = Text | Styled | Code | Formula | Link


# Blocks


@dataclass(frozen=True, slots=True)
class Paragraph:
    content: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines one under the other, with no room between them."""

    lines: tuple[tuple[Inline, ...], ...]


@dataclass(frozen=True, slots=True)
class Heading:
    level: int
    content: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class DisplayFormula:
    latex: str


@dataclass(frozen=True, slots=True)
class CodeBlock:
    text: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class Items:
    """A list; each item is blocks."""

    items: tuple[tuple[Block, ...], ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells, each a run of inline pieces; the first row is the header.

    ``align`` names left, center or right for each column.
    """

    rows: tuple[tuple[tuple[Inline, ...], ...], ...]
    align: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Quote:
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Folded:
    """Detail that a tap unfolds."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Divider:
    pass


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture to be drawn: the figure's name, its data with every word it shows, and what it shows in words."""

    figure: str
    data: Mapping[str, object]
    alt: str
    personal: bool = False
    """Of one person's own figures: drawn anew each time, and nothing of it is kept."""


Block = Paragraph | Lines | Heading | DisplayFormula | CodeBlock | Items | Table | Quote | Folded | Divider


@dataclass(frozen=True, slots=True)
class Message:
    """Blocks in one language, with rows of buttons under them."""

    blocks: tuple[Block, ...]
    language: Language
    buttons: tuple[tuple[Button, ...], ...] = field(default=())
    pictures: tuple[Picture, ...] = field(default=())
    """Shown with the words, each with its description in words; one under whose words the buttons stand comes before them."""
    about: int | None = None
    """The asked question whose buttons stand under it: only the newest such message of a question keeps them."""
