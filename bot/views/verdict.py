"""A verdict: it begins with its emoji, says what was understood, what is wrong and why, and never gives the answer away too soon."""

from __future__ import annotations

import re
from fractions import Fraction

from bot.domain.grading.verdict import Outcome, Understood, Verdict
from bot.domain.learner import Learner
from bot.domain.question.drill import Drill
from bot.domain.scheduling.sureness import Sureness
from bot.use_cases.practice.outcomes import Answered
from bot.views import code_verdict, options, question, slips
from bot.views.compose import content, paragraph, unit, value
from bot.views.examples import examples
from bot.views.message import Action, Block, Button, Code, Inline, Message
from bot.views.numerals import POP, RIGHT_TO_LEFT_ISOLATE, in_persian
from bot.views.reasons import isolated
from bot.views.words import words

EMOJI = {Outcome.CORRECT: "✅", Outcome.PARTLY: "🟡", Outcome.WRONG: "❌", Outcome.UNREADABLE: "⚠️"}
SILENT = {"points"}
LONGEST_WAY = 30
"""Characters of a reading on its button."""
ARABIC_LETTER = re.compile("[\u0621-\u064a\u066e-\u06d3]")


def message(answered: Answered, learner: Learner) -> Message:
    """The verdict on an answer."""
    blocks = [
        options.first(answered, learner) or first(answered.verdict, learner),
        *_reasons(answered, learner),
        *_feedback(answered, learner),
        *options.wrong_ones(answered, learner),
        *_because(answered, learner),
        *_sureness(answered, learner),
        *_last(answered, learner),
    ]
    return Message(tuple(blocks), learner.language, _buttons(answered, learner), about=answered.asked.id)


def first(judged: Verdict, learner: Learner, key: str | None = None) -> Block:
    """The line that a verdict begins with, and what was read; ``key`` are other words than usual."""
    say = words(learner.language)
    outcome = judged.outcome
    pieces: list[str | Inline] = [f"{EMOJI[outcome]} {say(key or f'verdict-{outcome.value}')} "]
    if judged.understood is not None and judged.understood.text:
        pieces += _read(judged.understood, learner)
    return paragraph(*pieces)


def _read(understood: Understood, learner: Learner) -> list[str | Inline]:
    """ "I read 3×10⁴ = 30,000", or the value alone where that is all there is to say."""
    say = words(learner.language)
    shown = value(understood.value, learner, exact=understood.exact) if understood.value is not None else ""
    in_unit = f" {isolated(unit(understood.unit, learner), learner)}" if understood.unit else ""
    if shown and _says_the_same(understood):
        return [say("verdict-read", read=shown + in_unit)]
    pretty = _echo(understood.text, learner)
    key = "verdict-read-value" if shown else "verdict-read"
    sentence = say(key, read="\0", value=shown + in_unit) if shown else say(key, read="\0")
    before, _, after = sentence.partition("\0")
    return [before, pretty, after]


def _echo(read: str, learner: Learner) -> str | Inline:
    """What was read, as code; a number with Persian words in it as a piece of Persian, which runs from right to left."""
    if not ARABIC_LETTER.search(read):
        return Code(read.replace("*", "×"))
    return f"{RIGHT_TO_LEFT_ISOLATE}{in_persian(read) if learner.persian_digits else read}{POP}"


def _says_the_same(understood: Understood) -> bool:
    """Whether the text is nothing but the value."""
    try:
        return (
            Fraction(understood.text.replace(",", "").replace(" ", "")) == understood.value
            and "/" not in understood.text
        )
    except (ValueError, ZeroDivisionError):
        return False


def _reasons(answered: Answered, learner: Learner) -> list[Block]:
    if answered.asked.variant is not None and answered.asked.variant.drill.is_run:
        return code_verdict.blocks(answered.verdict.reasons, learner)
    variant = answered.asked.variant
    sentences = [
        slips.told(each, variant, learner)
        for each in answered.verdict.reasons
        if each.code not in SILENT | options.SAID
    ]
    return [paragraph(" ".join(sentences))] if sentences else []


def _feedback(answered: Answered, learner: Learner) -> list[Block]:
    if answered.misconception is None or answered.asked.variant is None:
        return []
    return list(content(answered.misconception.feedback, answered.asked.variant.scope, learner))


def _because(answered: Answered, learner: Learner) -> list[Block]:
    """Why it is right, in a line with this question's numbers."""
    asked = answered.asked
    right = answered.verdict.outcome is Outcome.CORRECT and answered.counted
    if (
        not right
        or asked.variant is None
        or not isinstance(asked.question, Drill)
        or asked.question.because is None
    ):
        return []
    return list(content(asked.question.because, asked.variant.scope, learner))


def _sureness(answered: Answered, learner: Learner) -> list[Block]:
    """What being sure or not says about the answer, and a mistake that was overcome."""
    say = words(learner.language)
    lines = []
    if answered.overcame:
        lines.append(say("verdict-overcame"))
    if answered.counted and answered.asked.tries == 1:
        right = answered.verdict.outcome is Outcome.CORRECT
        wrong = answered.verdict.outcome is Outcome.WRONG
        if answered.asked.sureness is Sureness.CERTAIN and wrong:
            lines.append(say("verdict-certain-wrong"))
        elif answered.asked.sureness is Sureness.GUESSING and right:
            lines.append(say("verdict-guessed-right"))
    return [paragraph(" ".join(lines))] if lines else []


def _last(answered: Answered, learner: Learner) -> list[Block]:
    say = words(learner.language)
    if answered.verdict.outcome is Outcome.UNREADABLE:
        variant = answered.asked.variant
        if variant is not None and variant.options:
            return [paragraph(say("verdict-tap"))]
        shown = examples(variant, learner) if variant else []
        if not shown:
            return []
        before, _, after = say("verdict-accepted", example="\0").partition("\0")
        return [paragraph(before, *shown, after)]
    if not answered.counted:
        return [paragraph(say("verdict-closed"))]
    return [] if answered.asked.closed else [paragraph(say("verdict-again"))]


def _buttons(answered: Answered, learner: Learner) -> tuple[tuple[Button, ...], ...]:
    doubted = doubtful(answered.verdict) and answered.asked.tries >= question.STUCK
    attempt_id = answered.attempt_id if doubted else None
    return (*_ways(answered, learner), *question.buttons(answered.asked, learner, attempt_id=attempt_id))


def doubtful(verdict: Verdict) -> bool:
    """Whether somebody may disagree with a verdict."""
    return verdict.outcome in (Outcome.WRONG, Outcome.PARTLY)


def _ways(answered: Answered, learner: Learner) -> tuple[tuple[Button, ...], ...]:
    """What an answer may mean, each way a button."""
    return tuple(
        (Button(f"🔎 {way}", Action("meant", (answered.asked.id, number))),)
        for number, way in enumerate(_told_apart(answered.verdict.readings, learner), 1)
    )


def _told_apart(readings: tuple[Understood, ...], learner: Learner) -> list[str]:
    """Each reading by its value where it has one, and by its text where texts differ."""
    texts = {each.text for each in readings}
    told = []
    for each in readings:
        number = value(each.value, learner, exact=each.exact) if each.value is not None else ""
        shown = f"{number} {unit(each.unit, learner)}" if number and each.unit else number
        text = each.text.replace("*", "×")[:LONGEST_WAY]
        said = f"{text} = {shown}" if shown and len(texts) > 1 and not _says_the_same(each) else shown or text
        told.append(isolated(said, learner))
    return told
