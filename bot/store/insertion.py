"""Inserting what may be there already."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Table
from sqlalchemy.dialects import postgresql, sqlite


def insert_unless_there(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> list[int]:
    """Inserts the rows whose unique keys are free; the ids of those inserted."""
    if not rows:
        return []
    insert = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    statement = insert(table).on_conflict_do_nothing().returning(table.c.id)
    return list(connection.execute(statement, [dict(row) for row in rows]).scalars())
