"""A lean Bot API server: as little work as can be, so that what is measured is the bot. ``python -m benchmarks.load.bot_api OPTIONS``.

It prints its port, then, when all is over, one JSON object (``first`` and ``over``: Unix times of the first reply and of the last). People first send what opens a question and wait for one message each; from then on each
of them answers and waits for the reply. ``--rate 0``: each sends the next answer as soon as the last one was replied to (a closed loop with as many in
flight as there are people); otherwise answers come evenly at that rate, whatever has been replied to, and latency counts from when one was due.

The project's stand-in checks every message as strictly as Telegram does and costs more than the bot does; its strictness has its own tests.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import re
import sys
import time
from collections import deque
from collections.abc import Callable
from typing import Any, ClassVar

CHAT = re.compile(rb"chat_id(?:=|\"\r\n\r\n|\": ?)(-?\d+)")
"""In a form, in a form's parts, or in JSON."""
SENDS = {b"sendMessage", b"sendRichMessage"}
BOT = {"id": 1, "is_bot": True, "first_name": "Epsilon", "username": "epsilon_bot"}
FIXED: dict[bytes, Any] = {
    b"getMe": BOT
    | {"can_join_groups": True, "can_read_all_group_messages": False, "supports_inline_queries": True},
    b"getMyCommands": [],
    b"getMyDescription": {"description": ""},
    b"getMyShortDescription": {"short_description": ""},
}
BATCH = 100


class Crowd:
    """The people: what they send, when, and how long each waited."""

    def __init__(self, people: int, answers: int, openings: list[str], texts: list[str], rate: float) -> None:
        self.people, self.answers, self.texts, self.rate = people, answers, texts, rate
        self.outbox: deque[dict[str, Any]] = deque()
        self.waiting: dict[int, deque[float]] = {}
        self.latencies: list[float] = []
        self.opened: set[int] = set()
        self.sent = 0
        self.began = 0.0
        self.first = 0.0
        self.wake: Callable[[], None] = lambda: None
        self.over = asyncio.Event()
        self._update = int(time.time() * 1000)  # another run against the same database is no repetition
        for person in range(people):
            if openings:
                self._say(100 + person, openings[person % len(openings)])
            else:
                self.opened.add(100 + person)

    def begin(self) -> None:
        """The answers start, once every question is open."""
        self.began = time.perf_counter()
        if self.rate:
            asyncio.get_running_loop().create_task(self._evenly())
        else:
            for person in range(min(self.people, self.answers)):
                self._answer(100 + person)

    def replied(self, chat: int) -> None:
        """A message for somebody arrived."""
        self.first = self.first or time.time()
        if not self.began:
            self.opened.add(chat)
            return
        asked = self.waiting.get(chat)
        if not asked:
            return
        self.latencies.append(time.perf_counter() - asked.popleft())
        if len(self.latencies) == self.answers:
            self.over.set()
        elif not self.rate and self.sent < self.answers:
            self._answer(chat)

    async def _evenly(self) -> None:
        for number in range(self.answers):
            wait = self.began + number / self.rate - time.perf_counter()
            if wait > 0:
                await asyncio.sleep(wait)
            self._answer(100 + number % self.people)

    def _answer(self, chat: int) -> None:
        self.waiting.setdefault(chat, deque()).append(time.perf_counter())
        self._say(chat, self.texts[self.sent % len(self.texts)].replace("#", str(1000 + self.sent)))
        self.sent += 1

    def _say(self, chat: int, text: str) -> None:
        self._update += 1
        user = {"id": chat, "is_bot": False, "first_name": "Ada", "language_code": "en"}
        message = {
            "message_id": self._update,
            "date": int(time.time()),
            "chat": {"id": chat, "type": "private", "first_name": "Ada"},
            "from": user,
            "text": text,
        }
        if text.startswith("/"):
            message["entities"] = [{"type": "bot_command", "offset": 0, "length": len(text.split()[0])}]
        self.outbox.append({"update_id": self._update, "message": message})
        self.wake()


