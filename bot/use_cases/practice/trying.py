"""Trying a function that a learner sent: apart, a few at once for all, and never unprotected."""

from __future__ import annotations

import asyncio
import logging
import sys
import time
from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path

from bot.domain.codes import Code
from bot.domain.grading.expected import Expected
from bot.domain.grading.verdict import Outcome, Reason, Verdict
from bot.sandbox.run import Unavailable
from bot.use_cases.practice.apart import Apart, refused
from bot.workers.breeder import Ended, NotStarted
from bot.workers.pool import Busy, Pool, Spent, Waits
from bot.workers.room import Room

log = logging.getLogger(__name__)
TRYING = Room(
    "code",
    "bot.use_cases.practice.trial:judge",
    ("bot.use_cases.practice.trial:start",),
    count=2,
    reserve=1,
    wall_seconds=45.0,
    cpu_seconds=5,
    memory=512 << 20,
    waiting=200,
    idle_seconds=300.0,
)
"""Each jail is nicer than the bot, so more of them at once would only slow one another. The limits are those of what holds a jail."""
SECCOMP = Path("/proc/sys/kernel/seccomp/actions_avail")
AGAIN_SECONDS = 60.0
"""After so long another jail is attempted: what was missing may have been memory or descriptors, not the kernel's help."""


class Trying:
    """The sandbox's workers, and whether there can be any."""

    def __init__(self, pool: Pool, room: Room = TRYING) -> None:
        self._pool, self._room = pool, room
        self._apart = Apart(pool)
        self._prepared = False
        self._preparing: asyncio.Task[None] | None = None
        self._impossible = not _could_hold()
        self._off_until = 0.0
        if self._impossible:
            log.warning("code questions are switched off: this system has no seccomp, or no libseccomp")

    @property
    def off(self) -> bool:
        """Whether code cannot be run here: never, or not for now, after a jail could not be made."""
        return self._impossible or time.monotonic() < self._off_until

    async def judge(
        self,
        typed: str,
        expected: Expected,
        wrong_ways: Sequence[tuple[str, Expected]],
        learner_id: int | None,
        waits: Waits | None = None,
    ) -> Verdict:
        """The verdict on a function; friendly checks first, then the cases, then the measurement where all of them are right."""
        if self.off:
            return await self._apart.judge(typed, expected, wrong_ways, learner_id)
        try:
            verdict: Verdict = await self._pool.run(
                self._room, typed, expected, tuple(wrong_ways), person=learner_id, waits=waits
            )
            return verdict
        except (NotStarted, Unavailable) as reason:
            self._switch_off(reason)
            return _unreadable("code-unavailable")
        except (Busy, Spent) as reason:
            return refused(reason)
        except Ended as reason:
            log.warning("trying a function did not end by itself: %s", reason)
            return _unreadable("code-not-judged")

    async def start(self) -> None:
        """Returns when all is ready, or when it is known that code cannot be held here."""
        if self.off:
            return
        try:
            await self._pool.ready(self._room)
        except NotStarted as reason:
            self._switch_off(reason)

    def prepare(self) -> None:
        """Gets ready in the background, while somebody writes a first answer."""
        if not self.off and not self._prepared:
            self._prepared = True
            self._preparing = asyncio.get_running_loop().create_task(self.start())

    def _switch_off(self, reason: Exception) -> None:
        log.warning("code questions are switched off for %.0f s: %s", AGAIN_SECONDS, reason)
        self._off_until = time.monotonic() + AGAIN_SECONDS


def _unreadable(code: Code) -> Verdict:
    return Verdict(Outcome.UNREADABLE, Fraction(0), None, (Reason(code),))


def _could_hold() -> bool:
    """Whether this system has what a jail is made of; whether the kernel allows it is seen by the first jail."""
    if sys.platform != "linux" or not SECCOMP.exists():
        return False
    try:
        import pyseccomp  # noqa: F401
    except (ImportError, OSError, RuntimeError):
        return False
    return True
