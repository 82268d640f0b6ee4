"""Attacks on the sandbox, each with its exact outcome.

``REACH`` undoes the restricted builtins first, as anybody can who knows Python: what is tested is the kernel's hold, not the manners.
In each source ``CANARY`` stands for the path of a file of the host's.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass

from bot.domain.grading.code.code_run import Stop

OWN_C_LIMIT = sys.version_info >= (3, 12)
"""Newer Pythons bound the C stack by themselves; older ones run into its end."""

REACH = """
real = np.__builtins__
load = real["__import__"]
os, sys, ctypes = load("os"), load("sys"), load("ctypes")
libc = ctypes.CDLL(None, use_errno=True)

def answer(x):
    return attack(x)
"""


@dataclass(frozen=True)
class Attack:
    """A source with ``attack(x)``, called with x = 7. Just one of the three outcomes is set: the value, the error's type, or the stop."""

    name: str
    body: str
    value: object = None
    error: str | None = None
    stop: Stop | None = None
    refused: str | None = None


def does(line: str) -> str:
    return f"def attack(x):\n    {line}\n"


def calls(number: int, *arguments: object) -> str:
    """A raw system call, with what the kernel answers: -1 and errno 1, not permitted."""
    given = ", ".join(map(str, (number, *arguments)))
    return does(f"return (libc.syscall({given}), ctypes.get_errno())")


def writes(frame: str) -> str:
    """Bytes put on the result pipe in place of an answer."""
    return does(f"os.write(4, {frame})")


def sends(items: str, size: int) -> str:
    """A frame of a list of packed items, behind the second stop, with so many bytes of buffers."""
    return (
        f"def attack(x):\n    header = b'{{\"value\": [\"list\", [' + {items} + b']]}}'\n"
        f"    def put(frame):\n        while frame: frame = frame[os.write(4, frame):]\n"
        f"    os.write(4, b'd'); os.read(3, 1)\n"
        f"    put(len(header).to_bytes(4, 'big') + ({size}).to_bytes(4, 'big') + header + bytes({size}))\n"
        f"    os.read(3, 1)\n"
    )


DENIED = (-1, 1)

FILES = [
    Attack("open is not offered", does("return open('/etc/passwd').read()"), error="NameError"),
    Attack("a file is read", does("return load('io').open('/etc/passwd').read()"), error="PermissionError"),
    Attack("a file is written", does("load('io').open('CANARY', 'w')"), error="PermissionError"),
    Attack("a file is removed", does("os.unlink('CANARY')"), error="PermissionError"),
    Attack("a file is renamed", does("os.rename('CANARY', 'CANARY.away')"), error="PermissionError"),
    Attack("a link is made", does("os.symlink('CANARY', 'CANARY.link')"), error="PermissionError"),
    Attack(
        "a thousand folders in one another",
        does("[os.mkdir('CANARY.' + 'a/' * n) for n in range(1000)]"),
        error="PermissionError",
    ),
    Attack("a folder is listed", does("return os.listdir('/')"), error="PermissionError"),
    Attack(
        "the working folder changes and its owner", does("os.chmod('CANARY', 0o777)"), error="PermissionError"
    ),
    Attack("a sparse file of a tebibyte", does("os.ftruncate(4, 1 << 50)"), error="PermissionError"),
    Attack(
        "numpy writes a file",
        does("np.save(np.__builtins__['open']('CANARY', 'wb'), np.arange(9))"),
        error="PermissionError",
    ),
    Attack("numpy maps a file", does("np.memmap('CANARY', mode='r')"), error="ModuleNotFoundError"),
    Attack("a file in memory alone", calls(319, "b'name'", 0), value=DENIED),
    Attack(
        "another process's memory is read", does("load('io').open('/proc/1/mem')"), error="PermissionError"
    ),
    Attack(
        "the database and its settings are sought",
        does("return os.path.exists('CANARY') or os.access('CANARY', 4)"),
        value=False,
    ),
]

NETWORK = [
    Attack("a socket is opened", does("load('socket').socket()"), error="PermissionError"),
    Attack("a pair of sockets", does("load('socket').socketpair()"), error="PermissionError"),
    Attack("a name is looked up", does("load('socket').getaddrinfo(b'example.org', 80)"), error="gaierror"),
    Attack("the server's own socket is used", calls(44, 5, "b'x'", 1, 0, 0, 0), value=DENIED),
]

