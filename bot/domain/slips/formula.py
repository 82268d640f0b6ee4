"""The slip that explains a wrong formula: one change in the right one that leads to it, whatever the symbols' values are."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from bot.domain.mathematics import tree as formulas
from bot.domain.mathematics.exact import NoValueError, evaluate
from bot.domain.mathematics.substitution import substitute
from bot.domain.slips import tree as trees
from bot.domain.slips.edits import slips_of
from bot.domain.slips.tree import Leaf
from bot.domain.slips.work import LEVEL

POINTS = (
    (7, 5, 11, 3, 13, 9, 17, 6),
    (12, 4, 9, 5, 16, 3, 8, 7),
    (10, 6, 15, 8, 3, 14, 4, 11),
)
"""Whole values of the symbols, so that one more or less can be told; used in turn for more than eight symbols."""
LEAST_POINTS = 2
SAME = 1e-9
NOT_OF_FORMULAS = frozenset(("intermediate",))
"""A formula on the way is told by what it lacks."""
Change = tuple[str, str, int]
"""A slip's kind, the part that it happens to, and which of several alike it is."""


def slip_in_formula(reference: formulas.Tree, typed: formulas.Tree, symbols: Sequence[str]) -> str | None:
    """The kind of the simplest slip that leads from the right formula to the typed one, perhaps with a constant factor besides.

    None where there is none, or where slips of several kinds do.
    """
    ratios: dict[Change, list[float]] = {}
    points = 0
    for row in POINTS:
        values = {name: Fraction(row[i % len(row)] + i // len(row)) for i, name in enumerate(symbols)}
        try:
            wrong = float(evaluate(substitute(typed, values)).value)
            right = _grown(reference, values)
        except (NoValueError, ArithmeticError):
            continue
        if not wrong or not math.isfinite(wrong):
            continue
        points += 1
        for change, value in _changes(right, values):
            ratios.setdefault(change, []).append(wrong / value)
    if points < LEAST_POINTS:
        return None
    always = {change: each for change, each in ratios.items() if len(each) == points and _is_one_number(each)}
    exactly = [change for change, each in always.items() if math.isclose(each[0], 1, rel_tol=SAME)]
    kinds = {kind for kind, _, _ in exactly or always}
    simplest = {kind for kind in kinds if LEVEL[kind] == min(LEVEL[each] for each in kinds)}
    return simplest.pop() if len(simplest) == 1 else None


def _changes(right: trees.Tree, values: Mapping[str, Fraction]) -> Iterator[tuple[Change, float]]:
    alike = Counter[tuple[str, str]]()
    for slip in slips_of(right, [(name, float(value)) for name, value in values.items()]):
        if slip.kind in NOT_OF_FORMULAS:
            continue
        alike[slip.kind, slip.key] += 1
        if not math.isclose(slip.value, right.value, rel_tol=SAME):
            yield (slip.kind, slip.key, alike[slip.kind, slip.key]), slip.value


def _is_one_number(ratios: Sequence[float]) -> bool:
    return ratios[0] > 0 and all(math.isclose(each, ratios[0], rel_tol=SAME) for each in ratios)


def _grown(tree: formulas.Tree, values: Mapping[str, Fraction]) -> trees.Tree:
    """A formula as a tree in which slips are made. Raises NoValueError or ArithmeticError where a part has no value there."""
    key = repr(tree)
    match tree:
        case formulas.Number(value):
            return Leaf(key, float(value), number=True)
        case formulas.Symbol(name) if name in values:
            return Leaf(name, float(values[name]), drawn=True)
        case formulas.Sum(terms):
            return trees.sum_of(key, tuple(_signed(term, values) for term in terms))
        case formulas.Product(factors):
            return trees.product_of(key, tuple((1, _grown(factor, values)) for factor in factors))
        case formulas.Quotient(dividend, divisor):
            return trees.product_of(key, ((1, _grown(dividend, values)), (-1, _grown(divisor, values))))
        case formulas.Power(base, exponent):
            return trees.power_of(key, _grown(base, values), _grown(exponent, values))
        case formulas.Negative(operand):
            return trees.product_of(key, ((1, Leaf("-1", -1.0)), (1, _grown(operand, values))))
        case formulas.Call(function, arguments) if function in trees.FUNCTIONS:
            return trees.call_of(key, function, tuple(_grown(argument, values) for argument in arguments))
    return Leaf(key, float(evaluate(substitute(tree, values)).value))


def _signed(term: formulas.Tree, values: Mapping[str, Fraction]) -> tuple[int, trees.Tree]:
    if isinstance(term, formulas.Negative):
        return -1, _grown(term.operand, values)
    return 1, _grown(term, values)
