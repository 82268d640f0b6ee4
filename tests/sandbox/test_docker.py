"""The sandbox works inside a container under Docker's default profile: tried under less than that profile allows.

``CALLS`` is what Python, the fork server and the jails need, seen with strace; every one of them is among the calls that Docker's default
seccomp profile allows a container without capabilities. ``clone`` may make no namespace, and ``clone3`` is answered with "no such call",
both as the profile has it. See docs/decisions/ for the argument.
"""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

CALLS = [
    "access",
    "arch_prctl",
    "brk",
    "capset",
    "chdir",
    "clock_getres",
    "clock_gettime",
    "clock_nanosleep",
    "close",
    "close_range",
    "connect",
    "dup",
    "dup2",
    "dup3",
    "epoll_create1",
    "epoll_ctl",
    "epoll_pwait",
    "epoll_wait",
    "execve",
    "exit",
    "exit_group",
    "faccessat",
    "faccessat2",
    "fcntl",
    "fstat",
    "futex",
    "getcwd",
    "getdents64",
    "getegid",
    "geteuid",
    "getgid",
    "getpeername",
    "getpid",
    "getppid",
    "getpriority",
    "getrandom",
    "getrlimit",
    "getsockname",
    "getsockopt",
    "gettid",
    "gettimeofday",
    "getuid",
    "ioctl",
    "kill",
    "lseek",
    "madvise",
    "mmap",
    "mprotect",
    "mremap",
    "munmap",
    "newfstatat",
    "open",
    "openat",
    "pipe",
    "pipe2",
    "poll",
    "ppoll",
    "prctl",
    "pread64",
    "prlimit64",
    "read",
    "readlink",
    "readlinkat",
    "recvfrom",
    "recvmsg",
    "restart_syscall",
    "rseq",
    "rt_sigaction",
    "rt_sigprocmask",
    "rt_sigreturn",
    "sched_getaffinity",
    "sched_yield",
    "seccomp",
    "select",
    "sendmsg",
    "sendto",
    "set_robust_list",
    "set_tid_address",
    "setpriority",
    "setrlimit",
    "setsid",
    "shutdown",
    "sigaltstack",
    "socket",
    "socketpair",
    "stat",
    "statx",
    "sysinfo",
    "tgkill",
    "uname",
    "vfork",
    "wait4",
    "write",
]

IN_A_CONTAINER = """
import ctypes, json, sys
import pyseccomp as seccomp

libc = ctypes.CDLL(None)
for capability in range(64):
    libc.prctl(24, capability, 0, 0, 0)  # PR_CAPBSET_DROP: not even root's programs get any back
libc.capset((ctypes.c_uint32 * 2)(0x20080522, 0), (ctypes.c_uint32 * 6)())
profile = seccomp.SyscallFilter(seccomp.ERRNO(1))
for name in json.loads(sys.argv[1]):
    try:
        profile.add_rule(seccomp.ALLOW, name)
    except ValueError:
        pass  # this machine's architecture has no such call
profile.add_rule(seccomp.ALLOW, "clone", seccomp.Arg(0, seccomp.MASKED_EQ, 0x7E020000, 0))
profile.add_rule(seccomp.ERRNO(38), "clone3")
profile.load()

sys.path[:] = json.loads(sys.argv[2])
from bot.domain.grading.code.tasks import code_task
from bot.sandbox.run import Limits, Sandbox

sandbox = Sandbox()
try:
    task = code_task("make_mask")
    run = sandbox.run(task.right[0], task.function, [case.arguments for case in task.cases()])
    reach = "real = np.__builtins__\\ndef f(x):\\n    return real['__import__']('os').listdir('/')\\n"
    attack = sandbox.run(reach, "f", [(1,)])
    endless = sandbox.run("while True: pass", "f", [()], Limits(4.0, 1))
    bomb = sandbox.run("np.ones(10**10)", "f", [()])
    print(json.dumps([len(run.calls), run.stop, attack.calls[0].failure.type_name, endless.stop, bomb.stop, run.peak_kib > 0]))
finally:
    sandbox.close()
"""


@pytest.mark.skipif(sys.platform != "linux", reason="a container is Linux")
def test_under_less_than_dockers_default_profile_it_holds_and_runs() -> None:
    done = subprocess.run(
        [sys.executable, "-c", IN_A_CONTAINER, json.dumps(CALLS), json.dumps(sys.path)],
        capture_output=True,
        text=True,
        timeout=60,
    )

    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == [40, None, "PermissionError", "cpu", "memory", True]


@pytest.mark.skipif(sys.platform != "linux", reason="a container is Linux")
def test_a_profile_that_forbids_seccomp_switches_code_off() -> None:
    """As Docker with an older runtime's or a stricter profile might: the jail cannot lock itself in, and nothing runs."""
    without = [name for name in CALLS if name not in ("seccomp", "prctl")]
    script = IN_A_CONTAINER.split("    task = ")[0] + (
        "    sandbox.run('def f(): return 1', 'f', [()])\n    print('ran')\nexcept Exception as error:\n    print(type(error).__name__)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, json.dumps(without), json.dumps(sys.path)],
        capture_output=True,
        text=True,
        timeout=60,
    )

    assert done.stdout.strip() == "Unavailable", done.stderr
