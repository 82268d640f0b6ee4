"""Phrases of a few words near each other, as combinations."""

from __future__ import annotations

from collections.abc import Iterable

from bot.domain.hearing.pattern import Combination, parse

WINDOW = 13


def combinations(phrases: Iterable[str]) -> tuple[Combination, ...]:
    """A combination a phrase: its words (``a|b`` alternatives, ``*`` any ending) within a window, in any order. Raises PatternError."""
    return tuple(parse(f"{_items(phrase)} [{WINDOW}~]") for phrase in phrases)


def _items(phrase: str) -> str:
    return " & ".join(word.replace("|", " | ") for word in phrase.split())
