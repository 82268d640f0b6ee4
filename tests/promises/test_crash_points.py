"""A scripted evening, killed at its first, second, third … external call until none is left; compared with the evening that was not.

``EPSILON_LONG=1`` takes every place; else every one of a few spread over the evening.
"""

from __future__ import annotations

import asyncio
import os
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine, select, update

from bot.database.address import engine_url
from bot.database.database import Connection, Database
from bot.domain.learner import Learner
from bot.domain.question.text import Language
from bot.simulator import Simulator
from bot.simulator.people import Person
from bot.store import groups, learners
from bot.store.groups import Group
from bot.store.tables import attempts, reviews, updates
from bot.store.tables import groups as groups_table
from bot.store.tables import learners as learners_table
from tests.conversations.conftest import TOKEN

LONG = os.environ.get("EPSILON_LONG") == "1"
STRIDE = int(os.environ.get("EPSILON_STRIDE", "1" if LONG else "37"))
CLASS = -1001234
"""A group's chat."""
LONGEST = 60
"""Seconds within which a step has had its reply, and nothing is owed any more: where processes share a database, a dead one is waited for."""
EVENING = (
    "/start q-matrix-chain-abc--cost",
    "500000",
    "💡",
    "۳۰٬۰۰۰",
    "📖",
    "/start q-gpu-vs-tpu",
    "massive parallel arithmetic for matrix products, memory bandwidth",
    "/practice E",
    "17",
    "⏭",
)


@dataclass(frozen=True)
class Outcome:
    """What an evening leaves: attempts and reviews in the database, the bot's messages by their text, and the daily questions of somebody
    else and of a group."""

    attempts: list[tuple[object, ...]]
    reviews: list[tuple[object, ...]]
    messages: Counter[str]
    pushed: int
    posted: int
    kills: int
    places: int


async def sleepers(address: str) -> None:
    """Somebody and a group whose daily questions have just become due."""
    now = datetime.now(UTC)
    due = now - timedelta(seconds=10)

    def settle_in(connection: Connection) -> None:
        minute = due.hour * 60 + due.minute
        learners.add(connection, Learner(8, Language.ENGLISH, zone="UTC", daily_at=minute), now)
        connection.execute(update(learners_table).where(learners_table.c.id == 8).values(next_push_at=due))
        groups.save(connection, Group(0, CLASS, Language.ENGLISH, "UTC", minute), now)
        connection.execute(update(groups_table).values(next_push_at=due))

    async with await asyncio.to_thread(Database.open, address) as database:
        await database.write(settle_in)


async def start(simulator: Simulator, address: str, folder: Path, kill_at: int) -> asyncio.subprocess.Process:
    environment = {
        **os.environ,
        "TELEGRAM_BOT_TOKEN": TOKEN,
        "TELEGRAM_API_URL": simulator.url,
        "DATABASE_URL": address,
        "LOG_LEVEL": "ERROR",
        "KILL_AT": str(kill_at),
        "PLACES": f"{folder}-places",
    }
    return await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.promises.mortal", env=environment
    )


def act(person: Person, step: str) -> None:
    """Types, or taps the newest button that begins so."""
    if step[0].isascii() or step[0].isdigit():
        person.send(step)
        return
    message = next(
        message
        for message in reversed(person.messages)
        if any(button.text.startswith(step) for row in message.buttons for button in row)
    )
    person.press(message, step)


def owes(books: Engine) -> bool:
    """Whether an update is without its reply, or with one that is not marked as sent."""
    with books.connect() as connection:
        return (
            connection.execute(select(updates.c.id).where(updates.c.raw.is_not(None)).limit(1)).first()
            is not None
        )


def sent(person: Person) -> int:
    return sum(message.from_bot for message in person.messages)


