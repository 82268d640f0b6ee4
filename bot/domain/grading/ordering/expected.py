"""An order of the options: what it is judged against."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from bot.domain.grading.expected import Answers, Expected, items


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
