"""Outside, beside the loop: starts a room's fork server, asks it for workers, hands them jobs, and ends them. No thread is needed."""

from __future__ import annotations

import asyncio
import contextlib
import os
import pickle
import socket
import subprocess
import sys
from dataclasses import dataclass
from typing import Any

from bot.workers.nursery import READY, request
from bot.workers.room import Room
from bot.workers.worker import FAULT, LENGTH, RAISED

START_SECONDS = 30.0
PATIENCE = 0.2
"""Seconds that a fork server has to end by itself."""
PLAIN_ENVIRONMENT = {
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "PYTHONUTF8": "1",
}


class Ended(Exception):  # noqa: N818  it names a state
    """A worker ended before its job did: by a limit, by a crash, or because none could be started."""


class NotStarted(Ended):
    """A room's fork server could not load what its work needs."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back of a job, and the processor time it took."""

    tag: bytes
    content: bytes
    cpu_seconds: float

    def value(self) -> Any:
        """The result. Raises what the work was expected to raise, RuntimeError for a fault."""
        found = pickle.loads(self.content)  # noqa: S301 (our own process's message)
        if self.tag == RAISED:
            raise found
        if self.tag == FAULT:
            raise RuntimeError(f"{found} in a worker")
        return found


class Worker:
    """One worker process, seen through its sockets."""

    def __init__(self, jobs: socket.socket, status: socket.socket) -> None:
        self._jobs, self._status = jobs, status

    @property
    def lives(self) -> bool:
        """Whether the process has not ended since its last job."""
        try:
            return bool(self._jobs.recv(1, socket.MSG_PEEK))
        except BlockingIOError:
            return True
        except OSError:
            return False

    async def do(self, arguments: tuple[object, ...]) -> Reply:
        """Hands a job over and waits for its end. Raises Ended where the process ends first."""
        job = pickle.dumps(arguments)
        loop = asyncio.get_running_loop()
        try:
            await loop.sock_sendall(self._jobs, len(job).to_bytes(LENGTH, "big") + job)
            tag, used = pickle.loads(await self._part())  # noqa: S301
            return Reply(tag, await self._part(), used)
        except OSError as error:
            raise Ended(type(error).__name__) from error

    def kill(self) -> None:
        """Ends the process: its fork server sees the status socket close."""
        self._jobs.close()
        self._status.close()

    async def _part(self) -> bytes:
        return await _exactly(self._jobs, int.from_bytes(await _exactly(self._jobs, LENGTH), "big"))


class Breeder:
    """A room's fork server, started when a worker is first asked for, and again where it has died."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self._starting = asyncio.Lock()
        self._server: subprocess.Popen[bytes] | None = None
        self._control: socket.socket | None = None

    @property
    def is_ready(self) -> bool:
        """Whether the fork server has loaded what the room needs, and lives."""
        return self._control is not None and self._server is not None and self._server.poll() is None

    async def ready(self) -> None:
        """Returns when workers can be forked. Raises NotStarted."""
        async with self._starting:
            if not self.is_ready:
                await self._drop()
                await self._start()

    async def born(self) -> Worker:
        """A new worker. Raises Ended."""
        await self.ready()
        ours, theirs = socket.socketpair()
        status, status_inside = socket.socketpair()
        ours.setblocking(False)
        limits = {"memory": self._room.memory, "cpu_seconds": self._room.cpu_seconds}
        with theirs, status_inside:
            try:
                assert self._control is not None
                socket.send_fds(self._control, [request(limits)], [theirs.fileno(), status_inside.fileno()])
            except OSError as error:
                ours.close()
                status.close()
                raise Ended("the fork server takes no requests") from error
        return Worker(ours, status)

    async def close(self) -> None:
        """Ends the fork server, and with it every worker."""
        async with self._starting:
            await self._drop()

    async def _start(self) -> None:
        ours, theirs = socket.socketpair()
        preload = list(self._room.preload)
        bootstrap = (
            f"import sys; sys.path[:] = {sys.path!r}; from bot.workers.worker import main; "
            f"main({theirs.fileno()}, {self._room.work!r}, {preload!r})"
        )
        self._server = subprocess.Popen(  # noqa: ASYNC220, S603 (our own interpreter, our own source; forking it takes a millisecond)
            [sys.executable, "-I", "-c", bootstrap],
            env=PLAIN_ENVIRONMENT,
            pass_fds=[theirs.fileno()],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd=os.sep,
            start_new_session=True,
        )
        theirs.close()
        ours.setblocking(False)
        self._control = ours
        said = b""
        with contextlib.suppress(OSError, TimeoutError):
            async with asyncio.timeout(START_SECONDS):
                said = await asyncio.get_running_loop().sock_recv(ours, len(READY))
        if said != READY:
            await self._drop()
            raise NotStarted(f"the workers for {self._room.name} do not start")

    async def _drop(self) -> None:
        if self._control is not None:
            self._control.close()
            self._control = None
        server, self._server = self._server, None
        if server is not None:
            # By its closed socket it ends its workers first; only one that hangs while it loads is killed.
            patience = asyncio.get_running_loop().time() + PATIENCE
            while server.poll() is None:
                if asyncio.get_running_loop().time() > patience:
                    server.kill()
                await asyncio.sleep(0.005)


async def _exactly(ours: socket.socket, size: int) -> bytes:
    parts = bytearray()
    while len(parts) < size:
        part = await asyncio.get_running_loop().sock_recv(ours, min(size - len(parts), 1 << 20))
        if not part:
            raise Ended("the worker ended")
        parts += part
    return bytes(parts)
