"""Copying an SQLite database while the bot writes to it."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from bot.database.address import DatabaseUnusable, engine_url

PAGES = 2000
"""Pages copied at once; in between the bot may write, and SQLite copies again what it changed."""


def backup(address: str, target: Path) -> int:
    """Copies the SQLite database at an address to a new file, as it stands at the end of copying; its size in bytes.

    The copy is checked. Raises DatabaseUnusable for another kind of database, a file that is there already, or a copy that is damaged.
    """
    url = engine_url(address)
    if url.get_backend_name() != "sqlite":
        raise DatabaseUnusable("Only an SQLite database is copied so: use pg_dump for PostgreSQL.")
    source = Path(str(url.database))
    if not source.is_file():
        raise DatabaseUnusable(f"There is no database {source}.")
    if target.exists():
        raise DatabaseUnusable(f"{target} is there already: name another file.")
    target.parent.mkdir(parents=True, exist_ok=True)
    reading, writing = sqlite3.connect(f"file:{source}?mode=ro", uri=True), sqlite3.connect(target)
    try:
        reading.backup(writing, pages=PAGES, sleep=0.01)
        found = writing.execute("PRAGMA integrity_check").fetchone()[0]
    finally:
        reading.close()
        writing.close()
    if found != "ok":
        raise DatabaseUnusable(f"The copy {target} is damaged: {found}.")
    return target.stat().st_size
