"""Topics with the learner's standing, and the questions of one topic."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.catalogue.links import link_id
from bot.domain.learner import Learner
from bot.domain.question.topic import Topic
from bot.use_cases.standing import Stand
from bot.views.compose import bold, count, digits, paragraph
from bot.views.message import Action, Button, Message
from bot.views.words import words

UNSEEN, DUE, KNOWN = "▫️", "🔁", "✔️"


def listing(topics: Sequence[Topic], standing: Mapping[str, Stand], learner: Learner) -> Message:
    """Every topic as a button with how many of its questions are known, in the order of the book."""
    say = words(learner.language)
    rows = tuple(
        (
            Button(
                f"{topic.level.value} · {digits(topic.title.in_language(learner.language), learner)} "
                + say(
                    "topic-known",
                    known=count(_known(topic, standing), learner),
                    all=count(len(topic.drills) + 1, learner),
                ),
                Action("topic", (topic.position,)),
            ),
        )
        for topic in topics
    )
    return Message(
        (paragraph("🗂 ", bold(say("topics-title"))), paragraph(say("topics-text"))), learner.language, rows
    )


def one(topic: Topic, standing: Mapping[str, Stand], learner: Learner) -> Message:
    """A topic's open question and drills as buttons, each with its mark."""
    say = words(learner.language)
    open_row = (
        Button(
            f"{_mark(standing.get(topic.id))} 🎤 {say('question-open')} ({topic.open_question.level.value})",
            Action("question", (link_id(topic.id),)),
        ),
    )
    drills = tuple(
        (
            Button(
                f"{_mark(standing.get(drill.id))} {drill.level.value} · "
                + digits(drill.title.in_language(learner.language), learner),
                Action("question", (link_id(drill.id),)),
            ),
        )
        for drill in topic.drills
    )
    back = (Button(say("button-topics"), Action("topics", (1,))),)
    title = paragraph("🗂 ", bold(digits(topic.title.in_language(learner.language), learner)))
    legend = paragraph(say("topic-marks", unseen=UNSEEN, due=DUE, known=KNOWN))
    recalls = [standing[each].recall for each in _ids(topic) if each in standing and standing[each].learnt]
    expected = round(100 * sum(recalls) / len(recalls)) if recalls else None
    stand = () if expected is None else (paragraph(say("topic-recall", percent=count(expected, learner))),)
    return Message(
        (title, paragraph(say("topic-drills")), *stand, legend), learner.language, (open_row, *drills, back)
    )


def _ids(topic: Topic) -> tuple[str, ...]:
    return (topic.id, *(drill.id for drill in topic.drills))


def _known(topic: Topic, standing: Mapping[str, Stand]) -> int:
    return sum(_mark(standing.get(each)) == KNOWN for each in _ids(topic))


def _mark(stand: Stand | None) -> str:
    if stand is None:
        return UNSEEN
    return KNOWN if stand.learnt and not stand.due else DUE
