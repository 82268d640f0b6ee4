"""Drills whose answer is a growth class."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from bot.catalogue.expectations import Expectation, Functions
from bot.catalogue.schema import AnyDrill, Literal_, Name
from bot.catalogue.template import literal
from bot.domain.grading.growth.expected import GrowthExpected


class GrowthDrill(AnyDrill):
    kind: Literal["growth"] = Field(description="how answers are read and judged")
    step_needs: ClassVar[frozenset[str]] = frozenset({"answer", "symbols"})
    step_may: ClassVar[frozenset[str]] = frozenset({"assumptions"})
    answer: Literal_ = Field(description="the growth class itself, such as n^3 or T*h*(d+h)")
    symbols: list[Name] = Field(min_length=1, description="the symbols that an answer may have")
    assumptions: list[Literal_] = Field(
        default_factory=list, description="orders between symbols, such as k <= T"
    )
    constants: list[Name] = Field(
        default_factory=list, description="names that may be written and count as constant factors, such as u"
    )

    def answer_of(self, functions: Functions) -> Expectation:
        return self.misconception_of(self.answer, functions)

    def misconception_of(self, value: str, functions: Functions) -> Expectation:  # noqa: ARG002  a growth calls no solver
        return lambda scope, _shown: GrowthExpected(
            literal(value, scope),
            tuple(self.symbols),
            tuple(literal(text, scope, "assumptions") for text in self.assumptions),
            tuple(self.constants),
        )
