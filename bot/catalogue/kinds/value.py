"""Drills whose answer is a value of a floating-point format."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from bot.catalogue.expectations import Expectation, Functions, numeric
from bot.catalogue.expression import ExpressionError, Scope, compile_expression
from bot.catalogue.schema import AnyDrill, Expression, Literal_
from bot.catalogue.template import literal
from bot.domain.grading.value.expected import SPECIAL, ValueExpected


class ValueDrill(AnyDrill):
    kind: Literal["value"] = Field(description="how answers are read and judged")
    step_needs: ClassVar[frozenset[str]] = frozenset({"answer", "oracle", "format"})
    arithmetic: ClassVar[frozenset[str]] = frozenset({"answer"})
    answer: Expression = Field(
        description='a number of the format, or "inf", "-inf", "nan" as a text in quotes'
    )
    way: Expression | None = Field(
        None,
        description="the answer worked out in the drill's own numbers, where `answer` is a solver's: slips are looked for in it",
    )
    oracle: Expression = Field(
        description="the answer found another way: an expression that calls oracles, not solvers"
    )
    format: Literal_ = Field(
        description="float16, bfloat16, float32, float64, float8_e4m3 or float8_e5m2; may hold a place"
    )

    def answer_of(self, functions: Functions) -> Expectation:
        return self.misconception_of(self.answer, functions)

    def misconception_of(self, value: str, functions: Functions) -> Expectation:
        expression = compile_expression(value, functions)

        def expected(scope: Scope, _shown: object) -> ValueExpected:
            found = expression(scope)
            reference = found if found in SPECIAL else numeric(expression, scope)[0]
            return ValueExpected(reference, self._format(scope))

        return expected

    def _format(self, scope: Scope) -> str:
        from bot.domain.mathematics.formats import FORMATS

        name = literal(self.format, scope, "format")
        if name not in FORMATS:
            raise ExpressionError(f"{name} is not one of {', '.join(FORMATS)}", ("format",))
        return name
