"""The database: gathered writes, reads beside them, and faults that hit only the guilty."""

from __future__ import annotations

import asyncio
import sqlite3
import threading
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from bot.database.database import Connection, Database, NotSaved
from bot.domain.learner import Learner
from bot.domain.question.text import Language
from bot.store import learners

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


@pytest.fixture
async def database(address: str) -> AsyncIterator[Database]:
    async with Database.open(address) as database:
        yield database


def add(connection: Connection, learner_id: int) -> int:
    learners.add(connection, Learner(learner_id, Language.PERSIAN), NOW)
    return learner_id


def count(connection: Connection) -> int:
    return int(connection.exec_driver_sql("SELECT count(*) FROM learners").scalar_one())


async def test_writes_made_together_each_get_their_own_result(database: Database) -> None:
    results = await asyncio.gather(*(database.write(partial(add, learner_id=n)) for n in range(500)))
    assert results == list(range(500))
    assert await database.read(count) == 500


async def test_writes_take_effect_in_the_order_they_were_asked_for(database: Database) -> None:
    seen: list[int] = []

    def work(_: Connection, number: int) -> None:
        seen.append(number)

    await asyncio.gather(*(database.write(partial(work, number=n)) for n in range(100)))
    assert seen == list(range(100))


async def test_a_write_that_fails_takes_no_other_with_it_and_leaves_nothing(database: Database) -> None:
    def fail(connection: Connection, learner_id: int) -> int:
        add(connection, learner_id)
        raise LookupError(learner_id)

    works = [partial(fail if n % 10 == 3 else add, learner_id=n) for n in range(60)]
    results = await asyncio.gather(*map(database.write, works), return_exceptions=True)
    assert [n for n, result in enumerate(results) if isinstance(result, LookupError)] == [
        3,
        13,
        23,
        33,
        43,
        53,
    ]
    assert await database.read(count) == 54


async def test_a_statement_that_the_database_refuses_is_not_saved_and_shows_no_values(
    database: Database,
) -> None:
    def twice(connection: Connection) -> None:
        connection.exec_driver_sql("INSERT INTO asked (id) VALUES (77)")

    ok, refused = await asyncio.gather(
        database.write(partial(add, learner_id=1)), database.write(twice), return_exceptions=True
    )
    assert ok == 1
    assert isinstance(refused, NotSaved)
    assert "77" not in str(refused)


async def test_a_waiter_that_gave_up_harms_no_other(database: Database) -> None:
    gone = asyncio.ensure_future(database.write(partial(add, learner_id=1)))
    kept = asyncio.ensure_future(database.write(partial(add, learner_id=2)))
    await asyncio.sleep(0)
    gone.cancel()
    assert await kept == 2
    assert await database.read(count) == 2


async def test_closing_finishes_what_was_asked_for_and_takes_no_more(address: str) -> None:
    database = Database.open(address)
    writes = [asyncio.ensure_future(database.write(partial(add, learner_id=n))) for n in range(50)]
    await asyncio.sleep(0)
    await database.close()
    await database.close()
    assert await asyncio.gather(*writes) == list(range(50))
    with pytest.raises(NotSaved):
        await database.write(partial(add, learner_id=99))
    async with Database.open(address) as again:
        assert await again.read(count) == 50


async def test_a_full_disk_is_told_leaves_no_half_and_heals(new_address: Callable[[str], str]) -> None:
    async with Database.open(new_address("full")) as database:
        pages = await database.read(lambda c: int(c.exec_driver_sql("PRAGMA page_count").scalar_one()))
        await database.write(lambda c: c.exec_driver_sql(f"PRAGMA max_page_count = {pages + 1}").scalar())
        results = await asyncio.gather(
            *(database.write(partial(add, learner_id=n)) for n in range(500)), return_exceptions=True
        )
        kept = [result for result in results if isinstance(result, int)]
        assert any(isinstance(result, NotSaved) for result in results)
        assert await database.read(count) == len(kept)
        await database.write(lambda c: c.exec_driver_sql("PRAGMA max_page_count = 100000").scalar())
        assert await database.write(partial(add, learner_id=5000)) == 5000
        assert await database.read(lambda c: c.exec_driver_sql("PRAGMA integrity_check").scalar()) == "ok"


async def test_another_program_that_writes_between_a_read_and_a_write_does_no_harm(
    new_address: Callable[[str], str], tmp_path: Path
) -> None:
    async with Database.open(new_address("shared")) as database:
        other = sqlite3.connect(tmp_path / "shared.db", isolation_level=None, check_same_thread=False)

        def read_then_write(connection: Connection, learner_id: int) -> int:
            return count(connection) + add(connection, learner_id)

        for n in range(20):
            other.execute(f"INSERT INTO updates (id, received_at) VALUES ({n}, '2026-01-01')")
            await database.write(partial(read_then_write, learner_id=n))
        other.close()
        assert await database.read(count) == 20


