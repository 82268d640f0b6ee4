"""A month of daily questions: people in forty zones, clocks that change, kills between claim, send and record, blocks and faults.

Days pass as fast as the bot can push, against the strict stand-in over HTTP. ``EPSILON_LONG=1`` runs 2 000 people through the whole of
March and early April 2026, when most zones change their clocks; else 60 people through its nine days that matter most.
"""

from __future__ import annotations

import asyncio
import os
import random
import threading
from collections import Counter, defaultdict
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from bot.catalogue import Catalogue, content_folder
from bot.chat import clock
from bot.chat.chat import make_bot
from bot.chat.clock import Clock
from bot.chat.send import Sender
from bot.database.database import Connection, Database
from bot.domain.learner import Learner
from bot.domain.question.text import Language
from bot.domain.scheduling.daily import due_on
from bot.domain.scheduling.zones import CITIES
from bot.simulator import Simulator
from bot.simulator.faults import Fault
from bot.store import learners, pushes
from bot.store.tables import pushes as pushes_table
from bot.use_cases.administration import Administration
from bot.use_cases.daily import Claim, Daily, Push, Status
from bot.use_cases.drawing import Drawing
from bot.use_cases.groups import Groups
from bot.use_cases.outbox import Outbox
from bot.use_cases.practice.practice import Practice
from bot.use_cases.practice.questions import Questions
from bot.workers.pool import Pool

LONG = os.environ.get("EPSILON_LONG") == "1"
PEOPLE, DAYS = (2000, 30) if LONG else (60, 9)
BEGIN = datetime(2026, 3, 8 if LONG else 24, 0, 0, tzinfo=UTC)
STEP = timedelta(minutes=10)
TOKEN = "123456789:a-token-that-nobody-may-ever-see-0"
KILLS = 0.02
"""The chance that the process dies at each of the three places of a push."""


class Killed(BaseException):
    """The process is no more."""


class Mortal(Daily):
    """The outbox's use case in a process that may die between claim, send and record."""

    def __init__(self, database: Database, practice: Practice, chance: random.Random) -> None:
        super().__init__(database, practice)
        self.chance, self.dead = chance, False

    def _die(self, share: float = KILLS) -> None:
        if self.dead or self.chance.random() < share:
            self.dead = True
            raise Killed

    async def claim(self, now: datetime, limit: int) -> list[Claim]:
        claims = await super().claim(now, limit)
        if claims:
            self._die(KILLS / 2)
        return claims

    async def prepare(self, claim: Claim, now: datetime) -> Push | None:
        self._die(KILLS / 4)
        return await super().prepare(claim, now)

    async def settled(
        self,
        claim: Claim,
        status: Status,
        now: datetime,
        asked_id: int | None = None,
        message_id: int | None = None,
    ) -> None:
        self._die(KILLS / 4)
        await super().settled(claim, status, now, asked_id, message_id)


class Telegram(threading.Thread):
    """The stand-in on a loop of its own, so that a killed bot's tasks can be told from its."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.simulator = Simulator(TOKEN, strict_limits=False)
        self.loop = asyncio.new_event_loop()
        self.started = threading.Event()

    def run(self) -> None:
        asyncio.set_event_loop(self.loop)
        self.loop.run_until_complete(self.simulator.start())
        self.started.set()
        self.loop.run_forever()

    def shut(self) -> None:
        asyncio.run_coroutine_threadsafe(self.simulator.stop(), self.loop).result(10)
        self.loop.call_soon_threadsafe(self.loop.stop)
        self.join(10)
        self.loop.close()


async def one_life(
    telegram: Telegram,
    address: str,
    catalogue: Catalogue,
    now: Callable[[], datetime],
    pass_time: Callable[[], bool],
    chance: random.Random,
) -> bool:
    """Runs a bot's clock until time is over (True) or it is killed (False)."""
    async with Database.open(address) as database:
        bot = make_bot(TOKEN, telegram.simulator.url)
        questions = Questions(catalogue)
        pool = Pool()
        mortal = Mortal(database, Practice(database, questions, pool=pool), chance)
        outbox = Outbox(mortal, Groups(database, questions), Administration(database))
        ticking = Clock(outbox, Sender(bot, Drawing(database, pool), now), now, rate=1_000_000)
        before = asyncio.all_tasks()
        try:
            while True:
                await ticking.tick()
                if mortal.dead:
                    raise Killed
                if not pass_time():
                    await ticking.stop()
                    return True
        except Killed:
            return False
        finally:
            left = [task for task in asyncio.all_tasks() - before if not task.done()]
            for task in left:
                task.cancel()
            await asyncio.gather(*left, return_exceptions=True)
            await bot.request.shutdown()
            await pool.close()


