"""Groups: set up by an admin, one question a day, answered in private, and a board of those who agreed."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import pytest

from bot.catalogue import Catalogue, content_folder
from bot.domain.grading.choice.expected import ChoiceExpected
from bot.domain.question.drill import Drill
from bot.settings import Settings
from bot.simulator import Simulator
from bot.simulator.faults import Fault
from bot.simulator.groups import Group
from bot.simulator.methods import Methods
from bot.simulator.people import Message
from bot.store.groups import Drawn
from bot.use_cases.groups import Groups
from tests.conversations.conftest import EVENING, Hand, Talk, bare, exported, served, settings_for

CHAT = -1001234
CATALOGUE = Catalogue.load(content_folder())


@pytest.fixture
async def bot(
    simulator: Simulator, address: str, hand: Hand, quick_clock: None, boards_at_once: None
) -> AsyncIterator[Settings]:
    async with served(settings_for(simulator, address), hand) as settings:
        yield settings


@pytest.fixture
def group(simulator: Simulator, ada: Talk, sara: Talk) -> Group:
    """A class of two: Ada is its admin in English, Sara a member, who reads Persian."""
    return simulator.group(CHAT, "Class <b>&", {7: "administrator", 8: "member"})


async def heard(group: Group) -> Message:
    return await group.next_message(10)


async def set_up(group: Group, ada: Talk, hour: str = "19") -> None:
    """At 19:00 UTC, which is in half an hour."""
    group.say(ada.person, "/daily")
    group.press(ada.person, await heard(group), hour)
    assert bare((await heard(group)).text).count(hour) == 1


async def opened(talk: Talk, post: Message) -> Message:
    address = post.buttons[0][0].url or ""
    return await talk.say("/start " + address.partition("?start=")[2])


def sendings(simulator: Simulator) -> int:
    return simulator.counters.get("sendMessage", 0)


async def one_more(simulator: Simulator, before: int) -> None:
    """Waits for the bot's next call that sends, whatever becomes of it."""
    async with asyncio.timeout(10):
        while sendings(simulator) == before:
            await asyncio.sleep(0.01)


def body(text: str) -> str:
    """The question without its heading."""
    return text.partition("\n\n")[2]


async def test_added_it_says_what_it_can_do_and_nothing_to_other_talk(group: Group, ada: Talk) -> None:
    group.add_bot(ada.person)
    assert (await heard(group)).text.startswith("Hello!")
    for talk in ("hello", "30000", "/daily@other_bot", "/forget", "/practice E", "/start_now"):
        group.say(ada.person, talk)
    group.say(ada.person, "/help@Epsilon_Try_Bot")
    assert (await heard(group)).text.startswith("Hello!")
    assert group.unseen() == []


async def test_an_admin_sets_the_hour_and_a_member_may_not(group: Group, ada: Talk, sara: Talk) -> None:
    group.say(sara.person, "/daily")
    assert "مدیران" in (await heard(group)).text
    group.say(ada.person, "/daily")
    shown = await heard(group)
    assert "Off." in shown.text
    refused = await sara.person.answer_of(group.press(sara.person, shown, "19"))
    assert refused["show_alert"]
    assert "مدیران" in refused["text"]
    stranger = await sara.person.answer_of(sara.person.press_data(shown, "1:hint:1"))
    assert stranger["show_alert"]
    group.press(ada.person, shown, "19")
    assert "every day at 19:00" in (await heard(group)).text
    group.press(ada.person, shown, "Turn off")
    assert "Off." in (await heard(group)).text
    assert ada.person.unseen() == sara.person.unseen() == []


async def test_one_question_a_day_is_posted_and_answered_in_private(
    group: Group, ada: Talk, sara: Talk, hand: Hand
) -> None:
    await set_up(group, ada)
    hand.now = EVENING + timedelta(minutes=29)
    await asyncio.sleep(0.3)
    assert group.unseen() == []
    hand.now = EVENING + timedelta(minutes=31)
    post = await heard(group)
    assert "Today’s question" in post.text
    assert [[bool(button.url) for button in row] for row in post.buttons] == [[True]]
    asked = await opened(ada, post)
    assert body(asked.text) in post.text
    assert (await opened(sara, post)).text.count("·") >= 2
    assert group.unseen() == []
    hand.now = EVENING + timedelta(days=1, minutes=31)
    assert (await heard(group)).text != post.text


