"""A person's own data in the chat: taken as an archive, and forgotten so that neither the database nor the log knows them."""

from __future__ import annotations

import csv
import io
import logging
import re
import sqlite3
import zipfile
from pathlib import Path

import pytest
from sqlalchemy import MetaData, select

from bot.database.address import engine_url
from bot.database.engine import create, reading
from bot.log import QUIET
from bot.settings import Settings
from bot.simulator import Simulator
from bot.simulator.people import Message
from tests.conversations.conftest import Talk, exported

PERSON, SECRET = 918273645, "canary 7c1"


def held(settings: Settings, text: str) -> set[str]:
    """The tables of the database itself, known to the program or not, of which some column of some row contains a text."""
    engine = create(engine_url(settings.database_url.get_secret_value()), readers=0)
    try:
        with reading(engine).connect() as connection:
            tables = MetaData()
            tables.reflect(connection)
            return {
                table.name
                for table in tables.sorted_tables
                for row in connection.execute(select(table))
                if any(text in str(value) for value in row)
            }
    finally:
        engine.dispose()


def cards(message: Message, folder: Path) -> list[tuple[str, str]]:
    """Fronts and backs of the Anki cards in an export."""
    assert message.document is not None
    with zipfile.ZipFile(io.BytesIO(message.document[1])) as archive:
        package = zipfile.ZipFile(io.BytesIO(archive.read("epsilon.apkg")))
    package.extract("collection.anki2", folder)
    collection = sqlite3.connect(folder / "collection.anki2")
    try:
        fields = [row[0].split("\x1f") for row in collection.execute("SELECT flds FROM notes ORDER BY id")]
        return [(front, back) for front, back in fields]
    finally:
        collection.close()


@pytest.mark.parametrize(
    ("who", "caption", "verdict"),
    [("ada", "All that is kept about you", "Not correct."), ("sara", "همهٔ داده‌های شما", "درست نیست.")],
)
async def test_the_archive_holds_the_answers_as_rows_and_the_questions_as_cards(
    who: str, caption: str, verdict: str, ada: Talk, sara: Talk, tmp_path: Path
) -> None:
    talk = {"ada": ada, "sara": sara}[who]
    await talk.say("/start q-matrix-chain-abc--cost")
    await talk.say("500000")
    await talk.say("/start q-bptt")
    message = await talk.say("/export")

    assert message.caption.startswith(caption)
    assert message.document is not None
    assert re.fullmatch(r"epsilon-\d{4}-\d\d-\d\d\.zip", message.document[0])
    day = message.document[0][8:-4]
    assert [row["typed"] for row in exported(message)["attempts"]] == ["500000"]
    with zipfile.ZipFile(io.BytesIO(message.document[1])) as archive:
        text = archive.read("tables/attempts.csv").decode("utf-8-sig")
        answers = archive.read(f"answers-{day}.csv").decode("utf-8-sig")
        about = archive.read("README.txt").decode("utf-8-sig")
    (row,) = list(csv.reader(io.StringIO(answers)))[1:]
    assert row[0].startswith(day[:4])
    assert "200" in row[2] or "۲۰۰" in row[2]
    assert row[3:] == ["500000", verdict]
    assert all(
        name in about for name in (f"answers-{day}.csv", "epsilon.apkg", "epsilon.json", "tables", "/forget")
    )
    assert [row["typed"] for row in csv.DictReader(io.StringIO(text))] == ["500000"]
    found = cards(message, tmp_path)
    assert len(found) == 4
    assert sum('dir="rtl"' in front for front, _ in found) == 2
    assert any("30,000" in back for _, back in found)
    assert any("۳۰٬۰۰۰" in back for _, back in found)


async def test_who_was_never_asked_anything_gets_no_empty_deck(ada: Talk) -> None:
    message = await ada.say("/export")

    assert message.document is not None
    assert "epsilon.apkg" not in zipfile.ZipFile(io.BytesIO(message.document[1])).namelist()


async def test_after_forgetting_neither_database_nor_log_knows_who_it_was_or_what_was_typed(
    simulator: Simulator, bot: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, logger="bot")
    # As ``log.configure`` leaves them: at DEBUG libraries tell what they send, and another test may have let them.
    for name in QUIET:
        caplog.set_level(logging.WARNING, logger=name)
    talk = Talk(simulator.person(PERSON, "Zaphod", "en"))
    await talk.say("/start q-bptt")
    await talk.say(f"You unroll it and store every hidden state until the backward pass, {SECRET}")
    await talk.say("/progress")
    await talk.person.next_message(15)
    assert held(bot, SECRET) == {"asked", "attempts"}
    assert held(bot, str(PERSON)) >= {"learners", "asked", "attempts", "reviews", "days", "updates"}
    await talk.say("/forget")
    await talk.tap("🗑")

    assert held(bot, str(PERSON)) == set()
    assert held(bot, SECRET) == set()
    assert held(bot, "Zaphod") == set()
    assert str(PERSON) not in caplog.text
    assert SECRET not in caplog.text
