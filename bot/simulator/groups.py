"""A group's chat: what its members see, what the bot is told of it."""

from __future__ import annotations

import asyncio
import time
from typing import Any

from bot.simulator.entities import typed_entities
from bot.simulator.people import Message, Person
from bot.simulator.world import BOT_ID, Stored, World


class Group:
    """A group, from its members' side. In privacy mode the bot gets only what concerns it; ``say`` can hand it more."""

    def __init__(self, chat_id: int, world: World) -> None:
        self.id, self._world = chat_id, world
        self._seen: asyncio.Queue[Stored] = asyncio.Queue()
        world.listen(self._notice)

    @property
    def messages(self) -> list[Message]:
        """Everything in the chat, oldest first."""
        stored = self._world.by_chat.get(self.id, [])
        return [Message(each, self._world) for each in stored if not each.deleted and each.receiver is None]

    def say(self, person: Person, text: str, **extra: Any) -> int:
        """A member's message; commands get their entity."""
        return self._deliver(person.id, text=text, entities=typed_entities(text), extra=extra)

    def talk(self, person: Person, text: str) -> None:
        """A member's message in privacy mode: the bot is told of a command or of its own name, everybody else of all."""
        if text.startswith("/") or f"@{self._world.bot_json()['username']}" in text:
            self.say(person, text)
        else:
            number = self._world.new_message_id(self.id)
            said = Stored(
                number, self.id, int(time.time()), person.id, text=text, entities=typed_entities(text)
            )
            self._world.add(said)

    def topic(self, thread_id: int, *, is_open: bool = True) -> dict[str, Any]:
        """Opens or closes a topic of a forum; what a message in it carries, to be handed to ``say``."""
        self._world.groups[self.id].setdefault("topics", {})[thread_id] = is_open
        return {"message_thread_id": thread_id, "is_topic_message": True}

    def delete_topic(self, thread_id: int) -> None:
        """Deletes a topic with all in it."""
        del self._world.groups[self.id]["topics"][thread_id]

    def press(self, person: Person, message: Message, caption_or_data: str) -> str:
        """A member's tap; tells the callback query's id."""
        return person.press_data(message, message.button(caption_or_data).data or "")

    def add_bot(self, person: Person) -> int:
        """A member adds the bot."""
        return self._membership(person, "left", "member")

    def remove_bot(self, person: Person) -> int:
        """A member removes the bot, which may not write here any more."""
        self._world.groups[self.id]["gone"] = True
        return self._membership(person, "member", "kicked")

    def migrate(self, new_id: int, *, told: bool = True) -> int | None:
        """Becomes a supergroup with another id; ``told`` says whether the bot gets the message about it."""
        old, self.id = self.id, new_id
        self._world.groups[new_id] = {**self._world.groups[old], "type": "supergroup"}
        self._world.groups[old]["migrated_to"] = new_id
        if not told:
            return None
        member = next(iter(self._world.groups[old]["members"]))
        message = Stored(
            self._world.new_message_id(old),
            old,
            int(time.time()),
            member,
            extra={"migrate_to_chat_id": new_id},
        )
        return self._world.push({"message": self._world.message_json(message)})

    async def next_message(self, timeout: float = 10.0) -> Message:
        """The bot's next message here that came or was edited. Raises TimeoutError."""
        return Message(await asyncio.wait_for(self._seen.get(), timeout), self._world)

    def unseen(self) -> list[Message]:
        """What came or was edited since the last look."""
        found = []
        while not self._seen.empty():
            found.append(Message(self._seen.get_nowait(), self._world))
        return found

    def _deliver(self, sender: int, **content: Any) -> int:
        message = Stored(self._world.new_message_id(self.id), self.id, int(time.time()), sender, **content)
        self._world.add(message)
        return self._world.push({"message": self._world.message_json(message)})

    def _membership(self, person: Person, before: str, after: str) -> int:
        bot = self._world.bot_json()
        change = {
            "chat": self._world.chat_json(self.id), "from": person.user.as_json(), "date": int(time.time()),
            "old_chat_member": {"user": bot, "status": before, **({"until_date": 0} if before == "kicked" else {})},
            "new_chat_member": {"user": bot, "status": after, **({"until_date": 0} if after == "kicked" else {})},
        }  # fmt: skip
        assert bot["id"] == BOT_ID
        return self._world.push({"my_chat_member": change})

    def _notice(self, kind: str, thing: Any) -> None:
        told = kind in ("message", "edit") and thing.chat_id == self.id and thing.sender is None
        if told and thing.receiver is None:
            self._seen.put_nowait(thing)
