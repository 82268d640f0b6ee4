"""Questions, answers, hints, explanations."""

from __future__ import annotations

from dataclasses import replace

from bot.catalogue.links import question_id_from_link
from bot.chat.code_marks import source_of
from bot.chat.context import Turn
from bot.chat.handlers import awaited, talk
from bot.chat.handlers.groups import offered
from bot.chat.handlers.interview import reach
from bot.chat.handlers.ladder import told
from bot.chat.replies import replied_to
from bot.domain.grading.judge import read
from bot.domain.grading.verdict import Unreadable
from bot.domain.question.drill import Level
from bot.domain.reading.social import Social, social_of
from bot.domain.scheduling.sureness import Sureness
from bot.use_cases.practice.outcomes import (
    Answered,
    Asked,
    Closed,
    Finished,
    Incomplete,
    Listened,
    NothingAsked,
    NothingFits,
    NotYours,
    Put,
    Refused,
    Rung,
    Unchanged,
)
from bot.views import explanation, hint, question, session, start, verdict
from bot.views.compose import count, said

QUESTION_PREFIX, POST_PREFIX = "q-", "g-"


async def on_practice(turn: Turn) -> None:
    """Asks the next question: of a level, of a topic by its id or words of its title, or the one whose title has these words."""
    level, named = _wanted(turn)
    topic = turn.use.catalogue.topic(named) or turn.use.finding.topic(named, level) if named else None
    if named and topic is None:
        found = turn.use.finding.named(named, turn.learner.language)
        if not found:
            turn.reply(start.ways_on("nothing-fits", turn.learner))
            return
        await _ask(turn, await turn.use.practice.open(turn.occasion, found[0][0].id))
        return
    await _ask(turn, await turn.use.practice.next(turn.occasion, level, topic.id if topic else None))


async def on_today(turn: Turn) -> None:
    """Begins the day's session, or goes on with it."""
    await _ask(turn, await turn.use.practice.today(turn.occasion))


async def on_today_press(turn: Turn, more: int) -> None:
    """As ``on_today``; with ``more`` another session, though today's is done."""
    await _put(turn, await turn.use.practice.today(turn.occasion, more=bool(more)))


async def on_link(turn: Turn, link: str) -> None:
    """Opens a question's canonical variant, as a shared link asks."""
    question_id = question_id_from_link(link)
    if question_id is None:
        turn.reply(start.ways_on("nothing-fits", turn.learner))
        return
    await _ask(turn, await turn.use.practice.open(turn.occasion, question_id))


async def on_post_link(turn: Turn, number: str) -> None:
    """Opens the very variant that was posted in a group."""
    fits = number.isascii() and number.isdigit() and len(number) < 20
    post = await turn.use.groups.post(int(number)) if fits else None
    if post is None:
        turn.reply(start.ways_on("nothing-fits", turn.learner))
        return
    opened = turn.use.practice.open(turn.occasion, post.question_id, post.seed, post.drawn)
    await _ask(turn, await opened)


async def on_answer(turn: Turn) -> None:
    """Judges a message, unless it is something else that was asked for. Its source goes along, as it was before the app dressed it."""
    if await awaited.is_it(turn):
        return
    source = source_of(turn.update.shown)
    await judge(turn, turn.text, source)


async def judge(turn: Turn, text: str, source: str | None) -> None:
    """Judges an answer and shows the verdict; who has to queue is told so. Social words cost nothing and lead to the button meant."""
    if (wish := social_of(text)) and await _is_social(turn, text, wish):
        return

    async def waits(place: int) -> None:
        turn.mention(said(turn.learner, "code-queued", place=count(place, turn.learner)))

    answered = await turn.use.practice.answer(
        turn.occasion,
        text,
        code=source,
        waits=waits,
        to=replied_to(turn.update),
        language=turn.learner.language.value,
    )
    if isinstance(answered, NothingAsked):
        turn.reply(start.ways_on("nothing-asked", turn.learner))
        return
    if isinstance(answered, Closed):
        turn.reply(question.closed(answered.asked, turn.learner))
        return
    if isinstance(answered, Rung):
        told(turn, answered)
        return
    if isinstance(answered, Listened):
        talk.told(turn, answered)
        return
    _counted(turn, answered)
    await _told(turn, answered)