class Server(asyncio.Protocol):
    """One connection: requests one after the other, HTTP/1.1."""

    crowd: Crowd
    polls: ClassVar[deque[Server]] = deque()

    def connection_made(self, transport: Any) -> None:
        self.transport, self.buffer = transport, b""

    def connection_lost(self, _: Any) -> None:
        if self in self.polls:
            self.polls.remove(self)

    def data_received(self, data: bytes) -> None:
        self.buffer += data
        while True:
            end = self.buffer.find(b"\r\n\r\n")
            if end < 0:
                return
            head = self.buffer[:end].lower()
            if b"transfer-encoding: chunked" in head:
                stop = self.buffer.find(b"\r\n0\r\n\r\n", end)
                if stop < 0:
                    return
                length = stop + 7 - end - 4
            else:
                at = head.find(b"content-length:")
                length = (
                    int(head[at + 15 : head.find(b"\r\n", at) if b"\r\n" in head[at:] else None])
                    if at >= 0
                    else 0
                )
            if len(self.buffer) < end + 4 + length:
                return
            path = self.buffer.split(b" ", 2)[1]
            body = self.buffer[end + 4 : end + 4 + length]
            self.buffer = self.buffer[end + 4 + length :]
            self.request(path.rpartition(b"/")[2], body)

    def request(self, method: bytes, body: bytes) -> None:
        if method == b"getUpdates":
            self.polls.append(self)
            serve_polls()
        elif method in SENDS:
            found = CHAT.search(body)
            chat = int(found.group(1)) if found else 0
            self.answer(
                {
                    "message_id": 1,
                    "date": 1,
                    "chat": {"id": chat, "type": "private"},
                    "from": BOT,
                    "text": "x",
                }
            )
            self.crowd.replied(chat)
        else:
            self.answer(FIXED.get(method, True))

    def answer(self, result: Any) -> None:
        content = json.dumps({"ok": True, "result": result}).encode()
        self.transport.write(
            b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n" % len(content)
            + content
        )


def serve_polls() -> None:
    """Hands what waits to the oldest poll."""
    crowd = Server.crowd
    while Server.polls and crowd.outbox:
        batch = [crowd.outbox.popleft() for _ in range(min(BATCH, len(crowd.outbox)))]
        Server.polls.popleft().answer(batch)


async def main(options: argparse.Namespace) -> None:
    loop = asyncio.get_running_loop()
    crowd = Crowd(options.people, options.answers, options.open, options.text or ["#"], options.rate)
    Server.crowd = crowd
    scheduled = False

    def wake() -> None:
        nonlocal scheduled
        if not scheduled:
            scheduled = True
            loop.call_soon(later)

    def later() -> None:
        nonlocal scheduled
        scheduled = False
        serve_polls()

    crowd.wake = wake
    server = await loop.create_server(Server, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    while len(crowd.opened) < crowd.people or not Server.polls:  # noqa: ASYNC110  a look now and then is enough
        await asyncio.sleep(0.005)
    crowd.begin()
    await crowd.over.wait()
    seconds = time.perf_counter() - crowd.began
    waits = sorted(crowd.latencies)
    print(
        json.dumps(
            {
                "rate": len(waits) / seconds,
                "p50": 1000 * waits[len(waits) // 2],
                "p99": 1000 * waits[int(0.99 * (len(waits) - 1))],
                "most": 1000 * waits[-1],
                "first": crowd.first,
                "over": crowd.began + seconds + time.time() - time.perf_counter(),
            }
        ),
        flush=True,
    )
    server.close()


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--people", type=int, default=256)
    parser.add_argument("--answers", type=int, default=10_000)
    parser.add_argument("--rate", type=float, default=0.0)
    parser.add_argument("--open", action="append", default=[])
    parser.add_argument("--text", action="append", default=[])
    asyncio.run(main(parser.parse_args(sys.argv[1:])))
