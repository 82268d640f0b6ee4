"""On SQLite, a question's number is never given again: after /forget, an old button would mean a new question."""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None


def upgrade() -> None:
    if op.get_bind().dialect.name != "sqlite":
        return  # a sequence never goes back
    with op.batch_alter_table("asked", recreate="always", table_kwargs={"sqlite_autoincrement": True}):
        """The table as it is, made anew; what refers to it is not looked at meanwhile (``schema.prepare``)."""
    broken = op.get_bind().execute(sa.text("PRAGMA foreign_key_check")).fetchall()
    if broken:
        raise RuntimeError(f"{len(broken)} rows would refer to nothing")
