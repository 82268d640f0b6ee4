"""Cases: a story on numbers that are drawn once, and parts that build on one another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Literal

from pydantic import Field, model_validator

from bot.catalogue.expectations import Expectation, Functions
from bot.catalogue.expression import ExpressionError
from bot.catalogue.schema import AnyDrill, Both, CasePart, Id, SourceEntry
from bot.domain.grading.case.expected import CaseExpected


class CaseDrill(AnyDrill):
    """``cases/<id>.yaml``: a story on numbers that are drawn once, and parts that build on one another."""

    kind: Literal["case"] = Field(description="how answers are read and judged")
    has_parts: ClassVar[bool] = True
    topic: Id = Field(description="the topic that it counts for")
    hints: list[Both] = Field(
        default_factory=list, max_length=0, description="a case has none: its parts lead on"
    )
    steps: Sequence[CasePart] = Field(
        min_length=2, max_length=8, alias="parts", description="the parts, each built on earlier ones"
    )
    sources: list[SourceEntry] = Field(min_length=1, description="where it comes from: authors, title, year")

    @model_validator(mode="after")
    def _distinct_parts(self) -> CaseDrill:
        ids = [part.id for part in self.steps]
        if len(set(ids)) != len(ids):
            raise ValueError("two parts have the same id")
        return self

    def answer_of(self, functions: Functions) -> Expectation:  # noqa: ARG002  its parts have their own
        return lambda _scope, _shown: CaseExpected(tuple(part.id for part in self.steps))

    def misconception_of(self, value: str, functions: Functions) -> Expectation:  # noqa: ARG002
        raise ExpressionError("a case has no misconceptions")

    def home(self, folder: str) -> str:  # noqa: ARG002  it names its topic itself
        return self.topic
