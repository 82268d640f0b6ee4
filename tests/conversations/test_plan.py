"""Preparing for a date, saying how sure one is, and mistakes that come back, over HTTP in both languages."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from tests.conversations.conftest import Talk, bare


async def test_a_plan_by_a_tap_by_a_date_and_taken_back(ada: Talk) -> None:
    assert "When is your interview?" in (await ada.say("/plan")).text
    shown = await ada.tap("4 weeks")
    assert "28 days left." in shown.text
    assert "14 ten-minute sessions a week, two a day, and you will have seen" in shown.text
    assert "Not seen yet: Numerics " in shown.text
    on = (datetime.now(UTC) + timedelta(days=2)).date()
    shown = await ada.say(f"/plan {on.isoformat()}")
    assert on.isoformat() in shown.text
    assert "2 days left." in shown.text
    await ada.say("/start q-matrix-chain-abc--cost")
    await ada.say("30000")
    assert "Without more practice" in (await ada.say("/plan")).text
    assert "☀️ 1 of " in (await ada.tap("☀️")).text
    assert "When is your interview?" in (await ada.tap("✖️")).text
    for wrong in (
        "/plan 2020-01-01",
        "/plan soon",
        "/plan 2026-13-01",
        "/plan 9999-01-01",
        "/plan ۱۴۰۵/۱۳/۱",
    ):
        assert "found no day" in (await ada.say(wrong)).text


@pytest.mark.parametrize(
    ("who", "written", "left"),
    [
        ("ada", "/plan tomorrow", "One day left."),
        ("ada", "/plan in 3 weeks", "21 days left."),
        ("sara", "/plan فردا", "یک روز مانده است"),
        ("sara", "/plan سه هفتهٔ دیگر", "۲۱ روز مانده است"),
    ],
)
async def test_a_day_as_people_write_it(who: str, written: str, left: str, ada: Talk, sara: Talk) -> None:
    talk = {"ada": ada, "sara": sara}[who]
    assert left in bare((await talk.say(written)).text)


@pytest.mark.parametrize(
    ("who", "written", "left"),
    [("ada", "in 10 days", "10 days left."), ("sara", "۱۰ روز دیگر", "۱۰ روز مانده است")],
)
async def test_a_day_sent_after_the_command_is_the_day(
    who: str, written: str, left: str, ada: Talk, sara: Talk
) -> None:
    talk = {"ada": ada, "sara": sara}[who]
    await talk.say("/start q-matrix-chain-abc--cost")
    await talk.say("/plan")
    assert left in bare((await talk.say(written)).text)
    verdict = bare((await talk.say("30000")).text)
    assert verdict.startswith("✅"), "what is typed afterwards answers the question again"


async def test_what_is_no_day_answers_the_question_though_a_day_was_asked_for(ada: Talk) -> None:
    await ada.say("/start q-matrix-chain-abc--cost")
    await ada.say("/plan")
    assert bare((await ada.say("30000")).text).startswith("✅")


async def test_once_a_question_was_put_a_day_is_an_answer(ada: Talk) -> None:
    await ada.say("/plan")
    await ada.say("/start q-matrix-chain-abc--cost")
    assert "days left" not in (await ada.say("in 10 days")).text


async def test_a_persian_plan_by_the_persian_calendar(sara: Talk) -> None:
    from bot.domain.persian_calendar import parts_of

    on = (datetime.now(UTC) + timedelta(days=40)).date()
    year, month, day = parts_of(on)
    typed = f"{year}/{month}/{day}".translate(str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹"))
    shown = bare((await sara.say(f"/plan {typed}")).text)
    assert f"{year:04}/{month:02}/{day:02}".translate(str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")) in shown
    assert "روز مانده است" in shown
    assert "با هفته‌ای ۱۴ جلسهٔ ده‌دقیقه‌ای" in shown
    assert not any(digit in shown for digit in "0123456789")


@pytest.mark.parametrize(
    ("who", "on", "certain"), [("ada", "ask me", "💪 Certain"), ("sara", "بپرس", "💪 مطمئنم")]
)
async def test_how_sure_one_is_before_the_verdict(
    who: str, on: str, certain: str, ada: Talk, sara: Talk
) -> None:
    talk = {"ada": ada, "sara": sara}[who]
    asked = await talk.say("/start q-matrix-chain-abc--cost")
    assert not any("💪" in button.text for row in asked.buttons for button in row), (
        "nobody is asked who did not want it"
    )
    await talk.say("/settings")
    await talk.tap(on)
    asked = await talk.say("/start q-matrix-chain-abc--cost")
    pressed = await talk.tap("💪")
    assert f"● {certain}" in [button.text for row in pressed.buttons for button in row]
    wrong = await talk.say("7")
    assert wrong.text.lstrip("\u200f").startswith("❌")
    assert ("You were certain" in wrong.text) or ("مطمئن بودید" in wrong.text)
    query = talk.person.press(asked, "💪")
    assert (await talk.person.answer_of(query))["text"]
    await talk.say("30000")
    await talk.say("/start q-matrix-chain-abc--cost")
    await talk.tap("🎲")
    right = await talk.say("30000")
    assert ("A lucky guess" in right.text) or ("حدستان گرفت" in right.text)
    await talk.say("/progress")
    await talk.person.next_message(15)
    progress = bare((await talk.tap("🔎")).text)
    assert ("Certain: 0 of 1 right (0%)" in progress) or ("مطمئنم: ۰ از ۱ درست (۰٪)" in progress)
    assert ("Guessing: 1 of 1 right" in progress) or ("حدس می‌زنم: ۱ از ۱ درست" in progress)


@pytest.mark.parametrize("who", ["ada", "sara"])
async def test_a_known_mistake_comes_back_with_new_numbers_until_it_is_overcome(
    who: str, ada: Talk, sara: Talk
) -> None:
    talk = {"ada": ada, "sara": sara}[who]
    await talk.say("/start q-matrix-chain-abc--cost")
    first = await talk.say("500000")
    assert first.text.lstrip("\u200f").startswith("❌")
    await talk.say("30000")
    await talk.say("/progress")
    await talk.person.next_message(15)
    progress = await talk.tap("🔎")
    await talk.person.next_message(15)
    assert ("One known mistake" in progress.text) or ("یک اشتباه شناخته‌شده" in progress.text)
    again = await talk.tap("🩹")
    assert "10×100" not in bare(again.text)
    await talk.say("/start q-matrix-chain-abc--cost")
    right = await talk.say("30000")
    assert ("have overcome" in right.text) or ("پشت سر گذاشتید" in right.text)
    progress = await talk.say("/progress")
    await talk.person.next_message(15)
    assert not any("🩹" in button.text for row in progress.buttons for button in row)
