"""The mock interview in the chat: no verdicts until the end, a report then, and nothing lost through restarts."""

from __future__ import annotations

import asyncio

import pytest

from bot.app import serve
from bot.settings import Settings
from bot.simulator import Simulator
from bot.simulator.people import Message
from tests.conversations.conftest import TOKEN, Talk

VERDICTS = ("✅", "❌", "🟡")


def bare(message: Message) -> str:
    return message.text.translate({ord(c): None for c in "\u200e\u200f\u2066\u2067\u2068\u2069"})


async def next_step(talk: Talk, *, skip: bool) -> Message:
    """Leaves the question out, or answers it with words that some question may take and another cannot read."""
    if skip:
        return await talk.tap("⏭")
    message = await talk.say("1")
    return message if not bare(message).startswith("⚠️") else await talk.tap("⏭")


@pytest.mark.parametrize(
    ("who", "minutes", "over"),
    [("ada", "15 minutes", "Interview over: "), ("sara", "۱۵ دقیقه", "مصاحبه تمام شد: ")],
)
async def test_from_the_first_question_to_the_report(
    who: str, minutes: str, over: str, ada: Talk, sara: Talk
) -> None:
    talk = {"ada": ada, "sara": sara}[who]
    await talk.say("/interview")
    message = await talk.tap(minutes)
    captions = [button.text for row in message.buttons for button in row]
    assert not [caption for caption in captions if caption.startswith(("💡", "📖", "🔁"))]
    seen = []
    for number in range(1, 7):
        seen.append(bare(message))
        assert "🎓" in seen[-1]
        assert not seen[-1].startswith(VERDICTS)
        message = await next_step(talk, skip=number % 2 == 0)
    assert over in bare(message)
    assert "➖" in bare(message)
    assert len(set(seen)) == 6
    document = await talk.tap("📄")
    assert document.document is not None
    name, content = document.document
    assert (name, content[:5]) == ("epsilon-interview.pdf", b"%PDF-")
    explanation = await talk.tap("📖 ")
    assert bare(explanation).startswith("📖")
    assert over not in bare(await talk.say("/interview"))


async def test_ended_early_the_report_comes_and_a_second_press_does_nothing(ada: Talk) -> None:
    await ada.say("/interview")
    first = await ada.tap("30 minutes")
    done = await ada.tap("🏁")
    assert "Interview over: 0%" in bare(done)
    ada.person.forget_seen()
    query = ada.person.press(first, "🏁")
    assert (await ada.person.answer_of(query))["text"] == "Already done."
    assert ada.person.unseen() == []


async def test_an_answer_that_comes_again_after_a_crash_brings_the_next_question_and_no_verdict(
    ada: Talk, simulator: Simulator
) -> None:
    await ada.say("/interview")
    first = await ada.tap("15 minutes")
    data = first.button("⏭").data or ""
    second = await ada.tap("⏭")
    ada.person.forget_seen()
    ada.person.press_data(first, data)
    again = await ada.person.next_message(15)
    assert bare(again) == bare(second)
    assert "Question 2 of 6" in bare(again)


async def test_a_right_answer_is_noted_without_a_verdict_and_counted_at_the_end(ada: Talk) -> None:
    await ada.say("/interview")
    message = await ada.tap("15 minutes")
    while "answer" in bare(message).lower() and "Open question" not in bare(message):
        message = await ada.tap("⏭")
    heard = await ada.say(
        "I would measure it, it depends on memory, precision, batch size and parameters, gradients"
    )
    assert bare(heard).startswith("👂")
    assert bare(await ada.tap("🏁 Done")).startswith("Noted.")
    report = await ada.tap("🏁 End")
    assert "Work on: " in bare(report)


async def test_through_ten_restarts_no_answer_and_no_time_is_lost(simulator: Simulator, address: str) -> None:
    settings = Settings(
        _env_file=None,
        telegram_bot_token=TOKEN,
        telegram_api_url=simulator.url,
        database_url=address,
    )
    talk = Talk(simulator.person(7, "Ada", "en"))

    async def alive(text: str) -> Message:
        """One life of the bot, in which one message is answered."""
        talk.person.forget_seen()
        talk.person.send(text) if text.startswith("/") else talk.person.press(talk.newest(text), text)
        stop = asyncio.Event()
        serving = asyncio.create_task(serve(settings, stop))
        try:
            return await talk.person.next_message(15)
        finally:
            stop.set()
            await serving

    await alive("/interview")
    message = await alive("30 minutes")
    for number in range(1, 11):
        assert f"Question {number} of 11" in bare(message)
        message = await alive("⏭")
    assert "Question 11 of 11" in bare(message)
    report = await alive("⏭")
    assert bare(report).count("➖") == 11
    assert "0 of 30 minutes used" in bare(report)


@pytest.mark.parametrize(
    ("who", "minutes", "done", "over", "answer"),
    [
        ("ada", "15 minutes", "🏁 Done", "Interview over: ", "it depends on memory and on precision"),
        ("sara", "۱۵ دقیقه", "🏁 تمام", "مصاحبه تمام شد: ", "به حافظه و به دقت عددها بستگی دارد"),
    ],
)
async def test_what_is_typed_after_a_talk_answers_the_next_question(
    who: str, minutes: str, done: str, over: str, answer: str, ada: Talk, sara: Talk
) -> None:
    talk = {"ada": ada, "sara": sara}[who]
    await talk.say("/interview")
    message = await talk.tap(minutes)
    talks = 0
    while over not in bare(message):
        assert not bare(message).startswith(VERDICTS)
        number = bare(message).splitlines()[0]
        message = await talk.say(answer)
        if any(button.text.startswith(done) for row in message.buttons for button in row):
            talks += 1
            message = await talk.tap(done)
        elif bare(message).startswith("⚠️"):
            message = await talk.tap("⏭")
        assert number not in bare(message)
    assert talks > 1