PROCESSES = [
    Attack("a shell command", does("return os.system('touch CANARY.pwned')"), value=127 << 8),
    Attack("a fork", does("os.fork()"), error="PermissionError"),
    Attack(
        "a fork bomb",
        "def attack(x):\n    while True:\n        try:\n            os.fork()\n        except OSError:\n            pass\n",
        stop=Stop.CPU,
    ),
    Attack(
        "another program in this process's place",
        does("os.execv('/bin/sh', ['sh'])"),
        error="PermissionError",
    ),
    Attack("a program beside it", does("os.posix_spawn('/bin/sh', ['sh'], {})"), error="PermissionError"),
    Attack("subprocess", does("load('subprocess').run(['true'])"), error="PermissionError"),
    Attack("multiprocessing", does("load('multiprocessing').Process().start()"), error="ModuleNotFoundError"),
    Attack(
        "a thread bomb",
        does("[load('_thread').start_new_thread(print, ()) for _ in range(10**4)]"),
        error="RuntimeError",
    ),
    Attack("a background process by a raw call", calls(56, 0x01000011, 0, 0, 0, 0), value=DENIED),
    Attack("a new namespace", calls(272, 0x10000000), value=DENIED),
]

SIGNALS = [
    Attack("every process is killed", does("os.kill(-1, 9)"), error="PermissionError"),
    Attack("the server is killed", does("os.kill(os.getppid(), 9)"), error="PermissionError"),
    Attack("its own group is stopped", does("os.killpg(0, 19)"), error="PermissionError"),
    Attack("a signal to itself", does("load('signal').raise_signal(9)"), error="PermissionError"),
    Attack("an alarm", does("load('signal').setitimer(0, 1e-3)"), error="itimer_error"),
    Attack("abort", does("os.abort()"), stop=Stop.CRASH),
    Attack("ptrace on the server", calls(101, 16, "os.getppid()", 0, 0), value=DENIED),
    Attack("reading a process's memory by a raw call", calls(310, 1, 0, 0, 0, 0, 0), value=DENIED),
]

KERNEL = [
    Attack("executable memory is mapped", calls(9, 0, 4096, 7, 0x22, -1, 0), value=DENIED),
    Attack("memory is made executable", calls(10, "ctypes.c_void_p(id(x) & ~4095)", 4096, 7), value=DENIED),
    Attack("a filter of its own", calls(317, 1, 0, 0), value=DENIED),
    Attack("privileges by prctl", calls(157, 4, 1, 0, 0, 0), value=DENIED),
    Attack("limits are raised", calls(302, 0, 0, "(ctypes.c_uint64 * 2)(2**63, 2**63)", 0), value=DENIED),
    Attack("io_uring", calls(425, 8, 0), value=DENIED),
    Attack("a BPF program", calls(321, 0, 0, 0), value=DENIED),
    Attack("a mount", calls(165, 0, "b'/'", 0, 0, 0), value=DENIED),
    Attack("the kernel's keys", calls(250, 0, -3, 0), value=DENIED),
    Attack("memory pages are poisoned", calls(28, "ctypes.c_void_p(id(x) & ~4095)", 4096, 100), value=DENIED),
    Attack("the other system-call table of x86-64", calls(0x40000000 + 57), stop=Stop.CRASH),
    Attack("the pipes are closed", does("os.close(4)"), error="PermissionError"),
    Attack(
        "the counter of its memory is sought",
        does("return [n for n in range(256) if n != 4 and libc.syscall(1, n, b'5', 1) != -1]"),
        value=[],
    ),
    Attack("the pipes are doubled", does("os.dup(4)"), error="PermissionError"),
    Attack("the other end of the job pipe", does("os.write(3, b'x')"), error="PermissionError"),
]

EXHAUSTION = [
    Attack("a list without end", does("a = []\n    while True: a.append(bytes(10**7))"), stop=Stop.MEMORY),
    Attack("an enormous list", does("return [0] * 10**10"), stop=Stop.MEMORY),
    Attack("an enormous array", does("return np.ones(10**10)"), stop=Stop.MEMORY),
    Attack("an enormous text", does("return 'x' * 10**11"), stop=Stop.MEMORY),
    Attack(
        "memory while loading", "hog = bytearray(10**11)\ndef attack(x):\n    return x\n", stop=Stop.MEMORY
    ),
    Attack("an endless loop", does("while True: pass"), stop=Stop.CPU),
    Attack("an endless loop while loading", "while True: pass\n", stop=Stop.CPU),
    Attack(
        "a loop that swallows every exception",
        "def attack(x):\n    while True:\n        try:\n            while True: x += 1\n        except BaseException:\n            continue\n",
        stop=Stop.CPU,
    ),
    Attack("one operation without end", does("return 9 ** 9 ** 9"), stop=Stop.CPU),
    Attack(
        "a regular expression without end",
        does("return load('re').match('(a+)+$', 'a' * 60 + 'b')"),
        stop=Stop.CPU,
    ),
    Attack("recursion without end", does("return attack(x)"), error="RecursionError"),
    Attack(
        "recursion past every limit",
        does(
            "sys.setrecursionlimit(10**9)\n    class R:\n        def __repr__(self): return repr(self)\n    return repr(R())"
        ),
        error="RecursionError" if OWN_C_LIMIT else None,
        stop=None if OWN_C_LIMIT else Stop.CRASH,
    ),
    Attack("a segmentation fault", does("ctypes.string_at(0)"), stop=Stop.CRASH),
    Attack("sleep", does("load('time').sleep(60)"), error="PermissionError"),
    Attack("waiting for what never comes", does("os.read(3, 1)"), stop=Stop.ASLEEP),
    Attack(
        "waiting for a lock without using the processor",
        does("lock = load('_thread').allocate_lock()\n    lock.acquire()\n    lock.acquire()"),
        stop=Stop.ASLEEP,
    ),
    Attack(
        "waiting for a lock while loading",
        "lock = np.__builtins__['__import__']('_thread').allocate_lock()\nlock.acquire()\nlock.acquire()\n",
        stop=Stop.ASLEEP,
    ),
]

