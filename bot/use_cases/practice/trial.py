"""Trying a function, in a worker: what runs it and what came back never touch the bot's own loop."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from fractions import Fraction
from random import Random, SystemRandom

from bot.domain.grading.code import code
from bot.domain.grading.code.code import Trial
from bot.domain.grading.code.code_run import Run
from bot.domain.grading.code.expected import CodeExpected
from bot.domain.grading.code.guard import guarded
from bot.domain.grading.code.tasks import TASKS, code_task
from bot.domain.grading.code.tasks.task import Case, CodeTask
from bot.domain.grading.expected import Expected
from bot.domain.grading.verdict import Outcome, Unreadable, Verdict
from bot.sandbox.run import Limits, Sandbox
from bot.workers import worker

CHECKING = Limits(wall_seconds=15.0, cpu_seconds=4)
MEASURING = Limits(wall_seconds=10.0, cpu_seconds=4)
MEASURED_TIMES = 3
"""An answer is measured on so many cases, drawn apart; the median of its times counts, since the first call warms caches."""
QUICK_SECONDS = 0.1
"""A function that takes longer than this on the measured case is not tried on the large one, which would take half a minute."""

_sandbox: Sandbox | None = None


def start() -> None:
    """Starts the sandbox for all workers that are forked from here. Raises Unavailable where nothing can hold code."""
    global _sandbox
    _sandbox = Sandbox()
    _sandbox.start()
    assert _sandbox.control is not None
    worker.keep(_sandbox.control)
    for name in TASKS:
        code.answers(name)
        if (large := code_task(name).large) is not None:
            large()


def judge(typed: str, expected: CodeExpected, wrong_ways: Sequence[tuple[str, Expected]]) -> Verdict:
    """The verdict on a function, in this worker's sandbox. Raises Unavailable where nothing can hold code."""
    assert _sandbox is not None, "a worker's fork server starts it"
    return judged(_sandbox, typed, expected, wrong_ways, SystemRandom())


def judged(
    sandbox: Sandbox,
    typed: str,
    expected: CodeExpected,
    wrong_ways: Sequence[tuple[str, Expected]],
    randomness: Random,
) -> Verdict:
    """The verdict on a function; friendly checks first, then the cases, then the measurement where all of them are right."""
    reading = code.read(typed, expected)
    if isinstance(reading, Unreadable):
        return Verdict(Outcome.UNREADABLE, Fraction(0), reading.understood, (reading.reason,))
    trial = _trial(sandbox, reading.value.source, expected, randomness)
    return code.verdict_on(reading, trial, expected, wrong_ways)


def _trial(sandbox: Sandbox, source: str, expected: CodeExpected, randomness: Random) -> Trial:
    task = code_task(expected.reference)
    drawn = tuple((case, task.reference(*case.arguments)) for case in task.drawn(randomness))
    looked_after = guarded(source, task.function)
    checked = _run(sandbox, looked_after, task, [*task.cases(), *(case for case, _ in drawn)], CHECKING)
    first = Trial(checked, drawn)
    if not code.is_right(first, expected):
        return first
    cases = tuple(task.measured(randomness) for _ in range(MEASURED_TIMES))
    slow = _run(sandbox, task.slow_source, task, cases[:1], CHECKING)
    measured = _run(sandbox, source, task, _measured(task, cases), MEASURING)
    return Trial(checked, drawn, cases, measured, slow)


def _run(
    sandbox: Sandbox, source: str, task: CodeTask, cases: Sequence[Case] | Iterator[Case], limits: Limits
) -> Run:
    run = sandbox.run(source, task.function, (case.arguments for case in cases), limits)
    worker.charge(run.cpu_seconds)
    return run


def _measured(task: CodeTask, cases: Sequence[Case]) -> Iterator[Case]:
    """The measured cases; the large one after them, if the function is quick."""
    began = time.perf_counter()
    yield from cases
    if task.large is not None and time.perf_counter() - began < QUICK_SECONDS * len(cases):
        yield task.large().case
