"""Three processes on one PostgreSQL behind a balancer, under load: one is killed every few seconds, the server is restarted once.

No verdict is lost or doubled, nobody's order is broken, nobody gets two daily questions. ``EPSILON_LONG=1`` makes it minutes of it.
"""

from __future__ import annotations

import asyncio
import os
import random
import signal
import sys
from collections import Counter
from datetime import UTC, datetime, timedelta
from typing import Any

import aiohttp
import pytest
from aiohttp import web
from sqlalchemy import select, update

from bot.database.database import Connection, Database
from bot.domain.learner import Learner
from bot.domain.question.text import Language
from bot.simulator import Simulator
from bot.simulator.people import Person
from bot.store import learners
from bot.store.tables import attempts, pushes
from bot.store.tables import learners as learners_table
from tests.conversations.conftest import TOKEN
from tests.conversations.test_webhook import free_port

pytestmark = pytest.mark.postgres
LONG = os.environ.get("EPSILON_LONG") == "1"
PEOPLE = 24
SLEEPERS = 24
ANSWERS = 200 if LONG else 12
KILL_EVERY = 1.5
SECRET = "a-secret-that-only-Telegram-may-know"


class Balancer:
    """Hands each update to one of the processes by chance, and to another where that one is away."""

    def __init__(self, ports: list[int]) -> None:
        self.ports = ports
        self.passed: Counter[int] = Counter()
        self._chance = random.Random(5)

    async def start(self) -> str:
        application = web.Application()
        application.router.add_post("/updates", self._pass_on)
        self._runner = web.AppRunner(application, access_log=None)
        await self._runner.setup()
        port = free_port()
        await web.TCPSite(self._runner, "127.0.0.1", port).start()
        self._session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=20))
        return f"http://127.0.0.1:{port}/updates"

    async def stop(self) -> None:
        await self._session.close()
        await self._runner.cleanup()

    async def _pass_on(self, request: web.Request) -> web.Response:
        body = await request.read()
        headers = {
            name: request.headers[name] for name in ("Content-Type", "X-Telegram-Bot-Api-Secret-Token")
        }
        for port in self._chance.sample(self.ports, len(self.ports)):
            try:
                async with self._session.post(
                    f"http://127.0.0.1:{port}/updates", data=body, headers=headers
                ) as response:
                    if response.status == 200:
                        self.passed[port] += 1
                        return web.Response()
            except (aiohttp.ClientError, TimeoutError):
                continue
        return web.Response(status=502)


async def start(simulator: Simulator, address: str, hook: str, port: int) -> asyncio.subprocess.Process:
    environment = {
        **os.environ,
        "TELEGRAM_BOT_TOKEN": TOKEN,
        "TELEGRAM_API_URL": simulator.url,
        "DATABASE_URL": address,
        "WEBHOOK_URL": hook,
        "WEBHOOK_SECRET": SECRET,
        "LISTEN": f"127.0.0.1:{port}",
        "LOG_LEVEL": "ERROR",
    }
    return await asyncio.create_subprocess_exec(sys.executable, "-m", "bot", "run", env=environment)


async def ready(port: int) -> None:
    """Returns when a process takes updates, and so knows how to stop."""
    async with aiohttp.ClientSession() as session, asyncio.timeout(30):
        while True:
            try:
                async with session.get(f"http://127.0.0.1:{port}/readyz") as response:
                    if response.status == 200:
                        return
            except aiohttp.ClientError:
                await asyncio.sleep(0.1)


def numbers(person: Person) -> list[int]:
    """The answers that verdicts quote, in the order the verdicts came."""
    found = []
    for message in person.messages:
        if message.from_bot and message.text.startswith("❌"):
            digits = "".join(c for c in message.text.partition(".\n")[0].partition("\n")[0] if c.isdigit())
            found.append(int(digits))
    return found


