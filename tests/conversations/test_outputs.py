"""Every card of every canonical question and its explanation, in all three outputs and both languages, as the strict stand-in takes them."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

import pytest

from bot.catalogue import Catalogue, content_folder
from bot.catalogue.links import link_id
from bot.domain.question.text import Language
from bot.settings import Settings
from bot.simulator import Simulator
from bot.simulator.faults import Fault
from bot.simulator.people import Person
from bot.views.words import words

CATALOGUE = Catalogue.load(content_folder())
QUESTIONS = [
    question for topic in CATALOGUE.topics for question in (topic.id, *(drill.id for drill in topic.drills))
]
OUTPUTS = ("typeset", "picture", "plain")


async def until(person: Person, mark: str) -> list[str]:
    """Reads up to the message that begins with a mark; how each was shown."""
    shown = []
    while True:
        message = await person.next_message(20)
        shown.append("rich" if message.rich else "photo" if message.photo else "text")
        if message.text.lstrip("\u200e\u200f").startswith(mark):
            return shown


async def prefer(person: Person, language: Language, output: str) -> None:
    """Chooses how formulas are shown."""
    person.send("/settings")
    settings = await person.next_message(20)
    # Another choice first: the one that holds already changes nothing that could be seen.
    for choice in (next(each for each in OUTPUTS if each not in (output, "typeset")), output):
        person.press(settings, words(language)(f"formulas-{choice}"))
        await person.next_message(20)


async def cards(
    simulator: Simulator, number: int, language: Language, output: str, questions: Sequence[str] = QUESTIONS
) -> set[str]:
    """One person asks questions and for their explanations; the ways in which things were shown."""
    person = simulator.person(number, output, language.value)
    await prefer(person, language, output)
    shown: set[str] = set()
    for question in questions:
        level = CATALOGUE.question(question)
        assert level is not None
        person.send(f"/start q-{link_id(question)}")
        shown |= set(await until(person, f"{level.level.value} ·"))
        newest = next(
            message
            for message in reversed(person.messages)
            if any(button.text.startswith("📖") for row in message.buttons for button in row)
        )
        person.press(newest, "📖")
        shown |= set(await until(person, "📖"))
    await asyncio.sleep(0.3)
    return shown | {"photo" for message in person.messages if message.photo}


@pytest.mark.parametrize("language", list(Language))
async def test_every_card_in_every_output(language: Language, simulator: Simulator, bot: Settings) -> None:
    first = 100 if language is Language.ENGLISH else 200
    walks = [cards(simulator, first + n, language, output) for n, output in enumerate(OUTPUTS)]
    typeset, picture, plain = await asyncio.gather(*walks)
    refused = {name: count for name, count in simulator.counters.items() if name.startswith("refused")}
    assert refused == {}
    assert typeset == {"rich", "text", "photo"}
    assert picture == {"text", "photo"}
    assert plain == {"text"}


@pytest.mark.parametrize(
    ("code", "description"),
    [(400, "Bad Request: RICH_MESSAGE_INVALID: can't parse rich_message"), (404, "Not Found")],
)
@pytest.mark.parametrize("language", list(Language))
async def test_with_rich_messages_refused_every_card_still_arrives(
    language: Language, code: int, description: str, simulator: Simulator, bot: Settings
) -> None:
    fault = Fault("refuse", frozenset({"sendRichMessage"}), times=10_000, code=code, description=description)
    simulator.faults.add(fault)
    questions = [
        each for each in QUESTIONS if each.partition(".")[0] in ("matrix-chain-n", "reduced-precision")
    ]
    shown = await cards(simulator, 300, language, "typeset", questions)
    assert shown == {"text", "photo"}
    tried = 10_000 - fault.times
    # Unknown once, it is not tried again; refused for one card, the next may still be taken.
    assert tried == 1 if code == 404 else tried > 10
