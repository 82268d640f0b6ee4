"""Nobody's long look holds up another: the event loop never stands still while figures, archives, pictures and code are made.

``make test`` looks at a sample; ``EPSILON_LONG=1`` at /admin over 300 000 attempts and 256 people. Figures are printed (``-s``).
"""

from __future__ import annotations

import asyncio
import json
import os
import random
import sys
import time
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import insert

from bot.database import schema
from bot.database.address import engine_url
from bot.database.engine import create
from bot.domain.learner import Learner
from bot.domain.question.text import Language
from bot.simulator import Simulator
from bot.simulator.people import Person
from bot.store import learners
from bot.store.tables import asked, attempts
from tests.conversations.conftest import TOKEN

LONG = os.environ.get("EPSILON_LONG") == "1"
ATTEMPTS, PEOPLE, ROUNDS = (300_000, 256, 12) if LONG else (20_000, 24, 6)
RATE = 25
"""Answers a second, of all together."""
KEPT_EACH = 100
"""Attempts of each person who was here before."""
ADMIN = 900
STANDS_STILL = 0.050 if LONG else 0.100
"""Seconds of the processor that one callback may take; twice as many beside other tests, with whom the processor's caches are shared."""
EACH = 0.050
"""Seconds of the loop's thread for a verdict, with all that goes on beside."""
CODE = "/start q-mean-of-a-million--code"
QUESTIONS = ("matrix-chain-abc.cost", "matrix-chain-abc.ratio", "epsilon.half", "matrix-chain-n.cost")


