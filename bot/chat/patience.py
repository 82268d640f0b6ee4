"""Waiting for what passes by itself: a little longer each time, with one line in the log a minute."""

from __future__ import annotations

import asyncio
import logging

log = logging.getLogger(__name__)
FIRST_PAUSE = 0.5
LONGEST_PAUSE = 30.0
TOLD_EVERY = 60.0
"""Seconds between two lines about one trouble."""


class Patience:
    """One trouble's waits. ``what`` begins its lines: "no updates"."""

    def __init__(self, what: str) -> None:
        self._what = what
        self._pause = FIRST_PAUSE
        self._told_at: float | None = None

    async def wait(self, reason: str, at_least: float = 0.0) -> None:
        """Waits before another try, ``at_least`` so many seconds."""
        pause = max(self._pause, at_least)
        self._pause = min(2 * self._pause, LONGEST_PAUSE)
        now = asyncio.get_running_loop().time()
        if self._told_at is None or now - self._told_at >= TOLD_EVERY:
            self._told_at = now
            log.warning("%s (%s); trying again", self._what, reason)
        await asyncio.sleep(pause)

    def ended(self) -> None:
        """It went well: the next trouble is a new one."""
        if self._told_at is not None:
            log.info("%s: over", self._what)
        self._pause, self._told_at = FIRST_PAUSE, None
