"""What each learner remembers of each question, the days they practised, and the daily question's deliveries."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
COUNTER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.add_column("learners", sa.Column("zone", sa.String(64)))
    op.add_column("learners", sa.Column("daily_at", sa.Integer))
    op.add_column("learners", sa.Column("next_push_at", MOMENT))
    to_push = sa.text("next_push_at IS NOT NULL")
    op.create_index(
        "ix_learners_next_push_at",
        "learners",
        ["next_push_at"],
        sqlite_where=to_push,
        postgresql_where=to_push,
    )
    op.create_table(
        "reviews",
        sa.Column("learner_id", sa.BigInteger, nullable=False),
        sa.Column("question_id", sa.String, nullable=False),
        sa.Column("state", sa.Integer, nullable=False),
        sa.Column("step", sa.Integer),
        sa.Column("stability", sa.Float, nullable=False),
        sa.Column("difficulty", sa.Float, nullable=False),
        sa.Column("due_at", MOMENT, nullable=False),
        sa.Column("reviewed_at", MOMENT, nullable=False),
        sa.Column("lapses", sa.Integer, nullable=False),
        sa.Column("asked_id", sa.BigInteger, nullable=False),
        sa.Column("before", sa.JSON),
        sa.PrimaryKeyConstraint("learner_id", "question_id", name="pk_reviews"),
        sa.ForeignKeyConstraint(["learner_id"], ["learners.id"], name="fk_reviews_learner_id"),
    )
    op.create_table(
        "days",
        sa.Column("learner_id", sa.BigInteger, nullable=False),
        sa.Column("day", sa.String(10), nullable=False),
        sa.Column("answers", sa.Integer, nullable=False),
        sa.Column("right", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("learner_id", "day", name="pk_days"),
        sa.ForeignKeyConstraint(["learner_id"], ["learners.id"], name="fk_days_learner_id"),
    )
    op.create_table(
        "pushes",
        sa.Column("id", COUNTER, nullable=False),
        sa.Column("learner_id", sa.BigInteger, nullable=False),
        sa.Column("day", sa.String(10), nullable=False),
        sa.Column("status", sa.String(16), nullable=False),
        sa.Column("due_at", MOMENT, nullable=False),
        sa.Column("claimed_at", MOMENT, nullable=False),
        sa.Column("sent_at", MOMENT),
        sa.Column("asked_id", sa.BigInteger),
        sa.PrimaryKeyConstraint("id", name="pk_pushes"),
        sa.ForeignKeyConstraint(["learner_id"], ["learners.id"], name="fk_pushes_learner_id"),
        sa.UniqueConstraint("learner_id", "day", name="uq_pushes_learner_id_day"),
    )
    unsettled = sa.text("status = 'claimed'")
    op.create_index(
        "ix_pushes_unsettled", "pushes", ["claimed_at"], sqlite_where=unsettled, postgresql_where=unsettled
    )
