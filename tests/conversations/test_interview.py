"""The mock interview in the chat: no verdicts until the end, a report then, and nothing lost through restarts."""

from __future__ import annotations

import asyncio
import re

import pytest

from bot.app import serve
from bot.catalogue.catalogue import Catalogue, content_folder
from bot.domain.question.text import Language
from bot.domain.question.topic import Group, OpenQuestion
from bot.settings import Settings
from bot.simulator import Simulator
from bot.simulator.people import Message
from tests.conversations.conftest import TOKEN, Talk, served, settings_for

CATALOGUE = Catalogue.load(content_folder())
VERDICTS = ("✅", "❌", "🟡")


def bare(message: Message) -> str:
    return message.text.translate({ord(c): None for c in "\u200e\u200f\u2066\u2067\u2068\u2069"})


def digits_of(title: str, who: str) -> str:
    return title.translate(str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")) if who == "sara" else title


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
    assert "👂" in bare(heard)
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


TOLD = {"en": "min left", "fa": "دقیقه مانده"}
OPEN = {"en": "Open question", "fa": "پرسش تشریحی"}


def about(message: Message, language: str) -> OpenQuestion:
    """The open question that a message puts, by its topic's title."""
    text = bare(message)
    (topic,) = [
        each for each in CATALOGUE.topics if f" · {each.title.in_language(Language(language))} · " in text
    ]
    return topic.open_question


def in_sentences(question: OpenQuestion, language: str) -> list[str]:
    """A few messages that make points of it, as the model answer does."""
    paragraphs = question.model_answer.in_language(Language(language)).split("\n")
    texts = [re.sub(r"[$*`]", "", text) for text in paragraphs]
    return [text for text in texts if text and question.hearing.hear(text).points][:3]


@pytest.mark.parametrize(
    ("language", "name", "minutes", "done", "end", "counted"),
    [
        ("en", "Ada", "15 minutes", "🏁 Done", "🏁 End", "Not heard"),
        ("fa", "سارا", "۱۵ دقیقه", "🏁 تمام", "🏁 پایان", "نشنیدم"),
    ],
)
async def test_an_open_question_takes_several_messages_and_two_probes_through_restarts(
    language: str,
    name: str,
    minutes: str,
    done: str,
    end: str,
    counted: str,
    simulator: Simulator,
    address: str,
) -> None:
    talk = Talk(simulator.person(7, name, language))
    settings = settings_for(simulator, address)
    reports = []
    for _ in range(2):
        async with served(settings):
            await talk.say("/interview")
            message = await talk.tap(minutes)
            while OPEN[language] not in bare(message):
                message = await talk.tap("⏭")
        number = bare(message).splitlines()[0].partition(" · ")[0]
        question = about(message, language)
        probes = set()
        texts = in_sentences(question, language)
        for text in (*texts, texts[0]):
            async with served(settings):
                heard = await talk.say(text)
            assert bare(heard).startswith(number)
            assert TOLD[language] in bare(heard).splitlines()[0]
            assert not any(mark in bare(heard) for mark in VERDICTS)
            probes |= {line for line in bare(heard).splitlines() if line.startswith("🔎")}
        assert len(probes) <= 2
        async with served(settings):
            following = await talk.tap(done)
            assert number not in bare(following)
            report = await talk.tap(end)
        points = {point for text in texts for point in question.hearing.hear(text).points}
        lines = bare(report).splitlines()
        assert sum(line.startswith("✓") for line in lines) == len(points)
        assert question.hearing.hear(texts[0]).points
        for quote in question.hearing.hear(texts[0]).points.values():
            assert quote[:40] in bare(report)
        assert any(counted in line for line in lines) == (len(points) < len(question.points))
        reports.append(bare(report))
    last = {"en": "Last time", "fa": "دفعهٔ قبل"}[language]
    assert last not in reports[0]
    assert last in reports[1]


@pytest.mark.parametrize(
    ("language", "name", "minutes", "part", "noted", "over"),
    [
        ("en", "Ada", "45 minutes", "Part 1 of", "Noted.", "Interview over: "),
        ("fa", "سارا", "۴۵ دقیقه", "بخش ۱ از", "ثبت شد.", "مصاحبه تمام شد: "),
    ],
)
async def test_a_case_ends_the_longest_interview_part_by_part_without_a_verdict(
    language: str,
    name: str,
    minutes: str,
    part: str,
    noted: str,
    over: str,
    simulator: Simulator,
    address: str,
) -> None:
    talk = Talk(simulator.person(7, name, language))
    settings = settings_for(simulator, address)
    async with served(settings):
        await talk.say("/interview")
        message = await talk.tap(minutes)
        while "🧩" not in bare(message):
            message = await talk.tap("⏭")
        assert part in bare(message)
    number = bare(message).splitlines()[0].partition(" · ")[0]
    parts = 0
    while over not in bare(message):
        assert TOLD[language] in bare(message).splitlines()[0]
        assert bare(message).startswith(number)
        assert not any(mark in bare(message) for mark in VERDICTS)
        choices = [
            button.text for row in message.buttons for button in row if button.text.startswith(("1.", "۱."))
        ]
        async with served(settings):
            message = await (talk.tap(choices[0]) if choices else talk.say("2"))
        parts += 1
        assert noted in bare(message) or over in bare(message)
    assert parts > 2


@pytest.mark.parametrize(
    ("who", "pick", "one", "two", "minutes", "of"),
    [
        ("ada", "Choose topics", "Memory", "Numerics", "15 minutes", "It draws from: Numerics, Memory."),
        ("sara", "انتخاب موضوع‌ها", "حافظه", "عددی", "۱۵ دقیقه", "از این‌ها می‌پرسد:"),
    ],
)
async def test_it_draws_from_the_groups_that_are_ticked_and_offers_them_the_next_time(
    who: str, pick: str, one: str, two: str, minutes: str, of: str, ada: Talk, sara: Talk
) -> None:
    talk = {"ada": ada, "sara": sara}[who]
    await talk.say("/interview")
    asked = await talk.tap(pick)
    ticked = next(button for row in asked.buttons for button in row if one in button.text)
    assert ticked.text.startswith("☐")
    shown = await talk.tap(ticked.text)
    assert [b.text[0] for row in shown.buttons for b in row if one in b.text] == ["☑"]
    await talk.tap(two)
    message = await talk.tap(minutes)
    wanted = {
        topic.title.in_language(Language.ENGLISH if who == "ada" else Language.PERSIAN)
        for topic in CATALOGUE.topics
        if topic.group in (Group.NUMERICS, Group.MEMORY)
    }
    for _ in range(6):
        assert any(digits_of(title, who) in bare(message) for title in wanted), bare(message)
        message = await talk.tap("⏭")
    assert of in bare(await talk.say("/interview"))
