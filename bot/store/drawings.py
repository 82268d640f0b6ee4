"""Pictures that Telegram has already: by what they show, the name under which it sends them again."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, bindparam, select

from bot.database.insertion import Upsert
from bot.database.statement import Statement
from bot.store.tables import drawings


def find(connection: Connection, key: str) -> str | None:
    """Telegram's ``file_id`` of a picture, by the hash of its content."""
    file_id: str | None = _BY_KEY.scalar(connection, key=key)
    return file_id


def keep(connection: Connection, key: str, file_id: str, now: datetime) -> None:
    """Keeps the ``file_id`` of a picture, in place of an older one."""
    _KEEP.run(connection, key=key, file_id=file_id, kept_at=now)


_BY_KEY = Statement(select(drawings.c.file_id).where(drawings.c.key == bindparam("key")))
_KEEP = Upsert(drawings)