async def _is_social(turn: Turn, text: str, wish: Social) -> bool:
    """Answers a social text, unless it answers the question: ``no`` may be a choice."""
    current = await turn.use.practice.current(turn.learner.id)
    if isinstance(current, NothingAsked) or current.variant is None:
        return False
    if current.variant.drill.is_run:
        return False
    if not isinstance(read(text, current.variant.expected), Unreadable):
        return False
    rows = question.buttons(current, turn.learner)
    turn.reply(replace(said(turn.learner, f"social-{wish.value}"), buttons=rows))
    return True


async def on_meant(turn: Turn, asked: int, number: int) -> None:
    """One of several readings of what was typed is meant."""
    language = turn.learner.language.value
    await _judged(turn, await turn.use.practice.meant(turn.occasion, asked, number, language))


async def on_cancel(turn: Turn) -> None:
    cancelled = await turn.use.practice.cancel(turn.occasion)
    key = "nothing-to-cancel" if isinstance(cancelled, NothingAsked) else "cancelled"
    turn.reply(start.ways_on(key, turn.learner))


async def on_first_press(turn: Turn, level: str) -> None:
    wanted = Level(level) if level in tuple(Level) else None
    outcome = await turn.use.practice.next(turn.occasion, wanted)
    turn.answer()
    await _ask(turn, outcome)


async def on_question_press(turn: Turn, link: str) -> None:
    turn.answer()
    await on_link(turn, link)


async def on_next(turn: Turn, asked: int) -> None:
    await _put(turn, await turn.use.practice.next(turn.occasion, after=asked))


async def on_again(turn: Turn, asked: int) -> None:
    await _put(turn, await turn.use.practice.again(turn.occasion, asked))


async def on_follow(turn: Turn, asked: int) -> None:
    await _put(turn, await turn.use.practice.follow(turn.occasion, asked))


async def on_hint(turn: Turn, asked: int) -> None:
    hinted = await turn.use.practice.hint(turn.occasion, asked)
    if isinstance(hinted, NotYours):
        turn.answer("not-yours", alert=True)
        return
    turn.answer()
    turn.reply(hint.message(hinted, turn.learner))


async def on_explain(turn: Turn, asked: int) -> None:
    explained = await turn.use.practice.explain(turn.occasion, asked)
    if isinstance(explained, NotYours):
        turn.answer("not-yours", alert=True)
        return
    if turn.hands.explained.again((turn.learner.id, asked)):
        turn.answer("explanation-above", alert=True)
        return
    turn.answer()
    await turn.put(explanation.message(explained, turn.learner))


async def on_choose(turn: Turn, asked: int, option: int) -> None:
    outcome = await turn.use.practice.choose(turn.occasion, asked, option)
    if isinstance(outcome, Asked):
        turn.answer()
        turn.show(question.message(outcome, turn.learner))
        return
    await _judged(turn, outcome)


async def on_sure(turn: Turn, asked: int, number: int) -> None:
    if number not in tuple(Sureness):
        turn.answer("old-button", alert=True)
        return
    outcome = await turn.use.practice.sure(turn.occasion, asked, Sureness(number))
    if isinstance(outcome, Asked):
        turn.answer()
        turn.show(question.message(outcome, turn.learner))
        return
    await _refused(turn, outcome)


async def on_mistakes(turn: Turn) -> None:
    """Puts a question again whose known mistake was not overcome yet."""
    outcome = await turn.use.practice.mistake(turn.occasion)
    if isinstance(outcome, NothingFits):
        turn.answer("no-mistakes", alert=True)
        return
    await _put(turn, outcome)


