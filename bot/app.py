"""The only place where parts meet."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from datetime import UTC, datetime
from urllib.parse import urlsplit

from bot.catalogue.catalogue import Catalogue, content_folder
from bot.chat.chat import Chat, make_bot
from bot.chat.listen import poll
from bot.database.database import Database
from bot.settings import Settings, SettingsFault
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

    Raises CannotStart, SettingsFault, ContentError, DatabaseUnusable, OSError (taken port).
    """
    token, proxy = settings.token, settings.proxy
    everything = await asyncio.to_thread(assemble, settings)
    await asyncio.to_thread(everything.database.appear)
    bot = make_bot(token, settings.telegram_api_url, proxy)
    chat = Chat(bot, everything, settings.admins, now)
    try:
        await chat.start()
        started()
        try:
            await _listen(settings, everything, chat, stop)
        finally:
            await chat.stop()
    finally:
        await asyncio.to_thread(everything.practice.close)
        await everything.database.close()
        everything.drawing.close()


async def _listen(settings: Settings, everything: Everything, chat: Chat, stop: asyncio.Event) -> None:
    introducing = asyncio.create_task(chat.introduce())
    try:
        if settings.webhook_url:
            await _serve_webhook(settings, everything, chat, stop)
        else:
            await _poll(settings, chat, stop)
    finally:
        introducing.cancel()


async def _poll(settings: Settings, chat: Chat, stop: asyncio.Event) -> None:
    await chat.bot.delete_webhook(drop_pending_updates=False)
    log.info("running: waiting for messages")
    polling = asyncio.create_task(poll(chat.bot, chat.receive, settings.heartbeat))
    stopping = asyncio.create_task(stop.wait())
    try:
        await asyncio.wait([polling, stopping], return_when=asyncio.FIRST_COMPLETED)
        if polling.done():
            polling.result()
    finally:
        polling.cancel()
        stopping.cancel()
        await asyncio.gather(polling, stopping, return_exceptions=True)


async def _serve_webhook(settings: Settings, everything: Everything, chat: Chat, stop: asyncio.Event) -> None:
    url, secret = settings.webhook_url or "", settings.webhook_secret
    if secret is None:
        raise SettingsFault(
            "WEBHOOK_SECRET is not set: choose 1 to 256 letters, digits, _ or -, so that only Telegram can post here."
        )
    from bot.chat.webhook import Webhook  # an HTTP server, which polling does without

    webhook = Webhook(
        chat.bot,
        chat.receive,
        urlsplit(url).path or "/",
        secret.get_secret_value(),
        everything.database.answers,
        chat.measured,
    )
    await webhook.start(*settings.address)
    try:
        await chat.bot.set_webhook(url, secret_token=secret.get_secret_value(), drop_pending_updates=False)
        log.info("running: waiting for the webhook on %s", settings.listen)
        await stop.wait()
    finally:
        await webhook.stop()
