"""The fork server: a process with numpy loaded, an empty environment and no secret, that forks one jail for each request.

Requests come over a socket with three descriptors each: the job pipe, the result pipe, and a status socket on which the jail's process id
and its end are reported. When the asker closes the status socket, the jail is killed; when the control socket closes, all of them are.
"""

from __future__ import annotations

import contextlib
import json
import os
import selectors
import signal
import socket
from typing import NoReturn

from bot.sandbox import jail

READY = b"ready"
DESCRIPTORS = 3


def main(descriptor: int) -> NoReturn:
    """Serves until the control socket closes, then kills every jail that is left."""
    _warm_up()
    try:
        Server(socket.socket(fileno=descriptor)).run()
    finally:
        os._exit(0)  # whatever numpy registered for the exit could only hang here


def _warm_up() -> None:
    """Loads what numpy loads lazily: a jail can open no file."""
    import collections  # noqa: F401
    import decimal
    import fractions  # noqa: F401
    import functools  # noqa: F401
    import itertools  # noqa: F401
    import math  # noqa: F401
    import operator  # noqa: F401
    import statistics
    import typing  # noqa: F401

    import numpy.char
    import numpy.fft
    import numpy.lib.stride_tricks
    import numpy.linalg
    import numpy.ma
    import numpy.polynomial
    import numpy.random
    import numpy.strings
    import numpy.typing
    import pyseccomp  # noqa: F401

    numpy.einsum("ij,jk->ik", numpy.ones((2, 2)), numpy.ones((2, 2)))
    statistics.mean([decimal.Decimal(1), decimal.Decimal(2)])
    os.environ.clear()


class Server:
    """The jails alive, each with the status socket of who asked for it."""

    def __init__(self, control: socket.socket) -> None:
        self._control = control
        self._pid = os.getpid()
        self._jails: dict[int, socket.socket] = {}
        self._selector = selectors.DefaultSelector()
        self._wake, write = os.pipe()
        os.set_blocking(write, False)
        signal.set_wakeup_fd(write)
        signal.signal(signal.SIGCHLD, lambda *_: None)

    def run(self) -> None:
        """Forks, kills and reaps until the control socket ends."""
        self._selector.register(self._control, selectors.EVENT_READ, self._serve_request)
        self._selector.register(self._wake, selectors.EVENT_READ, self._reap)
        self._control.sendall(READY)
        try:
            while True:
                for chosen, _ in self._selector.select():
                    chosen.data()
        except EOFError:
            for pid in self._jails:
                os.kill(pid, signal.SIGKILL)

    def _serve_request(self) -> None:
        request, descriptors, _, _ = socket.recv_fds(self._control, 4096, DESCRIPTORS)
        if not request:
            raise EOFError
        if len(descriptors) != DESCRIPTORS:  # too many files open here: the asker sees its pipes close
            for descriptor in descriptors:
                os.close(descriptor)
            return
        job, result, status = *descriptors[:2], socket.socket(fileno=descriptors[2])
        limits = json.loads(request)
        try:
            pid = os.fork()
        except OSError:
            pid = -1
        if pid == 0:
            signal.set_wakeup_fd(-1)
            jail.live(job, result, limits["memory"], limits["cpu_seconds"], self._pid)
        os.close(job)
        os.close(result)
        if pid < 0:
            status.close()
            return
        self._jails[pid] = status
        self._selector.register(status, selectors.EVENT_READ, lambda: self._kill(pid))
        with contextlib.suppress(OSError):
            status.sendall(json.dumps({"pid": pid}).encode())

    def _kill(self, pid: int) -> None:
        """Kills a jail whose asker is done with it; it may have been reaped in this very round."""
        status = self._jails.get(pid)
        if status is not None:
            self._selector.unregister(status)
            os.kill(pid, signal.SIGKILL)

    def _reap(self) -> None:
        os.read(self._wake, 4096)
        while self._jails:
            pid, status, usage = os.wait4(-1, os.WNOHANG)
            if pid == 0:
                return
            cpu = usage.ru_utime + usage.ru_stime
            self._report(
                pid,
                {"code": os.waitstatus_to_exitcode(status), "peak_kib": usage.ru_maxrss, "cpu_seconds": cpu},
            )

    def _report(self, pid: int, end: dict[str, float]) -> None:
        status = self._jails.pop(pid)
        with contextlib.suppress(KeyError):
            self._selector.unregister(status)
        with contextlib.suppress(OSError):
            status.sendall(json.dumps(end).encode())
        status.close()
