"""When a learner was asked for the day of their interview, and which groups of topics an interview draws from."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("learners", sa.Column("day_asked_at", sa.DateTime(timezone=True)))
    op.add_column("interviews", sa.Column("groups", sa.JSON(none_as_null=True)))
