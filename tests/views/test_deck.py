"""Cards for Anki: of every question in both languages, with formulas as MathJax reads them."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from bot.catalogue.catalogue import Catalogue, content_folder
from bot.domain.question.text import Language
from bot.use_cases.archive import Card, Deck
from bot.views.deck import decks

CATALOGUE = Catalogue.load(content_folder())
QUESTIONS = [each for topic in CATALOGUE.topics for each in (topic.id, *(d.id for d in topic.drills))]
ALL = decks(QUESTIONS, CATALOGUE)


class Balanced(HTMLParser):
    """Notes tags that were left open, or closed without having been opened."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag not in ("br", "hr"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)


@pytest.mark.parametrize("deck", ALL, ids=lambda deck: deck.name)
def test_every_question_becomes_a_card_of_sound_html(deck: Deck) -> None:
    assert [card.key for card in deck.cards] == QUESTIONS
    for card in deck.cards:
        for side in (card.front, card.back):
            parser = Balanced()
            parser.feed(side)
            assert (parser.open, parser.wrong) == ([], []), card.key
            assert side.count(r"\(") == side.count(r"\)"), card.key
            assert side.count(r"\[") == side.count(r"\]"), card.key


def test_formulas_stand_in_anki_s_delimiters_and_none_is_left_in_dollars() -> None:
    sides = [side for deck in ALL for card in deck.cards for side in (card.front, card.back)]

    assert sum(r"\(" in side for side in sides) > 50
    # A dollar alone, as a unit, stands before a tag or a space.
    assert not [side for side in sides if re.search(r"\$[^$\s<][^$<]*\$", side)]


def card(language: Language) -> Card:
    (deck,) = [deck for deck, each in zip(ALL, Language, strict=True) if each is language]
    return next(card for card in deck.cards if card.key == "matrix-chain-abc.cost")


def test_the_answer_of_the_canonical_variant_stands_behind_and_not_in_front() -> None:
    english, persian = card(Language.ENGLISH), card(Language.PERSIAN)

    assert "30,000" in english.back
    assert "30,000" not in english.front
    assert "۳۰٬۰۰۰" in persian.back
    assert persian.front.startswith('<div dir="rtl">')
    assert english.tags == ("matrix-chain-abc", "E")


def test_a_question_seen_twice_is_one_card_and_one_that_is_no_more_is_none() -> None:
    found = decks(
        ["bptt", "gone.question", "matrix-chain-abc.cost", "bptt", "matrix-chain-abc.gone"], CATALOGUE
    )

    assert [[card.key for card in deck.cards] for deck in found] == [["bptt", "matrix-chain-abc.cost"]] * 2
