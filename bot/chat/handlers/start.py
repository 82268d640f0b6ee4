"""The beginning, help, and browsing."""

from __future__ import annotations

from bot.chat.context import Turn
from bot.chat.handlers.practice import POST_PREFIX, QUESTION_PREFIX, on_link, on_post_link
from bot.views import back, start, topics
from bot.views.message import Message


async def on_start(turn: Turn) -> None:
    """Welcome, or welcome back; a link to a question opens it at once instead."""
    payload = next(iter(turn.arguments), "")
    if payload.startswith(QUESTION_PREFIX):
        await on_link(turn, payload.removeprefix(QUESTION_PREFIX))
        return
    if payload.startswith(POST_PREFIX):
        await on_post_link(turn, payload.removeprefix(POST_PREFIX))
        return
    waiting = await turn.use.standing.back(turn.learner, turn.now)
    if waiting is not None:
        turn.reply(back.message(waiting, turn.learner))
        return
    turn.reply(start.welcome(turn.learner))


async def on_help(turn: Turn) -> None:
    turn.reply(start.help_message(turn.learner))


async def on_topics(turn: Turn) -> None:
    """The groups of topics; with words, the questions whose titles have them."""
    text = " ".join(turn.arguments)
    if not text:
        turn.reply(await _listing(turn))
        return
    found = turn.use.finding.named(text, turn.learner.language)
    if not found:
        turn.reply(start.ways_on("nothing-fits", turn.learner))
        return
    standing = await turn.use.standing.of(turn.learner.id, turn.now)
    turn.reply(topics.found(found, standing, turn.learner))


async def on_topics_press(turn: Turn, number: int) -> None:
    turn.answer()
    turn.show(await _listing(turn, number))


async def on_topic(turn: Turn, position: int) -> None:
    topic = next((topic for topic in turn.use.catalogue.topics if topic.position == position), None)
    if topic is None:
        turn.answer("old-button", alert=True)
        return
    turn.answer()
    standing = await turn.use.standing.of(turn.learner.id, turn.now)
    turn.show(topics.one(topic, standing, turn.learner))


async def _listing(turn: Turn, number: int = 1) -> Message:
    standing = await turn.use.standing.of(turn.learner.id, turn.now)
    return topics.listing(turn.use.catalogue.topics, number, standing, turn.learner)
