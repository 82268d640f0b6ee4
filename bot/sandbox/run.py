"""Outside: asks the fork server for a jail, feeds it one case after the other, and believes nothing but the values that come back."""

from __future__ import annotations

import contextlib
import json
import os
import select
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from bot.sandbox import wire

PLAIN_ENVIRONMENT = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
START_SECONDS = 30.0


class Stop(StrEnum):
    """Why a run ended before its last case."""

    TIME = "time"
    CPU = "cpu"
    MEMORY = "memory"
    CRASH = "crash"
    FORGED = "forged"


@dataclass(frozen=True, slots=True)
class Limits:
    """What one answer may use: seconds of wall clock and of CPU, and bytes of address space."""

    wall_seconds: float = 10.0
    cpu_seconds: int = 8
    memory: int = 1 << 30


@dataclass(frozen=True, slots=True)
class Failure:
    """What the learner's code raised: the exception's type, message and line (0 where unknown)."""

    type_name: str
    message: str
    line: int


@dataclass(frozen=True, slots=True)
class Call:
    """One case's outcome: what came back, and how many seconds the call took on our clock."""

    value: object
    failure: Failure | None
    seconds: float


@dataclass(frozen=True, slots=True)
class Run:
    """A finished run. ``refused`` is set where the source could not be loaded; ``stop`` where it was ended early.

    ``peak_kib`` is the process's largest resident size as the kernel counted it, in KiB.
    """

    calls: tuple[Call, ...]
    refused: Failure | None = None
    stop: Stop | None = None
    peak_kib: int = 0


class Unavailable(Exception):  # noqa: N818  it names a state
    """This machine cannot hold a jail (no Linux, no libseccomp, or a kernel that refuses)."""


class _Ended(Exception):  # noqa: N818
    def __init__(self, stop: Stop) -> None:
        self.stop = stop


