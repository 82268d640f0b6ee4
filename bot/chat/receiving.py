"""The two ways by which updates come: asked for, or posted by Telegram to a webhook."""

from __future__ import annotations

import asyncio
import logging
import re
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol
from urllib.parse import urlsplit

from telegram import Bot
from telegram.error import InvalidToken

from bot.chat.beginning import CannotStart, patiently
from bot.chat.listen import WANTED, Incoming, poll
from bot.settings import Settings, SettingsFault

if TYPE_CHECKING:
    from collections.abc import Coroutine
    from typing import Any

log = logging.getLogger(__name__)
SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")


class Chat(Protocol):
    """What takes updates."""

    bot: Bot

    async def receive(self, updates: Sequence[Incoming]) -> None: ...

    def alive(self) -> None: ...

    def measured(self) -> str: ...


def check(settings: Settings) -> None:
    """Raises SettingsFault where updates could not be received as the settings say."""
    if settings.webhook_url is not None:
        secret = settings.webhook_secret
        if secret is None or not SECRET.fullmatch(secret.get_secret_value()):
            state = "not set" if secret is None else "wrong"
            raise SettingsFault(
                f"WEBHOOK_SECRET is {state}: choose 1 to 256 letters, digits, _ or -, so that only Telegram can post here."
            )
        _ = settings.address
    _ = settings.metrics_address
    if settings.heartbeat_file is not None:
        try:
            settings.heartbeat_file.touch()
        except OSError as error:
            raise SettingsFault(
                f"HEARTBEAT_FILE {settings.heartbeat_file} cannot be written: {error.strerror}."
            ) from None


async def receive(
    settings: Settings, chat: Chat, ready: Callable[[], Awaitable[bool]], stop: asyncio.Event
) -> None:
    """Receives updates until ``stop`` is set. ``ready`` tells a balancer whether one could be stored now. Raises CannotStart."""
    async with _measured(settings, chat):
        if settings.webhook_url is not None:
            await _by_webhook(settings, settings.webhook_url, chat, ready, stop)
        else:
            await _by_polling(settings, chat, stop)


@asynccontextmanager
async def _measured(settings: Settings, chat: Chat) -> AsyncIterator[None]:
    """Serves metrics meanwhile, where a setting says at which address."""
    address = settings.metrics_address
    if address is None:
        yield
        return
    from bot.chat.measuring import Measuring  # an HTTP server, which polling does without

    measuring = Measuring(chat.measured)
    try:
        await measuring.start(*address)
    except OSError as error:
        raise CannotStart(f"cannot listen on {settings.metrics_listen}: {error.strerror or error}.") from None
    try:
        yield
    finally:
        await measuring.stop()


async def until(stop: asyncio.Event, work: Coroutine[Any, Any, None]) -> bool:
    """Does work unless ``stop`` is set before it has ended; whether it was done."""
    working, stopping = asyncio.create_task(work), asyncio.create_task(stop.wait())
    try:
        await asyncio.wait([working, stopping], return_when=asyncio.FIRST_COMPLETED)
        if working.done():
            working.result()
            return True
        return False
    finally:
        working.cancel()
        stopping.cancel()
        await asyncio.gather(working, stopping, return_exceptions=True)


async def _by_polling(settings: Settings, chat: Chat, stop: asyncio.Event) -> None:
    async def polling() -> None:
        end_webhook = partial(chat.bot.delete_webhook, drop_pending_updates=False)
        await patiently(end_webhook, "Telegram does not end this bot's webhook")
        log.info("running: waiting for messages")
        try:
            await poll(chat.bot, chat.receive, partial(_beat, chat, settings.heartbeat_file))
        except InvalidToken:
            raise CannotStart(
                "Telegram refused this TELEGRAM_BOT_TOKEN again and again: copy it anew from @BotFather."
            ) from None

    await until(stop, polling())


async def _by_webhook(
    settings: Settings, url: str, chat: Chat, ready: Callable[[], Awaitable[bool]], stop: asyncio.Event
) -> None:
    from bot.chat.webhook import Webhook  # an HTTP server, which polling does without

    assert settings.webhook_secret is not None, "checked before"
    secret = settings.webhook_secret.get_secret_value()
    webhook = Webhook(chat.bot, chat.receive, urlsplit(url).path or "/", secret, ready)
    try:
        await webhook.start(*settings.address)
    except OSError as error:
        raise CannotStart(f"cannot listen on {settings.listen}: {error.strerror or error}.") from None
    try:
        tell = partial(
            chat.bot.set_webhook,
            url,
            secret_token=secret,
            drop_pending_updates=False,
            allowed_updates=WANTED,
        )
        if await until(stop, patiently(tell, "Telegram refuses this WEBHOOK_URL")):
            log.info("running: waiting for the webhook on %s", settings.listen)
            await stop.wait()
    finally:
        await webhook.stop()


def _beat(chat: Chat, file: Path | None) -> None:
    """Shows a watcher, such as a container's health check, that updates are being asked for."""
    chat.alive()
    if file is None:
        return
    try:
        file.touch()
    except OSError as error:
        log.warning("HEARTBEAT_FILE cannot be written: %s", error.strerror)
