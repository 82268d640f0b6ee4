"""Inserting what may be there already."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, Table, bindparam
from sqlalchemy.dialects import postgresql, sqlite

from bot.store.statement import Statement


def insert_unless_there(
    connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]], key: Column[Any] | None = None
) -> dict[int, int]:
    """Inserts the rows whose unique keys are free; the ids of those inserted by the value of ``key`` (the id itself by default)."""
    if not rows:
        return {}
    insert = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    column = table.c.id if key is None else key
    statement = insert(table).on_conflict_do_nothing().returning(column, table.c.id)
    found = connection.execute(statement, [dict(row) for row in rows])
    return {row[0]: row[1] for row in found}


class Upsert:
    """Inserts a row with a value for every column, or changes the row that has its primary key: compiled once for each dialect."""

    def __init__(self, table: Table, added: Mapping[str, ColumnElement[Any]] | None = None) -> None:
        """``added`` gives, for columns that are not simply replaced, what they become where the row is there already."""
        self._statements = {
            module.__name__.rpartition(".")[2]: self._statement(module, table, added or {})
            for module in (postgresql, sqlite)
        }

    def run(self, connection: Connection, **values: Any) -> None:
        self._statements[connection.dialect.name].change(connection, **values)

    @staticmethod
    def _statement(dialect: Any, table: Table, added: Mapping[str, ColumnElement[Any]]) -> Statement:
        insert = dialect.insert(table).values(
            {column.name: bindparam(column.name) for column in table.columns}
        )
        changes = {
            column.name: added.get(column.name, insert.excluded[column.name])
            for column in table.columns
            if not column.primary_key
        }
        keys = [column.name for column in table.primary_key]
        return Statement(insert.on_conflict_do_update(index_elements=keys, set_=changes))
