"""The ladder of a drill: each step found another way, none giving a later one away, none a repetition."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from bot.catalogue.check.filled import Filled
from bot.catalogue.document import Path
from bot.catalogue.expression import ExpressionError
from bot.catalogue.steps import is_same
from bot.catalogue.template import FillError
from bot.catalogue.variants import CompiledDrill
from bot.domain.grading.kinds import kind
from bot.domain.grading.shown import Shown
from bot.domain.mathematics.real import as_fraction
from bot.domain.question.drill import Step, Variant
from bot.domain.question.text import Language

OFTEN = Fraction(1, 10)
"""A step may have the value of another one, or of the answer, in so many of the variants; it is left out there."""


@dataclass(frozen=True, slots=True)
class Found:
    """Something wrong with a step of one variant. Of a leak, a few accidents are no fault."""

    path: Path
    code: str
    message: str
    leak: bool = False


def oracle_faults(compiled: CompiledDrill, variant: Variant) -> Iterator[Found]:
    """Steps whose oracles find something else."""
    for number, step in enumerate(variant.steps):
        oracle = compiled.steps[step.place].oracle
        if oracle is None:
            continue
        try:
            found = oracle(compiled.oracle_scope(variant.parameters, variant.steps[:number]))
            message = step.expected.disagreement(found)
        except (ExpressionError, TypeError, ValueError) as error:
            message = f"the oracle has no answer: {error}"
        if message:
            yield Found(("steps", step.place, "oracle"), "oracle", message)


def repeated_steps(compiled: CompiledDrill, variant: Variant) -> Iterator[tuple[int, str]]:
    """Places of the steps that were left out of a variant, each with the answer or the step whose value it has.

    Steps are counted as `epsilon show` counts them: from 1, without those that are left out.
    """
    for place in sorted(set(range(len(compiled.steps))) - {step.place for step in variant.steps}):
        expected = compiled.steps[place].expected(variant.scope)
        others = [("the answer", variant.expected)]
        others += [(f"step {number}", step.expected) for number, step in enumerate(variant.steps, 1)]
        name, other = next((name, other) for name, other in others if is_same(expected, other))
        yield place, f"{name}: {other.typed()}"


def text_faults(texts: Filled, language: Language) -> Iterator[Found]:
    """Steps whose texts show a value too early, or use a number that nobody has told."""
    variant, drill = texts.variant, texts.variant.drill
    known = texts.told(drill.text.in_language(language)) + texts.told(
        drill.instructions.in_language(language)
    )
    told = Shown(known).numbers | _parameters(variant)
    for number, step in enumerate(variant.steps):
        path = ("steps", step.place)
        try:
            ask = texts.text(step.ask.in_language(language))
            tell = texts.text(step.tell.in_language(language))
        except FillError:
            return  # told where each text is filled by itself
        yield from _early(variant, number, (*path, "ask", language.value), ask, known, own=True)
        if unknown := Shown(ask).numbers - told:
            message = f"this number was not told before: {float(min(unknown)):.10g}"
            yield Found((*path, "ask", language.value), "untold", message)
        yield from _early(variant, number, (*path, "tell", language.value), tell, known + ask, own=False)
        known += ask + tell
        told |= Shown(ask).numbers | Shown(tell).numbers | _value(step)


def sample_faults(variant: Variant) -> Iterator[Found]:
    """Steps that do not judge their own kind's samples rightly."""
    from bot.domain.grading.judge import judge

    for step in variant.steps:
        samples = kind(step.expected.kind).samples(step.expected)
        for answer in samples.right:
            outcome = judge(answer, step.expected).outcome
            if outcome != "correct":
                yield Found(("steps", step.place, "answer"), "sample", f"{answer!r} is judged {outcome}")


def _early(variant: Variant, number: int, path: Path, filled: str, known: str, own: bool) -> Iterator[Found]:
    later = [step.expected for step in variant.steps[number + (not own) :]]
    answer = [] if variant.expected.named_on_the_way else [variant.expected]
    shown, question = Shown(filled), Shown(known)
    if any(expected.gives_away(shown, question) for expected in (*later, *answer)):
        yield Found(path, "leak", "this shows the answer of this step or of a later one", leak=True)


def _value(step: Step) -> set[Fraction]:
    reference = getattr(step.expected, "reference", None)
    return {reference} if isinstance(reference, Fraction) else set()


def _parameters(variant: Variant) -> set[Fraction]:
    found = set()
    for value in variant.parameters.values():
        for item in value if isinstance(value, list) else [value]:
            try:
                found.add(as_fraction(item)[0])
            except (TypeError, ValueError):
                continue
    return found
