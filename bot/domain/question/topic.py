"""A topic: one open question and its drills."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.hearing.heard import Hearing
from bot.domain.question.drill import Drill, Level
from bot.domain.question.rubric import Point, WrongClaim
from bot.domain.question.text import Localized

DEAF = Hearing({}, {}, {}, {})
"""Hears nothing."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact comes from: a paper, a book or documentation, by name and year."""

    name: str
    year: int


class Group(StrEnum):
    """What a topic is about, for lists; in the order in which they are shown."""

    NUMERICS = "numerics"
    COST = "cost"
    MEMORY = "memory"
    HARDWARE = "hardware"
    ALGORITHMS = "algorithms"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """An interview question answered in free text and judged by a rubric; its id is its topic's id."""

    id: str
    revision: int
    level: Level
    text: Localized
    points: tuple[Point, ...]
    hints: tuple[Localized, ...]
    model_answer: Localized
    wrong_claims: tuple[WrongClaim, ...]
    why: Localized
    sources: tuple[Source, ...]
    follow_up: str | None
    """Id of the drill the examiner asks next."""
    hearing: Hearing = DEAF
    """What hears these points and claims in a text."""
    after: Localized | None = None
    """The work that this question follows, as a sentence; None where it is the topic's own."""


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic in the order of the book, with its open question and its drills."""

    id: str
    position: int
    title: Localized
    level: Level
    open_question: OpenQuestion
    drills: tuple[Drill, ...]
    group: Group = Group.OTHER
    draft: bool = False
    """Still being written, with all its drills: its author sees it, nobody else."""
