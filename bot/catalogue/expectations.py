"""What the kinds' drills make of an ``answer`` or a misconception's ``value``: what an answer is judged against in one variant."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from bot.catalogue.document import Path
from bot.catalogue.expression import Expression, ExpressionError, Scope
from bot.catalogue.faults import PlacedError
from bot.catalogue.plain_words import plainly
from bot.catalogue.schema import OptionEntry
from bot.catalogue.template import literal
from bot.catalogue.wording import unknown
from bot.domain.grading.expected import Expected
from bot.domain.mathematics.real import as_fraction


@dataclass(frozen=True, slots=True)
class ShownOption:
    """An option of one variant, with whether it is right (choice) or its rank (ordering)."""

    entry: OptionEntry
    judged: Any


Expectation = Callable[[Scope, Sequence[ShownOption]], Expected]
Functions = Mapping[str, Callable[..., object]]


def placed(expectation: Expectation, path: Path) -> Expectation:
    """The same; its errors are told in an author's words, with ``path`` or the field beside it that they come from."""

    def found(scope: Scope, shown: Sequence[ShownOption]) -> Expected:
        try:
            return expectation(scope, shown)
        except PlacedError as error:
            error.path = beside(path, error)
            raise
        except (TypeError, ValueError, LookupError) as error:
            raise ExpressionError(plainly(error), path) from error

    return found


def beside(path: Path, error: PlacedError) -> Path:
    """The path of the field that an error names among the neighbours of the one at ``path``; ``path`` where it names none."""
    return (*path[:-1], *(error.path or path[-1:]))


def numeric(expression: Expression, scope: Scope) -> tuple[Fraction, bool]:
    """The number that an expression comes to, and whether it is exact. Raises ExpressionError."""
    try:
        return as_fraction(expression(scope))
    except (TypeError, ValueError, OverflowError) as error:
        raise ExpressionError(f"`{expression.text}`: {error}") from error


def text_of(expression: Expression, scope: Scope) -> str:
    """The text that an expression comes to. Raises ExpressionError."""
    value = expression(scope)
    if not isinstance(value, str):
        raise ExpressionError(f"`{expression.text}` must be a text, not {value!r}")
    return value


def ids(value: str, scope: Scope, options: Sequence[OptionEntry]) -> list[str]:
    """The options that a misconception names. Raises ExpressionError where one is none of the drill's."""
    named, known = literal(value, scope).replace(",", " ").split(), [option.id for option in options]
    for name in named:
        if name not in known:
            raise ExpressionError(unknown(name, known))
    return named
