"""Groups, the questions posted in them, and who agreed to stand on a group's board."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

COUNTER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "groups",
        sa.Column("id", COUNTER, nullable=False),
        sa.Column("chat_id", sa.BigInteger, nullable=False),
        sa.Column("language", sa.String(2), nullable=False),
        sa.Column("zone", sa.String(64)),
        sa.Column("daily_at", sa.Integer),
        sa.Column("next_push_at", MOMENT),
        sa.Column("board_at", MOMENT),
        sa.Column("gone_since", MOMENT),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_groups"),
        sa.UniqueConstraint("chat_id", name="uq_groups_chat_id"),
    )
    to_push = sa.text("next_push_at IS NOT NULL")
    op.create_index(
        "ix_groups_next_push_at", "groups", ["next_push_at"], sqlite_where=to_push, postgresql_where=to_push
    )
    op.create_table(
        "posts",
        sa.Column("id", COUNTER, nullable=False),
        sa.Column("group_id", COUNTER, nullable=False),
        sa.Column("day", sa.String(10), nullable=False),
        sa.Column("status", sa.String(16), nullable=False),
        sa.Column("question_id", sa.String, nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("seed", sa.BigInteger, nullable=False),
        sa.Column("due_at", MOMENT, nullable=False),
        sa.Column("claimed_at", MOMENT, nullable=False),
        sa.Column("sent_at", MOMENT),
        sa.PrimaryKeyConstraint("id", name="pk_posts"),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name="fk_posts_group_id"),
        sa.UniqueConstraint("group_id", "day", name="uq_posts_group_id_day"),
    )
    op.create_index("ix_posts_question_id_seed", "posts", ["question_id", "seed"])
    unsettled = sa.text("status = 'claimed'")
    op.create_index(
        "ix_posts_unsettled", "posts", ["claimed_at"], sqlite_where=unsettled, postgresql_where=unsettled
    )
    op.create_table(
        "board",
        sa.Column("group_id", COUNTER, nullable=False),
        sa.Column("learner_id", sa.BigInteger, nullable=False),
        sa.Column("name", sa.String(64), nullable=False),
        sa.Column("agreed_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("group_id", "learner_id", name="pk_board"),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name="fk_board_group_id"),
        sa.ForeignKeyConstraint(["learner_id"], ["learners.id"], name="fk_board_learner_id"),
    )
    op.create_index("ix_board_learner_id", "board", ["learner_id"])
