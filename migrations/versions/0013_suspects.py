"""Updates that were in hand when a process died, until it is known that they are not why."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "suspects",
        sa.Column("id", sa.BigInteger, autoincrement=False, nullable=False),
        sa.Column("deaths", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_suspects"),
    )
