"""The only place where parts meet."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from datetime import UTC, datetime

from bot.catalogue.catalogue import Catalogue, content_folder
from bot.chat import receiving
from bot.chat.chat import Chat, make_bot
from bot.chat.housekeeping import keep_house
from bot.chat.rehearsal import rehearse_soon
from bot.database.database import Database
from bot.settings import Settings
from bot.use_cases.everything import Everything

log = logging.getLogger(__name__)


def utc_now() -> datetime:
    return datetime.now(UTC)


def assemble(settings: Settings) -> Everything:
    """Loads the content and opens the database, brought up to date. Raises ContentError, DatabaseUnusable."""
    catalogue = Catalogue.load(settings.content_dir or content_folder())
    return Everything.make(catalogue, Database.open(settings.database_url.get_secret_value()))


async def serve(
    settings: Settings,
    stop: asyncio.Event,
    now: Callable[[], datetime] = utc_now,
    started: Callable[[], None] = lambda: None,
) -> None:
    """Runs the bot on Telegram until ``stop`` is set, then finishes what is in hand. ``started`` is called once all is loaded.

    Raises CannotStart, SettingsFault, ContentError, DatabaseUnusable.
    """
    token, proxy = settings.token, settings.proxy
    receiving.check(settings)
    everything = await asyncio.to_thread(assemble, settings)
    await asyncio.to_thread(everything.database.appear)
    bot = make_bot(token, settings.telegram_api_url, proxy)
    chat = Chat(bot, everything, settings.admins, now)
    try:
        if not await receiving.until(stop, chat.reach()):
            return
        await chat.start()
        started()
        beside = [
            asyncio.create_task(chat.introduce()),
            asyncio.create_task(rehearse_soon(everything.catalogue)),
            asyncio.create_task(keep_house(everything.inbox, now)),
        ]
        try:
            await receiving.receive(settings, chat, everything.database.answers, stop)
        finally:
            for task in beside:
                task.cancel()
            await chat.stop()
    finally:
        await everything.close()
