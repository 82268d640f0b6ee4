"""What is to be done once a day, whoever writes meanwhile."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime

from bot.database.database import NotSaved
from bot.use_cases.inbox import Inbox

log = logging.getLogger(__name__)
FIRST = 60.0
"""Seconds from the start: whoever wrote before it comes first."""
A_DAY = 86_400.0


async def keep_house(inbox: Inbox, now: Callable[[], datetime]) -> None:
    """Forgets what is older than was promised, every day until cancelled."""
    await asyncio.sleep(FIRST)
    while True:
        try:
            purged = await inbox.purge(now())
            log.info("%s updates were forgotten, as they are after 30 days", purged)
        except NotSaved as error:
            log.warning("old updates could not be forgotten (%s): tomorrow again", error)
        await asyncio.sleep(A_DAY)
