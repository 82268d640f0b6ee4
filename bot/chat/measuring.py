"""Metrics on a listener of their own, which nothing from outside reaches: a proxy in front of the webhook does not know it."""

from __future__ import annotations

from collections.abc import Callable

from aiohttp import web

from bot.chat.metrics import CONTENT_TYPE


class Measuring:
    """An HTTP server with one address, ``/metrics``."""

    def __init__(self, metrics: Callable[[], str]) -> None:
        self._metrics = metrics
        application = web.Application()
        application.router.add_get("/metrics", self._measured)
        self._runner = web.AppRunner(application, access_log=None)

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

    async def _measured(self, _: web.Request) -> web.Response:
        return web.Response(body=self._metrics().encode(), headers={"Content-Type": CONTENT_TYPE})
