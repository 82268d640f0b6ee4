"""Control over HTTP for tests in other processes: make people, let them type and tap, read chats, set faults."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from aiohttp import web

from bot.simulator.faults import Fault
from bot.simulator.people import Message, Person

if TYPE_CHECKING:
    from bot.simulator.server import Simulator


def add_control(application: web.Application, simulator: Simulator) -> None:
    """Adds the addresses under ``/control``."""
    control = _Control(simulator)
    application.router.add_post("/control/people", control.add_person)
    application.router.add_post("/control/people/{id}/send", control.send)
    application.router.add_post("/control/people/{id}/press", control.press)
    application.router.add_post("/control/people/{id}/{what:block|unblock}", control.membership)
    application.router.add_get("/control/people/{id}/messages", control.messages)
    application.router.add_post("/control/updates/{update_id}/replay", control.replay)
    application.router.add_post("/control/updates/next", control.next_update)
    application.router.add_post("/control/faults", control.fault)
    application.router.add_get("/control/counters", control.counters)


class _Control:
    def __init__(self, simulator: Simulator) -> None:
        self._simulator = simulator

    def _person(self, request: web.Request) -> Person:
        person = self._simulator.people.get(int(request.match_info["id"]))
        if person is None:
            raise web.HTTPNotFound(text="nobody has this id")
        return person

    async def add_person(self, request: web.Request) -> web.Response:
        given = await request.json()
        person = self._simulator.person(int(given["id"]), given["first_name"], given.get("language_code"))
        return web.json_response(person.user.as_json())

    async def send(self, request: web.Request) -> web.Response:
        return web.json_response({"update_id": self._person(request).send((await request.json())["text"])})

    async def press(self, request: web.Request) -> web.Response:
        person, given = self._person(request), await request.json()
        found = next((message for message in person.messages if message.id == given["message_id"]), None)
        if found is None:
            raise web.HTTPNotFound(text="no such message")
        data = given["data"] if "data" in given else found.button(given["caption"]).data
        return web.json_response({"callback_query_id": person.press_data(found, data or "")})

    async def membership(self, request: web.Request) -> web.Response:
        person = self._person(request)
        update_id = person.block() if request.match_info["what"] == "block" else person.unblock()
        return web.json_response({"update_id": update_id})

    async def messages(self, request: web.Request) -> web.Response:
        """All messages after ``after``; with ``wait`` seconds, waits for one of the bot's."""
        person = self._person(request)
        after = int(request.query.get("after", 0))
        deadline = asyncio.get_running_loop().time() + float(request.query.get("wait", 0))
        while True:
            found = [message for message in person.messages if message.id > after]
            if any(message.from_bot for message in found) or asyncio.get_running_loop().time() >= deadline:
                return web.json_response([_seen(message) for message in found])
            await asyncio.sleep(0.01)

    async def replay(self, request: web.Request) -> web.Response:
        self._simulator.world.queue(self._simulator.world.sent_updates[int(request.match_info["update_id"])])
        return web.json_response({})

    async def next_update(self, request: web.Request) -> web.Response:
        self._simulator.world.next_update_id = int((await request.json())["update_id"])
        return web.json_response({})

    async def fault(self, request: web.Request) -> web.Response:
        given = await request.json()
        if given.get("clear"):
            self._simulator.faults.clear()
        else:
            self._simulator.faults.add(Fault(**{**given, "methods": frozenset(given.get("methods", ()))}))
        return web.json_response({})

    async def counters(self, _: web.Request) -> web.Response:
        return web.json_response(self._simulator.counters)


def _seen(message: Message) -> dict[str, Any]:
    return {
        "id": message.id,
        "from_bot": message.from_bot,
        "text": message.text,
        "entities": message.entities,
        "rich": message.rich,
        "edited": message.edited,
        "photo": message.stored.photo,
        "buttons": [[{"text": b.text, "data": b.data, "url": b.url} for b in row] for row in message.buttons],
    }