async def test_a_persian_admin_makes_it_a_persian_group(simulator: Simulator, sara: Talk, hand: Hand) -> None:
    group = simulator.group(CHAT, "کلاس", {8: "creator"})
    group.add_bot(sara.person)
    assert "سلام!" in (await heard(group)).text
    await set_up(group, sara, "۲۳")
    hand.now = EVENING + timedelta(hours=1)
    post = await heard(group)
    assert "پرسش امروز" in post.text
    assert post.buttons[0][0].text.endswith("پاسخ در گفت‌وگوی خصوصی")
    group.say(sara.person, "/board")
    assert "هنوز کسی نیست" in (await heard(group)).text


async def test_the_board_shows_who_agreed_and_forgets_them(
    group: Group, simulator: Simulator, ada: Talk, hand: Hand
) -> None:
    eve = Talk(simulator.person(66, "<b>Eve</i>&", "en"))
    await set_up(group, ada)
    hand.now = EVENING + timedelta(minutes=31)
    post = await heard(group)
    await opened(eve, post)
    await answer(eve)
    pressed = eve.person.press(eve.newest("board"), "Show me")
    assert "Only members" in (await eve.person.answer_of(pressed))["text"]
    simulator.group(CHAT, "", {66: "member"})
    agreed = await eve.tap("Show me")
    assert "<b>Eve</i>&" in agreed.text
    group.say(ada.person, "/board")
    board = bare((await heard(group)).text)
    assert re.search(r"1\. <b>Eve</i>& — [01] of 1 right at the first try", board)
    assert "<b>Eve</i>&" in str(exported(await eve.say("/export"))["board"])
    assert "one" not in (await eve.say("/board")).text
    eve.person.forget_seen()
    await eve.say("/forget")
    await eve.tap("Delete everything")
    group.say(ada.person, "/board")
    assert "Nobody yet" in (await heard(group)).text


async def test_consent_is_taken_back_in_private(group: Group, ada: Talk, sara: Talk, hand: Hand) -> None:
    await set_up(group, ada)
    hand.now = EVENING + timedelta(minutes=31)
    await opened(sara, await heard(group))
    await answer(sara)
    await sara.tap("🏅")
    group.say(ada.person, "/board")
    assert "سارا" in (await heard(group)).text
    assert "۱" in (await sara.say("/board")).text
    await sara.tap("پس می‌گیرم")
    group.say(ada.person, "/board")
    assert "سارا" not in (await heard(group)).text


async def test_once_a_week_the_board_comes_with_the_question(group: Group, ada: Talk, hand: Hand) -> None:
    await set_up(group, ada)
    for day in range(8):
        hand.now = EVENING + timedelta(days=day, minutes=31)
        assert ("Board of the last" in (await heard(group)).text) == (day == 7)


@pytest.mark.parametrize("kind", ["drop-after", "bad-gateway"])
async def test_a_post_whose_fate_is_open_is_not_posted_again(
    kind: str, group: Group, ada: Talk, hand: Hand, simulator: Simulator
) -> None:
    await set_up(group, ada)
    simulator.faults.add(Fault(kind, frozenset({"sendMessage"})))
    before = sendings(simulator)
    hand.now = EVENING + timedelta(minutes=31)
    await one_more(simulator, before)
    await asyncio.sleep(0.5)
    assert sendings(simulator) == before + 1
    assert len(group.unseen()) == (kind == "drop-after")


async def test_refused_without_having_been_told_why_it_posts_nothing_more(
    group: Group, ada: Talk, hand: Hand, simulator: Simulator
) -> None:
    """It was removed while it was away: Telegram keeps no update longer than a day."""
    await set_up(group, ada)
    simulator.world.groups[CHAT]["gone"] = True
    before = sendings(simulator)
    hand.now = EVENING + timedelta(minutes=31)
    await one_more(simulator, before)
    await asyncio.sleep(0.3)
    hand.now = EVENING + timedelta(days=1, minutes=31)
    await asyncio.sleep(0.5)
    assert sendings(simulator) == before + 1
    simulator.world.groups[CHAT].pop("gone")
    group.add_bot(ada.person)
    assert "Hello" in (await heard(group)).text
    hand.now = EVENING + timedelta(days=2, minutes=31)
    assert "Today’s question" in (await heard(group)).text


