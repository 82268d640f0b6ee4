"""A rubric: what a free text is judged against."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from bot.domain.grading.expected import Expected

if TYPE_CHECKING:
    from bot.domain.grading.line import Given


@dataclass(frozen=True, slots=True)
class PhrasedPoint:
    """A point of a rubric with the phrases that reveal it: ``a|b`` alternatives, ``*`` any ending, all words near each other."""

    id: str
    weight: int
    phrases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RubricExpected(Expected):
    """Points that a free text is listened to for, without a topic of the catalogue."""

    kind: ClassVar[str] = "rubric"
    drilled: ClassVar[bool] = False
    points: tuple[PhrasedPoint, ...]

    @classmethod
    def from_line(cls, given: Given) -> RubricExpected:
        return cls(
            tuple(
                PhrasedPoint(str(point["id"]), int(point.get("weight", 1)), tuple(map(str, point["phrases"])))
                for point in given["points"]
            )
        )
