"""A copy taken while the bot writes is whole, and opens."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest

from bot.database.address import DatabaseUnusable
from bot.database.backup import backup
from bot.database.database import Database
from bot.domain.learner import Learner
from bot.domain.question.text import Language
from bot.store import learners

NOW = datetime(2026, 11, 23, tzinfo=UTC)


async def test_a_copy_taken_amid_writes_holds_all_that_was_written_before(
    new_address: Callable[[str], str], tmp_path: Path
) -> None:
    address = new_address("busy")

    def add(number: int) -> partial[None]:
        return partial(learners.add, learner=Learner(number, Language.ENGLISH), now=NOW)

    async with Database.open(address) as database:
        for number in range(1, 501):
            await database.write(add(number))
        copying = asyncio.create_task(asyncio.to_thread(backup, address, tmp_path / "copies" / "one.db"))
        number = 501
        while not copying.done():
            await database.write(add(number))
            number += 1
        assert await copying > 0
    async with Database.open(f"sqlite:///{tmp_path / 'copies' / 'one.db'}") as copy:
        kept = [await copy.read(partial(learners.find, learner_id=each)) for each in (1, 500)]
    assert all(kept)


def test_what_cannot_be_copied_is_told(new_address: Callable[[str], str], tmp_path: Path) -> None:
    with pytest.raises(DatabaseUnusable, match="no database"):
        backup(new_address("none"), tmp_path / "copy.db")
    (tmp_path / "there.db").write_text("")
    (tmp_path / "source.db").write_text("")
    with pytest.raises(DatabaseUnusable, match="already"):
        backup(new_address("source"), tmp_path / "there.db")
    with pytest.raises(DatabaseUnusable, match="pg_dump"):
        backup("postgresql://a@h/d", tmp_path / "copy.db")
