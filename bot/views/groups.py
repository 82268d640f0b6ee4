"""What a group is shown: the welcome, the settings of its daily question, the question itself, and the board."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.domain.grading.expected import Choosing
from bot.domain.learner import Learner
from bot.use_cases.groups import Post, Ready, Standing
from bot.use_cases.practice.outcomes import Answered
from bot.views import choices, daily, question, verdict
from bot.views.compose import bold, button, count, digits, marked_up, paragraph, said
from bot.views.inline import unanswered
from bot.views.message import Action, Block, Button, Message
from bot.views.words import words

SHOWN = 30
"""People that a board shows at most."""
ISOLATED = "\u2068{}\u2069"
"""A name is laid out by its own first letter, and leaves what follows it alone."""


def settings(reader: Learner, now: datetime) -> Message:
    """Whether, when and where, for a whole group; an hour is an admin's tap."""
    say = words(reader.language)
    off = reader.daily_at is None
    state = (
        say("group-daily-is-off")
        if off
        else say("group-daily-is-on", time=daily.clock(reader.daily_at or 0, reader))
    )
    head = (paragraph("📅 ", bold(say("group-daily-title"))), paragraph(state), daily.zone_line(reader, now))
    turn_off = () if off else ((button(reader, "button-daily-off", "daily-off"),),)
    rows = (*daily.hours(reader), *turn_off, (button(reader, "button-daily-zone", "zones"),))
    return Message(head, reader.language, rows)


def posted(ready: Ready, username: str) -> Message:
    """The day's question, with a link that opens the same one in private; the board above it where a week is over."""
    reader = ready.post.group.reader
    say = words(reader.language)
    title = ready.asked.topic.title.in_language(reader.language)
    head: list[Block] = [paragraph("📅 ", bold(say("group-post-title")), digits(f" · {title}", reader))]
    if ready.standings is not None:
        head = [*board(ready.standings, reader).blocks, *head]
    post = ready.post.id
    shown = unanswered(ready.asked, link(post, username), reader)
    variant = ready.asked.variant
    if variant is None or variant.expected.choosing is not Choosing.ONE:
        return replace(shown, blocks=(*head, *shown.blocks))
    body = question.message(ready.asked, reader).blocks
    options = choices.of(variant.options, variant, reader, lambda number: Action("pick", (post, number)))
    return replace(shown, blocks=(*head, *body), buttons=(*options, *shown.buttons))


def link(post: int, username: str) -> str:
    """The address that opens a post's very question in private."""
    return f"https://t.me/{username}?start=g-{post}"


def whispered(answered: Answered, address: str, learner: Learner) -> Message:
    """The verdict on an option that was tapped in a group, for that person alone; hints and the explanation are in private."""
    told = verdict.message(answered, learner)
    ways = ((Button(words(learner.language)("button-in-private"), url=address),),)
    return Message(told.blocks, learner.language, ways)


def board(standings: Sequence[Standing], reader: Learner) -> Message:
    """Those who agreed, the best first."""
    say = words(reader.language)
    blocks: list[Block] = [paragraph("🏅 ", bold(say("board-title")))]
    for place, line in enumerate(standings[:SHOWN], 1):
        result = say("board-line", right=count(line.right, reader), answered=count(line.answered, reader))
        blocks.append(paragraph(f"{count(place, reader)}. {ISOLATED.format(line.name)} — {result}"))
    blocks.append(paragraph(say("board-note" if standings else "board-empty")))
    return Message(tuple(blocks), reader.language)


def refused(reader: Learner, *, in_topic: bool) -> Message:
    """Said in private to who set a group up: its question was refused, and what may be done."""
    return said(reader, "group-post-refused", why="topic" if in_topic else "right")


def offer(post: Post, learner: Learner) -> tuple[Button, ...]:
    """The button that asks to be shown on the group's board."""
    return (Button(words(learner.language)("button-board-on"), Action("board-on", (post.id,))),)


def shown_on_board(name: str, learner: Learner) -> Message:
    """That somebody is shown, under which name, and how to take it back."""
    text = words(learner.language)("board-agreed", name="\0").partition("\0")
    blocks = (paragraph(text[0], ISOLATED.format(name), text[2]),)
    return Message(blocks, learner.language, ((button(learner, "button-board-off", "board-off"),),))


def boards(number: int, learner: Learner) -> Message:
    """On how many boards somebody stands, said in private."""
    if not number:
        return said(learner, "board-none")
    text = words(learner.language)("board-some", number=number, shown=count(number, learner))
    return Message(marked_up(text), learner.language, ((button(learner, "button-board-off", "board-off"),),))
