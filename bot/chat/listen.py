"""Where updates come from: long polling, or a webhook. Each batch is stored before Telegram may forget it."""

from __future__ import annotations

import asyncio
import hmac
import json
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any

from aiohttp import web
from telegram import Bot, Update
from telegram.error import Conflict, InvalidToken, NetworkError, RetryAfter, TelegramError

from bot.chat.request import call
from bot.chat.send import seconds_of

log = logging.getLogger(__name__)
WANTED = ["message", "callback_query", "my_chat_member", "inline_query"]
POLL_SECONDS = 30
LONGEST_PAUSE = 30.0
BODY_LIMIT = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Incoming:
    """An update, and its JSON as it came, to be kept until it has had its reply."""

    update: Update
    raw: str


Receive = Callable[[Sequence[Incoming]], Awaitable[None]]


def incoming(given: Any, bot: Bot) -> Incoming | None:
    """An update as the Bot API gives it; None for anything else."""
    raw = json.dumps(given, ensure_ascii=False)
    try:
        return Incoming(Update.de_json(given, bot), raw)
    except (ValueError, TypeError, KeyError, AttributeError):
        return None


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
                read = [incoming(each, bot) for each in updates]
                if None in read:
                    log.error("an update that is none was passed over")
                await receive([each for each in read if each is not None])
                offset = updates[-1]["update_id"] + 1
            continue
        await asyncio.sleep(pause)
        pause = min(pause * 2, LONGEST_PAUSE)


class Webhook:
    """An HTTP server that takes updates at one path, from who knows the secret, and tells whether it is well."""

    def __init__(
        self,
        bot: Bot,
        receive: Receive,
        path: str,
        secret: str,
        ready: Callable[[], Awaitable[bool]],
        metrics: Callable[[], str],
    ) -> None:
        self._bot, self._receive, self._secret = bot, receive, secret.encode()
        self._ready, self._metrics = ready, metrics
        self._application = web.Application(client_max_size=BODY_LIMIT)
        self._application.router.add_post(path, self._update)
        self._application.router.add_get("/healthz", self._healthy)
        self._application.router.add_get("/readyz", self._is_ready)
        self._application.router.add_get("/metrics", self._measured)
        self._runner = web.AppRunner(self._application, access_log=None)

    async def start(self, host: str, port: int) -> None:
        """Listens. Raises OSError for a taken port."""
        await self._runner.setup()
        try:
            await web.TCPSite(self._runner, host, port).start()
        except OSError:
            await self._runner.cleanup()
            raise

    async def stop(self) -> None:
        await self._runner.cleanup()

    async def _update(self, request: web.Request) -> web.Response:
        given = request.headers.get("X-Telegram-Bot-Api-Secret-Token", "").encode("utf-8", "replace")
        if not hmac.compare_digest(given, self._secret):
            return web.Response(status=403)
        if request.content_type != "application/json":
            return web.Response(status=403)
        try:
            update = incoming(json.loads(await request.read()), self._bot)
        except ValueError:
            return web.Response(status=400)
        if update is None:
            return web.Response(status=400)
        await self._receive([update])
        return web.Response()

    async def _healthy(self, _: web.Request) -> web.Response:
        return web.Response(text="ok")

    async def _is_ready(self, _: web.Request) -> web.Response:
        """Whether an update could be stored now: a balancer sends none here while it could not."""
        if await self._ready():
            return web.Response(text="ready")
        return web.Response(status=503, text="the database does not answer")

    async def _measured(self, request: web.Request) -> web.Response:
        """Metrics, to neighbours only: a proxy that passes requests on from outside says for whom."""
        if "X-Forwarded-For" in request.headers or "Forwarded" in request.headers:
            return web.Response(status=404)
        return web.Response(text=self._metrics(), content_type="text/plain")
