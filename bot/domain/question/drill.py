"""A drill: a parametric, machine-graded question."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Protocol

from bot.domain.grading.expected import Expected
from bot.domain.grading.kinds import KINDS, Judged
from bot.domain.question.text import Localized
from bot.domain.slips.work import Work


class Level(StrEnum):
    EASY = "E"
    MEDIUM = "M"
    HARD = "H"


@dataclass(frozen=True, slots=True)
class Misconception:
    """A recognised wrong way, computed on one variant's numbers: what it answers, and what to say of it."""

    id: str
    expected: Expected
    feedback: Localized


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose or to put in order, with what to say of it."""

    id: str
    text: Localized
    feedback: Localized | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One rung of the ladder in one variant: a small question, what it is judged against, and what is told of it."""

    ask: Localized
    expected: Expected
    tell: Localized
    options: tuple[Option, ...] = ()
    place: int = 0
    """Its place in the file."""
    id: str = ""
    """How later parts of a case call its value."""
    name: Localized | None = None
    """What a case's table calls it."""
    work: Callable[[], Work | None] = field(default=lambda: None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Illustration:
    """What a picture beside the explanation shows: the kind of figure, and a solver's result, or numbers with what they are called."""

    figure: str
    of: object
    at: object = None
    """Where the numbers of a line stand on the axis below."""
    title: Localized | None = None
    names: tuple[Localized, ...] = ()
    across: Localized | None = None
    unit: str | None = None


def _nothing() -> None:
    return None


def _no_steps(_own: Mapping[str, object]) -> tuple[Step, ...]:
    return ()


@dataclass(frozen=True, slots=True)
class Variant:
    """A drill with its parameters drawn: a pure function of (drill, revision, seed); seed 0 is the canonical one.

    ``scope`` holds the parameters, the derived values and the solvers' results that the texts' places name.
    """

    drill: Drill
    seed: int
    parameters: Mapping[str, object]
    scope: Mapping[str, object]
    expected: Expected
    misconceptions: tuple[Misconception, ...]
    options: tuple[Option, ...] = ()
    picture: Illustration | None = None
    steps: tuple[Step, ...] = ()
    """The rungs that lead to the answer, without the question itself; of a case, its parts."""
    carried: Callable[[Mapping[str, object]], tuple[Step, ...]] = field(
        default=_no_steps, compare=False, repr=False
    )
    """A case's parts for somebody whose own values, by the parts' ids, differ from the right ones."""
    work: Callable[[], Work | None] = field(default=_nothing, compare=False, repr=False)
    """How the answer comes about, for finding slips; None where the answer is no number. Made when it is first asked for."""


class Draw(Protocol):
    def __call__(self, drill: Drill, seed: int) -> Variant: ...


class Restore(Protocol):
    def __call__(self, drill: Drill, seed: int, drawn: Mapping[str, Any]) -> Variant: ...


@dataclass(frozen=True, slots=True)
class Body:
    """What a drill says, and how its variants are drawn. Texts are templates over a variant's scope."""

    text: Localized
    instructions: Localized
    hints: tuple[Localized, ...]
    explanation: Localized
    why: Localized
    draw_with: Draw
    restore_with: Restore | None = None
    because: Localized | None = None
    """One sentence after a right answer."""
    names: Mapping[str, Localized] = field(default_factory=dict)
    """What parts of its expressions are called, by their keys."""


@dataclass(frozen=True, slots=True)
class Drill:
    """A question with parameters: what lists need to know of it, and its body, which may be made when it is first asked for."""

    id: str
    topic_id: str
    revision: int
    level: Level
    kind: str
    title: Localized
    body: Callable[[], Body]
    draft: bool = False
    """Still being written: its author sees it, nobody else."""

    def __hash__(self) -> int:
        """By name and revision, as the rest cannot be hashed."""
        return hash((self.id, self.revision))

    @property
    def judged(self) -> Judged:
        """What judging its answers takes."""
        return KINDS[self.kind]

    @property
    def is_run(self) -> bool:
        """Whether its answers are programs, which have to be run to be judged."""
        return self.judged is Judged.BY_RUNNING

    @property
    def has_parts(self) -> bool:
        """Whether all that is answered are its parts, one after another."""
        return self.judged is Judged.IN_PARTS

    @property
    def text(self) -> Localized:
        return self.body().text

    @property
    def instructions(self) -> Localized:
        return self.body().instructions

    @property
    def hints(self) -> tuple[Localized, ...]:
        return self.body().hints

    @property
    def explanation(self) -> Localized:
        return self.body().explanation

    @property
    def why(self) -> Localized:
        return self.body().why

    @property
    def because(self) -> Localized | None:
        return self.body().because

    @property
    def names(self) -> Mapping[str, Localized]:
        return self.body().names

    def draw(self, seed: int) -> Variant:
        """The variant of this drill for a seed; the same seed always gives the same variant."""
        return self.body().draw_with(self, seed)

    def restore(self, seed: int, drawn: Mapping[str, Any]) -> Variant:
        """The variant with the numbers and options that were drawn once, whatever a seed gives today."""
        restore_with = self.body().restore_with
        return restore_with(self, seed, drawn) if restore_with else self.draw(seed)
