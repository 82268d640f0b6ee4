"""One or several of the options: what they are judged against."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from bot.domain.grading.expected import Answers, Choosing, Expected, items

if TYPE_CHECKING:
    from bot.domain.grading.line import Given

FEWEST_RIGHT = 2
"""Where several of a larger pool may be right, so many are: with one alone, ticking boxes becomes guessing which."""


@dataclass(frozen=True, slots=True)
class ChoiceExpected(Expected):
    """One or several of ``options`` (ids, in the order shown as 1, 2, …)."""

    kind: ClassVar[str] = "choice"
    in_steps: ClassVar[bool] = True
    answers_are: ClassVar[Answers] = Answers.FEW
    options: tuple[str, ...]
    reference: frozenset[str]
    several: bool = False

    def disagreement(self, found: object) -> str:
        named = frozenset([found] if isinstance(found, str) else items(found))
        return "" if self.reference == named else self.says(found)

    def typed(self) -> str:
        return " ".join(str(i) for i, option in enumerate(self.options, 1) if option in self.reference)

    def unfit(self, *, picked: bool) -> str:
        right = len(self.reference)
        least = FEWEST_RIGHT if self.several and picked else 1
        if right < least or (right > 1 and not self.several) or (picked and right == len(self.options)):
            return f"{right} of {len(self.options)} options are right"
        return ""

    def wrong_alone(self) -> Mapping[str, Expected]:
        if self.several:
            return {}
        return {
            option: ChoiceExpected(self.options, frozenset({option}))
            for option in self.options
            if option not in self.reference
        }

    def is_alone(self) -> bool:
        return self.several and len(self.reference) == 1

    @property
    def choosing(self) -> Choosing:
        return Choosing.SEVERAL if self.several else Choosing.ONE

    def right_options(self) -> tuple[str, ...]:
        return tuple(option for option in self.options if option in self.reference)

    @classmethod
    def from_line(cls, given: Given) -> ChoiceExpected:
        from bot.domain.grading.line import BadLineError, options

        offered = options(given)
        reference = given["reference"]
        right = frozenset(map(str, reference if isinstance(reference, list) else [reference]))
        if not right <= set(offered):
            raise BadLineError("reference must name options")
        several = given.get("several", isinstance(reference, list) and len(right) != 1)
        return cls(offered, right, bool(several))
