"""Values put in place of a tree's symbols."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction

from bot.domain.mathematics.tree import (
    Call,
    Factorial,
    Negative,
    Number,
    Power,
    Product,
    Quotient,
    Sum,
    Symbol,
    Tree,
)


def children(tree: Tree) -> tuple[Tree, ...]:
    """The parts a node is made of."""
    match tree:
        case Sum(parts) | Product(parts) | Call(_, parts):
            return parts
        case Quotient(first, second) | Power(first, second):
            return (first, second)
        case Negative(operand) | Factorial(operand):
            return (operand,)
    return ()


def symbols_of(tree: Tree) -> frozenset[str]:
    """The names that occur."""
    if isinstance(tree, Symbol):
        return frozenset({tree.name})
    return frozenset().union(*(symbols_of(part) for part in children(tree)))


def size(tree: Tree) -> int:
    """The number of nodes."""
    return 1 + sum(size(part) for part in children(tree))


def rebuild(tree: Tree, change: Callable[[Tree], Tree]) -> Tree:
    """The node with ``change`` applied to its parts."""
    match tree:
        case Sum(terms):
            return Sum(tuple(map(change, terms)))
        case Product(factors):
            return Product(tuple(map(change, factors)))
        case Quotient(dividend, divisor):
            return Quotient(change(dividend), change(divisor))
        case Power(base, exponent):
            return Power(change(base), change(exponent))
        case Negative(operand):
            return Negative(change(operand))
        case Factorial(operand):
            return Factorial(change(operand))
        case Call(function, arguments):
            return Call(function, tuple(map(change, arguments)))
    return tree


def substitute(tree: Tree, values: Mapping[str, Fraction]) -> Tree:
    """The tree with numbers for the symbols that ``values`` names."""
    if isinstance(tree, Symbol) and tree.name in values:
        return Number(values[tree.name])
    return rebuild(tree, lambda part: substitute(part, values))


def with_natural_logarithms(tree: Tree) -> Tree:
    """The tree with every ``log`` of one argument as ``ln``, the field's convention in formulas."""
    return with_logarithms(tree, "ln")


def with_logarithms(tree: Tree, function: str) -> Tree:
    """The tree with every ``log`` of one argument as ``function``."""
    if isinstance(tree, Call) and tree.function == "log" and len(tree.arguments) == 1:
        tree = Call(function, tree.arguments)
    return rebuild(tree, lambda part: with_logarithms(part, function))


def with_constant_e(tree: Tree) -> Tree:
    """The tree with exp(1) for the symbol ``e``, which then is free to be a symbol elsewhere."""
    if tree == Symbol("e"):
        return Call("exp", (Number(Fraction(1), "1"),))
    return rebuild(tree, with_constant_e)
