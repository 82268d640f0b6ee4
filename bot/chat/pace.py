"""How much is said in one group: Telegram allows 20 messages a minute, and the day's post needs its place among them."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable

A_MINUTE = 15
"""Commands and presses answered in one group within a minute; further ones are passed over in silence."""
BOARD_SECONDS = 60.0
"""A group's board is shown once in so long."""


class Pace:
    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._times: dict[int, deque[float]] = {}
        self._boards: dict[int, float] = {}

    def allows(self, chat_id: int) -> bool:
        """Whether one more command may be answered in a group now; if so, it counts."""
        since = self._clock() - 60.0
        for group in [group for group, times in self._times.items() if times[-1] < since]:
            del self._times[group]
        times = self._times.setdefault(chat_id, deque(maxlen=A_MINUTE))
        if len(times) == A_MINUTE and times[0] >= since:
            return False
        times.append(self._clock())
        return True

    def allows_board(self, chat_id: int) -> bool:
        """Whether a group's board may be shown now; if so, it counts."""
        now = self._clock()
        self._boards = {each: at for each, at in self._boards.items() if now - at < BOARD_SECONDS}
        if chat_id in self._boards:
            return False
        self._boards[chat_id] = now
        return True
