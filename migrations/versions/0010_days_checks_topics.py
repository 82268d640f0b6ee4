"""Days as dates, statuses, outcomes and levels that the database checks, and the topic in which a group was set up, and by whom."""

import re

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

DAYS = {"days": "day", "pushes": "day", "posts": "day", "learners": "interview_on"}
STATUSES = ("claimed", "sent", "unreachable", "refused", "failed", "unknown", "missed")
CHECKS = {
    "pushes": ("status", STATUSES),
    "posts": ("status", STATUSES),
    "updates": ("ended", STATUSES),
    "attempts": ("outcome", ("correct", "partly", "wrong", "unreadable")),
    "learners": ("level", ("auto", "E", "M", "H")),
    "asked": ("level_wanted", ("E", "M", "H")),
}


def upgrade() -> None:
    op.add_column("groups", sa.Column("thread_id", sa.BigInteger))
    op.add_column("groups", sa.Column("set_by", sa.BigInteger))
    op.create_index("ix_groups_set_by", "groups", ["set_by"])
    if op.get_bind().dialect.name == "sqlite":
        _in_sqlite()
        return
    for table, column in DAYS.items():
        op.alter_column(table, column, type_=sa.Date, postgresql_using=f"{column}::date")
    for table, (column, values) in CHECKS.items():
        op.create_check_constraint(f"ck_{table}_{column}", table, _condition(column, values))


def _condition(column: str, values: tuple[str, ...]) -> str:
    listed = ", ".join(f"'{value}'" for value in values)
    return f"{column} IN ({listed})"


def _in_sqlite() -> None:
    """Changes what the schema says and no row: a day is written as before, and a table need not be copied, which would need its foreign
    keys to be off, and so another transaction (https://www.sqlite.org/lang_altertable.html, "other kinds of table schema changes")."""
    connection = op.get_bind()
    for table, (column, values) in CHECKS.items():
        there = sa.text(f"SELECT count(*) FROM {table} WHERE NOT ({_condition(column, values)})")  # noqa: S608  our own names
        if connection.execute(there).scalar():
            raise ValueError(f"{table}.{column} holds what it never should")
    version = connection.exec_driver_sql("PRAGMA schema_version").scalar_one()
    connection.exec_driver_sql("PRAGMA writable_schema = ON")
    for table in sorted({*DAYS, *CHECKS}):
        written = sa.text("SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = :table")
        sql = connection.execute(written, {"table": table}).scalar_one()
        if table in DAYS:
            sql, found = re.subn(rf"\b{DAYS[table]} VARCHAR\(10\)", f"{DAYS[table]} DATE", sql)
            assert found == 1, table
        if table in CHECKS:
            column, values = CHECKS[table]
            check = f", CONSTRAINT ck_{table}_{column} CHECK ({_condition(column, values)})"
            sql = sql.rstrip().removesuffix(")") + check + ")"
        changed = sa.text("UPDATE sqlite_schema SET sql = :sql WHERE type = 'table' AND name = :table")
        connection.execute(changed, {"sql": sql, "table": table})
    connection.exec_driver_sql(f"PRAGMA schema_version = {version + 1}")
    connection.exec_driver_sql("PRAGMA writable_schema = OFF")
    found = connection.exec_driver_sql("PRAGMA quick_check").scalar()
    assert found == "ok", found
