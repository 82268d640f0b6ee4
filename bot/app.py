"""The only place where parts meet."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial

from bot.catalogue.catalogue import Catalogue
from bot.catalogue.content import Content
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


def assemble(settings: Settings, *, drafts: bool = False) -> Everything:
    """Loads the content, without the files that are broken, and opens the database, brought up to date.

    Raises ContentError where no topic can be loaded, DatabaseUnusable.
    """
    catalogue = Catalogue.load(Content.named(settings.content_dir), leave_out=True, drafts=drafts)
    return Everything.make(catalogue, Database.open(settings.database_url.get_secret_value()))


async def serve(
    settings: Settings,
    stop: asyncio.Event,
    now: Callable[[], datetime] = utc_now,
    loaded: Callable[[], None] = lambda: None,
    *,
    drafts: bool = False,
) -> None:
    """Runs the bot on Telegram until ``stop`` is set, then finishes what is in hand. ``loaded`` is called when
    all is loaded that a start needs, and when the rest is, some seconds later.

    Content that is broken is left out and told in the log; ``drafts`` are served to their authors only.

    Raises CannotStart, SettingsFault, ContentError, DatabaseUnusable.
    """
    token, proxy = settings.token, settings.proxy
    receiving.check(settings)
    everything = await asyncio.to_thread(partial(assemble, settings, drafts=drafts))
    for fault in everything.catalogue.faults:
        log.warning("Left out of the content, since it is broken: %s", fault)
    await asyncio.to_thread(everything.database.appear)
    bot = make_bot(token, settings.telegram_api_url, proxy)
    chat = Chat(bot, everything, settings.admins, now)
    try:
        if not await receiving.until(stop, chat.reach()):
            return
        await chat.start()
        loaded()
        beside = [
            asyncio.create_task(chat.introduce()),
            asyncio.create_task(rehearse_soon(everything.catalogue, chat.busy, loaded)),
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
