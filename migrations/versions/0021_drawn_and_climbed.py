"""What was drawn for a question is kept with it, and how far its ladder or its case has been climbed."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("asked", sa.Column("drawn", sa.JSON))
    op.add_column("asked", sa.Column("climb", sa.JSON))
    op.add_column("posts", sa.Column("drawn", sa.JSON))
