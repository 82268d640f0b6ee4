"""Topics, and the questions of one topic."""

from __future__ import annotations

from collections.abc import Sequence

from bot.catalogue.links import link_id
from bot.domain.learner import Learner
from bot.domain.question.topic import Topic
from bot.views.compose import bold, digits, paragraph
from bot.views.message import Action, Button, Message
from bot.views.words import words


def listing(topics: Sequence[Topic], learner: Learner) -> Message:
    """Every topic as a button, in the order of the book."""
    say = words(learner.language)
    rows = tuple(
        (
            Button(
                f"{topic.level.value} · {digits(topic.title.in_language(learner.language), learner)}",
                Action("topic", (topic.position,)),
            ),
        )
        for topic in topics
    )
    return Message(
        (paragraph("🗂 ", bold(say("topics-title"))), paragraph(say("topics-text"))), learner.language, rows
    )


def one(topic: Topic, learner: Learner) -> Message:
    """A topic's open question and drills as buttons."""
    say = words(learner.language)
    open_row = (
        Button(
            f"🎤 {say('question-open')} ({topic.open_question.level.value})",
            Action("question", (link_id(topic.id),)),
        ),
    )
    drills = tuple(
        (
            Button(
                f"{drill.level.value} · {digits(drill.title.in_language(learner.language), learner)}",
                Action("question", (link_id(drill.id),)),
            ),
        )
        for drill in topic.drills
    )
    back = (Button(say("button-topics"), Action("topics", (1,))),)
    title = paragraph("🗂 ", bold(digits(topic.title.in_language(learner.language), learner)))
    return Message((title, paragraph(say("topic-drills"))), learner.language, (open_row, *drills, back))
