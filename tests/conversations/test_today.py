"""The day's session over HTTP in both languages: a counter, a stop in the middle, and an end worth reading."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from bot.settings import Settings
from bot.simulator import Simulator
from bot.simulator.people import Message
from tests.conversations.conftest import EVENING, Hand, Talk, bare, served, settings_for


@pytest.fixture
async def bot(simulator: Simulator, address: str, hand: Hand, quick_clock: None) -> AsyncIterator[Settings]:
    async with served(settings_for(simulator, address), hand) as settings:
        yield settings


def captions(message: Message) -> list[str]:
    return [button.text for row in message.buttons for button in row]


COUNTED = {"ada": "☀️ {} of 5", "sara": "☀️ {} از ۵"}
PERSIAN = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")


def counter(who: str, number: int) -> str:
    shown = COUNTED[who].format(number)
    return shown.translate(PERSIAN) if who == "sara" else shown


@pytest.mark.parametrize(
    ("who", "finish", "lines"),
    [
        (
            "ada",
            "🏁 Finish",
            [
                "🏁 Today’s session is done.",
                "None of 5 right at the first try",
                "5 were new to you",
                "🔥 1 day in a row",
            ],
        ),
        (
            "sara",
            "🏁 پایان",
            ["🏁 جلسهٔ امروز تمام شد.", "هیچ‌کدام از ۵ پرسش", "۵ پرسش برایتان تازه بود", "🔥"],
        ),
    ],
)
async def test_from_the_first_question_to_the_end(
    who: str, finish: str, lines: list[str], ada: Talk, sara: Talk
) -> None:
    talk = {"ada": ada, "sara": sara}[who]
    asked = await talk.say("/today")
    for number in range(1, 6):
        assert counter(who, number) in bare(asked.text)
        explained = await talk.tap("📖")
        assert bare(explained.text).startswith("📖")
        ways = captions(asked) + [
            caption for message in talk.person.messages for caption in captions(message)
        ]
        assert (finish in ways) == (number == 5)
        asked = await talk.tap("⏭" if number < 5 else "🏁")
    assert [line for line in lines if line not in bare(asked.text)] == []
    assert "☀️" not in bare(asked.text)
    again = await talk.say("/today")
    assert bare(again.text) == bare(asked.text)
    assert counter(who, 1) in bare((await talk.tap("➕")).text)


async def test_practice_meanwhile_is_free_and_the_session_goes_on_where_it_stood(ada: Talk) -> None:
    first = await ada.say("/today")
    free = await ada.say("/practice")
    assert "☀️" not in free.text
    assert bare((await ada.say("/today")).text) == bare(first.text)
    assert "2 of 5" in bare((await ada.tap("⏭")).text)


async def test_it_survives_a_restart(simulator: Simulator, address: str, hand: Hand) -> None:
    talk = Talk(simulator.person(7, "Ada", "en"))
    async with served(settings_for(simulator, address), hand):
        await talk.say("/today")
        second = await talk.tap("⏭")
    async with served(settings_for(simulator, address), hand):
        assert bare((await talk.say("/today")).text) == bare(second.text)
        assert "3 of 5" in bare((await talk.tap("⏭")).text)


async def test_the_daily_push_opens_it(ada: Talk, hand: Hand) -> None:
    await ada.say("/daily")
    await ada.tap("London")
    await ada.tap("Other")
    await ada.tap("19")
    ada.person.forget_seen()
    hand.now = EVENING + timedelta(minutes=31)
    pushed = await ada.person.next_message(15)
    assert bare(pushed.text).startswith("📅 Today’s session")
    assert "☀️ 1 of 5" in bare(pushed.text)
    await asyncio.sleep(0.1)
    assert "☀️ 2 of 5" in bare((await ada.tap("⏭")).text)
    assert "☀️ 2 of 5" in bare((await ada.say("/today")).text)


async def test_what_is_kept_of_a_session_is_handed_out_and_forgotten(quick_archives: None, ada: Talk) -> None:
    from tests.conversations.conftest import exported

    await ada.say("/today")
    await ada.tap("⏭")
    kept = exported(await ada.say("/export"))
    assert [len(row["asked"]) for row in kept["sessions"]] == [2]
    await ada.say("/forget")
    await ada.tap("🗑")
    assert exported(await ada.say("/export"))["sessions"] == []
    assert "☀️ 1 of 5" in bare((await ada.say("/today")).text)


@pytest.mark.parametrize(
    ("who", "back", "days", "under_way", "due"),
    [
        ("ada", "👋 Welcome back!", "🔥 1 day in a row.", "question 2 of 5", "questions are due today."),
        ("sara", "👋 خوش برگشتید!", "🔥", "به پرسش ۲ از ۵ رسیده است", "امروز نوبت مرور"),
    ],
)
async def test_start_greets_back_and_goes_on_with_the_session(
    who: str, back: str, days: str, under_way: str, due: str, ada: Talk, sara: Talk, hand: Hand
) -> None:
    talk = {"ada": ada, "sara": sara}[who]
    for _ in range(2):
        await talk.say("/practice")
        await talk.tap("📖")
    await talk.say("/today")
    await talk.tap("⏭")
    greeted = bare((await talk.say("/start")).text)
    assert [each for each in (back, days, under_way, due) if each not in greeted] == []
    assert counter(who, 2) in bare((await talk.tap("▶️")).text)


async def test_start_after_todays_session_offers_another_round(ada: Talk) -> None:
    await ada.say("/today")
    await ada.tap("📖")
    for _ in range(4):
        await ada.tap("⏭")
    await ada.tap("🏁")
    assert "Today’s session is done." in (await ada.say("/start")).text
    assert "1 of 5" in (await ada.tap("➕")).text


async def test_a_link_opens_its_question_for_who_comes_back_too(ada: Talk) -> None:
    await ada.say("/practice")
    await ada.tap("📖")
    assert "Welcome back" not in (await ada.say("/start q-matrix-chain-abc--cost")).text
