"""A question of each kind, asked, answered and explained to nobody: so that what answers need is loaded before somebody waits for it.

Much is loaded only when it is used, which keeps the start short. Loaded on the event loop, at somebody's first answer, it would hold
everybody up; here it is loaded on a thread beside it.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from functools import partial
from importlib import import_module

from bot.catalogue.catalogue import Catalogue
from bot.domain.grading.judge import judge
from bot.domain.grading.kinds import Judged
from bot.domain.learner import Learner
from bot.domain.question.drill import Drill
from bot.domain.question.text import Language
from bot.domain.question.topic import Topic
from bot.domain.scheduling import review
from bot.use_cases.practice.outcomes import Asked, Explained
from bot.views import explanation, question
from bot.views.html import html_messages
from bot.views.rich import rich_message

log = logging.getLogger(__name__)
AFTER = 1.0
"""Seconds from the start."""
BETWEEN = 0.02
"""Seconds between two steps, in which the event loop has the processor for itself."""
LOOKS, PAUSE = 20, 0.1
"""How often a step looks whether people wait, and the seconds between two looks: under an endless load, a step comes every two seconds."""


async def rehearse_soon(
    catalogue: Catalogue, busy: Callable[[], bool], ended: Callable[[], None] = lambda: None
) -> None:
    """Rehearses beside the event loop, step by step, while nobody waits for a reply (``busy``); then ``ended`` is called."""
    await asyncio.sleep(AFTER)
    for step in steps(catalogue):
        for _ in range(LOOKS):
            if not busy():
                break
            await asyncio.sleep(PAUSE)
        await asyncio.to_thread(step)
        await asyncio.sleep(BETWEEN)
    ended()


def steps(catalogue: Catalogue) -> Iterator[Callable[[], object]]:
    """What is to be done once, in steps of some hundredths of a second."""
    yield lambda: review.after(None, review.Grade.GOOD, datetime.now(UTC))
    kinds: set[str] = set()
    for topic in catalogue.topics:
        for drill in topic.drills:
            if drill.kind not in kinds:
                kinds.add(drill.kind)
                yield _step(drill.id, partial(_go_through, topic, drill))
    yield _step("pictures", partial(import_module, "bot.views.illustration"))
    for topic in catalogue.topics:
        yield _step(topic.id, partial(_listen, topic))
    for topic in catalogue.topics:
        yield _step(topic.id, partial(_read, topic.drills))
    yield _step("cases", partial(_read, catalogue.cases))


def _step(what: str, do: Callable[[], object]) -> Callable[[], None]:
    """A step of which others do not depend: who is asked that question will hear of what is wrong with it."""

    def step() -> None:
        try:
            do()
        except Exception as error:  # noqa: BLE001  as said
            log.error("%s cannot be rehearsed: %s", what, type(error).__name__)

    return step


def _read(drills: Iterable[Drill]) -> None:
    for drill in drills:
        drill.body()


def _listen(topic: Topic) -> None:
    topic.open_question.hearing.prepare()


def _go_through(topic: Topic, drill: Drill) -> None:
    variant = drill.draw(0)
    asked = Asked(0, topic, drill, variant)
    for language in Language:
        learner = Learner(0, language)
        for message in (
            question.message(asked, learner),
            explanation.message(Explained(asked, gave_up=False), learner),
        ):
            html_messages(message)
            rich_message(message)
    if drill.judged is Judged.AT_ONCE:  # other processes judge the rest
        judge("about zero", variant.expected)
