"""A growth class: what it is judged against."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from bot.domain.grading.expected import Expected, is_judged_right
from bot.domain.grading.shown import Shown, shows_formula


@dataclass(frozen=True, slots=True)
class GrowthExpected(Expected):
    """A growth class, e.g. ``n^3`` or ``T*h*(d+h)``; judged as Θ. ``symbols`` tend to infinity independently, unless
    ``assumptions`` such as ``k <= T`` order them. ``constants`` are names that may be written and count as constant factors."""

    kind: ClassVar[str] = "growth"
    fewest_answers: ClassVar[int] = 3
    reference: str
    symbols: tuple[str, ...]
    assumptions: tuple[str, ...] = ()
    constants: tuple[str, ...] = ()

    def coincides(self, other: Expected) -> bool:
        return is_judged_right(self, str(other.told()))

    def gives_away(self, shown: Shown, question: Shown) -> bool:
        return shows_formula(self.reference, shown, question)
