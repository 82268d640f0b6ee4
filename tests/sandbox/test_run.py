"""Runs: what comes back, what is measured, and that nothing grows or stays."""

from __future__ import annotations

import json
import os
import signal
import statistics
import sys
import threading
import time
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.grading.code.code_run import Other, Stop
from bot.sandbox import wire
from bot.sandbox.run import Limits, Sandbox, Unavailable
from tests.effort import effort
from tests.sandbox.test_attacks import family, look

LONG = bool(os.environ.get("EPSILON_LONG"))
DOUBLE = "def double(x):\n    return 2 * x\n"


def runs(pid: int) -> bool:
    """Whether a process is there and no zombie."""
    try:
        return "\nState:\tZ" not in Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return False


def is_held(pid: int) -> bool:
    """Whether the kernel filters a process's calls."""
    return "\nSeccomp:\t2" in Path(f"/proc/{pid}/status").read_text()


def listed(value: object) -> object:
    return value.tolist() if isinstance(value, np.ndarray | np.generic) else value


def test_values_come_back_as_they_are(sandbox: Sandbox) -> None:
    """Numbers, texts, lists and arrays of every plain type go both ways unchanged."""
    values = [
        None, True, -(10**30), 0.1, float("inf"), -0.0, "سلام", [1, (2.5, "x")], np.float32(0.1), np.bool_(True),
        np.arange(6, dtype=np.int16).reshape(2, 3), np.zeros((0, 3)), np.array(5.0), np.array([True, False]),
        np.arange(4, dtype=">f8"), np.array([1 + 2j]), np.arange(8)[::-2], np.ones((2, 3, 4), order="F"),
    ]  # fmt: skip

    run = sandbox.run("def same(x):\n    return x\n", "same", [(value,) for value in values])

    assert run.stop is None
    for value, call in zip(values, run.calls, strict=True):
        assert call.failure is None
        assert type(call.value) is type(value)
        assert getattr(call.value, "shape", None) == getattr(value, "shape", None)
        assert repr(listed(call.value)) == repr(listed(value))


def test_an_error_is_one_cases_outcome_and_the_next_case_follows(sandbox: Sandbox) -> None:
    source = "def inverse(x):\n    y = x\n    return 1 / y\n"

    run = sandbox.run(source, "inverse", [(2,), (0,), (4,)])

    assert [call.value for call in run.calls] == [0.5, None, 0.25]
    failure = run.calls[1].failure
    assert failure and (failure.type_name, failure.message, failure.line) == (
        "ZeroDivisionError",
        "division by zero",
        3,
    )


def test_arrays_may_be_written_to_and_ours_stay(sandbox: Sandbox) -> None:
    ours = np.arange(3.0)

    run = sandbox.run("def clear(x):\n    x[:] = 7\n    return x\n", "clear", [(ours,), (ours,)])

    assert [call.value.tolist() for call in run.calls] == [[7.0] * 3] * 2  # type: ignore[attr-defined]
    assert ours.tolist() == [0.0, 1.0, 2.0]


def test_the_clock_covers_whatever_is_done_between_arguments_and_result(sandbox: Sandbox) -> None:
    """Code that answers the stops itself, so as to compute off the clock, gains nothing."""
    cheat = (
        "os = np.__builtins__['__import__']('os')\n"
        "def busy(x):\n    return sum(range(10**6))\n"
        "jail = np.__builtins__['__import__']('sys').modules['bot.sandbox.jail']\n"
        "def forged(function, arguments):\n    value = busy(0)\n    os.write(4, b'd'); os.read(3, 1); os.write(4, b'd'); os.read(3, 1)\n"
        "    return {'value': value}\n"
        "jail._call = forged\n"
    )
    honest = sandbox.run("def busy(x):\n    return sum(range(10**6))\n", "busy", [(0,)]).calls[0]
    cheated = sandbox.run(cheat, "busy", [(0,)]).calls[0]

    assert cheated.value == honest.value
    assert cheated.seconds > honest.seconds / 3


def test_an_errors_words_can_be_kept_and_shown(sandbox: Sandbox) -> None:
    """SQLite takes no lone surrogates and PostgreSQL no NUL; a direction override would turn our own words round."""
    run = sandbox.run("def f():\n    raise ValueError('a\\ud800b\\0c\\u202ed\\ne')\n", "f", [()])

    assert run.calls[0].failure and run.calls[0].failure.message == "a\ufffdb\ufffdc\ufffdd\ne"


def test_results_that_pile_up_are_stopped(sandbox: Sandbox) -> None:
    """Each result may have its size, but not all of them together: they are kept until the run is judged."""
    run = sandbox.run("def pile(x):\n    return np.zeros(2**21)\n", "pile", [(0,)] * 60)

    assert run.stop is Stop.OUTPUT
    assert len(run.calls) == 3


