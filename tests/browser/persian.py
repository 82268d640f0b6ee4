"""Every Persian message that content and words make, as values; and a stand-in that shows them at a phone's width."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from fractions import Fraction
from pathlib import Path
from types import TracebackType
from typing import Any

import aiohttp
from playwright.async_api import Page

from bot.catalogue import Catalogue, content_folder
from bot.chat.send import CAPTION_LIMIT
from bot.domain.grading.judge import judge
from bot.domain.learner import Formulas, Learner
from bot.domain.question.drill import Drill
from bot.domain.question.text import Language
from bot.domain.question.topic import OpenQuestion, Topic
from bot.simulator import Simulator
from bot.use_cases.practice.outcomes import Answered, Asked, Explained, Hinted
from bot.views import explanation, hint, privacy, question, start, verdict
from bot.views.html import html_messages
from bot.views.message import Message, Picture
from bot.views.pictures import of_formulas
from bot.views.rich import rich_message, wants_rich
from bot.views.unbroken import ROOM

TOKEN = "12345:persian"
MEASURE = (Path(__file__).parent / "measure.js").read_text(encoding="utf-8")
OUTPUTS = {"typeset": Formulas.TYPESET, "picture": Formulas.PICTURE, "plain": Formulas.PLAIN}
PATIENCE = 180_000
"""Milliseconds for a page to draw a long chat on a busy machine."""
A_PICTURE = b"\x89PNG\r\n\x1a\n"


def chats(learner: Learner, *, all_of_them: bool) -> Iterator[tuple[str, list[Message]]]:
    """A chat of fixed messages, and one for each topic with its questions and explanations; with ``all_of_them`` also hints, verdicts on
    every known mistake, and second variants."""
    yield (
        "fixed",
        [
            *(start.welcome(learner), start.help_message(learner)),
            *(privacy.message(learner), privacy.confirm(learner)),
        ],
    )
    for topic in Catalogue.load(content_folder()).topics:
        questions: tuple[Drill | OpenQuestion, ...] = (topic.open_question, *topic.drills)
        yield (
            topic.id,
            [message for each in questions for message in _of_question(topic, each, learner, all_of_them)],
        )


def _of_question(
    topic: Topic, each: Drill | OpenQuestion, learner: Learner, all_of_them: bool
) -> Iterator[Message]:
    for seed in (0, 1) if all_of_them and isinstance(each, Drill) else (0,):
        variant = each.draw(seed) if isinstance(each, Drill) else None
        asked = Asked(1, topic, each, variant)
        yield question.message(asked, learner)
        yield explanation.message(Explained(asked, gave_up=True), learner)
        if not all_of_them:
            continue
        for number, text in enumerate(each.hints, 1):
            yield hint.message(Hinted(asked, text, number, len(each.hints)), learner)
        for wrong in variant.misconceptions if variant else ():
            reference = getattr(wrong.expected, "reference", None)
            if isinstance(reference, Fraction) and variant:
                judged = judge(str(reference), variant.expected)
                yield verdict.message(Answered(asked, judged, 1, True, wrong), learner)


class Phone:
    """Sends messages as the bot does and shows one person's chat."""

    def __init__(self) -> None:
        self.simulator = Simulator(TOKEN, strict_limits=False)

    async def __aenter__(self) -> Phone:
        await self.simulator.start()
        self._session = aiohttp.ClientSession()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._session.close()
        await self.simulator.stop()

    async def send(self, person: int, messages: Iterable[Message], learner: Learner) -> None:
        """Everything a chat in this output gets of the messages."""
        for message in messages:
            if learner.formulas is Formulas.TYPESET and wants_rich(message):
                await self.post("sendRichMessage", chat_id=person, rich_message=rich_message(message))
            else:
                for text in html_messages(message):
                    await self.post("sendMessage", chat_id=person, text=text, parse_mode="HTML")
            for picture in _pictures(message, learner):
                await self.post_photo(person, picture.alt[:CAPTION_LIMIT])

    async def post(self, method: str, **parameters: Any) -> None:
        async with self._session.post(
            f"{self.simulator.url}/bot{TOKEN}/{method}", json=parameters
        ) as response:
            answer = await response.json()
            assert answer["ok"], (method, answer)

    async def post_photo(self, person: int, caption: str) -> None:
        """The words of a picture; what is in it does not matter here."""
        form = aiohttp.FormData({"chat_id": str(person), "caption": caption})
        form.add_field("photo", A_PICTURE, filename="picture.png")
        async with self._session.post(f"{self.simulator.url}/bot{TOKEN}/sendPhoto", data=form) as response:
            answer = json.loads(await response.text())
            assert answer["ok"], answer

    async def measured(self, page: Page, person: int) -> tuple[list[dict[str, str]], int]:
        """The faults of a chat's layout, and how many bubbles were looked at."""
        await page.select_option("#person", str(person))
        await page.wait_for_function(
            "id => document.querySelector('#person').value === id", arg=str(person), timeout=PATIENCE
        )
        await page.evaluate("document.fonts.ready.then(() => null)")
        found = await page.evaluate(f"({MEASURE})({ROOM})")
        return found["faults"], found["bubbles"]


def _pictures(message: Message, learner: Learner) -> tuple[Picture, ...]:
    if learner.formulas is not Formulas.PICTURE:
        return message.pictures
    formulas = of_formulas(message, learner)
    return (*((formulas,) if formulas else ()), *message.pictures)


def learner_of(output: str) -> Learner:
    return Learner(1, Language.PERSIAN, formulas=OUTPUTS[output])
