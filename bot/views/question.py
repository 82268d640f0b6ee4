"""A question: level, topic, text, how to answer, and buttons."""

from __future__ import annotations

from fractions import Fraction

from bot.catalogue.links import link_id
from bot.domain.grading.expected import Choosing, Expected, Precision
from bot.domain.learner import Learner
from bot.domain.question.drill import Drill, Variant
from bot.domain.scheduling.easing import Why
from bot.domain.scheduling.sureness import Sureness
from bot.use_cases.practice.climbing import step_under_way
from bot.use_cases.practice.outcomes import Asked
from bot.views import choices
from bot.views.compose import (
    bold,
    button,
    content,
    count,
    digits,
    dotted,
    italic,
    marked_up,
    paragraph,
    unit,
    value,
)
from bot.views.examples import examples
from bot.views.message import Action, Block, Button, Code, CodeBlock, Inline, Message
from bot.views.words import words

HOW_TO_CHOOSE = {
    Choosing.ONE: "question-choose-one",
    Choosing.SEVERAL: "question-choose-several",
    Choosing.ORDER: "question-order",
}
STUCK = 2
"""Misses after which the way in small steps is offered, and a verdict may be disagreed with."""


def message(asked: Asked, learner: Learner, *, whole: bool = False) -> Message:
    """The question as it is asked, with what has been chosen so far. ``whole``: where nobody taps, the text has every option."""
    body = (
        *place(asked, learner),
        _heading(asked, learner),
        *_text(asked, learner),
        *_how(asked, learner, whole=whole),
    )
    if asked.is_case and asked.climb is not None and (step := step_under_way(asked)) is not None:
        from bot.views import ladder

        body = (*body, *ladder.step_blocks(asked, asked.climb, step, learner))
        rows = ladder.step_buttons(asked, asked.climb, step, learner)
        return Message(body, learner.language, rows, about=asked.id)
    rows = (
        *choices.buttons(asked, learner),
        *_sureness(asked, learner),
        *buttons(asked, learner, first=True),
    )
    return Message(body, learner.language, rows, about=asked.id)


def buttons(
    asked: Asked, learner: Learner, *, attempt_id: int | None = None, first: bool = False
) -> tuple[tuple[Button, ...], ...]:
    """What makes sense for this question now, in at most two rows; rarer things stand behind "More".

    ``attempt_id`` is the answer whose verdict it stands under, where one may disagree with that. ``first``: under the question itself.
    """
    if asked.interview is not None and not asked.closed:
        return ((button(learner, "button-skip", "skip", asked.id), button(learner, "button-end", "end")),)
    is_last = asked.place is not None and asked.place.is_last
    explain, following = (
        button(learner, "button-explain", "explain", asked.id),
        button(learner, "button-finish" if is_last else "button-next", "next", asked.id),
    )
    more = button(learner, "button-more", "menu", asked.id, attempt_id or 0)
    if asked.closed:
        return ((explain, following, more),)
    hint = (
        (button(learner, "button-hint", "hint", asked.id),)
        if asked.hints_used < len(asked.question.hints)
        else ()
    )
    is_hard_going = asked.tries >= STUCK or asked.chosen is Why.LADDER
    if first and asked.variant is not None and not (is_hard_going and has_ladder(asked)):
        return (*hint, explain, following), (button(learner, "button-again", "again", asked.id), more)
    if is_hard_going and has_ladder(asked):
        ladder = button(learner, "button-ladder", "ladder", asked.id)
        return (ladder, explain), (*hint, following, more)
    return ((*hint, explain), (following, more)) if hint else ((explain, following, more),)


def rarer(asked: Asked, attempt_id: int, learner: Learner) -> tuple[tuple[Button, ...], ...]:
    """What stands behind "More": step by step, other numbers, handing the question on, and disagreeing after the second miss."""
    ways, about = [], []
    if has_ladder(asked) and not asked.closed:
        ways.append(button(learner, "button-ladder", "ladder", asked.id))
    if asked.variant is not None:
        ways.append(button(learner, "button-again", "again", asked.id))
    about.append(button(learner, "button-share", "share", link_id(asked.question.id)))
    if attempt_id:
        about.append(button(learner, "button-dispute", "dispute", attempt_id))
    return tuple(ways), tuple(about)


def has_ladder(asked: Asked) -> bool:
    """Whether small steps lead to the answer."""
    return asked.variant is not None and bool(asked.variant.steps) and not asked.is_case


def _sureness(asked: Asked, learner: Learner) -> tuple[tuple[Button, ...], ...]:
    """How sure the learner is, for who wants to be asked that; once it is answered it is too late."""
    if not learner.sureness or asked.closed or asked.tries or asked.interview is not None:
        return ()
    say = words(learner.language)
    row = tuple(
        Button(
            ("● " if asked.sureness is sureness else "") + say(f"sure-{sureness.name.lower()}"),
            Action("sure", (asked.id, sureness.value)),
        )
        for sureness in Sureness
    )
    return (row,)


def closed(asked: Asked, learner: Learner) -> Message:
    """An older question takes no answers any more; a new one is a tap away."""
    again = button(learner, "button-again", "again", asked.id)
    return Message(marked_up(words(learner.language)("reply-closed")), learner.language, ((again,),))


