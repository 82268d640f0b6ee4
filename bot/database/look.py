"""Looking at a database without changing it, while the bot may be running on it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine
from sqlalchemy.exc import SQLAlchemyError

from bot.database.address import DatabaseUnusable, engine_url, shown, unusable
from bot.database.schema import HEAD, version

READ_ONLY = "-c default_transaction_read_only=on"


@contextmanager
def looking(address: str) -> Iterator[Connection]:
    """A connection that can only read. Raises DatabaseUnusable, also where no database is there yet."""
    url = engine_url(address)
    engine: Engine
    if url.get_backend_name() == "sqlite":
        file = Path(str(url.database))
        if not file.is_file():
            raise DatabaseUnusable(
                f"There is no database {file} yet: `epsilon run` or `epsilon database upgrade` makes it."
            )
        source = f"file:{quote(str(file.absolute()))}?mode=ro"
        engine = create_engine("sqlite+pysqlite://", creator=partial(sqlite3.connect, source, uri=True))
    else:
        engine = create_engine(
            url, hide_parameters=True, connect_args={"connect_timeout": 5, "options": READ_ONLY}
        )
    try:
        with engine.connect() as connection:
            yield connection
    except SQLAlchemyError as error:
        raise unusable(url, error) from error
    finally:
        engine.dispose()


def standing(connection: Connection, address: str) -> str | None:
    """None for a database with the newest schema, else a sentence with what to do. Raises DatabaseUnusable for a newer one."""
    found = version(connection)
    if found == HEAD:
        return None
    where = shown(engine_url(address))
    if found is not None and found > HEAD:
        raise DatabaseUnusable(
            f"The database {where} was made by a newer Epsilon: install that version, or name another database."
        )
    return f"The database {where} is older than this program: `epsilon run` or `epsilon database upgrade` brings it up to date."
