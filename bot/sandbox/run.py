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
from pathlib import Path
from typing import Any

from bot.domain.grading.code.code_run import Call, Failure, Run, Stop
from bot.sandbox import wire
from bot.workers.nursery import request
from bot.workers.worker import Expected

PLAIN_ENVIRONMENT = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
START_SECONDS = 30.0
KILLED = -9
LOOK_SECONDS = 0.1
ASLEEP_SECONDS = 1.0
"""A jail that computes nothing for so long while its answer is waited for will not begin again: it waits for a lock, say."""
CPUCLOCK_SCHED = 2
"""The kernel's own kind of a process's clock, in nanoseconds."""
CLEAR_PEAK = b"5"
"""Written to a process's ``clear_refs``, it makes the kernel count the peak of its memory anew."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one run may use: seconds of wall clock and of CPU, bytes of address space beyond what numpy takes before, and bytes of
    results, which are kept here until the run is judged."""

    wall_seconds: float = 8.0
    cpu_seconds: int = 4
    memory: int = 384 << 20
    results: int = 64 << 20


class Unavailable(Expected):
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
        """Loads ``source`` and calls ``function`` with each case's arguments, in order, until the cases or a limit are reached.

        A call that raises is an outcome, and the next case follows. Raises Unavailable where nothing can hold the code: it is never
        run unprotected.
        """
        deadline = time.monotonic() + limits.wall_seconds
        jail = self._held_jail(limits, deadline)
        calls: list[Call] = []
        refused, stop = None, None
        try:
            refused = jail.load(source, function, deadline)
            for arguments in () if refused else cases:
                calls.append(jail.call(arguments, deadline))
                if _exhausted(calls[-1].failure):
                    stop = Stop.MEMORY
                    break
                if jail.received > limits.results:
                    calls.pop()
                    stop = Stop.OUTPUT
                    break
        except _Ended as ended:
            stop = ended.stop
        finally:
            end = jail.end()
        computed = end.cpu_seconds >= limits.cpu_seconds / 2
        if stop is Stop.CRASH and end.code == KILLED:
            # By its limit of CPU time, which the kernel counts in ticks and so a little off; or because the machine ran out of memory.
            stop = Stop.CPU if computed else Stop.MEMORY
        if stop is Stop.TIME and computed:
            stop = Stop.CPU  # on a machine that many share its seconds took longer
        if _exhausted(refused):
            refused, stop = None, Stop.MEMORY
        return Run(tuple(calls), refused, stop, end.peak_kib, end.cpu_seconds)

    def start(self) -> None:
        """Starts the fork server now rather than at the first run, and has one jail hold. Raises Unavailable."""
        self.run("def ready():\n    return 1\n", "ready", [()])

    @property
    def control(self) -> int | None:
        """The descriptor through which the fork server is asked, None without one; processes forked from this one may use it too."""
        return self._control.fileno() if self._control is not None else None

    @property
    def server_pid(self) -> int | None:
        """The fork server's process id, None while there is none."""
        return self._server.pid if self._server is not None else None

    def close(self) -> None:
        """Ends the fork server, and with it every jail."""
        with self._lock:
            self._drop()

    def __del__(self) -> None:
        # At the interpreter's end what this needs may be gone already; the server then ends by its closed socket.
        with contextlib.suppress(OSError, AttributeError, TypeError):
            self._drop()

    def _drop(self) -> None:
        if self._control is not None:
            self._control.close()
            self._control = None
        if self._server is not None:
            try:
                self._server.wait(timeout=5)
            except subprocess.TimeoutExpired:
                self._server.kill()
                self._server.wait()
            self._server = None

    def _held_jail(self, limits: Limits, deadline: float) -> _Jail:
        """A process that has locked itself in. A server that dies meanwhile says nothing about the kernel: another is asked, once."""
        for last in (False, True):
            jail = self._fork(limits)
            if jail.is_held(deadline):
                return jail
            jail.end()
            time.sleep(0.02)
            if last or (self._control is not None and _is_open(self._control)):
                break
        raise Unavailable("this kernel does not hold a jail (seccomp is missing or forbidden)")

    def _fork(self, limits: Limits) -> _Jail:
        asked = request({"memory": limits.memory, "cpu_seconds": limits.cpu_seconds})
        job_read, job_write = os.pipe()
        result_read, result_write = os.pipe()
        status, status_inside = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        try:
            with self._lock:
                control = self._ensure()
                socket.send_fds(control, [asked], [job_read, result_write, status_inside.fileno()])
        except (Unavailable, OSError) as error:
            for descriptor in (job_write, result_read):
                os.close(descriptor)
            status.close()
            if isinstance(error, Unavailable):
                raise
            raise Unavailable("the sandbox's server takes no requests") from error
        finally:
            os.close(job_read)
            os.close(result_write)
            status_inside.close()
        return _Jail(job_write, result_read, status)

    def _ensure(self) -> socket.socket:
        """The server's socket; a server that has died is replaced."""
        if self._control is not None and _is_open(self._control):
            return self._control
        self._drop()
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
        self._control = ours
        try:
            ready = ours.recv(16)
        except OSError:
            ready = b""
        if not ready:
            self._server.kill()
            self._drop()
            raise Unavailable("the sandbox could not be started: is libseccomp installed?")
        return ours


