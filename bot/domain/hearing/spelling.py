"""Slips of typing: a word that nobody knows, one edit away from one that is listened for."""

from __future__ import annotations

from collections.abc import Iterator

from bot.domain.hearing import english_words, persian

SHORTEST = 5
"""Letters of a word that may be a slip, and of the word meant."""
MOST_KEPT = 5000
"""Words whose meaning is kept at hand."""
OPPOSITES = ("un", "in", "im", "ir", "non", "dis", "de", "ن", "نا", "بی", "غیر")
"""What makes a word its opposite: who writes that has not mistyped the word without it."""


class Spellings:
    """Words that are listened for, by their first letter and length, with the forms by which phrases find them."""

    def __init__(self) -> None:
        self._words: dict[tuple[str, int], dict[str, str]] = {}
        self._meant: dict[str, tuple[str, ...]] = {}

    def add(self, word: str, form: str) -> None:
        if len(word) >= SHORTEST and word.isalpha() and not _is_verb(word):
            self._words.setdefault((word[0], len(word)), {})[word] = form
            self._meant.clear()

    def meant(self, word: str) -> tuple[str, ...]:
        """The forms of the only words one edit away, which begin with the same letter; none where the word is fit to stand alone."""
        if word not in self._meant:
            if len(self._meant) >= MOST_KEPT:
                self._meant.clear()
            self._meant[word] = tuple(dict.fromkeys(self._near(word)))
        found = self._meant[word]
        return found if len(found) == 1 else ()

    def _near(self, word: str) -> Iterator[str]:
        if (
            not word.isalpha()
            or _is_verb(word)
            or word in english_words.COMMON
            or word in english_words.VERBS
        ):
            return
        from rapidfuzz.distance import OSA

        for length in (len(word) - 1, len(word), len(word) + 1):
            for other, form in self._words.get((word[0], length), {}).items():
                if OSA.distance(word, other, score_cutoff=1) <= 1 and not _opposite(word, other):
                    yield form


def _is_verb(word: str) -> bool:
    """A Persian verb: one letter in it is another person, or its denial."""
    return not word.isascii() and persian.is_verb(word)


def _opposite(word: str, other: str) -> bool:
    long, short = (word, other) if len(word) > len(other) else (other, word)
    return any(long == f"{prefix}{short}" for prefix in OPPOSITES)
