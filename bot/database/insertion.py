"""Inserting what may be there already."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import ModuleType
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, Table, bindparam

from bot.database.statement import Statement


def insert_unless_there(
    connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]], key: Column[Any] | None = None
) -> dict[int, int]:
    """Inserts the rows whose unique keys are free; the ids of those inserted by the value of ``key`` (the id itself by default)."""
    if not rows:
        return {}
    column = table.c.id if key is None else key
    statement = _dialect(connection).insert(table).on_conflict_do_nothing().returning(column, table.c.id)
    found = connection.execute(statement, [dict(row) for row in rows])
    return {row[0]: row[1] for row in found}


class Upsert:
    """Inserts a row with a value for every column, or changes the row that has its primary key: compiled once for each dialect."""

    def __init__(self, table: Table, added: Mapping[str, ColumnElement[Any]] | None = None) -> None:
        """``added`` gives, for columns that are not simply replaced, what they become where the row is there already."""
        self._table, self._added = table, added or {}
        self._statements: dict[str, Statement] = {}

    def run(self, connection: Connection, **values: Any) -> None:
        name = connection.dialect.name
        if name not in self._statements:
            self._statements[name] = self._statement(_dialect(connection))
        self._statements[name].change(connection, **values)

    def _statement(self, dialect: ModuleType) -> Statement:
        columns = self._table.columns
        insert = dialect.insert(self._table).values({each.name: bindparam(each.name) for each in columns})
        changes = {
            each.name: self._added.get(each.name, insert.excluded[each.name])
            for each in columns
            if not each.primary_key
        }
        keys = [each.name for each in self._table.primary_key]
        return Statement(insert.on_conflict_do_update(index_elements=keys, set_=changes))


def _dialect(connection: Connection) -> ModuleType:
    """SQLAlchemy's part for the database in use; loading the other one is a part of the start that nobody needs."""
    if connection.dialect.name == "postgresql":
        from sqlalchemy.dialects import postgresql

        return postgresql
    from sqlalchemy.dialects import sqlite

    return sqlite
