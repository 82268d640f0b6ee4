"""Connections of an HTTP server that wait for nobody for ever: who opens one and says nothing, or half a request, is let go."""

from __future__ import annotations

import asyncio

from aiohttp import web
from aiohttp.web_protocol import RequestHandler

HEADER_SECONDS = 10.0
"""For a connection's first request, its headers whole."""
KEPT_SECONDS = 30.0
"""For the next one; a balancer keeps connections open."""
MOST_OPEN = 256
"""Connections at once; beyond, those that have said nothing yet are closed, the oldest first."""


class Connections:
    """Makes connections for a server, and ends those that nothing comes from. ``heard`` is told of every request."""

    def __init__(self, runner: web.AppRunner) -> None:
        self._runner = runner
        self._silent: dict[asyncio.Protocol, asyncio.TimerHandle] = {}
        self._open = 0
        self._server: asyncio.Server | None = None

    async def listen(self, host: str, port: int) -> None:
        """Listens. Raises OSError for a taken port."""
        self._server = await asyncio.get_running_loop().create_server(
            self._made, host, port, reuse_address=True
        )

    async def close(self) -> None:
        """Takes no more connections."""
        if self._server is not None:
            self._server.close()

    def heard(self, request: web.Request) -> None:
        """A whole request came over a connection."""
        self._forget(request.protocol)

    def opened(self, connection: asyncio.Protocol) -> None:
        self._open += 1
        if self._open > MOST_OPEN and self._silent:
            oldest = next(iter(self._silent))
            self._silent.pop(oldest).cancel()
            _end(oldest)
        loop = asyncio.get_running_loop()
        self._silent[connection] = loop.call_later(HEADER_SECONDS, self._let_go, connection)

    def closed(self, connection: asyncio.Protocol) -> None:
        self._open -= 1
        self._forget(connection)

    def _made(self) -> asyncio.Protocol:
        assert self._runner.server is not None, "set up before"
        return _Connection(self, self._runner.server)

    def _let_go(self, connection: asyncio.Protocol) -> None:
        self._silent.pop(connection, None)
        _end(connection)

    def _forget(self, connection: object) -> None:
        timer = self._silent.pop(connection, None) if isinstance(connection, asyncio.Protocol) else None
        if timer is not None:
            timer.cancel()


class _Connection(RequestHandler):
    """aiohttp's own connection, which tells when it begins and ends."""

    __slots__ = ("_connections",)

    def __init__(self, connections: Connections, server: web.Server) -> None:
        loop = asyncio.get_running_loop()
        super().__init__(
            server,
            loop=loop,
            access_log=None,  # type: ignore[arg-type]  # as the runner itself says that none is wanted
            keepalive_timeout=KEPT_SECONDS,
        )
        self._connections = connections

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        super().connection_made(transport)
        self._connections.opened(self)

    def connection_lost(self, exc: BaseException | None) -> None:
        self._connections.closed(self)
        super().connection_lost(exc)


def _end(connection: asyncio.Protocol) -> None:
    transport = getattr(connection, "transport", None)
    if transport is not None:
        transport.abort()
