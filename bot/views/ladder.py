"""The ladder of a question and the parts of a case: a message a step, and a case's table at its end."""

from __future__ import annotations

from fractions import Fraction

from bot.domain.grading.verdict import Outcome
from bot.domain.learner import Learner
from bot.domain.mathematics.rounding import round_to
from bot.domain.question.climb import CREDITED, Climb, Mark
from bot.domain.question.drill import Step, Variant
from bot.use_cases.practice.outcomes import Asked, Rung
from bot.views import choices, pictures, question, slips, verdict
from bot.views.compose import (
    bold,
    button,
    content,
    content_inline,
    count,
    dotted,
    paragraph,
    unit,
    value,
)
from bot.views.html import inline_text
from bot.views.message import Action, Block, Button, Inline, Message, Table, Text
from bot.views.words import words

MARKS = {Mark.RIGHT: "✅", Mark.OWN: "☑️", Mark.TOLD: "➖", Mark.WRONG: "❌"}


def message(rung: Rung, learner: Learner) -> Message:
    """What became of the last step, and the next one."""
    blocks: list[Block] = [
        *question.clock(rung.asked, learner),
        *_verdict(rung, learner),
        *_passed(rung, learner),
    ]
    if rung.step is not None:
        blocks += step_blocks(rung.asked, rung.climb, rung.step, learner)
        rows = step_buttons(rung.asked, rung.climb, rung.step, learner)
        return Message(tuple(blocks), learner.language, rows, about=rung.asked.id)
    if rung.asked.is_case:
        return _finished(rung, blocks, learner)
    rows = question.buttons(rung.asked, learner)
    return Message((*blocks, *_itself(rung, learner)), learner.language, rows, about=rung.asked.id)


def step_blocks(asked: Asked, climb: Climb, step: Step, learner: Learner) -> tuple[Block, ...]:
    """The step under way."""
    say, variant = words(learner.language), _variant(asked)
    total = len(variant.steps) + (not asked.is_case)
    key, emoji = ("case-part", "🧩") if asked.is_case else ("ladder-step", "🪜")
    title = say(key, number=count(climb.at + 1, learner), total=count(total, learner))
    if step.name is not None:
        title += " · " + inline_text(content_inline(step.name, variant.scope, learner))
    blocks: list[Block] = [paragraph(f"{emoji} ", bold(title)), *content(step.ask, variant.scope, learner)]
    if step.options:
        listed = choices.are_listed(step.options, variant, learner)
        blocks += choices.listed(step.options, variant, learner) if listed else ()
    else:
        blocks += question.expectation_of(step.expected, learner)
    return tuple(blocks)


def step_buttons(asked: Asked, climb: Climb, step: Step, learner: Learner) -> tuple[tuple[Button, ...], ...]:
    """The options of a choice; telling; in a case, going on with one's own value."""
    variant = _variant(asked)
    options = choices.of(
        step.options, variant, learner, lambda number: Action("rung", (asked.id, climb.at, number))
    )
    if asked.interview is not None:
        return (*options, *question.buttons(asked, learner))
    row = [button(learner, "button-tell", "tell", asked.id, climb.at)]
    if asked.is_case and climb.misses:
        row.insert(0, button(learner, "button-go-on", "go-on", asked.id, climb.at))
    if not asked.is_case:
        row.append(button(learner, "button-explain", "explain", asked.id))
    following = button(learner, "button-next", "next", asked.id)
    return (*options, tuple(row), (following, button(learner, "button-more", "menu", asked.id, 0)))


def cases(listed: tuple[tuple[str, str, str, bool], ...], learner: Learner) -> Message:
    """The cases to choose from: link, level, title, and whether it was finished before."""
    say = words(learner.language)
    rows = tuple(
        (Button(f"{'✔️ ' if done else ''}🧩 {dotted(learner, level, title)}", Action("case", (link,))),)
        for link, level, title, done in listed
    )
    return Message((paragraph(say("case-choose")),), learner.language, rows)


