"""Trying a function that a learner sent: one at a time for each person, a few at once for all, and never unprotected."""

from __future__ import annotations

import asyncio
import logging
import sys
import time
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from fractions import Fraction
from pathlib import Path
from random import Random, SystemRandom

from bot.domain.grading.code import code
from bot.domain.grading.code.code import MEASURED_TIMES, Submission, Trial
from bot.domain.grading.code.guard import guarded
from bot.domain.grading.code.tasks import TASKS, code_task
from bot.domain.grading.code.tasks.task import CodeTask
from bot.domain.grading.expected import CodeExpected, Expected
from bot.domain.grading.verdict import Outcome, Reading, Reason, Unreadable, Verdict
from bot.sandbox.run import Limits, Sandbox, Unavailable

log = logging.getLogger(__name__)
AT_ONCE = 2
"""Jails that compute at the same time. Each is nicer than the bot, so more of them would only slow one another."""
SECCOMP = Path("/proc/sys/kernel/seccomp/actions_avail")
CHECKING = Limits(wall_seconds=15.0, cpu_seconds=5)
MEASURING = Limits(wall_seconds=10.0, cpu_seconds=4)
MOST_WAITING = 20
"""Beyond so many in the queue people are asked to come again: everybody who waits holds a place that others' chats need."""
AGAIN_SECONDS = 60.0
"""After so long another jail is attempted: what was missing may have been memory or descriptors, not the kernel's help."""
QUICK_SECONDS = 0.1
"""A function that takes longer than this on the measured case is not tried on the large one, which would take half a minute."""

Waits = Callable[[int], Awaitable[None]]
"""Told, once, how many are ahead where a person has to wait."""


class Trying:
    """The sandbox with its queue."""

    def __init__(self, sandbox: Sandbox | None = None, randomness: Random | None = None) -> None:
        self._sandbox = sandbox or Sandbox()
        self._randomness = randomness or SystemRandom()
        self._threads = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="trying")
        self._slots = asyncio.Semaphore(AT_ONCE)
        self._turns: dict[int, asyncio.Lock] = {}
        self._asking: Counter[int] = Counter()
        self._prepared = False
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
        expected: CodeExpected,
        wrong_ways: Sequence[tuple[str, Expected]],
        learner_id: int,
        waits: Waits | None = None,
    ) -> Verdict:
        """The verdict on a function; friendly checks first, then the cases, then the measurement where all of them are right."""
        reading = code.read(typed, expected)
        if isinstance(reading, Unreadable):
            return Verdict(Outcome.UNREADABLE, Fraction(0), reading.understood, (reading.reason,))
        if self._asking.total() >= MOST_WAITING + AT_ONCE:
            return Verdict(Outcome.UNREADABLE, Fraction(0), reading.understood, (Reason("code-not-judged"),))
        if not self.off:
            async with self._turn(learner_id, waits):
                tried = await asyncio.get_running_loop().run_in_executor(
                    self._threads, self._tried, reading, expected, wrong_ways
                )
            if tried is not None:
                return tried
        return Verdict(Outcome.UNREADABLE, Fraction(0), reading.understood, (Reason("code-unavailable"),))

    async def start(self) -> None:
        """Returns when all is ready, or when it is known that code cannot be held here."""
        if not self.off:
            await asyncio.get_running_loop().run_in_executor(self._threads, self._start)

    def prepare(self) -> None:
        """Gets ready in the background, while somebody writes a first answer."""
        if not self.off and not self._prepared:
            self._prepared = True
            self._threads.submit(self._start)

    def close(self) -> None:
        """Waits for what is running, then ends the sandbox."""
        self._threads.shutdown()
        self._sandbox.close()

    @asynccontextmanager
    async def _turn(self, learner_id: int, waits: Waits | None) -> AsyncIterator[None]:
        """A person's turn, then one of the slots, in the order of coming."""
        turn = self._turns.setdefault(learner_id, asyncio.Lock())
        ahead = max(0, self._asking.total() - AT_ONCE + 1)
        self._asking[learner_id] += 1
        try:
            if waits is not None and (ahead or turn.locked()):
                await waits(max(ahead, 1))
            async with turn, self._slots:
                yield
        finally:
            self._asking[learner_id] -= 1
            if not self._asking[learner_id]:
                del self._asking[learner_id], self._turns[learner_id]

    def _start(self) -> None:
        try:
            self._sandbox.start()
        except Unavailable as reason:
            self._switch_off(reason)
            return
        for name in TASKS:
            code.answers(name)
            if (large := code_task(name).large) is not None:
                large()

    def _switch_off(self, reason: Unavailable) -> None:
        log.warning("code questions are switched off for %.0f s: %s", AGAIN_SECONDS, reason)
        self._off_until = time.monotonic() + AGAIN_SECONDS

    def _tried(
        self, reading: Reading[Submission], expected: CodeExpected, wrong_ways: Sequence[tuple[str, Expected]]
    ) -> Verdict | None:
        """The verdict, None where nothing can hold code."""
        try:
            trial = self._trial(reading.value.source, expected)
        except Unavailable as reason:
            self._switch_off(reason)
            return None
        return code.verdict_on(reading, trial, expected, wrong_ways)

    def _trial(self, source: str, expected: CodeExpected) -> Trial:
        task = code_task(expected.reference)
        checked = self._sandbox.run(
            guarded(source, task.function), task.function, (case.arguments for case in task.cases()), CHECKING
        )
        if not code.is_right(checked, expected):
            return Trial(checked)
        case = task.measured(self._randomness)
        slow = self._sandbox.run(task.slow_source, task.function, [case.arguments], CHECKING)
        measured = self._sandbox.run(source, task.function, _measured(task, case.arguments), MEASURING)
        return Trial(checked, case, measured, slow)


def _could_hold() -> bool:
    """Whether this system has what a jail is made of; whether the kernel allows it is seen by the first jail."""
    if sys.platform != "linux" or not SECCOMP.exists():
        return False
    try:
        import pyseccomp  # noqa: F401
    except (ImportError, OSError, RuntimeError):
        return False
    return True


def _measured(task: CodeTask, arguments: tuple[object, ...]) -> Iterator[tuple[object, ...]]:
    """The measured case several times over; the large one after it, if the function is quick."""
    begin = time.perf_counter()
    for _ in range(MEASURED_TIMES):
        yield arguments
    if task.large is not None and time.perf_counter() - begin < QUICK_SECONDS * MEASURED_TIMES:
        yield task.large().case.arguments
