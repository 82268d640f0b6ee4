"""Long polling: updates are asked for, and each batch is stored before Telegram may forget it."""

from __future__ import annotations

import logging
import re
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic_core import PydanticSerializationError, to_json
from telegram import Bot
from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError

from bot.chat.fate import seconds_of
from bot.chat.patience import Patience
from bot.chat.request import call
from bot.chat.update import Update, read

log = logging.getLogger(__name__)
WANTED = ["message", "edited_message", "callback_query", "my_chat_member", "inline_query"]
POLL_SECONDS = 30
REFUSALS = 10
"""Refusals of the token in a row after which it is taken for wrong: one alone may be a gateway's."""
WEBHOOK = "a webhook takes this bot's updates: another program has set it, and deleteWebhook or a restart of this one ends it"
ANOTHER = "another program is asking for this bot's updates"
NUL = "\\u0000"
UNSTORABLE = re.compile("[\\x00\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Incoming:
    """An update, and its JSON as it came, to be kept until it has had its reply."""

    update: Update
    raw: str


Receive = Callable[[Sequence[Incoming]], Awaitable[None]]


def incoming(given: Any) -> Incoming | None:
    """An update as the Bot API gives it, without characters that no database keeps; None where it cannot be read."""
    raw = _as_json(given)
    if raw is None or NUL in raw:
        try:
            given = _storable(given)
        except RecursionError:
            return None
        raw = _as_json(given)
    update = read(given) if raw is not None else None
    return Incoming(update, raw) if update and raw else None


def _as_json(given: Any) -> str | None:
    """None where the JSON would hold halves of surrogate pairs, or is too deep."""
    try:
        return to_json(given).decode()
    except PydanticSerializationError:
        return None


def _storable(given: Any) -> Any:
    """JSON without NUL, which PostgreSQL refuses, and without halves of surrogate pairs, which are no characters."""
    if isinstance(given, str):
        return UNSTORABLE.sub("", given)
    if isinstance(given, list):
        return [_storable(each) for each in given]
    if isinstance(given, dict):
        return {_storable(name): _storable(value) for name, value in given.items()}
    return given


async def hand_over(receive: Receive, batch: Sequence[Incoming]) -> None:
    """Has a batch stored. Where that fails, each update has its own try, and the guilty one alone is noted and passed over."""
    try:
        await receive(batch)
    except Exception as error:  # noqa: BLE001  one bad update ends nothing
        if len(batch) == 1:
            event = batch[0].update.update_id
            log.error("update %s cannot be stored and is passed over: %s", event, type(error).__name__)
            return
        for each in batch:
            await hand_over(receive, [each])


async def poll(bot: Bot, receive: Receive, alive: Callable[[], None]) -> None:
    """Asks for updates until cancelled, and calls ``alive`` after each answer.

    A lost network, another poller, a server's fault or an answer that is none is waited out, longer each time. Raises InvalidToken for a
    token that was refused again and again.
    """
    offset: int | None = None
    patience = Patience("no updates")
    refusals = 0
    while True:
        try:
            given = {"offset": offset, "timeout": POLL_SECONDS, "allowed_updates": WANTED}
            updates = await call(bot, "getUpdates", given, read_timeout=POLL_SECONDS + 10)
        except InvalidToken:
            refusals += 1
            if refusals == REFUSALS:
                raise
            await patience.wait("the token is refused")
            continue
        except RetryAfter as refused:
            await patience.wait("Telegram asks to wait", seconds_of(refused))
            continue
        except Conflict as error:
            await patience.wait(WEBHOOK if "webhook" in str(error).lower() else ANOTHER)
            continue
        except TelegramError as error:
            await patience.wait(f"{type(error).__name__}: {error}")
            continue
        refusals = 0
        following = _following(updates)
        if updates != [] and following is None:
            await patience.wait("what came is no list of updates")
            continue
        patience.ended()
        alive()
        if updates:
            batch = [incoming(each) for each in updates]
            if None in batch:
                log.error("an update that cannot be read was passed over")
            await hand_over(receive, [each for each in batch if each is not None])
            offset = following


def _following(updates: Any) -> int | None:
    """The offset behind all of a list of updates; None where there is none."""
    if not isinstance(updates, list):
        return None
    ids = [
        each["update_id"] for each in updates if isinstance(each, dict) and type(each.get("update_id")) is int
    ]
    return ids[-1] + 1 if ids else None
