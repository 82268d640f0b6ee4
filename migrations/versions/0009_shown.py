"""When a question reached its learner, and in which message; how far a reply got, and how it ended where it was not sent."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("asked", sa.Column("shown_at", sa.DateTime(timezone=True)))
    op.add_column("asked", sa.Column("message_id", sa.BigInteger))
    op.execute("UPDATE asked SET shown_at = asked_at")
    op.create_index("ix_asked_learner_id_shown_at", "asked", ["learner_id", "shown_at"])
    op.add_column("updates", sa.Column("delivered", sa.Integer))
    op.add_column("updates", sa.Column("ended", sa.String(16)))
