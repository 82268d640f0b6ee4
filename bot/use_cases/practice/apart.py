"""Judging that could take long, in a process of its own that can be killed: a verdict always comes, and nobody else waits for it."""

from __future__ import annotations

import asyncio
import logging
import multiprocessing
import threading
from collections.abc import Callable, Sequence
from fractions import Fraction
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess

from bot.domain.grading.expected import Expected
from bot.domain.grading.judge import judge
from bot.domain.grading.verdict import Outcome, Reason, Verdict

log = logging.getLogger(__name__)
Judge = Callable[[str, Expected, Sequence[tuple[str, Expected]]], Verdict]
DEADLINE_SECONDS = 2.0
START_SECONDS = 20.0


class Apart:
    """One worker process, started at the first answer that needs it and again after each kill; answers take turns."""

    def __init__(self, judging: Judge = judge, seconds: float = DEADLINE_SECONDS) -> None:
        self._judging, self._seconds = judging, seconds
        self._turn = threading.Lock()
        self._worker: tuple[BaseProcess, Connection] | None = None

    async def judge(
        self, text: str, expected: Expected, misconceptions: Sequence[tuple[str, Expected]]
    ) -> Verdict:
        """The verdict, or after the deadline that the answer could not be judged."""
        return await asyncio.to_thread(self._ask, (text, expected, tuple(misconceptions)))

    def close(self) -> None:
        """Ends the worker."""
        with self._turn:
            self._kill()

    def _ask(self, question: tuple[str, Expected, tuple[tuple[str, Expected], ...]]) -> Verdict:
        with self._turn:
            try:
                ours = self._ready()
                ours.send(question)
                if ours.poll(self._seconds):
                    verdict: Verdict = ours.recv()
                    return verdict
            except (EOFError, OSError) as error:
                log.warning("the judging process failed: %s", type(error).__name__)
            self._kill()
            return Verdict(Outcome.UNREADABLE, Fraction(0), None, (Reason("could-not-judge"),))

    def _ready(self) -> Connection:
        if self._worker is not None and self._worker[0].is_alive():
            return self._worker[1]
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=_serve, args=(theirs, self._judging), daemon=True)
        process.start()
        theirs.close()
        self._worker = (process, ours)
        if not ours.poll(START_SECONDS):
            raise OSError("the judging process did not start")
        ours.recv()
        return ours

    def _kill(self) -> None:
        if self._worker is not None:
            process, ours = self._worker
            process.kill()
            process.join()
            ours.close()
            self._worker = None


def _serve(theirs: Connection, judging: Judge) -> None:
    import sympy  # noqa: F401  loaded before the clock of the first answer runs

    theirs.send("ready")
    while True:
        try:
            question = theirs.recv()
        except EOFError:
            return
        theirs.send(judging(*question))
