"""Where the database is: an address as people write it, and a sentence for each way it can be unusable."""

from __future__ import annotations

import re
from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

POSTGRESQL = ("postgres", "postgresql")


class DatabaseUnusable(Exception):  # noqa: N818  it names a state
    """The database cannot be used; the message is one sentence that says why and what to do, without a password."""


def engine_url(address: str) -> URL:
    """``sqlite:///data/epsilon.db`` or ``postgresql://…`` with the driver that we use. Raises DatabaseUnusable."""
    _check_name_and_password(address)
    try:
        url = make_url(address)
    except (ArgumentError, ValueError):
        raise DatabaseUnusable(
            "DATABASE_URL is not an address: write sqlite:///data/epsilon.db or postgresql://user:password@host/name."
        ) from None
    family = url.drivername.partition("+")[0]
    if family == "sqlite":
        return _sqlite(url)
    if family in POSTGRESQL:
        return url.set(drivername="postgresql+psycopg")
    raise DatabaseUnusable(f"DATABASE_URL names {family!r}: only sqlite and postgresql are known.")


def _check_name_and_password(address: str) -> None:
    """Raises DatabaseUnusable for a sign of addresses inside a password: a part of it would be taken for a host's name, and shown."""
    scheme, _, rest = address.partition("://")
    if scheme.partition("+")[0] not in POSTGRESQL:
        return
    options = rest.rpartition("?")[2]
    if "@" not in options:
        rest = rest.removesuffix(f"?{options}")
    if any(sign in rest.rpartition("@")[0] for sign in "/@?#"):
        raise DatabaseUnusable(
            "DATABASE_URL has one of / @ ? # in its name or password: write %2F %40 %3F %23 there."
        )


def _sqlite(url: URL) -> URL:
    if not url.database or url.database == ":memory:" or url.host:
        raise DatabaseUnusable(
            "DATABASE_URL names no file: write sqlite:/// and a path, as sqlite:///data/epsilon.db."
        )
    return url.set(drivername="sqlite+pysqlite", database=str(Path(url.database).expanduser()))


def shown(url: URL) -> str:
    """The address as it may be shown: the file, or host and name."""
    if url.get_backend_name() == "sqlite":
        return str(url.database)
    return f"{url.host or 'localhost'}/{url.database or ''}"


def unusable(url: URL, error: BaseException) -> DatabaseUnusable:
    """The sentence for what a driver said of this database."""
    said = str(getattr(error, "orig", None) or error).strip().partition("\n")[0].lower()
    where = shown(url)
    for sign, sentence in _SENTENCES:
        if sign in said:
            return DatabaseUnusable(sentence.format(where=where))
    return DatabaseUnusable(f"The database {where} cannot be used: {_without_password(said, url)}.")


_SENTENCES = (
    ("readonly", "The database {where} cannot be written: check the rights of the file and of its folder."),
    ("unable to open", "The database {where} cannot be opened: check the path and the rights of its folder."),
    (
        "not a database",
        "The file {where} is not a database, or it is damaged: restore a backup or name another file.",
    ),
    ("malformed", "The database {where} is damaged: restore a backup or name another file."),
    ("disk i/o", "The database {where} cannot be read or written: the disk reports an error."),
    ("is full", "There is no space left for the database {where}."),
    ("locked", "The database {where} is held by another program: stop it first."),
    ("password authentication", "The database server refused the name or password for {where}."),
    ("does not exist", "The database server has no such database or person: {where}."),
    ("connection refused", "No database server answers at {where}."),
    ("connection failed", "The database server at {where} cannot be reached."),
    ("failed to resolve", "The database server's name cannot be resolved: {where}."),
)


def _without_password(said: str, url: URL) -> str:
    """A driver's words without the password, and without any long part of it."""
    text = said.rstrip(".")
    password = str(url.password or "").lower()
    for part in (password, *re.split(r"\W+", password)):
        if len(part) > 2 or (part and part == password):
            text = text.replace(part, "…")
    return text
