"""Opening a database: brought up to date, or one sentence that says why not."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, select
from sqlalchemy.exc import IntegrityError

from bot.database import schema
from bot.database.address import DatabaseUnusable, engine_url
from bot.database.database import Database
from bot.database.engine import create
from bot.domain.grading.verdict import Outcome
from bot.domain.learner import LevelChoice
from bot.domain.question.drill import Level
from bot.store.status import Status
from bot.store.tables import days, learners, metadata, posts, pushes


def test_the_migrations_make_the_tables_that_the_statements_use(empty_address: str) -> None:
    schema.upgrade(empty_address)
    engine = create(engine_url(empty_address), readers=0)
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
    engine.dispose()


def test_the_newest_migration_is_the_one_that_the_quick_check_looks_for() -> None:
    assert ScriptDirectory(str(schema.migrations())).get_heads() == [schema.HEAD]


def test_upgrading_again_changes_nothing(empty_address: str) -> None:
    schema.upgrade(empty_address)
    schema.upgrade(empty_address)


def test_opening_what_is_up_to_date_does_not_load_alembic(new_address: Callable[[str], str]) -> None:
    address = new_address("ready")
    schema.upgrade(address)
    program = (
        f"import sys; from bot.database import schema; schema.upgrade({address!r}); "
        "sys.exit('alembic' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", program], check=True, cwd=Path(schema.__file__).parents[2])


def test_a_newer_database_is_refused_and_left_alone(
    new_address: Callable[[str], str], tmp_path: Path
) -> None:
    address = new_address("newer")
    schema.upgrade(address)
    with sqlite3.connect(tmp_path / "newer.db") as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    with pytest.raises(DatabaseUnusable, match="newer Epsilon"):
        Database.open(address)


def test_a_file_that_is_no_database_is_refused(new_address: Callable[[str], str], tmp_path: Path) -> None:
    (tmp_path / "text.db").write_text("this is no database, however long it may be " * 100)
    with pytest.raises(DatabaseUnusable, match="not a database"):
        Database.open(new_address("text"))


def test_a_damaged_database_is_refused(new_address: Callable[[str], str], tmp_path: Path) -> None:
    address = new_address("damaged")
    schema.upgrade(address)
    file = tmp_path / "damaged.db"
    content = bytearray(file.read_bytes())
    content[4096 : len(content) - 4096] = os.urandom(len(content) - 8192)
    file.write_bytes(content)
    with pytest.raises(DatabaseUnusable, match="damaged"):
        Database.open(address)


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(DatabaseUnusable, match="folder"):
        Database.open(f"sqlite:///{tmp_path}/file/deep/epsilon.db")


def test_a_folder_in_place_of_the_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(DatabaseUnusable, match="cannot be opened"):
        Database.open(f"sqlite:///{tmp_path}")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this system")
def test_a_device_in_place_of_the_file_is_told() -> None:
    with pytest.raises(DatabaseUnusable):
        Database.open("sqlite:////dev/full")


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that everybody may read (pytest's own may be read by its owner alone)."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


@pytest.mark.skipif(os.geteuid() != 0, reason="needs root, to give a file to nobody")
@pytest.mark.parametrize("made_before", [True, False])
def test_a_database_that_may_not_be_written_is_told(made_before: bool, open_folder: Path) -> None:
    address = f"sqlite:///{open_folder}/locked.db"
    if made_before:
        schema.upgrade(address)
    program = (
        "import os, sqlite3, alembic.command; from sqlalchemy.dialects import sqlite\n"
        "from bot.database.address import DatabaseUnusable; from bot.database import schema\n"
        f"os.seteuid(65534)\ntry: schema.upgrade({address!r})\nexcept DatabaseUnusable as told: print(told)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        check=True,
        cwd=Path(schema.__file__).parents[2],
        capture_output=True,
        text=True,
    )
    assert done.stdout.startswith("The database ")
    assert "rights" in done.stdout


@pytest.mark.parametrize(
    ("address", "word"),
    [
        ("", "not an address"),
        ("data/epsilon.db", "not an address"),
        ("mysql://root@localhost/x", "only sqlite and postgresql"),
        ("sqlite://", "no file"),
        ("sqlite:///:memory:", "no file"),
        ("postgresql://eve:s3cret-canary@127.0.0.1:1/none", "No database server answers"),
        ("postgresql://eve:s3cret-canary@localhost:port/none", "not an address"),
        ("postgresql://eve:s3cret-canary/more@127.0.0.1/none", "%2F"),
        ("postgresql://eve:pass@s3cret-canary@127.0.0.1/none", "%40"),
        ("postgresql://eve:pass?s3cret-canary@127.0.0.1/none", "%3F"),
        ("postgres://eve:1#s3cret-canary@127.0.0.1/none", "%23"),
        ("postgresql://eve:s3cret%2Dcanary@127.0.0.1:1/none?sslmode=s3cret-canary", "cannot be used"),
        ("postgresql://eve:s3cret%2Dcanary@127.0.0.1:1/none?s3cret-canary=1", "cannot be used"),
    ],
)
def test_an_address_that_leads_nowhere_is_told_without_the_password(address: str, word: str) -> None:
    with pytest.raises(DatabaseUnusable, match=word) as told:
        Database.open(address)
    assert "s3cret-canary" not in str(told.value)
    assert "\n" not in str(told.value)


@pytest.mark.parametrize("written", ["postgres://a@h/d", "postgresql://a@h/d", "postgresql+asyncpg://a@h/d"])
def test_the_driver_is_ours_to_choose(written: str) -> None:
    assert engine_url(written).drivername == "postgresql+psycopg"


def test_the_database_takes_every_status_outcome_and_level_and_nothing_else(empty_address: str) -> None:
    schema.upgrade(empty_address)
    engine = create(engine_url(empty_address), readers=0)
    values = {
        ("pushes", "status"): [each.value for each in Status],
        ("posts", "status"): [each.value for each in Status],
        ("updates", "ended"): [each.value for each in Status],
        ("attempts", "outcome"): [each.value for each in Outcome],
        ("learners", "level"): [each.value for each in LevelChoice],
        ("asked", "level_wanted"): [each.value for each in Level],
    }
    with engine.begin() as connection:
        _a_row_each(connection)
        for (table, column), allowed in values.items():
            for value in allowed:
                connection.exec_driver_sql(f"UPDATE {table} SET {column} = '{value}'")
            with pytest.raises(IntegrityError), connection.begin_nested():
                connection.exec_driver_sql(f"UPDATE {table} SET {column} = 'else'")
    engine.dispose()


def test_rows_of_before_stay_as_they_were(new_address: Callable[[str], str], tmp_path: Path) -> None:
    """Days that were texts are dates, with the same days; SQLite's own check finds nothing."""
    address = new_address("old")
    _upgrade_to(address, "0009")
    engine = create(engine_url(address), readers=0)
    with engine.begin() as connection:
        _a_row_each(connection)
    engine.dispose()
    schema.upgrade(address)
    engine = create(engine_url(address), readers=0)
    with engine.connect() as connection:
        for table in (days, pushes, posts):
            assert [row.day for row in connection.execute(select(table))] == [date(2026, 11, 23)]
        assert connection.execute(select(learners.c.interview_on)).scalar() == date(2026, 12, 1)
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
        assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
    engine.dispose()


