"""Keeps a world in a file, so that its chats outlive the process that shows them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from bot.simulator.world import Stored, User, World

TABLE = "CREATE TABLE IF NOT EXISTS things (kind TEXT, key TEXT, content, PRIMARY KEY (kind, key))"
MESSAGES = ("message", "edit", "delete")


class Keeper:
    """Writes down each change of a world as it happens; ``restore`` brings back what was written."""

    def __init__(self, world: World, path: Path) -> None:
        """Raises sqlite3.DatabaseError for a file that is something else, OSError where it cannot stand."""
        path.parent.mkdir(parents=True, exist_ok=True)
        self._world = world
        self._rows = sqlite3.connect(path, isolation_level=None)
        # The chat of a trial: the last second may go where the machine stops, and no message waits for the disk.
        try:
            self._rows.execute("PRAGMA synchronous = OFF")
            self._rows.execute(TABLE)
        except sqlite3.Error:
            self._rows.close()
            raise
        self._kept_files: set[str] = set()

    def restore(self) -> None:
        """Fills the world with what the file has, and keeps what comes from now on."""
        world = self._world
        for key, content in self._all("user"):
            world.users[int(key)] = User(**content)
        for key, content in self._all("group"):
            members = {int(number): status for number, status in content["members"].items()}
            world.groups[int(key)] = content | {"members": members}
        for _, content in self._all("message"):
            world.restore(Stored(**content))
        for key, content in self._rows.execute("SELECT key, content FROM things WHERE kind = 'file'"):
            file_id, _, name = key.partition("/")
            world.files[file_id] = (name, content)
            self._kept_files.add(file_id)
        for _, content in self._all("waiting"):
            world.next_update_id = content["next"]
            for update in content["updates"]:
                world.queue(update)
        # Where the process dies without a word, ids go on from somewhere else, never from these again.
        self._rows.execute("DELETE FROM things WHERE kind = 'waiting'")
        world.listen(self._notice)

    def close(self) -> None:
        """Writes down what the bot has not taken yet, and closes the file."""
        waiting = {"next": self._world.next_update_id, "updates": self._world.updates}
        self._write("waiting", "all", waiting)
        self._rows.close()

    def _notice(self, kind: str, thing: Any) -> None:
        if kind in MESSAGES:
            self._files()
            self._write("message", f"{thing.chat_id}/{thing.id}", asdict(thing))
            if thing.chat_id in self._world.groups:
                self._write("group", str(thing.chat_id), self._world.groups[thing.chat_id])
        elif kind == "person":
            self._write("user", str(thing.id), asdict(thing))

    def _files(self) -> None:
        for file_id in self._world.files.keys() - self._kept_files:
            name, content = self._world.files[file_id]
            row = ("file", f"{file_id}/{name}", content)
            self._rows.execute("INSERT OR REPLACE INTO things VALUES (?, ?, ?)", row)
            self._kept_files.add(file_id)

    def _write(self, kind: str, key: str, content: Any) -> None:
        row = (kind, key, json.dumps(content, ensure_ascii=False))
        # A row that is there already keeps its place: messages come back in the order in which they were said.
        self._rows.execute(
            "INSERT INTO things VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET content = excluded.content", row
        )

    def _all(self, kind: str) -> Iterator[tuple[str, Any]]:
        rows = self._rows.execute("SELECT key, content FROM things WHERE kind = ? ORDER BY rowid", (kind,))
        for key, content in rows.fetchall():
            yield key, json.loads(content)
