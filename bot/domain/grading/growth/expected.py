"""A growth class: what it is judged against."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from bot.domain.grading.expected import Expected, Typeset, is_judged_right
from bot.domain.grading.shown import Shown, shows_formula

if TYPE_CHECKING:
    from bot.domain.grading.line import Given


@dataclass(frozen=True, slots=True)
class GrowthExpected(Expected):
    """A growth class, e.g. ``n^3`` or ``T*h*(d+h)``; judged as Θ. ``symbols`` tend to infinity independently, unless
    ``assumptions`` such as ``k <= T`` order them. ``constants`` are names that may be written and count as constant factors."""

    kind: ClassVar[str] = "growth"
    in_steps: ClassVar[bool] = True
    fewest_answers: ClassVar[int] = 3
    reference: str
    symbols: tuple[str, ...]
    assumptions: tuple[str, ...] = ()
    constants: tuple[str, ...] = ()

    def coincides(self, other: Expected) -> bool:
        return is_judged_right(self, str(other.told()))

    def gives_away(self, shown: Shown, question: Shown) -> bool:
        return shows_formula(self.reference, shown, question)

    def typeset(self) -> Typeset:
        return Typeset(self.reference, self.symbols, r"\Theta({})")

    @classmethod
    def from_line(cls, given: Given) -> GrowthExpected:
        from bot.domain.grading.growth.growth import reference_growth
        from bot.domain.grading.line import symbols, text, texts

        expected = cls(text(given, "reference"), symbols(given), texts(given, "assumptions"))
        reference_growth(expected)
        return expected

    @classmethod
    def warm_up(cls) -> tuple[str, GrowthExpected]:
        return "O(n log n)", cls("n", ("n",))
