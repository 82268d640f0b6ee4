"""The database: writes gather and are committed together by one thread, reads run beside them on a few others, each on its own.

With SQLite the writer's thread only begins and commits, and the work itself runs on the event loop: it is all Python between calls of some
microseconds, and two busy threads would hand Python's lock back and forth at every one of them. It is done in slices, so that what has
gathered does not hold up the loop together. A read may take seconds, and never runs there.
"""

from __future__ import annotations

import asyncio
import logging
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from functools import partial
from queue import SimpleQueue
from types import TracebackType
from typing import Self, TypeVar

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError, OperationalError

from bot.database.address import engine_url
from bot.database.engine import create, is_reading, reading
from bot.database.lane import Lane, Queue, Unit
from bot.database.presence import Presence
from bot.database.schema import prepare
from bot.database.statement import Glance, Reading

T = TypeVar("T")
Work = Callable[[Connection], T]

__all__ = ["Connection", "Database", "Doubtful", "Glance", "NotSaved", "Reading", "Work"]

READERS = 2
log = logging.getLogger(__name__)
LOG_SECONDS = 2.0
"""How long emptying SQLite's log waits for readers."""
SLICE = 0.005
"""Seconds of gathered writes after which the event loop gets its turn."""
PAUSES = (0.05, 0.2, 0.5, 1.0, 2.0, 4.0, 8.0)
"""Seconds between attempts where the database was busy or its server away: long enough for a server's restart."""

PASSING_STATES = {"08", "40", "57"}
"""PostgreSQL's classes of codes for a lost connection, a transaction given up (deadlock) and a server that stops or starts."""


TOO_LONG = "57014"
"""PostgreSQL's code for a statement that it gave up for taking too long: it would take as long again."""


class NotSaved(Exception):  # noqa: N818  it names a state
    """The database refused, or a commit failed: nothing may be acknowledged. The message is the driver's kind of error."""


class Doubtful(NotSaved):
    """The server went away during a commit: it may have been kept. What can tell by a unique key may ask again."""


class Database:
    """``write`` and ``read`` take a synchronous function of a connection and give its result.

    A write is committed when its result arrives. Work may be run more than once if its transaction could not be kept, so it may
    depend on nothing but its arguments and what it reads.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._writes: Queue = SimpleQueue()
        self._reads: Queue = SimpleQueue()
        self._closed = False
        self._glancing: Glance | None = None
        self._lanes = [Lane("store-writer", self._writes, partial(self._perform, engine))]
        read = partial(_read, reading(engine))
        # One at a time: what a reader took it does one after the other, though another reader may be free.
        self._lanes += [Lane(f"store-reader-{n}", self._reads, read, at_once=1) for n in range(READERS)]
        for lane in self._lanes:
            lane.start()
        self.presence: Presence | None = None
        """Where other processes may share the database (PostgreSQL): what shows them that this one lives, once ``appear`` was called."""

    @classmethod
    def open(cls, address: str) -> Database:
        """The database at an address, brought up to date. Raises DatabaseUnusable.

        Not to be called on an event loop on which another ``Database`` writes to the same SQLite file: each would wait for the other.
        """
        url = engine_url(address)
        engine = create(url, READERS)
        try:
            prepare(engine)
        except BaseException:
            engine.dispose()
            raise
        return cls(engine)

    async def write(self, work: Work[T]) -> T:
        """The result of ``work`` once it is committed. Raises what ``work`` raised, or NotSaved; then nothing of it is kept."""
        return await self.write_soon(work)

    def write_soon(self, work: Work[T]) -> asyncio.Future[T]:
        """As ``write``, for who need not wait: it takes its place before any write that is asked for later."""
        return self._enqueue(self._writes, work)

    async def read(self, work: Work[T]) -> T:
        """The result of ``work`` on one snapshot (SQLite) or on committed rows (PostgreSQL)."""
        return await self._enqueue(self._reads, work)

    async def glance(self, work: Callable[[Glance], T]) -> T:
        """The result of a ``work`` that reads a few rows by their keys.

        On SQLite it is done on the spot: a reader's turn would take many times as long.
        """
        if self._engine.dialect.name != "sqlite":
            return await self.read(lambda connection: work(Glance(connection)))
        if self._closed:
            raise NotSaved("closed")
        try:
            if self._glancing is None:
                self._glancing = Glance(self._engine.connect())
            return work(self._glancing)
        except DBAPIError as error:
            raise _told(error) from error

    def appear(self) -> None:
        """Shows other processes that this one lives, where there may be any. Blocks until that is done."""
        if self._engine.dialect.name == "postgresql" and self.presence is None:
            self.presence = Presence(self._engine)
            self.presence.start()

    async def answers(self) -> bool:
        """Whether the database can be read now, within two seconds."""
        try:
            async with asyncio.timeout(2.0):
                await self.read(lambda connection: connection.exec_driver_sql("SELECT 1").scalar())
        except (NotSaved, TimeoutError):
            return False
        return True

    async def truncate_log(self) -> None:
        """Empties SQLite's log into the file, so that what was deleted is in neither; a reader that holds it back is waited for briefly."""
        file = self._engine.url.database
        if self._engine.dialect.name == "sqlite" and file:
            await asyncio.to_thread(_truncate_log, file)

    async def close(self) -> None:
        """Finishes what is queued, then lets the connections go."""
        if self._closed:
            return
        self._closed = True
        self._writes.put(None)
        for _ in range(READERS):
            self._reads.put(None)
        for lane in self._lanes:
            await asyncio.to_thread(lane.join)
        if self._glancing is not None:
            self._glancing.close()
        if self.presence is not None:
            await asyncio.to_thread(self.presence.stop)
        self._engine.dispose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    def _enqueue(self, queue: Queue, work: Work[T]) -> asyncio.Future[T]:
        if self._closed:
            raise NotSaved("closed")
        future: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        queue.put(Unit(work, future))
        return future

    def _perform(self, engine: Engine, units: Sequence[Unit]) -> None:
        """One transaction for all. Where a unit fails, none is kept and each half has its own: so only the guilty one fails."""
        try:
            _transact_patiently(engine, units)
        except NotSaved as error:
            _fail(units, error)
        except Exception as error:  # noqa: BLE001  it is handed to whoever awaits the unit
            if len(units) == 1 or _passing(error):
                _fail(units, _told(error))
            else:
                half = len(units) // 2
                self._perform(engine, units[:half])
                self._perform(engine, units[half:])


