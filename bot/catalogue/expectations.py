"""From a drill's ``answer`` (or a misconception's ``value``) to what an answer is judged against, for each kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise
from typing import Any

from bot.catalogue.expression import Expression, ExpressionError, Scope, compile_expression
from bot.catalogue.schema import (
    AnyDrill,
    CaseFile,
    ChoiceDrill,
    CodeDrill,
    ExpressionDrill,
    GrowthDrill,
    NumberDrill,
    OptionEntry,
    OrderingDrill,
    ParenthesizationDrill,
    ValueDrill,
)
from bot.catalogue.template import literal
from bot.domain.grading.case.expected import CaseExpected
from bot.domain.grading.choice.expected import ChoiceExpected
from bot.domain.grading.code.expected import CodeExpected
from bot.domain.grading.expected import Expected
from bot.domain.grading.expression.expected import ExpressionExpected
from bot.domain.grading.growth.expected import GrowthExpected
from bot.domain.grading.number.expected import NumberExpected
from bot.domain.grading.ordering.expected import OrderingExpected
from bot.domain.grading.parenthesization.expected import ParenthesizationExpected
from bot.domain.grading.value.expected import ValueExpected
from bot.domain.mathematics.real import as_fraction


@dataclass(frozen=True, slots=True)
class ShownOption:
    """An option of one variant, with whether it is right (choice) or its rank (ordering)."""

    entry: OptionEntry
    judged: Any


Expectation = Callable[[Scope, Sequence[ShownOption]], Expected]
Functions = Mapping[str, Callable[..., object]]


def answer_of(drill: AnyDrill, functions: Functions) -> Expectation:
    """What the drill's right answer is judged against. Raises ExpressionError."""
    if isinstance(drill, ChoiceDrill):
        return lambda _scope, shown: _choice(drill, [o.entry.id for o in shown if o.judged], shown)
    if isinstance(drill, OrderingDrill):
        return lambda _scope, shown: _ordering(_by_rank(shown), shown)
    if isinstance(drill, CodeDrill):
        return lambda _scope, _shown: _code(drill)
    if isinstance(drill, CaseFile):
        return lambda _scope, _shown: CaseExpected(tuple(part.id for part in drill.steps))
    return _valued(drill, drill.answer, functions, right=True)


def misconception_of(drill: AnyDrill, value: str, functions: Functions) -> Expectation:
    """What a wrong way's answer is judged against, by the same conventions as the right one. Raises ExpressionError."""
    if isinstance(drill, ChoiceDrill):
        return lambda scope, shown: _choice(drill, _ids(value, scope), shown)
    if isinstance(drill, OrderingDrill):
        return lambda scope, shown: _ordering(_ids(value, scope), shown)
    if isinstance(drill, CodeDrill):
        return lambda _scope, _shown: replace(_code(drill), sign=value)
    if isinstance(drill, CaseFile):
        raise ExpressionError("a case has no misconceptions")
    return _valued(drill, value, functions, right=False)


def _valued(
    drill: NumberDrill | ExpressionDrill | GrowthDrill | ParenthesizationDrill | ValueDrill,
    value: str,
    functions: Functions,
    right: bool,
) -> Expectation:
    if isinstance(drill, ExpressionDrill):
        return lambda scope, _shown: ExpressionExpected(literal(value, scope), tuple(drill.symbols))
    if isinstance(drill, GrowthDrill):
        return lambda scope, _shown: _growth(drill, value, scope)
    expression = compile_expression(value, functions)
    if isinstance(drill, NumberDrill):
        return lambda scope, _shown: _number(drill, expression, scope)
    if isinstance(drill, ValueDrill):
        return lambda scope, _shown: _value(drill, expression, scope)
    matrices = compile_expression(drill.matrices, functions)
    dimensions = compile_expression(drill.dimensions, functions) if drill.dimensions and right else None
    return lambda scope, _shown: ParenthesizationExpected(
        reference=_text(expression, scope),
        matrices=tuple(matrices(scope)),
        dimensions=tuple(dimensions(scope)) if dimensions else None,
    )


def _number(drill: NumberDrill, expression: Expression, scope: Scope) -> NumberExpected:
    tolerance = drill.tolerance
    reference, exact = _numeric(expression, scope)
    return NumberExpected(
        reference=reference,
        exact=exact,
        rtol=Fraction(tolerance.relative or 0) if tolerance else Fraction(0),
        atol=Fraction(tolerance.absolute or 0) if tolerance else Fraction(0),
        digits=tolerance.digits if tolerance else None,
        unit=literal(drill.unit, scope) if drill.unit else None,
    )


def _value(drill: ValueDrill, expression: Expression, scope: Scope) -> ValueExpected:
    value = expression(scope)
    reference = value if value in ("inf", "-inf", "nan") else _numeric(expression, scope)[0]
    return ValueExpected(reference, literal(drill.format, scope))


def _growth(drill: GrowthDrill, value: str, scope: Scope) -> GrowthExpected:
    assumptions = tuple(literal(text, scope) for text in drill.assumptions)
    return GrowthExpected(literal(value, scope), tuple(drill.symbols), assumptions, tuple(drill.constants))


def _code(drill: CodeDrill) -> CodeExpected:
    return CodeExpected(drill.reference, drill.function, tuple(drill.signature), drill.starter.strip("\n"))


def _choice(drill: ChoiceDrill, chosen: Sequence[str], shown: Sequence[ShownOption]) -> ChoiceExpected:
    return ChoiceExpected(tuple(option.entry.id for option in shown), frozenset(chosen), drill.several)


def _ordering(order: Sequence[str], shown: Sequence[ShownOption]) -> OrderingExpected:
    ids = tuple(option.entry.id for option in shown)
    return OrderingExpected(ids, tuple(id_ for id_ in order if id_ in ids))


def _by_rank(shown: Sequence[ShownOption]) -> list[str]:
    ranked = sorted(shown, key=lambda option: as_fraction(option.judged)[0])
    for lower, higher in pairwise(ranked):
        if lower.judged == higher.judged:
            raise ExpressionError(f"options {lower.entry.id} and {higher.entry.id} have the same rank")
    return [option.entry.id for option in ranked]


def _numeric(expression: Expression, scope: Scope) -> tuple[Fraction, bool]:
    try:
        return as_fraction(expression(scope))
    except (TypeError, ValueError, OverflowError) as error:
        raise ExpressionError(f"`{expression.text}`: {error}") from error


def _text(expression: Expression, scope: Scope) -> str:
    value = expression(scope)
    if not isinstance(value, str):
        raise ExpressionError(f"`{expression.text}` must be a text, not {value!r}")
    return value


def _ids(value: str, scope: Scope) -> list[str]:
    return literal(value, scope).replace(",", " ").split()
