"""The pool: jobs go to the workers of their room, those of whoever used least first, each within its limits."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from bot.workers.aside import aside
from bot.workers.breeder import Breeder, Ended, NotStarted, Worker
from bot.workers.budget import Allowance, Budget
from bot.workers.room import Room

log = logging.getLogger(__name__)
Waits = Callable[[int], Awaitable[None]]
"""Told, once, how many are ahead where a person has to wait."""
COMPUTING = Allowance(most=60.0, a_second=0.1)
"""Seconds of processor time: a code answer takes about one, a formula a hundredth."""
HOLDING = Allowance(most=120.0, a_second=0.25)
"""Seconds for which a person's jobs hold workers."""
STRANGER = 5.0
"""What somebody is taken to have used of whom nothing is known: among those who wait, who has cost little before goes first."""
LIGHT = 3.0
"""Seconds of processor time used, up to which a known person may take a place of the reserve."""


class Busy(Exception):  # noqa: N818  it names a state
    """So many wait already that one more is refused."""


class Spent(Exception):  # noqa: N818
    """The person has used what anybody may for now; ``seconds`` until there is more."""

    def __init__(self, seconds: float) -> None:
        super().__init__(seconds)
        self.seconds = seconds


class Late(Ended):
    """The job ran out of time on the wall."""


@dataclass(slots=True)
class _Waiting:
    person: int | None
    order: int
    turn: asyncio.Future[None]


@dataclass(slots=True)
class _State:
    """A room in use: who waits, which workers are free, how many are at work."""

    room: Room
    breeder: Breeder
    waiting: list[_Waiting] = field(default_factory=list)
    free: list[Worker] = field(default_factory=list)
    busy: int = 0
    ending: asyncio.TimerHandle | None = None


