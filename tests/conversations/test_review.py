"""What a first and a thirtieth day met, line by line (A1 to B10), is gone, in both languages. Others: tests/browser (B2, B11), test_today (B8),
test_talk (B9), tests/promises (A6, B12, B13)."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator

import pytest

from bot.domain.question.text import Language
from bot.simulator import Simulator
from bot.simulator.people import Message
from bot.views.words import words
from tests.conversations.conftest import Talk

COST, MISSING = "/start q-matrix-chain-abc--cost", "/start q-memory-from-architecture--missing"
ORDER, OPEN = "/start q-intractable--growth", "/start q-stable-softmax"
INVISIBLE = {ord(mark): None for mark in "\u200e\u200f\u2066\u2067\u2068\u2069"}


def plain(message: Message) -> str:
    return re.sub(r"\n+", "\n", message.text.translate(INVISIBLE))


def captions(message: Message) -> list[str]:
    return [button.text.translate(INVISIBLE) for row in message.buttons for button in row]


@pytest.fixture(params=["en", "fa"])
async def talk(
    request: pytest.FixtureRequest, simulator: Simulator, bot: object
) -> AsyncIterator[tuple[Talk, Language]]:
    language = Language(request.param)
    yield Talk(simulator.person(90, "Who", language.value)), language


async def test_a1_each_entry_of_the_example_is_read_as_a_number_of_its_own(
    talk: tuple[Talk, Language],
) -> None:
    who, language = talk
    question = plain(await who.say(COST))
    between = {"en": ("for example ", " or "), "fa": ("مثلاً ", " یا ")}[language.value]
    entries = question.split(between[0])[-1].split(between[1])

    assert len(entries) == 2
    read = {plain(await who.say(entry)).split("\n")[0].split(" ")[-1].rstrip(".") for entry in entries}

    assert len(read) == 1, "both are one number"
    assert read == {entries[0].strip()}


async def test_a2_done_says_what_is_missing(talk: tuple[Talk, Language]) -> None:
    who, language = talk
    several = await who.say(MISSING)

    told = await who.person.answer_of(who.person.press(several, "✔️"))

    assert told["text"].startswith({"en": "Tick at least one", "fa": "دست‌کم یکی"}[language.value])


async def test_a3_a_miss_says_how_far_it_is_and_a_right_answer_says_why(talk: tuple[Talk, Language]) -> None:
    who, _ = talk
    await who.say(COST)
    far, near = plain(await who.say("12345")), plain(await who.say("29999"))
    right = plain(await who.say("30000"))

    assert far.split("\n")[1] != near.split("\n")[1]
    assert "A(BC)" in right


async def test_a4_progress_is_a_picture_and_three_lines(talk: tuple[Talk, Language]) -> None:
    who, _ = talk
    await who.say(COST)
    await who.say("1")
    progress = plain(await who.say("/progress"))

    assert len(progress.split("\n")) == 4
    assert "79" not in progress
    assert "%" not in progress and "٪" not in progress, "of one answer, no share"


async def test_a5_daily_asks_for_the_clock_first(talk: tuple[Talk, Language]) -> None:
    who, language = talk
    asked = await who.say("/daily")

    assert {"en": "What time is it for you now?", "fa": "الان برای شما ساعت چند است؟"}[
        language.value
    ] in plain(asked)
    cities = {"en": ("Berlin", "New York"), "fa": ("تهران", "کابل")}[language.value]
    assert all(any(city in caption for caption in captions(asked)) for city in cities)
    hours = await who.tap(cities[0])
    assert len(captions(hours)) <= 6


async def test_b1_keyboards_do_not_pile_up_and_disagreeing_comes_after_the_second_miss(
    talk: tuple[Talk, Language],
) -> None:
    who, _ = talk
    await who.say(COST)
    first = await who.say("12345")
    assert not any("🙋" in caption for caption in captions(await who.more()))
    await who.say("23456")
    assert any("🙋" in caption for caption in captions(await who.more()))
    assert len(first.buttons) <= 2


async def test_b2_the_explanation_begins_with_the_answer(talk: tuple[Talk, Language]) -> None:
    who, language = talk
    await who.say(COST)
    explained = plain(await who.tap("📖"))

    wanted = {"en": "30,000", "fa": "۳۰٬۰۰۰"}[language.value]
    assert wanted in "\n".join(explained.split("\n")[:4])


async def test_b3_choices_stand_once_and_verdicts_quote_them(talk: tuple[Talk, Language]) -> None:
    who, _ = talk
    question = await who.say(MISSING)
    options = [caption.removeprefix("☐ ") for caption in captions(question) if caption.startswith("☐")]
    assert len(options) == 6
    assert not any(option in plain(question) for option in options)

    verdict = plain(await who.say("1, 3"))

    assert options[0] in verdict.replace("\u200c", "\u200c")
    assert options[2] in verdict
    assert options[1] not in verdict

    order = await who.say(ORDER)
    shown = [button for row in order.buttons for button in row if ":choose:" in (button.data or "")]
    chain = plain(await who.say("1 < 2 < 3 < 4 < 5 < 6"))
    assert len(shown) == 6
    assert chain.split("\n")[0].count("<") == 5
    assert not re.search(r"\b1 < 2\b", chain)


async def test_b4_ticking_keeps_the_interviews_header(talk: tuple[Talk, Language]) -> None:
    who, language = talk
    await who.say("/interview")
    fifteen = {"en": "15", "fa": "۱۵"}[language.value]
    message = await who.tap(fifteen)
    for _ in range(5):
        header = plain(message).split("\n")[0]
        assert header.startswith("🎓")
        if any(caption.startswith("☐") for caption in captions(message)):
            who.person.press(message, "☐")
            async with asyncio.timeout(10):
                while not any(caption.startswith("☑") for caption in captions(message)):
                    await asyncio.sleep(0.01)
            assert plain(message).split("\n")[0] == header
        message = await who.tap("⏭")


@pytest.mark.parametrize(
    ("en", "fa"),
    [("thanks!", "مرسی"), ("idk", "نمی‌دانم"), ("?", "؟"), ("hint", "راهنمایی"), ("skip", "بعدی")],
)
async def test_b5_human_words_cost_nothing_and_lead_on(talk: tuple[Talk, Language], en: str, fa: str) -> None:
    who, language = talk
    await who.say(COST)
    answered = await who.say({"en": en, "fa": fa}[language.value])

    assert plain(answered)[0] in "🙂💡⏭"
    assert any("📖" in caption for caption in captions(answered))
    assert plain(await who.say("30000")).startswith("✅")


async def test_b5_and_b9_not_knowing_an_open_question_reveals_nothing(talk: tuple[Talk, Language]) -> None:
    who, language = talk
    await who.say(OPEN)
    answered = plain(await who.say({"en": "I don't know", "fa": "نمی‌دانم"}[language.value]))

    assert answered.startswith("🙂")
    assert "❌" not in answered
    assert "%" not in answered and "٪" not in answered
    assert "•" not in answered


async def test_b6_one_welcome_and_one_button_and_who_comes_back_is_greeted_back(
    talk: tuple[Talk, Language],
) -> None:
    who, language = talk
    welcome = await who.say("/start")
    assert len(captions(welcome)) == 1
    question = await who.tap("🚀")
    assert plain(question).split("\n")[0]
    await who.say("1")

    back = await who.say("/start")

    assert plain(back) != plain(welcome)
    assert words(language)("button-first") not in captions(back)


async def test_b7_who_is_wrong_on_everything_gets_easy_drills_alone(talk: tuple[Talk, Language]) -> None:
    who, _ = talk
    await who.say("/start")
    message = await who.tap("🚀")
    for _ in range(7):
        assert (
            plain(message).lstrip().startswith(("E ·", "☀️", "📅")) or "E ·" in plain(message).split("\n")[0]
        )
        message = await who.tap("⏭")


async def test_b10_settings_have_labels_words_find_topics_and_days_are_read(
    talk: tuple[Talk, Language],
) -> None:
    who, language = talk
    settings = await who.say("/settings")
    for row in settings.buttons[:5]:
        assert row[0].text.translate(INVISIBLE)[0] in "🌐🔢📐🎚🤔"
    found = await who.say({"en": "/practice matrix", "fa": "/practice ماتریس"}[language.value])
    assert any("💡" in caption for caption in captions(found))
    await who.say("/plan")
    planned = plain(await who.say({"en": "20 Jan", "fa": "۲۰ دی"}[language.value]))
    assert planned.startswith("🎯")
    assert {"en": "-01-20", "fa": "/۱۰/۲۰"}[language.value] in planned
    help_text = plain(await who.say("/help"))
    assert max(map(len, help_text.split("\n"))) < 160
