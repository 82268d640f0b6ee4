"""What may stand before the Bot API's servers: it answers some calls itself, as filters and gateways do, and passes on the others."""

from __future__ import annotations

import json
from collections import Counter, defaultdict, deque
from dataclasses import dataclass
from typing import Any, Self

from aiohttp import ClientError, ClientSession, ClientTimeout, web


@dataclass(frozen=True)
class Page:
    """An answer that is given instead."""

    status: int
    body: str

    @classmethod
    def html(cls, status: int) -> Page:
        return cls(status, f"<html><body>{status}</body></html>")

    @classmethod
    def json(cls, status: int, given: Any) -> Page:
        return cls(status, json.dumps(given))

    @classmethod
    def refusal(cls, status: int, description: str, **parameters: int) -> Page:
        given = {"ok": False, "error_code": status, "description": description}
        return cls.json(status, given | ({"parameters": parameters} if parameters else {}))


class Gateway:
    """An HTTP server before the stand-in; ``plan`` has the answers that the next calls of a method get."""

    def __init__(self, upstream: str) -> None:
        self.plan: defaultdict[str, deque[Page]] = defaultdict(deque)
        self.calls: Counter[str] = Counter()
        self.given: list[tuple[str, bytes]] = []
        self._upstream = upstream

    async def __aenter__(self) -> Self:
        self._session = ClientSession(timeout=ClientTimeout(total=60))
        application = web.Application(client_max_size=50 * 1024 * 1024)
        application.router.add_route("*", "/{path:.*}", self._answer)
        self._runner = web.AppRunner(application, access_log=None, shutdown_timeout=0.2)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}"
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._runner.cleanup()
        await self._session.close()

    async def _answer(self, request: web.Request) -> web.Response:
        method = request.path.rpartition("/")[2]
        self.calls[method] += 1
        body = await request.read()
        self.given.append((method, body))
        if self.plan[method]:
            page = self.plan[method].popleft()
            kind = "text/html" if page.body.startswith("<") else "application/json"
            return web.Response(status=page.status, text=page.body, content_type=kind)
        headers = {"Content-Type": request.headers.get("Content-Type", "")} if body else {}
        address = self._upstream + request.path_qs
        try:
            async with self._session.request(
                request.method, address, data=body or None, headers=headers
            ) as response:
                return web.Response(
                    status=response.status, body=await response.read(), content_type=response.content_type
                )
        except ClientError:
            # A poll that waited when the stand-in stopped.
            return web.Response(status=502)