def shared(link: str, username: str, learner: Learner) -> Message:
    """A link that opens this question's first variant for whoever taps it; never the answer."""
    say = words(learner.language)
    address = f"https://t.me/{username}?start=q-{link}"
    rows = ((Button(say("button-send-to"), hand_on=link), Button(say("button-copy-link"), copy=address)),)
    return Message((paragraph(say("share-text")), paragraph(Code(address))), learner.language, rows)


def place(asked: Asked, learner: Learner) -> tuple[Block, ...]:
    """Where a session or an interview is with this question, and why it was chosen, as far as there is something to say."""
    if timed := clock(asked, learner):
        return timed
    say = words(learner.language)
    counted, why = asked.place, asked.chosen
    pieces = []
    if counted is not None:
        number, total = count(counted.number, learner), count(counted.total, learner)
        pieces.append(say("session-place", number=number, total=total))
    if why is not None:
        pieces.append(say(f"session-why-{why.value}"))
    return (paragraph("☀️ " if counted else "🌱 ", " · ".join(pieces)),) if pieces else ()


def clock(asked: Asked, learner: Learner) -> tuple[Block, ...]:
    """Which question of an interview this is, and the minutes left; nothing elsewhere."""
    now = asked.place
    if now is None or now.left is None:
        return ()
    say = words(learner.language)
    head = say("interview-question", number=count(now.number, learner), total=count(now.total, learner))
    left = say("interview-left", minutes=count(max(1, round(now.left / 60)), learner))
    return (paragraph("🎓 ", bold(f"{head} · {left}")),)


def _heading(asked: Asked, learner: Learner) -> Block:
    say = words(learner.language)
    level = asked.question.level.value
    title = asked.topic.title.in_language(learner.language)
    own = (
        asked.question.title.in_language(learner.language)
        if isinstance(asked.question, Drill)
        else say("question-open")
    )
    return paragraph(bold(level), digits(dotted(learner, level, title, own).removeprefix(level), learner))


def _text(asked: Asked, learner: Learner) -> tuple[Block, ...]:
    return content(asked.question.text, asked.variant.scope if asked.variant else {}, learner)


def _how(asked: Asked, learner: Learner, *, whole: bool) -> tuple[Block, ...]:
    say = words(learner.language)
    if asked.variant is None or not isinstance(asked.question, Drill):
        return (paragraph(italic(say("question-free-text"))),)
    expected = asked.variant.expected
    blocks = list(content(asked.question.instructions, asked.variant.scope, learner))
    if asked.is_case:
        return tuple(blocks)
    if key := HOW_TO_CHOOSE.get(expected.choosing):
        options = (
            choices.listed(asked.variant.options, asked.variant, learner)
            if whole or choices.are_listed(asked.variant.options, asked.variant, learner)
            else ()
        )
        return (*blocks, *options, paragraph(italic(say(key))))
    if begun := expected.starting_point():
        return (*blocks, CodeBlock(begun, "python"), paragraph(italic(say("question-code"))))
    return (*blocks, _expectation(asked.variant, learner))


def _expectation(variant: Variant, learner: Learner) -> Block:
    expected = variant.expected
    say = words(learner.language)
    comma = "، " if learner.language.right_to_left else ", "
    pieces: list[str | Inline] = [italic(say("question-answer") + ": ")]
    if (wanted := expected.precision()) is not None:
        if wanted.unit:
            pieces += [italic(say("question-unit", unit=unit(wanted.unit, learner))), comma]
        pieces += [italic(tolerance(wanted, learner)), comma]
    before, _, after = say("question-example", example="\0").partition("\0")
    return paragraph(*pieces, italic(before), *examples(variant, learner), after)


def expectation_of(expected: Expected, learner: Learner) -> tuple[Block, ...]:
    """How a step of a ladder or a case is answered, in a line; nothing where a number is wanted exactly and without a unit."""
    say = words(learner.language)
    if (wanted := expected.precision()) is None:
        return ()
    comma = "، " if learner.language.right_to_left else ", "
    pieces = [say("question-unit", unit=unit(wanted.unit, learner))] if wanted.unit else []
    if wanted.rtol or wanted.atol or wanted.digits:
        pieces.append(tolerance(wanted, learner))
    if not pieces:
        return ()
    return (paragraph(italic(f"{say('question-answer')}: {comma.join(pieces)}")),)


def tolerance(wanted: Precision, learner: Learner) -> str:
    """How near an answer must be, in plain words."""
    say = words(learner.language)
    if wanted.digits is not None:
        return say("question-tolerance-digits", digits=count(wanted.digits, learner))
    if wanted.rtol:
        return say("question-tolerance-relative", percent=value(wanted.rtol * 100, learner))
    if wanted.atol:
        return say("question-tolerance-absolute", bound=value(wanted.atol, learner))
    if not wanted.exact:
        return say("question-tolerance-digits", digits=count(4, learner))
    return say("question-tolerance-exact")


def percent(score: Fraction, learner: Learner) -> str:
    """A share as whole percent."""
    return count(round(score * 100), learner)
