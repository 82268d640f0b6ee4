"""The rungs of a ladder: small questions, each judged as a drill of its kind is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache, partial
from types import MappingProxyType
from typing import Any

from bot.catalogue.expectations import Expectation, ShownOption
from bot.catalogue.expression import Expression
from bot.catalogue.kinds import drill_class
from bot.catalogue.once import Once
from bot.catalogue.schema import STEP_FIELDS, AnyDrill, CasePart, OptionEntry, StepEntry
from bot.catalogue.work import Growing, number
from bot.domain.grading.expected import Expected
from bot.domain.question.drill import Option, Step
from bot.domain.slips.work import Work

PART = "part"
"""The name under which a case's later parts find the values of earlier ones."""


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


def options_of(entry: StepEntry) -> tuple[OptionEntry, ...]:
    """A step's options as a drill has them."""
    return tuple(
        OptionEntry(
            id=option.id, text=option.text, correct=option.correct, rank=None, when=None, feedback=None
        )
        for option in entry.options or ()
    )


def drawn_steps(
    steps: tuple[CompiledStep, ...],
    growing: Growing,
    answer: Expected,
    own: Mapping[str, object] = MappingProxyType({}),
) -> tuple[Step, ...]:
    """The steps of one variant. One that has the value of the answer, or of an earlier step, in this variant is left out.

    The parts of a case all stay; the value of each is ``part.<id>`` for the later ones, ``own`` in its place where it is given.
    """
    drawn: list[Step] = []
    parts: dict[str, object] = {}
    if any(isinstance(step.entry, CasePart) for step in steps):
        growing = replace(growing, scope={**growing.scope, PART: parts})
    for place, step in enumerate(steps):
        expected = step.expected(growing.scope)
        if isinstance(step.entry, CasePart):
            parts[step.entry.id] = own.get(step.entry.id, expected.told())
        elif any(is_same(expected, other) for other in (answer, *(earlier.expected for earlier in drawn))):
            continue
        drawn.append(_step(step.entry, place, expected, growing))
    return tuple(drawn)


def _step(entry: StepEntry, place: int, expected: Expected, growing: Growing) -> Step:
    part = entry if isinstance(entry, CasePart) else None
    return Step(
        ask=entry.ask.localized(),
        expected=expected,
        tell=entry.tell.localized(),
        options=tuple(Option(option.id, option.text.localized()) for option in entry.options or ()),
        place=place,
        id=part.id if part else "",
        name=part.name.localized() if part else None,
        work=Once(partial(_work, entry, expected, growing)),
    )


def _work(entry: StepEntry, expected: Expected, growing: Growing) -> Work | None:
    if (numeric := expected.numeric()) is None:
        return None
    grown = growing.tree(entry.answer or "")
    drawn = [(name, found) for name in growing.drawn if (found := number(growing.scope[name])) is not None]
    return Work(numeric, [grown] if grown is not None else [], parameters=sorted(drawn))


def is_same(first: Expected, second: Expected) -> bool:
    """Whether a step has the value of another one, or of the answer."""
    return first.kind == second.kind and first.coincides(second)


def as_drill(entry: StepEntry, options: tuple[OptionEntry, ...]) -> AnyDrill:
    """The drill of the step's kind that would be judged alike; what judging does not look at is left out."""
    judged = {name: getattr(entry, name) for name in STEP_FIELDS} | {"options": list(options)}
    return _blank(entry.kind).model_copy(update=judged)


@cache
def _blank(kind: str) -> AnyDrill:
    """A drill of a kind with nothing in it, made once: finding out the defaults anew is slow."""
    nothing: dict[str, Any] = {}
    return drill_class(kind).model_construct(**nothing)
