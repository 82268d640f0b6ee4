"""Drills whose answer is an order of all options."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise
from typing import ClassVar, Literal

from pydantic import Field, model_validator

from bot.catalogue.expectations import Expectation, Functions, ShownOption, ids
from bot.catalogue.expression import ExpressionError
from bot.catalogue.schema import OptionsDrill
from bot.domain.grading.ordering.expected import OrderingExpected
from bot.domain.mathematics.real import as_fraction


class OrderingDrill(OptionsDrill):
    kind: Literal["ordering"] = Field(description="how answers are read and judged")
    judged_by: ClassVar[str] = "rank"
    shuffled_first: ClassVar[bool] = True

    @model_validator(mode="after")
    def _all_ranked(self) -> OrderingDrill:
        if any(option.rank is None or option.correct is not None for option in self.options):
            raise ValueError("each option of an ordering needs `rank`, and none has `correct`")
        return self

    def answer_of(self, functions: Functions) -> Expectation:  # noqa: ARG002  options are judged one by one
        return lambda _scope, shown: _expected(_by_rank(shown), shown)

    def misconception_of(self, value: str, functions: Functions) -> Expectation:  # noqa: ARG002
        return lambda scope, shown: _expected(_whole(ids(value, scope, self.options), shown), shown)


def _expected(order: Sequence[str], shown: Sequence[ShownOption]) -> OrderingExpected:
    offered = tuple(option.entry.id for option in shown)
    return OrderingExpected(offered, tuple(option for option in order if option in offered))


def _whole(order: Sequence[str], shown: Sequence[ShownOption]) -> Sequence[str]:
    for option in shown:
        if option.entry.id not in order:
            raise ExpressionError(f"an order names every option: {option.entry.id} is missing")
    return order


def _rank(option: ShownOption) -> Fraction:
    try:
        return as_fraction(option.judged)[0]
    except (TypeError, ValueError) as error:
        raise ExpressionError(f"the rank of {option.entry.id}: {error}") from error


def _by_rank(shown: Sequence[ShownOption]) -> list[str]:
    ranked = sorted(shown, key=_rank)
    for lower, higher in pairwise(ranked):
        if lower.judged == higher.judged:
            raise ExpressionError(f"options {lower.entry.id} and {higher.entry.id} have the same rank")
    return [option.entry.id for option in ranked]