def test_memory_is_what_the_kernel_counted_during_the_call(sandbox: Sandbox) -> None:
    source = "def hold(n):\n    a = np.ones(n)\n    return a[0]\n"

    small, large = sandbox.run(source, "hold", [(1,), (8 * 2**20,)]).calls

    assert small.grown_kib < 2048
    assert 60 * 1024 < large.grown_kib < 70 * 1024


def test_what_was_allocated_while_loading_hides_no_later_peak(sandbox: Sandbox) -> None:
    """The kernel counts a peak over a process's whole life; before each call it is made to begin anew."""
    source = "hog = np.ones(20 * 2**20)\ndel hog\ndef hold(n):\n    a = np.ones(n)\n    return a[0]\n"

    small, large = sandbox.run(source, "hold", [(1,), (8 * 2**20,)]).calls

    assert small.grown_kib < 2048
    assert 60 * 1024 < large.grown_kib < 70 * 1024


def test_a_frame_is_decoded_within_the_runs_deadline() -> None:
    """Whatever is in it: the run's watch is asked between its parts."""

    def watch() -> None:
        raise TimeoutError

    with pytest.raises(TimeoutError):
        wire.decode(b'{"value": ["array", "<f8", [1]]}', bytes(8), watch)


def test_the_largest_frames_are_decoded_soon() -> None:
    header = b'{"value": ["list", [' + b", ".join([b'["array", "|b1", [524288]]'] * 64) + b"]]}"

    assert effort(lambda: wire.decode(header, bytes(1 << 25))) < 0.25


def test_runs_side_by_side_do_not_meet(sandbox: Sandbox) -> None:
    found: dict[int, list[object]] = {}

    def run(number: int) -> None:
        found[number] = [call.value for call in sandbox.run(DOUBLE, "double", [(number,)] * 3).calls]

    threads = [threading.Thread(target=run, args=(number,)) for number in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert found == {number: [2 * number] * 3 for number in range(16)}


def test_an_endless_neighbour_does_not_slow_an_answer_much(sandbox: Sandbox) -> None:
    """While one process burns, another's answer takes its own time: it waits for nobody's end."""
    burning = threading.Thread(target=sandbox.run, args=("while True: pass\n", "f", [()], Limits(3.0, 2)))
    burning.start()
    begin = time.monotonic()
    run = sandbox.run(DOUBLE, "double", [(1,)])
    took = time.monotonic() - begin
    assert burning.is_alive()
    burning.join()

    assert run.calls[0].value == 2
    assert took < 1.0


def test_a_server_that_was_killed_is_replaced(sandbox: Sandbox) -> None:
    first = sandbox.server_pid
    assert first
    os.kill(first, signal.SIGKILL)
    time.sleep(0.05)

    assert sandbox.run(DOUBLE, "double", [(4,)]).calls[0].value == 8
    assert sandbox.server_pid != first


def test_a_jail_does_not_outlive_the_server(sandbox: Sandbox) -> None:
    """Its death signal reaches a jail that is in an endless loop; the run ends as a crash."""
    stops: list[Stop | None] = []
    burning = threading.Thread(
        target=lambda: stops.append(sandbox.run("while True: pass\n", "f", [()], Limits(5.0, 4)).stop)
    )
    burning.start()
    server = sandbox.server_pid
    assert server
    while not (jails := [pid for pid in family(server) - {server} if is_held(pid)]):
        time.sleep(0.005)
    (jail,) = jails
    os.kill(server, signal.SIGKILL)
    burning.join(timeout=3)

    assert not burning.is_alive()
    assert stops == [Stop.CRASH]
    deadline = time.monotonic() + 3
    while runs(jail) and time.monotonic() < deadline:
        time.sleep(0.01)
    assert not runs(jail)
    assert sandbox.run(DOUBLE, "double", [(1,)]).calls[0].value == 2


def test_nothing_is_left_and_nothing_grows(sandbox: Sandbox, tmp_path: Path) -> None:
    """1 000 runs of all endings with EPSILON_LONG=1, else 100: same processes, descriptors and memory, and the start stays quick."""
    endings = [
        DOUBLE,
        "1 / 0\n",
        "def double(x):\n    raise MemoryError\n",
        "np.__builtins__['__import__']('os')._exit(3)\n",
    ]
    for source in endings:
        sandbox.run(source, "double", [(1,)])
    before = look(tmp_path, sandbox)
    took = []
    for number in range(1000 if LONG else 100):
        begin = time.monotonic()
        sandbox.run(endings[number % len(endings)], "double", [(1,)])
        took.append(time.monotonic() - begin)
    after = look(tmp_path, sandbox)

    assert (after.children, after.descriptors) == (before.children, before.descriptors)
    assert after.server_kib < before.server_kib + 2048
    assert statistics.median(took) < 0.15


def test_where_nothing_holds_nothing_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    """On another system the sandbox says so; it starts no process."""
    sandbox = Sandbox()
    monkeypatch.setattr(sys, "platform", "darwin")

    with pytest.raises(Unavailable):
        sandbox.run(DOUBLE, "double", [(1,)])
    assert sandbox.server_pid is None


def test_a_jail_that_cannot_lock_itself_in_sees_no_code(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Without libseccomp's binding the server does not even start."""
    (tmp_path / "pyseccomp.py").write_text("raise ImportError('no libseccomp here')\n")
    monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])
    sandbox = Sandbox()

    with pytest.raises(Unavailable, match="libseccomp"):
        sandbox.run(DOUBLE, "double", [(1,)])
    assert sandbox.server_pid is None


