"""A person with a chat: types, taps, waits for what comes."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass
from typing import Any

from bot.simulator.entities import typed_entities
from bot.simulator.rich import rich_text
from bot.simulator.world import Stored, User, World


@dataclass(frozen=True)
class Button:
    """A button under a message."""

    text: str
    data: str | None = None
    url: str | None = None
    copy: str | None = None
    switch: str | None = None
    """What is typed after the bot's name in a chat that the person chooses."""


class Message:
    """A message as somebody in the chat sees it; always its present state."""

    def __init__(self, stored: Stored, world: World) -> None:
        self.stored = stored
        self._world = world

    @property
    def id(self) -> int:
        return self.stored.id

    @property
    def text(self) -> str:
        return self.stored.plain

    @property
    def entities(self) -> list[dict[str, Any]]:
        return self.stored.entities

    @property
    def rich(self) -> dict[str, Any] | None:
        return self.stored.rich

    @property
    def photo(self) -> bytes | None:
        return self._world.files[self.stored.photo][1] if self.stored.photo else None

    @property
    def document(self) -> tuple[str, bytes] | None:
        return self._world.files[self.stored.document["file_id"]] if self.stored.document else None

    @property
    def caption(self) -> str:
        return self.stored.text if self.stored.photo or self.stored.document else ""

    @property
    def topic(self) -> int | None:
        """The topic of a forum in which it stands."""
        thread: int | None = self.stored.extra.get("message_thread_id")
        return thread

    @property
    def edited(self) -> bool:
        return self.stored.edited

    @property
    def from_bot(self) -> bool:
        return self.stored.sender is None

    @property
    def buttons(self) -> list[list[Button]]:
        return [
            [
                Button(
                    b["text"],
                    b.get("callback_data"),
                    b.get("url"),
                    (b.get("copy_text") or {}).get("text"),
                    b.get("switch_inline_query"),
                )
                for b in row
            ]
            for row in self.stored.buttons
        ]

    def button(self, caption_or_data: str) -> Button:
        """The first button whose data is this or whose caption has it. Raises LookupError."""
        every = [button for row in self.buttons for button in row]
        for button in every:
            if button.data == caption_or_data or caption_or_data in button.text:
                return button
        raise LookupError(f"no button {caption_or_data!r} among {[button.text for button in every]}")

    def __repr__(self) -> str:
        captions = [button.text for row in self.buttons for button in row]
        return f"<Message {self.id} {rich_text(self.text)!r} {captions}>"


