"""The fork server of a kind of process: what all of them need is loaded once, and each is forked from it in milliseconds.

Requests come over a socket with some descriptors each, the last of which is a status socket: on it the child's process id and its end are
reported. When the asker closes the status socket, the child is killed; when the control socket closes, all of them are.
"""

from __future__ import annotations

import contextlib
import json
import os
import selectors
import signal
import socket
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NoReturn

READY = b"ready"
REQUEST_SIZE = 256
"""Requests are padded to this, so that a socket that knows no messages keeps them apart."""
Born = Callable[[Sequence[int], Mapping[str, Any], int], NoReturn]
"""A child's whole life: its descriptors, what was asked for it, and the fork server's process id."""


def request(asked: Mapping[str, Any]) -> bytes:
    """What is asked for a child, as it goes over the control socket."""
    return json.dumps(asked).encode().ljust(REQUEST_SIZE)


class Nursery:
    """The children alive, each with the status socket of who asked for it."""

    def __init__(self, control: socket.socket, born: Born, descriptors: int) -> None:
        self._control, self._born, self._count = control, born, descriptors
        self._pid = os.getpid()
        self._children: dict[int, socket.socket] = {}
        self._selector = selectors.DefaultSelector()
        self._wake, write = os.pipe()
        os.set_blocking(write, False)
        signal.set_wakeup_fd(write)
        signal.signal(signal.SIGCHLD, lambda *_: None)

    def run(self) -> None:
        """Forks, kills and reaps until the control socket ends, then kills every child that is left."""
        self._selector.register(self._control, selectors.EVENT_READ, self._serve_request)
        self._selector.register(self._wake, selectors.EVENT_READ, self._reap)
        self._control.sendall(READY)
        try:
            while True:
                for chosen, _ in self._selector.select():
                    chosen.data()
        except EOFError:
            for pid in self._children:
                os.kill(pid, signal.SIGKILL)

    def _serve_request(self) -> None:
        request, descriptors, _, _ = socket.recv_fds(self._control, REQUEST_SIZE, self._count)
        if not request:
            raise EOFError
        if len(descriptors) != self._count:  # too many files open here: the asker sees its sockets close
            for descriptor in descriptors:
                os.close(descriptor)
            return
        *handed, last = descriptors
        status = socket.socket(fileno=last)
        asked = json.loads(request)
        try:
            pid = os.fork()
        except OSError:
            pid = -1
        if pid == 0:
            signal.set_wakeup_fd(-1)
            self._born(descriptors, asked, self._pid)
        for descriptor in handed:
            os.close(descriptor)
        if pid < 0:
            status.close()
            return
        self._children[pid] = status
        self._selector.register(status, selectors.EVENT_READ, lambda: self._kill(pid))
        with contextlib.suppress(OSError):
            status.sendall(json.dumps({"pid": pid}).encode())

    def _kill(self, pid: int) -> None:
        """Kills a child whose asker is done with it; it may have been reaped in this very round."""
        status = self._children.get(pid)
        if status is not None:
            self._selector.unregister(status)
            os.kill(pid, signal.SIGKILL)

    def _reap(self) -> None:
        os.read(self._wake, 4096)
        while self._children:
            pid, status, usage = os.wait4(-1, os.WNOHANG)
            if pid == 0:
                return
            cpu = usage.ru_utime + usage.ru_stime
            self._report(
                pid,
                {"code": os.waitstatus_to_exitcode(status), "peak_kib": usage.ru_maxrss, "cpu_seconds": cpu},
            )

    def _report(self, pid: int, end: dict[str, float]) -> None:
        status = self._children.pop(pid)
        with contextlib.suppress(KeyError):
            self._selector.unregister(status)
        with contextlib.suppress(OSError):
            status.sendall(json.dumps(end).encode())
        status.close()