OUTPUT = [
    Attack("a flood of prints", does("while True: print('x' * 10**5)"), stop=Stop.CPU),
    Attack("writing to the standard output", does("os.write(1, b'x')"), error="PermissionError"),
    Attack("a flood on the result pipe", does("while True: os.write(4, b'x' * 10**6)"), stop=Stop.FORGED),
    Attack("a result of 800 MB", does("return np.broadcast_to(np.zeros(1), 10**8)"), error="ResultTooLarge"),
    Attack("a name that hides", does("return type('\\u202e\\7', (), {})()"), value="Other \ufffd\ufffd"),
    Attack("ten thousand results", does("return list(range(10**4))"), value="Other list"),
    Attack("an integer of a million digits", does("return 1 << 4 * 10**6"), value="Other int"),
    Attack(
        "a result inside itself",
        does("a = []\n    a.append(a)\n    return a"),
        value=[[[["Other list"]]]],
    ),
    Attack("an array of objects", does("return np.array([object])"), value="Other array of object"),
]

FORGED = [
    Attack("a verdict on the pipe", writes("b'{\"verdict\": \"correct\"}'"), stop=Stop.FORGED),
    Attack("a length of 4 GiB", writes("b'd' + b'\\xff' * 8"), stop=Stop.FORGED),
    Attack("a pickle", writes("b'd' + b'\\0\\0\\0\\4\\0\\0\\0\\0' + b'\\x80\\4N.'"), stop=Stop.FORGED),
    Attack(
        "JSON nested without end",
        writes("b'd' + (60000).to_bytes(4, 'big') + bytes(4) + b'[' * 60000"),
        stop=Stop.FORGED,
    ),
    Attack(
        "an array larger than its bytes",
        "def attack(x):\n    header = b'{\"value\": [\"array\", \"<f8\", [1000]]}'\n"
        "    os.write(4, b'd' + len(header).to_bytes(4, 'big') + bytes(4) + header)\n",
        stop=Stop.FORGED,
    ),
    Attack(
        "an array of Python objects by address",
        "def attack(x):\n    header = b'{\"value\": [\"array\", \"|O\", [1]]}'\n"
        "    os.write(4, b'd' + len(header).to_bytes(4, 'big') + (8).to_bytes(4, 'big') + header + bytes(8))\n",
        stop=Stop.FORGED,
    ),
    Attack(
        "a truth value that is neither",
        "def attack(x):\n    header = b'{\"value\": [\"array\", \"|b1\", [1]]}'\n"
        "    os.write(4, b'd' + len(header).to_bytes(4, 'big') + (1).to_bytes(4, 'big') + header + b'\\7')\n",
        stop=Stop.FORGED,
    ),
    Attack(
        "thousands of arrays over one buffer of 32 MiB",
        sends('b"[[" + b", ".join([b"[\\"array\\", \\"|b1\\", [33554432], 0]"] * 3600) + b"]]"', 1 << 25),
        stop=Stop.FORGED,
    ),
    Attack(
        "thousands of arrays, each behind the other in too few bytes",
        sends('b", ".join([b"[\\"array\\", \\"|b1\\", [33554432]]"] * 64)', 1 << 25),
        stop=Stop.FORGED,
    ),
    Attack("more arrays than a frame may have", sends('b", ".join([b"[\\"array\\", \\"|b1\\", [0]]"] * 65)', 0), stop=Stop.FORGED),
    Attack("lists in lists as many as fit", sends('b", ".join([b"[\\"list\\", [" + b", ".join([b"[\\"list\\", []]"] * 60) + b"]]"] * 60)', 0), value=[[[]] * 60] * 60),
    Attack("bytes that belong to nothing", sends("b'null'", 1 << 25), stop=Stop.FORGED),
    Attack("an object that equals everything", does("return type('Same', (), {'__eq__': lambda s, o: True})()"), value="Other Same"),
    Attack(
        "an integer that equals everything",
        does("return type('Same', (int,), {'__eq__': lambda s, o: True})(5)"),
        value="Other Same",
    ),
    Attack(
        "an array that equals everything",
        does("return np.zeros(2).view(type('Same', (np.ndarray,), {'__eq__': lambda s, o: True}))"),
        value="Other Same",
    ),
    Attack("an object that pickles into a command", does("return type('P', (), {'__reduce__': lambda s: (os.system, ('true',))})()"), value="Other P"),
    Attack("the process ends as if all were well", does("os._exit(0)"), stop=Stop.CRASH),
    Attack("exit before the checks", does("raise SystemExit(0)"), error="SystemExit"),
    Attack("exit while loading", "raise SystemExit(0)\n", refused="SystemExit"),
    Attack("an interrupt", does("raise KeyboardInterrupt"), error="KeyboardInterrupt"),
]  # fmt: skip

