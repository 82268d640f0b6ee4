"""The rungs of a ladder: small questions, each judged as a drill of its kind is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

from bot.catalogue.coincidence import coincide
from bot.catalogue.expectations import Expectation, Functions, ShownOption, answer_of
from bot.catalogue.expression import Expression, compile_expression
from bot.catalogue.schema import (
    AnyDrill,
    ChoiceDrill,
    ExpressionDrill,
    GrowthDrill,
    NumberDrill,
    OptionEntry,
    StepEntry,
    ValueDrill,
)
from bot.catalogue.work import Growing, number
from bot.domain.grading.expected import Expected, NumberExpected, ValueExpected
from bot.domain.question.drill import Option, Step
from bot.domain.question.text import Localized
from bot.domain.slips.work import Work


@dataclass(frozen=True, slots=True)
class CompiledStep:
    """A step's file entry with its expressions made ready."""

    entry: StepEntry
    expectation: Expectation
    options: tuple[tuple[OptionEntry, Expression], ...]
    oracle: Expression | None

    def expected(self, scope: Mapping[str, object]) -> Expected:
        """What an answer to this step is judged against. Raises ExpressionError."""
        shown = tuple(ShownOption(entry, judge(scope)) for entry, judge in self.options)
        return self.expectation(scope, shown)


def compile_step(entry: StepEntry, solvers: Functions, oracles: Functions) -> CompiledStep:
    """A step made ready. Raises ExpressionError."""
    options = tuple(
        OptionEntry(
            id=option.id, text=option.text, correct=option.correct, rank=None, when=None, feedback=None
        )
        for option in entry.options or ()
    )
    return CompiledStep(
        entry,
        answer_of(_as_drill(entry, options), solvers),
        tuple((option, compile_expression(option.correct or "", solvers)) for option in options),
        compile_expression(entry.oracle, oracles) if entry.oracle else None,
    )


def drawn_steps(
    steps: tuple[CompiledStep, ...], scope: Mapping[str, object], answer: Expected, growing: Growing
) -> tuple[Step, ...]:
    """The steps of one variant. One that has the value of the answer, or of an earlier step, in this variant is left out."""
    drawn: list[Step] = []
    for place, step in enumerate(steps):
        expected = step.expected(scope)
        if any(_same(expected, other) for other in (answer, *(earlier.expected for earlier in drawn))):
            continue
        entry = step.entry
        options = tuple(Option(o.id, Localized(o.text.en, o.text.fa)) for o in entry.options or ())
        drawn.append(
            Step(
                Localized(entry.ask.en.strip(), entry.ask.fa.strip()),
                expected,
                Localized(entry.tell.en.strip(), entry.tell.fa.strip()),
                options,
                place,
                cache(partial(_work, entry, expected, growing)),
            )
        )
    return tuple(drawn)


def _work(entry: StepEntry, expected: Expected, growing: Growing) -> Work | None:
    if not isinstance(expected, NumberExpected | ValueExpected):
        return None
    grown = growing.tree(entry.answer or "")
    drawn = [(name, found) for name in growing.drawn if (found := number(growing.scope[name])) is not None]
    return Work(expected, [grown] if grown is not None else [], parameters=sorted(drawn))


def _same(first: Expected, second: Expected) -> bool:
    return first.kind == second.kind and coincide(first, second)


_DRILLS: Mapping[str, type[AnyDrill]] = {
    "number": NumberDrill,
    "value": ValueDrill,
    "expression": ExpressionDrill,
    "growth": GrowthDrill,
    "choice": ChoiceDrill,
}


def _as_drill(entry: StepEntry, options: tuple[OptionEntry, ...]) -> AnyDrill:
    """The drill of the step's kind that would be judged alike; what judging does not look at is left out."""
    judged: dict[str, Any] = {
        name: getattr(entry, name)
        for name in ("kind", "answer", "unit", "tolerance", "format", "symbols", "assumptions")
    }
    if entry.kind == "choice":
        judged |= {"options": list(options), "several": False}
    return _DRILLS[entry.kind].model_construct(**judged)
