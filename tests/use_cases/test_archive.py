"""The archive read back is what the database holds, in each of its forms."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
import zipfile
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.database.database import Database
from bot.store import belongings
from bot.store.tables import metadata
from bot.use_cases.archive import Card, Deck, Readable, anki, archive
from bot.use_cases.occasion import Occasion
from bot.use_cases.practice.practice import Practice
from bot.use_cases.privacy import NotNow, Privacy
from bot.workers.pool import Pool
from tests.use_cases.showing import open_shown

READABLE = Readable("2026-11-26", "what is what", (("date", "typed"), ("2026-11-26 08:00", "=1+1")))
TYPED = '=1+1, "ده"\n;‏x'
DECKS = (
    Deck(0, "Epsilon::English", (Card("doubles", r"<p>\(a &lt; b\)</p>", "<p>ten</p>", ("doubles", "E")),)),
    Deck(1, "Epsilon::فارسی", (Card("doubles", '<div dir="rtl">چند؟</div>', "<p>ده</p>"),)),
)


def cell(value: Any) -> str:
    """As the CSV should say it."""
    if isinstance(value, str):
        return f"'{value}" if value[:1] in set("=+-@\t\r") else value
    return "" if value is None else json.dumps(value, ensure_ascii=False)


async def lived(practice: Practice, database: Database, now: datetime) -> None:
    """A wrong answer, a right one, and an open one with everything that breaks tables."""
    await open_shown(practice, database, Occasion(1, None, now), "doubles.twice")
    for text in ("11", "10"):
        await practice.answer(Occasion(1, None, now + timedelta(seconds=31.5)), text)
    await open_shown(practice, database, Occasion(1, None, now + timedelta(seconds=60)), "letters")
    await practice.answer(Occasion(1, None, now + timedelta(seconds=90)), "xx yy " + TYPED)


def opened(content: bytes) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(content))


async def test_json_and_tables_read_back_are_the_rows(
    practice: Practice, database: Database, now: datetime, pool: Pool
) -> None:
    await lived(practice, database, now)
    privacy = Privacy(database, pool)
    kept = await privacy.export(1)
    with opened(await privacy.archive(1, kept, (), READABLE)) as packed:
        assert json.loads(packed.read("epsilon.json")) == kept
        assert sorted(packed.namelist()) == sorted(
            [
                "README.txt",
                "answers-2026-11-26.csv",
                "epsilon.json",
                *(f"tables/{table}.csv" for table in belongings.columns()),
            ]
        )
        for table, rows in kept.items():
            text = packed.read(f"tables/{table}.csv").decode("utf-8-sig")
            read = csv.DictReader(io.StringIO(text, newline=""))
            assert read.fieldnames == [column.name for column in metadata.tables[table].columns]
            assert list(read) == [{name: cell(value) for name, value in row.items()} for row in rows]
    assert kept["attempts"][-1]["typed"] == "xx yy " + TYPED


@pytest.mark.parametrize("typed", ["=1+1", "+1", "-2+3", "@SUM(A1)", "\t=1", "\r=1"])
def test_no_cell_is_a_formula_to_a_spreadsheet(typed: str) -> None:
    with opened(archive({"attempts": [{"typed": typed}]}, {"attempts": ["typed"]}, (), READABLE)) as file:
        rows = list(csv.reader(io.StringIO(file.read("tables/attempts.csv").decode("utf-8-sig"), newline="")))

        told = list(
            csv.reader(io.StringIO(file.read("answers-2026-11-26.csv").decode("utf-8-sig"), newline=""))
        )

    assert rows == [["typed"], ["'" + typed]]
    assert told[1] == ["2026-11-26 08:00", "'=1+1"]


async def test_one_archive_a_minute(database: Database) -> None:
    privacy = Privacy(database)
    privacy.ask_for_archive(1)
    privacy.ask_for_archive(2)

    with pytest.raises(NotNow) as refused:
        privacy.ask_for_archive(1)

    assert 59 < refused.value.seconds <= 60


async def test_the_cards_arrive_in_their_decks(tmp_path: Path) -> None:
    with opened(anki(DECKS)) as package:
        package.extract("collection.anki2", tmp_path)
    collection = sqlite3.connect(tmp_path / "collection.anki2")
    try:
        names = {
            int(key): deck["name"]
            for key, deck in json.loads(collection.execute("SELECT decks FROM col").fetchone()[0]).items()
        }
        cards = collection.execute(
            "SELECT did, flds, trim(tags) FROM cards JOIN notes ON notes.id = nid ORDER BY did"
        ).fetchall()
    finally:
        collection.close()

    assert [(names[did], *fields.split("\x1f"), tags) for did, fields, tags in cards] == [
        ("Epsilon::English", r"<p>\(a &lt; b\)</p>", "<p>ten</p>", "doubles E"),
        ("Epsilon::فارسی", '<div dir="rtl">چند؟</div>', "<p>ده</p>", ""),
    ]


async def test_a_later_export_updates_the_cards_of_an_earlier_one(tmp_path: Path) -> None:
    def guids(name: str) -> list[tuple[str]]:
        with opened(anki(DECKS)) as package:
            package.extract("collection.anki2", tmp_path / name)
        collection = sqlite3.connect(tmp_path / name / "collection.anki2")
        try:
            return collection.execute("SELECT guid, mid FROM notes ORDER BY guid").fetchall()
        finally:
            collection.close()

    first = guids("first")

    assert len(set(first)) == 2
    assert guids("second") == first


async def test_after_forgetting_no_column_of_any_table_holds_the_id_or_what_was_typed(
    database: Database, practice: Practice, now: datetime
) -> None:
    from bot.domain.learner import Learner
    from bot.domain.question.text import Language
    from bot.store import learners

    person, secret = 918273645, "canary-7c1"

    def joins(connection: Any) -> None:
        learners.add(connection, Learner(person, Language.PERSIAN), now)

    await database.write(joins)
    await open_shown(practice, database, Occasion(person, None, now), "doubles")
    await practice.answer(Occasion(person, None, now), f"xx {secret}")
    await open_shown(practice, database, Occasion(person, None, now + timedelta(seconds=1)), "doubles.twice")
    await practice.answer(Occasion(person, None, now), "11")
    assert await found(database, str(person)) >= {"learners", "asked", "attempts", "reviews", "days"}
    assert await found(database, secret) == {"asked", "attempts"}
    await Privacy(database).forget(Occasion(person, None, now))

    assert await found(database, str(person)) == set()
    assert await found(database, secret) == set()


async def found(database: Database, text: str) -> set[str]:
    """The tables of the database itself, known to the program or not, in which some column's value contains a text."""
    from sqlalchemy import MetaData, String, cast, func, select

    def scan(connection: Any) -> set[str]:
        real = MetaData()
        real.reflect(connection)
        return {
            table.name
            for table in real.sorted_tables
            for column in table.columns
            if connection.execute(
                select(func.count()).select_from(table).where(cast(column, String).contains(text))
            ).scalar()
        }

    return await database.read(scan)


def test_every_table_that_names_a_learner_has_its_columns_told() -> None:
    assert belongings.columns() == {
        name: [column.name for column in table.columns]
        for name, table in metadata.tables.items()
        if name in ("learners", "groups") or "learner_id" in table.columns
    }
