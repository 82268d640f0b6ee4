"""The mock interview."""

from __future__ import annotations

from bot.chat.context import Turn
from bot.domain.grading.verdict import Outcome
from bot.use_cases.interview import Report, Step
from bot.use_cases.practice.outcomes import Answered
from bot.views import interview

Number = int


async def on_interview(turn: Turn) -> None:
    """Offers the lengths; where one is under way, its question comes again."""
    running = await turn.hands.interview.running(turn.learner.id)
    if running is None:
        await turn.reply(interview.choice(turn.learner))
    else:
        await _begin(turn, 15)


async def on_minutes(turn: Turn, minutes: Number) -> None:
    try:
        await _begin(turn, minutes)
    except ValueError:
        await turn.answer("old-button", alert=True)
        return
    await turn.answer()


async def on_skip(turn: Turn, asked: Number) -> None:
    """Leaves a question out."""
    reached = await _advanced(turn, asked)
    if reached is None:
        await turn.answer("unchanged")
        return
    await turn.answer()
    await _show(turn, reached, noted=False)


async def on_end(turn: Turn) -> None:
    done = await turn.hands.interview.finish(turn.learner.id, turn.now)
    if done is None:
        await turn.answer("unchanged")
        return
    await turn.answer()
    await _show(turn, done, noted=False)


async def on_report(turn: Turn) -> None:
    """Sends the latest report as a PDF."""
    done = await turn.hands.interview.report(turn.learner.id)
    if done is None:
        await turn.answer("old-button", alert=True)
        return
    await turn.answer()
    page = interview.page(done, turn.learner)
    content = await turn.hands.sender.page("report", page)
    await turn.hands.sender.document(turn.chat_id, "epsilon-interview.pdf", content, str(page["title"]))


async def goes_on(turn: Turn, answered: Answered) -> bool:
    """Whether an answer belonged to an interview, which then goes on without a verdict; what could not be read is told as ever."""
    if answered.asked.interview is None or answered.verdict.outcome is Outcome.UNREADABLE:
        return False
    reached = await _advanced(turn, answered.asked.id)
    if reached is None:
        return False
    await _show(turn, reached, noted=True)
    return True


async def _advanced(turn: Turn, asked: Number) -> Step | Report | None:
    interview_of, who = turn.hands.interview, turn.learner.id
    reached = await interview_of.advance(who, asked, turn.at, turn.now)
    return reached or await interview_of.led_to(who, asked, turn.now if turn.repeated else None)


async def _begin(turn: Turn, minutes: int) -> None:
    step = await turn.hands.interview.start(turn.learner.id, minutes, turn.now)
    await turn.reply(interview.step(step, turn.learner, noted=False))


async def _show(turn: Turn, reached: Step | Report, *, noted: bool) -> None:
    if isinstance(reached, Report):
        await turn.reply(interview.report(reached, turn.learner))
    else:
        await turn.reply(interview.step(reached, turn.learner, noted=noted))