async def test_a_month_of_daily_questions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "PAUSES", (0.0, 0.0, 0.0))
    chance = random.Random(20260324)
    catalogue = Catalogue.load(content_folder())
    address = f"sqlite:///{tmp_path / 'month.db'}"
    zones = CITIES[:40]
    people = {
        number: Learner(
            number,
            chance.choice(list(Language)),
            zone=zones[number % len(zones)],
            daily_at=chance.randrange(1440),
        )
        for number in range(1, PEOPLE + 1)
    }

    def settle_in(connection: Connection) -> None:
        for learner in people.values():
            learners.add(connection, learner, BEGIN)
            pushes.schedule(connection, learner, BEGIN)

    async with Database.open(address) as database:
        await database.write(settle_in)
    telegram = Telegram()
    telegram.start()
    assert telegram.started.wait(10)
    simulator = telegram.simulator
    blocked = set(chance.sample(sorted(people), max(1, PEOPLE // 50)))
    for number, learner in people.items():
        person = simulator.person(number, "x", learner.language.value)
        person.user.blocked = number in blocked
    moment = [BEGIN]
    sent_at: dict[int, datetime] = {}

    def stamp(kind: str, thing: object) -> None:
        if kind == "message":
            sent_at.setdefault(id(thing), moment[0])

    simulator.world.listen(stamp)

    def pass_time() -> bool:
        moment[0] += STEP
        if chance.random() < 0.03:
            simulator.faults.add(
                chance.choice(
                    [
                        Fault(
                            "refuse",
                            frozenset({"sendMessage"}),
                            2,
                            code=429,
                            description="Too Many Requests: retry after 0",
                            parameters={"retry_after": 0},
                        ),
                        Fault("drop-before", frozenset({"sendMessage"})),
                        Fault("drop-after", frozenset({"sendMessage"})),
                        Fault("bad-gateway", frozenset({"sendMessage"})),
                    ]
                )
            )
        return moment[0] < BEGIN + timedelta(days=DAYS)

    lives = 1
    while not await one_life(telegram, address, catalogue, lambda: moment[0], pass_time, chance):
        lives += 1
    telegram.shut()

    async with Database.open(address) as database:
        rows = await database.read(
            lambda connection: connection.execute(select(pushes_table)).mappings().all()
        )
    status = {(row["learner_id"], row["day"]): row["status"] for row in rows}
    arrived: Counter[tuple[int, str]] = Counter()
    for number, learner in people.items():
        for stored in simulator.world.by_chat.get(number, []):
            at = sent_at[id(stored)]
            day = at.astimezone(learner.time_zone).date()
            due = due_on(day, learner.daily_at or 0, learner.time_zone)
            if due > at:
                # Sent after midnight for the evening before.
                day -= timedelta(days=1)
                due = due_on(day, learner.daily_at or 0, learner.time_zone)
            assert due <= at < due + timedelta(hours=1), (learner.zone, due, at)
            arrived[number, day.isoformat()] += 1

    ends = Counter(status.values())
    assert lives > 3
    assert ends["unknown"] + ends["claimed"] > 0
    assert max(arrived.values()) == 1, "somebody was pushed twice in a day"
    wrong = defaultdict(list)
    for number, learner in people.items():
        for day in _days(learner):
            how = status.get((number, day))
            if number in blocked:
                assert arrived[number, day.isoformat()] == 0
            elif how not in ("unknown", "claimed") and arrived[number, day.isoformat()] != 1:
                wrong[how].append((learner.zone, learner.daily_at, day))
    assert not wrong
    print(
        f"\n{PEOPLE} people, {DAYS} days, {lives} lives: {sum(arrived.values())} arrived once, {dict(ends)}"
    )


def _days(learner: Learner) -> list[date]:
    """The local days whose minute and hour lie within the simulated time."""
    zone, minute = learner.time_zone, learner.daily_at or 0
    first = BEGIN.astimezone(zone).date()
    days = [first + timedelta(days=n) for n in range(DAYS + 1)]
    end = BEGIN + timedelta(days=DAYS, hours=-1)
    return [day for day in days if BEGIN < due_on(day, minute, ZoneInfo(zone.key)) < end]
