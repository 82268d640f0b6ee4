"""From a drill's expressions to the trees in which slips are looked for, with the values of one variant."""

from __future__ import annotations

import ast
import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from functools import lru_cache

from bot.catalogue.expression import FUNCTIONS, ExpressionError, Scope, compile_expression
from bot.domain.mathematics.real import as_fraction
from bot.domain.slips import tree as trees
from bot.domain.slips.edits import Slip
from bot.domain.slips.tree import Leaf, Tree

Functions = Mapping[str, Callable[..., object]]
MOST_FIELDS = 60
"""Values of solvers' results that are looked at."""
_SIGNS: Mapping[type[ast.operator], int] = {ast.Add: 1, ast.Sub: -1, ast.Mult: 1, ast.Div: -1}


@dataclass(frozen=True, slots=True)
class Growing:
    """What a tree is grown from: the variant's scope, the derived values that may be looked into, and the drawn parameters."""

    scope: Scope
    let: Mapping[str, str]
    drawn: frozenset[str]
    functions: Functions

    def tree(self, text: str) -> Tree | None:
        """The tree of an expression; None where it has no number as its value."""
        try:
            return self._grow(_parsed(text))
        except (ExpressionError, ArithmeticError, TypeError, ValueError, LookupError, AttributeError):
            return None

    def _grow(self, node: ast.expr) -> Tree:
        match node:
            case ast.Name(id=name) if name in self.let:
                return self._derived(name)
            case ast.Name(id=name):
                return Leaf(name, _number(self.scope[name]), drawn=name in self.drawn)
            case ast.BinOp(left=left, op=ast.Add() | ast.Sub() as op, right=right):
                return trees.sum_of(
                    _key(node), ((1, self._grow(left)), (_SIGNS[type(op)], self._grow(right)))
                )
            case ast.BinOp(left=left, op=ast.Mult() | ast.Div() as op, right=right):
                parts = ((1, self._grow(left)), (_SIGNS[type(op)], self._grow(right)))
                return trees.product_of(_key(node), parts)
            case ast.BinOp(left=left, op=ast.Pow(), right=right):
                return trees.power_of(_key(node), self._grow(left), self._grow(right))
            case ast.UnaryOp(op=ast.USub(), operand=operand) if not isinstance(operand, ast.Constant):
                return trees.product_of(_key(node), ((1, Leaf("-1", -1.0)), (1, self._grow(operand))))
            case ast.BinOp(left=left, op=ast.FloorDiv(), right=right):
                quotient = trees.product_of(_key(node), ((1, self._grow(left)), (-1, self._grow(right))))
                return trees.call_of(_key(node), "floor", (quotient,))
            case ast.Subscript(value=ast.Name(id=name)) if name in self.drawn:
                return Leaf(_key(node), _number(self._value(node)), drawn=True)
            case ast.Constant():
                return Leaf(_key(node), _number(node.value), number=True)
            case ast.IfExp(test=test, body=body, orelse=other):
                return self._grow(body if self._value(test) else other)
            case ast.Call(func=ast.Name(id=name), args=arguments) if self._may_open(name, arguments):
                return trees.call_of(_key(node), name, tuple(self._grow(argument) for argument in arguments))
            case ast.Call(func=ast.Name(id="sum" | "product" as name), args=[ast.List(elts=items)]):
                grown = tuple((1, self._grow(item)) for item in items)
                return (trees.sum_of if name == "sum" else trees.product_of)(_key(node), grown)
        return Leaf(_key(node), _number(self._value(node)))

    def _derived(self, name: str) -> Tree:
        grown = self._grow(_parsed(self.let[name]))
        return Leaf(name, grown.value) if isinstance(grown, Leaf) else _named(grown, name)

    @staticmethod
    def _may_open(name: str, arguments: Sequence[ast.expr]) -> bool:
        lists = any(isinstance(argument, ast.List | ast.ListComp) for argument in arguments)
        return name in trees.FUNCTIONS and len(arguments) > 0 and not lists

    def _value(self, node: ast.expr) -> object:
        return compile_expression(ast.unparse(node), self.functions)(self.scope)


def plain(text: str) -> bool:
    """Whether an expression calls nothing but the functions of every expression."""
    calls = (node.func for node in ast.walk(_parsed(text)) if isinstance(node, ast.Call))
    return all(isinstance(call, ast.Name) and call.id in FUNCTIONS for call in calls)


def key_of(text: str) -> str:
    """The key of a part as an author wrote it."""
    return _key(_parsed(text))


def values_of(scope: Scope, names: Sequence[str]) -> Iterator[tuple[str, float]]:
    """The numbers among derived values and in the fields of solvers' results, by their keys."""
    for name in names:
        yield from _values(name, scope[name], 0)


def redone(
    parameters: Mapping[str, object], answer: Callable[[Mapping[str, object]], float | None], most: int
) -> Iterator[Slip]:
    """What the answer becomes where two parameters change places, or a count is one too many or too few."""
    drawn = {name: value for name, value in parameters.items() if _is_number(value)}
    pairs = [(a, b) for a in drawn for b in drawn if a < b and drawn[a] != drawn[b]]
    counts = [
        (name, value + change)
        for name, value in drawn.items()
        if isinstance(value, int) and 1 < value <= 10_000
        for change in (-1, 1)
    ]
    changes: list[tuple[str, str, dict[str, object]]] = [
        ("swapped", f"{a}|{b}", {a: drawn[b], b: drawn[a]}) for a, b in pairs
    ]
    changes += [("off-by-one", name, {name: value}) for name, value in counts]
    for kind, key, change in changes[:most]:
        value = answer({**parameters, **change})
        if value is not None and math.isfinite(value) and value:
            yield Slip(kind, key, value)


def number(value: object) -> float | None:
    """A number as a float; None for anything else."""
    return _number(value) if _is_number(value) else None


def _values(key: str, value: object, depth: int) -> Iterator[tuple[str, float]]:
    if _is_number(value):
        yield key, _number(value)
    elif is_dataclass(value) and depth < 3:
        for each in [f.name for f in fields(value)][:MOST_FIELDS]:
            yield from _values(f"{key}.{each}", getattr(value, each), depth + 1)
        for name, found in vars(type(value)).items():
            if isinstance(found, property):
                yield from _values(f"{key}.{name}", getattr(value, name), depth + 1)
    elif isinstance(value, list | tuple) and depth < 3 and len(value) <= 12:
        for place, item in enumerate(value):
            yield from _values(f"{key}[{place}]", item, depth + 1)


def _named(tree: Tree, name: str) -> Tree:
    """A derived value in its own name: a product or a sum then stays together where it is a part of another."""
    from dataclasses import replace

    return replace(tree, key=name)


def _is_number(value: object) -> bool:
    try:
        as_fraction(value)
    except (TypeError, ValueError):
        return False
    return True


def _number(value: object) -> float:
    """A value as a float; infinity where it lies beyond floats, as the largest float64 and one step do: no slip is looked for there."""
    exact = as_fraction(value)[0]
    try:
        return float(exact)
    except OverflowError:
        return math.inf if exact > 0 else -math.inf


@lru_cache(maxsize=4096)
def _parsed(text: str) -> ast.expr:
    return ast.parse(text.strip(), mode="eval").body


def _key(node: ast.expr) -> str:
    return ast.unparse(node)
