"""The growth of a typed tree."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from math import comb

from bot.domain.mathematics.asymptotics import (
    EULER,
    TERM_LIMIT,
    CannotJudgeError,
    Growth,
    Rate,
    Term,
    add,
    constant,
    leading,
    multiply,
    negate,
    symbol,
)
from bot.domain.mathematics.exact import Exact, NoValueError, evaluate
from bot.domain.mathematics.substitution import children
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

ONE = Fraction(1)
HALF = Fraction(1, 2)
WHOLE_POWER_LIMIT = 8
SETTLED = 10**40
BASE_LIMIT = 10**6
E = Call("exp", (Number(ONE, "1"),))
STRETCH_LIMIT = 20
"""Largest k in (kn)!."""
WORK_LIMIT = 1_000
"""Products of two terms, of which expanding may take no more: some 50 ms. (n + d)^8 takes about a hundred."""


def growth_of(tree: Tree) -> Growth:
    """The terms a tree stands for, constants and dominated terms included.

    Raises CannotJudgeError outside the class, and before anything is multiplied out where that could take long. A symbol ``e`` is a
    symbol like others; Euler's number stands in the tree as exp(1), see ``with_constant_e``.
    """
    if cost(tree)[1] > WORK_LIMIT:
        raise CannotJudgeError("too many products of terms")
    return _growth(tree)


def cost(tree: Tree) -> tuple[int, int]:
    """Bounds on the terms of a tree multiplied out (up to ``TERM_LIMIT``, beyond which it is refused) and on the products that takes."""
    match tree:
        case Sum(parts):
            costs = [cost(part) for part in parts]
            return min(sum(terms for terms, _ in costs), TERM_LIMIT), sum(work for _, work in costs)
        case Product(parts):
            return _folded([cost(part) for part in parts])
        case Quotient(dividend, divisor):
            (terms, work), (under, more) = cost(dividend), cost(divisor)
            return terms, work + more + under**2 + terms
        case Power(base, exponent):
            return _cost_of_power(base, exponent)
        case Negative(operand):
            return cost(operand)
        case Factorial() | Call():
            costs = [cost(part) for part in children(tree)]
            terms = min(sum(terms for terms, _ in costs), TERM_LIMIT)
            return terms, sum(work for _, work in costs) + terms**2
    return 1, 0


def _folded(costs: list[tuple[int, int]]) -> tuple[int, int]:
    """The cost of a product, factor by factor."""
    product, total = 1, 0
    for terms, work in costs:
        total += work + product * terms
        product = min(product * terms, TERM_LIMIT)
    return product, total


def _cost_of_power(base: Tree, exponent: Tree) -> tuple[int, int]:
    (terms, work), (_, more) = cost(base), cost(exponent)
    number = _number_or_none(exponent)
    if number is None or number.value.denominator != 1 or not 0 <= number.value <= WHOLE_POWER_LIMIT:
        return terms, work + more + terms**2
    sizes = [comb(terms + power - 1, power) for power in range(int(number.value) + 1)]
    return min(sizes[-1], TERM_LIMIT), work + more + sum(min(size, TERM_LIMIT) * terms for size in sizes[:-1])


def _growth(tree: Tree) -> Growth:
    match tree:
        case Number() | Symbol("pi"):
            return constant(_value(tree).value)
        case Symbol(name):
            return symbol(name)
        case Negative(operand):
            return negate(_growth(operand))
        case Sum(terms):
            return add(_growth(term) for term in terms)
        case Product(factors):
            product = constant(ONE)
            for factor in factors:
                product = multiply(product, _growth(factor))
            return product
        case Quotient(dividend, divisor):
            return multiply(_growth(dividend), _inverse(_growth(divisor)))
        case Power(base, exponent):
            return _power(base, exponent)
        case Factorial(operand):
            return _factorial(_growth(operand))
        case Call(function, arguments):
            return _call(function, arguments)


def _value(tree: Tree) -> Exact:
    try:
        return evaluate(tree)
    except NoValueError as error:
        raise CannotJudgeError(error.code) from error


def _number_or_none(tree: Tree) -> Exact | None:
    try:
        return evaluate(tree)
    except NoValueError as error:
        if error.code != "symbols":
            raise CannotJudgeError(error.code) from error
        return None


def _inverse(divisor: Growth) -> Growth:
    """1/divisor where the divisor has one leading term; with others beside it the constant is no longer known."""
    top = leading(divisor)
    if len(top) != 1:
        raise CannotJudgeError("division by a sum without one leading term")
    inverse = Term((), ONE).times(top[0], -1)
    return (inverse if len(divisor) == 1 else Term(inverse.rates, None),)


def _power(base: Tree, exponent: Tree) -> Growth:
    number = _number_or_none(exponent)
    if number is not None:
        return _raised(_growth(base), number.value if number.exact else _settled(number.value))
    if base == E:
        return _exponential(((EULER, ONE),), _growth(exponent))
    value = _number_or_none(base)
    if value is not None:
        return _exponential(_primes(value), _growth(exponent))
    return _tower(_growth(base), _growth(exponent))


def _settled(value: Fraction) -> Fraction:
    """An irrational power to 40 digits, so that two ways to write it are the same power."""
    return Fraction(round(value * SETTLED), SETTLED)


def _raised(growth: Growth, exponent: Fraction) -> Growth:
    if exponent.denominator == 1 and 0 <= exponent <= WHOLE_POWER_LIMIT:
        product = constant(ONE)
        for _ in range(int(exponent)):
            product = multiply(product, growth)
        return product
    if exponent < 0:
        return _raised(_inverse(growth), -exponent)
    if len(growth) == 1:
        return (growth[0].raised(exponent),)
    return tuple(Term(term.raised(exponent).rates, None) for term in leading(growth))


def _primes(value: Exact) -> tuple[tuple[int, Fraction], ...]:
    """A positive rational base by its primes, so that equal bases have equal forms."""
    if (
        not value.exact
        or value.value <= 0
        or max(value.value.numerator, value.value.denominator) > BASE_LIMIT
    ):
        raise CannotJudgeError("the base of an exponential")
    exponents: dict[int, Fraction] = {}
    for number, sign in ((value.value.numerator, 1), (value.value.denominator, -1)):
        for prime in _factors(number):
            exponents[prime] = exponents.get(prime, Fraction(0)) + sign
    return tuple(sorted(exponents.items()))


def _factors(number: int) -> Iterator[int]:
    """The prime factors of a number from 1 to ``BASE_LIMIT``, each as often as it divides."""
    prime = 2
    while prime * prime <= number:
        if number % prime:
            prime += 1
        else:
            number //= prime
            yield prime
    if number > 1:
        yield number


def _exponential(base: tuple[tuple[int, Fraction], ...], exponent: Growth) -> Growth:
    """base^exponent for an exponent that is a sum of powers of the symbols, from the first power on."""
    product = Term((), ONE)
    for term in exponent:
        if term.constant:
            product = Term(product.rates, None)
            continue
        name, degree, stretch = _monomial(term)
        if degree == 1:
            rate = Rate(base=tuple((prime, power * stretch) for prime, power in base))
        else:
            rate = Rate(steep=tuple(((degree, prime), power * stretch) for prime, power in base))
        product = product.times(Term(((name, rate),), ONE))
    return (product,)


def _monomial(term: Term) -> tuple[str, Fraction, Fraction]:
    """The symbol, the power and the factor of a term c·n^d with d at least 1."""
    if len(term.rates) != 1 or term.coefficient is None:
        raise CannotJudgeError("an exponent that is no power of one symbol")
    name, rate = term.rates[0]
    if rate != Rate(power=rate.power) or rate.power < 1:
        raise CannotJudgeError("an exponent that is no power of one symbol")
    return name, rate.power, term.coefficient


def _linear(term: Term) -> tuple[str, Fraction]:
    """The symbol and the factor of a term c·n."""
    if len(term.rates) != 1 or term.coefficient is None or term.rates[0][1] != Rate(power=ONE):
        raise CannotJudgeError("an exponent that is not linear")
    return term.rates[0][0], term.coefficient


def _tower(base: Growth, exponent: Growth) -> Growth:
    """(c·n)^(a·n + b), by Stirling."""
    if len(base) != 1 or base[0].coefficient is None or base[0].coefficient <= 0:
        raise CannotJudgeError("a power of a sum")
    name, _ = _linear(Term(base[0].rates, ONE))
    product = constant(ONE)
    for term in exponent:
        if term.constant:
            product = multiply(product, (base[0].raised(_known(term)),))
            continue
        other, stretch = _linear(term)
        if other != name:
            raise CannotJudgeError("a power in another symbol")
        scale = Rate(
            base=tuple((prime, power * stretch) for prime, power in _primes(Exact(base[0].coefficient)))
        )
        stirling = Rate(factorials=stretch, base=((EULER, stretch),), power=-stretch / 2)
        product = multiply(product, (Term(((name, stirling.times(scale)),), None),))
    return product


def _known(term: Term) -> Fraction:
    if term.coefficient is None:
        raise CannotJudgeError("an unknown constant in an exponent")
    return term.coefficient


def _factorial(operand: Growth) -> Growth:
    """(k·n + c)! for whole k ≥ 1 and whole c, by Stirling."""
    shift = sum((_known(term) for term in operand if term.constant), Fraction(0))
    moving = [term for term in operand if not term.constant]
    if not moving and shift.denominator == 1 and 0 <= shift <= 1000:
        return (Term((), None),)
    if len(moving) != 1 or shift.denominator != 1 or abs(shift) > 1000:
        raise CannotJudgeError("a factorial of a sum")
    name, stretch = _linear(moving[0])
    if stretch.denominator != 1 or not 1 <= stretch <= STRETCH_LIMIT:
        raise CannotJudgeError("a factorial of a fraction")
    base = tuple((prime, power * stretch) for prime, power in _primes(Exact(stretch)))
    rate = Rate(factorials=stretch, base=base, power=(1 - stretch) / 2 + shift)
    return (Term(((name, rate),), ONE if stretch == 1 and shift == 0 else None),)


def _call(function: str, arguments: tuple[Tree, ...]) -> Growth:
    first = _growth(arguments[0])
    match function:
        case "sqrt":
            return _raised(first, HALF)
        case "exp":
            return _exponential(((EULER, ONE),), first)
        case "abs" | "floor" | "ceil":
            return tuple(Term(term.rates, None) for term in leading(first))
        case "max":
            return add([leading(first), *(leading(_growth(argument)) for argument in arguments[1:])])
        case "min":
            raise CannotJudgeError("a minimum")
    return _logarithm(first)


def _logarithm(inner: Growth) -> Growth:
    """log of a sum of products is, up to constants, the sum of the logs of what leads it."""
    parts: list[Growth] = []
    for term in leading(inner):
        if term.constant:
            parts.append((Term((), None),))
        for name, rate in term.rates:
            if rate.sign() < 0:
                raise CannotJudgeError("the logarithm of a quotient")
            parts.append((Term(((name, _log_rate(rate)),), None),))
    return add(parts)


def _log_rate(rate: Rate) -> Rate:
    zero = Fraction(0)
    if rate.steep:
        return Rate(power=max(degree for (degree, _), _ in rate.steep))
    if rate.factorials:
        return Rate(power=ONE, logs=(ONE, zero, zero))
    if rate.base:
        return Rate(power=ONE)
    if rate.power:
        return Rate(logs=(ONE, zero, zero))
    if rate.logs[0]:
        return Rate(logs=(zero, ONE, zero))
    if rate.logs[1]:
        return Rate(logs=(zero, zero, ONE))
    raise CannotJudgeError("logarithms nested too deep")
