"""What happened a moment ago, as far as this process knows: forgotten by itself, and by a restart."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable, Hashable

MOST = 10_000
"""Things remembered at once; beyond that the oldest are forgotten."""


class Lately:
    """Remembers each thing for so many seconds."""

    def __init__(self, seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._seconds, self._clock = seconds, clock
        self._times: OrderedDict[Hashable, float] = OrderedDict()

    def again(self, thing: Hashable) -> bool:
        """Whether it happened lately; if not, it has happened now."""
        now = self._clock()
        while self._times and (
            len(self._times) > MOST or next(iter(self._times.values())) <= now - self._seconds
        ):
            self._times.popitem(last=False)
        if thing in self._times:
            return True
        self._times[thing] = now
        return False
