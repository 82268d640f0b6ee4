"""Forums: commands, daily posts and boards stay in the topic they were asked for in; a closed one is told to the admin who set it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from bot.settings import Settings
from bot.simulator import Simulator
from bot.simulator.groups import Group
from tests.conversations.conftest import EVENING, Hand, Talk, exported, served, settings_for
from tests.conversations.test_groups import heard

CHAT = -1001235
DAY = timedelta(days=1)


@pytest.fixture
async def bot(
    simulator: Simulator, address: str, hand: Hand, quick_clock: None, boards_at_once: None
) -> AsyncIterator[Settings]:
    async with served(settings_for(simulator, address), hand) as settings:
        yield settings


@pytest.fixture
def forum(simulator: Simulator, ada: Talk, sara: Talk) -> Group:
    return simulator.group(CHAT, "Class", {7: "administrator", 8: "member"})


async def set_up(forum: Group, ada: Talk, topic: dict[str, object]) -> None:
    forum.say(ada.person, "/daily", **topic)
    shown = await heard(forum)
    if "Off." not in shown.text:
        forum.press(ada.person, shown, "Turn off")
        shown = await heard(forum)
    forum.press(ada.person, shown, "19")
    assert (await heard(forum)).topic == topic.get("message_thread_id")


async def test_replies_posts_and_boards_stay_in_their_topic(forum: Group, ada: Talk, hand: Hand) -> None:
    practice, games = forum.topic(11), forum.topic(12)
    for topic in (practice, games):
        for command in ("/help", "/board", "/daily"):
            forum.say(ada.person, command, **topic)
            assert (await heard(forum)).topic == topic["message_thread_id"]
    forum.say(ada.person, "/help")
    assert (await heard(forum)).topic is None
    await set_up(forum, ada, practice)
    hand.now = EVENING + timedelta(minutes=31)
    assert (await heard(forum)).topic == 11
    await set_up(forum, ada, games)
    for day in range(1, 9):
        hand.now = EVENING + day * DAY + timedelta(minutes=31)
        assert (await heard(forum)).topic == 12
    await set_up(forum, ada, {})
    hand.now = EVENING + 9 * DAY + timedelta(minutes=31)
    assert (await heard(forum)).topic is None


async def test_a_reply_thread_without_topics_is_none(forum: Group, ada: Talk) -> None:
    forum.say(ada.person, "/help", message_thread_id=77)
    assert (await heard(forum)).topic is None


@pytest.mark.parametrize("way", ["closed", "deleted"])
async def test_a_topic_that_takes_nothing_is_told_to_its_admin_once(
    way: str, forum: Group, ada: Talk, sara: Talk, hand: Hand
) -> None:
    await ada.say("/start")
    await set_up(forum, ada, forum.topic(11))
    if way == "closed":
        forum.topic(11, is_open=False)
    else:
        forum.delete_topic(11)
    ada.person.forget_seen()
    hand.now = EVENING + timedelta(minutes=31)
    told = await ada.person.next_message(10)
    assert "its topic is closed or gone" in told.text
    for day in (1, 2):
        hand.now = EVENING + day * DAY + timedelta(minutes=31)
        await asyncio.sleep(0.3)
    assert ada.person.unseen() == forum.unseen() == sara.person.unseen() == []
    forum.topic(11)
    hand.now = EVENING + 3 * DAY + timedelta(minutes=31)
    assert (await heard(forum)).topic == 11


async def test_who_set_a_group_up_is_exported_and_forgotten(forum: Group, ada: Talk, hand: Hand) -> None:
    await ada.say("/start")
    await set_up(forum, ada, forum.topic(11))
    ada.person.forget_seen()
    ada.person.send("/export")
    while (message := await ada.person.next_message(15)).document is None:
        continue
    assert [(row["thread_id"], row["set_by"]) for row in exported(message)["groups"]] == [(11, 7)]
    await ada.say("/forget")
    await ada.tap("🗑")
    forum.topic(11, is_open=False)
    ada.person.forget_seen()
    hand.now = EVENING + timedelta(minutes=31)
    await asyncio.sleep(0.5)
    assert ada.person.unseen() == []


async def test_a_topic_goes_along_when_the_group_gets_another_id(forum: Group, ada: Talk, hand: Hand) -> None:
    await set_up(forum, ada, forum.topic(11))
    forum.migrate(-1009999)
    hand.now = EVENING + timedelta(minutes=31)
    assert (await heard(forum)).topic == 11
