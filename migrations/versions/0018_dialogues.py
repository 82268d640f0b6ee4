"""How far the talk about an open question is."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("asked", sa.Column("dialogue", sa.JSON(none_as_null=True)))


def downgrade() -> None:
    op.drop_column("asked", "dialogue")