def _truncate_log(file: str) -> None:
    with closing(sqlite3.connect(file, timeout=LOG_SECONDS)) as connection:
        busy, *_ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    if busy:
        log.warning("the database's log could not be emptied now: it is at the next chance")


def _transact_patiently(engine: Engine, units: Sequence[Unit]) -> None:
    for pause in PAUSES:
        try:
            return _transact(engine, units)
        except DBAPIError as error:
            if not _passing(error):
                raise
        time.sleep(pause)
    return _transact(engine, units)


def _transact(engine: Engine, units: Sequence[Unit]) -> None:
    """Runs all in one transaction. A failed commit is never tried again: it may have been kept."""
    with engine.connect() as connection, connection.begin() as transaction:
        if engine.dialect.name == "sqlite" and not is_reading(engine):
            _on_loop(units[0].future.get_loop(), _slices(connection, units))
        else:
            _work(connection, units)
        try:
            transaction.commit()
        except DBAPIError as error:
            raise (Doubtful(type(error.orig).__name__) if _passing(error) else _told(error)) from error


def _read(engine: Engine, units: Sequence[Unit]) -> None:
    """A read on its own, on the thread that calls."""
    for unit in units:
        try:
            _transact_patiently(engine, [unit])
        except Exception as error:  # noqa: BLE001  it is handed to whoever awaits the unit
            _fail([unit], _told(error))


def _work(connection: Connection, units: Sequence[Unit]) -> None:
    for unit in units:
        unit.result, unit.error = unit.work(connection), None


def _slices(connection: Connection, units: Sequence[Unit]) -> Iterator[None]:
    """Does the units one after the other, with a break wherever a slice of time is over."""
    began = time.monotonic()
    for unit in units:
        unit.result, unit.error = unit.work(connection), None
        if time.monotonic() - began >= SLICE:
            yield
            began = time.monotonic()


def _on_loop(loop: asyncio.AbstractEventLoop, work: Iterator[None]) -> None:
    """Runs work on an event loop, letting others go first at each break, and waits for it.

    Raises what it raised, or NotSaved where the loop has ended.
    """
    ended = threading.Event()
    raised: list[Exception] = []

    def run() -> None:
        try:
            next(work)
        except StopIteration:
            ended.set()
        except Exception as error:  # noqa: BLE001  it is raised where it is waited for
            raised.append(error)
            ended.set()
        else:
            loop.call_soon(run)

    try:
        loop.call_soon_threadsafe(run)
    except RuntimeError:
        raise NotSaved("closed") from None
    while not ended.wait(1.0):
        if loop.is_closed():
            raise NotSaved("closed")
    if raised:
        raise raised[0]


def _fail(units: Sequence[Unit], error: Exception) -> None:
    for unit in units:
        unit.result, unit.error = None, error


def _told(error: Exception) -> Exception:
    """What a caller hears, who knows no driver; the driver's own words stay in the chain."""
    if not isinstance(error, DBAPIError):
        return error
    not_saved = NotSaved(type(error.orig).__name__)
    not_saved.__cause__ = error
    return not_saved


def _passing(error: Exception) -> bool:
    """Whether the same work may succeed later: a deadlock, or a server that is away. (SQLite waits for its file by itself.)"""
    if not isinstance(error, OperationalError) or isinstance(error.orig, sqlite3.Error):
        return False
    state = getattr(error.orig, "sqlstate", None)
    return state is None or (state[:2] in PASSING_STATES and state != TOO_LONG)
