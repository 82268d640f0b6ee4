"""A formula: what it is judged against."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import ClassVar

from bot.domain.grading.expected import Expected
from bot.domain.grading.shown import Shown, shows_formula


@dataclass(frozen=True, slots=True)
class ExpressionExpected(Expected):
    """A formula in named symbols, all positive reals."""

    kind: ClassVar[str] = "expression"
    fewest_answers: ClassVar[int] = 3
    reference: str
    symbols: tuple[str, ...]

    def coincides(self, other: Expected) -> bool:
        return _is_right(self, str(other.told()))

    def gives_away(self, shown: Shown, question: Shown) -> bool:
        return shows_formula(self.reference, shown, question)


@lru_cache(maxsize=20_000)
def _is_right(expected: ExpressionExpected, answer: str) -> bool:
    from bot.domain.grading.expression.expression import is_right_formula

    return is_right_formula(expected, answer)
