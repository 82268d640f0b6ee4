"""Long polling: updates are asked for, and each batch is stored before Telegram may forget it."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any

from telegram import Bot
from telegram.error import Conflict, InvalidToken, NetworkError, RetryAfter, TelegramError

from bot.chat.request import call
from bot.chat.send import seconds_of
from bot.chat.update import Update, read

log = logging.getLogger(__name__)
WANTED = ["message", "callback_query", "my_chat_member", "inline_query"]
POLL_SECONDS = 30
LONGEST_PAUSE = 30.0


@dataclass(frozen=True, slots=True)
class Incoming:
    """An update, and its JSON as it came, to be kept until it has had its reply."""

    update: Update
    raw: str


Receive = Callable[[Sequence[Incoming]], Awaitable[None]]


def incoming(given: Any) -> Incoming | None:
    """An update as the Bot API gives it; None for anything else."""
    update = read(given)
    return Incoming(update, json.dumps(given, ensure_ascii=False)) if update else None


async def poll(bot: Bot, receive: Receive, alive: Callable[[], None]) -> None:
    """Asks for updates until cancelled, and calls ``alive`` after each answer.

    A lost network, another poller or a server's fault is waited out, longer each time.
    """
    offset = None
    pause = 0.5
    while True:
        try:
            given = {"offset": offset, "timeout": POLL_SECONDS, "allowed_updates": WANTED}
            updates = await call(bot, "getUpdates", given, read_timeout=POLL_SECONDS + 10)
        except InvalidToken:
            raise
        except RetryAfter as refused:
            await asyncio.sleep(seconds_of(refused))
            continue
        except Conflict:
            log.warning("another program is asking for this bot's updates; trying again in %.0f s", pause)
        except (NetworkError, TelegramError) as error:
            log.warning("no updates (%s); trying again in %.1f s", type(error).__name__, pause)
        else:
            pause = 0.5
            alive()
            if updates:
                batch = [incoming(each) for each in updates]
                if None in batch:
                    log.error("an update that is none was passed over")
                await receive([each for each in batch if each is not None])
                offset = updates[-1]["update_id"] + 1
            continue
        await asyncio.sleep(pause)
        pause = min(pause * 2, LONGEST_PAUSE)
