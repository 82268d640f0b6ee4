"""Every slip that one change somewhere in a tree makes, with the value that it leads to."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from bot.domain.slips.tree import FUNCTIONS, Call, Leaf, Power, Product, Sum, Tree

COUNTED = 10_000
"""Whole parameters up to this are counts, of which one more or less may be taken."""
CONSTANT = 16
"""Whole constants up to this may be remembered wrongly."""
LIKELY = (1, 2, 3, 4, 6, 8, 10, 12, 16)
"""What is remembered in the place of a constant."""
APART = 2000.0
"""Of numbers this far apart, the sum is the larger one: it cannot be told from the smaller one left out."""
_LOGARITHMS = ("ln", "log2", "log10")
_ROUNDINGS = ("floor", "ceil")
Up = Callable[[float], float]


@dataclass(frozen=True, slots=True)
class Slip:
    """A wrong way: its kind, the part of the expression that it happens to (a key, perhaps empty), and what it answers."""

    kind: str
    key: str
    value: float


def slips_of(tree: Tree, others: Sequence[tuple[str, float]] = ()) -> Iterator[Slip]:
    """The slips of a tree, with the intermediate values; those without a value are left out.

    ``others`` are the numbers, by their keys, that may stand in the place of another one.
    """
    yield from _walk(tree, lambda value: value, tuple(others), root=True)


def _walk(tree: Tree, up: Up, others: tuple[tuple[str, float], ...], root: bool = False) -> Iterator[Slip]:
    if not root and not isinstance(tree, Leaf):
        yield Slip("intermediate", tree.key, tree.value)
    for kind, key, change in (*_changes(tree), *_replaced(tree, others)):
        try:
            value = float(up(change()))
        except (ArithmeticError, ValueError, TypeError):
            continue
        if math.isfinite(value) and value:
            yield Slip(kind, key, value)
    for child, around in _children(tree):
        yield from _walk(child, _through(up, around), others)


def _through(up: Up, around: Up) -> Up:
    return lambda value: up(around(value))


def _changes(tree: Tree) -> Iterator[tuple[str, str, Callable[[], float]]]:
    match tree:
        case Product():
            yield from _of_product(tree)
        case Sum():
            yield from _of_sum(tree)
        case Power():
            yield from _of_power(tree)
        case Call():
            yield from _of_call(tree)
        case Leaf(drawn=True) if tree.value == int(tree.value) and 1 < abs(tree.value) <= COUNTED:
            yield "off-by-one", tree.key, lambda: tree.value + 1
            yield "off-by-one", tree.key, lambda: tree.value - 1
        case Leaf(number=True) if tree.value == int(tree.value) and 1 < tree.value <= CONSTANT:
            for other in sorted({*LIKELY, tree.value - 1, tree.value + 1} - {tree.value}):
                yield "constant", tree.key, partial(float, other)


def _replaced(
    tree: Tree, others: tuple[tuple[str, float], ...]
) -> Iterator[tuple[str, str, Callable[[], float]]]:
    """Another number of the question in the place of this one."""
    if isinstance(tree, Leaf) and (tree.drawn or not tree.number):
        for key, value in others:
            if key != tree.key and value != tree.value:
                yield "operand", tree.key, partial(float, value)


def _of_product(tree: Product) -> Iterator[tuple[str, str, Callable[[], float]]]:
    whole = tree.value
    for power, factor in tree.factors:
        value = factor.value
        if abs(value) == 1 or (isinstance(factor, Call) and factor.name == "sqrt"):
            continue  # of a root, the slip is the missing root
        times, over = _times(whole, value), _over(whole, value)
        if power > 0:
            yield "factor", factor.key, over
            yield "extra", factor.key, times
            yield "upside", factor.key, _over(whole, value * value)
        else:
            yield "extra", factor.key, over
            yield "factor-below", factor.key, times
            yield "upside", factor.key, _times(whole, value * value)
    above = [factor for power, factor in tree.factors if power > 0]
    below = [factor for power, factor in tree.factors if power < 0]
    for left, right in _pairs(above):
        both = left.value * right.value
        if both and APART > abs(left.value / right.value) > 1 / APART:
            yield "sum", f"{left.key}|{right.key}", _times(whole, (left.value + right.value) / both)
    for left, right in _pairs(below):
        if APART > abs(left.value / right.value) > 1 / APART:
            both = left.value * right.value
            yield "sum", f"{left.key}|{right.key}", _times(whole, both / (left.value + right.value))
    yield from _shares_turned(tree)
    product = math.prod(factor.value for factor in above)
    sizes = [abs(factor.value) for factor in above]
    if len(above) > 2 and product and max(sizes) < APART * min(sizes):
        added = math.fsum(factor.value for factor in above)
        yield "sum", "|".join(factor.key for factor in above), _times(whole, added / product)
    if below and above:
        divisor = math.prod(factor.value for factor in below)
        yield "difference", "", lambda: product - divisor
        yield "difference", "", lambda: divisor - product
        yield "turned", tree.key, lambda: divisor / product
        yield "upside", "|".join(factor.key for factor in below), lambda: product * divisor
    yield from _below_added(tree, below)
    yield from _above_added(tree, above)


def _shares_turned(tree: Product) -> Iterator[tuple[str, str, Callable[[], float]]]:
    """A percentage multiplied by in the place of divided by, or the other way round: it and its hundred change sides."""
    for power, hundred in tree.factors:
        if not (isinstance(hundred, Leaf) and hundred.number and hundred.value == 100):
            continue
        for other_power, share in tree.factors:
            if other_power == -power and share.value:
                yield "upside", share.key, _times(tree.value, (hundred.value / share.value) ** (-2 * power))


def _below_added(tree: Product, below: Sequence[Tree]) -> Iterator[tuple[str, str, Callable[[], float]]]:
    """Of a fraction below the line: one term of a sum there is no longer below, as where brackets are forgotten."""
    for divisor in below:
        if isinstance(divisor, Sum) and len(divisor.terms) > 1 and divisor.terms[0][1].value:
            first = divisor.terms[0][0] * divisor.terms[0][1].value
            rest = divisor.value - first
            yield "bracket", divisor.key, _minus(tree.value * divisor.value / first, -rest)


def _above_added(tree: Product, above: Sequence[Tree]) -> Iterator[tuple[str, str, Callable[[], float]]]:
    """Of a product with a sum: only one end of the sum is multiplied, as where its brackets are forgotten."""
    for multiplied in above:
        if isinstance(multiplied, Sum) and len(multiplied.terms) > 1 and multiplied.value:
            others = tree.value / multiplied.value
            for sign, term in (multiplied.terms[0], multiplied.terms[-1]):
                met = sign * term.value
                if abs(others) != 1:
                    yield "bracket", multiplied.key, _minus(others * met, met - multiplied.value)


def _of_sum(tree: Sum) -> Iterator[tuple[str, str, Callable[[], float]]]:
    whole = tree.value
    for sign, term in tree.terms:
        part = sign * term.value
        missing = (
            ("off-by-one", tree.key) if abs(part) == 1 and isinstance(term, Leaf) else ("term", term.key)
        )
        yield *missing, _minus(whole, part)
        yield "sign", term.key, _minus(whole, 2 * part)
        yield "term-twice", term.key, _minus(whole, -part)
        if len(tree.terms) > 2:
            yield "term-alone", term.key, partial(float, part)
    for left, right in _pairs([term for sign, term in tree.terms if sign > 0]):
        both = left.value * right.value
        yield "product", f"{left.key}|{right.key}", _minus(whole, left.value + right.value - both)
    added = [term for sign, term in tree.terms if sign > 0]
    taken = [term for sign, term in tree.terms if sign < 0]
    if len(added) > 2:
        yield "product", "|".join(term.key for term in added), lambda: math.prod(t.value for t in added)
    if len(added) == len(taken) == 1:
        yield "divided", tree.key, lambda: added[0].value / taken[0].value
        yield "divided", tree.key, lambda: added[0].value * taken[0].value


def _of_power(tree: Power) -> Iterator[tuple[str, str, Callable[[], float]]]:
    base, exponent = tree.base.value, tree.exponent.value
    yield "exponent", tree.key, lambda: base ** (exponent + 1)
    if exponent != 2:
        yield "exponent", tree.key, lambda: base ** (exponent - 1)
    yield "power", tree.key, lambda: base
    yield "power", tree.key, lambda: base * exponent
    yield "power-sign", tree.key, lambda: base**-exponent
    yield "turned-power", tree.key, lambda: exponent**base
    if exponent not in (0, 1):
        yield "root-extra", tree.key, lambda: base ** (1 / exponent)


def _of_call(tree: Call) -> Iterator[tuple[str, str, Callable[[], float]]]:
    values = [argument.value for argument in tree.arguments]
    if tree.name in (*_LOGARITHMS, "log"):
        for other in _LOGARITHMS:
            yield "logarithm", tree.key, _apply(other, values[:1])
        yield "no-logarithm", tree.key, lambda: values[0]
    elif tree.name == "sqrt":
        yield "root", tree.key, lambda: values[0]
        yield "half", tree.key, lambda: values[0] / 2
        yield "root-extra", tree.key, lambda: values[0] ** (1 / 3)
        yield "root-extra", tree.key, lambda: values[0] ** (1 / 4)
    elif tree.name in (*_ROUNDINGS, "round_half_even"):
        for other in _ROUNDINGS:
            yield "rounding", tree.key, _apply(other, values[:1])
        yield "no-rounding", tree.key, lambda: values[0]
    elif tree.name in ("max", "min"):
        yield "larger-smaller", tree.key, _apply("min" if tree.name == "max" else "max", values)


def _children(tree: Tree) -> Iterator[tuple[Tree, Up]]:
    match tree:
        case Sum():
            for sign, term in tree.terms:
                yield term, _in_sum(tree.value, sign, term.value)
        case Product():
            for power, factor in tree.factors:
                if factor.value:
                    yield factor, _in_product(tree.value, power, factor.value)
        case Power():
            base, exponent = tree.base.value, tree.exponent.value
            yield tree.base, lambda value: value**exponent
            yield tree.exponent, lambda value: base**value
        case Call():
            for place, argument in enumerate(tree.arguments):
                yield argument, _in_call(tree, place)


def _in_sum(whole: float, sign: int, own: float) -> Up:
    return lambda value: whole + sign * (value - own)


def _in_product(whole: float, power: int, own: float) -> Up:
    return lambda value: whole * (value / own) ** power


def _in_call(tree: Call, place: int) -> Up:
    values = [argument.value for argument in tree.arguments]
    return lambda value: float(FUNCTIONS[tree.name](*values[:place], value, *values[place + 1 :]))


def _apply(name: str, values: Sequence[float]) -> Callable[[], float]:
    return lambda: float(FUNCTIONS[name](*values))


def _times(left: float, right: float) -> Callable[[], float]:
    return lambda: left * right


def _over(left: float, right: float) -> Callable[[], float]:
    return lambda: left / right


def _minus(left: float, right: float) -> Callable[[], float]:
    return lambda: left - right


def _pairs(parts: Sequence[Tree]) -> Iterator[tuple[Tree, Tree]]:
    for place, left in enumerate(parts):
        for right in parts[place + 1 :]:
            if 1 not in (abs(left.value), abs(right.value)):
                yield left, right
