"""Inside: one process for one answer. It locks itself in before it sees any of the learner's code.

What holds it is the kernel: resource limits, no capabilities, no new privileges, and a seccomp allow-list that lets it compute, read its
one pipe and write its other one. The restricted builtins are manners, not walls: they give a plain message where the kernel would give a
bare "not permitted". Nothing here is trusted afterwards: the learner's code shares this process, and may rewrite all of it.
"""

from __future__ import annotations

import builtins
import contextlib
import ctypes
import gc
import os
import resource
import signal
import socket
import sys
import warnings
from pathlib import Path
from typing import Any, NoReturn

from bot.sandbox import wire

JOB = 3
RESULT = 4
NICE = 10
"""Lower than the bot's own priority: whoever computes here holds up nobody's chat."""
PR_SET_PDEATHSIG = 1
PR_SET_DUMPABLE = 4
PR_SET_NO_NEW_PRIVS = 38
PROT_EXEC = 4
ADVICE = (4, 8, 14, 15)
"""MADV_DONTNEED, MADV_FREE, MADV_HUGEPAGE, MADV_NOHUGEPAGE: what allocators and numpy say of their own memory."""
OFFERED = frozenset({
    "__future__", "collections", "decimal", "fractions", "functools", "itertools", "math", "numpy", "operator", "statistics", "typing",
})  # fmt: skip
NOT_OFFERED = ("open", "input", "breakpoint", "exec", "eval", "compile", "help", "exit", "quit")
PLAIN_CALLS = (
    "munmap", "mremap", "brk", "futex", "rt_sigreturn", "sigaltstack", "exit", "exit_group", "clock_gettime",
    "clock_getres", "gettimeofday", "getrandom", "sched_yield", "restart_syscall",
)  # fmt: skip


def live(job: int, result: int, status: int, memory: int, cpu_seconds: int, server: int) -> NoReturn:
    """The whole life of a jailed process: it is locked in, serves, and ends without running anything that waits for an exit."""
    try:
        _hand_over_counter(status)
        enter(job, result, memory, cpu_seconds, server)
        os.write(RESULT, wire.HELD)
        serve()
    except BaseException:  # noqa: BLE001 (no exception may carry a jailed process back into the server's code)
        os._exit(1)
    os._exit(0)


def enter(job: int, result: int, memory: int, cpu_seconds: int, server: int) -> None:
    """Turns this process into a jail: descriptors, limits, privileges, then seccomp. Raises OSError or ImportError where it cannot be.

    ``memory`` is in bytes of address space, beyond what is taken already.
    """
    _offer_for_memory()
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    memory += pages * resource.getpagesize()
    _keep_only(job, result)
    os.environ.clear()
    os.nice(NICE)
    _drop_privileges(server)
    for limit, value in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, cpu_seconds),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_NOFILE, RESULT + 1),
        (resource.RLIMIT_NPROC, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_MEMLOCK, 0),
        (resource.RLIMIT_MSGQUEUE, 0),
    ):
        resource.setrlimit(limit, (value, value))
    _filter_calls()


def _offer_for_memory() -> None:
    """Where the whole machine runs out of memory, the kernel ends this process first, and never the bot for its sake."""
    with contextlib.suppress(OSError), Path("/proc/self/oom_score_adj").open("w") as adjustment:
        adjustment.write("1000")


def _hand_over_counter(status: int) -> None:
    """Gives the outside what resets the peak of this process's memory: once nothing may be read here, it could not be opened there."""
    with contextlib.suppress(OSError):
        counter = os.open("/proc/self/clear_refs", os.O_WRONLY)
        with socket.socket(fileno=os.dup(status)) as told:
            socket.send_fds(told, [b'{"counter": true}'], [counter])
        os.close(counter)


def _keep_only(job: int, result: int) -> None:
    high_job, high_result = os.dup2(job, 100), os.dup2(result, 101)
    os.dup2(high_job, JOB)
    os.dup2(high_result, RESULT)
    os.closerange(RESULT + 1, resource.getrlimit(resource.RLIMIT_NOFILE)[0])
    os.closerange(0, JOB)


def _drop_privileges(server: int) -> None:
    """No way to gain anything, nothing to be read through /proc, no life after the server's, and no capability even of root's."""
    libc = ctypes.CDLL(None, use_errno=True)
    for option, value in (
        (PR_SET_PDEATHSIG, signal.SIGKILL),
        (PR_SET_DUMPABLE, 0),
        (PR_SET_NO_NEW_PRIVS, 1),
    ):
        if libc.prctl(option, value, 0, 0, 0) != 0:
            raise OSError(ctypes.get_errno(), "prctl")
    if os.getppid() != server:
        raise OSError("the server died before its death could be made ours")
    header = (ctypes.c_uint32 * 2)(0x20080522, 0)  # _LINUX_CAPABILITY_VERSION_3, this process
    none = (ctypes.c_uint32 * 6)()  # effective, permitted, inheritable; 64 bits each
    if libc.capset(header, none) != 0:
        raise OSError(ctypes.get_errno(), "capset")


