"""The value of a tree of numbers: a fraction where it is rational, else 60 digits. Bounded before anything is computed."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from math import factorial, isqrt
from typing import Any

from bot.domain.codes import Code
from bot.domain.mathematics.real import irrational, number_in
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

BIT_LIMIT = 14_000
"""Of a numerator and of a denominator: some 4,200 digits. Python writes none of more than 4,300, and what was understood is told back."""
FACTORIAL_LIMIT = 1_000


class NoValueError(Exception):
    """A tree without a value: ``code`` is division-by-zero, too-large, undefined, log-base or symbols."""

    def __init__(self, code: Code) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Exact:
    """A real number; ``exact`` is False where ``value`` is an irrational one to 60 digits."""

    value: Fraction
    exact: bool = True


def evaluate(tree: Tree) -> Exact:
    """The value of a tree without symbols (``pi`` and ``e`` apart). Raises NoValueError."""
    try:
        return _evaluate(tree)
    except RecursionError as error:
        raise NoValueError("too-large") from error


def _evaluate(tree: Tree) -> Exact:
    match tree:
        case Number(value):
            return Exact(value)
        case Symbol(name):
            return _constant(name)
        case Negative(operand):
            inner = _evaluate(operand)
            return Exact(-inner.value, inner.exact)
        case Sum(terms):
            parts = [_evaluate(term) for term in terms]
            return _bounded(
                sum((part.value for part in parts), Fraction(0)), all(part.exact for part in parts)
            )
        case Product(factors):
            return _product([_evaluate(factor) for factor in factors])
        case Quotient(dividend, divisor):
            return _quotient(_evaluate(dividend), _evaluate(divisor))
        case Power(base, exponent):
            return _power(_evaluate(base), _evaluate(exponent))
        case Factorial(operand):
            return _factorial(_evaluate(operand))
        case Call(function, arguments):
            return _call(function, [_evaluate(argument) for argument in arguments])


def _bounded(value: Fraction, exact: bool) -> Exact:
    if value.numerator.bit_length() > BIT_LIMIT or value.denominator.bit_length() > BIT_LIMIT:
        raise NoValueError("too-large")
    return Exact(value, exact)


def _product(parts: list[Exact]) -> Exact:
    value = Fraction(1)
    for part in parts:
        value = _bounded(value * part.value, True).value
    return Exact(value, all(part.exact for part in parts))


def _quotient(dividend: Exact, divisor: Exact) -> Exact:
    if divisor.value == 0:
        raise NoValueError("division-by-zero")
    return _bounded(dividend.value / divisor.value, dividend.exact and divisor.exact)


def _power(base: Exact, exponent: Exact) -> Exact:
    if base.value == 0 and exponent.value <= 0:
        raise NoValueError("undefined")
    if exponent.value.denominator == 1:
        return _whole_power(base, exponent)
    if base.value < 0:
        raise NoValueError("undefined")
    if base.exact and exponent.exact and (root := _exact_root(base.value, exponent.value)) is not None:
        return Exact(root)
    return _real(lambda mp: mp.power(number_in(mp, base.value), number_in(mp, exponent.value)))


def _whole_power(base: Exact, exponent: Exact) -> Exact:
    power = int(exponent.value)
    size = max(base.value.numerator.bit_length(), base.value.denominator.bit_length())
    if size > 1 and size * abs(power) > BIT_LIMIT:
        raise NoValueError("too-large")
    if size <= 1:
        power = 2 - power % 2  # of 0, 1 and −1 all even powers are alike, and all odd ones
    return Exact(base.value**power, base.exact and exponent.exact)


def _exact_root(base: Fraction, exponent: Fraction) -> Fraction | None:
    """base^exponent where the exponent is a multiple of 1/2 and the square root is rational."""
    if exponent.denominator != 2 or abs(exponent.numerator) > 200:
        return None
    top, bottom = isqrt(base.numerator), isqrt(base.denominator)
    if top * top != base.numerator or bottom * bottom != base.denominator:
        return None
    root = _whole_power(Exact(Fraction(top, bottom)), Exact(Fraction(exponent.numerator)))
    return root.value


def _factorial(operand: Exact) -> Exact:
    if operand.value.denominator != 1 or operand.value < 0:
        raise NoValueError("undefined")
    if operand.value > FACTORIAL_LIMIT:
        raise NoValueError("too-large")
    return Exact(Fraction(factorial(int(operand.value))))


def _call(function: str, arguments: list[Exact]) -> Exact:
    first = arguments[0]
    match function:
        case "sqrt":
            return _power(first, Exact(Fraction(1, 2))) if first.value else first
        case "abs":
            return Exact(abs(first.value), first.exact)
        case "floor":
            return Exact(Fraction(first.value.__floor__()))
        case "ceil":
            return Exact(Fraction(first.value.__ceil__()))
        case "min" | "max":
            chosen = (min if function == "min" else max)(arguments, key=lambda argument: argument.value)
            return Exact(chosen.value, all(argument.exact for argument in arguments))
        case "exp":
            return (
                Exact(Fraction(1))
                if first.value == 0
                else _real(lambda mp: mp.exp(number_in(mp, first.value)))
            )
        case _:
            return _logarithm(function, arguments)


def _logarithm(function: str, arguments: list[Exact]) -> Exact:
    bases = {"ln": None, "log2": Fraction(2), "log10": Fraction(10)}
    if function == "log" and len(arguments) == 1:
        raise NoValueError("log-base")
    base = arguments[1].value if len(arguments) == 2 else bases[function]
    value = arguments[0].value
    if value <= 0 or (base is not None and (base <= 0 or base == 1)):
        raise NoValueError("undefined")
    if base is not None and arguments[0].exact and (power := _exact_logarithm(value, base)) is not None:
        return Exact(Fraction(power))
    if value == 1:
        return Exact(Fraction(0))
    if base is None:
        return _real(lambda mp: mp.log(number_in(mp, value)))
    return _real(lambda mp: mp.log(number_in(mp, value)) / mp.log(number_in(mp, base)))


def _exact_logarithm(value: Fraction, base: Fraction) -> int | None:
    if base.denominator != 1:
        return None
    sign, whole = (1, value) if value >= 1 else (-1, 1 / value)
    if whole.denominator != 1:
        return None
    # A division for each power would take long for 1e5000.
    power = round(math.log(whole.numerator) / math.log(base.numerator))
    return sign * power if base.numerator**power == whole.numerator else None


def _constant(name: str) -> Exact:
    if name == "pi":
        return _real(lambda mp: +mp.pi)
    if name == "e":
        return _real(lambda mp: mp.e + 0)
    raise NoValueError("symbols")


def _real(compute: Callable[[Any], Any]) -> Exact:
    """An irrational value to 60 digits. Values beyond 2^±20000 are refused."""
    bounded = partial(_bounded_result, compute)
    try:
        return Exact(irrational(bounded), exact=False)
    except (OverflowError, ValueError, ZeroDivisionError, MemoryError) as error:
        raise NoValueError("undefined") from error


def _bounded_result(compute: Callable[[Any], Any], mp: Any) -> Any:
    result = compute(mp)
    if abs(result._mpf_[2]) > BIT_LIMIT:
        raise NoValueError("too-large")
    return result
