"""A question of each kind, asked, answered and explained to nobody: so that what answers need is loaded before somebody waits for it.

Much is loaded only when it is used, which keeps the start short. Loaded on the event loop, at somebody's first answer, it would hold
everybody up; here it is loaded on a thread beside it.
"""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import Sequence
from datetime import UTC, datetime

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
BETWEEN_EARS = 0.02
"""Seconds between the ears of two open questions."""


async def rehearse_soon(catalogue: Catalogue) -> None:
    """Rehearses beside the event loop, when those who wrote before the start have had their replies."""
    await asyncio.sleep(AFTER)
    ended = threading.Event()
    try:
        await asyncio.to_thread(rehearse, catalogue, ended)
    finally:
        # A thread cannot be cancelled, and the process ends only after it.
        ended.set()


def rehearse(catalogue: Catalogue, ended: threading.Event) -> None:
    """Returns when all is loaded, or soon after ``ended`` is set."""
    review.after(None, review.Grade.GOOD, datetime.now(UTC))
    kinds: set[str] = set()
    for topic in catalogue.topics:
        for drill in topic.drills:
            if ended.is_set():
                return
            if drill.kind in kinds:
                continue
            kinds.add(drill.kind)
            try:
                _go_through(topic, drill)
            except Exception as error:  # noqa: BLE001  whoever is asked it will hear of it; the others are loaded all the same
                log.error("%s cannot be rehearsed: %s", drill.id, type(error).__name__)
    _get_ready_to_hear(catalogue.topics, ended)


def _get_ready_to_hear(topics: Sequence[Topic], ended: threading.Event) -> None:
    """Makes the ears of all open questions, one at a time with a pause after each, so that the event loop is not held up."""
    for topic in topics:
        if ended.wait(BETWEEN_EARS):
            return
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
