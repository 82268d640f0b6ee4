"""How much a bot may send: 30 messages a second overall, one a second to a chat with short bursts tolerated."""

from __future__ import annotations

from collections.abc import Callable
from math import ceil

from bot.simulator.errors import too_many


class Bucket:
    """A token bucket: ``burst`` at once, ``rate`` a second in the long run."""

    def __init__(self, rate: float, burst: int, now: float) -> None:
        self._rate, self._burst = rate, burst
        self._tokens, self._then = float(burst), now

    def wait(self, now: float) -> float:
        """Seconds until the next one is allowed; 0 where it is allowed now."""
        self._tokens = min(self._burst, self._tokens + (now - self._then) * self._rate)
        self._then = now
        return 0.0 if self._tokens >= 1 else (1 - self._tokens) / self._rate

    def take(self) -> None:
        self._tokens -= 1


class Limits:
    """Refuses with 429 what comes too fast."""

    def __init__(self, clock: Callable[[], float], *, strict: bool) -> None:
        self._clock = clock
        self.strict = strict
        self._all = Bucket(30, 30, clock())
        self._chats: dict[int, Bucket] = {}

    def check(self, chat_id: int) -> None:
        """Takes one message to this chat from the budgets. Raises ApiError 429."""
        if not self.strict:
            return
        now = self._clock()
        chat = self._chats.setdefault(chat_id, Bucket(20 / 60 if chat_id < 0 else 1, 20, now))
        wait = max(self._all.wait(now), chat.wait(now))
        if wait > 0:
            raise too_many(max(1, ceil(wait)))
        self._all.take()
        chat.take()
