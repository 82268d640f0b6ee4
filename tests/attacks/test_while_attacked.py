"""While accounts attack, somebody else's /help and honest answers go on: the loop never stands still, and SIGTERM is obeyed.

``make test`` has a few accounts for seconds and judges the loop's own processor time; ``EPSILON_LONG=1`` has 1, 50 and 100, and prints what
a clock on the wall saw (``-s``).
"""

from __future__ import annotations

import asyncio
import json
import os
import signal
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from bot.domain.grading.code.tasks import code_task
from bot.simulator import Simulator
from bot.simulator.people import Person
from tests.attacks.costly import EXPRESSIONS, GROWTHS
from tests.conversations.conftest import TOKEN
from tests.promises.test_watchdog import ask, press

LONG = os.environ.get("EPSILON_LONG") == "1"
ACCOUNTS = (1, 50, 100) if LONG else (5,)
SECONDS = 20.0 if LONG else 2.0
STANDS_STILL = 0.25
"""Seconds of the processor that one callback of the loop may take, whatever others send."""
ENDS = 10.0
CODE, GROWTH, FORMULA = "/start q-mean-of-a-million--code", "/start q-bptt--time", "/start q-bptt--time"
RIGHT = code_task("mean").right[0]
FORGED = """
os = np.__builtins__["__import__"]("os")
def mean(x):
    header = b'{"value": ["list", [' + b", ".join([b'["array", "|b1", [33554432], 0]'] * 3600) + b"]]}"
    os.write(4, b"d"); os.read(3, 1)
    frame = len(header).to_bytes(4, "big") + (1 << 25).to_bytes(4, "big") + header + bytes(1 << 25)
    while frame: frame = frame[os.write(4, frame):]
    os.read(3, 1)
"""
SLEEPER = "def mean(x):\n    lock = np.__builtins__['__import__']('_thread').allocate_lock()\n    lock.acquire()\n    lock.acquire()\n"


@dataclass(frozen=True)
class Attack:
    """What each account opens, then sends again and again; and an honest answer of the same kind, with how its verdict begins."""

    opening: str
    texts: tuple[str, ...]
    honest: str = ""
    verdicts: tuple[str, ...] = ("✅",)


ATTACKS = {
    "code bombs": Attack(CODE, ("def mean(x):\n    while True: pass\n",), RIGHT),
    "forged frames": Attack(CODE, (FORGED,), RIGHT),
    "sleepers": Attack(CODE, (SLEEPER,), RIGHT),
    "long growths": Attack(GROWTH, (GROWTHS["factors"], GROWTHS["roots"]), "O(T)", ("✅", "❌", "🟡")),
    "towers": Attack(
        FORMULA, (EXPRESSIONS["tower of numbers"], "T^" * 200 + "T"), "O(T)", ("✅", "❌", "🟡")
    ),
    "exports": Attack("/start", ("/export",)),
    "pictures": Attack("/start q-matrix-chain-abc--cost", ("🔁", "📖")),
    "floods": Attack("/start q-matrix-chain-abc--cost", ("1" * 4000, "/progress", "/topics")),
}


@dataclass
class Seen:
    help: list[float] = field(default_factory=list)
    honest: list[float] = field(default_factory=list)
    sent: int = 0


@pytest.mark.parametrize("accounts", ACCOUNTS)
@pytest.mark.parametrize("name", ATTACKS)
async def test_others_go_on_while_accounts_attack(
    name: str, accounts: int, tmp_path: Path, capsys: Any
) -> None:
    attack, simulator = ATTACKS[name], Simulator(TOKEN, strict_limits=False)
    report, ready = tmp_path / "watched.json", tmp_path / "ready"
    environment = {
        **os.environ,
        "TELEGRAM_BOT_TOKEN": TOKEN,
        "TELEGRAM_API_URL": await simulator.start(),
        "DATABASE_URL": f"sqlite:///{tmp_path}/epsilon.db",
        "WATCHED": str(report),
        "READY": str(ready),
        "LOG_LEVEL": "ERROR",
    }
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.promises.watched", env=environment
    )
    seen = Seen()
    try:
        await _until(ready.exists, 180)
        ada = simulator.person(7, "Ada", "en")
        if attack.honest:
            await ask(ada, attack.opening)
            assert (await _verdict(ada, attack.honest)).startswith(attack.verdicts)
        crowd = [simulator.person(1000 + n, f"Eve{n}", "en") for n in range(accounts)]
        attacking = [asyncio.create_task(_attack(person, attack, seen)) for person in crowd]
        await asyncio.sleep(SECONDS / 4)
        await asyncio.gather(
            _help(simulator.person(8, "Ben", "en"), seen),
            _honest(ada, attack, seen) if attack.honest else _help(ada, seen),
        )
        for task in attacking:
            task.cancel()
        await asyncio.gather(*attacking, return_exceptions=True)
        began = time.monotonic()
        process.send_signal(signal.SIGTERM)
        assert await asyncio.wait_for(process.wait(), 3 * ENDS) == 0
        ended = time.monotonic() - began
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
        await simulator.stop()
    measured = json.loads(report.read_text())
    worst = measured["longest"][0]
    with capsys.disabled():
        print(
            f"\n{name}, {accounts} accounts, {seen.sent} sent: /help median {1000 * statistics.median(seen.help):.0f} ms, worst"
            f" {1000 * max(seen.help):.0f} ms; honest answers {[round(each, 1) for each in seen.honest]} s; the longest callback"
            f" {1000 * worst[0]:.0f} ms ({worst[1]}); ended in {ended:.1f} s"
        )
    assert len(seen.help) >= 5
    assert worst[0] < STANDS_STILL, measured["longest"][:5]


async def _attack(person: Person, attack: Attack, seen: Seen) -> None:
    """One account: it waits for no reply, but leaves the stand-in its turn."""
    await ask(person, attack.opening)
    while True:
        for text in attack.texts:
            seen.sent += 1
            if text in ("🔁", "📖"):
                press(person, text)
                await person.next_message(120)
            else:
                person.send(text)
            await asyncio.sleep(0.2)


async def _help(person: Person, seen: Seen) -> None:
    until = time.monotonic() + SECONDS
    while time.monotonic() < until or len(seen.help) < 5:
        began = time.monotonic()
        assert await ask(person, "/help")
        seen.help.append(time.monotonic() - began)
        await asyncio.sleep(0.25)


async def _honest(person: Person, attack: Attack, seen: Seen) -> None:
    for _ in range(3 if LONG else 1):
        began = time.monotonic()
        assert (await _verdict(person, attack.honest)).startswith(attack.verdicts)
        seen.honest.append(time.monotonic() - began)


async def _verdict(person: Person, text: str) -> str:
    """The verdict on an answer, behind what says that others are before it."""
    said = await ask(person, text)
    while "your place" in said or ("number" in said and "queue" in said) or said.startswith("Other code"):
        said = (await person.next_message(120)).text
    return said


async def _until(true: Callable[[], bool], seconds: float) -> None:
    async with asyncio.timeout(seconds):
        while not await asyncio.to_thread(true):
            await asyncio.sleep(0.1)
