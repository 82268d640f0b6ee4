"""Drawing parameters: a stream of numbers that depends on nothing but its key, on any machine and Python, for ever."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import TypeVar

from bot.catalogue.schema import Parameter

T = TypeVar("T")


@dataclass(slots=True)
class Stream:
    """Whole numbers from SHA-256 of a key and a counter (``random`` promises no such stability between versions)."""

    key: str
    drawn: int = field(default=0)

    def below(self, limit: int) -> int:
        """The next number in [0, limit)."""
        digest = hashlib.sha256(f"{self.key}:{self.drawn}".encode()).digest()
        self.drawn += 1
        return int.from_bytes(digest, "big") % limit

    def choose(self, items: Sequence[T]) -> T:
        return items[self.below(len(items))]

    def shuffled(self, items: Sequence[T]) -> list[T]:
        """The items in another order (Fisher and Yates)."""
        shuffled = list(items)
        for last in range(len(shuffled) - 1, 0, -1):
            other = self.below(last + 1)
            shuffled[last], shuffled[other] = shuffled[other], shuffled[last]
        return shuffled


def exact(value: object) -> object:
    """A scalar of a file as an exact value: decimals become fractions, whole ones integers."""
    if isinstance(value, list):
        return [exact(item) for item in value]
    if isinstance(value, Decimal):
        fraction = Fraction(value)
        return int(fraction) if fraction.denominator == 1 else fraction
    return value


def canonical_values(parameters: Mapping[str, Parameter]) -> dict[str, object]:
    return {name: exact(parameter.canonical) for name, parameter in parameters.items()}


def draw_values(parameters: Mapping[str, Parameter], stream: Stream) -> dict[str, object]:
    return {name: _draw(parameter, stream) for name, parameter in parameters.items()}


def _draw(parameter: Parameter, stream: Stream) -> object:
    if parameter.length is None:
        return _draw_one(parameter, stream)
    shortest, longest = parameter.length if isinstance(parameter.length, list) else (parameter.length,) * 2
    length = shortest + stream.below(longest - shortest + 1)
    values: list[object] = []
    for _ in range(50 * length):
        value = _draw_one(parameter, stream)
        if not (parameter.distinct and value in values):
            values.append(value)
        if len(values) == length:
            break
    return values


def _draw_one(parameter: Parameter, stream: Stream) -> object:
    if parameter.choices is not None:
        return exact(stream.choose(parameter.choices))
    assert parameter.from_ is not None and parameter.to is not None  # the schema says so
    if isinstance(parameter.from_, int) and isinstance(parameter.to, int) and isinstance(parameter.step, int):
        steps = (parameter.to - parameter.from_) // parameter.step
        return parameter.from_ + parameter.step * stream.below(steps + 1)
    first, step = Fraction(parameter.from_), Fraction(parameter.step)
    value = first + step * stream.below(int((Fraction(parameter.to) - first) // step) + 1)
    return int(value) if value.denominator == 1 else value
