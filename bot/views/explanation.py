"""The explanation of a variant, from the solver's steps; of an open question, a model answer."""

from __future__ import annotations

from bot.domain.grading.choice.expected import ChoiceExpected
from bot.domain.grading.code.expected import CodeExpected
from bot.domain.grading.code.tasks import code_task
from bot.domain.grading.expected import Expected
from bot.domain.grading.expression.expected import ExpressionExpected
from bot.domain.grading.growth.expected import GrowthExpected
from bot.domain.grading.number.expected import NumberExpected
from bot.domain.grading.ordering.expected import OrderingExpected
from bot.domain.grading.parenthesization.expected import ParenthesizationExpected
from bot.domain.grading.value.expected import ValueExpected
from bot.domain.learner import Learner
from bot.domain.question.climb import Climb
from bot.domain.question.drill import Drill, Variant
from bot.domain.question.topic import OpenQuestion
from bot.use_cases.practice.outcomes import Asked, Explained
from bot.views import illustration, ladder, question
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
    drawn = asked.variant.picture if asked.variant else None
    pictures = () if drawn is None else (illustration.picture(drawn, learner),)
    rows = tuple(row for row in buttons if row)
    return Message((*body, *tail), learner.language, rows, pictures, asked.id)


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
    scope = {**variant.scope, "answer": _answer_value(variant.expected)}
    why = paragraph(bold(say("explanation-why") + ": "), *content_inline(drill.why, variant.scope, learner))
    explained = content(drill.explanation, scope, learner)
    if isinstance(variant.expected, CodeExpected):
        example = code_task(variant.expected.reference).right[0].strip("\n")
        title = paragraph("📖 ", bold(say("explanation-title")))
        return folded((title,), (*explained, CodeBlock(example, "python"), why))
    before, _, after = say("explanation-answer", answer="\0").partition("\0")
    pieces = ("📖 ", bold(before), *_answer(variant, learner), *((bold(after),) if after else ()))
    return folded((paragraph(*pieces),), (*explained, why))


def _answer_value(expected: Expected) -> object:
    return getattr(expected, "reference", None)


def _answer(variant: Variant, learner: Learner) -> tuple[Inline, ...]:
    """The right answer of a variant."""
    match variant.expected:
        case NumberExpected() as number:
            written = value(number.reference, learner, exact=number.exact)
            return paragraph(f"{written} {unit(number.unit, learner)}" if number.unit else written).content
        case ValueExpected(reference=str(special)):
            return (Code(special),)
        case ValueExpected() as typed if not isinstance(typed.reference, str):
            return paragraph(value(typed.reference, learner)).content
        case GrowthExpected() as growth:
            return (Formula(rf"\Theta({latex_of(growth.reference, growth.symbols)})"),)
        case ExpressionExpected() as formula:
            return (Formula(latex_of(formula.reference, formula.symbols)),)
        case ParenthesizationExpected(reference=reference):
            return (Code(reference),)
        case ChoiceExpected(reference=right):
            return _chosen([option.id for option in variant.options if option.id in right], variant, learner)
        case OrderingExpected(reference=order):
            return _chosen(list(order), variant, learner, between=" < ")
    return ()


def _chosen(ids: list[str], variant: Variant, learner: Learner, between: str = "") -> tuple[Inline, ...]:
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
