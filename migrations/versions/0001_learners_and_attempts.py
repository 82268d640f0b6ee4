"""Learners, the updates they send, what is asked of them and what they answer."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
COUNTER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "learners",
        sa.Column("id", sa.BigInteger, autoincrement=False, nullable=False),
        sa.Column("language", sa.String(2), nullable=False),
        sa.Column("digits", sa.String(16), nullable=False),
        sa.Column("formulas", sa.String(16), nullable=False),
        sa.Column("level", sa.String(4), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("unreachable_since", MOMENT),
        sa.PrimaryKeyConstraint("id", name="pk_learners"),
    )
    op.create_table(
        "updates",
        sa.Column("id", sa.BigInteger, autoincrement=False, nullable=False),
        sa.Column("received_at", MOMENT, nullable=False),
        sa.Column("learner_id", sa.BigInteger),
        sa.Column("raw", sa.Text),
        sa.Column("outcome", sa.JSON),
        sa.Column("replied_at", MOMENT),
        sa.PrimaryKeyConstraint("id", name="pk_updates"),
    )
    op.create_index("ix_updates_received_at", "updates", ["received_at"])
    op.create_index("ix_updates_learner_id", "updates", ["learner_id"])
    owed = sa.text("raw IS NOT NULL")
    op.create_index(
        "ix_updates_owed", "updates", ["received_at", "id"], sqlite_where=owed, postgresql_where=owed
    )
    op.create_table(
        "asked",
        sa.Column("id", COUNTER, nullable=False),
        sa.Column("learner_id", sa.BigInteger, nullable=False),
        sa.Column("question_id", sa.String, nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("seed", sa.BigInteger, nullable=False),
        sa.Column("hints_used", sa.Integer, nullable=False),
        sa.Column("tries", sa.Integer, nullable=False),
        sa.Column("closed", sa.Boolean, nullable=False),
        sa.Column("cancelled", sa.Boolean, nullable=False),
        sa.Column("ticked", sa.JSON, nullable=False),
        sa.Column("ordered", sa.JSON, nullable=False),
        sa.Column("level_wanted", sa.String(4)),
        sa.Column("topic_wanted", sa.String),
        sa.Column("after_id", sa.BigInteger),
        sa.Column("after_verb", sa.String(16)),
        sa.Column("asked_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_asked"),
        sa.ForeignKeyConstraint(["learner_id"], ["learners.id"], name="fk_asked_learner_id"),
        sa.UniqueConstraint("after_id", "after_verb", name="uq_asked_after_id_after_verb"),
    )
    op.create_index("ix_asked_learner_id_id", "asked", ["learner_id", "id"])
    op.create_index("ix_asked_learner_id_question_id_seed", "asked", ["learner_id", "question_id", "seed"])
    op.create_table(
        "attempts",
        sa.Column("id", COUNTER, nullable=False),
        sa.Column("asked_id", COUNTER, nullable=False),
        sa.Column("learner_id", sa.BigInteger, nullable=False),
        sa.Column("question_id", sa.String, nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("seed", sa.BigInteger, nullable=False),
        sa.Column("typed", sa.Text, nullable=False),
        sa.Column("verdict", sa.JSON),
        sa.Column("outcome", sa.String(16)),
        sa.Column("score", sa.Float, nullable=False),
        sa.Column("misconception", sa.String),
        sa.Column("hints_used", sa.Integer, nullable=False),
        sa.Column("seconds", sa.Float, nullable=False),
        sa.Column("counted", sa.Boolean, nullable=False),
        sa.Column("gave_up", sa.Boolean, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_attempts"),
        sa.ForeignKeyConstraint(["asked_id"], ["asked.id"], name="fk_attempts_asked_id"),
        sa.ForeignKeyConstraint(["learner_id"], ["learners.id"], name="fk_attempts_learner_id"),
    )
    op.create_index("ix_attempts_asked_id", "attempts", ["asked_id"])
    op.create_index("ix_attempts_learner_id_id", "attempts", ["learner_id", "id"])
