"""An order of multiplying: what it is judged against."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from bot.domain.grading.expected import Answers, Expected, is_judged_right
from bot.domain.grading.shown import Shown, squeezed


@dataclass(frozen=True, slots=True)
class ParenthesizationExpected(Expected):
    """An order of multiplying named matrices; with ``dimensions`` (p₀…pₙ) every order of least cost is right, without them only
    the reference's own tree."""

    kind: ClassVar[str] = "parenthesization"
    answers_are: ClassVar[Answers] = Answers.FEW
    named_on_the_way: ClassVar[bool] = True
    reference: str
    matrices: tuple[str, ...]
    dimensions: tuple[int, ...] | None = None

    def coincides(self, other: Expected) -> bool:
        return self == other if self.dimensions is None else is_judged_right(self, str(other.told()))

    def gives_away(self, shown: Shown, question: Shown) -> bool:  # noqa: ARG002 (every kind takes it)
        return squeezed(self.reference) in shown.formulas
