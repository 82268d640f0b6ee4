"""Jobs are done apart: each within its limits, whoever used least first, and nobody's place held meanwhile."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from bot.workers.aside import in_place
from bot.workers.breeder import Ended
from bot.workers.pool import Busy, Late, Pool, Spent
from bot.workers.room import Room
from tests.workers.jobs import Refused

ROOM = Room("tests", "tests.workers.jobs:do", count=1, wall_seconds=5.0, cpu_seconds=1)


@pytest.fixture
async def pool() -> AsyncIterator[Pool]:
    pool = Pool()
    yield pool
    await pool.close()


async def test_a_worker_does_one_job_after_the_other(pool: Pool) -> None:
    first, second = await pool.run(ROOM, "pid"), await pool.run(ROOM, "pid")

    assert first == second


async def test_two_places_are_two_processes(pool: Pool) -> None:
    room = replace(ROOM, count=2)

    # A job that sleeps is not done before the next one is handed over, however busy the machine is.
    pids = {
        pid
        for _ in range(5)
        for pid in await asyncio.gather(*(pool.run(room, "pid", 0.05) for _ in range(4)))
    }
    assert len(pids) == 2


@pytest.mark.parametrize(
    ("job", "room", "raised"),
    [
        (("spin", 60.0), ROOM, Ended),
        (("sleep", 60.0), replace(ROOM, wall_seconds=0.2), Late),
        (("hoard", 1e9), ROOM, Ended),
        (("end",), ROOM, Ended),
        (("refuse",), ROOM, Refused),
        (("fault",), ROOM, RuntimeError),
    ],
)
async def test_a_job_that_goes_wrong_says_how_and_the_next_is_done(
    job: tuple[object, ...], room: Room, raised: type[Exception], pool: Pool
) -> None:
    with pytest.raises(raised) as caught:
        await pool.run(room, *job)

    assert "secret" not in str(caught.value)
    assert await pool.run(room, "sleep", 0.0) == "slept"


async def test_a_worker_has_neither_files_nor_environment_of_the_bot(pool: Pool) -> None:
    assert len(await pool.run(ROOM, "files")) <= 5  # none, none, none, its jobs, and the folder being listed
    assert await pool.run(ROOM, "environment") == {}


async def test_who_used_least_goes_first_and_strangers_behind_known_light_users(pool: Pool) -> None:
    pool.computing.use(1, 20.0)
    pool.computing.use(2, 0.1)
    done: list[int] = []

    async def ask(person: int) -> None:
        await pool.run(ROOM, "sleep", 0.01, person=person)
        done.append(person)

    holding = asyncio.create_task(pool.run(ROOM, "sleep", 0.3))
    await asyncio.sleep(0)
    await asyncio.gather(holding, *map(ask, (1, 3, 2, 4)))

    assert done == [2, 3, 4, 1]


async def test_a_light_user_has_a_place_beside_those_who_hold_all(pool: Pool) -> None:
    room = replace(ROOM, reserve=1)
    pool.computing.use(2, 0.1)
    holding = asyncio.create_task(pool.run(room, "sleep", 1.0, person=1))
    await asyncio.sleep(0)

    assert await pool.run(room, "sleep", 0.0, person=2) == "slept"
    assert not holding.done()
    await holding


async def test_who_has_spent_an_allowance_is_told_for_how_long(pool: Pool) -> None:
    pool.computing.use(1, 61.0)

    with pytest.raises(Spent) as spent:
        await pool.run(ROOM, "pid", person=1)

    assert 9 < spent.value.seconds <= 10
    assert await pool.run(ROOM, "pid", person=2)


async def test_a_job_is_paid_for_also_where_it_is_ended(pool: Pool) -> None:
    with pytest.raises(Late):
        await pool.run(replace(ROOM, wall_seconds=0.2), "sleep", 60.0, person=1)

    assert pool.computing.used(1) > 0.5
    assert pool.holding.used(1) > 0.1


async def test_beyond_so_many_who_wait_one_more_is_refused(pool: Pool) -> None:
    room = replace(ROOM, waiting=1)
    jobs = [asyncio.create_task(pool.run(room, "sleep", 0.1)) for _ in range(2)]
    await asyncio.sleep(0)

    with pytest.raises(Busy):
        await pool.run(room, "pid")
    await asyncio.gather(*jobs)


async def test_who_waits_holds_no_place_and_has_one_again_afterwards(pool: Pool) -> None:
    places = asyncio.Semaphore(1)

    async def with_a_place() -> str:
        async with in_place(places):
            return str(await pool.run(ROOM, "sleep", 0.5))

    slow = asyncio.create_task(with_a_place())
    await asyncio.sleep(0.1)

    async with asyncio.timeout(0.3), in_place(places):
        pass
    assert await slow == "slept"
    assert not places.locked()


async def test_a_place_is_given_back_once_by_who_was_cancelled_aside(pool: Pool) -> None:
    places = asyncio.Semaphore(1)

    async def with_a_place() -> None:
        async with in_place(places):
            await pool.run(ROOM, "sleep", 60.0)

    slow = asyncio.create_task(with_a_place())
    await asyncio.sleep(0.1)
    slow.cancel()
    await asyncio.gather(slow, return_exceptions=True)

    await places.acquire()
    assert places.locked()


async def test_who_waits_is_told_how_many_are_ahead(pool: Pool) -> None:
    told: list[int] = []

    async def waits(ahead: int) -> None:
        told.append(ahead)

    await asyncio.gather(*(pool.run(ROOM, "sleep", 0.05, waits=waits) for _ in range(3)))

    assert told == [1, 2]


async def test_telling_that_fails_loses_nothing(pool: Pool) -> None:
    async def waits(_: int) -> None:
        raise OSError

    jobs = [pool.run(ROOM, "sleep", 0.05, waits=waits) for _ in range(2)]
    assert await asyncio.gather(*jobs) == ["slept"] * 2


async def test_a_room_with_nothing_to_do_ends_and_begins_anew(pool: Pool) -> None:
    room = replace(ROOM, idle_seconds=0.05)
    first = await pool.run(room, "pid")
    await asyncio.sleep(0.5)

    assert await pool.run(room, "pid") != first


async def test_a_fork_server_that_was_killed_is_replaced(pool: Pool) -> None:
    assert await pool.run(ROOM, "pid")
    server = pool._states["tests"].breeder._server
    assert server is not None
    server.kill()
    server.wait()

    assert await pool.run(ROOM, "pid")
