"""The only place where parts meet."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urlsplit

from bot.catalogue.catalogue import Catalogue, content_folder
from bot.chat.chat import Chat, make_bot
from bot.chat.listen import poll
from bot.database.database import Database
from bot.settings import Settings, SettingsFault
from bot.use_cases.administration import Administration
from bot.use_cases.daily import Daily
from bot.use_cases.drawing import Drawing
from bot.use_cases.finding import Finding
from bot.use_cases.groups import Groups
from bot.use_cases.inbox import Inbox
from bot.use_cases.interview import Interview
from bot.use_cases.planning import Planning
from bot.use_cases.practice.practice import Practice, seeded
from bot.use_cases.practice.questions import Questions
from bot.use_cases.preferences import Preferences
from bot.use_cases.privacy import Privacy
from bot.use_cases.progress import Progress
from bot.use_cases.standing import Standing

log = logging.getLogger(__name__)


def utc_now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Parts:
    """What needs no network: content, database and use cases."""

    catalogue: Catalogue
    database: Database
    practice: Practice
    preferences: Preferences
    privacy: Privacy
    standing: Standing
    progress: Progress
    daily: Daily
    interview: Interview
    groups: Groups
    finding: Finding
    drawing: Drawing
    inbox: Inbox
    planning: Planning
    administration: Administration


def assemble(settings: Settings) -> Parts:
    """Loads the content and opens the database, brought up to date. Raises ContentError, DatabaseUnusable."""
    catalogue = Catalogue.load(settings.content_dir or content_folder())
    database = Database.open(settings.database_url.get_secret_value())
    practice = Practice(database, catalogue)
    return Parts(
        catalogue,
        database,
        practice,
        Preferences(database, Questions(catalogue)),
        Privacy(database),
        Standing(database),
        Progress(database, catalogue),
        Daily(database, practice),
        Interview(database, Questions(catalogue), seeded),
        Groups(database, Questions(catalogue)),
        Finding(database, Questions(catalogue)),
        Drawing(database),
        Inbox(database),
        Planning(database, catalogue),
        Administration(database),
    )


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
    parts = await asyncio.to_thread(assemble, settings)
    await asyncio.to_thread(parts.database.appear)
    bot = make_bot(token, settings.telegram_api_url, proxy)
    chat = Chat(
        bot,
        parts.practice,
        parts.preferences,
        parts.privacy,
        parts.standing,
        parts.progress,
        parts.daily,
        parts.interview,
        parts.groups,
        parts.finding,
        parts.drawing,
        parts.inbox,
        parts.planning,
        parts.administration,
        settings.admins,
        parts.catalogue,
        now,
    )
    try:
        await chat.start()
        started()
        try:
            await _listen(settings, parts, chat, stop)
        finally:
            await chat.stop()
    finally:
        await asyncio.to_thread(parts.practice.close)
        await parts.database.close()
        parts.drawing.close()


async def _listen(settings: Settings, parts: Parts, chat: Chat, stop: asyncio.Event) -> None:
    introducing = asyncio.create_task(chat.introduce())
    try:
        if settings.webhook_url:
            await _serve_webhook(settings, parts, chat, stop)
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


async def _serve_webhook(settings: Settings, parts: Parts, chat: Chat, stop: asyncio.Event) -> None:
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
        parts.database.answers,
        chat.measured,
    )
    await webhook.start(*settings.address)
    try:
        await chat.bot.set_webhook(url, secret_token=secret.get_secret_value(), drop_pending_updates=False)
        log.info("running: waiting for the webhook on %s", settings.listen)
        await stop.wait()
    finally:
        await webhook.stop()
