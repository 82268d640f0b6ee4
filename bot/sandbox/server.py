"""The fork server: a process with numpy loaded, an empty environment and no secret, that forks one jail for each request.

Requests come over a socket with three descriptors each: the job pipe, the result pipe, and a status socket on which the jail's end is
reported. When the asker closes the status socket, the jail is killed.
"""

from __future__ import annotations

import contextlib
import json
import os
import selectors
import signal
import socket
import sys

from bot.sandbox import jail

READY = b"ready"


def main(descriptor: int) -> None:
    """Serves until the control socket closes, then kills every jail that is left."""
    _warm_up()
    control = socket.socket(fileno=descriptor)
    Server(control).run()


def _warm_up() -> None:
    """Loads what numpy loads lazily: a jail can open no file."""
    import math  # noqa: F401

    import numpy.fft
    import numpy.lib.stride_tricks
    import numpy.linalg
    import numpy.ma
    import numpy.polynomial
    import numpy.random
    import pyseccomp  # noqa: F401

    numpy.einsum("ij,jk->ik", numpy.ones((2, 2)), numpy.ones((2, 2)))
    os.environ.clear()


class Server:
    def __init__(self, control: socket.socket) -> None:
        self._control = control
        self._jails: dict[int, socket.socket] = {}
        self._selector = selectors.DefaultSelector()
        self._wake, write = os.pipe()
        os.set_blocking(write, False)
        signal.set_wakeup_fd(write)
        signal.signal(signal.SIGCHLD, lambda *_: None)

    def run(self) -> None:
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
        request, descriptors, _, _ = socket.recv_fds(self._control, 4096, 3)
        if not request:
            raise EOFError
        job, result, status_descriptor = descriptors
        limits = json.loads(request)
        pid = os.fork()
        if pid == 0:
            self._become_jail(job, result, limits)
        os.close(job)
        os.close(result)
        status = socket.socket(fileno=status_descriptor)
        self._jails[pid] = status
        self._selector.register(status, selectors.EVENT_READ, lambda: self._kill(pid))

    def _become_jail(self, job: int, result: int, limits: dict[str, int]) -> None:
        code = 1
        with contextlib.suppress(EOFError):
            signal.set_wakeup_fd(-1)
            jail.enter(job, result, limits["memory"], limits["cpu_seconds"])
            jail.serve()
            code = 0
        os._exit(code)

    def _kill(self, pid: int) -> None:
        self._selector.unregister(self._jails[pid])
        os.kill(pid, signal.SIGKILL)

    def _reap(self) -> None:
        os.read(self._wake, 4096)
        while self._jails:
            pid, status, usage = os.wait4(-1, os.WNOHANG)
            if pid == 0:
                return
            self._report(pid, os.waitstatus_to_exitcode(status), usage.ru_maxrss)

    def _report(self, pid: int, code: int, peak_kib: int) -> None:
        status = self._jails.pop(pid)
        with contextlib.suppress(KeyError):
            self._selector.unregister(status)
        with contextlib.suppress(OSError):
            status.sendall(json.dumps({"code": code, "peak_kib": peak_kib}).encode())
        status.close()


if __name__ == "__main__":
    main(int(sys.argv[1]))
