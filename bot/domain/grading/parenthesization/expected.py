"""An order of multiplying: what it is judged against."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from bot.domain.grading.expected import Answers, Expected, is_judged_right
from bot.domain.grading.shown import Shown, squeezed
from bot.domain.grading.verdict import Understood

if TYPE_CHECKING:
    from bot.domain.grading.line import Given


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

    def right(self) -> Understood:
        return Understood(self.reference)

    @classmethod
    def from_line(cls, given: Given) -> ParenthesizationExpected:
        from bot.domain.grading.line import BadLineError, text, texts
        from bot.domain.grading.parenthesization.parenthesization import parse_tree

        reference = text(given, "reference")
        found = list(dict.fromkeys(re.findall(r"[A-Za-z](?:_?\d+)?", reference)))
        matrices = texts(given, "matrices") or tuple(found)
        sizes = given.get("dimensions")
        if sizes is not None and (
            len(sizes) != len(matrices) + 1 or not all(type(size) is int and size > 0 for size in sizes)
        ):
            raise BadLineError(f"dimensions must be {len(matrices) + 1} positive whole numbers")
        parse_tree(reference, matrices)
        return cls(reference, matrices, tuple(sizes) if sizes is not None else None)