class Pool:
    """Workers by room, started when they are first needed and ended when they have had nothing to do for a while."""

    def __init__(self) -> None:
        self.computing, self.holding = Budget(COMPUTING), Budget(HOLDING)
        self.ended: dict[str, int] = {}
        """How many jobs did not end by themselves, by room."""
        self._states: dict[str, _State] = {}
        self._order = 0
        self._preparing: set[asyncio.Task[None]] = set()
        self._ending: set[asyncio.Task[None]] = set()
        self._closed = False

    async def run(
        self, room: Room, *arguments: object, person: int | None = None, waits: Waits | None = None
    ) -> Any:
        """What the room's work makes of the arguments. While it waits or runs, the chat place held here is given up.

        ``person`` pays for it; ``waits`` is told once, where there is a queue, how many are ahead. Raises Spent and Busy before anything is
        done, Ended where the job did not end by itself (Late: in time), what the work is expected to raise, and RuntimeError for a fault.
        """
        self._afford(person)
        state = self._state(room)
        if len(state.waiting) >= room.waiting:
            raise Busy
        async with aside(), self._told(state, person, waits):
            await self._turn(state, person)
            try:
                return await self._done(state, arguments, person)
            finally:
                state.busy -= 1
                self._call_next(state)

    def prepare(self, room: Room) -> None:
        """Has a room's workers ready soon, in the background."""
        state = self._state(room)
        if not self._closed and not state.breeder.is_ready:
            task = asyncio.get_running_loop().create_task(self._prepared(state))
            self._preparing.add(task)
            task.add_done_callback(self._preparing.discard)

    async def ready(self, room: Room) -> None:
        """Returns when a room's workers can begin at once. Raises NotStarted."""
        await self._state(room).breeder.ready()

    async def close(self) -> None:
        """Ends every process; jobs in hand end with them."""
        self._closed = True
        for task in self._preparing:
            task.cancel()
        await asyncio.gather(*self._preparing, *self._ending, return_exceptions=True)
        for state in self._states.values():
            await self._emptied(state)

    def waiting(self) -> int:
        """How many jobs wait."""
        return sum(len(state.waiting) for state in self._states.values())

    def running(self) -> int:
        """How many jobs are at work."""
        return sum(state.busy for state in self._states.values())

    def _afford(self, person: int | None) -> None:
        if person is None:
            return
        wait = max(self.computing.wait(person), self.holding.wait(person))
        if wait:
            raise Spent(wait)

    def _state(self, room: Room) -> _State:
        if room.name not in self._states:
            self._states[room.name] = _State(room, Breeder(room))
        state = self._states[room.name]
        if state.ending is not None:
            state.ending.cancel()
            state.ending = None
        return state

    @asynccontextmanager
    async def _told(self, state: _State, person: int | None, waits: Waits | None) -> AsyncIterator[None]:
        """Tells meanwhile who has to wait; no worker is held up by how long the telling takes, nor lost where it fails."""
        if waits is None or self._may_begin(state, person):
            yield
            return
        cost = self._cost(person)
        telling = asyncio.ensure_future(
            waits(1 + sum(self._cost(each.person) <= cost for each in state.waiting))
        )
        try:
            yield
        finally:
            (failure,) = await asyncio.gather(telling, return_exceptions=True)
            if failure is not None:
                log.warning("somebody could not be told to wait: %s", type(failure).__name__)

    async def _turn(self, state: _State, person: int | None) -> None:
        """Returns when a worker's place is this job's; it counts as busy then."""
        if self._may_begin(state, person):
            state.busy += 1
            return
        self._order += 1
        waiting = _Waiting(person, self._order, asyncio.get_running_loop().create_future())
        state.waiting.append(waiting)
        try:
            await waiting.turn
        except BaseException:
            if waiting in state.waiting:
                state.waiting.remove(waiting)
            elif waiting.turn.done() and not waiting.turn.cancelled():
                state.busy -= 1
                self._call_next(state)
            raise

    def _may_begin(self, state: _State, person: int | None) -> bool:
        room = state.room
        return state.busy < room.count + (room.reserve if self._is_light(person) else 0)

    def _is_light(self, person: int | None) -> bool:
        return person is not None and self.computing.knows(person) and self.computing.used(person) <= LIGHT

    def _cost(self, person: int | None) -> float:
        known = person is not None and self.computing.knows(person)
        return self.computing.used(person) if known and person is not None else STRANGER

    def _call_next(self, state: _State) -> None:
        """Hands a free place to whoever waits and has used least; the last one to leave sets the clock of the room's end."""
        for waiting in sorted(state.waiting, key=lambda each: (self._cost(each.person), each.order)):
            if not self._may_begin(state, waiting.person):
                break
            state.waiting.remove(waiting)
            if not waiting.turn.done():
                state.busy += 1
                waiting.turn.set_result(None)
        if not state.busy and not state.waiting and state.ending is None and not self._closed:
            loop = asyncio.get_running_loop()
            state.ending = loop.call_later(state.room.idle_seconds, self._end_soon, state)

    def _end_soon(self, state: _State) -> None:
        state.ending = None
        if not state.busy and not state.waiting:
            task = asyncio.get_running_loop().create_task(self._emptied(state))
            self._ending.add(task)
            task.add_done_callback(self._ending.discard)

    async def _emptied(self, state: _State) -> None:
        if state.ending is not None:
            state.ending.cancel()
        free, state.free = state.free, []
        for worker in free:
            worker.kill()
        breeder, state.breeder = state.breeder, Breeder(state.room)
        await breeder.close()

    async def _prepared(self, state: _State) -> None:
        try:
            await state.breeder.ready()
        except NotStarted as error:
            log.warning("the workers for %s could not be started: %s", state.room.name, error)

    @staticmethod
    def _free(state: _State) -> Worker | None:
        while state.free:
            worker = state.free.pop()
            if worker.lives and state.breeder.is_ready:
                return worker
            worker.kill()
        return None

    async def _done(self, state: _State, arguments: tuple[object, ...], person: int | None) -> Any:
        room = state.room
        worker = self._free(state) or await state.breeder.born()
        began, healthy, used = time.monotonic(), False, float(room.cpu_seconds)
        try:
            async with asyncio.timeout(room.wall_seconds):
                reply = await worker.do(arguments)
            healthy, used = True, reply.cpu_seconds
        except TimeoutError:
            raise Late(f"{room.name}: no end within {room.wall_seconds:g} s") from None
        finally:
            if healthy and not self._closed:
                state.free.append(worker)
            else:
                worker.kill()
                self.ended[room.name] = self.ended.get(room.name, 0) + (not healthy)
            if person is not None:
                self.computing.use(person, used)
                self.holding.use(person, time.monotonic() - began)
        return reply.value()