async def test_removed_from_a_group_it_posts_nothing_until_it_is_back(
    group: Group, ada: Talk, hand: Hand, simulator: Simulator
) -> None:
    await set_up(group, ada)
    group.remove_bot(ada.person)
    hand.now = EVENING + timedelta(minutes=31)
    await asyncio.sleep(0.4)
    assert group.unseen() == []
    simulator.world.groups[CHAT].pop("gone")
    group.add_bot(ada.person)
    assert "Hello" in (await heard(group)).text
    hand.now = EVENING + timedelta(days=1, minutes=31)
    assert "Today’s question" in (await heard(group)).text
    # Whoever removed it from the group has not blocked it.
    assert (await ada.say("/help")).from_bot


@pytest.mark.parametrize("told", [True, False])
async def test_a_group_that_becomes_a_supergroup_keeps_its_hour(
    told: bool, group: Group, ada: Talk, hand: Hand
) -> None:
    await set_up(group, ada)
    group.migrate(-100999, told=told)
    await asyncio.sleep(0.2)
    hand.now = EVENING + timedelta(minutes=31)
    assert "Today’s question" in (await heard(group)).text
    hand.now = EVENING + timedelta(days=1, minutes=31)
    assert "Today’s question" in (await heard(group)).text


async def test_a_flood_of_commands_in_a_group_is_passed_over(group: Group, ada: Talk, sara: Talk) -> None:
    for _ in range(25):
        group.say(ada.person, "/board")
    assert (await sara.say("/help")).from_bot
    for _ in range(15):
        await heard(group)
    await asyncio.sleep(0.5)
    assert group.unseen() == []


async def test_forged_links_and_buttons_do_nothing(ada: Talk, group: Group) -> None:
    for payload in ("g-1", "g-99999999999999999999", "g-x", "g-", "g-٣"):
        assert "no such question" in (await ada.say(f"/start {payload}")).text
    await ada.say("/help")
    query = ada.person.press_data(ada.person.messages[-1], "1:board-on:5")
    assert (await ada.person.answer_of(query))["show_alert"]


async def answer(talk: Talk) -> Message:
    """Answers whatever is asked: taps the first option, or gives a number."""
    asked = talk.person.messages[-1]
    first = next((b for row in asked.buttons for b in row if (b.data or "").startswith("1:choose:")), None)
    if first is None:
        said = await talk.say("A(B(CD))")
        for attempt in ("7", "O(n)", "n", "ABC", "1"):
            if not said.text.startswith("⚠"):
                break
            said = await talk.say(attempt)
        return said
    talk.person.forget_seen()
    talk.person.press(asked, first.data or "")
    said = await talk.person.next_message(15)
    if said.text[:1] in "✅❌🟡":
        return said
    return await talk.tap("✔️")


async def test_groups_have_commands_of_their_own_in_both_languages(ada: Talk, simulator: Simulator) -> None:
    await ada.say("/help")
    async with asyncio.timeout(5):
        while "all_group_chats:fa" not in simulator.world.commands:
            await asyncio.sleep(0.01)
    for code in ("", "fa"):
        named = [command["command"] for command in simulator.world.commands[f"all_group_chats:{code}"]]
        assert named == ["daily", "board", "help"]


async def test_a_group_that_becomes_a_supergroup_is_not_greeted_again(group: Group, ada: Talk) -> None:
    await set_up(group, ada)
    group.migrate(-1007777)
    group.add_bot(ada.person)
    group.say(ada.person, "/board")
    assert "Nobody yet" in (await heard(group)).text
    assert group.unseen() == []


@pytest.fixture
def choice_posted(monkeypatch: pytest.MonkeyPatch) -> None:
    """The day's question is one with options to tap, of which the second is right."""

    def choose(groups: Groups, group_id: int, used: object) -> Drawn:
        drill = groups._questions.find("gpu-vs-tpu.bound")
        assert isinstance(drill, Drill)
        return drill.id, drill.revision, 0, groups._questions.drawn(drill, 0)

    monkeypatch.setattr(Groups, "_choose", choose)


