"""A question for another chat: how it stands in the list, and what is put there. Never its answer, no hints."""

from __future__ import annotations

from dataclasses import dataclass

from bot.catalogue.links import link_id
from bot.domain.learner import Learner
from bot.domain.question.drill import Drill
from bot.use_cases.practice.outcomes import Asked
from bot.views import question
from bot.views.compose import digits, dotted
from bot.views.message import Button, Message
from bot.views.words import words


@dataclass(frozen=True, slots=True)
class Article:
    """One line of the list, and the message that choosing it puts into the chat."""

    id: str
    title: str
    description: str
    message: Message


def article(asked: Asked, username: str, learner: Learner) -> Article:
    """A question in its canonical variant, with a link that opens the same one in private."""
    say = words(learner.language)
    link = link_id(asked.question.id)
    topic = asked.topic.title.in_language(learner.language)
    own = (
        asked.question.title.in_language(learner.language)
        if isinstance(asked.question, Drill)
        else say("question-open")
    )
    level = asked.question.level.value
    return Article(
        link,
        digits(dotted(learner, level, own), learner),
        digits(f"{say(f'level-{level}')} · {topic}", learner),
        unanswered(asked, f"https://t.me/{username}?start=q-{link}", learner),
    )


def unanswered(asked: Asked, address: str, learner: Learner) -> Message:
    """A question with one button, which leads to a private chat: others would see an answer that is given here."""
    shown = question.message(asked, learner, whole=True)
    ways = ((Button(words(learner.language)("button-in-private"), url=address),),)
    return Message(shown.blocks, learner.language, ways)