HARNESS = [
    Attack(
        "the frames above hold no expected value",
        "def attack(x):\n    frame, seen = sys._getframe(), []\n    while frame:\n        seen += map(str, frame.f_locals.values())\n"
        "        frame = frame.f_back\n    return ''.join(['SEC', 'RET']) in ' '.join(seen)\n",
        value=False,
    ),
    Attack(
        "nothing secret in any object",
        does("return any(''.join(['SEC', 'RET']) in str(o) for o in load('gc').get_objects() if type(o) in (dict, str, list, tuple) and len(o) < 99)"),
        value=False,
    ),
    Attack("the environment is empty", does("return dict(os.environ) == {}"), value=True),
    Attack("the environment as the kernel has it", does("load('io').open('/proc/self/environ')"), error="PermissionError"),
    Attack(
        "the harness is rewritten",
        does("sys.modules['bot.sandbox.jail']._call = lambda *a: {'value': 'forged'}\n    return x"),
        value=7,
    ),
    Attack(
        "numpy is rewritten",
        does("np.array_equal = np.all = np.allclose = lambda *a, **k: True\n    np.ndarray = int\n    return np.zeros(1) + 1"),
        value="Other ndarray",
    ),
    Attack("the tools that pack the answer are rewritten", does("sys.modules['json'].dumps = lambda *a, **k: 'true'"), stop=Stop.FORGED),
    Attack(
        "something is left for the exit",
        does("load('atexit').register(os.system, 'touch CANARY.pwned')\n    return x"),
        value=7,
    ),
    Attack(
        "an object with a last wish",
        "class Last:\n    def __del__(self): load('io').open('CANARY.pwned', 'w')\nkept = Last()\ndef attack(x):\n    return x\n",
        value=7,
    ),
    Attack("an error that lies about itself", "class E(Exception):\n    args = property(lambda s: 1 / 0)\ndef attack(x):\n    raise E\n", stop=Stop.CRASH),
    Attack(
        "an error that never ends",
        "class E(Exception):\n    @property\n    def args(self):\n        while True: pass\ndef attack(x):\n    raise E\n",
        stop=Stop.CPU,
    ),
    Attack("a trace on every call", does("sys.settrace(lambda *a: 1 / 0)\n    return x"), stop=Stop.CRASH),
    Attack("the clock is turned back", does("load('time').clock_settime(0, 0)"), error="PermissionError"),
    Attack(
        "the clock's functions are rewritten",
        does("t = load('time')\n    t.time = t.perf_counter = t.monotonic = lambda: 0.0\n    return x"),
        value=7,
    ),
    Attack("a module from the disc", does("return load('xml.dom')"), error="ModuleNotFoundError"),
]  # fmt: skip

SOURCES = [
    Attack("NUL in the source", "\0", refused="SyntaxError"),
    Attack("a lone surrogate", "s = '\ud800'", refused="UnicodeEncodeError"),
    Attack("brackets without end", "(" * 9000, refused="SyntaxError"),
    Attack("signs without end", "x = " + "-" * 90_000 + "1", stop=Stop.MEMORY),
    Attack("no function of the name", "def attack_(x): pass\nanswer = 3\n", refused="LookupError"),
    Attack("a forbidden import", "import subprocess\n", refused="ImportError"),
]

ATTACKS = [
    *FILES, *NETWORK, *PROCESSES, *SIGNALS, *KERNEL, *EXHAUSTION, *OUTPUT, *FORGED, *HARNESS, *SOURCES,
]  # fmt: skip
