"""The outbox with a million people, and the rate of pushing.

``python -m benchmarks.daily crowd [PEOPLE]`` fills a new SQLite file with that many people (a million) and five memory rows each, then prints how
long it takes to find and claim a hundred due pushes, and to choose one person's next question. ``python -m benchmarks.daily rate [PEOPLE]`` pushes to
that many people (1 000; the issue's 10 000 take seven minutes) who chose the same minute, over HTTP against the stand-in with its strict limits, while
one more person answers all the time; it prints the rate, the refusals and how long answers took.
"""

from __future__ import annotations

import asyncio
import statistics
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from sqlalchemy import insert

from bot.app import serve
from bot.catalogue import Catalogue, content_folder
from bot.chat import clock
from bot.database.database import Connection, Database
from bot.domain.learner import Learner
from bot.domain.question.text import Language
from bot.domain.scheduling.zones import CITIES
from bot.settings import Settings
from bot.simulator import Simulator
from bot.store import learners, pushes
from bot.store.tables import learners as learners_table
from bot.store.tables import reviews
from bot.use_cases.daily import Daily
from bot.use_cases.occasion import Occasion
from bot.use_cases.practice.practice import Practice
from bot.use_cases.practice.questions import Questions

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
TOKEN = "123456789:a-token-that-nobody-may-ever-see-0"  # noqa: S105  the stand-in's own
CHUNK = 20_000
MEMORIES = 5


def fill(connection: Connection, first: int, count: int, questions: list[str]) -> None:
    """People due at minutes spread over a day from NOW on, each with memories."""
    people, memories = [], []
    for number in range(first, first + count):
        people.append(
            {
                "id": number,
                "language": "en",
                "digits": "auto",
                "formulas": "plain",
                "level": "auto",
                "created_at": NOW,
                "zone": CITIES[number % 40],
                "daily_at": number % 1440,
                "next_push_at": NOW + timedelta(minutes=number % 1440),
            }
        )
        for n in range(MEMORIES):
            memories.append(
                {
                    "learner_id": number,
                    "question_id": questions[(number + n * 17) % len(questions)],
                    "state": 2,
                    "stability": 5.0,
                    "difficulty": 5.0,
                    "due_at": NOW + timedelta(hours=n - 2),
                    "reviewed_at": NOW - timedelta(days=5),
                    "lapses": 0,
                    "asked_id": 0,
                }
            )
    connection.execute(insert(learners_table), people)
    connection.execute(insert(reviews), memories)


async def crowd(people: int) -> None:
    catalogue = Catalogue.load(content_folder())
    questions = [drill.id for topic in catalogue.topics for drill in topic.drills]
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "crowd.db"
        async with Database.open(f"sqlite:///{file}") as database:
            began = time.perf_counter()
            for first in range(1, people + 1, CHUNK):
                await database.write(
                    partial(fill, first=first, count=min(CHUNK, people + 1 - first), questions=questions)
                )
            size = file.stat().st_size / 2**20
            print(
                f"{people} people, {people * MEMORIES} memories: {time.perf_counter() - began:.0f} s, {size:.0f} MiB"
            )
            practice = Practice(database, Questions(catalogue))
            daily = Daily(database, practice)
            claiming, choosing = [], []
            for _ in range(20):
                began = time.perf_counter()
                claims = await daily.claim(NOW + timedelta(minutes=60), 100)
                claiming.append(time.perf_counter() - began)
                assert claims
            for number in range(1, 200):
                began = time.perf_counter()
                await practice.next(Occasion(1 + number * 977 % people, None, NOW))
                choosing.append(time.perf_counter() - began)
            print(
                f"find and claim 100: median {1000 * statistics.median(claiming):.2f} ms, most {1000 * max(claiming):.2f} ms"
            )
            print(
                f"choose and put a next question: median {1000 * statistics.median(choosing):.2f} ms, 99 % {1000 * sorted(choosing)[-2]:.2f} ms"
            )


async def rate(people: int) -> None:
    simulator = Simulator(TOKEN, strict_limits=True)
    await simulator.start()
    with tempfile.TemporaryDirectory() as folder:
        address = f"sqlite:///{folder}/rate.db"

        def settle_in(connection: Connection) -> None:
            for number in range(1, people + 1):
                learner = Learner(number, Language.ENGLISH, zone="UTC", daily_at=12 * 60)
                learners.add(connection, learner, NOW)
                pushes.schedule(connection, learner, NOW - timedelta(minutes=5))

        async with Database.open(address) as database:
            await database.write(settle_in)
        for number in range(1, people + 1):
            simulator.person(number, "x", "en")
        ada = simulator.person(people + 1, "Ada", "en")
        settings = Settings(
            _env_file=None, telegram_bot_token=TOKEN, telegram_api_url=simulator.url, database_url=address
        )
        stop = asyncio.Event()
        offset = datetime.now(UTC) - NOW + timedelta(seconds=1)
        serving = asyncio.create_task(serve(settings, stop, lambda: datetime.now(UTC) - offset))
        ada.send("/start q-matrix-chain-abc--cost")
        await ada.next_message(20)
        took: list[float] = []

        async def answers() -> None:
            while True:
                ada.forget_seen()
                began = time.perf_counter()
                ada.send(str(len(took) + 31))
                await ada.next_message(20)
                took.append(time.perf_counter() - began)
                await asyncio.sleep(1.1)

        def arrived() -> int:
            return sum(bool(simulator.world.by_chat.get(number)) for number in range(1, people + 1))

        while not arrived():  # noqa: ASYNC110  the stand-in has no event for this
            await asyncio.sleep(0.05)
        answering = asyncio.create_task(answers())
        began, before = time.perf_counter(), arrived()
        while arrived() < people:  # noqa: ASYNC110
            await asyncio.sleep(0.05)
        seconds = time.perf_counter() - began
        answering.cancel()
        stop.set()
        await serving
        held = (people - before) / seconds / clock.RATE
        ordered = sorted(took)
        refused = simulator.counters.get("refused-429", 0)
        print(
            f"{people} pushes at {(people - before) / seconds:.1f} a second: {100 * held:.0f} % of {clock.RATE:.0f}; 429s: {refused}"
        )
        print(
            f"{len(took)} answers meanwhile: median {1000 * statistics.median(took):.0f} ms, 99 % {1000 * ordered[int(0.99 * (len(ordered) - 1))]:.0f} ms"
        )
    await simulator.stop()


if __name__ == "__main__":
    what, *rest = sys.argv[1:] or ["crowd"]
    if what == "crowd":
        asyncio.run(crowd(int(rest[0]) if rest else 1_000_000))
    else:
        asyncio.run(rate(int(rest[0]) if rest else 1_000))