def fill(address: str) -> None:
    """A database with months of practice in it."""
    schema.upgrade(address)
    engine = create(engine_url(address), readers=0)
    chance = random.Random(7)
    now = datetime.now(UTC)
    with engine.begin() as connection:
        for person in range(ATTEMPTS // KEPT_EACH):
            learners.add(connection, Learner(10_000 + person, Language.ENGLISH), now - timedelta(days=60))
        for first in range(0, ATTEMPTS, 20_000):
            numbers = range(first, min(first + 20_000, ATTEMPTS))
            at = [now - timedelta(days=60 * chance.random()) for _ in numbers]
            common = [
                {
                    "learner_id": 10_000 + number // KEPT_EACH,
                    "question_id": QUESTIONS[number % len(QUESTIONS)],
                    "revision": 1,
                    "seed": number,
                    "hints_used": 0,
                }
                for number in numbers
            ]
            put = {"tries": 1, "closed": True, "cancelled": False, "ticked": [], "ordered": []}
            connection.execute(
                insert(asked),
                [
                    row | put | {"id": 1_000 + number, "asked_at": when}
                    for row, number, when in zip(common, numbers, at, strict=True)
                ],
            )
            given = {"typed": "5", "score": 0.0, "seconds": 20.0, "counted": True, "gave_up": False}
            connection.execute(
                insert(attempts),
                [
                    row
                    | given
                    | {"asked_id": 1_000 + number, "outcome": chance.choice(("correct", "wrong")), "at": when}
                    for row, number, when in zip(common, numbers, at, strict=True)
                ],
            )
    engine.dispose()


class Crowd:
    """Everybody at once; how long each verdict took, and what was done beside."""

    def __init__(self, simulator: Simulator) -> None:
        self.simulator = simulator
        self.verdicts: list[float] = []
        self.done: Counter[str] = Counter()
        self.chance = random.Random(5)

    async def answering(self, person: Person) -> None:
        await ask(person, "/start q-matrix-chain-abc--cost")
        for number in range(ROUNDS):
            await asyncio.sleep(2 * self.chance.random() * PEOPLE / RATE)
            began = time.monotonic()
            reply = await ask(person, str(10**6 * person.id + number))
            assert reply.startswith(("❌", "🟡")), reply
            self.verdicts.append(time.monotonic() - began)

    async def beside(self, what: str, person: Person, opening: str, *texts: str) -> None:
        await ask(person, opening)
        while True:
            for text in texts:
                if text in ("🔁", "📖"):
                    press(person, text)
                    await person.next_message(120)
                else:
                    await ask(person, text)
            self.done[what] += 1
            await asyncio.sleep(0.3)

    async def meet(self) -> None:
        answering = [self.answering(self.simulator.person(1 + n, f"P{n}", "en")) for n in range(PEOPLE)]
        code = "def mean(numbers):\n    return sum(numbers) / len(numbers)\n"
        asides = [
            self.beside("admin", self.simulator.person(ADMIN, "Admin", "en"), "/start", "/admin"),
            self.beside("export", self.simulator.person(10_001, "Old", "en"), "/start", "/export"),
            self.beside("picture", self.simulator.person(901, "Eve", "en"), "/start q-matrix-chain-abc--cost", "🔁", "📖"),
            self.beside("code", self.simulator.person(902, "Ben", "en"), CODE, code),
            self.beside("progress", self.simulator.person(10_002, "Mia", "en"), "/start", "/progress"),
        ]  # fmt: skip
        tasks = [asyncio.create_task(each) for each in asides]
        await asyncio.gather(*answering)
        async with asyncio.timeout(120):
            while any(not self.done[name] for name in ("admin", "export", "picture", "code", "progress")):
                await asyncio.sleep(0.1)
                for task in tasks:
                    if task.done():
                        task.result()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def ask(person: Person, text: str) -> str:
    person.forget_seen()
    person.send(text)
    return (await person.next_message(120)).text


def press(person: Person, caption: str) -> None:
    person.forget_seen()
    for message in reversed(person.messages):
        if any(caption in button.text for row in message.buttons for button in row):
            person.press(message, caption)
            return
    raise LookupError(caption)


async def test_the_event_loop_never_stands_still(tmp_path: Path, capsys: Any) -> None:
    address = f"sqlite:///{tmp_path}/epsilon.db"
    await asyncio.to_thread(fill, address)
    simulator = Simulator(TOKEN, strict_limits=False)
    report, ready = tmp_path / "watched.json", tmp_path / "ready"
    environment = {
        **os.environ,
        "TELEGRAM_BOT_TOKEN": TOKEN,
        "TELEGRAM_API_URL": await simulator.start(),
        "DATABASE_URL": address,
        "ADMINS": str(ADMIN),
        "WATCHED": str(report),
        "READY": str(ready),
        "LOG_LEVEL": "WARNING",
    }
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.promises.watched", env=environment
    )
    crowd = Crowd(simulator)
    try:
        async with asyncio.timeout(120):
            while not await asyncio.to_thread(ready.exists):
                await asyncio.sleep(0.1)
        await crowd.meet()
        process.terminate()
        assert await asyncio.wait_for(process.wait(), 30) == 0
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
        await simulator.stop()
    measured = json.loads(report.read_text())
    worst = measured["longest"][0]
    verdicts = sorted(crowd.verdicts)
    late = verdicts[int(0.99 * len(verdicts))]
    in_time = sum(verdict < 0.1 for verdict in verdicts) / len(verdicts)
    each = measured["seconds"] / len(verdicts)
    with capsys.disabled():
        print(
            f"\n{ATTEMPTS} attempts, {PEOPLE} people: the longest callback took {1000 * worst[0]:.1f} ms of {measured['callbacks']};"
            f" verdicts: median {1000 * verdicts[len(verdicts) // 2]:.0f} ms, 99 % {1000 * late:.0f} ms, {100 * in_time:.1f} % within 100 ms;"
            f" {1000 * each:.2f} ms of the loop's thread a verdict, all else included; {dict(crowd.done)}"
        )
        for seconds, name in measured["longest"][:8]:
            print(f"  {1000 * seconds:6.1f} ms {name}")
    assert len(verdicts) == PEOPLE * ROUNDS
    assert each < EACH
    assert worst[0] < STANDS_STILL, measured["longest"][:5]
