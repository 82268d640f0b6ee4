"""Drills whose answer is one or several of some options."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Literal

from pydantic import Field, model_validator

from bot.catalogue.expectations import Expectation, Functions, ShownOption, ids
from bot.catalogue.schema import OptionsDrill
from bot.domain.grading.choice.expected import ChoiceExpected


class ChoiceDrill(OptionsDrill):
    kind: Literal["choice"] = Field(description="how answers are read and judged")
    step_needs: ClassVar[frozenset[str]] = frozenset({"options"})
    judged_by: ClassVar[str] = "correct"
    several: bool = Field(False, description="several options may be right")

    @model_validator(mode="after")
    def _all_judged(self) -> ChoiceDrill:
        if any(option.correct is None or option.rank is not None for option in self.options):
            raise ValueError("each option of a choice needs `correct`, and none has `rank`")
        return self

    def answer_of(self, functions: Functions) -> Expectation:  # noqa: ARG002  options are judged one by one
        return lambda _scope, shown: self._expected([o.entry.id for o in shown if o.judged], shown)

    def misconception_of(self, value: str, functions: Functions) -> Expectation:  # noqa: ARG002
        return lambda scope, shown: self._expected(ids(value, scope, self.options), shown)

    def _expected(self, chosen: Sequence[str], shown: Sequence[ShownOption]) -> ChoiceExpected:
        return ChoiceExpected(tuple(option.entry.id for option in shown), frozenset(chosen), self.several)
