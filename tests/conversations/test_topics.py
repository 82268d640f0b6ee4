"""Every topic over HTTP in both languages: its open question, and each canonical drill answered right, wrongly, and explained."""

from __future__ import annotations

import pytest

from bot.catalogue import Catalogue, content_folder
from bot.domain.grading.expected import Expected
from bot.domain.grading.kinds import kind
from bot.domain.grading.number.expected import InfinityExpected
from bot.domain.question.drill import Drill
from bot.domain.question.text import Language
from bot.simulator.people import Message
from tests.conversations.conftest import Talk

CATALOGUE = Catalogue.load(content_folder())
TOPICS = [topic.id for topic in CATALOGUE.topics]


def typed(expected: Expected) -> str:
    """How a person would type the value that an answer is judged against."""
    if isinstance(expected, InfinityExpected):
        return "inf"
    return kind(expected.kind).samples(expected).right[0]


async def begins(talk: Talk, message: Message, *marks: str) -> Message:
    """The message, or the first after it that begins so: an explanation may come in several messages."""
    while not message.text.lstrip("\u200e\u200f").startswith(marks):
        message = await talk.person.next_message(15)
    return message


async def judged(talk: Talk, expected: Expected) -> Message:
    """The verdict on a value as a person types it. A slash may be a Persian decimal sign: who is asked means the fraction, which comes first."""
    found = await begins(talk, await talk.say(typed(expected)), "❌", "🟡", "✅", "⚠")
    return await begins(talk, await talk.tap("🔎"), "❌", "🟡", "✅") if has(found, "🔎") else found


def has(message: Message, caption: str) -> bool:
    return any(button.text.startswith(caption) for row in message.buttons for button in row)


async def answer_and_read(talk: Talk, drill: Drill) -> None:
    variant = drill.draw(0)
    await begins(talk, await talk.say(f"/start q-{drill.id.replace('.', '--')}"), f"{drill.level.value} ·")
    for misconception in variant.misconceptions:
        wrong = await judged(talk, misconception.expected)
        assert wrong.text.lstrip("\u200f")[0] in "❌🟡", (misconception.id, wrong.text)
    right = await judged(talk, variant.expected)
    assert right.text.lstrip("\u200f").startswith("✅"), (drill.id, right.text)
    explanation = await begins(talk, await talk.tap("📖"), "📖")
    assert len(explanation.text) > 150


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("topic_id", TOPICS)
async def test_a_topic_from_its_open_question_to_its_last_drill(
    topic_id: str, language: Language, ada: Talk, sara: Talk
) -> None:
    talk = ada if language is Language.ENGLISH else sara
    topic = CATALOGUE.topic(topic_id)
    assert topic is not None

    await begins(talk, await talk.say(f"/start q-{topic_id}"), f"{topic.level.value} ·")
    await begins(talk, await talk.say(topic.open_question.model_answer.in_language(language)), "👂")
    await begins(talk, await talk.tap("🏁"), "✅")
    for drill in topic.drills:
        await answer_and_read(talk, drill)
