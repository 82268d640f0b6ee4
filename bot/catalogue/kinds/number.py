"""Drills whose answer is a number."""

from __future__ import annotations

from fractions import Fraction
from typing import ClassVar, Literal

from pydantic import Field

from bot.catalogue.expectations import Expectation, Functions, numeric
from bot.catalogue.expression import compile_expression
from bot.catalogue.schema import AnyDrill, Expression, Literal_, Tolerance
from bot.catalogue.template import literal
from bot.domain.grading.number.expected import InfinityExpected, NumberExpected


class NumberDrill(AnyDrill):
    kind: Literal["number"] = Field(description="how answers are read and judged")
    step_needs: ClassVar[frozenset[str]] = frozenset({"answer", "oracle"})
    step_may: ClassVar[frozenset[str]] = frozenset({"unit", "tolerance"})
    works_out: ClassVar[bool] = True
    arithmetic: ClassVar[frozenset[str]] = frozenset({"answer", "approach"})
    answer: Expression = Field(description="an expression for the right answer")
    way: Expression | None = Field(
        None,
        description="the answer worked out in the drill's own numbers, where `answer` is a solver's: slips are looked for in it",
    )
    oracle: Expression = Field(
        description="the answer found another way: an expression that calls oracles, not solvers"
    )
    unit: Literal_ | None = Field(None, description="the unit in which `answer` is, such as GB or ms")
    tolerance: Tolerance | None = Field(None, description="none: the exact number is wanted")
    approach: Expression | None = Field(
        None, description="what the way that a hint or the instructions describe comes to; it must be right"
    )

    def answer_of(self, functions: Functions) -> Expectation:
        return self._number(self.answer, functions)

    def misconception_of(self, value: str, functions: Functions) -> Expectation:
        if value == '"inf"':
            return lambda _scope, _shown: InfinityExpected()
        return self._number(value, functions)

    def _number(self, value: str, functions: Functions) -> Expectation:
        expression, tolerance = compile_expression(value, functions), self.tolerance
        relative = Fraction(tolerance.relative or 0) if tolerance else Fraction(0)
        absolute = Fraction(tolerance.absolute or 0) if tolerance else Fraction(0)
        digits = tolerance.digits if tolerance else None
        return lambda scope, _shown: NumberExpected(
            *numeric(expression, scope),
            rtol=relative,
            atol=absolute,
            digits=digits,
            unit=literal(self.unit, scope, "unit") if self.unit else None,
        )
