"""What each person may use of the machine: token buckets that fill again with time."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Allowance:
    """A bucket's size, and what comes back in a second."""

    most: float
    a_second: float


class Budget:
    """What each person has used of an allowance. Who has used nothing for long is forgotten, so memory is bounded by who is active."""

    def __init__(self, allowance: Allowance, clock: Callable[[], float] = time.monotonic) -> None:
        self._allowance, self._clock = allowance, clock
        self._used: dict[int, tuple[float, float]] = {}

    def used(self, person: int) -> float:
        """What is still missing from a person's bucket."""
        used, since = self._used.get(person, (0.0, 0.0))
        return max(0.0, used - self._allowance.a_second * (self._clock() - since))

    def knows(self, person: int) -> bool:
        """Whether a person has used anything lately."""
        return person in self._used

    def wait(self, person: int) -> float:
        """Seconds until a person may use something again: 0 while anything is left, for the last use may overdraw."""
        over = self.used(person) - self._allowance.most
        return max(0.0, over / self._allowance.a_second) if over > 0 else 0.0

    def use(self, person: int, amount: float) -> None:
        """Takes from a person's bucket."""
        used = self.used(person) + amount
        self._used[person] = (used, self._clock())
        if len(self._used) > 10_000:
            self._used = {each: kept for each, kept in self._used.items() if self.used(each) > 0}
