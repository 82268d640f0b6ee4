"""A webhook: Telegram posts updates, and each is stored before the request is answered."""

from __future__ import annotations

import hmac
import json
import logging
from collections.abc import Awaitable, Callable

from aiohttp import web
from telegram import Bot

from bot.chat.connections import Connections
from bot.chat.listen import Receive, hand_over, incoming

log = logging.getLogger(__name__)
BODY_LIMIT = 1024 * 1024


class Webhook:
    """An HTTP server that takes updates at one path, from who knows the secret, and tells whether it is well."""

    def __init__(
        self,
        bot: Bot,
        receive: Receive,
        path: str,
        secret: str,
        ready: Callable[[], Awaitable[bool]],
    ) -> None:
        self._bot, self._receive, self._secret = bot, receive, secret.encode()
        self._ready = ready
        self._application = web.Application(client_max_size=BODY_LIMIT, middlewares=[self._heard])
        self._application.router.add_post(path, self._update)
        self._application.router.add_get("/healthz", self._healthy)
        self._application.router.add_get("/readyz", self._is_ready)
        self._runner = web.AppRunner(self._application, access_log=None)
        self._connections = Connections(self._runner)

    async def start(self, host: str, port: int) -> None:
        """Listens. Raises OSError for a taken port."""
        await self._runner.setup()
        try:
            await self._connections.listen(host, port)
        except OSError:
            await self._runner.cleanup()
            raise

    async def stop(self) -> None:
        await self._connections.close()
        await self._runner.cleanup()

    @web.middleware
    async def _heard(
        self, request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
    ) -> web.StreamResponse:
        self._connections.heard(request)
        return await handler(request)

    async def _update(self, request: web.Request) -> web.Response:
        given = request.headers.get("X-Telegram-Bot-Api-Secret-Token", "").encode("utf-8", "replace")
        if not hmac.compare_digest(given, self._secret):
            return web.Response(status=403)
        if request.content_type != "application/json":
            return web.Response(status=403)
        try:
            given = json.loads(await request.read())
        except (ValueError, RecursionError):
            return web.Response(status=400)
        if not isinstance(given, dict) or "update_id" not in given:
            return web.Response(status=400)
        try:
            update = incoming(given)
        except RecursionError:
            return web.Response(status=400)
        if update is None:
            # Refused, it would be posted again and again, and what comes behind it would wait.
            log.error("an update that cannot be read was passed over")
            return web.Response()
        await hand_over(self._receive, [update])
        return web.Response()

    async def _healthy(self, _: web.Request) -> web.Response:
        return web.Response(text="ok")

    async def _is_ready(self, _: web.Request) -> web.Response:
        """Whether an update could be stored now: a balancer sends none here while it could not."""
        if await self._ready():
            return web.Response(text="ready")
        return web.Response(status=503, text="the database does not answer")
