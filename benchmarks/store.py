"""Answers stored a second, from the inbox to the reply's mark, with nothing else in the way.

``python -m benchmarks.store [DATABASE_URL]`` prints a line for each number of people who answer at the same time. An answer is:
look the learner up, read the current question, judge, commit the attempt with its update, mark the reply. Without an address a new
SQLite file in the folder for temporary files serves, once with each setting of ``synchronous``, and a transaction for each write stands
beside the gathered ones.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from fractions import Fraction
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import event

from bot.catalogue.catalogue import Catalogue
from bot.database import lane
from bot.database.address import engine_url
from bot.database.database import Database
from bot.database.engine import create
from bot.database.schema import upgrade
from bot.domain.grading.number.expected import NumberExpected
from bot.domain.grading.verdict import Outcome, Understood, Verdict
from bot.domain.question.drill import Drill, Level, Variant
from bot.domain.question.text import Localized
from bot.domain.question.topic import OpenQuestion, Topic
from bot.use_cases.inbox import Inbox, Received
from bot.use_cases.occasion import Occasion
from bot.use_cases.practice.answering import Grading
from bot.use_cases.practice.practice import Practice
from bot.use_cases.practice.questions import Questions
from bot.use_cases.preferences import Preferences

AT_ONCE = (1, 16, 64, 256)
BATCH = 100
NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
TEXT = Localized("text", "متن")


def draw(drill: Drill, seed: int) -> Variant:
    return Variant(drill, seed, {}, {}, NumberExpected(Fraction(-1)), ())


def judge(text: str, *_: Any) -> Verdict:
    return Verdict(Outcome.WRONG, Fraction(0), Understood(text))


def catalogue() -> Catalogue:
    drill = Drill("t.d", "t", 1, Level.EASY, "number", TEXT, TEXT, TEXT, (), TEXT, TEXT, draw)
    question = OpenQuestion("t", 1, Level.EASY, TEXT, (), (), TEXT, (), TEXT, (), None)
    return Catalogue((Topic("t", 1, TEXT, Level.EASY, question, (drill,)),))


class Bench:
    """The use cases over a database, and ids for updates that never repeat."""

    def __init__(self, database: Database) -> None:
        questions = catalogue()
        grading = Grading(judge)
        self.inbox = Inbox(database)
        self._practice = Practice(database, Questions(questions), grading)
        self._preferences = Preferences(database, Questions(questions))
        self._next_id = time.time_ns() // 1_000_000

    async def run(self, at_once: int, answers: int) -> float:
        """Answers a second."""
        ids = range(self._next_id, self._next_id + answers)
        self._next_id += answers
        for person in range(at_once):
            await self._preferences.learner(person, "fa", NOW)
            await self._practice.open(Occasion(person, None, NOW), "t.d")
        began = time.perf_counter()
        for start in range(0, answers, BATCH):
            batch = [Received(number, number % at_once, "{}" * 200) for number in ids[start : start + BATCH]]
            await self.inbox.receive(batch, NOW)
        todo = iter(ids)
        await asyncio.gather(*(self._person(person, todo) for person in range(at_once)))
        await self.inbox.settled()
        return answers / (time.perf_counter() - began)

    async def _person(self, person: int, todo: Iterator[int]) -> None:
        for update in todo:
            await self._preferences.learner(person, "fa", NOW)
            await self._practice.answer(Occasion(person, update, NOW), "30000")
            self.inbox.replied(update, NOW)


async def measure(label: str, address: str, synchronous: str | None) -> None:
    upgrade(address)
    engine = create(engine_url(address), readers=2)
    if synchronous:
        set_synchronous = f"PRAGMA synchronous = {synchronous}"
        event.listen(engine, "connect", lambda connection, _: connection.execute(set_synchronous))
    async with Database(engine) as database:
        bench = Bench(database)
        await bench.run(16, 200)
        for at_once in AT_ONCE:
            rate = await bench.run(at_once, 300 if at_once == 1 else 2000)
            sys.stdout.write(f"{label:34} {at_once:4} at once {rate:7.0f} answers/s\n")
            sys.stdout.flush()


def main(arguments: list[str]) -> None:
    if arguments:
        asyncio.run(measure("given database", arguments[0], None))
        return
    with tempfile.TemporaryDirectory() as folder:
        run = partial(_measure_file, Path(folder))
        run("gathered, synchronous FULL", "FULL")
        run("gathered, synchronous NORMAL", "NORMAL")
        lane.AT_ONCE = 1
        run("one by one, synchronous FULL", "FULL")


def _measure_file(folder: Path, label: str, synchronous: str) -> None:
    asyncio.run(measure(label, f"sqlite:///{folder}/{label.replace(' ', '-')}.db", synchronous))


if __name__ == "__main__":
    main(sys.argv[1:])
