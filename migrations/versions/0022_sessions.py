"""Sessions of practice: which questions one has put, how many it is to have, and why a question was chosen."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0018"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
COUNTER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "sessions",
        sa.Column("id", COUNTER, nullable=False),
        sa.Column("learner_id", sa.BigInteger, nullable=False),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("total", sa.Integer, nullable=False),
        sa.Column("asked", sa.JSON, nullable=False),
        sa.Column("started_at", MOMENT, nullable=False),
        sa.Column("finished_at", MOMENT),
        sa.PrimaryKeyConstraint("id", name="pk_sessions"),
        sa.ForeignKeyConstraint(["learner_id"], ["learners.id"], name="fk_sessions_learner_id"),
    )
    op.create_index("ix_sessions_learner_id_id", "sessions", ["learner_id", "id"])
    op.add_column("asked", sa.Column("session_id", sa.BigInteger))
    op.add_column("asked", sa.Column("number", sa.Integer))
    op.add_column("asked", sa.Column("total", sa.Integer))
    op.add_column("asked", sa.Column("chosen", sa.String(16)))
