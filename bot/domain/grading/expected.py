"""What every kind of answer is judged against: the reference, the conventions the question states, and what follows from both.

Reading an answer may use the conventions (unit, symbols, matrices), never the reference: a reading that depends on the
reference leaks it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum, auto
from functools import lru_cache
from typing import TYPE_CHECKING, ClassVar

from bot.domain.grading.shown import Shown

if TYPE_CHECKING:
    from bot.domain.grading.numeric import Numeric


class Answers(Enum):
    """How many answers the questions of a kind have by nature."""

    MANY = auto()
    FEW = auto()
    UNEVEN = auto()
    """A few of them are right far oftener than the others."""


class Expected:
    """What an answer is judged against. The class of a kind stands in its room and answers for it what others ask of every kind."""

    __slots__ = ()
    kind: ClassVar[str]
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
    from bot.domain.grading.verdict import Outcome

    return judge(answer, expected).outcome is Outcome.CORRECT


def items(found: object) -> Sequence[str]:
    """The texts of an oracle's list, or of its only item."""
    many = isinstance(found, list | tuple | set | frozenset)
    return [str(item) for item in found] if many else [str(found)]  # type: ignore[attr-defined] # it is a list
