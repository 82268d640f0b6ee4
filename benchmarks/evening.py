"""A mixed evening: ``python -m benchmarks.evening [SECONDS] [PUSHES]`` (120 s, 10 000 pushes due) prints how long verdicts take meanwhile.

Four hundred people give a hundred answers a second in all; others look at pictures, explanations and their progress, take their archives
and send code, and an admin looks at 300 000 attempts; the pushes go out as fast as Telegram's limits let them. The bot is ``epsilon run`` on
SQLite in a process of its own, over HTTP against the stand-in; what each callback of its loop cost the thread is counted.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import insert

from bot.database.address import engine_url
from bot.database.engine import create
from bot.simulator import Simulator
from bot.simulator.people import Person
from bot.store.tables import learners
from tests.conversations.conftest import TOKEN
from tests.promises import test_watchdog as watchdog

PEOPLE, RATE = 400, 100
FIRST_PUSHED = 1_000_000


class Evening(watchdog.Crowd):
    """People who answer at a rate until a time is over."""

    until = 0.0

    async def answering(self, person: Person) -> None:
        await watchdog.ask(person, "/start q-matrix-chain-abc--cost")
        number = 0
        while time.monotonic() < self.until:
            number += 1
            await asyncio.sleep(2 * self.chance.random() * PEOPLE / RATE)
            began = time.monotonic()
            reply = await watchdog.ask(person, str(10**6 * person.id + number))
            assert reply.startswith(("❌", "🟡")), reply
            self.verdicts.append(time.monotonic() - began)


def fill(address: str, pushes: int) -> None:
    """Months of practice, and people whose daily question is due by now."""
    watchdog.fill(address)
    engine = create(engine_url(address), readers=0)
    now = datetime.now(UTC)
    person = {
        "language": "en",
        "digits": "auto",
        "formulas": "plain",
        "level": "auto",
        "created_at": now - timedelta(days=9),
        "zone": "UTC",
        "daily_at": (now.hour * 60 + now.minute - 1) % 1440,
        "next_push_at": now - timedelta(minutes=1),
    }
    with engine.begin() as connection:
        connection.execute(insert(learners), [person | {"id": FIRST_PUSHED + n} for n in range(pushes)])
    engine.dispose()


async def evening(seconds: float, pushes: int) -> None:
    """Prints what an evening of so many seconds took."""
    with tempfile.TemporaryDirectory() as folder:
        address = f"sqlite:///{folder}/epsilon.db"
        await asyncio.to_thread(fill, address, pushes)
        simulator = Simulator(TOKEN, strict_limits=False)
        report, ready = Path(folder) / "watched.json", Path(folder) / "ready"
        environment = {
            **os.environ,
            "TELEGRAM_BOT_TOKEN": TOKEN,
            "TELEGRAM_API_URL": await simulator.start(),
            "DATABASE_URL": address,
            "ADMINS": str(watchdog.ADMIN),
            "WATCHED": str(report),
            "READY": str(ready),
            "LOG_LEVEL": "WARNING",
        }
        for n in range(pushes):
            simulator.person(FIRST_PUSHED + n, "P", "en")
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "tests.promises.watched", env=environment
        )
        try:
            async with asyncio.timeout(120):
                while not await asyncio.to_thread(ready.exists):  # noqa: ASYNC110  another process makes it
                    await asyncio.sleep(0.1)
            crowd = Evening(simulator)
            Evening.until = time.monotonic() + seconds
            await crowd.meet()
            process.terminate()
            await asyncio.wait_for(process.wait(), 60)
        finally:
            if process.returncode is None:
                process.kill()
                await process.wait()
            await simulator.stop()
        pushed = sum(bool(simulator.person(FIRST_PUSHED + n, "P", "en").messages) for n in range(pushes))
        told(crowd, json.loads(report.read_text()), pushed, seconds)


def told(crowd: Evening, measured: dict[str, list[tuple[float, str]]], pushed: int, seconds: float) -> None:
    verdicts = sorted(crowd.verdicts)
    print(
        f"{len(verdicts)} verdicts in {seconds:.0f} s ({len(verdicts) / seconds:.0f}/s), {pushed} pushes, {dict(crowd.done)}\n"
        f"verdict: median {1000 * verdicts[len(verdicts) // 2]:.0f} ms, 99 % {1000 * verdicts[int(0.99 * len(verdicts))]:.0f} ms\n"
        "longest callbacks: "
        + ", ".join(f"{1000 * took:.1f} ms {name[:80]}" for took, name in measured["longest"][:3])
    )


if __name__ == "__main__":
    given = [float(each) for each in sys.argv[1:]]
    length, waiting = (*given, *(120.0, 10_000.0)[len(given) :])
    watchdog.ATTEMPTS, watchdog.PEOPLE = 300_000, PEOPLE
    asyncio.run(evening(length, int(waiting)))
