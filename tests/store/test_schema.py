"""Opening a database: brought up to date, or one sentence that says why not."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from bot.database import schema
from bot.database.address import DatabaseUnusable, engine_url
from bot.database.database import Database
from bot.database.engine import create
from bot.store.tables import metadata


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
