"""``epsilon run`` whose disk can be full and whose insides can be counted: ``python -m tests.promises.soaked``.

While the file ``DISK_FULL`` names exists, SQLite may not add a page; ``INSIDE`` names the file in which, each second, stands how many asyncio tasks
there are.
"""

from __future__ import annotations

import asyncio
import os
import sys
from pathlib import Path
from typing import Any

from bot.__main__ import main
from bot.chat.chat import Chat
from bot.database import database

FULL, INSIDE = Path(os.environ["DISK_FULL"]), Path(os.environ["INSIDE"])
MANY_PAGES = 2**30


def soaked() -> None:
    transact, start = database._transact, Chat.start
    full_before = False

    def transacted(engine: Any, units: Any) -> None:
        nonlocal full_before
        full = FULL.exists()
        if full or full_before:
            with engine.connect() as connection:
                # A limit below what there is means what there is: not one page more.
                connection.exec_driver_sql(f"PRAGMA max_page_count = {1 if full else MANY_PAGES}").scalar()
            full_before = full
        transact(engine, units)

    def count() -> None:
        INSIDE.write_text(str(len(asyncio.all_tasks())))

    async def counting() -> None:
        while True:
            count()
            await asyncio.sleep(1.0)

    async def started(self: Chat) -> None:
        await start(self)
        self._counting = asyncio.create_task(counting())  # type: ignore[attr-defined]

    database._transact = transacted
    Chat.start = started  # type: ignore[method-assign]


if __name__ == "__main__":
    soaked()
    sys.exit(main(["run"]))
