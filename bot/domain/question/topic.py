"""A topic: one open question and its drills."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.domain.question.drill import Drill, Level
from bot.domain.question.text import Localized

if TYPE_CHECKING:
    from bot.domain.hearing.heard import Hearing
    from bot.domain.question.rubric import Point, Rubric, WrongClaim


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
    """An interview question answered in free text and judged by a rubric, which may be made when it is first asked for; its id is its
    topic's id."""

    id: str
    revision: int
    level: Level
    text: Localized
    rubric: Callable[[], Rubric]
    hints: tuple[Localized, ...]
    model_answer: Localized
    why: Localized
    sources: tuple[Source, ...]
    follow_up: str | None
    """Id of the drill the examiner asks next."""
    after: Localized | None = None
    """The work that this question follows, as a sentence; None where it is the topic's own."""

    @property
    def points(self) -> tuple[Point, ...]:
        return self.rubric().points

    @property
    def wrong_claims(self) -> tuple[WrongClaim, ...]:
        return self.rubric().wrong_claims

    @property
    def hearing(self) -> Hearing:
        return self.rubric().hearing


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