async def picked(group: Group, talk: Talk, post: Message, right: bool) -> dict[str, Any]:
    """Taps an option; how the press was answered."""
    expected = CATALOGUE.question("gpu-vs-tpu.bound")
    assert isinstance(expected, Drill)
    variant = expected.draw(0)
    assert isinstance(variant.expected, ChoiceExpected)
    options = [option.id for option in variant.options]
    number = next(
        at for at, option in enumerate(options, 1) if (option in variant.expected.reference) == right
    )
    data = next(b.data for row in post.buttons for b in row if (b.data or "").endswith(f":{number}"))
    query = group.press(talk.person, post, data or "")
    return await talk.person.answer_of(query)


@pytest.mark.parametrize("who", ["ada", "sara"])
async def test_a_tap_on_an_option_is_answered_there_for_that_person_alone(
    who: str, choice_posted: None, group: Group, ada: Talk, sara: Talk, hand: Hand
) -> None:
    talk = {"ada": ada, "sara": sara}[who]
    await set_up(group, ada)
    hand.now = EVENING + timedelta(minutes=31)
    post = await heard(group)
    assert post.rich is None, "not everybody's app shows formulas"
    await picked(group, talk, post, right=False)
    await picked(group, talk, post, right=True)
    wrong, right = talk.person.whispers
    assert bare(wrong.text).startswith("❌")
    assert bare(right.text).startswith("✅")
    assert right.buttons[0][0].url == post.buttons[-1][0].url
    other = sara if talk is ada else ada
    assert other.person.whispers == []
    assert group.unseen() == [], "nobody else sees anything"
    # What is done in a group makes nobody a learner.
    assert exported(await sara.say("/export"))["attempts"] == []


@pytest.mark.parametrize("description", ["Bad Request: BOT_NOT_ADMIN", "Bad Request: unknown parameter"])
async def test_where_that_is_refused_a_tap_leads_to_a_private_chat(
    description: str,
    choice_posted: None,
    group: Group,
    ada: Talk,
    sara: Talk,
    hand: Hand,
    simulator: Simulator,
) -> None:
    await set_up(group, ada)
    hand.now = EVENING + timedelta(minutes=31)
    post = await heard(group)
    simulator.faults.add(Fault("refuse", frozenset({"sendMessage"}), times=1, description=description))
    answer = await picked(group, sara, post, right=True)
    assert answer["url"] == post.buttons[-1][0].url
    assert sara.person.whispers == []
    payload = answer["url"].partition("?start=")[2]
    assert (await sara.say(f"/start {payload}")).text.startswith("M · ")


async def test_a_server_that_would_show_it_to_everybody_is_tried_once(
    choice_posted: None,
    group: Group,
    ada: Talk,
    sara: Talk,
    hand: Hand,
    simulator: Simulator,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """An older one passes over the parameters that it does not know."""
    await set_up(group, ada)
    hand.now = EVENING + timedelta(minutes=31)
    post = await heard(group)
    send = Methods._send

    def passed_over(methods: Methods, given: dict[str, Any], **content: Any) -> Any:
        return send(
            methods, {name: each for name, each in given.items() if "ephemeral" not in name}, **content
        )

    monkeypatch.setattr(Methods, "_send", passed_over)
    for _ in range(2):
        assert (await picked(group, sara, post, right=True))["url"]
    await asyncio.sleep(0.2)
    assert len(group.unseen()) == 1
    assert [message.id for message in group.messages if bare(message.text).startswith("✅")] == []


async def test_a_tap_with_a_forged_number_is_refused(group: Group, ada: Talk, hand: Hand) -> None:
    await set_up(group, ada)
    hand.now = EVENING + timedelta(minutes=31)
    post = await heard(group)
    for data in ("1:pick:1:99", "1:pick:999:1", "1:pick:1:0"):
        query = ada.person.press_data(post, data)
        assert (await ada.person.answer_of(query))["show_alert"]
