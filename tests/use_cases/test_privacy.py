"""A person's own data: all of it given, all of it forgotten, and nobody else's touched."""

from __future__ import annotations

import json
from datetime import datetime
from functools import partial
from typing import Any

from sqlalchemy import select

from bot.database.database import Connection, Database
from bot.domain.learner import Learner
from bot.domain.question.text import Language
from bot.store import learners
from bot.store.tables import metadata
from bot.use_cases.inbox import Inbox, Received
from bot.use_cases.occasion import Occasion
from bot.use_cases.practice.outcomes import Asked
from bot.use_cases.practice.practice import Practice
from bot.use_cases.privacy import Privacy
from tests.use_cases.showing import open_shown

CANARY, NEIGHBOUR = "canary-7c1", "neighbour-9d2"


async def live(practice: Practice, database: Database, learner_id: int, name: str, now: datetime) -> None:
    raw = json.dumps({"from": {"id": learner_id, "first_name": name}})
    await Inbox(database).receive([Received(learner_id * 100 + n, learner_id, raw) for n in range(3)], now)
    await open_shown(practice, database, Occasion(learner_id, learner_id * 100, now), "doubles")
    await practice.answer(Occasion(learner_id, learner_id * 100 + 1, now), f"xx {name}")


def everything(connection: Connection) -> list[dict[str, Any]]:
    return [row._asdict() for table in metadata.sorted_tables for row in connection.execute(select(table))]


async def test_an_export_holds_every_row_about_a_person_and_none_about_another(
    practice: Practice, database: Database, now: datetime
) -> None:
    await live(practice, database, 1, CANARY, now)
    await live(practice, database, 2, NEIGHBOUR, now)
    export = await Privacy(database).export(1)
    assert {table: len(rows) for table, rows in export.items()} == {
        "learners": 1,
        "asked": 1,
        "attempts": 1,
        "reviews": 1,
        "days": 1,
        "sessions": 0,
        "pushes": 0,
        "interviews": 0,
        "board": 0,
        "updates": 3,
        "groups": 0,
    }
    # Pictures that were uploaded belong to nobody, groups and what was posted there to all of theirs.
    assert set(export) == set(metadata.tables) - {"drawings", "announcements", "posts", "suspects"}
    assert CANARY in json.dumps(export)
    assert NEIGHBOUR not in json.dumps(export)


async def test_forgetting_leaves_no_trace_of_a_person_and_all_of_the_others(
    practice: Practice, database: Database, now: datetime
) -> None:
    await live(practice, database, 1, CANARY, now)
    await live(practice, database, 2, NEIGHBOUR, now)
    neighbour = await Privacy(database).export(2)
    await Privacy(database).forget(Occasion(1, None, now))
    rows = await database.read(everything)
    assert not [row for row in rows if CANARY in str(row)]
    assert not [row for row in rows if row.get("learner_id") == 1]
    assert await Privacy(database).export(2) == neighbour
    assert all(not table for table in (await Privacy(database).export(1)).values())


async def test_an_update_from_before_the_forgetting_has_no_second_effect(
    practice: Practice, database: Database, now: datetime
) -> None:
    await live(practice, database, 1, CANARY, now)
    await Privacy(database).forget(Occasion(1, None, now))
    assert await Inbox(database).receive([Received(100, 1, CANARY)], now) == []
    await practice.answer(Occasion(1, 101, now), f"xx {CANARY}")
    assert not [row for row in await database.read(everything) if CANARY in str(row)]


async def test_a_question_after_the_forgetting_has_a_number_that_no_old_button_names(
    practice: Practice, database: Database, now: datetime
) -> None:
    before = await practice.next(Occasion(1, 1, now))
    assert isinstance(before, Asked)
    await Privacy(database).forget(Occasion(1, None, now))
    await database.write(partial(learners.add, learner=Learner(1, Language.ENGLISH), now=now))
    after = await practice.next(Occasion(1, 2, now))
    assert isinstance(after, Asked)
    assert after.id > before.id
