"""Killed in the middle of 500 answers from 20 people and started again: nothing acknowledged is lost, nothing is doubled.

What is being handled alone after one kill when the next one falls counts as the cause of both: it is set aside, and its person is told.
"""

from __future__ import annotations

import asyncio
import os
import signal
import sqlite3
import sys
from collections import Counter
from pathlib import Path

from bot.simulator import Simulator
from bot.simulator.people import Person
from tests.conversations.conftest import TOKEN

PEOPLE, ANSWERS, KILLS = 20, 25, 3


async def start(simulator: Simulator, database: Path) -> asyncio.subprocess.Process:
    environment = {
        **os.environ,
        "TELEGRAM_BOT_TOKEN": TOKEN,
        "TELEGRAM_API_URL": simulator.url,
        "DATABASE_URL": f"sqlite:///{database}",
        "LOG_LEVEL": "ERROR",
    }
    return await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "run", env=environment, cwd=database.parent
    )


def verdicts(person: Person) -> list[str]:
    return [message.text for message in person.messages if message.from_bot and message.text.startswith("❌")]


def set_aside(person: Person) -> int:
    return sum(message.text.startswith("I stopped twice") for message in person.messages if message.from_bot)


async def wait_until(condition: object, seconds: float = 60.0) -> None:
    assert callable(condition)
    async with asyncio.timeout(seconds):
        while not condition():
            await asyncio.sleep(0.01)


async def test_every_answer_whose_verdict_was_sent_is_stored_exactly_once(tmp_path: Path) -> None:
    database = tmp_path / "epsilon.db"
    simulator = Simulator(TOKEN, strict_limits=False)
    await simulator.start()
    people = [simulator.person(100 + number, f"Person {number}", "en") for number in range(PEOPLE)]
    process = await start(simulator, database)
    for person in people:
        person.send("/start q-matrix-chain-abc--cost")
    await wait_until(lambda: all(len(person.messages) >= 2 for person in people))
    for answer in range(ANSWERS):
        for person in people:
            person.send(str(1_000_000 + answer))

    total = PEOPLE * ANSWERS
    for kill in range(1, KILLS + 1):
        await wait_until(
            lambda goal=total * kill // (KILLS + 1): sum(len(verdicts(person)) for person in people) >= goal
        )
        process.send_signal(signal.SIGKILL)
        await process.wait()
        process = await start(simulator, database)

    def all_answered() -> bool:
        return all(len(set(verdicts(person))) + set_aside(person) == ANSWERS for person in people)

    await wait_until(all_answered)
    for person in people:
        person.send("30000")
    await wait_until(lambda: all(person.messages[-1].text.startswith("✅") for person in people))
    process.send_signal(signal.SIGTERM)
    assert await process.wait() == 0
    await simulator.stop()

    with sqlite3.connect(database) as connection:
        stored = Counter(connection.execute("SELECT learner_id, typed FROM attempts").fetchall())
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    connection.close()
    typed = {(person.id, str(1_000_000 + answer)) for person in people for answer in range(ANSWERS)}
    typed |= {(person.id, "30000") for person in people}
    assert set(stored.values()) == {1}
    assert stored.keys() <= typed
    aside = sum(map(set_aside, people))
    assert aside < KILLS
    assert len(typed - stored.keys()) <= aside
    doubled = sum(len(verdicts(person)) - len(set(verdicts(person))) for person in people)
    assert 0 <= doubled <= KILLS * PEOPLE
