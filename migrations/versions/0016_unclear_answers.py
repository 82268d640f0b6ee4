"""A typed answer that may be read in several ways is kept until the person says which is meant."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("asked", sa.Column("unclear", sa.Text))
