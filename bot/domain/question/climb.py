"""How far somebody is on a question's ladder, or in a case: plain data that is kept with the question."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction
from typing import Any


class Mark(StrEnum):
    """How a step went: right; right from the person's own earlier value; told; or wrong and left at that."""

    RIGHT = "right"
    OWN = "own"
    TOLD = "told"
    WRONG = "wrong"


CREDITED = frozenset({Mark.RIGHT, Mark.OWN})


@dataclass(frozen=True, slots=True)
class Climb:
    """The step under way is the one after all that have a mark; ``misses`` and ``last`` are about it.

    ``own`` holds the person's own values by the ids of a case's parts, where they differ from the right ones; ``typed`` what was typed.
    """

    marks: tuple[Mark, ...] = ()
    misses: int = 0
    last: Fraction | None = None
    own: Mapping[str, Fraction] | None = None
    typed: tuple[str, ...] = ()

    @property
    def at(self) -> int:
        """The number of the step under way, from 0."""
        return len(self.marks)

    @property
    def helped(self) -> bool:
        """Whether a step had to be told."""
        return Mark.TOLD in self.marks

    def missed(self, value: Fraction | None, typed: str) -> Climb:
        """A wrong answer to the step under way."""
        return replace(self, misses=self.misses + 1, last=value, typed=self._with(typed))

    def on(self, mark: Mark, part: str = "", own: Fraction | None = None, typed: str = "") -> Climb:
        """The next step, this one marked; ``own`` is carried into later parts."""
        values = dict(self.own or {})
        if part and own is not None:
            values[part] = own
        return Climb((*self.marks, mark), own=values, typed=self._with(typed))

    def _with(self, typed: str) -> tuple[str, ...]:
        """What was typed last for each step, with this for the one under way."""
        before = (*self.typed, *("" for _ in range(self.at - len(self.typed))))[: self.at]
        now = typed or (self.typed[self.at] if len(self.typed) > self.at else "")
        return (*before, now)

    def to_json(self) -> dict[str, Any]:
        """Fit for JSON."""
        return {
            "marks": [mark.value for mark in self.marks],
            "misses": self.misses,
            "last": None if self.last is None else str(self.last),
            "own": {part: str(value) for part, value in (self.own or {}).items()},
            "typed": list(self.typed),
        }


def climb_of(kept: Mapping[str, Any]) -> Climb:
    """From what ``to_json`` gave; an empty mapping is a beginning."""
    last: str | None = kept.get("last")
    typed: Sequence[str] = kept.get("typed", ())
    return Climb(
        tuple(Mark(mark) for mark in kept.get("marks", ())),
        kept.get("misses", 0),
        None if last is None else Fraction(last),
        {part: Fraction(value) for part, value in kept.get("own", {}).items()},
        tuple(typed),
    )
