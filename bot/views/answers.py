"""Somebody's answers as a table that they understand, and the words beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from bot.domain.learner import Learner
from bot.domain.question.drill import Drill
from bot.use_cases.archive import Readable
from bot.use_cases.practice.outcomes import Asked
from bot.views.compose import content
from bot.views.html import plain_text
from bot.views.message import Message
from bot.views.numerals import ISOLATE, POP
from bot.views.words import words

COLUMNS = ("date", "topic", "question", "typed", "verdict")
Row = Mapping[str, Any]


def readable(
    kept: Mapping[str, Sequence[Row]],
    question_of: Callable[[Row], Asked | None],
    learner: Learner,
    now: datetime,
) -> Readable:
    """The answers of an export, the oldest first, with what was asked; and what stands in which file."""
    say = words(learner.language)
    day = learner.local_day(now).isoformat()
    header = tuple(say(f"export-{name}") for name in COLUMNS)
    return Readable(day, say("export-readme", day=day) + "\n", (header, *_rows(kept, question_of, learner)))


def _rows(
    kept: Mapping[str, Sequence[Row]], question_of: Callable[[Row], Asked | None], learner: Learner
) -> Iterator[tuple[str, ...]]:
    say = words(learner.language)
    asked = {row["id"]: row for row in kept["asked"]}
    texts: dict[int, tuple[str, str]] = {}
    for attempt in kept["attempts"]:
        number = attempt["asked_id"]
        if number not in texts:
            texts[number] = _asked(question_of(asked[number]), attempt["question_id"], learner)
        at = datetime.fromisoformat(attempt["at"]).astimezone(learner.time_zone)
        verdict = "export-gave-up" if attempt["outcome"] is None else f"verdict-{attempt['outcome']}"
        yield at.strftime("%Y-%m-%d %H:%M"), *texts[number], attempt["typed"], say(verdict)


def _asked(asked: Asked | None, question_id: str, learner: Learner) -> tuple[str, str]:
    """Topic and text of a question; its id where it is no more."""
    if asked is None:
        return "", question_id
    title = asked.topic.title.in_language(learner.language)
    own = asked.question.title.in_language(learner.language) if isinstance(asked.question, Drill) else ""
    text = content(asked.question.text, asked.variant.scope if asked.variant else {}, learner)
    told = " ".join(plain_text(Message(text, learner.language)).replace(ISOLATE, "").replace(POP, "").split())
    return " · ".join(filter(None, (title, own))), told
