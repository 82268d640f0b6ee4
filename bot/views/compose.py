"""Pieces that several views share: paragraphs of words, of content, and of numbers for one learner."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction

from bot.catalogue.template import fill
from bot.domain.learner import Learner
from bot.domain.persian_calendar import parts_of
from bot.domain.question.text import Localized
from bot.views.markdown import blocks, inline
from bot.views.message import Action, Block, Button, Code, Formula, Inline, Message, Paragraph, Styled, Text
from bot.views.numerals import (
    ISOLATE,
    PERSIAN_DIGITS,
    POP,
    RIGHT_TO_LEFT_MARK,
    approximated,
    begins_latin,
    ends_latin,
    localised,
    of,
)
from bot.views.unbroken import unbroken
from bot.views.words import words


def paragraph(*pieces: str | Inline) -> Paragraph:
    """A paragraph of texts and inline pieces."""
    return Paragraph(
        tuple(Text(piece) if isinstance(piece, str) else piece for piece in pieces if piece != "")
    )


def bold(text: str) -> Styled:
    return Styled("bold", (Text(text),))


def italic(text: str) -> Styled:
    return Styled("italic", (Text(text),))


def marked_up(text: str) -> tuple[Block, ...]:
    """Words with <b> and <code>, a paragraph for each blank line."""
    import re

    found: list[Block] = []
    for part in re.split(r"\n\s*\n", text):
        pieces: list[Inline] = []
        for plain, strong, code in re.findall(r"([^<]+)|<b>(.*?)</b>|<code>(.*?)</code>", part.strip()):
            pieces.append(Text(plain) if plain else bold(strong) if strong else Code(code))
        found.append(Paragraph(tuple(pieces)))
    return tuple(found)


def content(text: Localized, scope: Mapping[str, object], learner: Learner) -> tuple[Block, ...]:
    """A text of content, filled for a variant and written for the learner."""
    return blocks(fill(text.in_language(learner.language), scope), persian_digits=learner.persian_digits)


def content_inline(text: Localized, scope: Mapping[str, object], learner: Learner) -> tuple[Inline, ...]:
    """As ``content``, on one line."""
    return inline(fill(text.in_language(learner.language), scope), persian_digits=learner.persian_digits)


def count(number: int, learner: Learner) -> str:
    """A small whole number in the learner's digits."""
    return of(Fraction(number)).text(persian=learner.persian_digits)


def value(number: Fraction, learner: Learner, *, exact: bool = True) -> str:
    """A value in the learner's digits; fractions that do not end have their decimal beside them."""
    if not exact:
        return of(number, exact=False).text(persian=learner.persian_digits)
    return approximated(number, persian=learner.persian_digits)


def unit(name: str, learner: Learner) -> str:
    """A unit as it is written for a person: a word of their language (``years``, گیگابایت), else the sign itself (``FLOP/B``)."""
    say = words(learner.language)
    key = f"unit-{name.replace('µ', 'u')}"
    return say(key) if say.has(key) else name


def digits(text: str, learner: Learner) -> str:
    """Running text in the learner's digits."""
    return localised(text, persian=learner.persian_digits)


def dotted(learner: Learner, *parts: str) -> str:
    """Parts with a dot between them; in Persian they keep their order also where Latin words meet at one: M · GPU."""
    text, *rest = parts
    for part in rest:
        meet = learner.language.right_to_left and ends_latin(text) and begins_latin(part)
        text += f" · {RIGHT_TO_LEFT_MARK if meet else ''}{part}"
    return text


def figures(written: str, learner: Learner) -> str:
    """A clock's time or a count, written in Latin digits, in the learner's."""
    return written.translate(PERSIAN_DIGITS) if learner.persian_digits else written


def written(day: date, learner: Learner) -> str:
    """A date by the calendar of the learner's language, in Latin digits."""
    if learner.language.right_to_left:
        return "{:04}/{:02}/{:02}".format(*parts_of(day))
    return day.isoformat()


def said(learner: Learner, key: str, **values: str | int) -> Message:
    """A short message of words."""
    return Message(marked_up(words(learner.language)(key, **values)), learner.language)


def button(learner: Learner, key: str, verb: str, *arguments: str | int) -> Button:
    """A button with the words of a key."""
    return Button(words(learner.language)(key), Action(verb, arguments))


def formula(latex: str) -> Formula:
    return Formula(latex)


def apart(written: str, learner: Learner) -> str:
    """What runs from left to right, kept so and on one line inside a Persian sentence."""
    return f"{ISOLATE}{unbroken(written)}{POP}" if learner.language.right_to_left else written
