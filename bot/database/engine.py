"""Engines: SQLite set up for many readers and one writer, PostgreSQL as it comes."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from pydantic_core import from_json, to_json
from sqlalchemy import URL, Connection, Engine, create_engine, event

from bot.database.address import DatabaseUnusable

BUSY_MILLISECONDS = 10_000
READ_ONLY = "epsilon_read_only"
POSTGRESQL: dict[str, Any] = {
    "connect_timeout": 5,
    # A server that vanished without a word (a cut cable, a failover) is noticed within 20 seconds.
    "keepalives": 1,
    "keepalives_idle": 10,
    "keepalives_interval": 3,
    "keepalives_count": 3,
    "tcp_user_timeout": 20_000,
    # Milliseconds: whoever holds a row for longer is stuck, and so is a statement that takes a minute.
    "options": "-c lock_timeout=15000 -c statement_timeout=60000 -c idle_in_transaction_session_timeout=60000",
}
"""How the driver connects; what stands in the address goes before."""


def create(url: URL, readers: int) -> Engine:
    """An engine for one writer and so many readers; connects lazily. Raises DatabaseUnusable where no folder can be made."""
    create_for = partial(
        create_engine,
        url,
        pool_size=readers + 1,
        hide_parameters=True,
        json_serializer=_to_json,
        json_deserializer=from_json,
    )
    if url.get_backend_name() != "sqlite":
        return create_for(connect_args=POSTGRESQL | dict(url.query))
    _make_folder(url)
    engine = create_for(connect_args={"check_same_thread": False})
    event.listen(engine, "connect", _on_connect)
    event.listen(engine, "begin", _on_begin)
    return engine


def reading(engine: Engine) -> Engine:
    """The same engine for reads: a snapshot each on SQLite, each statement by itself on PostgreSQL."""
    options: dict[str, Any] = {READ_ONLY: True}
    if engine.dialect.name == "postgresql":
        # A transaction would be two journeys more for a read of one statement, and no snapshot either.
        options["isolation_level"] = "AUTOCOMMIT"
    return engine.execution_options(**options)


def is_reading(engine: Engine) -> bool:
    """Whether an engine came from ``reading``."""
    return bool(engine.get_execution_options().get(READ_ONLY, False))


def _to_json(value: Any) -> str:
    """JSON in a fifth of ``json.dumps``'s time. Raises PydanticSerializationError for what no JSON holds, halves of characters included."""
    return to_json(value).decode()


def _make_folder(url: URL) -> None:
    folder = Path(str(url.database)).parent
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DatabaseUnusable(
            f"The folder {folder} for the database cannot be made: {error.strerror}."
        ) from error


def _on_connect(connection: Any, _record: object) -> None:
    """The driver must not begin transactions itself: it would begin them too late, after the first read."""
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout = {BUSY_MILLISECONDS}")
    cursor.execute("PRAGMA journal_mode = WAL")
    cursor.execute("PRAGMA synchronous = FULL")
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.execute("PRAGMA secure_delete = ON")
    cursor.close()


def _on_begin(connection: Connection) -> None:
    """A transaction that will write takes the lock first: upgrading from a read fails at once if another wrote meanwhile."""
    read_only = connection.get_execution_options().get(READ_ONLY, False)
    connection.exec_driver_sql("BEGIN" if read_only else "BEGIN IMMEDIATE")
