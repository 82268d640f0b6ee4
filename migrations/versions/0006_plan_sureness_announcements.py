"""An interview's date, how sure a learner is, and announcements through the outbox."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("learners", sa.Column("interview_on", sa.String(10)))
    op.add_column("learners", sa.Column("sureness", sa.Boolean, nullable=False, server_default=sa.false()))
    op.add_column("asked", sa.Column("sureness", sa.Integer))
    op.create_table(
        "announcements",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("upto", sa.BigInteger, nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("begun_at", sa.DateTime(timezone=True)),
        sa.Column("finished_at", sa.DateTime(timezone=True)),
        sa.PrimaryKeyConstraint("id", name="pk_announcements"),
    )
    under_way = sa.text("begun_at IS NOT NULL AND finished_at IS NULL")
    op.create_index(
        "ix_announcements_under_way",
        "announcements",
        ["id"],
        sqlite_where=under_way,
        postgresql_where=under_way,
    )
    with op.batch_alter_table("pushes") as pushes:
        pushes.alter_column("day", existing_type=sa.String(10), nullable=True)
        pushes.add_column(sa.Column("announcement_id", sa.BigInteger))
        pushes.create_unique_constraint(
            "uq_pushes_announcement_id_learner_id", ["announcement_id", "learner_id"]
        )
