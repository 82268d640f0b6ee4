"""Every slip that one change somewhere in a tree makes, with the value that it leads to."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from bot.domain.slips.tree import FUNCTIONS, Call, Leaf, Power, Product, Sum, Tree

COUNTED = 10_000
"""Whole parameters up to this are counts, of which one more or less may be taken."""
_LOGARITHMS = ("ln", "log2", "log10")
_ROUNDINGS = ("floor", "ceil")
Up = Callable[[float], float]


@dataclass(frozen=True, slots=True)
class Slip:
    """A wrong way: its kind, the part of the expression that it happens to (a key, perhaps empty), and what it answers."""

    kind: str
    key: str
    value: float


def slips_of(tree: Tree) -> Iterator[Slip]:
    """The slips of a tree, with the intermediate values; those without a value are left out."""
    yield from _walk(tree, lambda value: value, root=True)


def _walk(tree: Tree, up: Up, root: bool = False) -> Iterator[Slip]:
    if not root and not isinstance(tree, Leaf):
        yield Slip("intermediate", tree.key, tree.value)
    for kind, key, change in _changes(tree):
        try:
            value = float(up(change()))
        except (ArithmeticError, ValueError):
            continue
        if math.isfinite(value) and value:
            yield Slip(kind, key, value)
    for child, around in _children(tree):
        yield from _walk(child, _through(up, around))


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
    for left, right in _pairs(above):
        both = left.value * right.value
        yield (
            "sum",
            f"{left.key}|{right.key}",
            _times(whole, (left.value + right.value) / both if both else 0.0),
        )


def _of_sum(tree: Sum) -> Iterator[tuple[str, str, Callable[[], float]]]:
    whole = tree.value
    for sign, term in tree.terms:
        part = sign * term.value
        missing = (
            ("off-by-one", tree.key) if abs(part) == 1 and isinstance(term, Leaf) else ("term", term.key)
        )
        yield *missing, _minus(whole, part)
        yield "sign", term.key, _minus(whole, 2 * part)
    for left, right in _pairs([term for sign, term in tree.terms if sign > 0]):
        both = left.value * right.value
        yield "product", f"{left.key}|{right.key}", _minus(whole, left.value + right.value - both)


def _of_power(tree: Power) -> Iterator[tuple[str, str, Callable[[], float]]]:
    base, exponent = tree.base.value, tree.exponent.value
    yield "exponent", tree.key, lambda: base ** (exponent + 1)
    yield "exponent", tree.key, lambda: base ** (exponent - 1)
    yield "power", tree.key, lambda: base
    yield "power", tree.key, lambda: base * exponent
    yield "power-sign", tree.key, lambda: base**-exponent


def _of_call(tree: Call) -> Iterator[tuple[str, str, Callable[[], float]]]:
    values = [argument.value for argument in tree.arguments]
    if tree.name in (*_LOGARITHMS, "log"):
        for other in _LOGARITHMS:
            yield "logarithm", tree.key, _apply(other, values[:1])
        yield "no-logarithm", tree.key, lambda: values[0]
    elif tree.name == "sqrt":
        yield "root", tree.key, lambda: values[0]
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
        for right in parts[place + 1 : place + 3]:
            if 1 not in (abs(left.value), abs(right.value)):
                yield left, right
