"""A kill at any moment loses no attempt whose verdict was sent, and doubles none."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from sqlalchemy import select

from bot.database.database import Connection, Database
from bot.store.tables import asked, attempts

EVENING = Path(__file__).with_name("evening.py")
ROOT = Path(__file__).parents[2]
PEOPLE, ANSWERS, KILLS = 20, 500, 3


def evening(address: str, kill_after: int | None) -> list[tuple[int, int]]:
    """The replies (update, attempt) of an evening, killed after so many."""
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    command = [sys.executable, str(EVENING), address]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stdout is not None
        lines = []
        for line in process.stdout:
            lines.append(line)
            if len(lines) == kill_after:
                process.kill()
    assert (process.returncode != 0) == (kill_after is not None)
    whole = [line.split() for line in lines if line.endswith("\n")]
    return [(int(update), int(attempt)) for update, attempt in whole]


def kept(connection: Connection) -> tuple[list[Any], int]:
    rows = connection.execute(select(attempts.c.typed, attempts.c.id)).all()
    return [(int(typed), number) for typed, number in rows], len(connection.execute(select(asked.c.id)).all())


async def test_killed_amid_500_answers_every_verdict_sent_is_stored_once_and_all_goes_on(
    address: str,
) -> None:
    chance = random.Random(2026)
    sent = [evening(address, chance.randint(20, 120)) for _ in range(KILLS)]
    async with Database.open(address) as database:
        attempts_so_far, _ = await database.read(kept)
    assert {reply for replies in sent for reply in replies} <= set(attempts_so_far)
    sent.append(evening(address, None))
    async with Database.open(address) as database:
        all_attempts, questions = await database.read(kept)
    assert Counter(update for update, _ in all_attempts) == Counter(range(1, ANSWERS + 1))
    assert questions == PEOPLE
    replies = Counter(update for replies in sent for update, _ in replies)
    assert set(replies) == set(range(1, ANSWERS + 1))
    assert {reply for replies in sent for reply in replies} <= set(all_attempts)