def _is_open(control: socket.socket) -> bool:
    """Whether the fork server is there. It may be another process's child, so that its end is seen by the socket alone."""
    return not _has_news(control)  # it says nothing by itself, so what can be read is its end


def _has_news(end: socket.socket) -> bool:
    """Whether something can be read at once; a socket's own time-out would wait for it."""
    poll = select.poll()
    poll.register(end, select.POLLIN)
    return bool(poll.poll(0))


@dataclass(frozen=True, slots=True)
class _End:
    """How a process ended, as the kernel told the server: exit code (negative for a signal), peak KiB, seconds of CPU."""

    code: int = 0
    peak_kib: int = 0
    cpu_seconds: float = 0.0


class _Jail:
    """One jailed process, seen through its pipes."""

    def __init__(self, job: int, result: int, status: socket.socket) -> None:
        self._job, self._result, self._status = job, result, status
        self._process: Path | None = None
        self._counter: int | None = None
        self.received = 0
        os.set_blocking(job, False)
        os.set_blocking(result, False)

    def is_held(self, deadline: float) -> bool:
        """Waits until the process has locked itself in; it has seen nothing of the learner's before. False where it could not."""
        try:
            if self._read(len(wire.HELD), deadline) != wire.HELD:
                return False
        except _Ended:
            return False
        self._status.settimeout(5)
        with contextlib.suppress(OSError, ValueError):
            self._meet()
        return True

    def _meet(self) -> None:
        """Takes the process's id, which its server tells, and before or behind it the counter of its memory, from the process itself."""
        while self._process is None or self._counter is None:
            if self._process is not None and not _has_news(self._status):
                return
            told, descriptors, _, _ = socket.recv_fds(self._status, 256, 1)
            if descriptors:
                self._counter = descriptors[0]
            if not told:
                return
            if pid := json.loads(told).get("pid"):
                self._process = Path(f"/proc/{int(pid)}")

    def load(self, source: str, function: str, deadline: float) -> Failure | None:
        self._write(wire.encode({"source": source, "function": function}), deadline)
        message = self._receive(deadline)
        return None if message.get("loaded") is True else _failure(message)

    def call(self, arguments: Sequence[object], deadline: float) -> Call:
        """Calls the function.

        The seconds are the processor's, so that a busy machine makes nobody slow, and count from arguments to result, so that nothing is
        computed off the clock.
        """
        frame = wire.encode({"arguments": list(arguments)})
        began = _seconds(self._process)
        self._write(frame, deadline)
        before = self._peak_at_stop(deadline, anew=True)
        after = self._peak_at_stop(deadline)
        message = self._receive(deadline)
        seconds, grown = max(0.0, _seconds(self._process) - began), max(0, after - before)
        if "value" in message:
            return Call(message["value"], None, seconds, grown)
        return Call(None, _failure(message), seconds, grown)

    def end(self) -> _End:
        """Kills the process and tells how it ended."""
        os.close(self._job)
        os.close(self._result)
        if self._counter is not None:
            os.close(self._counter)
        with contextlib.suppress(OSError, ValueError, KeyError), self._status:
            self._status.shutdown(socket.SHUT_WR)
            self._status.settimeout(5)
            while report := self._status.recv(256):
                told = json.loads(report)
                if "code" in told:
                    return _End(int(told["code"]), int(told["peak_kib"]), float(told["cpu_seconds"]))
        return _End()

    def _peak_at_stop(self, deadline: float, *, anew: bool = False) -> int:
        """Waits for the process to stop round its call, and reads its largest resident size (KiB) before letting it go on.

        ``anew``: what it held before and let go does not count any more, or an allocation while loading would hide all later ones.
        """
        if self._read(len(wire.CALLED), deadline) != wire.CALLED:
            raise _Ended(Stop.FORGED)
        if anew and self._counter is not None:
            with contextlib.suppress(OSError):  # a kernel built without it
                os.write(self._counter, CLEAR_PEAK)
        peak = _peak_kib(self._process)
        self._write(b"g", deadline)
        return peak

    def _receive(self, deadline: float) -> dict[str, Any]:
        def watch() -> None:
            if time.monotonic() > deadline:
                raise _Ended(Stop.TIME)

        try:
            return wire.receive(lambda size: self._read(size, deadline), watch)
        except wire.FrameError as error:
            raise _Ended(Stop.FORGED) from error

    def _read(self, size: int, deadline: float) -> bytes:
        parts = []
        while size:
            self._wait(self._result, select.POLLIN, deadline)
            part = os.read(self._result, min(size, 1 << 20))
            if not part:
                raise _Ended(Stop.CRASH)
            parts.append(part)
            size -= len(part)
            self.received += len(part)
        return b"".join(parts)

    def _write(self, frame: bytes, deadline: float) -> None:
        view = memoryview(frame)
        while view:
            self._wait(self._job, select.POLLOUT, deadline)
            try:
                view = view[os.write(self._job, view[: 1 << 16]) :]
            except BrokenPipeError as error:
                raise _Ended(Stop.CRASH) from error
            except BlockingIOError:
                continue

    def _wait(self, descriptor: int, event: int, deadline: float) -> None:
        poll = select.poll()
        poll.register(descriptor, event)
        awake = time.monotonic()
        while True:
            now = time.monotonic()
            if now >= deadline:
                raise _Ended(Stop.TIME)
            if poll.poll(1000 * min(deadline - now, LOOK_SECONDS)):
                return
            if event != select.POLLIN or not _sleeps(self._process):
                awake = time.monotonic()
            elif time.monotonic() - awake > ASLEEP_SECONDS:
                raise _Ended(Stop.ASLEEP)


