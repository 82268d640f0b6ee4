"""The daily question in the chat: set by taps, pushed by the clock, answered like any other."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from bot.settings import Settings
from bot.simulator import Simulator
from bot.simulator.faults import Fault
from bot.simulator.people import Message
from tests.conversations.conftest import EVENING, Hand, Talk, bare, served, settings_for


@pytest.fixture
async def bot(simulator: Simulator, address: str, hand: Hand, quick_clock: None) -> AsyncIterator[Settings]:
    async with served(settings_for(simulator, address), hand) as settings:
        yield settings


def captions(message: Message) -> list[str]:
    return [button.text for row in message.buttons for button in row]


async def every_day_at_seven_in_the_evening(talk: Talk) -> None:
    """London keeps UTC in winter."""
    await talk.say("/daily")
    await talk.tap("London")
    await talk.tap("Other")
    await talk.tap("19")


async def pushed(talk: Talk, mark: str) -> str:
    while not (message := await talk.person.next_message(5)).text.lstrip("\u200e\u200f").startswith(mark):
        pass
    return message.text


async def test_set_by_taps_pushed_at_the_hour_and_answered_in_english(ada: Talk, hand: Hand) -> None:
    first = await ada.say("/daily")
    assert "What time is it for you now?" in first.text
    assert captions(first)[:4] == [
        "13:30 · New York",
        "18:30 · London",
        "19:30 · Berlin",
        "00:00 · Delhi, Mumbai",
    ]
    asked = await ada.tap("Berlin")
    assert "When should it come?" in asked.text
    assert "Berlin, where it is now 19:30" in asked.text
    assert captions(asked)[:3] == ["Morning 08:00", "Noon 13:00", "Evening 20:00"]
    assert "First one tomorrow, 08:00 in Berlin." in (await ada.tap("Morning")).text
    await ada.say("/daily")
    await ada.tap("Another hour")
    assert "First one today, 21:00 in Berlin." in (await ada.tap("21")).text
    assert "Next one today, 21:00 in Berlin." in (await ada.say("/daily")).text
    ada.person.forget_seen()
    hand.now = EVENING + timedelta(minutes=89)
    await asyncio.sleep(0.3)
    assert ada.person.unseen() == []
    hand.now = EVENING + timedelta(minutes=90)
    assert "Today’s session · " in await pushed(ada, "📅")
    await ada.tap("📖")
    ada.person.forget_seen()
    hand.now = EVENING + timedelta(days=1, minutes=95)
    second = await pushed(ada, "📅")
    assert "1 day in a row" in second
    await ada.say("/daily")
    assert "Off." in (await ada.tap("Turn off")).text


async def test_set_by_taps_and_pushed_in_persian(sara: Talk, hand: Hand) -> None:
    first = await sara.say("/daily")
    assert "الان برای شما ساعت چند است؟" in bare(first.text)
    assert bare(captions(first)[0]) == "۲۲:۰۰ · تهران"
    asked = await sara.tap("تهران")
    assert "تهران؛ آن‌جا الان ساعت ۲۲:۰۰ است" in bare(asked.text)
    assert [bare(each) for each in captions(asked)[:3]] == ["صبح ۰۸:۰۰", "ظهر ۱۳:۰۰", "شب ۲۰:۰۰"]
    await sara.tap("🕗")
    set_up = await sara.tap("۲۳")
    assert "هر روز ساعت ۲۳:۰۰" in bare(set_up.text)
    assert "اولین جلسه امروز ساعت ۲۳:۰۰ به وقت تهران می‌آید" in bare(set_up.text)
    sara.person.forget_seen()
    hand.now = EVENING + timedelta(hours=1)
    assert "جلسهٔ امروز" in await pushed(sara, "📅")


@pytest.mark.parametrize(
    ("who", "now", "city", "hour", "done"),
    [
        ("ada", "7:30 pm", "Berlin", "7:15", "First one tomorrow, 07:15 in Berlin."),
        ("ada", "24:30", None, "", ""),
        ("sara", "۲۲:۰۲", None, "ساعت ۷ صبح", "فردا ساعت ۰۷:۰۰ به وقت تهران"),
        ("sara", "برلین", None, "۷:۱۵", "فردا ساعت ۰۷:۱۵ به وقت برلین"),
    ],
)
async def test_the_clock_and_the_hour_may_be_typed(
    who: str, now: str, city: str | None, hour: str, done: str, ada: Talk, sara: Talk
) -> None:
    talk = {"ada": ada, "sara": sara}[who]
    await talk.say("/daily")
    asked = await talk.say(now)
    if city is not None:
        assert "Which city has your time?" in asked.text
        asked = await talk.tap(city)
    if not hour:
        assert "When should it come?" not in asked.text
        return
    assert done in bare((await talk.say(hour)).text)


async def test_a_number_alone_answers_the_question_that_waits(ada: Talk) -> None:
    await ada.say("/start q-matrix-chain-abc--cost")
    await ada.say("/daily")
    assert bare((await ada.say("14")).text).startswith("❌")
    assert "What time is it" in (await ada.say("/daily")).text, "no hour was set by it"


async def test_a_forged_hour_or_zone_changes_nothing(ada: Talk) -> None:
    await ada.say("/daily")
    for data in ("1:daily-at:1440", "1:daily-at:x", "1:zone:Mars-Olympus", "1:clock:-5", "1:clock:999999"):
        ada.person.press_data(ada.person.messages[-1], data)
    assert "What time is it for you now?" in (await ada.say("/daily")).text


@pytest.mark.parametrize("kind", ["drop-after", "bad-gateway"])
async def test_a_push_whose_fate_is_open_is_not_sent_again(
    kind: str, ada: Talk, hand: Hand, simulator: Simulator
) -> None:
    await every_day_at_seven_in_the_evening(ada)
    ada.person.forget_seen()
    simulator.faults.add(Fault(kind, frozenset({"sendMessage"})))
    hand.now = EVENING + timedelta(minutes=31)
    await asyncio.sleep(0.6)
    arrived = [message for message in ada.person.unseen() if message.text.startswith("📅")]
    assert len(arrived) == (kind == "drop-after")


async def test_too_many_requests_are_waited_for(ada: Talk, hand: Hand, simulator: Simulator) -> None:
    await every_day_at_seven_in_the_evening(ada)
    ada.person.forget_seen()
    fault = Fault("refuse", frozenset({"sendMessage"}), code=429, parameters={"retry_after": 1})
    fault.description = "Too Many Requests: retry after 1"
    simulator.faults.add(fault)
    hand.now = EVENING + timedelta(minutes=31)
    assert await pushed(ada, "📅")


async def test_who_blocked_the_bot_gets_none_until_they_write_again(
    ada: Talk, hand: Hand, simulator: Simulator
) -> None:
    await every_day_at_seven_in_the_evening(ada)
    ada.person.forget_seen()
    simulator.faults.add(
        Fault(
            "refuse",
            frozenset({"sendMessage"}),
            code=403,
            description="Forbidden: bot was blocked by the user",
        )
    )
    hand.now = EVENING + timedelta(minutes=31)
    await asyncio.sleep(0.4)
    hand.now = EVENING + timedelta(days=1, minutes=31)
    await asyncio.sleep(0.4)
    assert ada.person.unseen() == []
    await ada.say("/topics")
    ada.person.forget_seen()
    hand.now = EVENING + timedelta(days=2, minutes=31)
    assert await pushed(ada, "📅")


async def test_the_settings_show_the_daily_question_and_the_zone_a_tap_away(ada: Talk, sara: Talk) -> None:
    shown = bare((await ada.say("/settings")).text)
    assert "Daily session: off" in shown
    assert "Time zone: UTC" in shown
    await every_day_at_seven_in_the_evening(ada)
    assert "Daily session: 19:00" in bare((await ada.say("/settings")).text)
    assert "What time is it for you now?" in (await ada.tap("🌍")).text
    shown = bare((await sara.say("/settings")).text)
    assert "جلسهٔ روزانه: خاموش" in shown
    assert "منطقهٔ زمانی: تهران" in shown