class Sandbox:
    """A fork server and the runs asked of it. ``run`` may be called from several threads at once."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._server: subprocess.Popen[bytes] | None = None
        self._control: socket.socket | None = None

    def run(
        self, source: str, function: str, cases: Iterable[Sequence[object]], limits: Limits = Limits()
    ) -> Run:
        """Loads ``source`` and calls ``function`` with each case's arguments, in order, until one of them fails or a limit is reached.

        Raises Unavailable where nothing can hold the code: it is never run unprotected.
        """
        jail = self._fork(limits)
        deadline = time.monotonic() + limits.wall_seconds
        calls: list[Call] = []
        refused, stop = None, None
        try:
            refused = jail.load(source, function, deadline)
            for arguments in () if refused else cases:
                calls.append(jail.call(arguments, deadline))
                if calls[-1].failure:
                    break
        except _Ended as ended:
            stop = ended.stop
        code, peak = jail.end()
        if stop is Stop.CRASH and code == -9:
            stop = Stop.CPU
        if stop is None and calls and calls[-1].failure and calls[-1].failure.type_name == "MemoryError":
            stop = Stop.MEMORY
        return Run(tuple(calls), refused, stop, peak)

    def start(self) -> None:
        """Starts the fork server now rather than at the first run. Raises Unavailable."""
        with self._lock:
            self._ensure()

    def close(self) -> None:
        """Ends the fork server, and with it every jail."""
        with self._lock:
            if self._control is not None:
                self._control.close()
                self._control = None
            if self._server is not None:
                self._server.wait(timeout=5)
                self._server = None

    def _fork(self, limits: Limits) -> _Jail:
        request = json.dumps({"memory": limits.memory, "cpu_seconds": limits.cpu_seconds}).encode()
        job_read, job_write = os.pipe()
        result_read, result_write = os.pipe()
        status, status_inside = socket.socketpair()
        try:
            with self._lock:
                control = self._ensure()
                socket.send_fds(control, [request], [job_read, result_write, status_inside.fileno()])
        except (Unavailable, OSError):
            for descriptor in (job_write, result_read):
                os.close(descriptor)
            status.close()
            raise
        finally:
            os.close(job_read)
            os.close(result_write)
            status_inside.close()
        return _Jail(job_write, result_read, status)

    def _ensure(self) -> socket.socket:
        if self._control is not None and self._server is not None and self._server.poll() is None:
            return self._control
        if sys.platform != "linux":
            raise Unavailable("code runs only on Linux")
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        bootstrap = f"import sys; sys.path[:] = {sys.path!r}; from bot.sandbox.server import main; main({theirs.fileno()})"
        self._server = subprocess.Popen(  # noqa: S603 (our own interpreter, our own source)
            [sys.executable, "-I", "-c", bootstrap],
            env=PLAIN_ENVIRONMENT,
            pass_fds=[theirs.fileno()],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd="/",
            start_new_session=True,
        )
        theirs.close()
        ours.settimeout(START_SECONDS)
        if not ours.recv(16):
            ours.close()
            raise Unavailable("the sandbox could not be started: is libseccomp installed?")
        ours.settimeout(None)
        self._control = ours
        return ours


class _Jail:
    """One jailed process, seen through its pipes."""

    def __init__(self, job: int, result: int, status: socket.socket) -> None:
        self._job, self._result, self._status = job, result, status
        os.set_blocking(job, False)
        os.set_blocking(result, False)

    def load(self, source: str, function: str, deadline: float) -> Failure | None:
        self._write(wire.encode({"source": source, "function": function}), deadline)
        message = self._receive(deadline)
        return None if message.get("loaded") is True else _failure(message)

    def call(self, arguments: Sequence[object], deadline: float) -> Call:
        self._write(wire.encode({"arguments": list(arguments)}), deadline)
        if self._receive(deadline).get("ready") is not True:
            raise _Ended(Stop.FORGED)
        begin = time.perf_counter()
        self._write(b"g", deadline)
        if self._read(1, deadline) != b"d":
            raise _Ended(Stop.FORGED)
        seconds = time.perf_counter() - begin
        message = self._receive(deadline)
        if "value" in message:
            return Call(message["value"], None, seconds)
        return Call(None, _failure(message), seconds)

    def end(self) -> tuple[int, int]:
        """Kills the process and tells its exit code and peak KiB."""
        os.close(self._job)
        os.close(self._result)
        self._status.shutdown(socket.SHUT_WR)
        self._status.settimeout(5)
        with contextlib.suppress(OSError, ValueError), self._status:
            report = json.loads(self._status.recv(256))
            return int(report["code"]), int(report["peak_kib"])
        return 0, 0

    def _receive(self, deadline: float) -> dict[str, Any]:
        try:
            return wire.receive(lambda size: self._read(size, deadline))
        except wire.FrameError as error:
            raise _Ended(Stop.FORGED) from error

    def _read(self, size: int, deadline: float) -> bytes:
        parts = []
        while size:
            self._wait(deadline, reading=True)
            part = os.read(self._result, min(size, 1 << 20))
            if not part:
                raise _Ended(Stop.CRASH)
            parts.append(part)
            size -= len(part)
        return b"".join(parts)

    def _write(self, frame: bytes, deadline: float) -> None:
        view = memoryview(frame)
        while view:
            self._wait(deadline, reading=False)
            try:
                view = view[os.write(self._job, view[: 1 << 16]) :]
            except BrokenPipeError as error:
                raise _Ended(Stop.CRASH) from error
            except BlockingIOError:
                continue

    def _wait(self, deadline: float, *, reading: bool) -> None:
        left = deadline - time.monotonic()
        sides = ([self._result], []) if reading else ([], [self._job])
        if left <= 0 or not any(select.select(*sides, [], left)):
            raise _Ended(Stop.TIME)


def _failure(message: dict[str, Any]) -> Failure:
    match message.get("failure"):
        case (str(type_name), str(text), int(line)):
            return Failure(type_name[:80], text[: wire.TEXT_LIMIT], line)
    raise _Ended(Stop.FORGED)
