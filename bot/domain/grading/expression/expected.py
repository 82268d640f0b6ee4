"""A formula: what it is judged against."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, ClassVar

from bot.domain.grading.expected import Expected, Typeset
from bot.domain.grading.shown import Shown, shows_formula

if TYPE_CHECKING:
    from bot.domain.grading.line import Given


@dataclass(frozen=True, slots=True)
class ExpressionExpected(Expected):
    """A formula in named symbols, all positive reals."""

    kind: ClassVar[str] = "expression"
    in_steps: ClassVar[bool] = True
    fewest_answers: ClassVar[int] = 3
    reference: str
    symbols: tuple[str, ...]

    def coincides(self, other: Expected) -> bool:
        return _is_right(self, str(other.told()))

    def gives_away(self, shown: Shown, question: Shown) -> bool:
        return shows_formula(self.reference, shown, question)

    def typeset(self) -> Typeset:
        return Typeset(self.reference, self.symbols)

    @classmethod
    def from_line(cls, given: Given) -> ExpressionExpected:
        from bot.domain.grading.expression.expression import reference_tree
        from bot.domain.grading.line import symbols, text

        expected = cls(text(given, "reference"), symbols(given))
        reference_tree(expected)
        return expected

    @classmethod
    def warm_up(cls) -> tuple[str, ExpressionExpected]:
        return "2*n", cls("2*n + sqrt(n)", ("n",))


@lru_cache(maxsize=20_000)
def _is_right(expected: ExpressionExpected, answer: str) -> bool:
    from bot.domain.grading.expression.expression import is_right_formula

    return is_right_formula(expected, answer)
