"""What an open question listens for."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.question.text import Localized


@dataclass(frozen=True, slots=True)
class Point:
    """One point of a rubric: its weight, its wording, and the phrases that reveal it in each language.

    A phrase is a few words; ``a|b`` are alternatives, ``*`` at a word's end stands for any ending; all words of a phrase must
    occur near each other, in any order.
    """

    id: str
    weight: int
    text: Localized
    phrases_en: tuple[str, ...]
    phrases_fa: tuple[str, ...]