async def on_submit(turn: Turn, asked: int) -> None:
    outcome = await turn.use.practice.submit(turn.occasion, asked)
    if isinstance(outcome, Incomplete):
        missing = count(outcome.missing, turn.learner)
        key = "missing-items" if outcome.ordered else "missing-tick"
        turn.answer(key, alert=True, count=outcome.missing, shown=missing)
        return
    await _judged(turn, outcome)


async def on_share(turn: Turn, link: str) -> None:
    question_id = question_id_from_link(link)
    if question_id is None or turn.use.catalogue.question(question_id) is None:
        turn.answer("old-button", alert=True)
        return
    turn.answer()
    turn.reply(question.shared(link, turn.hands.sender.username, turn.learner))


async def on_menu(turn: Turn, asked: int, attempt: int) -> None:
    """Puts what stands behind "More" under the very message: its other buttons stay."""
    found = await turn.use.practice.look(turn.learner.id, asked)
    pressed = turn.query.message
    if found is None or pressed is None or pressed.reply_markup is None:
        turn.answer("not-yours" if found is None else "old-button", alert=True)
        return
    turn.answer()
    turn.add_keys(pressed, question.rarer(found, attempt, turn.learner))


async def on_dispute(turn: Turn, attempt: int) -> None:
    """Keeps a verdict that the person doubts for the maintainers."""
    noted = await turn.use.practice.dispute(turn.occasion, attempt)
    turn.answer("dispute-noted" if noted else "unchanged", alert=noted)


def _counted(turn: Turn, answered: Answered) -> None:
    variant = answered.asked.variant
    turn.hands.metrics.judged(variant.expected.kind if variant else "open", answered.verdict.outcome.value)


async def _judged(turn: Turn, outcome: Answered | Refused) -> None:
    if isinstance(outcome, Answered):
        _counted(turn, outcome)
        turn.answer()
        await _told(turn, outcome)
        return
    await _refused(turn, outcome)


async def _told(turn: Turn, answered: Answered) -> None:
    """The verdict; in an interview what comes next instead."""
    if answered.led_to is not None:
        reach(turn, answered.led_to, noted=True)
    else:
        turn.reply(await offered(turn, answered, verdict.message(answered, turn.learner)))


async def _put(turn: Turn, outcome: Put) -> None:
    if isinstance(outcome, NotYours | Unchanged):
        await _refused(turn, outcome)
        return
    turn.answer()
    await _ask(turn, outcome)


async def _refused(turn: Turn, outcome: Refused) -> None:
    if isinstance(outcome, NotYours):
        turn.answer("not-yours", alert=True)
    else:
        turn.answer("unchanged")


async def _ask(turn: Turn, outcome: Put) -> None:
    if isinstance(outcome, Asked):
        await turn.put(question.message(outcome, turn.learner), shows=outcome.id)
    elif isinstance(outcome, Finished):
        turn.reply(session.over(outcome, turn.learner))
    else:
        turn.reply(start.ways_on("nothing-fits", turn.learner))


def _wanted(turn: Turn) -> tuple[Level | None, str]:
    """Level and words from ``/practice [E|M|H] [topic]``, in any order and case."""
    levels = [Level(word.upper()) for word in turn.arguments if word.upper() in tuple(Level)]
    named = [word.lower() for word in turn.arguments if word.upper() not in tuple(Level)]
    return (levels[0] if levels else None), " ".join(word for word in named if word != "auto")


async def on_edited(turn: Turn) -> None:
    """What was edited is not judged again; who may think so, since a question is open, is told once."""
    current = await turn.use.practice.current(turn.learner.id)
    if isinstance(current, Asked) and not turn.hands.edits.again(turn.learner.id):
        turn.reply(said(turn.learner, "edited-not-judged"))


async def on_unknown_command(turn: Turn) -> None:
    turn.reply(said(turn.learner, "unknown-command"))


async def on_other_content(turn: Turn) -> None:
    turn.reply(said(turn.learner, "unknown-content"))
