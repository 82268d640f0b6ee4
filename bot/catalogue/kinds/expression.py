"""Drills whose answer is a formula."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from bot.catalogue.expectations import Expectation, Functions
from bot.catalogue.schema import AnyDrill, Literal_, Name
from bot.catalogue.template import literal
from bot.domain.grading.expression.expected import ExpressionExpected


class ExpressionDrill(AnyDrill):
    kind: Literal["expression"] = Field(description="how answers are read and judged")
    step_needs: ClassVar[frozenset[str]] = frozenset({"answer", "symbols"})
    answer: Literal_ = Field(description="the formula itself, such as 2*m*n*k")
    symbols: list[Name] = Field(min_length=1, description="the symbols that an answer may have")

    def answer_of(self, functions: Functions) -> Expectation:
        return self.misconception_of(self.answer, functions)

    def misconception_of(self, value: str, functions: Functions) -> Expectation:  # noqa: ARG002  a formula calls no solver
        return lambda scope, _shown: ExpressionExpected(literal(value, scope), tuple(self.symbols))
