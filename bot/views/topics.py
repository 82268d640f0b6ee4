"""Groups of topics, the topics of one with the learner's standing, and the questions of a topic."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.catalogue.links import link_id
from bot.domain.learner import Learner
from bot.domain.question.drill import Drill
from bot.domain.question.topic import Group, OpenQuestion, Topic
from bot.use_cases.standing import Stand
from bot.views.compose import bold, count, digits, dotted, paragraph
from bot.views.message import Action, Button, Message
from bot.views.words import words

MOST_FOUND = 10
UNSEEN, DUE, KNOWN = "▫️", "🔁", "✔️"


FIRST_GROUP = 2
"""The number of the first group in buttons; 1 is the list of groups, as it was that of all topics."""


def groups(topics: Sequence[Topic], standing: Mapping[str, Stand], learner: Learner) -> Message:
    """The groups of topics as buttons, with how many of their questions are known."""
    say = words(learner.language)
    rows = []
    for number, group in enumerate(Group, FIRST_GROUP):
        inside = [topic for topic in topics if topic.group is group]
        if inside:
            known = sum(_known(topic, standing) for topic in inside)
            counts = _counts(known, sum(len(topic.drills) + 1 for topic in inside), learner)
            rows.append((Button(f"{say('topics-' + group.value)} {counts}", Action("topics", (number,))),))
    return Message(
        (paragraph("🗂 ", bold(say("topics-title"))), paragraph(say("topics-text"))),
        learner.language,
        tuple(rows),
    )


def listing(topics: Sequence[Topic], number: int, standing: Mapping[str, Stand], learner: Learner) -> Message:
    """The topics of group ``number`` as buttons with how many of their questions are known, in the order of their positions.

    A number that is no group's, as old buttons have it, leads to the groups.
    """
    say = words(learner.language)
    group = dict(enumerate(Group, FIRST_GROUP)).get(number)
    inside = [topic for topic in topics if topic.group is group]
    if group is None or not inside:
        return groups(topics, standing, learner)
    rows = tuple(
        (
            Button(
                f"{dotted(learner, topic.level.value, digits(topic.title.in_language(learner.language), learner))} "
                + _counts(_known(topic, standing), len(topic.drills) + 1, learner),
                Action("topic", (topic.position,)),
            ),
        )
        for topic in inside
    )
    back = (Button(say("button-topics"), Action("topics", (1,))),)
    title = paragraph("🗂 ", bold(say("topics-" + group.value)))
    return Message((title, paragraph(say("topics-choose"))), learner.language, (*rows, back))


def _counts(known: int, everything: int, learner: Learner) -> str:
    return words(learner.language)("topic-known", known=count(known, learner), all=count(everything, learner))


def one(topic: Topic, standing: Mapping[str, Stand], learner: Learner) -> Message:
    """A topic's open question and drills as buttons, each with its mark."""
    say = words(learner.language)
    open_row = (
        Button(
            f"{_mark(standing.get(topic.id))} 🎤 {say('question-open')} ({topic.open_question.level.value})",
            Action("question", (link_id(topic.id),)),
        ),
    )
    drills = tuple((_button(drill, standing, learner),) for drill in topic.drills)
    back = (Button(say("button-topics"), Action("topics", (_number(topic.group),))),)
    title = paragraph("🗂 ", bold(digits(topic.title.in_language(learner.language), learner)))
    legend = paragraph(say("topic-marks", unseen=UNSEEN, due=DUE, known=KNOWN))
    recalls = [standing[each].recall for each in _ids(topic) if each in standing and standing[each].learnt]
    expected = round(100 * sum(recalls) / len(recalls)) if recalls else None
    stand = () if expected is None else (paragraph(say("topic-recall", percent=count(expected, learner))),)
    return Message(
        (title, paragraph(say("topic-drills")), *stand, legend), learner.language, (open_row, *drills, back)
    )


def found(
    questions: Sequence[tuple[Drill | OpenQuestion, Topic]], standing: Mapping[str, Stand], learner: Learner
) -> Message:
    """Questions with the words that somebody looked for, as buttons; the first of many."""
    rows = tuple(
        (_button(each, standing, learner, topic if isinstance(each, OpenQuestion) else None),)
        for each, topic in questions[:MOST_FOUND]
    )
    back = (Button(words(learner.language)("button-topics"), Action("topics", (1,))),)
    title = paragraph("🗂 ", bold(words(learner.language)("topics-found")))
    return Message((title,), learner.language, (*rows, back))


def _button(
    asked: Drill | OpenQuestion, standing: Mapping[str, Stand], learner: Learner, named: Topic | None = None
) -> Button:
    """A question's button; ``named`` is the topic after which an open question is called, where others stand beside it."""
    own = (
        asked.title.in_language(learner.language)
        if isinstance(asked, Drill)
        else f"🎤 {named.title.in_language(learner.language)}"
        if named
        else words(learner.language)("question-open")
    )
    caption = f"{_mark(standing.get(asked.id))} {dotted(learner, asked.level.value, digits(own, learner))}"
    return Button(caption, Action("question", (link_id(asked.id),)))


def _number(group: Group) -> int:
    return FIRST_GROUP + list(Group).index(group)


def _ids(topic: Topic) -> tuple[str, ...]:
    return (topic.id, *(drill.id for drill in topic.drills))


def _known(topic: Topic, standing: Mapping[str, Stand]) -> int:
    return sum(_mark(standing.get(each)) == KNOWN for each in _ids(topic))


def _mark(stand: Stand | None) -> str:
    if stand is None:
        return UNSEEN
    return KNOWN if stand.learnt and not stand.due else DUE
