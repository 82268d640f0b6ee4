"""Inside a worker: one job after the other, each within its processor time and memory."""

from __future__ import annotations

import contextlib
import ctypes
import gc
import importlib
import os
import pickle
import resource
import signal
import socket
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, NoReturn

from bot.workers.nursery import Nursery

LENGTH = 8
PR_SET_PDEATHSIG = 1
VALUE, RAISED, FAULT = b"v", b"r", b"f"
"""What a reply carries: a result; an expected exception, which the asker gets; or the name of one that nobody expected."""

_charged = 0.0
_kept: set[int] = set()


class Expected(Exception):  # noqa: N818  a base, not an error itself
    """What a job may raise to whoever asked for it; anything else it raises is a fault."""


def charge(seconds: float) -> None:
    """Adds processor time that the job in hand had others use for it, in jails."""
    global _charged
    _charged += seconds


def keep(descriptor: int) -> None:
    """Leaves a descriptor open in every worker: what a preload opened for all of them."""
    _kept.add(descriptor)


def main(descriptor: int, work: str, preload: Sequence[str]) -> NoReturn:
    """The fork server of one kind of workers; ``work`` is ``module:function``, and a preload ``module:function`` is called as well."""
    try:
        serve = _loaded(work)
        for name in preload:
            _loaded(name)() if ":" in name else importlib.import_module(name)
        os.environ.clear()
        gc.collect()
        gc.freeze()

        def born(descriptors: Sequence[int], asked: Mapping[str, Any], nursery: int) -> NoReturn:
            _live(socket.socket(fileno=descriptors[0]), serve, asked, nursery)

        Nursery(socket.socket(fileno=descriptor), born, 2).run()
    finally:
        os._exit(0)  # what the preloaded modules registered for the exit could only hang here


def _loaded(name: str) -> Callable[..., Any]:
    module, _, function = name.partition(":")
    found: Callable[..., Any] = getattr(importlib.import_module(module), function)
    return found


def _live(
    asker: socket.socket, work: Callable[..., Any], limits: Mapping[str, Any], nursery: int
) -> NoReturn:
    """A worker's whole life; it ends when its socket does, or by a limit."""
    try:
        _enter(asker.fileno(), int(limits["memory"]), nursery)
        while (request := _receive(asker)) is not None:
            _allow(int(limits["cpu_seconds"]))
            asker.sendall(_reply(work, request))
    except BaseException:  # noqa: BLE001 (no exception may carry a worker back into the fork server's code)
        os._exit(1)
    os._exit(0)


def _enter(job: int, memory: int, nursery: int) -> None:
    first = 3
    for descriptor in sorted({job, *_kept}):
        os.closerange(first, descriptor)
        first = descriptor + 1
    os.closerange(first, resource.getrlimit(resource.RLIMIT_NOFILE)[0])
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        with contextlib.suppress(OSError), Path("/proc/self/oom_score_adj").open("w") as adjustment:
            adjustment.write("500")  # where memory runs out, before the bot and after the jails
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
        if os.getppid() != nursery:
            os._exit(1)
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
        most = pages * resource.getpagesize() + memory
        resource.setrlimit(resource.RLIMIT_AS, (most, most))


def _allow(seconds: int) -> None:
    """Lets the next job use so many seconds of processor time, beyond which the kernel ends the process."""
    used = time.process_time()
    resource.setrlimit(resource.RLIMIT_CPU, (int(used) + 1 + seconds, resource.RLIM_INFINITY))


def _reply(work: Callable[..., Any], request: bytes) -> bytes:
    global _charged
    began, _charged = time.process_time(), 0.0
    try:
        tag, content = VALUE, pickle.dumps(work(*pickle.loads(request)))  # noqa: S301 (the bot's own message)
    except Expected as error:
        tag, content = RAISED, pickle.dumps(error)
    except MemoryError:
        os._exit(1)
    except Exception as error:  # noqa: BLE001 (told by its type alone: a message could quote what a person typed)
        tag, content = FAULT, pickle.dumps(type(error).__name__)
    used = time.process_time() - began + _charged
    head = pickle.dumps((tag, used))
    return len(head).to_bytes(LENGTH, "big") + head + len(content).to_bytes(LENGTH, "big") + content


def _receive(asker: socket.socket) -> bytes | None:
    size = _exactly(asker, LENGTH)
    return None if size is None else _exactly(asker, int.from_bytes(size, "big"))


def _exactly(asker: socket.socket, size: int) -> bytes | None:
    parts = bytearray()
    while len(parts) < size:
        part = asker.recv(min(size - len(parts), 1 << 20))
        if not part:
            return None
        parts += part
    return bytes(parts)
