"""Mock interviews, and which asked questions belong to one."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
COUNTER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.add_column("asked", sa.Column("interview_id", sa.BigInteger))
    op.create_table(
        "interviews",
        sa.Column("id", COUNTER, nullable=False),
        sa.Column("learner_id", sa.BigInteger, nullable=False),
        sa.Column("minutes", sa.Integer, nullable=False),
        sa.Column("plan", sa.JSON, nullable=False),
        sa.Column("asked", sa.JSON, nullable=False),
        sa.Column("spent", sa.Float, nullable=False),
        sa.Column("started_at", MOMENT, nullable=False),
        sa.Column("finished_at", MOMENT),
        sa.PrimaryKeyConstraint("id", name="pk_interviews"),
        sa.ForeignKeyConstraint(["learner_id"], ["learners.id"], name="fk_interviews_learner_id"),
    )
    op.create_index("ix_interviews_learner_id_id", "interviews", ["learner_id", "id"])
