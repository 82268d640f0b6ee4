"""Bringing a database up to date: at once where it is, by Alembic's migrations where it is not."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import SQLAlchemyError

from bot.database.address import DatabaseUnusable, engine_url, shown, unusable
from bot.database.engine import create

HEAD = "0026"
"""The newest migration; loading Alembic only to learn this would cost a third of a second at each start."""

SMALL = 64 * 1024 * 1024
"""Bytes up to which an SQLite file is checked wholly at each start (about 0.1 s at most)."""

_PACKAGE = Path(__file__).parents[1]
_ONE_AT_A_TIME = 0x0E951107
"""Key of PostgreSQL's advisory lock under which processes that start together migrate one after the other."""


def upgrade(address: str) -> None:
    """Brings the database at an address to the newest schema, creating it where there is none. Raises DatabaseUnusable."""
    engine = create(engine_url(address), readers=0)
    try:
        prepare(engine)
    finally:
        engine.dispose()


def prepare(engine: Engine) -> None:
    """Checks that the database can be written and brings it to the newest schema. Raises DatabaseUnusable."""
    try:
        with engine.connect() as connection, _references_unwatched(connection), connection.begin():
            _check(connection)
            if version(connection) != HEAD:
                _migrate(connection)
    except SQLAlchemyError as error:
        raise unusable(engine.url, error) from error


@contextmanager
def _references_unwatched(connection: Connection) -> Iterator[None]:
    """SQLite makes a table anew only where nothing watches the rows that refer to it; it heeds this outside of transactions alone."""
    if connection.dialect.name != "sqlite":
        yield
        return
    driver: Any = connection.connection.driver_connection
    driver.execute("PRAGMA foreign_keys = OFF")
    try:
        yield
    finally:
        driver.execute("PRAGMA foreign_keys = ON")


def version(connection: Connection) -> str | None:
    """The migration that the database stands at; None for an empty one."""
    if not connection.dialect.has_table(connection, "alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def migrations() -> Path:
    """The folder of migrations: in the installed package, or beside it in the source tree."""
    installed = _PACKAGE / "data" / "migrations"
    return installed if installed.is_dir() else _PACKAGE.parent / "migrations"


def _check(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        # Migrations may take long, and so may waiting for another process's.
        connection.execute(text("SET LOCAL lock_timeout = 0"))
        connection.execute(text("SET LOCAL statement_timeout = 0"))
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _ONE_AT_A_TIME})
        return
    file = Path(str(connection.engine.url.database))
    if file.stat().st_size <= SMALL:
        found = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar()
        if found != "ok":
            raise DatabaseUnusable(f"The database {file} is damaged: restore a backup or name another file.")


def _migrate(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config
    from alembic.util import CommandError

    config = Config()
    config.set_main_option("script_location", str(migrations()).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, "head")
    except CommandError as error:
        raise DatabaseUnusable(
            f"The database {shown(connection.engine.url)} was made by a newer Epsilon: install that version, "
            "or name another database."
        ) from error
