"""An order of the options: what it is judged against."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from bot.domain.grading.expected import Answers, Choosing, Expected, items

if TYPE_CHECKING:
    from bot.domain.grading.line import Given


@dataclass(frozen=True, slots=True)
class OrderingExpected(Expected):
    """All of ``options`` (ids, in the order shown as 1, 2, …) put in the order of ``reference``."""

    kind: ClassVar[str] = "ordering"
    fewest_answers: ClassVar[int] = 3
    answers_are: ClassVar[Answers] = Answers.UNEVEN
    options: tuple[str, ...]
    reference: tuple[str, ...]

    def disagreement(self, found: object) -> str:
        return "" if self.reference == tuple(items(found)) else self.says(found)

    def typed(self) -> str:
        return " ".join(str(self.options.index(option) + 1) for option in self.reference)

    @property
    def choosing(self) -> Choosing:
        return Choosing.ORDER

    def right_options(self) -> tuple[str, ...]:
        return self.reference

    @classmethod
    def from_line(cls, given: Given) -> OrderingExpected:
        from bot.domain.grading.line import BadLineError, options

        reference = tuple(map(str, given["reference"]))
        offered = options(given, reference)
        if sorted(reference) != sorted(offered):
            raise BadLineError("reference must name each option once")
        return cls(offered, reference)
