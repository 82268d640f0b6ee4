"""Every attack is contained with its exact outcome; the host is as it was, and the next run knows nothing of it."""

from __future__ import annotations

import platform
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest

from bot.domain.grading.code.code_run import Other, Run
from bot.sandbox.run import Limits, Sandbox
from tests.sandbox.attacks import ATTACKS, REACH, SOURCES, Attack

LIMITS = Limits(wall_seconds=4.0, cpu_seconds=1)
SECRET = "SECRET"


@dataclass(frozen=True)
class Host:
    """What an attack may not change: files round the canary, our processes, open descriptors, the server's memory (KiB)."""

    files: dict[str, bytes]
    children: frozenset[int]
    descriptors: int
    server_kib: int


def look(folder: Path, sandbox: Sandbox) -> Host:
    assert sandbox.server_pid
    files = {str(path): path.read_bytes() for path in folder.rglob("*")}
    status = Path(f"/proc/{sandbox.server_pid}/status").read_text()
    resident = next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS"))
    descriptors = len(list(Path("/proc/self/fd").iterdir()))
    return Host(files, family(sandbox.server_pid), descriptors, resident)


def family(server: int) -> frozenset[int]:
    """The fork server and all that lives below it."""
    children = Path(f"/proc/{server}/task/{server}/children").read_text().split()
    return frozenset({server}).union(*(family(int(child)) for child in children))


def plain(value: object) -> object:
    """What came back, with arrays as lists and the unknown by name, to be compared as a whole."""
    if isinstance(value, Other):
        return f"Other {value.type_name}"
    if isinstance(value, list):
        return [plain(item) for item in value]
    return value.tolist() if isinstance(value, np.ndarray) else value


def outcome(run: Run) -> dict[str, object]:
    """The one thing a run of one case came to."""
    if run.stop:
        return {"stop": run.stop}
    if run.refused:
        return {"refused": run.refused.type_name}
    (call,) = run.calls
    return {"error": call.failure.type_name} if call.failure else {"value": plain(call.value)}


def wanted(attack: Attack) -> dict[str, object]:
    for name in ("stop", "refused", "error"):
        if getattr(attack, name) is not None:
            return {name: getattr(attack, name)}
    return {"value": attack.value}


def test_there_are_attacks_of_every_sort() -> None:
    assert len({attack.name for attack in ATTACKS}) == len(ATTACKS) >= 100


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.name)
def test_an_attack_is_contained(
    attack: Attack, sandbox: Sandbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if "libc.syscall" in attack.body and platform.machine() != "x86_64":
        pytest.skip("the numbers of raw calls are x86-64's")
    monkeypatch.setenv("EPSILON_TEST", SECRET)
    canary = tmp_path / "canary"
    canary.write_text("as it was")
    before = look(tmp_path, sandbox)
    source = attack.body if attack in SOURCES else attack.body + REACH

    run = sandbox.run(source.replace("CANARY", str(canary)), "answer", [(7,)], LIMITS)
    next_run = sandbox.run("def answer(x):\n    return np.arange(x).sum() + x", "answer", [(7,)], LIMITS)
    after = look(tmp_path, sandbox)

    assert outcome(run) == wanted(attack)
    assert outcome(next_run) == {"value": 28}
    assert (after.files, after.children, after.descriptors) == (
        before.files,
        before.children,
        before.descriptors,
    )
    assert after.server_kib < before.server_kib + 2048
