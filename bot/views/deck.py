"""Questions as cards for Anki: the canonical variant's question in front, its answer and explanation behind, formulas for MathJax."""

from __future__ import annotations

import html
from collections.abc import Iterable
from functools import lru_cache

from bot.catalogue.catalogue import Catalogue
from bot.domain.learner import Formulas, Learner
from bot.domain.question.drill import Drill
from bot.domain.question.text import Language
from bot.use_cases.archive import Card, Deck
from bot.use_cases.practice.asking import CANONICAL
from bot.use_cases.practice.outcomes import Asked, Explained
from bot.views import explanation, question
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

NAMES = {Language.ENGLISH: "Epsilon::English", Language.PERSIAN: "Epsilon::فارسی"}
TAGS = {"bold": "b", "italic": "i", "strikethrough": "s", "underline": "u", "spoiler": "span"}


def decks(question_ids: Iterable[str], catalogue: Catalogue) -> tuple[Deck, ...]:
    """A deck in each language of these questions, each once, in the order in which they come; what is no more is left out."""
    ids = list(dict.fromkeys(question_ids))
    return tuple(
        Deck(
            number,
            NAMES[language],
            tuple(found[number] for each in ids if (found := cards(each, catalogue))),
        )
        for number, language in enumerate(Language)
    )


@lru_cache(maxsize=1024)
def cards(question_id: str, catalogue: Catalogue) -> tuple[Card, ...]:
    """A question's card in each language, the same for everybody; none where it is no more."""
    found = (_card(question_id, catalogue, language) for language in Language)
    return tuple(card for card in found if card is not None)


def _card(question_id: str, catalogue: Catalogue, language: Language) -> Card | None:
    found = catalogue.question(question_id)
    topic = catalogue.topic(question_id.partition(".")[0])
    if found is None or topic is None:
        return None
    learner = Learner(0, language, formulas=Formulas.TYPESET)
    variant = found.draw(CANONICAL) if isinstance(found, Drill) else None
    asked = Asked(0, topic, found, variant)
    return Card(
        question_id,
        _html(question.message(asked, learner, whole=True)),
        _html(explanation.message(Explained(asked, gave_up=False), learner)),
        (topic.id, found.level.value),
    )


def _html(message: Message) -> str:
    direction = "rtl" if message.language.right_to_left else "ltr"
    return f'<div dir="{direction}">{_blocks(message.blocks)}</div>'


def _blocks(blocks: Iterable[Block]) -> str:
    return "".join(map(_block, blocks))


def _block(block: Block) -> str:
    match block:
        case Paragraph(content):
            return f"<p>{_inlines(content)}</p>"
        case Heading(level, content):
            return f"<h{level}>{_inlines(content)}</h{level}>"
        case DisplayFormula(latex):
            return rf"<p>\[{_escaped(latex)}\]</p>"
        case CodeBlock(text):
            return f"<pre>{_escaped(text)}</pre>"
        case Items(items, ordered):
            tag = "ol" if ordered else "ul"
            return f"<{tag}>{''.join(f'<li>{_blocks(item)}</li>' for item in items)}</{tag}>"
        case Lines(lines):
            return f"<p>{'<br>'.join(map(_inlines, lines))}</p>"
        case Folded(blocks):
            return _blocks(blocks)
        case Quote(blocks):
            return f"<blockquote>{_blocks(blocks)}</blockquote>"
        case Table(rows):
            return f"<table>{''.join(_row(cells, 'td' if at else 'th') for at, cells in enumerate(rows))}</table>"
        case Divider():
            return "<hr>"


def _row(cells: tuple[tuple[Inline, ...], ...], tag: str) -> str:
    return f"<tr>{''.join(f'<{tag}>{_inlines(cell)}</{tag}>' for cell in cells)}</tr>"


def _inlines(content: Iterable[Inline]) -> str:
    return "".join(map(_inline, content))


def _inline(piece: Inline) -> str:
    match piece:
        case Text(text):
            return _escaped(text).replace("\n", "<br>")
        case Formula(latex):
            return rf"\({_escaped(latex)}\)"
        case Code(text):
            return f"<code>{_escaped(text)}</code>"
        case Styled(style, content):
            return f"<{TAGS[style]}>{_inlines(content)}</{TAGS[style]}>"
        case Link(url, content):
            return f'<a href="{html.escape(url)}">{_inlines(content)}</a>'


def _escaped(text: str) -> str:
    return html.escape(text, quote=False)
