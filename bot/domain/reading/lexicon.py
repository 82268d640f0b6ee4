"""The words that answers are typed with, in both languages, and what each may say (its senses); loaded from YAML when first needed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from bot.domain.mathematics.clean import clean
from bot.domain.mathematics.units import words as unit_words

Senses = Mapping[str, str]
"""What a word or a phrase may say: the category, and the value that it has there."""
NOTHING: Senses = {}
LANGUAGES = ("en", "fa")
NEUTRAL = frozenset({"lead", "remark", "noun", "classifier", "fold"})
"""Categories that leave a number beside them as it is."""
COMPOSED = ("cardinal", "magnitude", "part", "and", "half", "classifier", "percent", "sign")
"""Categories whose Persian words are often typed without the space between."""
ENDINGS = ("ه", "ست", "است", "ش", "شه", "ها", "های", "ی", "اش", "هست", "هم")
"""What is stuck to a Persian word: "it is", a plural, an ezafe."""
APART = frozenset({"در صد"})
"""Phrases that joined say something else."""
PLURALS = ("ها", "های")
"""After a number word, they say an uncertain number: صدها."""
SHORTEST_GUESSED = 4


def senses(phrase: str) -> Senses:
    """What a word or phrase says, as cleaned and in lower case; nothing for an unknown one."""
    return _lexicon().get(phrase, NOTHING)


def phrases(first: str) -> tuple[int, ...]:
    """How many words the phrases that begin with a word have, the longest first."""
    return _phrases().get(first, ())


@lru_cache(maxsize=4096)
def word_senses(word: str) -> tuple[tuple[str, Senses], ...]:
    """A word as the known words it is made of: itself, two or three number words in one, or one with an ending stuck to it."""
    if known := senses(word):
        return ((word, known),)
    if len(word) > 30:
        return ()
    pieces = _composed(word)
    if len(pieces) > 1:
        return tuple((piece, senses(piece)) for piece in pieces)
    if word[:1] > "\u0600":
        for ending in ENDINGS:
            stem = word.removesuffix(ending)
            known = senses(stem) if len(stem) > 1 and stem != word else NOTHING
            if known and not (ending in PLURALS and known.keys() & set(COMPOSED)):
                return ((word, known),)
    return ()


def _composed(word: str) -> tuple[str, ...]:
    """The split of a word into the fewest number words, or ()."""
    known = _pieces(word.isascii())
    best: list[tuple[str, ...] | None] = [()] + [None] * len(word)
    for end in range(1, len(word) + 1):
        for start in range(max(0, end - 12), end):
            before = best[start]
            if before is None or word[start:end] not in known:
                continue
            current = best[end]
            if current is None or len(before) + 1 < len(current):
                best[end] = (*before, word[start:end])
    return best[-1] or ()


@cache
def _pieces(ascii_words: bool) -> frozenset[str]:
    """The number words that are found inside a longer one; English "and" is none, since it ends thousand."""
    words = (
        phrase
        for phrase, found in _lexicon().items()
        if phrase.isascii() == ascii_words and " " not in phrase and set(COMPOSED) & set(found)
    )
    return frozenset(word for word in words if not ascii_words or (len(word) > 2 and word != "and"))


@lru_cache(maxsize=1024)
def near(word: str) -> tuple[str, ...]:
    """The known words within a letter or two of an unknown one, the nearest alone."""
    if not SHORTEST_GUESSED <= len(word) <= 30:
        return ()
    from rapidfuzz.distance import DamerauLevenshtein

    most = 1 if len(word) < 7 else 2
    found: dict[int, list[str]] = {}
    for other in _guessable():
        if abs(len(other) - len(word)) <= most and len(other) >= SHORTEST_GUESSED:
            distance = DamerauLevenshtein.distance(word, other, score_cutoff=most)
            if distance <= most:
                found.setdefault(distance, []).append(other)
    return tuple(sorted(found[min(found)])) if found else ()


def is_social(found: Senses) -> bool:
    """Whether a phrase says something to the bot, and nothing in an answer."""
    return all(category.startswith("social") for category in found)


def is_of_other_kinds(found: Senses) -> bool:
    """Whether a word says something in answers of other kinds than numbers alone."""
    return all(category.startswith(OTHER_KINDS) for category in found)


def is_neutral(found: Senses) -> bool:
    """Whether whatever a word says, a number beside it stays as it is."""
    here = {category for category in found if not category.startswith(OTHER_KINDS)}
    return bool(here) and here <= NEUTRAL


OTHER_KINDS = (
    *(
        "contrast",
        "denied before",
        "denied behind",
        "correction",
        "retracts",
        "step",
        "conclusion",
        "arithmetic",
    ),
    *("growth", "order of", "omega", "first", "next", "last", "join", "from", "bracket"),
    *(
        "option",
        "all",
        "none",
        "both",
        "social",
        "ordinal",
        "letter",
        "degree",
        "dependence",
        "no dependence",
    ),
)
"""Categories that say something in answers of other kinds only."""


@cache
def _guessable() -> tuple[str, ...]:
    plain = {word.lower() for word in unit_words() if " " not in word}
    return tuple(plain | {phrase for phrase in _lexicon() if " " not in phrase})


@cache
def _lexicon() -> dict[str, dict[str, str]]:
    lexicon: dict[str, dict[str, str]] = {}
    for language in LANGUAGES:
        for category, phrase, value in _entries(language):
            joined = not phrase.isascii() and phrase not in APART
            for written in {phrase, phrase.replace(" ", "")} if joined else {phrase}:
                lexicon.setdefault(written, {}).setdefault(category, value)
    return lexicon


@cache
def _phrases() -> dict[str, tuple[int, ...]]:
    lengths: dict[str, set[int]] = {}
    for phrase in _lexicon():
        words = phrase.split(" ")
        if len(words) > 1:
            lengths.setdefault(words[0], set()).add(len(words))
    return {first: tuple(sorted(found, reverse=True)) for first, found in lengths.items()}


def _entries(language: str) -> Iterator[tuple[str, str, str]]:
    import yaml

    source = files("bot.domain.reading").joinpath(f"lexicon/{language}.yaml").read_text(encoding="utf-8")
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    loaded: dict[str, Any] = yaml.load(source, loader)  # noqa: S506  a base loader makes texts alone
    for category, words in loaded.items():
        for word in words:
            plain = clean(word).lower().replace("-", " ").strip()
            yield category, plain, words[word] if isinstance(words, dict) else ""
