"""How tall messages are on a phone: every question, verdict, explanation and command, as the real bot sends them to the page."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from playwright.async_api import Page

from bot.catalogue import Catalogue, content_folder
from bot.catalogue.links import link_id
from bot.domain.grading.kinds import kind
from bot.domain.question.drill import Drill
from bot.domain.question.text import Language
from bot.simulator import Simulator
from bot.simulator.people import Message, Person
from tests.conversations.test_outputs import prefer

SCREEN = 727
"""Pixels of chat on a phone of 390 by 844."""
CATALOGUE = Catalogue.load(content_folder())
COMMANDS = (
    *(
        "/start",
        "/help",
        "/privacy",
        "/settings",
        "/topics",
        "/practice",
        "/case",
        "/interview",
        "/daily",
        "/plan",
    ),
    *(
        "/progress",
        "/today",
        "/forget",
        "/board",
        "/topics matrix",
        "/practice quantum",
        "/nonsense",
        "/cancel",
    ),
)
MEASURE = """async () => {
  await document.fonts.ready;
  await Promise.all([...document.images].map((image) => image.complete || new Promise((done) => { image.onload = image.onerror = done; })));
  await new Promise((done) => setTimeout(done, 100));
  return [...document.querySelectorAll(".row.in")].map((row) => [Math.ceil(row.getBoundingClientRect().height), row.innerText.slice(0, 70)]);
}"""


@dataclass(frozen=True, order=True)
class Measured:
    """A message of a chat: its height in pixels with its buttons, who got it, and how it begins."""

    height: int
    chat: str
    text: str


def questions(*, every: int) -> list[str]:
    """One in so many of the questions, the same ones each time."""
    known = [each for topic in CATALOGUE.topics for each in (topic.id, *(drill.id for drill in topic.drills))]
    known += [case.id for case in CATALOGUE.cases]
    return [each for each in known if int(hashlib.sha256(each.encode()).hexdigest(), 16) % every == 0]


async def with_buttons(person: Person) -> Message:
    """Reads up to the message under which the buttons stand."""
    while not (message := await person.next_message(30)).buttons:
        continue
    return message


async def talk(
    simulator: Simulator,
    number: int,
    language: Language,
    output: str,
    asked: Sequence[str],
    commands: Iterable[str],
) -> Person:
    """A person of this language and output: commands, and for each question a wrong answer, a right one and the explanation."""
    person = simulator.person(number, f"{language.value}-{output}", language.value)
    await prefer(person, language, output)
    for command in commands:
        person.send(command)
        await person.next_message(30)
        await asyncio.sleep(0.2)
    for question in asked:
        person.forget_seen()
        person.send(f"/start q-{link_id(question)}")
        await with_buttons(person)
        for text in _answers(question):
            person.send(text)
            await with_buttons(person)
        newest = next(
            (m for m in reversed(person.messages) if any("📖" in b.text for row in m.buttons for b in row)),
            None,
        )
        if newest is not None:
            person.forget_seen()
            person.press(newest, "📖")
            await with_buttons(person)
    return person


def _answers(question: str) -> list[str]:
    found = CATALOGUE.question(question)
    if not isinstance(found, Drill):
        return [
            "It depends on memory, precision, batch size and parameters, and on the gradients of each layer."
        ]
    if found.kind in ("code", "case"):
        return []
    expected = found.draw(0).expected
    samples = kind(expected.kind).samples(expected)
    return [*samples.wrong[:1], *samples.right[:1]]


async def measured(page: Page, person: Person) -> list[Measured]:
    """Every message of the bot's in a person's chat."""
    await page.select_option("#person", str(person.id))
    await page.wait_for_function(
        "id => document.querySelector('#person').value === id", arg=str(person.id), timeout=120_000
    )
    await page.wait_for_selector("#log[aria-busy=false]", timeout=120_000)
    found = await page.evaluate(MEASURE)
    return [Measured(height, person.user.first_name, text.replace("\n", " ")) for height, text in found]