def _variant(asked: Asked) -> Variant:
    assert asked.variant is not None, "a ladder belongs to a drill"
    return asked.variant


def _verdict(rung: Rung, learner: Learner) -> list[Block]:
    judged = rung.verdict
    if judged is None:
        return []
    if rung.asked.interview is not None and judged.outcome is not Outcome.UNREADABLE:
        return [paragraph(words(learner.language)("interview-noted"))]
    own = judged.outcome is Outcome.CORRECT and rung.climb.at > 0 and rung.climb.marks[-1] is Mark.OWN
    blocks = [verdict.first(judged, learner, "case-own" if own else None)]
    sentences = [
        slips.told(each, _variant(rung.asked), learner) for each in judged.reasons if each.code != "points"
    ]
    if sentences:
        blocks.append(paragraph(" ".join(sentences)))
    return blocks


def _passed(rung: Rung, learner: Learner) -> tuple[Block, ...]:
    """The step left behind, worked out; not where it was right from the person's own value: that would be other numbers."""
    if rung.passed is None or rung.climb.marks[-1] is Mark.OWN:
        return ()
    if rung.asked.interview is not None:
        return ()
    return content(rung.passed.tell, _variant(rung.asked).scope, learner)


def _itself(rung: Rung, learner: Learner) -> tuple[Block, ...]:
    """The last step of a ladder is the question."""
    say, variant = words(learner.language), _variant(rung.asked)
    total = count(len(variant.steps) + 1, learner)
    title = say("ladder-step", number=total, total=total)
    return (
        paragraph("🪜 ", bold(f"{title} · {say('ladder-itself')}")),
        *content(rung.asked.question.text, variant.scope, learner),
    )


def _finished(rung: Rung, blocks: list[Block], learner: Learner) -> Message:
    """A case's end: how many parts, the true chain beside the person's, the explanation and the picture."""
    say, variant = words(learner.language), _variant(rung.asked)
    right = sum(mark in CREDITED for mark in rung.climb.marks)
    score = say("case-score", right=count(right, learner), total=count(len(rung.climb.marks), learner))
    explanation = content(rung.asked.question.explanation, variant.scope, learner)  # type: ignore[union-attr]  # a case is a drill
    body = (*blocks, paragraph("🧩 ", bold(score)), table(rung.asked, rung.climb, learner), *explanation)
    rows = question.buttons(rung.asked, learner)
    return Message(body, learner.language, rows, pictures.of_variant(variant, learner), rung.asked.id)


def table(asked: Asked, climb: Climb, learner: Learner) -> Table:
    """The parts of a case: what was typed, and what is right."""
    say, variant = words(learner.language), _variant(asked)

    def cell(text: str) -> tuple[Inline, ...]:
        return (Text(text),)

    head = tuple(cell(say(key)) for key in ("case-column-part", "case-column-yours", "case-column-right"))
    rows = [head]
    for place, step in enumerate(variant.steps):
        mark = climb.marks[place] if place < len(climb.marks) else Mark.TOLD
        typed = climb.typed[place] if place < len(climb.typed) else ""
        name = content_inline(step.name, variant.scope, learner) if step.name else cell("")
        rows.append((name, cell(f"{MARKS[mark]} {typed}".strip()), cell(_right(step, learner))))
    return Table(tuple(rows))


def _right(step: Step, learner: Learner) -> str:
    reference = getattr(step.expected, "reference", "")
    if not isinstance(reference, Fraction):
        return str(reference)
    shown = value(_rounded(reference), learner)
    in_unit = getattr(step.expected, "unit", None)
    return f"{shown} {unit(in_unit, learner)}" if in_unit else shown


def _rounded(number: Fraction) -> Fraction:
    """To four figures where it has many; a table is no place for more."""
    return number if number.denominator == 1 and abs(number) < 10**7 else round_to(number, 4)
