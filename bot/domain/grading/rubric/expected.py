"""A rubric: what a free text is judged against."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from bot.domain.grading.expected import Expected


@dataclass(frozen=True, slots=True)
class PhrasedPoint:
    """A point of a rubric with the phrases that reveal it: ``a|b`` alternatives, ``*`` any ending, all words near each other."""

    id: str
    weight: int
    phrases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RubricExpected(Expected):
    """Points that a free text is listened to for, without a topic of the catalogue."""

    kind: ClassVar[str] = "rubric"
    points: tuple[PhrasedPoint, ...]
