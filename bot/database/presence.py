"""Which processes live that share a PostgreSQL database: each holds an advisory lock on its own number, which ends with its connection."""

from __future__ import annotations

import logging
import secrets
import threading

from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import DBAPIError

log = logging.getLogger(__name__)

ALIVE = 0x0E95
"""The first key of the locks that show who lives; the second is the process's number."""
PUSHING = 0x0E96
"""The first key of the lock that one process at a time holds, the one that pushes."""
LOOK = 0.5
"""Seconds between looks at one's own connection."""


class Presence:
    """Holds this process's lock for as long as it runs, and takes it again when the server has been away.

    ``number`` stands for this process; ``leads`` tells whether it holds the lock for pushing.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self.number = 1 + secrets.randbelow(2**31 - 1)
        self.leads = False
        self._ending = threading.Event()
        self._held = threading.Event()
        self._thread = threading.Thread(target=self._run, name="store-presence", daemon=True)

    def start(self) -> None:
        """Returns once the lock is held, or after ten seconds without a server."""
        self._thread.start()
        self._held.wait(10.0)

    def stop(self) -> None:
        self._ending.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._ending.is_set():
            try:
                with self._engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
                    try:
                        self._hold(connection)
                    finally:
                        # The locks belong to the connection: it must not go on living in the pool.
                        connection.invalidate()
            except DBAPIError as error:
                log.warning("the database server is away (%s)", type(error.orig).__name__)
            self.leads = False
            self._ending.wait(LOOK)

    def _hold(self, connection: Connection) -> None:
        connection.execute(
            text("SELECT pg_advisory_lock(:key, :number)"), {"key": ALIVE, "number": self.number}
        )
        self._held.set()
        while not self._ending.is_set():
            if self.leads:
                connection.execute(text("SELECT 1"))
            else:
                leads = text("SELECT pg_try_advisory_lock(:key, 0)")
                self.leads = bool(connection.execute(leads, {"key": PUSHING}).scalar())
            self._ending.wait(LOOK)


def living(connection: Connection) -> set[int]:
    """The numbers of all processes that live now."""
    held = text(
        "SELECT objid FROM pg_locks JOIN pg_database ON pg_database.oid = database "
        "WHERE locktype = 'advisory' AND classid = :key AND objsubid = 2 AND granted AND datname = current_database()"
    )
    return {int(number) for (number,) in connection.execute(held, {"key": ALIVE})}
