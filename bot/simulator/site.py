"""The chat page: its files, pictures, and a socket that keeps it live."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

from aiohttp import WSMsgType, web

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
    """Adds the page's addresses and two people ready to write."""
    for person in PEOPLE:
        simulator.person(*person)
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
        chosen = [int(request.query.get("person", PEOPLE[0][0]))]
        sender = asyncio.create_task(self._tell(socket, changes, chosen))
        try:
            await socket.send_str(self._state(chosen[0]))
            async for incoming in socket:
                if incoming.type is WSMsgType.TEXT:
                    await self._do(json.loads(incoming.data), socket, chosen)
        finally:
            stop()
            sender.cancel()
        return socket

    @staticmethod
    def _origin(request: web.Request) -> str:
        return f"{request.scheme}://{request.host}"

    async def _do(self, wish: dict[str, Any], socket: web.WebSocketResponse, chosen: list[int]) -> None:
        match wish:
            case {"do": "choose", "person": int(person)} if person in self._simulator.people:
                chosen[0] = person
                await socket.send_str(self._state(person))
            case {"do": "send", "text": str(text)} if text.strip():
                self._simulator.people[chosen[0]].send(text[:4096])
            case {"do": "press", "message": int(message), "data": str(data)}:
                person_chosen = self._simulator.people[chosen[0]]
                for found in (m for m in person_chosen.messages if m.id == message):
                    person_chosen.press_data(found, data)
            case {"do": "person", "name": str(name), "language": str(language)} if name.strip():
                number = max(self._simulator.people) + 1
                self._simulator.person(number, name.strip()[:60], language or None)
                chosen[0] = number
                await socket.send_str(self._state(number))

    async def _tell(
        self, socket: web.WebSocketResponse, changes: asyncio.Queue[tuple[str, Any]], chosen: list[int]
    ) -> None:
        while True:
            kind, thing = await changes.get()
            match kind:
                case "message" | "edit" if thing.chat_id == chosen[0]:
                    await socket.send_json({"kind": kind, "message": shown(thing)})
                case "delete" if thing.chat_id == chosen[0]:
                    await socket.send_json({"kind": "delete", "id": thing.id})
                case "action" if thing[0] == chosen[0]:
                    await socket.send_json({"kind": "typing"})
                case "answer" if thing["user"] == chosen[0]:
                    await socket.send_json({"kind": "answer", **thing["answer"]})
                case "commands" | "person":
                    await socket.send_str(self._state(chosen[0]))

    def _state(self, person: int) -> str:
        user = self._world.users[person]
        language = user.language_code or ""
        commands = (
            self._world.commands.get(f"default:{language}") or self._world.commands.get("default:") or []
        )
        people = [
            {"id": each.user.id, "name": each.user.first_name, "language": each.user.language_code}
            for each in self._simulator.people.values()
        ]
        messages = [shown(stored) for stored in self._world.by_chat.get(person, []) if not stored.deleted]
        names = self._world.profile["name"]
        descriptions = self._world.profile["description"]
        return json.dumps({
            "kind": "state", "person": person, "language": language, "people": people, "messages": messages, "commands": commands,
            "bot": names.get(language) or names.get("") or "Epsilon",
            "description": descriptions.get(language) or descriptions.get("") or "",
        })  # fmt: skip


def shown(message: Stored) -> dict[str, Any]:
    """A message as the page draws it; formulas are MathML already."""
    return {
        "id": message.id,
        "mine": message.sender is not None,
        "date": message.date,
        "text": message.text,
        "entities": message.entities,
        "rich": _with_mathematics(message.rich) if message.rich else None,
        "photo": message.photo,
        "document": message.document,
        "buttons": message.buttons,
        "edited": message.edited,
    }


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
