"""The ladder of a question, and cases."""

from __future__ import annotations

from bot.catalogue.links import link_id, question_id_from_link
from bot.chat.context import Turn
from bot.chat.handlers.interview import reach
from bot.use_cases.practice.outcomes import Asked, Refused, Rung, Unchanged
from bot.views import ladder, question, start
from bot.views.compose import digits


async def on_ladder(turn: Turn, asked: int) -> None:
    """Shows the step under way, the first at first."""
    await _pressed(turn, await turn.use.practice.climb(turn.occasion, asked))


async def on_tell(turn: Turn, asked: int, place: int) -> None:
    await _pressed(turn, await turn.use.practice.tell(turn.occasion, asked, place))


async def on_go_on(turn: Turn, asked: int, place: int) -> None:
    await _pressed(turn, await turn.use.practice.go_on(turn.occasion, asked, place))


async def on_rung(turn: Turn, asked: int, place: int, number: int) -> None:
    await _pressed(turn, await turn.use.practice.choose_step(turn.occasion, asked, place, number))


async def on_cases(turn: Turn) -> None:
    """Offers the cases; those that were finished before are marked."""
    finished = await turn.use.practice.finished(turn.learner.id)
    listed = tuple(
        (
            link_id(case.id),
            case.level.value,
            digits(case.title.in_language(turn.learner.language), turn.learner),
            case.id in finished,
        )
        for case in turn.use.catalogue.cases
    )
    turn.reply(ladder.cases(listed, turn.learner))


async def on_case(turn: Turn, link: str) -> None:
    """Puts a case, or goes on with it where it was begun."""
    question_id = question_id_from_link(link)
    known = {case.id for case in turn.use.catalogue.cases}
    if question_id not in known:
        turn.answer("old-button", alert=True)
        return
    put = await turn.use.practice.case(turn.occasion, question_id)
    turn.answer()
    if isinstance(put, Asked):
        turn.reply(question.message(put, turn.learner), shows=put.id)
    else:
        turn.reply(start.ways_on("nothing-fits", turn.learner))


def told(turn: Turn, rung: Rung) -> None:
    """What became of a step; in an interview, after its case is over, what comes next."""
    if rung.led_to is not None:
        reach(turn, rung.led_to, noted=True)
    else:
        turn.reply(ladder.message(rung, turn.learner))


async def _pressed(turn: Turn, outcome: Rung | Refused) -> None:
    if isinstance(outcome, Rung):
        turn.answer()
        told(turn, outcome)
    elif isinstance(outcome, Unchanged):
        turn.answer("unchanged")
    else:
        turn.answer("not-yours", alert=True)
