"""Hours of use in minutes, with everything going wrong now and then: nothing acknowledged is lost, nothing leaks.

Twenty seconds in the ordinary run; ``EPSILON_SOAK=20`` makes it that many minutes. The seed is printed; ``EPSILON_SEED`` sets it.
"""

from __future__ import annotations

import asyncio
import os
import random
import signal
import sqlite3
import statistics
import sys
from collections import Counter
from pathlib import Path

from bot.simulator import Simulator
from bot.simulator.faults import Fault
from bot.simulator.people import Person
from tests.conversations.conftest import TOKEN

MINUTES = float(os.environ.get("EPSILON_SOAK", "0.33"))
SEED = int(os.environ.get("EPSILON_SEED", "20261123"))
PEOPLE = 30
ASIDES = ("💡", "📖", "🔁", "/progress", "/topics", "/settings", "/help", "what?", "/daily")
SENDING = frozenset({"sendMessage", "sendRichMessage", "editMessageText", "sendPhoto", "answerCallbackQuery"})


class Somebody:
    """Answers one drill over and over, each time with a number never used before, and does this and that in between."""

    def __init__(self, person: Person, chance: random.Random) -> None:
        self.person, self.chance = person, chance
        self.given = 0
        self.acknowledged: set[str] = set()
        self.refused: set[str] = set()

    async def live(self, stop: asyncio.Event) -> None:
        while not stop.is_set():
            await self.do("/start q-matrix-chain-abc--cost")
            for _ in range(self.chance.randrange(3, 12)):
                if stop.is_set():
                    return
                await self.answer()
                await asyncio.sleep(self.chance.random() * 0.3)
            if self.chance.random() < 0.5:
                await self.aside(self.chance.choice(ASIDES))

    async def answer(self) -> None:
        self.given += 1
        text = str(10**9 + self.given)
        self.person.forget_seen()
        self.person.send(text)
        shown = f"{10**9 + self.given:,}"
        reply = await self.reply(lambda said: shown in said or "saved" in said)
        if reply is not None:
            (self.acknowledged if shown in reply else self.refused).add(text)

    async def take_leave(self) -> None:
        """Takes one's data along. Not after hundreds of answers: memory that grows with what one has written is no leak."""
        await self.do("/start q-matrix-chain-abc--order")
        await self.do("A(BC)")
        await self.do("/export")
        self.person.forget_seen()
        self.person.send("/forget")
        await self.reply(lambda _: True)
        await self.aside("🗑")

    async def leave_again_and_again(self, stop: asyncio.Event) -> None:
        while not stop.is_set():
            await self.take_leave()
            await asyncio.sleep(2.0)

    async def aside(self, what: str) -> None:
        if what.isascii():
            await self.do(what)
            return
        for message in reversed(self.person.messages):
            if any(what in button.text for row in message.buttons for button in row):
                self.person.press(message, what)
                break
        await asyncio.sleep(0.3)

    async def do(self, text: str) -> None:
        self.person.forget_seen()
        self.person.send(text)
        await self.reply(lambda _: True)

    async def reply(self, wanted: object) -> str | None:
        """The next message that is wanted; None where none comes in time: its reply is still owed."""
        assert callable(wanted)
        try:
            async with asyncio.timeout(12):
                while True:
                    message = await self.person.next_message(12)
                    if wanted(message.text):
                        return message.text
        except TimeoutError:
            return None


class Troubles:
    """What goes wrong, one thing after the other."""

    def __init__(self, simulator: Simulator, folder: Path, chance: random.Random) -> None:
        self.simulator, self.folder, self.chance = simulator, folder, chance
        self.happened: Counter[str] = Counter()

    async def go_on(self) -> None:
        kinds = (self.network, self.network, self.network, self.slow, self.disk_full, self.locked)
        while True:
            await asyncio.sleep(1.0 + self.chance.random() * 2)
            trouble = self.chance.choice(kinds)
            self.happened[trouble.__name__] += 1
            await trouble()
            self.simulator.faults.clear()

    async def network(self) -> None:
        kind = self.chance.choice(("drop-before", "drop-after", "bad-gateway", "refuse"))
        self.happened[kind] += 1
        methods = SENDING if self.chance.random() < 0.7 else frozenset({"getUpdates"})
        fault = Fault(kind, methods, times=self.chance.randrange(1, 20), share=0.3)
        if kind == "refuse":
            fault.code, fault.description = 429, "Too Many Requests: retry after 1"
            fault.parameters = {"retry_after": 1}
        self.simulator.faults.add(fault)
        await asyncio.sleep(2.0)

    async def slow(self) -> None:
        self.simulator.faults.add(Fault("delay", SENDING, times=50, share=0.5, seconds=0.7))
        await asyncio.sleep(2.0)

    async def disk_full(self) -> None:
        full = self.folder / "full"
        full.touch()
        await asyncio.sleep(1.5)
        full.unlink()

    async def locked(self) -> None:
        """Another program holds the database."""

        other = sqlite3.connect(
            self.folder / "epsilon.db", isolation_level=None, timeout=20, check_same_thread=False
        )
        await asyncio.to_thread(other.execute, "BEGIN IMMEDIATE")
        await asyncio.sleep(1.5)
        other.execute("ROLLBACK")
        other.close()