async def sleepers(address: str) -> None:
    """People who only get their daily question, one after the other while all this goes on."""
    now = datetime.now(UTC)

    def settle_in(connection: Connection) -> None:
        for number in range(SLEEPERS):
            due = now + timedelta(seconds=3 + 0.4 * number)
            minute = due.hour * 60 + due.minute
            learners.add(
                connection, Learner(500 + number, Language.ENGLISH, zone="UTC", daily_at=minute), now
            )
            connection.execute(
                update(learners_table).where(learners_table.c.id == 500 + number).values(next_push_at=due)
            )

    async with await asyncio.to_thread(Database.open, address) as database:
        await database.write(settle_in)


async def test_nothing_is_lost_doubled_or_out_of_order(postgres_server: Any) -> None:
    address = postgres_server.clean_database()
    await sleepers(address)
    simulator = Simulator(TOKEN, strict_limits=False)
    await simulator.start()
    people = [simulator.person(100 + number, f"Person {number}", "en") for number in range(PEOPLE)]
    asleep = [simulator.person(500 + number, f"Sleeper {number}", "en") for number in range(SLEEPERS)]
    ports = [free_port() for _ in range(3)]
    balancer = Balancer(ports)
    hook = await balancer.start()
    processes = [await start(simulator, address, hook, port) for port in ports]
    kills, stop = 0, asyncio.Event()

    async def trouble() -> None:
        nonlocal kills
        chance = random.Random(7)
        while not stop.is_set():
            await asyncio.sleep(KILL_EVERY)
            victim = chance.randrange(3)
            processes[victim].send_signal(signal.SIGKILL)
            await processes[victim].wait()
            kills += 1
            if kills == 2:
                await asyncio.to_thread(postgres_server.stop)
                await asyncio.to_thread(postgres_server.start)
            processes[victim] = await start(simulator, address, hook, ports[victim])
            await ready(ports[victim])

    async def lives(person: Person) -> None:
        person.send("/start q-matrix-chain-abc--cost")
        while not any(message.from_bot for message in person.messages):
            await asyncio.sleep(0.05)
        for answer in range(ANSWERS):
            # Three at a time, without waiting: their order is what several processes could break.
            person.send(str(1_000_000 + answer))
            if answer % 3 == 2:
                while len(set(numbers(person))) <= answer:
                    await asyncio.sleep(0.05)

    troubling = asyncio.create_task(trouble())
    try:
        async with asyncio.timeout(1200 if LONG else 150):
            await asyncio.gather(*map(lives, people))
            while kills < 4:
                await asyncio.sleep(0.1)
        stop.set()
        await troubling
        await asyncio.gather(*map(ready, ports))
    finally:
        troubling.cancel()
        for process in processes:
            if process.returncode is None:
                process.send_signal(signal.SIGTERM)
        codes = [await process.wait() for process in processes]
        await simulator.stop()
        await balancer.stop()
    assert codes == [0, 0, 0]

    def read(connection: Connection) -> tuple[list[Any], list[Any]]:
        typed = select(attempts.c.learner_id, attempts.c.typed).order_by(attempts.c.id)
        pushed = select(pushes.c.learner_id, pushes.c.day)
        return list(connection.execute(typed)), list(connection.execute(pushed))

    async with await asyncio.to_thread(Database.open, address) as database:
        stored, pushed = await database.read(read)
    expected = [str(1_000_000 + answer) for answer in range(ANSWERS)]
    doubled = 0
    for person in people:
        assert [text for learner, text in stored if learner == person.id] == expected
        quoted = numbers(person)
        once = [number for at, number in enumerate(quoted) if number not in quoted[:at]]
        assert once == list(map(int, expected)), "a verdict is missing, or came before an earlier one"
        doubled += len(quoted) - len(once)
    assert doubled <= kills * PEOPLE
    assert set(Counter(map(tuple, pushed)).values()) <= {1}
    arrived = [len(person.messages) for person in asleep]
    assert max(arrived) <= 1
    # What was claimed when a process was killed stays unknown, and is not sent again.
    assert any(arrived)
    assert len(balancer.passed) == 3
    print(f"\n{kills} kills, {doubled} doubled replies of {PEOPLE * ANSWERS}, {sum(arrived)} pushes")
