"""A mock interview with ``kill -9`` at ten random points: no answer is lost, none counts twice, and the clock stands still while the bot is away."""

from __future__ import annotations

import asyncio
import os
import random
import signal
import sys
import time
from collections.abc import Callable

from sqlalchemy import select

from bot.database.database import Connection, Database
from bot.simulator import Simulator
from bot.simulator.people import Message
from bot.store.tables import attempts, interviews
from tests.conversations.conftest import TOKEN, Talk

SEED = int(os.environ.get("EPSILON_SEED", "20261123"))
KILLS = 10
DONE = "🏁 Done"
THINKS = 1.2
"""Seconds between a question and its answer."""


async def test_ten_kills_lose_no_answer_and_no_time(new_address: Callable[[str], str]) -> None:
    address = new_address("interview")
    chance = random.Random(SEED)
    simulator = Simulator(TOKEN, strict_limits=False)
    await simulator.start()
    talk = Talk(simulator.person(7, "Ada", "en"))
    environment = {
        **os.environ,
        "TELEGRAM_BOT_TOKEN": TOKEN,
        "TELEGRAM_API_URL": simulator.url,
        "DATABASE_URL": address,
        "LOG_LEVEL": "ERROR",
    }

    async def start() -> asyncio.subprocess.Process:
        return await asyncio.create_subprocess_exec(sys.executable, "-m", "bot", "run", env=environment)

    process = await start()
    kills, away = 0, 0.0

    async def through_a_kill(act: Callable[[], object], *, dated: bool) -> Message:
        """Something is done, and within a third of a second the bot is killed and started again, whatever it was at.

        Telegram dates messages and not presses: the time away is kept only where it can be told from thinking, which it cannot be where
        the question stays open: a talk goes on, or the answer could not be read.
        """
        nonlocal process, kills, away
        talk.person.forget_seen()
        act()
        if kills < KILLS:
            await asyncio.sleep(chance.random() * 0.3)
            began = time.monotonic()
            process.send_signal(signal.SIGKILL)
            await process.wait()
            kills += 1
            process = await start()
            message = await reached(talk)
            away += (time.monotonic() - began) * (dated and not stays_open(message))
            return message
        return await reached(talk)

    first = talk.person
    await talk.say("/interview")
    first.forget_seen()
    message = await talk.tap("30 minutes")
    noted: list[str] = []
    number = 0
    began = time.monotonic()
    while "Interview over" not in message.text:
        number += 1
        await asyncio.sleep(THINKS)
        text = f"it depends on memory, precision and {1000 + number}"
        reply = await through_a_kill(lambda text=text: first.send(text), dated=True)  # type: ignore[misc]
        if reply.text.startswith("⚠️"):
            reply = await through_a_kill(lambda: first.press(talk.newest("⏭"), "⏭"), dated=False)
        else:
            noted.append(text)
            if listens(reply):
                reply = await through_a_kill(lambda: first.press(talk.newest(DONE), DONE), dated=False)
        message = reply
    took = time.monotonic() - began
    process.send_signal(signal.SIGTERM)
    assert await process.wait() == 0
    await simulator.stop()

    def read(connection: Connection) -> tuple[list[str], list[tuple[float, int, bool]]]:
        typed = list(connection.scalars(select(attempts.c.typed).where(attempts.c.counted)))
        rows = connection.execute(select(interviews))
        return typed, [(row.spent, len(row.asked), row.finished_at is not None) for row in rows]

    async with await asyncio.to_thread(Database.open, address) as database:
        typed, ((spent, asked, finished),) = await database.read(read)
    print(
        f"\n{kills} kills, {len(noted)} answers noted, {spent:.0f} of {took:.0f} s counted, {away:.0f} s away"
    )
    assert kills == KILLS
    assert finished
    assert asked == 11
    assert sorted(typed) == sorted(noted)
    # Dates of messages are whole seconds.
    assert number * (THINKS - 1.0) <= spent <= took - away


async def reached(talk: Talk) -> Message:
    """The next question, the report, what was heard so far, or a word that the answer could not be read."""
    while True:
        message = await talk.person.next_message(30)
        if listens(message) or any(sign in message.text for sign in ("Question ", "Interview over", "⚠️")):
            return message


def stays_open(message: Message) -> bool:
    """Whether a reply leaves the question to be answered."""
    return listens(message) or message.text.startswith("⚠️")


def listens(message: Message) -> bool:
    """Whether an open question's talk goes on until the person is done."""
    return any(button.text == DONE for row in message.buttons for button in row)
