"""The stand-in over HTTP: the Bot API's addresses, the chat page, and control for tests. Binds to loopback only."""

from __future__ import annotations

import asyncio
import ipaddress
import json
import time
from collections.abc import Awaitable, Callable, Collection, Mapping
from pathlib import Path
from typing import Any

from aiohttp import ClientError, ClientSession, ClientTimeout, web
from aiohttp.typedefs import Middleware

from bot.simulator.control import add_control
from bot.simulator.errors import ApiError
from bot.simulator.faults import Faults
from bot.simulator.groups import Group
from bot.simulator.keeping import Keeper
from bot.simulator.limits import Limits
from bot.simulator.methods import ALLOWED, Methods, Upload
from bot.simulator.people import Person
from bot.simulator.site import add_page
from bot.simulator.world import User, World

BODY_LIMIT = 50 * 1024 * 1024
LONG_POLL_LIMIT = 50
CONFLICT = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
WEBHOOK_CONFLICT = "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
NESTED = {
    "reply_markup", "entities", "caption_entities", "rich_message", "commands", "scope", "allowed_updates", "link_preview_options",
    "reply_parameters", "media", "results", "suggested_post_parameters",
}  # fmt: skip


class Simulator:
    """One Bot API server for one bot token, and everybody who writes to that bot."""

    def __init__(
        self,
        token: str,
        *,
        strict_limits: bool = True,
        clock: Callable[[], float] = time.monotonic,
        control: bool = True,
        keep: Path | None = None,
    ) -> None:
        """Chats live in memory, or, with ``keep``, in that file, from which they come back. Raises sqlite3.DatabaseError, OSError."""
        self.token = token
        self._has_control = control
        self.world = World()
        self._keeper: Keeper | None = None
        if keep is not None:
            self._keeper = Keeper(self.world, keep)
            self._keeper.restore()
        self.limits = Limits(clock, strict=strict_limits)
        self.faults = Faults()
        self.methods = Methods(self.world, self.limits)
        self.methods.webhook_changed = self._webhook_changed
        self.people: dict[int, Person] = {}
        self._poller: asyncio.Future[None] | None = None
        self._delivery: asyncio.Task[None] | None = None
        self._runner: web.AppRunner | None = None
        self.url = ""
        self.own_faults: list[Exception] = []
        """What went wrong in the stand-in itself, which the bot sees as Telegram's fault 500; tests allow none."""

    @property
    def counters(self) -> dict[str, int]:
        """Calls by method, and uploads, 429s and refusals."""
        return dict(self.world.counters)

    def person(self, id: int, first_name: str, language_code: str | None = None) -> Person:  # noqa: A002 (Telegram's word)
        """A person with a private chat; the same one for the same id."""
        if id not in self.people:
            user = self.world.users.setdefault(id, User(id, first_name, language_code))
            self.people[id] = Person(user, self.world)
            self.world.changed("person", user)
        return self.people[id]

    def group(self, id: int, title: str, members: Mapping[int, str] | None = None) -> Group:  # noqa: A002
        """A group's chat, with people and what they are in it (``creator``, ``administrator``, ``member``)."""
        found = self.world.groups.setdefault(id, {"title": title, "type": "supergroup", "members": {}})
        found["members"] |= members or {}
        return Group(id, self.world)

    async def start(self, host: str = "127.0.0.1", port: int = 0, also_known_as: Collection[str] = ()) -> str:
        """Listens and tells the root address; answers under loopback names and ``also_known_as``, which tests give it.

        Raises ValueError for a host that is not loopback, OSError for a taken port.
        """
        if host != "localhost" and not ipaddress.ip_address(host).is_loopback:
            raise ValueError(f"{host} is not a loopback address")
        application = web.Application(client_max_size=BODY_LIMIT, middlewares=[_only_as(also_known_as)])
        application.router.add_route("*", "/bot{token}/{method}", self._method)
        application.router.add_get("/file/bot{token}/{path:.+}", self._download)
        add_page(application, self)
        if self._has_control:
            add_control(application, self)
        self._runner = web.AppRunner(application, access_log=None, shutdown_timeout=0.5)
        await self._runner.setup()
        site = web.TCPSite(self._runner, host, port)
        try:
            await site.start()
        except OSError:
            await self._runner.cleanup()
            raise
        bound = self._runner.addresses[0]
        self.url = f"http://{host}:{bound[1]}"
        return self.url

    async def stop(self) -> None:
        """Ends waiting polls and closes."""
        if self._delivery:
            self._delivery.cancel()
        if self._poller and not self._poller.done():
            self._poller.set_result(None)
        if self._runner:
            await self._runner.cleanup()
        if self._keeper:
            self._keeper.close()

    async def _method(self, request: web.Request) -> web.StreamResponse:
        if request.match_info["token"] != self.token:
            return _refused(ApiError(401, "Unauthorized"))
        method = next(
            (name for name in ALLOWED if name.lower() == request.match_info["method"].lower()), None
        )
        if method is None:
            self.world.counters["unknown"] += 1
            return _refused(ApiError(404, "Not Found"))
        self.world.counters[method] += 1
        fault = self.faults.next(method)
        if fault and fault.kind == "delay":
            await asyncio.sleep(fault.seconds)
        if fault and fault.kind == "drop-before":
            return _dropped(request)
        if fault and fault.kind in ("bad-gateway", "page"):
            code = 502 if fault.kind == "bad-gateway" else fault.code
            return web.Response(
                status=code, text=f"<html><body>{code}</body></html>", content_type="text/html"
            )
        try:
            if fault and fault.kind == "refuse":
                raise Faults.refusal(fault)
            parameters = await _parameters(request)
            result = await (
                self._get_updates(parameters)
                if method == "getUpdates"
                else self.methods.call(method, parameters)
            )
        except ApiError as error:
            self.world.counters[f"refused-{error.code}"] += 1
            return _refused(error)
        except Exception as error:
            error.add_note(f"while it answered {method}")
            self.own_faults.append(error)
            raise
        if fault and fault.kind == "drop-after":
            return _dropped(request)
        return web.json_response({"ok": True, "result": result})

    async def _get_updates(self, given: dict[str, Any]) -> list[dict[str, Any]]:
        unknown = set(given) - ALLOWED["getUpdates"]
        if unknown:
            raise ApiError(400, f"Bad Request: unknown parameter {sorted(unknown)[0]} of getUpdates")
        if self.methods.webhook:
            raise ApiError(409, WEBHOOK_CONFLICT)
        if self._poller and not self._poller.done():
            self._poller.set_exception(ApiError(409, CONFLICT))
        if given.get("offset"):
            self.world.confirm(int(given["offset"]))
        if not self.world.updates:
            await self._wait_for_updates(min(float(given.get("timeout") or 0), LONG_POLL_LIMIT))
        wanted = given.get("allowed_updates")
        limit = max(1, min(100, int(given.get("limit") or 100)))
        if wanted:
            self.world.updates = [
                u for u in self.world.updates if any(name in wanted for name in u if name != "update_id")
            ]
        return self.world.updates[:limit]

    async def _wait_for_updates(self, seconds: float) -> None:
        if seconds <= 0:
            return
        self.world.arrived.clear()
        mine: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._poller = mine
        arrival: asyncio.Future[Any] = asyncio.ensure_future(self.world.arrived.wait())
        try:
            await asyncio.wait([mine, arrival], timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
        finally:
            arrival.cancel()
        if mine.done():
            mine.result()
        else:
            mine.set_result(None)

    async def _download(self, request: web.Request) -> web.StreamResponse:
        file_id = request.match_info["path"].removeprefix("files/")
        if request.match_info["token"] != self.token or file_id not in self.world.files:
            return _refused(ApiError(404, "Not Found"))
        return web.Response(body=self.world.files[file_id][1], content_type="application/octet-stream")

    def _webhook_changed(self) -> None:
        if self._delivery:
            self._delivery.cancel()
            self._delivery = None
        if self.methods.webhook:
            self._delivery = asyncio.get_running_loop().create_task(self._deliver())

    async def _deliver(self) -> None:
        """Posts waiting updates to the webhook, one after the other, again after a pause where that fails."""
        headers = (
            {"X-Telegram-Bot-Api-Secret-Token": self.methods.webhook["secret"]}
            if self.methods.webhook["secret"]
            else {}
        )
        async with ClientSession(timeout=ClientTimeout(total=30)) as session:
            while True:
                self.world.arrived.clear()
                while self.world.updates:
                    update = self.world.updates[0]
                    try:
                        async with session.post(
                            self.methods.webhook["url"], json=update, headers=headers
                        ) as response:
                            delivered = response.status == 200
                    except (ClientError, TimeoutError):
                        delivered = False
                    if not delivered:
                        self.world.counters["webhook-failures"] += 1
                        await asyncio.sleep(0.2)
                    elif self.world.updates and self.world.updates[0] is update:
                        self.world.updates.pop(0)
                await self.world.arrived.wait()


async def _parameters(request: web.Request) -> dict[str, Any]:
    found: dict[str, Any] = dict(request.query)
    if request.content_type == "application/json":
        body = await request.json()
        found.update(body)
    elif request.method == "POST":
        for name, value in (await request.post()).items():
            found[name] = (
                Upload(value.filename, value.file.read()) if isinstance(value, web.FileField) else value
            )
    uploads = {name: value for name, value in found.items() if isinstance(value, Upload)}
    attached = {
        str(value).removeprefix("attach://") for value in found.values() if str(value).startswith("attach://")
    }
    for name in found:
        found[name] = _value(name, found[name])
    for name in uploads:
        if name in attached:
            upload = found.pop(name)
            owner = next(key for key, value in found.items() if value == f"attach://{name}")
            found[owner] = upload
    return found


def _value(name: str, value: Any) -> Any:
    """A form field as its type: nested objects come as JSON strings."""
    if not isinstance(value, str):
        return value
    if name in NESTED:
        try:
            return json.loads(value)
        except ValueError:
            raise ApiError(400, f"Bad Request: can't parse {name} JSON object") from None
    return (
        {"true": True, "false": False}.get(value, value)
        if name not in ("text", "caption", "chat_id")
        else value
    )


def _only_as(names: Collection[str]) -> Middleware:
    """Refuses what comes under a name that is neither loopback nor one of ``names``.

    So a page of somebody else's whose name was made to point here reaches nothing.
    """

    @web.middleware
    async def middleware(
        request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
    ) -> web.StreamResponse:
        name = (request.url.host or "").strip("[]")
        if name not in names and not _is_loopback(name):
            raise web.HTTPForbidden(text="only loopback names are answered")
        return await handler(request)

    return middleware


def _is_loopback(name: str) -> bool:
    try:
        return name == "localhost" or ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False


def _refused(error: ApiError) -> web.Response:
    body: dict[str, Any] = {"ok": False, "error_code": error.code, "description": error.description}
    if error.parameters:
        body["parameters"] = error.parameters
    return web.json_response(body, status=error.code)


def _dropped(request: web.Request) -> web.StreamResponse:
    """Cuts the connection without an answer."""
    if request.transport is not None:
        request.transport.abort()
    return web.Response()
