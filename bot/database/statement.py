"""A statement that is compiled once for each dialect and then run by the driver itself.

SQLAlchemy's own way from a compiled statement to the driver and back costs about 70 µs an execution, ten times what SQLite needs; with
eight executions an answer it was most of an answer's cost. What a statement means (its text, its types) stays SQLAlchemy's.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Dialect, Executable
from sqlalchemy.exc import DBAPIError
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.types import TypeEngine

Process = Callable[[Any], Any] | None
Row = tuple[Any, ...]


class Glance:
    """A connection for ``Statement``s alone, which begin nothing.

    What else SQLAlchemy runs begins a transaction, and on a connection that is never given back it would keep that for good.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    @property
    def dialect(self) -> Dialect:
        return self._connection.dialect

    @property
    def connection(self) -> Any:
        """The pool's connection of the driver."""
        return self._connection.connection

    def invalidate(self, error: BaseException | None = None) -> None:
        """The connection is lost."""
        self._connection.invalidate(error)

    def close(self) -> None:
        self._connection.close()


Reading = Connection | Glance
"""Where a statement that only reads can be run."""


class Statement:
    """A Core statement whose values all are named ``bindparam``s or constants; without lists that expand."""

    def __init__(self, statement: Executable) -> None:
        self._statement = statement
        self._compiled: dict[str, _Compiled] = {}

    def rows(self, connection: Reading, **values: Any) -> list[Row]:
        """All rows, with the values' types as in the tables."""
        compiled = self._for(connection.dialect)
        return compiled.read(compiled.execute(connection, values))

    def row(self, connection: Reading, **values: Any) -> Mapping[str, Any] | None:
        """The first row by its columns' names, or None."""
        compiled = self._for(connection.dialect)
        rows = compiled.read(compiled.execute(connection, values))
        return dict(zip(compiled.names, rows[0], strict=True)) if rows else None

    def scalar(self, connection: Reading, **values: Any) -> Any:
        """The first value of the first row, or None."""
        rows = self.rows(connection, **values)
        return rows[0][0] if rows else None

    def change(self, connection: Connection, **values: Any) -> int:
        """Runs an update or a deletion; the number of rows it met."""
        return int(self._for(connection.dialect).execute(connection, values).rowcount)

    def change_many(self, connection: Connection, rows: Sequence[Mapping[str, Any]]) -> None:
        """Runs a change once for each row of values, in one call of the driver's."""
        self._for(connection.dialect).execute(connection, rows)

    def _for(self, dialect: Dialect) -> _Compiled:
        if dialect.name not in self._compiled:
            self._compiled[dialect.name] = _Compiled(self._statement, dialect)
        return self._compiled[dialect.name]


class _Compiled:
    """A statement's text for one dialect, and what turns values into the driver's and back."""

    def __init__(self, statement: Executable, dialect: Dialect) -> None:
        compiled = statement.compile(dialect=dialect)  # type: ignore[attr-defined]
        assert isinstance(compiled, SQLCompiler)
        self._text = str(compiled)
        self._constants = {name: bind.value for name, bind in compiled.binds.items() if not bind.required}
        into = {name: _into(bind.type, dialect) for name, bind in compiled.binds.items()}
        self._positional = compiled.positional
        order = list(compiled.positiontup or ()) if compiled.positional else list(into)
        self._order = order
        self._into = [(at, process) for at, name in enumerate(order) if (process := into[name])]
        columns = getattr(statement, "exported_columns", None)
        self.names: tuple[str, ...] = tuple(columns.keys()) if columns is not None else ()
        self._types = [column.type.dialect_impl(dialect) for column in columns] if columns is not None else []
        self._dialect = dialect
        self._out_of: list[tuple[int, Callable[[Any], Any]]] | None = None

    def execute(self, connection: Reading, values: Mapping[str, Any] | Sequence[Mapping[str, Any]]) -> Any:
        """A driver's cursor after the execution, or after one for each of several. Raises DBAPIError as SQLAlchemy would."""
        cursor = connection.connection.cursor()
        try:
            if isinstance(values, Mapping):
                cursor.execute(self._text, self._ready(values))
            else:
                cursor.executemany(self._text, [self._ready(each) for each in values])
        except connection.dialect.loaded_dbapi.Error as error:
            raise _told(connection, self._text, error) from error
        return cursor

    def _ready(self, values: Mapping[str, Any]) -> Any:
        given = {**self._constants, **values} if self._constants else values
        ready = [given[name] for name in self._order]
        for at, process in self._into:
            ready[at] = process(ready[at])
        return ready if self._positional else dict(zip(self._order, ready, strict=True))

    def read(self, cursor: Any) -> list[Row]:
        """All that a cursor has; how its columns are read is settled by the first cursor, as it depends on the driver's types."""
        if self._out_of is None:
            described = zip(self._types, cursor.description, strict=True)
            processes = [type_.result_processor(self._dialect, code) for type_, (_, code, *_) in described]
            self._out_of = [(at, process) for at, process in enumerate(processes) if process]
        rows: list[Row] = cursor.fetchall()
        return [self._row(row) for row in rows] if self._out_of else rows

    def _row(self, row: Row) -> Row:
        values = list(row)
        for at, process in self._out_of or ():
            values[at] = process(values[at])
        return tuple(values)


def _into(type_: TypeEngine[Any], dialect: Dialect) -> Process:
    return type_.dialect_impl(dialect).bind_processor(dialect)


def _told(connection: Reading, text: str, error: Exception) -> BaseException:
    """The driver's error as SQLAlchemy's; a connection that is lost is not used again."""
    dialect = connection.dialect
    lost = dialect.is_disconnect(error, connection.connection, None)  # type: ignore[arg-type]
    told = DBAPIError.instance(
        text, None, error, dialect.loaded_dbapi.Error, hide_parameters=True, dialect=dialect
    )
    if lost:
        connection.invalidate(error)
    return told
