"""Which message carries a question's buttons, where it is not the one that showed it: after a restart that one gives them up."""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("asked", sa.Column("keyboard_id", sa.BigInteger))