def _filter_calls() -> None:
    import pyseccomp as seccomp

    calls = seccomp.SyscallFilter(seccomp.ERRNO(1))
    for name in PLAIN_CALLS:
        calls.add_rule(seccomp.ALLOW, name)
    calls.add_rule(seccomp.ALLOW, "read", seccomp.Arg(0, seccomp.EQ, JOB))
    calls.add_rule(seccomp.ALLOW, "write", seccomp.Arg(0, seccomp.EQ, RESULT))
    for name in ("mmap", "mprotect"):
        calls.add_rule(seccomp.ALLOW, name, seccomp.Arg(2, seccomp.MASKED_EQ, PROT_EXEC, 0))
    for advice in ADVICE:
        calls.add_rule(seccomp.ALLOW, "madvise", seccomp.Arg(2, seccomp.EQ, advice))
    calls.load()


def read_exactly(size: int) -> bytes:
    """Reads ``size`` bytes of the job pipe; EOFError at its end."""
    parts = []
    while size:
        part = os.read(JOB, min(size, 1 << 20))
        if not part:
            raise EOFError
        parts.append(part)
        size -= len(part)
    return b"".join(parts)


def _send(message: dict[str, Any]) -> None:
    try:
        frame = wire.encode(message)
    except wire.FrameError:
        frame = wire.encode({"failure": ("ResultTooLarge", "", 0)})
    view = memoryview(frame)
    while view:
        view = view[os.write(RESULT, view) :]


def serve() -> None:
    """Answers frames until the pipe ends: first the source, then one frame of arguments for each call."""
    job = wire.receive(read_exactly)
    try:
        function = _load(str(job["source"]), str(job["function"]))
    except BaseException as error:  # noqa: BLE001 (whatever a learner's code raises is an answer)
        _send({"failure": _failure(error)})
        return
    _send({"loaded": True})
    while True:
        try:
            arguments = wire.receive(read_exactly)["arguments"]
        except EOFError:
            return
        _send(_call(function, [_own(argument) for argument in arguments]))


def _own(argument: Any) -> Any:
    """A copy that the function may write to, as an ordinary caller's array could be."""
    return argument.copy() if hasattr(argument, "dtype") and argument.ndim else argument


def _call(function: Any, arguments: list[Any]) -> dict[str, Any]:
    """Calls with two stops at which the outside looks at this process's memory: before, and after while the result is still here alone."""
    os.write(RESULT, wire.CALLED)
    read_exactly(1)
    try:
        outcome = {"value": function(*arguments)}
    except BaseException as error:  # noqa: BLE001
        outcome = {"failure": _failure(error)}
    os.write(RESULT, wire.CALLED)
    read_exactly(1)
    return outcome


def _load(source: str, name: str) -> Any:
    import math

    import numpy

    gc.collect()
    warnings.simplefilter("ignore")
    sys.stdout = sys.stderr = _Nowhere()
    namespace = {
        "__name__": "answer",
        "__builtins__": _offered_builtins(),
        "np": numpy,
        "numpy": numpy,
        "math": math,
    }
    exec(compile(source, "<answer>", "exec", dont_inherit=True), namespace)  # noqa: S102 (this is the jail)
    if not callable(namespace.get(name)):
        raise LookupError(name)
    return namespace[name]


class _Nowhere:
    """Printing is allowed and goes nowhere."""

    encoding = "utf-8"

    def write(self, text: str) -> int:
        return len(text)

    def flush(self) -> None:
        """Nothing is kept, so there is nothing to flush."""


def _offered_builtins() -> dict[str, Any]:
    def offered_import(name: str, *arguments: Any, **named: Any) -> Any:
        if name.partition(".")[0] not in OFFERED:
            raise ImportError(f"{name[:60]} is not offered")
        return builtins.__import__(name, *arguments, **named)

    offered = {name: value for name, value in vars(builtins).items() if name not in NOT_OFFERED}
    offered["__import__"] = offered_import
    return offered


def _failure(error: BaseException) -> tuple[str, str, int]:
    """Type, message and line of what was raised. Whatever the learner may have defined for it, the outside takes it as text alone."""
    name = type.__getattribute__(type(error), "__name__")
    arguments = BaseException.__getattribute__(error, "args")
    message = next((item for item in arguments if type(item) is str), "")[: wire.TEXT_LIMIT]
    line = 0
    if isinstance(error, SyntaxError) and type(error.lineno) is int:
        line = error.lineno
    trace = BaseException.__getattribute__(error, "__traceback__")
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == "<answer>":
            line = trace.tb_lineno
        trace = trace.tb_next
    return name[:80], message, line