def test_a_filter_that_cannot_be_loaded_sees_no_code(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The kernel refuses the filter: the process ends before it has read a byte."""
    (tmp_path / "pyseccomp.py").write_text(
        "ALLOW = EQ = MASKED_EQ = 0\ndef ERRNO(n): return n\ndef Arg(*a): return a\n"
        "class SyscallFilter:\n    def __init__(self, default): pass\n    def add_rule(self, *a): pass\n"
        "    def load(self): raise OSError(22, 'no seccomp in this kernel')\n"
    )
    monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])
    sandbox = Sandbox()
    try:
        with pytest.raises(Unavailable, match="seccomp"):
            sandbox.run(DOUBLE, "double", [(1,)])
    finally:
        sandbox.close()


HEADERS = [
        b"", b"[]", b"1", b"{", b'{"value": 1}', b'{"value": ["int", "g"]}', b'{"value": ["float", "1e9999999999x"]}',
        b'{"value": ["tuple", [["tuple", [["tuple", [["tuple", [["tuple", [["int", "1"]]]]]]]]]]]}',
        b'{"value": ["array", "<f8", [-1]]}', b'{"value": ["array", "<f8", [1], 0]}', b'{"value": ["array", "<f8", [1]]}',
        b'{"value": ["array", "<f8", [67108864, 67108864, 67108864]]}', b'{"value": ["array", "|S4", [1]]}',
        b'{"value": ["scalar", "<f8", [2]]}', b'{"value": ["array", "<f8", [true]]}', b'{"value": ["int", "' + b"f" * 5000 + b'"]}',
        b'{"value": ' + b"9" * 5000 + b"}",
]  # fmt: skip


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12)
    | st.sampled_from(["int", "float", "str", "tuple", "list", "array", "scalar", "other", "<f8", "|b1", "value"]),
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=25,
)  # fmt: skip


@given(json_values, st.binary(max_size=64))
def test_whatever_is_forged_is_a_message_or_a_fault(value: object, buffers: bytes) -> None:
    """No other exception ever leaves ``decode``."""
    for message in (
        value,
        {"value": value},
        {"value": ["list", [value]]},
        {"value": ["array", "<f8", value]},
    ):
        try:
            assert isinstance(wire.decode(json.dumps(message).encode(), buffers), dict)
        except wire.FrameError:
            continue


def test_the_kernel_ends_a_jail_before_it_ends_the_bot(sandbox: Sandbox) -> None:
    """On a machine out of memory."""
    server = sandbox.server_pid
    assert server
    burning = threading.Thread(target=sandbox.run, args=("while True: pass\n", "f", [()], Limits(3.0, 1)))
    burning.start()
    while not (jails := [pid for pid in family(server) - {server} if is_held(pid)]):
        time.sleep(0.005)
    adjustment = int(Path(f"/proc/{jails[0]}/oom_score_adj").read_text())
    nice = int(Path(f"/proc/{jails[0]}/stat").read_text().rpartition(")")[2].split()[16])
    burning.join()

    assert adjustment == 1000
    assert nice == 10 + os.nice(0)


def test_a_forged_type_name_is_made_fit() -> None:
    (other,) = wire.decode(b'{"value": ["other", "\\ud800\\u0000x"]}', b"").values()

    assert other == Other("\ufffd\ufffdx")


@pytest.mark.parametrize("header", HEADERS)
def test_a_forged_header_is_no_message(header: bytes) -> None:
    with pytest.raises(wire.FrameError):
        wire.decode(header, bytes(16))
