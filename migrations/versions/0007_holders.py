"""Which process has an update in hand, where several share a database."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("updates", sa.Column("holder", sa.BigInteger))
    in_hand = sa.text("holder IS NOT NULL")
    op.create_index(
        "ix_updates_in_hand",
        "updates",
        ["learner_id", "id"],
        sqlite_where=in_hand,
        postgresql_where=in_hand,
    )
