"""A lane: a thread that takes units of work as they have gathered, and hands their results back to asyncio."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from typing import Any

from sqlalchemy import Connection

AT_ONCE = 256


@dataclass(slots=True)
class Unit:
    """Work on a connection that someone awaits. It may be run again if its transaction could not be kept."""

    work: Callable[[Connection], Any]
    future: asyncio.Future[Any]
    result: Any = None
    error: BaseException | None = None

    def settle(self) -> None:
        """Called on the event loop; a unit whose waiter has gone is dropped."""
        if self.future.done():
            return
        if self.error is not None:
            self.future.set_exception(self.error)
        else:
            self.future.set_result(self.result)


Queue = SimpleQueue[Unit | None]


class Lane(threading.Thread):
    """Runs ``perform`` on what has gathered in a queue, ``at_once`` units at most, until it finds None there.

    ``perform`` fills in results or errors.
    """

    def __init__(
        self, name: str, queue: Queue, perform: Callable[[Sequence[Unit]], None], at_once: int = AT_ONCE
    ) -> None:
        super().__init__(name=name, daemon=True)
        self._queue, self._perform, self._at_once = queue, perform, at_once

    def run(self) -> None:
        while units := self._gather():
            try:
                self._perform(units)
            except Exception as error:  # noqa: BLE001  whoever awaits must hear of it, and the lane must live on
                for unit in units:
                    unit.error = unit.error or error
            settle(units)

    def _gather(self) -> list[Unit]:
        first = self._queue.get()
        units: list[Unit] = []
        while first is not None:
            units.append(first)
            if len(units) == self._at_once:
                return units
            try:
                first = self._queue.get_nowait()
            except Empty:
                return units
        if units:
            self._queue.put(None)
        return units


def settle(units: Sequence[Unit]) -> None:
    """Wakes the waiters, once for each event loop."""
    by_loop: dict[asyncio.AbstractEventLoop, list[Unit]] = {}
    for unit in units:
        by_loop.setdefault(unit.future.get_loop(), []).append(unit)
    for loop, theirs in by_loop.items():
        if not loop.is_closed():
            loop.call_soon_threadsafe(_settle_all, theirs)


def _settle_all(units: Sequence[Unit]) -> None:
    for unit in units:
        unit.settle()
