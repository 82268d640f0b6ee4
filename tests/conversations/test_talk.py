"""Talks about an open question in both languages, each step in another life of the bot: nothing said is lost."""

from __future__ import annotations

import pytest

from bot.simulator import Simulator
from bot.simulator.people import Message
from tests.conversations.conftest import Talk, served, settings_for

STEPS = {
    "en": (
        ("/start q-bptt", "Backpropagation through time"),
        ("idk", "That is all right"),
        ("What nice weather we have today", "Draw the network unrolled"),
        ("Time is linear in T and quadratic in h. Truncation makes it faster.", "Do you stand by that?"),
        ("👍", "You are at the last step and about to go back"),
        ("You unroll it over the steps, with shared weights.", "after a question"),
        ("✖️ Not 3", "taken back"),
        ("↩️ 3", "quadratic"),
        ("🔎", "You have worked out the cost of one direction"),
        ("⏭ Skip this", "tap “Done” for the verdict"),
        ("🏁", "Partly right"),
        ("☝️ I did say 2", "Which of your sentences says this?"),
        ("1", "it counts half"),
        ("🎯", "Bytes of hidden states"),
    ),
    "fa": (
        ("/start q-bptt", "پس‌انتشار"),
        ("نمی‌دانم", "اشکالی ندارد"),
        ("امروز هوا خیلی خوب است", "شبکه را بازشده"),
        ("زمان با طول دنباله خطی است و با h درجه دو. ترانکیت سریعترش میکنه.", "سر حرفتان هستید؟"),
        ("👍", "در آخرین گام هستید"),
        ("در زمان آنرول میکنیم و وزن‌ها مشترکن", "پس از پرسش"),
        ("✖️", "پس گرفته شد"),
        ("↩️", "خطی"),
        ("🔎", "هزینهٔ یک جهت را حساب کردید"),
        ("⏭ از این", "تمام"),
        ("🏁", "تا حدی درست است"),
        ("☝️", "کدام جملهٔ شما"),
        ("۱", "نصف حساب می‌شود"),
        ("🎯", "MiB"),
    ),
}


def bare(message: Message) -> str:
    return message.text.translate({ord(c): None for c in "\u200e\u200f\u2066\u2067\u2068\u2069"})


async def shown_later(talk: Talk, wanted: str) -> Message:
    message = await talk.person.next_message(60)
    return message if wanted in bare(message) else await shown_later(talk, wanted)


@pytest.mark.parametrize(("language", "name"), [("en", "Ada"), ("fa", "سارا")])
async def test_a_talk_goes_on_through_restarts(
    language: str, name: str, simulator: Simulator, address: str
) -> None:
    talk = Talk(simulator.person(7, name, language))
    for said, wanted in STEPS[language]:
        async with served(settings_for(simulator, address)):
            talk.person.forget_seen()
            if talk.person.messages and said[0] in "👍✖↩🔎⏭🏁☝🎯1۱":
                talk.person.press(talk.newest(said), said)
            else:
                talk.person.send(said)
            assert wanted in bare(await shown_later(talk, wanted)), said


@pytest.mark.parametrize(
    ("who", "text", "none"),
    [
        ("ada", "compare the cost of both orders and take the smaller one", "None of the points yet"),
        ("sara", "هزینه هر دو ترتیب رو حساب میکنی و کمتره رو برمیداری", "هنوز هیچ‌کدام"),
    ],
)
async def test_who_is_near_the_points_is_asked_on_and_not_sent_away(
    who: str, text: str, none: str, ada: Talk, sara: Talk
) -> None:
    talk = {"ada": ada, "sara": sara}[who]
    await talk.say("/start q-matrix-chain-abc")
    heard = bare(await talk.say(text))
    assert none in heard
    assert "🔎" in heard
