"""What every kind of answer is judged against: the reference, the conventions the question states, and what follows from both.

Reading an answer may use the conventions (unit, symbols, matrices), never the reference: a reading that depends on the
reference leaks it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, ClassVar

from bot.domain.grading.shown import Shown
from bot.domain.grading.verdict import Outcome, Understood

if TYPE_CHECKING:
    from bot.domain.grading.line import Given
    from bot.domain.grading.numeric import Numeric


class Answers(Enum):
    """How many answers the questions of a kind have by nature."""

    MANY = auto()
    FEW = auto()
    UNEVEN = auto()
    """A few of them are right far oftener than the others."""


class Choosing(Enum):
    """How options are tapped: one is the answer at once; several are ticked, or put in order, and then handed in."""

    NOTHING = auto()
    ONE = auto()
    SEVERAL = auto()
    ORDER = auto()


@dataclass(frozen=True, slots=True)
class Precision:
    """The unit in which a number is asked for, and how near is near enough, as a question says it."""

    unit: str | None
    exact: bool
    rtol: Fraction
    atol: Fraction
    digits: int | None


@dataclass(frozen=True, slots=True)
class Typeset:
    """A formula in the notation in which answers are typed, its symbols, and the LaTeX around it with ``{}`` for its place."""

    formula: str
    symbols: tuple[str, ...]
    around: str = "{}"


class Expected:
    """What an answer is judged against. The class of a kind stands in its room and answers for it what others ask of every kind."""

    __slots__ = ()
    kind: ClassVar[str]
    drilled: ClassVar[bool] = True
    """Whether the catalogue has drills of the kind."""
    in_steps: ClassVar[bool] = False
    """Whether a step of a ladder or a part of a case may ask for it."""
    in_lines: ClassVar[bool] = True
    """Whether ``epsilon grade`` takes a line of the kind."""
    by_text: ClassVar[bool] = True
    """Whether what was typed is all that a verdict takes."""
    fewest_answers: ClassVar[int] = 2
    """The fewest different answers that a drill of the kind has."""
    answers_are: ClassVar[Answers] = Answers.MANY
    named_on_the_way: ClassVar[bool] = False
    """Whether small steps may name answers, as the orders of a product are named where their costs are asked for."""

    def coincides(self, other: Expected) -> bool:
        """Whether some answer would be judged right for both; for formulas and orders, whether the other is right for this one."""
        return self == other

    def gives_away(self, shown: Shown, question: Shown) -> bool:  # noqa: ARG002 (kinds take it)
        """Whether a text shows the answer, by a computed number or a formula that the question itself does not show."""
        return False

    def is_printed(self, shown: Shown, question: Shown) -> bool:  # noqa: ARG002 (kinds take it)
        """Whether a text writes out the number that is the answer, computed or not, with three figures or more or as a power."""
        return False

    def disagreement(self, found: object) -> str:
        """How an oracle's answer differs from the reference; empty where they agree.

        Exact numbers must be equal, others agree to 1e-9; of orders the oracle gives one right text, or all.
        Raises TypeError or ValueError for an answer of another sort.
        """
        agrees = is_judged_right(self, found) if isinstance(found, str) else self.told() in items(found)
        return "" if agrees else self.says(found)

    def says(self, found: object) -> str:
        """What is told of an oracle that says something else."""
        return f"the oracle says {found!r}, the answer is {self.told()!r}"

    def typed(self) -> str:
        """The reference as a person could type it."""
        return str(self.told())

    def told(self) -> object:
        """The right answer as expressions and texts take it; an empty text where there is no single one."""
        return getattr(self, "reference", "")

    def numeric(self) -> Numeric | None:
        """Itself, where the answer is a number."""
        return None

    def unfit(self, *, picked: bool) -> str:  # noqa: ARG002 (kinds take it)
        """Why a variant with this answer is drawn again, where it must be. ``picked``: its options are some of a larger pool."""
        return ""

    def wrong_alone(self) -> Mapping[str, Expected]:
        """The options that are a wrong answer by themselves, each with what it would be the right answer to."""
        return {}

    def is_infinity(self) -> bool:
        """Whether it is infinity where a number is asked for, which is no number that could be read."""
        return False

    @property
    def choosing(self) -> Choosing:
        """How options are chosen; nothing where there are none."""
        return Choosing.NOTHING

    def right_options(self) -> tuple[str, ...]:
        """Ids of the right options, in the order shown, or wanted."""
        return ()

    def right(self) -> Understood | None:
        """The right answer as it is told: a number with its unit, or a text; None where that is told otherwise."""
        return None

    def typeset(self) -> Typeset | None:
        """The right answer as a formula; None where it is none."""
        return None

    def precision(self) -> Precision | None:
        """What a question says of the number that it asks for; None where it asks for something else."""
        return None

    def starting_point(self) -> str:
        """The program that an answer begins from; empty where none is asked for."""
        return ""

    def solution(self) -> str:
        """A right program; empty where none is asked for."""
        return ""

    @classmethod
    def from_line(cls, given: Given) -> Expected:
        """From a line of ``epsilon grade``. Raises BadLineError, ValueError, KeyError or TypeError where it does not say it."""
        raise NotImplementedError(f"{cls.kind} is not judged by lines")

    @classmethod
    def warm_up(cls) -> tuple[str, Expected] | None:
        """An answer and what to judge it against, so that all is loaded that judging needs; None where that is little."""
        return None

    def is_alone(self) -> bool:
        """Whether several options may be right and only one is."""
        return False

    def is_laborious(self) -> bool:
        """Whether a person could hardly come to it exactly."""
        return False


@lru_cache(maxsize=20_000)
def is_judged_right(expected: Expected, answer: str) -> bool:
    """Whether a text is judged right."""
    from bot.domain.grading.judge import judge

    return judge(answer, expected).outcome is Outcome.CORRECT


def items(found: object) -> Sequence[str]:
    """The texts of an oracle's list, or of its only item."""
    many = isinstance(found, list | tuple | set | frozenset)
    return [str(item) for item in found] if many else [str(found)]  # type: ignore[attr-defined] # it is a list