def _failure(message: dict[str, Any]) -> Failure:
    match message.get("failure"):
        case (str(type_name), str(text), int(line)):
            return Failure(
                wire.plain_text(type_name[:80]),
                wire.plain_text(text[: wire.TEXT_LIMIT]),
                max(0, min(line, 10**6)),
            )
    raise _Ended(Stop.FORGED)


def _exhausted(failure: Failure | None) -> bool:
    """Whether the memory ran out; numpy's own error says so too."""
    return failure is not None and failure.type_name in ("MemoryError", "_ArrayMemoryError")


def _sleeps(process: Path | None) -> bool:
    """Whether a process waits for something, as against running, being about to, or waiting for its memory from the disc."""
    try:
        return (
            process is not None
            and (process / "stat").read_text("ascii", "replace").rpartition(")")[2].split()[0] == "S"
        )
    except (OSError, IndexError):
        return False


def _seconds(process: Path | None) -> float:
    """Processor time of a process, all its threads together; the time of day where the kernel does not tell.

    Linux makes a process's clock from its id: clock_getcpuclockid(3), which Python has for threads only.
    """
    try:
        return (
            time.clock_gettime(~int(process.name) << 3 | CPUCLOCK_SCHED) if process else time.perf_counter()
        )
    except OSError:
        return time.perf_counter()


def _peak_kib(process: Path | None) -> int:
    """``VmHWM`` of a process's status; 0 where it cannot be read."""
    if process is None:
        return 0
    try:
        lines = (process / "status").read_text(encoding="ascii", errors="replace").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("VmHWM:")), 0)
