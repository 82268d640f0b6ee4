"""Questions that who asks them answers with no: ``Dividing by zero? That never happens.`` denies what was asked."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Sequence
from typing import TYPE_CHECKING

from bot.domain.hearing import english_words, persian_words
from bot.domain.hearing.token import Denial, Token, sentence_of

if TYPE_CHECKING:
    from bot.domain.hearing.listening import Listened

LED_IN = 6
"""Words of the answer that may stand before its no."""
ABOUT = frozenset({"about", "بابت"})
MARKS = frozenset("?؟")
PRESUMING = frozenset({"why", "چرا"})


def open_sentences(listened: Listened) -> frozenset[int]:
    """The sentences that ask what or how: they say nothing themselves. Who asks why takes it for true; yes or no may be a point."""
    asking = (persian_words.ASKING if listened.persian else english_words.ASKING) - PRESUMING
    words, text = listened.tokens, listened.text
    found = set()
    first = 0
    while first < len(words):
        end = sentence_of(words, first)[1]
        behind = text[words[end - 1].end : words[end].start if end < len(words) else len(text)]
        if not MARKS.isdisjoint(behind) and _asks(words, first, end, asking):
            found.add(words[first].sentence)
        first = end
    return frozenset(found)


def _asks(words: Sequence[Token], first: int, end: int, asking: Container[str]) -> bool:
    """Whether a word of ``asking`` stands in a sentence, other than in "what about …"."""
    return any(
        words[place].raw in asking and not (place + 1 < end and words[place + 1].raw in ABOUT)
        for place in range(first, end)
    )


def asked_and_denied(
    words: Sequence[Token], is_no: Callable[[int], bool], lead: Container[str], asking: Container[str]
) -> Iterator[Denial]:
    """A denial of each question whose answer begins with a no, perhaps behind words of ``lead``.

    A question with a word of ``asking`` (why, how) asks for more than a yes, unless it is "what about …".
    """
    for at in range(1, len(words)):
        if words[at].sentence == words[at - 1].sentence or MARKS.isdisjoint(words[at].gap):
            continue
        first = sentence_of(words, at - 1)[0]
        if _asks(words, first, at, asking):
            continue
        for place in range(at, min(at + LED_IN, sentence_of(words, at)[1])):
            if is_no(place):
                yield Denial(place, place + 1, first, at)
                break
            if words[place].raw not in lead:
                break
