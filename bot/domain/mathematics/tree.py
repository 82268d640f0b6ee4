"""The small tree that typed mathematics is read into: numbers stay exact, nothing is evaluated on the way."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Number:
    """An exact number with the text it was written as (Latin digits), e.g. ``Number(Fraction(30000), "3e4")``."""

    value: Fraction
    written: str = ""


@dataclass(frozen=True, slots=True)
class Symbol:
    name: str


@dataclass(frozen=True, slots=True)
class Sum:
    terms: tuple[Tree, ...]


@dataclass(frozen=True, slots=True)
class Product:
    factors: tuple[Tree, ...]


@dataclass(frozen=True, slots=True)
class Quotient:
    dividend: Tree
    divisor: Tree


@dataclass(frozen=True, slots=True)
class Power:
    base: Tree
    exponent: Tree


@dataclass(frozen=True, slots=True)
class Negative:
    operand: Tree


@dataclass(frozen=True, slots=True)
class Factorial:
    operand: Tree


@dataclass(frozen=True, slots=True)
class Call:
    """``function`` is one of log, log2, log10, ln, sqrt, exp, abs, floor, ceil, min, max.

    ``arguments`` are one or more; ``log`` takes the base as an optional second one.
    """

    function: str
    arguments: tuple[Tree, ...]


Tree = Number | Symbol | Sum | Product | Quotient | Power | Negative | Factorial | Call
