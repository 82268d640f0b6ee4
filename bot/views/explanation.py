"""The explanation of a variant, from the solver's steps; of an open question, a model answer."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.grading.expected import Choosing
from bot.domain.learner import Learner
from bot.domain.question.climb import Climb
from bot.domain.question.drill import Drill, Variant
from bot.domain.question.topic import OpenQuestion
from bot.use_cases.practice.outcomes import Asked, Explained
from bot.views import ladder, pictures, question
from bot.views.compose import bold, button, content, content_inline, italic, paragraph, unit, value
from bot.views.fold import folded
from bot.views.html import inline_text
from bot.views.latex_of import latex_of
from bot.views.message import Block, Code, CodeBlock, Formula, Inline, Items, Message
from bot.views.numerals import POP
from bot.views.words import words


def message(explained: Explained, learner: Learner) -> Message:
    """How this very question is solved, and why it is asked: the answer and a few lines, the rest unfolds."""
    asked = explained.asked
    body = (
        _case(asked, learner)
        if asked.is_case
        else _open(asked.question, learner)
        if isinstance(asked.question, OpenQuestion)
        else _drill(asked.question, asked.variant, learner)
    )
    say = words(learner.language)
    tail = (paragraph(italic(say("explanation-gave-up"))),) if explained.gave_up else ()
    rows = question.buttons(asked, learner)
    buttons = tuple(
        tuple(b for b in row if b.action is None or b.action.verb not in ("explain", "hint")) for row in rows
    )
    if isinstance(asked.question, OpenQuestion) and asked.question.follow_up:
        buttons = ((button(learner, "button-follow", "follow", asked.id),), *buttons)
    rows = tuple(row for row in buttons if row)
    shown = pictures.of_variant(asked.variant, learner)
    return Message((*body, *tail), learner.language, rows, shown, asked.id)


def _case(asked: Asked, learner: Learner) -> tuple[Block, ...]:
    """The table of what is right, then what there is to learn and all parts worked out."""
    assert asked.variant is not None and isinstance(asked.question, Drill)
    scope = asked.variant.scope
    parts = [block for step in asked.variant.steps for block in content(step.tell, scope, learner)]
    table = ladder.table(asked, asked.climb or Climb(), learner)
    title = paragraph("📖 ", bold(words(learner.language)("explanation-title")))
    return folded((title, table), (*content(asked.question.explanation, scope, learner), *parts))


def _drill(drill: Drill, variant: Variant | None, learner: Learner) -> tuple[Block, ...]:
    assert variant is not None, "a drill is asked as a variant"
    say = words(learner.language)
    scope = {**variant.scope, "answer": getattr(variant.expected, "reference", None)}
    why = paragraph(bold(say("explanation-why") + ": "), *content_inline(drill.why, variant.scope, learner))
    explained = content(drill.explanation, scope, learner)
    if solution := variant.expected.solution():
        title = paragraph("📖 ", bold(say("explanation-title")))
        return folded((title,), (*explained, CodeBlock(solution, "python"), why))
    before, _, after = say("explanation-answer", answer="\0").partition("\0")
    pieces = ("📖 ", bold(before), *_answer(variant, learner), *((bold(after),) if after else ()))
    return folded((paragraph(*pieces),), (*explained, why))


def _answer(variant: Variant, learner: Learner) -> tuple[Inline, ...]:
    """The right answer of a variant."""
    expected = variant.expected
    if (right := expected.right()) is not None and right.value is not None:
        written = value(right.value, learner, exact=right.exact)
        return paragraph(f"{written} {unit(right.unit, learner)}" if right.unit else written).content
    if (typeset := expected.typeset()) is not None:
        return (Formula(typeset.around.format(latex_of(typeset.formula, typeset.symbols))),)
    if right is not None:
        return (Code(right.text),)
    between = " < " if expected.choosing is Choosing.ORDER else ""
    return _chosen(expected.right_options(), variant, learner, between)


def _chosen(ids: Sequence[str], variant: Variant, learner: Learner, between: str = "") -> tuple[Inline, ...]:
    texts = {option.id: content_inline(option.text, variant.scope, learner) for option in variant.options}
    comma = between or ("؛ " if learner.language.right_to_left else "; ")
    pieces: list[str | Inline] = []
    before = ""
    for option in ids:
        if before:
            pieces.append(" " if before.endswith(("؟", "?")) else comma)
        pieces += texts[option]
        before = inline_text(texts[option]).rstrip(POP)
    return paragraph(*pieces).content or paragraph("–").content


def _open(asked: OpenQuestion, learner: Learner) -> tuple[Block, ...]:
    say = words(learner.language)

    def heading(key: str) -> Block:
        return paragraph(bold(say(key)))

    claims = tuple(content(claim.text, {}, learner) for claim in asked.wrong_claims)
    sources = "; ".join(f"{source.name} ({source.year})" for source in asked.sources)
    blocks: list[Block] = [*content(asked.model_answer, {}, learner)]
    if claims:
        blocks += [heading("explanation-wrong-claims"), Items(claims)]
    blocks += [paragraph(bold(say("explanation-why") + ": "), *content_inline(asked.why, {}, learner))]
    blocks += [
        paragraph(bold(say("explanation-sources") + ": "), sources),
        *((paragraph(italic(asked.after.in_language(learner.language))),) if asked.after else ()),
    ]
    return folded((paragraph("📖 ", bold(say("explanation-model"))),), blocks)
