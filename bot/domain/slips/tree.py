"""An expression with its values in one variant, as a tree in which a slip can be made at each place."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Leaf:
    """A parameter, a number, or a value whose making is not looked into. ``drawn``: it is a parameter; ``number``: it is written out."""

    key: str
    value: float
    drawn: bool = False
    number: bool = False


@dataclass(frozen=True, slots=True)
class Sum:
    """Terms with their signs, +1 or −1."""

    key: str
    terms: tuple[tuple[int, Tree], ...]
    value: float


@dataclass(frozen=True, slots=True)
class Product:
    """Factors with their exponents, +1 or −1."""

    key: str
    factors: tuple[tuple[int, Tree], ...]
    value: float


@dataclass(frozen=True, slots=True)
class Power:
    key: str
    base: Tree
    exponent: Tree
    value: float


@dataclass(frozen=True, slots=True)
class Call:
    """A function of ``FUNCTIONS``."""

    key: str
    name: str
    arguments: tuple[Tree, ...]
    value: float


Tree: TypeAlias = Leaf | Sum | Product | Power | Call

FUNCTIONS: Mapping[str, Callable[..., float]] = {
    "abs": abs,
    "ceil": math.ceil,
    "exp": math.exp,
    "floor": math.floor,
    "ln": math.log,
    "log": math.log,
    "log10": math.log10,
    "log2": math.log2,
    "max": max,
    "min": min,
    "round_half_even": round,
    "sqrt": math.sqrt,
}


def sum_of(key: str, terms: tuple[tuple[int, Tree], ...]) -> Sum:
    """Terms added up; a term that is a sum without a name of its own gives its terms."""
    flat: list[tuple[int, Tree]] = []
    for sign, term in terms:
        flat += (
            [(sign * inner, part) for inner, part in term.terms] if isinstance(term, Sum) else [(sign, term)]
        )
    return Sum(key, tuple(flat), math.fsum(sign * term.value for sign, term in flat))


def product_of(key: str, factors: tuple[tuple[int, Tree], ...]) -> Product:
    """Factors multiplied; a factor that is a product gives its factors."""
    flat: list[tuple[int, Tree]] = []
    for power, factor in factors:
        flat += (
            [(power * inner, part) for inner, part in factor.factors]
            if isinstance(factor, Product)
            else [(power, factor)]
        )
    return Product(key, tuple(flat), math.prod(factor.value**power for power, factor in flat))


def power_of(key: str, base: Tree, exponent: Tree) -> Power:
    return Power(key, base, exponent, base.value**exponent.value)


def call_of(key: str, name: str, arguments: tuple[Tree, ...]) -> Call:
    return Call(key, name, arguments, float(FUNCTIONS[name](*(argument.value for argument in arguments))))


def parts_of(tree: Tree) -> Iterator[Tree]:
    """A tree and everything in it."""
    yield tree
    match tree:
        case Sum():
            inside: tuple[Tree, ...] = tuple(term for _, term in tree.terms)
        case Product():
            inside = tuple(factor for _, factor in tree.factors)
        case Power():
            inside = (tree.base, tree.exponent)
        case Call():
            inside = tree.arguments
        case _:
            inside = ()
    for part in inside:
        yield from parts_of(part)
