"""Moving a database into another, such as SQLite's into PostgreSQL, and comparing both row by row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, Row, Table, func, insert, select

from bot.database.address import DatabaseUnusable, engine_url
from bot.database.engine import create, reading
from bot.database.schema import prepare
from bot.store.tables import metadata

CHUNK = 2000


def copy(source: str, target: str) -> dict[str, int]:
    """Copies all rows into an empty database, in one transaction, and compares them; how many rows each table has.

    Both are brought up to date first. Nobody may write to the source meanwhile. Raises DatabaseUnusable where the target holds rows, or
    differs after.
    """
    engines = [create(engine_url(address), readers=0) for address in (source, target)]
    try:
        for engine in engines:
            prepare(engine)
        with reading(engines[0]).begin() as old, engines[1].begin() as new:
            _demand_empty(new)
            counts = {table.name: _copy_table(old, new, table) for table in metadata.sorted_tables}
            for table in metadata.sorted_tables:
                _compare(old, new, table)
            _set_counters(new)
        return counts
    finally:
        for engine in engines:
            engine.dispose()


def _demand_empty(connection: Connection) -> None:
    for table in metadata.sorted_tables:
        if connection.execute(select(func.count()).select_from(table)).scalar():
            raise DatabaseUnusable(f"The new database has rows in {table.name} already: name an empty one.")


def _copy_table(old: Connection, new: Connection, table: Table) -> int:
    copied = 0
    for rows in _chunks(old, table):
        new.execute(insert(table), [dict(row._mapping) for row in rows])
        copied += len(rows)
    return copied


def _chunks(connection: Connection, table: Table) -> Iterator[Sequence[Row[tuple[object, ...]]]]:
    """All rows in the order of their keys, some at a time."""
    statement = select(table).order_by(*table.primary_key)
    with connection.execute(statement) as found:
        yield from found.partitions(CHUNK)


def _compare(old: Connection, new: Connection, table: Table) -> None:
    """The orders of texts differ between databases, so keys decide which rows belong together."""
    keys = [column.name for column in table.primary_key]

    def by_key(connection: Connection) -> dict[tuple[object, ...], dict[str, object]]:
        rows = (dict(row._mapping) for chunk in _chunks(connection, table) for row in chunk)
        return {tuple(row[name] for name in keys): row for row in rows}

    before, after = by_key(old), by_key(new)
    for key in before.keys() | after.keys():
        if before.get(key) != after.get(key):
            raise DatabaseUnusable(f"Row {key} of {table.name} differs after copying: nothing was kept.")


def _set_counters(connection: Connection) -> None:
    """PostgreSQL counts ids by itself only from where it is told to."""
    if connection.dialect.name != "postgresql":
        return
    for table in metadata.sorted_tables:
        if "id" in table.c and table.c.id.autoincrement is not False:
            newest = select(func.max(table.c.id)).scalar_subquery()
            sequence = func.pg_get_serial_sequence(table.name, "id")
            connection.execute(select(func.setval(sequence, func.greatest(newest, 1))))
