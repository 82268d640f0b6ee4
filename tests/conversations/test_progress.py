"""Progress in the chat: words and two pictures, a way on for newcomers, and a button for each weak topic."""

from __future__ import annotations

import pytest

from bot.simulator.people import Message
from tests.conversations.conftest import Talk

PNG = b"\x89PNG"


def bare(message: Message) -> str:
    return message.text.translate({ord(c): None for c in "\u200e\u200f\u2066\u2067\u2068\u2069"})


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
    ("who", "lines", "weak", "alts"),
    [
        (
            "ada",
            [
                "📈 Your progress",
                "🔥 1 day in a row.",
                "Since you began: 0 of 1 right at the first try, without a hint"
                " (0%; so few answers mean 0 to 79%).",
                "Last 7 days: 0 of 1 right",
                "Last 30 days: 0 of 1 right",
                "0 of 1 right at the first try\n",
            ],
            "🎯 Multiplying three matrices",
            [
                "Days of practice in the last 26 weeks: one day. Answers: 1, at most 1 a day.",
                "Right at the first try, by topic: Multiplying three matrices 0 of 1.",
            ],
        ),
        (
            "sara",
            [
                "📈 پیشرفت شما",
                "۰ پاسخ از ۱ تا در اولین تلاش و بدون راهنمایی درست بود",
                "در ۷ روز گذشته: ۰ پاسخ از ۱",
                "در ۳۰ روز گذشته: ۰ پاسخ از ۱",
                "۰ از ۱ در اولین تلاش درست\n",
            ],
            "🎯 ضرب سه ماتریس",
            [
                "روزهای تمرین در ۲۶ هفتهٔ گذشته: یک روز. پاسخ‌ها: ۱، و در یک روز حداکثر ۱.",
                "ضرب سه ماتریس ۰ از ۱.",
            ],
        ),
    ],
)
async def test_after_an_answer_come_words_two_pictures_and_the_weak_topic(
    who: str, lines: list[str], weak: str, alts: list[str], ada: Talk, sara: Talk
) -> None:
    talk = {"ada": ada, "sara": sara}[who]
    await wrong(talk)
    message = await talk.say("/progress")
    pictures = [await talk.person.next_message(15) for _ in range(2)]

    assert [line for line in lines if line not in bare(message)] == []
    assert captions(message)[0].lstrip("\u200f").startswith(weak)
    assert len(captions(message)) == 2
    assert all((picture.photo or b"").startswith(PNG) for picture in pictures)
    told = [picture.caption.translate({ord(c): None for c in "\u2068\u2069"}) for picture in pictures]
    assert all(alt in words for alt, words in zip(alts, told, strict=True))


async def test_the_weak_topics_button_puts_a_question_of_that_topic(ada: Talk) -> None:
    await wrong(ada)
    report = await ada.say("/progress")
    title = captions(report)[0].removeprefix("🎯 ")
    for _ in range(2):
        await ada.person.next_message(15)
    asked = await ada.tap("🎯")

    assert title in bare(asked)
    assert "💡" in "".join(captions(asked))


async def test_a_button_for_a_topic_that_is_no_more_says_so(ada: Talk) -> None:
    await wrong(ada)
    message = await ada.say("/progress")
    query = ada.person.press_data(message, "1:practise:99")

    assert (await ada.person.answer_of(query))["show_alert"]