class Person:
    """One private chat with the bot, from the person's side."""

    def __init__(self, user: User, world: World) -> None:
        self.user = user
        self._world = world
        self._seen: asyncio.Queue[Stored] = asyncio.Queue()
        self.answers: list[dict[str, Any]] = []
        self.whispers: list[Message] = []
        """What this person alone saw in groups."""
        world.listen(self._notice)

    @property
    def id(self) -> int:
        return self.user.id

    @property
    def messages(self) -> list[Message]:
        """Everything in the chat, oldest first."""
        return [
            Message(stored, self._world)
            for stored in self._world.by_chat.get(self.id, [])
            if not stored.deleted
        ]

    def send(self, text: str, **extra: Any) -> int:
        """Types a message; commands get their entity as Telegram's apps give it. Tells the update's id."""
        return self._deliver(self._stored(text=text, entities=typed_entities(text), extra=extra))

    def send_document(self, name: str, content: bytes, caption: str = "") -> int:
        """Sends a file."""
        file_id = f"document-{len(self._world.files) + 1}"
        self._world.files[file_id] = (name, content)
        document = {
            "file_id": file_id,
            "file_unique_id": file_id,
            "file_name": name,
            "file_size": len(content),
        }
        return self._deliver(self._stored(text=caption, document=document))

    def send_photo(self, content: bytes, caption: str = "") -> int:
        """Sends a picture."""
        file_id = f"photo-{len(self._world.files) + 1}"
        self._world.files[file_id] = ("photo.jpg", content)
        return self._deliver(self._stored(text=caption, photo=file_id))

    def send_other(self, **content: Any) -> int:
        """Sends something else (``sticker={…}``, ``poll={…}``), given as the Bot API shows it."""
        return self._deliver(self._stored(extra=content))

    def edit(self, message_id: int, text: str) -> int:
        """Edits an own message."""
        stored = self._world.messages[self.id, message_id]
        stored.text, stored.edited = text, True
        self._world.changed("edit", stored)
        return self._world.push({"edited_message": self._world.message_json(stored)})

    def press(self, message: Message, caption_or_data: str) -> str:
        """Taps a button; tells the callback query's id, whose answer will stand in ``answers``."""
        return self.press_data(message, message.button(caption_or_data).data or "")

    def press_data(self, message: Message, data: str) -> str:
        """Taps with any data whatever, as a hostile client can."""
        query_id = self._world.new_query_id()
        self._world.queries[query_id] = {"id": query_id, "user": self.id, "answered": False, "answer": None}
        shown = self._world.message_json(message.stored)
        query = {
            "id": query_id,
            "from": self.user.as_json(),
            "message": shown,
            "chat_instance": "1",
            "data": data,
        }
        self._world.push({"callback_query": query})
        return query_id

    def inline(self, text: str, offset: str = "") -> str:
        """Types ``@bot text`` in some chat; tells the inline query's id, whose results ``results_of`` waits for."""
        query_id = self._world.new_query_id()
        query = {"id": query_id, "user": self.id, "answered": False, "results": []}
        self._world.inline_queries[query_id] = query
        shown = {"id": query_id, "from": self.user.as_json(), "query": text, "offset": offset}
        self._world.push({"inline_query": {**shown, "chat_type": "group"}})
        return query_id

    async def results_of(self, query_id: str, timeout: float = 10.0) -> dict[str, Any]:
        """The answer to an inline query: ``results`` and ``next_offset``. Raises TimeoutError."""
        async with asyncio.timeout(timeout):
            while not self._world.inline_queries[query_id]["answered"]:
                await asyncio.sleep(0.005)
        return self._world.inline_queries[query_id]

    def choose(self, query_id: str, result_id: str, chat_id: int) -> Message:
        """Puts a result into a group's chat, as what this person says. Raises LookupError for one that was not listed."""
        found = [each for each in self._world.inline_queries[query_id]["results"] if each["id"] == result_id]
        if not found:
            raise LookupError(result_id)
        text, entities, buttons = found[0]["content"]
        said = Stored(
            self._world.new_message_id(chat_id),
            chat_id,
            int(time.time()),
            self.id,
            text=text,
            entities=entities,
            buttons=buttons,
            extra={"via_bot": self._world.bot_json()},
        )
        return Message(self._world.add(said), self._world)

    def block(self) -> int:
        """Blocks the bot."""
        self.user.blocked = True
        return self._membership("member", "kicked")

    def unblock(self) -> int:
        """Lets the bot write again."""
        self.user.blocked = False
        return self._membership("kicked", "member")

    async def next_message(self, timeout: float = 10.0) -> Message:
        """The next message of the bot's that came or was edited since the last call. Raises TimeoutError."""
        stored = await asyncio.wait_for(self._seen.get(), timeout)
        return Message(stored, self._world)

    async def answer_of(self, query_id: str, timeout: float = 10.0) -> dict[str, Any]:
        """The answer to a tap: its text and whether it is an alert. Raises TimeoutError."""
        async with asyncio.timeout(timeout):
            while not self._world.queries[query_id]["answered"]:
                await asyncio.sleep(0.005)
        answer: dict[str, Any] = self._world.queries[query_id]["answer"]
        return answer

    def unseen(self) -> list[Message]:
        """What came or was edited since the last look, and is now looked at."""
        found = []
        while not self._seen.empty():
            found.append(Message(self._seen.get_nowait(), self._world))
        return found

    def forget_seen(self) -> None:
        """Passes over everything that came until now."""
        while not self._seen.empty():
            self._seen.get_nowait()

    def _membership(self, before: str, after: str) -> int:
        bot = self._world.bot_json()
        change = {
            "chat": self._world.chat_json(self.id), "from": self.user.as_json(), "date": int(time.time()),
            "old_chat_member": {"user": bot, "status": before, **({"until_date": 0} if before == "kicked" else {})},
            "new_chat_member": {"user": bot, "status": after, **({"until_date": 0} if after == "kicked" else {})},
        }  # fmt: skip
        return self._world.push({"my_chat_member": change})

    def _stored(self, **content: Any) -> Stored:
        return Stored(self._world.new_message_id(self.id), self.id, int(time.time()), self.id, **content)

    def _deliver(self, message: Stored) -> int:
        self._world.add(message)
        return self._world.push({"message": self._world.message_json(message)})

    def _notice(self, kind: str, thing: Any) -> None:
        if kind in ("message", "edit") and thing.chat_id == self.id and thing.sender is None:
            self._seen.put_nowait(thing)
        elif kind == "message" and thing.receiver == self.id:
            self.whispers.append(Message(thing, self._world))
        elif kind == "answer" and thing["user"] == self.id:
            self.answers.append(thing["answer"])
