"""Verdicts that a learner disagrees with."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("attempts", sa.Column("disputed_at", sa.DateTime(timezone=True)))
    disputed = sa.text("disputed_at IS NOT NULL")
    op.create_index(
        "ix_attempts_disputed_at",
        "attempts",
        ["disputed_at"],
        sqlite_where=disputed,
        postgresql_where=disputed,
    )