async def evening(address: str, folder: Path, kill_at: int) -> Outcome:
    """The whole evening, with the process started again whenever it has died."""
    simulator = Simulator(TOKEN, strict_limits=False)
    await simulator.start()
    ada, bob = simulator.person(7, "Ada", "en"), simulator.person(8, "Bob", "en")
    group = simulator.group(CLASS, "Class", {7: "administrator"})
    await sleepers(address)
    process = await start(simulator, address, folder, kill_at)
    kills = 0
    books = create_engine(engine_url(address))
    for step in EVENING:
        before = sent(ada)
        act(ada, step)
        async with asyncio.timeout(LONGEST):
            # A reply that came twice is not the next one's: only who is owed nothing goes on.
            while sent(ada) == before or await asyncio.to_thread(owes, books):
                if process.returncode is not None:
                    assert process.returncode == 137
                    kills += 1
                    process = await start(simulator, address, folder, 0)
                await asyncio.sleep(0.02)
    books.dispose()
    async with asyncio.timeout(LONGEST):
        # A push that a death kept from going out is not made up for; without a death both go out.
        while process.returncode is None and not kills and not (bob.messages and group.messages):
            await asyncio.sleep(0.02)
    if process.returncode is None:
        process.terminate()
        await process.wait()
    # Killed after all was marked, it owes nothing.
    kills += process.returncode == 137
    # A picture belongs to the reply whose words it follows: a reply that comes twice brings both twice.
    messages = Counter(message.text for message in ada.messages if message.from_bot and not message.photo)
    await simulator.stop()
    if simulator.own_faults:
        raise ExceptionGroup("the stand-in stumbled", simulator.own_faults)
    async with Database.open(address) as database:
        columns = ("question_id", "seed", "typed", "outcome", "counted", "gave_up", "hints_used")
        tried = await database.read(
            lambda connection: connection.execute(
                select(*[attempts.c[name] for name in columns]).order_by(attempts.c.id)
            ).all()
        )
        kept = await database.read(
            lambda connection: connection.execute(
                select(reviews.c.question_id, reviews.c.state, reviews.c.lapses).order_by(
                    reviews.c.question_id
                )
            ).all()
        )
    passed = 0 if kills else _places(folder)
    pushed = sum(not message.photo for message in bob.messages)
    posted = len(group.messages)
    rows = ([tuple(row) for row in tried], [tuple(row) for row in kept])
    return Outcome(*rows, messages, pushed, posted, kills, passed)


def _places(folder: Path) -> int:
    return int(Path(f"{folder}-places").read_text())


@pytest.fixture
def fresh(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[str, int], str]:
    """Addresses of databases without tables, by kind and number."""

    def address(kind: str, number: int) -> str:
        if kind == "sqlite":
            return f"sqlite:///{tmp_path}/{number}.db"
        found: str = request.getfixturevalue("postgres_server").new_database()
        return found

    return address


@pytest.mark.parametrize(("kind", "offset"), [("sqlite", 3), ("postgres", 11)])
async def test_killed_anywhere_the_evening_ends_the_same(
    kind: str, offset: int, fresh: Callable[[str, int], str], tmp_path: Path
) -> None:
    whole = await evening(fresh(kind, 0), tmp_path / "whole", 0)
    assert whole.kills == 0
    assert whole.places > 60
    assert (whole.pushed, whole.posted) == (1, 1)
    assert len(whole.attempts) >= 3
    died = 0
    for kill_at in range(
        offset if not LONG else 1, whole.places + 1, STRIDE if kind == "sqlite" or LONG else 2 * STRIDE
    ):
        cut = await evening(fresh(kind, kill_at), tmp_path / f"at-{kill_at}", kill_at)
        died += cut.kills
        assert cut.attempts == whole.attempts, kill_at
        assert cut.reviews == whole.reviews, kill_at
        assert cut.pushed <= 1, kill_at
        assert cut.posted <= 1, kill_at
        doubled = cut.messages - whole.messages
        assert sum(doubled.values()) <= 1, (kill_at, doubled)
        assert not whole.messages - cut.messages, kill_at
    assert died > 0
    print(f"\n{kind}: {whole.places} places, {died} kills")
