"""What an open question listens for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.question.text import Localized

if TYPE_CHECKING:
    from bot.domain.hearing.heard import Hearing


@dataclass(frozen=True, slots=True)
class Point:
    """One point of a rubric: its weight, its wording, and the question that asks for it without naming it."""

    id: str
    weight: int
    text: Localized
    probe: Localized | None = None


@dataclass(frozen=True, slots=True)
class WrongClaim:
    """A claim that people make, with its correction. A serious one keeps a verdict from being correct."""

    id: str
    text: Localized
    serious: bool = True


@dataclass(frozen=True, slots=True)
class Rubric:
    """The points and the wrong claims of a question, and what hears them in a text."""

    points: tuple[Point, ...]
    wrong_claims: tuple[WrongClaim, ...]
    hearing: Hearing