async def test_sqlite_is_set_up_for_safety(new_address: Callable[[str], str]) -> None:
    def pragma(connection: Connection, name: str) -> Any:
        return connection.exec_driver_sql(f"PRAGMA {name}").scalar()

    async with Database.open(new_address("safe")) as database:
        names = ("journal_mode", "foreign_keys", "synchronous")
        assert [await database.write(partial(pragma, name=name)) for name in names] == ["wal", 1, 2]


@pytest.mark.postgres
async def test_a_server_that_restarts_is_waited_for(postgres_server: Any) -> None:
    async with Database.open(postgres_server.new_database()) as database:
        await database.write(partial(add, learner_id=1))
        await asyncio.to_thread(postgres_server.stop)
        waiting = asyncio.ensure_future(database.write(partial(add, learner_id=2)))
        reading = asyncio.ensure_future(database.read(count))
        await asyncio.sleep(0.1)
        await asyncio.to_thread(postgres_server.start)
        assert await waiting == 2
        assert await reading in (1, 2)
        assert await database.read(count) == 2


@pytest.mark.postgres
async def test_processes_that_lock_each_other_out_both_get_through(postgres_server: Any) -> None:
    address = postgres_server.new_database()
    async with Database.open(address) as one, Database.open(address) as other:
        for learner_id in (1, 2):
            await one.write(partial(add, learner_id=learner_id))

        def lock_both(connection: Connection, order: tuple[int, int]) -> None:
            for learner_id in order:
                learners.lock(connection, learner_id)
                connection.exec_driver_sql("SELECT pg_sleep(0.05)")

        await asyncio.gather(
            one.write(partial(lock_both, order=(1, 2))), other.write(partial(lock_both, order=(2, 1)))
        )


async def test_a_slow_read_holds_up_no_other_and_runs_on_no_event_loop(database: Database) -> None:
    """Twenty reads come to their end while one still stands, though all were asked for together."""
    stands, ends = threading.Event(), threading.Event()
    threads: set[int] = set()

    def slow(_: Connection) -> str:
        stands.set()
        assert ends.wait(30)
        return "slow"

    def quick(connection: Connection) -> int:
        threads.add(threading.get_ident())
        return count(connection)

    reads = [asyncio.ensure_future(database.read(work)) for work in (slow, *[quick] * 20)]
    assert await asyncio.gather(*reads[1:]) == [0] * 20
    assert await asyncio.to_thread(stands.wait, 30)
    assert not reads[0].done()
    ends.set()
    assert await reads[0] == "slow"
    assert threading.get_ident() not in threads


async def test_a_read_that_fails_takes_no_other_with_it(database: Database) -> None:
    def fail(_: Connection) -> None:
        raise LookupError

    results = await asyncio.gather(*map(database.read, [count, fail, count]), return_exceptions=True)
    assert [results[0], type(results[1]), results[2]] == [0, LookupError, 0]


async def test_others_get_their_turn_while_gathered_writes_are_done(
    new_address: Callable[[str], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The event loop does other things between the slices of one transaction, and the writes keep their order."""
    monkeypatch.setattr("bot.database.database.SLICE", 0.0)
    turns = 0
    between: list[int] = []

    async def others() -> None:
        nonlocal turns
        while len(between) < 50:
            turns += 1
            await asyncio.sleep(0)

    def work(connection: Connection, learner_id: int) -> int:
        between.append(turns)
        return add(connection, learner_id)

    async with Database.open(new_address("slices")) as database:
        written = asyncio.gather(*(database.write(partial(work, learner_id=n)) for n in range(50)))
        await asyncio.gather(others(), written)
        assert await written == list(range(50))
        assert len(set(between)) > 40
        assert between == sorted(between)
        assert await database.read(count) == 50


async def test_a_glance_takes_statements_alone(database: Database) -> None:
    await database.write(partial(add, learner_id=1))
    assert await database.glance(lambda glance: learners.find(glance, 1)) is not None
    with pytest.raises(AttributeError):
        await database.glance(lambda glance: glance.execute("SELECT 1"))  # type: ignore[attr-defined]
    assert await database.write(partial(add, learner_id=2)) == 2


@pytest.mark.postgres
async def test_a_statement_that_takes_too_long_is_given_up_once_and_connections_are_kept_alive(
    postgres_server: Any,
) -> None:
    address = f"{postgres_server.clean_database()}&options=-c%20statement_timeout%3D50"
    tries = 0

    def sleep(connection: Connection) -> None:
        nonlocal tries
        tries += 1
        connection.exec_driver_sql("SELECT pg_sleep(30)")

    async with Database.open(address) as database:
        with pytest.raises(NotSaved):
            await database.write(sleep)
        assert tries == 1
    async with Database.open(postgres_server.clean_database()) as database:
        for name, value in {"statement_timeout": "1min", "lock_timeout": "15s"}.items():
            show = partial(
                lambda connection, name: connection.exec_driver_sql(f"SHOW {name}").scalar(), name=name
            )
            assert await database.read(show) == value
            assert await database.write(show) == value
