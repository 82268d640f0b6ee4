"""Seventy-one chats are told to wait ten minutes: nobody else notices, the bot can be stopped, and nothing is lost."""

from __future__ import annotations

import asyncio
import signal
import sys
from pathlib import Path

from bot.simulator import Simulator
from bot.simulator.faults import Fault
from bot.simulator.people import Person
from tests.conversations.conftest import TOKEN
from tests.promises.test_crash_points import start

WAITING = 71
"""More than the slots in which updates are handled."""
TOLD = Fault(
    "refuse",
    frozenset({"sendMessage", "sendRichMessage"}),
    times=WAITING,
    code=429,
    description="Too Many Requests: retry after 600",
    parameters={"retry_after": 600},
)


def _replies(people: list[Person]) -> list[int]:
    return [sum(message.from_bot for message in person.messages) for person in people]


async def _until(simulator: Simulator, calls: int) -> None:
    async with asyncio.timeout(30):
        while simulator.counters.get("refused-429", 0) < calls:
            await asyncio.sleep(0.02)


async def test_long_waits_hold_up_nobody_and_outlive_a_stop(tmp_path: Path) -> None:
    simulator = Simulator(TOKEN, strict_limits=False)
    await simulator.start()
    address = f"sqlite:///{tmp_path / 'waits.db'}"
    people = [simulator.person(100 + number, f"P{number}", "en") for number in range(WAITING)]
    ada = simulator.person(7, "Ada", "en")
    process = await start(simulator, address, tmp_path / "waits", 0)
    ada.send("/start q-matrix-chain-abc--cost")
    assert (await ada.next_message(30)).text
    simulator.faults.add(TOLD)
    for person in people:
        person.send("/help")
    await _until(simulator, WAITING)
    assert _replies(people) == [0] * WAITING

    slowest = 0.0
    for text in ("500000", "400000", "30000"):
        began = asyncio.get_running_loop().time()
        ada.send(text)
        assert (await ada.next_message(10)).text[0] in "❌✅"
        slowest = max(slowest, asyncio.get_running_loop().time() - began)
    began = asyncio.get_running_loop().time()
    process.send_signal(signal.SIGTERM)
    assert await process.wait() == 0
    stopped = asyncio.get_running_loop().time() - began

    process = await start(simulator, address, tmp_path / "waits", 0)
    async with asyncio.timeout(60):
        while 0 in _replies(people):
            await asyncio.sleep(0.05)
    process.send_signal(signal.SIGTERM)
    assert await process.wait() == 0
    await simulator.stop()
    print(
        f"\nslowest verdict {1000 * slowest:.0f} ms, stopped in {stopped:.1f} s, {WAITING} replies after a restart",
        file=sys.stderr,
    )
    assert _replies(people) == [1] * WAITING
    assert stopped < 10.0, "what is promised to whoever runs it"
