"""The names that a drill's expressions take: each must be there for it, or the author is told which one may be meant."""

from __future__ import annotations

from collections.abc import Iterator, Set
from typing import NamedTuple

from bot.catalogue.document import Document, Path
from bot.catalogue.expectations import Functions
from bot.catalogue.expression import BUILT_IN, Expression, ExpressionError, compile_expression
from bot.catalogue.faults import Fault
from bot.catalogue.kinds import drill_class
from bot.catalogue.schema import AnyDrill, OptionsDrill
from bot.catalogue.steps import PART
from bot.catalogue.variants import CompiledDrill
from bot.catalogue.wording import unknown


class _Use(NamedTuple):
    """An expression's place, the names that it takes, and those that there are for it."""

    path: Path
    names: Set[str]
    known: Set[str]
    is_oracle: bool = False


def name_faults(
    compiled: CompiledDrill, document: Document, solvers: Functions, oracles: Functions
) -> Iterator[Fault]:
    """A fault for each name that an expression takes and that is not there for it."""
    file = compiled.file
    for name in file.let:
        if name in file.parameters:
            yield document.fault(("let", name), f"`{name}` is a parameter already")
    for use in (*_of_let_and_oracles(compiled), *_of_conditions(compiled), *_of_answers(file, solvers)):
        functions = {*BUILT_IN, *(oracles if use.is_oracle else solvers)}
        for name in sorted(use.names - use.known):
            yield document.fault(use.path, _not_there(name, use, file, functions))
    for text in file.names:
        yield from _of_a_named_part(text, file, document)


def steps_of(file: AnyDrill) -> str:
    """What the steps are called in the file."""
    return "parts" if file.has_parts else "steps"


def _not_there(name: str, use: _Use, file: AnyDrill, functions: Set[str]) -> str:
    if name in functions:
        return f"`{name}` is a function: write `{name}(…)`"
    if name in file.let and use.is_oracle:
        return f"an oracle does not see `{name}`, since a solver makes it"
    if name in file.let:
        return f"`{name}` comes later in `let`"
    return unknown(name, functions | use.known)


def _of_let_and_oracles(compiled: CompiledDrill) -> Iterator[_Use]:
    """Each derived value sees those before it, and an oracle those that no solver makes."""
    file = compiled.file
    known, to_oracles = {*file.parameters}, {*file.parameters}
    for name, expression in compiled.let.items():
        yield _use(expression, frozenset(known))
        known.add(name)
        if not expression.calls_solver and expression.names <= to_oracles:
            to_oracles.add(name)
    if file.has_parts:
        to_oracles.add(PART)
    for oracle in (compiled.oracle, *(step.oracle for step in compiled.steps)):
        if oracle is not None:
            yield _Use(oracle.path, oracle.names, to_oracles, is_oracle=True)


def _of_conditions(compiled: CompiledDrill) -> Iterator[_Use]:
    """What is asked of the derived values, and what may ask of the answer too."""
    known = _derived(compiled.file)
    for expression in (*compiled.constraints, *(option.judge for option in compiled.options)):
        yield _use(expression, known)
    for option in compiled.options:
        if option.when is not None:
            yield _use(option.when, known)
    late = [compiled.way, compiled.picture, compiled.places]
    late += [judge for step in compiled.steps for _, judge in step.options]
    late += [condition for wrong in compiled.misconceptions for condition in (wrong.when, wrong.holds)]
    for each in late:
        if each is not None:
            yield _use(each, known | _late(compiled.file))


def _of_answers(file: AnyDrill, solvers: Functions) -> Iterator[_Use]:
    """What the answer, the wrong ways and the steps are made of, where that is arithmetic."""
    known, late = _derived(file), _derived(file) | _late(file)
    for field in sorted(file.arithmetic):
        if text := getattr(file, field):
            yield _use(compile_expression(text, solvers, (field,)), known)
    if "answer" in file.arithmetic:
        for i, wrong in enumerate(file.misconceptions):
            yield _use(compile_expression(wrong.value, solvers, ("misconceptions", i, "value")), late)
    for i, step in enumerate(file.steps):
        if step.answer and "answer" in drill_class(step.kind).arithmetic:
            yield _use(compile_expression(step.answer, solvers, (steps_of(file), i, "answer")), late)


def _of_a_named_part(text: str, file: AnyDrill, document: Document) -> Iterator[Fault]:
    try:
        names = compile_expression(text, {}).names
    except ExpressionError as error:
        yield document.fault(("names", text), str(error))
        return
    for name in sorted(names - _derived(file)):
        yield document.fault(("names", text), unknown(name, _derived(file)))


def _use(expression: Expression, known: Set[str]) -> _Use:
    return _Use(expression.path, expression.names, known)


def _derived(file: AnyDrill) -> Set[str]:
    return {*file.parameters, *file.let}


def _late(file: AnyDrill) -> Set[str]:
    """The names that there are once the answer is known."""
    late = {"answer"}
    if isinstance(file, OptionsDrill):
        late.add("shown")
    if file.has_parts:
        late.add(PART)
    return late
