"""Drills whose answer is an order of multiplying matrices."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import ClassVar, Literal

from pydantic import Field

from bot.catalogue.expectations import Expectation, Functions, ShownOption, text_of
from bot.catalogue.expression import Scope, compile_expression
from bot.catalogue.schema import AnyDrill, Expression
from bot.domain.grading.parenthesization.expected import ParenthesizationExpected


class ParenthesizationDrill(AnyDrill):
    kind: Literal["parenthesization"] = Field(description="how answers are read and judged")
    arithmetic: ClassVar[frozenset[str]] = frozenset({"answer", "matrices", "dimensions"})
    answer: Expression = Field(description="an expression for the right answer")
    oracle: Expression = Field(description="an order as a text, or a list of all right orders")
    matrices: Expression = Field(description="the matrices' names, a list of texts")
    dimensions: Expression | None = Field(None, description="with it, every order of least cost is right")

    def answer_of(self, functions: Functions) -> Expectation:
        own = self._order(self.answer, functions)
        if self.dimensions is None:
            return own
        dimensions = compile_expression(self.dimensions, functions, ("dimensions",))
        return lambda scope, shown: replace(own(scope, shown), dimensions=tuple(dimensions(scope)))

    def misconception_of(self, value: str, functions: Functions) -> Expectation:
        return self._order(value, functions)

    def _order(
        self, value: str, functions: Functions
    ) -> Callable[[Scope, Sequence[ShownOption]], ParenthesizationExpected]:
        order = compile_expression(value, functions)
        matrices = compile_expression(self.matrices, functions, ("matrices",))
        return lambda scope, _shown: ParenthesizationExpected(text_of(order, scope), tuple(matrices(scope)))
