"""Inside: one process for one answer. It locks itself in before it sees any of the learner's code.

What holds it is the kernel: resource limits, no new privileges, and a seccomp allow-list that lets it compute, read its one
pipe and write its other one. The restricted builtins are manners, not walls: they give a plain message where the kernel
would give a bare "not permitted".
"""

from __future__ import annotations

import builtins
import ctypes
import gc
import os
import resource
import sys
from typing import Any

from bot.sandbox import wire

JOB = 3
RESULT = 4
PR_SET_PDEATHSIG = 1
PR_SET_DUMPABLE = 4
PROT_EXEC = 4
OFFERED = frozenset({"numpy", "math"})
NOT_OFFERED = ("open", "input", "breakpoint", "exec", "eval", "compile", "help", "exit", "quit")
PLAIN_CALLS = (
    "munmap", "mremap", "madvise", "brk", "futex", "rt_sigreturn", "sigaltstack", "exit", "exit_group", "clock_gettime",
    "clock_getres", "gettimeofday", "getrandom", "sched_yield", "restart_syscall",
)  # fmt: skip


def enter(job: int, result: int, memory: int, cpu_seconds: int) -> None:
    """Turns this process into a jail: descriptors, limits, then seccomp. Raises OSError or ImportError where the kernel cannot hold it."""
    _keep_only(job, result)
    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl(PR_SET_PDEATHSIG, 9, 0, 0, 0)
    libc.prctl(PR_SET_DUMPABLE, 0, 0, 0, 0)
    os.environ.clear()
    for limit, value in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, cpu_seconds),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_NOFILE, RESULT + 1),
        (resource.RLIMIT_NPROC, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(limit, (value, value))
    _filter_calls()


def _keep_only(job: int, result: int) -> None:
    high_job, high_result = os.dup2(job, 100), os.dup2(result, 101)
    os.dup2(high_job, JOB)
    os.dup2(high_result, RESULT)
    os.closerange(RESULT + 1, resource.getrlimit(resource.RLIMIT_NOFILE)[0])
    os.closerange(0, JOB)


def _filter_calls() -> None:
    import pyseccomp as seccomp

    calls = seccomp.SyscallFilter(seccomp.ERRNO(1))
    for name in PLAIN_CALLS:
        calls.add_rule(seccomp.ALLOW, name)
    calls.add_rule(seccomp.ALLOW, "read", seccomp.Arg(0, seccomp.EQ, JOB))
    calls.add_rule(seccomp.ALLOW, "write", seccomp.Arg(0, seccomp.EQ, RESULT))
    for name in ("mmap", "mprotect"):
        calls.add_rule(seccomp.ALLOW, name, seccomp.Arg(2, seccomp.MASKED_EQ, PROT_EXEC, 0))
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
        arguments = wire.receive(read_exactly)["arguments"]
        _send({"ready": True})
        read_exactly(1)
        _send(_call(function, arguments))


def _call(function: Any, arguments: Any) -> dict[str, Any]:
    try:
        outcome = {"value": function(*arguments)}
    except BaseException as error:  # noqa: BLE001
        outcome = {"failure": _failure(error)}
    os.write(RESULT, b"d")
    return outcome


def _load(source: str, name: str) -> Any:
    gc.collect()
    sys.stdout = sys.stderr = _Nowhere()
    namespace = {"__name__": "answer", "__builtins__": _offered_builtins()}
    exec(compile(source, "<answer>", "exec"), namespace)  # noqa: S102 (this is the jail)
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
            raise ImportError(f"only numpy and math are offered, not {name[:60]}")
        return builtins.__import__(name, *arguments, **named)

    offered = {name: value for name, value in vars(builtins).items() if name not in NOT_OFFERED}
    offered["__import__"] = offered_import
    return offered


def _failure(error: BaseException) -> tuple[str, str, int]:
    """Type, message and line of what was raised, made without calling anything the learner could have defined."""
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
