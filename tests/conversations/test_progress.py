"""Progress in the chat: one picture and three lines, a way on, and the rest behind a button."""

from __future__ import annotations

import re

import pytest

from bot.simulator.people import Message
from tests.conversations.conftest import Talk

PNG = b"\x89PNG"


def bare(message: Message, text: str | None = None) -> str:
    return (message.text if text is None else text).translate(
        {ord(c): None for c in "\u200e\u200f\u2066\u2067\u2068\u2069"}
    )


def captions(message: Message) -> list[str]:
    return [button.text for row in message.buttons for button in row]


async def wrong(talk: Talk) -> None:
    """One wrong answer to the cost of three matrices, which is 30 000."""
    await talk.say("/start q-matrix-chain-abc--cost")
    assert bare(await talk.say("7")).startswith("❌")


@pytest.mark.parametrize(
    ("who", "text", "first"),
    [
        ("ada", "📈 Nothing to show yet", "🚀 First question"),
        ("sara", "📈 هنوز چیزی برای نشان دادن نیست", "🚀 اولین پرسش"),
    ],
)
async def test_a_newcomer_gets_a_friendly_line_and_a_first_question(
    who: str, text: str, first: str, ada: Talk, sara: Talk
) -> None:
    talk = {"ada": ada, "sara": sara}[who]
    message = await talk.say("/progress")

    assert bare(message).startswith(text)
    assert captions(message) == [first]
    assert "💡" in "".join(captions(await talk.tap("🚀")))


@pytest.mark.parametrize(
    ("who", "lines", "ways", "told", "detailed"),
    [
        (
            "ada",
            [
                "📈 Your progress",
                "🔥 1 day in a row.",
                "✅ 0 of 1 right at the first try.",
                "questions met. Weakest: ",
            ],
            ["🎯 Practise the weakest", "🔎 Details"],
            "Days of practice in the last 20 weeks: one day. Answers: 1, at most 1 a day."
            " Right at the first try, by topic: Multiplying three matrices 0 of 1.",
            ["🔎 Progress in detail", "Since you began: 0 of 1 right at the first try."],
        ),
        (
            "sara",
            ["📈 پیشرفت شما", "🔥", "✅ ۰ از ۱ در اولین تلاش درست بود.", "ضعیف‌تر از همه: ضرب سه ماتریس"],
            ["🎯 تمرین ضعیف‌ترین", "🔎 جزئیات"],
            "روزهای تمرین در ۲۰ هفتهٔ گذشته: یک روز. پاسخ‌ها: ۱، و در یک روز حداکثر ۱."
            " درست در اولین تلاش، موضوع به موضوع: ضرب سه ماتریس ۰ از ۱.",
            ["🔎 جزئیات پیشرفت", "از آغاز تا امروز: ۰ از ۱ در اولین تلاش درست بود."],
        ),
    ],
)
async def test_after_an_answer_come_three_lines_one_picture_and_one_way_on_details_on_demand(
    who: str, lines: list[str], ways: list[str], told: str, detailed: list[str], ada: Talk, sara: Talk
) -> None:
    talk = {"ada": ada, "sara": sara}[who]
    await wrong(talk)
    message = await talk.say("/progress")
    picture = await talk.person.next_message(15)

    assert [line for line in lines if line not in bare(message)] == []
    assert [caption.lstrip("\u200f") for caption in captions(message)] == ways
    assert (picture.photo or b"").startswith(PNG)
    assert told in bare(picture, picture.caption)
    details = await talk.tap("🔎")
    assert [line for line in detailed if line not in bare(details)] == []
    assert not {"79", "۷۹", "100", "۱۰۰"} & set(re.findall(r"\d+", bare(details))), (
        "one answer tells no share"
    )
    assert ((await talk.person.next_message(15)).photo or b"").startswith(PNG)


@pytest.mark.parametrize("who", ["ada", "sara"])
async def test_the_weakest_topics_button_puts_a_question_of_that_topic(
    who: str, ada: Talk, sara: Talk
) -> None:
    talk = {"ada": ada, "sara": sara}[who]
    await wrong(talk)
    await talk.say("/progress")
    await talk.person.next_message(15)
    asked = await talk.tap("🎯")

    assert {"ada": "Multiplying three matrices", "sara": "ضرب سه ماتریس"}[who] in bare(asked)
    assert "💡" in "".join(captions(asked))


async def test_a_button_for_a_topic_that_is_no_more_says_so(ada: Talk) -> None:
    await wrong(ada)
    message = await ada.say("/progress")
    query = ada.person.press_data(message, "1:practise:99")

    assert (await ada.person.answer_of(query))["show_alert"]