class Meter:
    """Memory (MiB), open descriptors and asyncio tasks of a process, once a second."""

    def __init__(self, process: int, inside: Path) -> None:
        self.process, self.inside = process, inside
        self.memory: list[float] = []
        self.descriptors: list[int] = []
        self.tasks: list[int] = []

    async def go_on(self) -> None:
        while True:
            await asyncio.sleep(1.0)
            self.look()

    def look(self) -> None:
        folder = Path(f"/proc/{self.process}")
        status = (folder / "status").read_text()
        self.memory.append(int(status.partition("VmRSS:")[2].split()[0]) / 1024)
        self.descriptors.append(len(list((folder / "fd").iterdir())))
        if self.inside.exists() and (text := self.inside.read_text()):
            self.tasks.append(int(text))


def third(values: list[int] | list[float], which: int) -> float:
    part = len(values) // 3
    return statistics.median(values[which * part : (which + 1) * part] or [0])


async def test_nothing_acknowledged_is_lost_and_nothing_leaks(tmp_path: Path) -> None:
    print(f"\nseed {SEED}")
    chance = random.Random(SEED)
    simulator = Simulator(TOKEN, strict_limits=False)
    await simulator.start()
    environment = {
        **os.environ,
        "TELEGRAM_BOT_TOKEN": TOKEN,
        "TELEGRAM_API_URL": simulator.url,
        "DATABASE_URL": f"sqlite:///{tmp_path}/epsilon.db",
        "LOG_LEVEL": "ERROR",
        "DISK_FULL": str(tmp_path / "full"),
        "INSIDE": str(tmp_path / "inside"),
    }
    with (tmp_path / "log").open("w") as log:
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "tests.promises.soaked", env=environment, stderr=log
        )
    everybody = [
        Somebody(simulator.person(100 + n, f"Person {n}", "en"), random.Random(SEED + n))
        for n in range(PEOPLE)
    ]
    stop = asyncio.Event()
    living = [asyncio.create_task(each.live(stop)) for each in everybody]
    guest = Somebody(simulator.person(998, "Guest", "en"), random.Random(SEED))
    living.append(asyncio.create_task(guest.leave_again_and_again(stop)))
    await everybody[0].reply(lambda _: True)
    meter, troubles = Meter(process.pid, tmp_path / "inside"), Troubles(simulator, tmp_path, chance)
    beside = [asyncio.create_task(meter.go_on()), asyncio.create_task(troubles.go_on())]
    await asyncio.sleep(60 * MINUTES)
    stop.set()
    for task in beside:
        task.cancel()
    await asyncio.gather(*beside, return_exceptions=True)
    simulator.faults.clear()
    (tmp_path / "full").unlink(missing_ok=True)
    await asyncio.gather(*living)
    quiet = Somebody(simulator.person(999, "Quiet", "en"), chance)
    await quiet.do("/start q-matrix-chain-abc--cost")
    await quiet.answer()
    process.send_signal(signal.SIGTERM)
    assert await process.wait() == 0
    await simulator.stop()

    with sqlite3.connect(tmp_path / "epsilon.db") as connection:
        stored = Counter(
            connection.execute("SELECT learner_id, typed FROM attempts WHERE NOT gave_up").fetchall()
        )
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    connection.close()
    given = sum(each.given for each in everybody)
    acknowledged = sum(len(each.acknowledged) for each in everybody)
    refused = sum(len(each.refused) for each in everybody)
    print(
        f"{given} answers, {acknowledged} verdicts, {refused} told they were not saved; {dict(troubles.happened)}"
    )
    for name, values in (("MiB", meter.memory), ("descriptors", meter.descriptors), ("tasks", meter.tasks)):
        print(
            f"{name}: median of each third {[round(third(values, n), 1) for n in range(3)]}, at most {max(values):.0f}"
        )
    assert len(quiet.acknowledged) == 1, "it has not recovered"
    for each in everybody:
        for text in each.acknowledged:
            assert stored[each.person.id, text] == 1, f"{text} of {each.person.id} was acknowledged"
        for text in each.refused - each.acknowledged:
            assert stored[each.person.id, text] <= 1
    assert max(times for (learner, _), times in stored.items() if learner != guest.person.id) == 1
    assert acknowledged > 0.5 * given
    # Connections come and go with what the hour brings; what leaks is more at the end than ever before.
    assert third(meter.descriptors, 2) <= max(third(meter.descriptors, 0), third(meter.descriptors, 1)) + 8
    assert third(meter.tasks, 2) <= third(meter.tasks, 1) + PEOPLE
    assert MINUTES < 5 or third(meter.memory, 2) < third(meter.memory, 1) + 5
