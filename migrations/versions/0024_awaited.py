"""What a learner was asked for that they may write as a message: the day of an interview, their clock, or an hour."""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("ALTER TABLE learners RENAME COLUMN day_asked_at TO awaited_since")
    op.add_column("learners", sa.Column("awaited", sa.String(8)))
    op.execute("UPDATE learners SET awaited = 'day' WHERE awaited_since IS NOT NULL")
