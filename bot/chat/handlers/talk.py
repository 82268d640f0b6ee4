"""The talk about an open question: its buttons."""

from __future__ import annotations

from bot.chat.context import Turn
from bot.chat.handlers.interview import reach
from bot.domain.hearing.dialogue import Doubt
from bot.use_cases.practice import talk_steps
from bot.use_cases.practice.outcomes import Listened, NotYours
from bot.use_cases.practice.talk_steps import Change
from bot.views import talk


def told(turn: Turn, heard: Listened) -> None:
    """A new message with what was heard, or, at an interview's question, what comes next."""
    if heard.led_to is not None:
        reach(turn, heard.led_to, noted=True)
    else:
        turn.reply(talk.message(heard, turn.learner))


async def on_unsay(turn: Turn, asked: int, point: int) -> None:
    await _step(turn, asked, talk_steps.unsay(point))


async def on_doubt(turn: Turn, asked: int, kind: str, number: int, meant: int) -> None:
    if kind not in tuple(Doubt):
        turn.answer("old-button", alert=True)
        return
    await _step(turn, asked, talk_steps.resolve(kind, number, meant=meant == 1))


async def on_more(turn: Turn, asked: int) -> None:
    await _step(turn, asked, talk_steps.more)


async def on_pass(turn: Turn, asked: int) -> None:
    await _step(turn, asked, talk_steps.skip)


async def on_said(turn: Turn, asked: int, point: int) -> None:
    await _step(turn, asked, talk_steps.pick(point))


async def on_sentence(turn: Turn, asked: int, point: int, sentence: int) -> None:
    await _step(turn, asked, talk_steps.point_at(point, sentence))


async def on_done(turn: Turn, asked: int) -> None:
    """Ends the talk: the verdict is a message of its own."""
    heard = await turn.use.practice.talk(turn.occasion, asked, talk_steps.done)
    if not isinstance(heard, Listened):
        _refused(turn, mine=not isinstance(heard, NotYours))
        return
    if heard.verdict is not None:
        turn.hands.metrics.judged("open", heard.verdict.outcome.value)
    turn.answer()
    told(turn, heard)


async def _step(turn: Turn, asked: int, change: Change) -> None:
    heard = await turn.use.practice.talk(turn.occasion, asked, change)
    if isinstance(heard, Listened):
        turn.answer()
        turn.show(talk.message(heard, turn.learner))
    else:
        _refused(turn, mine=not isinstance(heard, NotYours))


def _refused(turn: Turn, *, mine: bool) -> None:
    turn.answer("unchanged" if mine else "not-yours", alert=not mine)
