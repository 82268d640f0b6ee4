"""Chats outlive the process: what was said, by whom, with which pictures, and what the bot has not taken yet."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from bot.simulator.server import Simulator

TOKEN = "123456:stand-in"


async def test_chats_pictures_people_groups_and_waiting_updates_come_back(tmp_path: Path) -> None:
    kept = tmp_path / "chats"
    before = Simulator(TOKEN, keep=kept)
    ada = before.person(7, "Ada", "en")
    group = before.group(-100, "We", {7: "creator"})
    ada.send("first")
    ada.send_photo(b"\x89PNG picture", "look")
    ada.send("third")
    ada.edit(1, "first, mended")
    group.say(ada, "/daily https://example.org")
    waiting = list(before.world.updates)
    await before.stop()

    after = Simulator(TOKEN, keep=kept)
    again = after.person(7, "somebody else", "fa")
    assert (again.user.first_name, again.user.language_code) == ("Ada", "en")
    assert [message.text for message in again.messages] == ["first, mended", "look", "third"]
    assert [message.edited for message in again.messages] == [True, False, False]
    assert again.messages[1].photo == b"\x89PNG picture"
    assert after.world.groups[-100]["members"] == {7: "creator"}
    (said,) = after.world.by_chat[-100]
    assert [entity["type"] for entity in said.entities] == ["bot_command", "url"]
    assert after.world.updates == waiting
    assert again.send("fourth") == waiting[-1]["update_id"] + 1
    assert again.messages[-1].id == 4
    await after.stop()


async def test_where_the_process_dies_no_id_is_given_twice(tmp_path: Path) -> None:
    kept = tmp_path / "chats"
    first = Simulator(TOKEN, keep=kept)
    first.person(7, "Ada").send("one")
    await first.stop()
    second = Simulator(TOKEN, keep=kept)
    died = second.person(7, "Ada").send("two")

    third = Simulator(TOKEN, keep=kept)
    assert third.person(7, "Ada").send("three") not in (died, died - 1)
    assert [message.text for message in third.people[7].messages] == ["one", "two", "three"]
    for each in (second, third):
        await each.stop()


def test_a_file_that_is_something_else_is_refused(tmp_path: Path) -> None:
    (tmp_path / "chats").write_text("no database" * 1000)

    with pytest.raises(sqlite3.DatabaseError):
        Simulator(TOKEN, keep=tmp_path / "chats")