def _upgrade_to(address: str, version: str) -> None:
    engine = create(engine_url(address), readers=0)
    with engine.begin() as connection:
        config = Config()
        config.set_main_option("script_location", str(schema.migrations()))
        config.set_main_option("path_separator", "os")
        config.attributes["connection"] = connection
        command.upgrade(config, version)
    engine.dispose()


def _a_row_each(connection: Connection) -> None:
    """A row in each table that a newer migration touched, with only what must be there."""
    at = "'2026-11-23 12:00:00'"
    for table, columns, given in (
        ("learners", "id, language, digits, formulas, level, created_at, sureness, interview_on", f"7, 'en', 'latin', 'plain', 'E', {at}, false, '2026-12-01'"),
        ("groups", "id, chat_id, language, created_at", f"3, -5, 'en', {at}"),
        ("updates", "id, received_at", f"1, {at}"),
        ("asked", "id, learner_id, question_id, revision, seed, hints_used, tries, closed, cancelled, ticked, ordered, asked_at", f"1, 7, 'q', 1, 0, 0, 0, false, false, '[]', '[]', {at}"),
        ("attempts", "id, asked_id, learner_id, question_id, revision, seed, typed, score, hints_used, seconds, counted, gave_up, at", f"1, 1, 7, 'q', 1, 0, '5', 0, 0, 1, true, false, {at}"),
        ("days", "learner_id, day, answers, \"right\"", "7, '2026-11-23', 1, 0"),
        ("pushes", "id, learner_id, day, status, due_at, claimed_at", f"1, 7, '2026-11-23', 'sent', {at}, {at}"),
        ("posts", "id, group_id, day, status, question_id, revision, seed, due_at, claimed_at", f"1, 3, '2026-11-23', 'sent', 'q', 1, 1, {at}, {at}"),
    ):  # fmt: skip
        connection.exec_driver_sql(f"INSERT INTO {table} ({columns}) VALUES ({given})")
