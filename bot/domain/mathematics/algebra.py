"""Equality of two formulas by sympy, on sizes small enough that expansion ends at once.

A tree becomes a sympy expression by our own walk: no text reaches sympy. The bound is on the number of terms an expansion can have,
computed before sympy is called.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from math import ceil, comb, inf, prod
from typing import Any

from bot.domain.mathematics.exact import NoValueError, evaluate
from bot.domain.mathematics.substitution import children, rebuild, size, symbols_of
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

NODE_LIMIT = 300
TERM_LIMIT = 400
TOO_MANY = TERM_LIMIT + 1
POWER_LIMIT = 12
TOWER_LIMIT = 4
"""How deep irrational powers, roots and logarithms of numbers may lie in one another, and powers in exponents."""
BIT_LIMIT = 4096
"""Bits of a number's numerator and denominator: sympy looks for the factors of what it takes a root of."""
ROOT_LIMIT = 1000
"""Largest numerator and denominator of a number's fractional power."""


class TooLargeError(Exception):
    """Formulas that are not compared, because that could take long, or because the ways of comparing disagree."""


def equal_by_algebra(first: Tree, second: Tree, symbols: tuple[str, ...], *, by_points: bool) -> bool:
    """Whether the difference expands to nothing, for positive symbols.

    Expansion that leaves something is no proof of a difference for roots, logarithms and quotients. There, ``by_points`` (what the exact
    evaluation found) decides between rewriting further and accepting that they differ. Raises TooLargeError over the bounds.
    """
    if size(first) + size(second) > NODE_LIMIT:
        raise TooLargeError("too long")
    first, second = settled(first), settled(second)
    if _terms(first) + _terms(second) > TERM_LIMIT:
        raise TooLargeError("too many terms")
    import sympy

    names = {name: sympy.Symbol(name, positive=True) for name in symbols}
    difference = sympy.expand(_expression(first, names, sympy) - _expression(second, names, sympy))
    if difference == 0:
        return True
    if not by_points:
        return False
    numerator, _ = sympy.fraction(sympy.together(difference))
    expanded = sympy.expand(sympy.expand_log(sympy.powsimp(sympy.expand(numerator)), force=True))
    return bool(sympy.simplify(sympy.sqrtdenest(expanded)) == 0)


def terms_at(
    tree: Tree, symbols: tuple[str, ...], points: Sequence[Mapping[str, Fraction]]
) -> tuple[tuple[Fraction, ...], ...]:
    """The terms of a formula multiplied out, each as its values at the points; () where they are not rational there."""
    if size(tree) > NODE_LIMIT or _terms(tree := settled(tree)) > TERM_LIMIT:
        return ()
    import sympy

    names = {name: sympy.Symbol(name, positive=True) for name in symbols}
    terms = sympy.Add.make_args(sympy.expand(_expression(tree, names, sympy)))
    rows = []
    for term in terms:
        values = [
            term.subs({names[name]: sympy.Rational(*at.as_integer_ratio()) for name, at in point.items()})
            for point in points
        ]
        if not all(value.is_Rational for value in values):
            return ()
        rows.append(tuple(Fraction(int(value.p), int(value.q)) for value in values))
    return tuple(rows)


def settled(tree: Tree) -> Tree:
    """The tree with every part that is a rational number as that number, so that sympy never meets a tower of numeric powers.

    Raises TooLargeError for numbers that are too large or irrational too deep within one another, and for towers of symbols.
    """
    tree = rebuild(tree, settled)
    if _height(tree) > TOWER_LIMIT:
        raise TooLargeError("a tower of powers")
    if isinstance(tree, Number):
        return _within(tree)
    if not all(isinstance(part, Number) for part in children(tree)) or symbols_of(tree):
        return tree
    try:
        number = evaluate(tree)
    except NoValueError as error:
        if error.code == "log-base":
            return tree
        raise TooLargeError(error.code) from error
    if number.exact:
        return _within(Number(number.value))
    if isinstance(tree, Power) and isinstance(tree.exponent, Number):
        exponent = tree.exponent.value
        if max(abs(exponent.numerator), exponent.denominator) > ROOT_LIMIT:
            raise TooLargeError("a root of so high a degree")
    return tree


