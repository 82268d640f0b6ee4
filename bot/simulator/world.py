"""The state of the stand-in: people, chats, messages, and the updates that wait for the bot."""

from __future__ import annotations

import asyncio
import random
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from bot.simulator.rich import rich_plain

BOT_ID = 4_242_424_242
Update = dict[str, Any]


@dataclass
class User:
    """A person, as Telegram knows them."""

    id: int
    first_name: str
    language_code: str | None = None
    blocked: bool = False

    def as_json(self) -> dict[str, Any]:
        known = {"id": self.id, "is_bot": False, "first_name": self.first_name}
        return known | ({"language_code": self.language_code} if self.language_code else {})


@dataclass
class Stored:
    """A message in a chat. ``sender`` is None for the bot's own."""

    id: int
    chat_id: int
    date: int
    sender: int | None
    text: str = ""
    entities: list[dict[str, Any]] = field(default_factory=list)
    rich: dict[str, Any] | None = None
    buttons: list[list[dict[str, Any]]] = field(default_factory=list)
    photo: str | None = None
    document: dict[str, Any] | None = None
    edited: bool = False
    deleted: bool = False
    extra: dict[str, Any] = field(default_factory=dict)
    receiver: int | None = None
    """Who alone sees it, in a group."""

    @property
    def plain(self) -> str:
        return rich_plain(self.rich) if self.rich else self.text


class World:
    """Everything there is. ``changed`` is told of each message or answer, so that pages and waiting tests wake up."""

    def __init__(self) -> None:
        self.users: dict[int, User] = {}
        self.groups: dict[int, dict[str, Any]] = {}
        self.messages: dict[tuple[int, int], Stored] = {}
        self.by_chat: dict[int, list[Stored]] = {}
        self.updates: list[Update] = []
        self.sent_updates: dict[int, Update] = {}
        self.files: dict[str, tuple[str, bytes]] = {}
        self.queries: dict[str, dict[str, Any]] = {}
        self.inline_queries: dict[str, dict[str, Any]] = {}
        self.commands: dict[str, list[dict[str, str]]] = {}
        self.profile: dict[str, dict[str, str]] = {"name": {}, "description": {}, "short_description": {}}
        self.counters: Counter[str] = Counter()
        self.next_update_id = random.randrange(10**8, 9 * 10**8)
        self._next_message: Counter[int] = Counter()
        self._next_query = random.randrange(10**9)
        self.arrived = asyncio.Event()
        self._listeners: list[Callable[[str, Any], None]] = []

    def listen(self, listener: Callable[[str, Any], None]) -> Callable[[], None]:
        """Calls ``listener(kind, thing)`` from now on; returns how to stop."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def changed(self, kind: str, thing: Any) -> None:
        for listener in list(self._listeners):
            listener(kind, thing)

    def add(self, message: Stored) -> Stored:
        self.messages[message.chat_id, message.id] = message
        self.by_chat.setdefault(message.chat_id, []).append(message)
        self.changed("message", message)
        return message

    def whispered(self, message: Stored, receiver: int) -> None:
        """Adds a message that one person sees. By its number alone it can be neither edited nor deleted."""
        message.receiver = receiver
        self.by_chat.setdefault(message.chat_id, []).append(message)
        self.changed("message", message)

    def restore(self, message: Stored) -> None:
        """Puts back a message of an earlier run; nobody is told of it."""
        if message.receiver is None:
            self.messages[message.chat_id, message.id] = message
        self.by_chat.setdefault(message.chat_id, []).append(message)
        self._next_message[message.chat_id] = max(self._next_message[message.chat_id], message.id)

    def new_query_id(self) -> str:
        """An id that no query of an earlier run is likely to have had: the bot remembers those that it answered."""
        self._next_query += 1
        return str(self._next_query)

    def new_message_id(self, chat_id: int) -> int:
        self._next_message[chat_id] += 1
        return self._next_message[chat_id]

    def push(self, content: Update) -> int:
        """Queues an update for the bot and tells its id."""
        update_id = self.next_update_id
        self.next_update_id += 1
        update = {"update_id": update_id, **content}
        self.queue(update)
        return update_id

    def queue(self, update: Update) -> None:
        """Queues an update as it is, even one that was sent before."""
        self.sent_updates[update["update_id"]] = update
        self.updates.append(update)
        self.arrived.set()

    def confirm(self, offset: int) -> None:
        """Forgets the waiting updates before an offset; a negative one keeps the last −offset."""
        if offset < 0:
            self.updates = self.updates[offset:]
        else:
            self.updates = [update for update in self.updates if update["update_id"] >= offset]

    def chat_json(self, chat_id: int) -> dict[str, Any]:
        if chat_id in self.groups:
            return {
                "id": chat_id,
                "type": self.groups[chat_id]["type"],
                "title": self.groups[chat_id]["title"],
            }
        return {"id": chat_id, "type": "private", "first_name": self.users[chat_id].first_name}

    def bot_json(self) -> dict[str, Any]:
        return {
            "id": BOT_ID, "is_bot": True, "first_name": self.profile["name"].get("", "Epsilon"), "username": "epsilon_try_bot",
            "can_join_groups": True, "can_read_all_group_messages": False, "supports_inline_queries": True,
        }  # fmt: skip

    def message_json(self, message: Stored) -> dict[str, Any]:
        """A message as the Bot API shows it."""
        sender = self.bot_json() if message.sender is None else self.users[message.sender].as_json()
        found = {
            "message_id": message.id,
            "from": sender,
            "chat": self.chat_json(message.chat_id),
            "date": message.date,
            **({"edit_date": int(time.time())} if message.edited else {}),
            **message.extra,
        }
        if message.photo:
            size = len(self.files[message.photo][1])
            found["photo"] = [
                {
                    "file_id": message.photo,
                    "file_unique_id": message.photo[:16],
                    "width": 640,
                    "height": 480,
                    "file_size": size,
                }
            ]
        if message.document:
            found["document"] = message.document
        if message.text:
            found["caption" if message.photo or message.document else "text"] = message.text
        if message.entities:
            found["caption_entities" if message.photo or message.document else "entities"] = message.entities
        if message.rich:
            found["rich_message"] = message.rich
        if message.buttons:
            found["reply_markup"] = {"inline_keyboard": message.buttons}
        return found
