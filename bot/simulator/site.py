"""The chat page: its files, pictures, and a socket that keeps it live."""

from __future__ import annotations

import asyncio
import json
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

from aiohttp import WSMsgType, web

from bot.simulator.groups import Group
from bot.simulator.people import Message
from bot.simulator.world import Stored

if TYPE_CHECKING:
    from bot.simulator.server import Simulator

PAGE = Path(__file__).parent / "page"
FONTS = Path(__file__).parents[1] / "pictures" / "fonts"
"""Vazirmatn as the pictures have it, with its licence beside it."""
POLICY = (
    "default-src 'self'; img-src 'self' blob: data:; style-src 'self'; script-src 'self'; connect-src 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
PEOPLE = ((1001, "Ada", "en"), (1002, "سارا", "fa"))
GROUP, GROUP_TITLE = -1001001002, "Ada + سارا"
FILES = {
    "/": PAGE / "index.html",
    "/page/app.js": PAGE / "app.js",
    "/page/style.css": PAGE / "style.css",
    "/page/fonts/regular.ttf": FONTS / "Vazirmatn-Regular.ttf",
    "/page/fonts/bold.ttf": FONTS / "Vazirmatn-Bold.ttf",
    "/page/fonts/OFL.txt": FONTS / "OFL.txt",
    "/page/fonts/AUTHORS.txt": FONTS / "AUTHORS.txt",
}
LEADING = {"href", "src", "actiontype", "{http://www.w3.org/1999/xlink}href"}
"""Attributes by which a formula could lead elsewhere."""
UPLOAD_LIMIT = 20 * 1024 * 1024


def add_page(application: web.Application, simulator: Simulator) -> None:
    """Adds the page's addresses and the people ready to write: two, and who was added before."""
    for person in PEOPLE:
        simulator.person(*person)
    for user in list(simulator.world.users.values()):
        simulator.person(user.id, user.first_name, user.language_code)
    site = _Site(simulator)
    for address, path in FILES.items():
        application.router.add_get(address, _file(path))
    application.router.add_get("/page/files/{file_id}", site.file)
    application.router.add_get("/page/socket", site.socket)
    application.router.add_post("/page/upload/{id}", site.upload)


def _file(path: Path) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
    async def send(_: web.Request) -> web.StreamResponse:
        headers = {
            "Content-Security-Policy": POLICY,
            "X-Content-Type-Options": "nosniff",
            "Cache-Control": "no-cache",
        }
        return web.FileResponse(path, headers=headers)

    return send


class _Site:
    def __init__(self, simulator: Simulator) -> None:
        self._simulator = simulator
        self._world = simulator.world
        self._group: Group | None = None
        self._taken: deque[str] = deque(maxlen=1000)

    async def file(self, request: web.Request) -> web.Response:
        found = self._world.files.get(request.match_info["file_id"])
        if found is None:
            raise web.HTTPNotFound()
        content = found[1]
        kind = (
            "image/png"
            if content.startswith(b"\x89PNG")
            else "image/jpeg"
            if content.startswith(b"\xff\xd8")
            else "application/octet-stream"
        )
        headers = {"X-Content-Type-Options": "nosniff"}
        if not kind.startswith("image/"):
            headers["Content-Disposition"] = "attachment"
        return web.Response(body=content, content_type=kind, headers=headers)

    async def upload(self, request: web.Request) -> web.Response:
        """A file from the page; only the page's own origin may send one."""
        if request.headers.get("Origin", self._origin(request)) != self._origin(request):
            raise web.HTTPForbidden()
        number = request.match_info["id"]
        person = self._simulator.people.get(int(number) if number.isascii() and number.isdigit() else 0)
        if person is None:
            raise web.HTTPNotFound()
        content = await request.read()
        if len(content) > UPLOAD_LIMIT:
            raise web.HTTPRequestEntityTooLarge(UPLOAD_LIMIT, len(content))
        person.send_document(request.query.get("name", "file")[:200], content)
        return web.json_response({})

    async def socket(self, request: web.Request) -> web.StreamResponse:
        """One page's connection: the state of a chat first, then every change; what is typed and tapped comes back."""
        if request.headers.get("Origin", self._origin(request)) != self._origin(request):
            raise web.HTTPForbidden()
        socket = web.WebSocketResponse(heartbeat=20)
        await socket.prepare(request)
        changes: asyncio.Queue[tuple[str, Any]] = asyncio.Queue()
        stop = self._world.listen(lambda kind, thing: changes.put_nowait((kind, thing)))
        view = self._view(request.query.get("person", ""), request.query.get("chat", ""))
        sender = asyncio.create_task(self._tell(socket, changes, view))
        try:
            await socket.send_str(self._state(view))
            async for incoming in socket:
                if incoming.type is WSMsgType.TEXT:
                    await self._do(json.loads(incoming.data), socket, view)
        finally:
            stop()
            sender.cancel()
        return socket

    @staticmethod
    def _origin(request: web.Request) -> str:
        return f"{request.scheme}://{request.host}"

    def _view(self, person: str, chat: str) -> _View:
        known = {str(number) for number in self._simulator.people}
        view = _View(int(person) if person in known else PEOPLE[0][0])
        if chat == "group":
            self._enter_group(view)
        return view

    def _enter_group(self, view: _View) -> None:
        """Shows the group, which has everybody of the page and the bot in it from the first time that it is opened."""
        is_new = GROUP not in self._world.groups
        if self._group is None:
            self._group = self._simulator.group(GROUP, GROUP_TITLE, {PEOPLE[0][0]: "creator"})
        members = self._world.groups[GROUP]["members"]
        for number in self._simulator.people:
            members.setdefault(number, "administrator" if number == PEOPLE[1][0] else "member")
        if is_new:
            self._group.add_bot(self._simulator.people[view.person])
        view.in_group = True

    async def _do(self, wish: dict[str, Any], socket: web.WebSocketResponse, view: _View) -> None:
        person = self._simulator.people[view.person]
        match wish:
            case {"do": "choose", "person": int(number)} if number in self._simulator.people:
                view.person = number
                await socket.send_str(self._state(view))
            case {"do": "open", "chat": "group"}:
                self._enter_group(view)
                await socket.send_str(self._state(view))
            case {"do": "open", "chat": "private"}:
                view.in_group = False
                await socket.send_str(self._state(view))
            case {"do": "send", "text": str(text), "id": str(sending)} if text.strip():
                self._send(wish, text[:4096], sending, view)
                await socket.send_json({"kind": "taken", "id": sending})
            case {"do": "press", "message": int(number), "data": str(data)}:
                stored = self._world.messages.get((view.chat, number))
                if stored is not None and not stored.deleted:
                    person.press_data(Message(stored, self._world), data)
            case {"do": "inline", "text": str(text), "offset": str(offset)}:
                person.inline(text[:256], offset[:64])
            case {"do": "pick", "query": str(query), "result": str(result)} if self._is_listed(query, result):
                person.choose(query, result, view.chat)
            case {"do": "person", "name": str(name), "language": str(language)} if name.strip():
                number = max(self._simulator.people) + 1
                self._simulator.person(number, name.strip()[:60], language or None)
                view.person, view.in_group = number, False
                await socket.send_str(self._state(view))

    def _send(self, wish: dict[str, Any], text: str, sending: str, view: _View) -> None:
        """Says what was typed, once: a page that lost the connection sends again what nobody took."""
        if sending in self._taken:
            return
        self._taken.append(sending)
        person = self._simulator.people.get(
            wish.get("person", view.person), self._simulator.people[view.person]
        )
        if wish.get("chat") != "group":
            person.send(text)
            return
        if self._group is None:
            self._enter_group(_View(person.id))
        assert self._group is not None
        self._group.talk(person, text)

    def _is_listed(self, query: str, result: str) -> bool:
        listed = self._world.inline_queries.get(query, {}).get("results", [])
        return any(each["id"] == result for each in listed)

    async def _tell(
        self, socket: web.WebSocketResponse, changes: asyncio.Queue[tuple[str, Any]], view: _View
    ) -> None:
        while True:
            kind, thing = await changes.get()
            match kind:
                case "message" | "edit" | "keyboard" if thing.chat_id == view.chat and _sees(view, thing):
                    new = "message" if kind == "message" else "edit"
                    await socket.send_json({"kind": new, "message": self._shown(thing, view)})
                case "delete" if thing.chat_id == view.chat:
                    await socket.send_json({"kind": "delete", "id": thing.id})
                case "action" if thing[0] == view.chat:
                    await socket.send_json({"kind": "typing"})
                case "answer" if thing["user"] == view.person:
                    await socket.send_json({"kind": "answer", **thing["answer"]})
                case "inline" if thing["user"] == view.person:
                    await socket.send_json({"kind": "results", **_listed(thing)})
                case "commands" | "person":
                    await socket.send_str(self._state(view))

    def _shown(self, message: Stored, view: _View) -> dict[str, Any]:
        sender = self._world.users[message.sender].first_name if message.sender else None
        in_group = {"from": sender, "alone": message.receiver is not None}
        return shown(message, view.person) | (in_group if view.in_group else {})

    def _state(self, view: _View) -> str:
        user = self._world.users[view.person]
        language = user.language_code or ""
        scope = "all_group_chats" if view.in_group else "default"
        commands = (
            self._world.commands.get(f"{scope}:{language}") or self._world.commands.get(f"{scope}:") or []
        )
        people = [
            {"id": each.user.id, "name": each.user.first_name, "language": each.user.language_code}
            for each in self._simulator.people.values()
        ]
        messages = [
            self._shown(stored, view)
            for stored in self._world.by_chat.get(view.chat, [])
            if not stored.deleted and _sees(view, stored)
        ]
        names = self._world.profile["name"]
        descriptions = self._world.profile["description"]
        return json.dumps({
            "kind": "state", "person": view.person, "language": language, "people": people, "messages": messages, "commands": commands,
            "chat": "group" if view.in_group else "private", "group": GROUP_TITLE, "username": self._world.bot_json()["username"],
            "bot": names.get(language) or names.get("") or "Epsilon",
            "description": descriptions.get(language) or descriptions.get("") or "",
        })  # fmt: skip


@dataclass
class _View:
    """Who looks at the page, and at which chat."""

    person: int
    in_group: bool = False

    @property
    def chat(self) -> int:
        return GROUP if self.in_group else self.person


def _listed(query: dict[str, Any]) -> dict[str, Any]:
    results = [
        {"id": each["id"], "title": each["title"], "description": each.get("description", "")}
        for each in query["results"]
    ]
    return {"query": query["id"], "results": results, "next": query["next_offset"]}


def shown(message: Stored, viewer: int) -> dict[str, Any]:
    """A message as the page draws it for somebody; formulas are MathML already."""
    return {
        "id": message.id,
        "mine": message.sender == viewer,
        "date": message.date,
        "text": message.text,
        "entities": message.entities,
        "rich": _with_mathematics(message.rich) if message.rich else None,
        "photo": message.photo,
        "document": message.document,
        "buttons": message.buttons,
        "edited": message.edited,
    }


def _sees(view: _View, message: Stored) -> bool:
    return message.receiver in (None, view.person)


def _with_mathematics(part: Any) -> Any:
    if isinstance(part, list):
        return [_with_mathematics(each) for each in part]
    if not isinstance(part, dict):
        return part
    drawn = {name: _with_mathematics(value) for name, value in part.items()}
    if part.get("type") == "mathematical_expression":
        drawn["mathml"] = _mathml(part["expression"])
    return drawn


@lru_cache(maxsize=4096)
def _mathml(latex: str) -> str | None:
    """MathML for LaTeX; None where the formula cannot be read, which the page shows as source."""
    from latex2mathml.converter import convert

    try:
        written = str(convert(latex.replace("{,}", r"\text{,}")))
        return written if _is_mathematics(ElementTree.fromstring(written)) else None  # noqa: S314 (made here)
    except Exception:  # noqa: BLE001 (the library raises many kinds for sources it cannot read)
        return None


def _is_mathematics(element: ElementTree.Element) -> bool:
    """Whether there are elements of MathML only, and nothing that leads anywhere: the library passes on what stands in a text."""
    namespace, _, name = element.tag.rpartition("}")
    is_plain = namespace in ("", "{http://www.w3.org/1998/Math/MathML") and name.startswith("m")
    return is_plain and not LEADING & element.attrib.keys() and all(map(_is_mathematics, element))