def _within(number: Number) -> Number:
    if max(number.value.numerator.bit_length(), number.value.denominator.bit_length()) > BIT_LIMIT:
        raise TooLargeError("so large a number")
    return number


def _height(tree: Tree) -> int:
    """How many powers, functions of numbers and factorials lie within one another in exponents, or among numbers alone."""
    match tree:
        case Power(base, exponent):
            return 1 + max(_height(exponent), 0 if symbols_of(base) else _height(base))
        case Call() | Factorial() if not symbols_of(tree):
            return 1 + max(map(_height, children(tree)))
    return max(map(_height, children(tree)), default=0)


def _terms(tree: Tree) -> int:
    """A bound on the number of terms after expansion."""
    match tree:
        case Sum(parts):
            return sum(_terms(part) for part in parts)
        case Product(parts) | Call(_, parts):
            total = 1
            for part in parts:
                total = min(total * _terms(part), TOO_MANY)
            return total
        case Quotient(dividend, divisor):
            return min(_terms(dividend) * _terms(divisor), TOO_MANY)
        case Power(base, exponent):
            terms, power = _terms(base), _largest(exponent)
            if terms == 1:
                return _terms(exponent)
            if power > POWER_LIMIT:
                return TOO_MANY
            return min(max(comb(ceil(power) + terms - 1, terms - 1), _terms(exponent)), TOO_MANY)
    return max((_terms(part) for part in children(tree)), default=1)


def _largest(exponent: Tree) -> float:
    """A bound on the whole power of a sum that sympy can find in an exponent: in n − n + 40 and in n + 40 it finds 40.

    Symbols count as 1 and nothing cancels; infinite for all that is not linear enough to tell.
    """
    try:
        return float(min(abs(evaluate(exponent).value), Fraction(TOO_MANY)))
    except NoValueError as error:
        if error.code != "symbols":
            return inf
    match exponent:
        case Symbol():
            return 1
        case Negative(operand):
            return _largest(operand)
        case Sum(parts):
            return sum(map(_largest, parts))
        case Product(parts):
            return prod(map(_largest, parts))
        case Quotient(dividend, Symbol()):
            return _largest(dividend)
        case Quotient(dividend, Number(value)) if abs(value) >= 1:
            return _largest(dividend)
    return inf


def _expression(tree: Tree, names: dict[str, Any], sympy: Any) -> Any:
    def walk(part: Tree) -> Any:
        return _expression(part, names, sympy)

    match tree:
        case Number(value):
            return sympy.Rational(value.numerator, value.denominator)
        case Symbol(name):
            return names[name] if name in names else {"pi": sympy.pi, "e": sympy.E}[name]
        case Sum(terms):
            return sympy.Add(*map(walk, terms))
        case Product(factors):
            return sympy.Mul(*map(walk, factors))
        case Quotient(dividend, divisor):
            return walk(dividend) / walk(divisor)
        case Power(base, exponent):
            return walk(base) ** walk(exponent)
        case Negative(operand):
            return -walk(operand)
        case Factorial(operand):
            return sympy.factorial(walk(operand))
        case Call(function, arguments):
            return _called(function, [walk(argument) for argument in arguments], sympy)


def _called(function: str, arguments: list[Any], sympy: Any) -> Any:
    if function in ("log2", "log10"):
        return sympy.log(arguments[0]) / sympy.log(2 if function == "log2" else 10)
    if function == "log" and len(arguments) == 2:
        return sympy.log(arguments[0]) / sympy.log(arguments[1])
    named = {"ln": sympy.log, "log": sympy.log, "sqrt": sympy.sqrt, "exp": sympy.exp, "abs": sympy.Abs}
    named |= {"floor": sympy.floor, "ceil": sympy.ceiling, "min": sympy.Min, "max": sympy.Max}
    return named[function](*arguments)
