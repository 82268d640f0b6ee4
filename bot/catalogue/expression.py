"""Expressions of content: Python-like arithmetic, walked by an allow-list. Nothing is ever handed to ``eval``.

Whole numbers and fractions stay exact (``/`` gives a fraction); what is irrational becomes a ``Real`` of 60 digits.
"""

from __future__ import annotations

import ast
import math
import operator
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise
from typing import Any

from bot.catalogue.document import Path
from bot.catalogue.faults import PlacedError
from bot.catalogue.plain_words import POWERS, no_field, plainly
from bot.catalogue.wording import meant, unknown
from bot.domain.facts import device, model_shape
from bot.domain.mathematics.real import as_fraction, exponential, logarithm, ratio_power, square_root

Scope = Mapping[str, object]
Node = Callable[[Scope], Any]
LENGTH_LIMIT = 1000
LONGEST_LIST = 10_000
_LOOPS = (ast.ListComp, ast.GeneratorExp, ast.SetComp, ast.DictComp, ast.Lambda)


class ExpressionError(PlacedError):
    """An expression that is not allowed, or that has no value for these numbers."""


@dataclass(frozen=True, slots=True)
class Expression:
    """A compiled expression: its text, the names it takes from the scope, the functions it calls, and its place in the file."""

    text: str
    names: frozenset[str]
    calls: frozenset[str]
    run: Node
    path: Path = ()

    @property
    def calls_solver(self) -> bool:
        return not self.calls <= BUILT_IN

    def __call__(self, scope: Scope) -> Any:
        """The value for a scope. Raises ExpressionError where there is none (an unknown name, a division by zero, …)."""
        try:
            return self.run(scope)
        except ExpressionError as error:
            error.path = error.path or self.path
            raise
        except RecursionError:
            raise
        except Exception as error:
            raise ExpressionError(f"`{self.text}` has no value: {plainly(error)}", self.path) from error


def compile_expression(
    text: str, functions: Mapping[str, Callable[..., object]], path: Path = ()
) -> Expression:
    """An expression made ready. ``functions`` are the solvers (or oracles) it may call beside the built-in functions; ``path`` is
    its place in the file, which its errors name.

    Raises ExpressionError for anything beyond numbers, strings, lists, names, attributes, indices, arithmetic, comparisons,
    ``and or not``, ``x if c else y``, calls of known functions and ``map(n, list, expression)``.
    """
    if len(text) > LENGTH_LIMIT:
        raise ExpressionError(f"an expression may have {LENGTH_LIMIT} characters", path)
    try:
        compiled = _compiled(text, _Functions(functions))
    except ExpressionError as error:
        error.path = path
        raise
    return replace(compiled, path=path) if path else compiled


class _Functions:
    """The functions of an expression, told apart by which mapping they are: there are two, and hundreds of expressions for each."""

    __slots__ = ("mapping",)

    def __init__(self, mapping: Mapping[str, Callable[..., object]]) -> None:
        self.mapping = mapping

    def __hash__(self) -> int:
        return id(self.mapping)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Functions) and other.mapping is self.mapping


@lru_cache(maxsize=4096)
def _compiled(text: str, functions: _Functions) -> Expression:
    """An expression that stands nowhere yet; many stand in several places of a drill, or of several drills."""
    try:
        tree = ast.parse(text.strip(), mode="eval")
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        detail = getattr(error, "msg", type(error).__name__)
        raise ExpressionError(f"`{text}` is not an expression ({detail})") from error
    compiler = _Compiler(text.strip(), functions.mapping)
    run = compiler.node(tree.body)
    return Expression(text, frozenset(compiler.names), frozenset(compiler.calls), run)


def divide(left: Any, right: Any) -> Any:
    """``left / right``: a whole number or a fraction where both are exact."""
    if isinstance(left, int) and isinstance(right, int):
        left = Fraction(left)
    quotient = left / right
    return int(quotient) if isinstance(quotient, Fraction) and quotient.denominator == 1 else quotient


def multiply(left: Any, right: Any) -> Any:
    """``left * right`` of numbers; raises ValueError for repeated texts and lists."""
    for factor in (left, right):
        if isinstance(factor, str | list | tuple):
            raise ValueError("a text or a list cannot be multiplied")
    return left * right


def _at(sequence: Any, index: Any) -> Any:
    return sequence[index]


def _round_half_even(x: Any, decimals: int = 0) -> Any:
    rounded = round(as_fraction(x)[0], decimals)
    return int(rounded) if Fraction(rounded).denominator == 1 else rounded


def _product(numbers: Iterable[Any]) -> Any:
    result: Any = 1
    for number in numbers:
        result = multiply(result, number)
    return result


def _floor(x: Any) -> int:
    return math.floor(as_fraction(x)[0])


def _ceil(x: Any) -> int:
    return math.ceil(as_fraction(x)[0])


def _factorial(n: int) -> int:
    if not 0 <= n <= 170:
        raise ValueError("factorial of a whole number from 0 to 170")
    return math.factorial(n)


def _binomial(n: int, k: int) -> int:
    if not 0 <= k <= n <= 2000:
        raise ValueError("binomial of whole numbers up to 2000")
    return math.comb(n, k)


FUNCTIONS: Mapping[str, Callable[..., object]] = {
    "abs": abs,
    "binomial": _binomial,
    "ceil": _ceil,
    "device": device,
    "exp": exponential,
    "factorial": _factorial,
    "floor": _floor,
    "len": len,
    "ln": logarithm,
    "log": logarithm,
    "log10": lambda x: logarithm(x, 10),
    "log2": lambda x: logarithm(x, 2),
    "max": max,
    "min": min,
    "model_shape": model_shape,
    "product": _product,
    "range": lambda first, last: list(range(first, min(last, first + LONGEST_LIST) + 1)),
    "round_half_even": _round_half_even,
    "sorted": sorted,
    "sqrt": square_root,
    "str": str,
    "sum": sum,
}
"""What every expression may call; ``log`` is the natural logarithm unless a base follows; ``range`` includes both ends."""
BUILT_IN = frozenset((*FUNCTIONS, "map"))
"""The names of all that is called and is no solver."""

_BINARY: Mapping[type[ast.operator], Callable[[Any, Any], Any]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: multiply,
    ast.Div: divide,
    ast.FloorDiv: operator.floordiv,
    ast.Mod: operator.mod,
    ast.Pow: ratio_power,
}
_COMPARE: Mapping[type[ast.cmpop], Callable[[Any, Any], Any]] = {
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
    ast.In: lambda item, items: item in items,
    ast.NotIn: lambda item, items: item not in items,
}
_UNARY: Mapping[type[ast.unaryop], Callable[[Any], Any]] = {
    ast.USub: operator.neg,
    ast.UAdd: lambda x: x,
    ast.Not: operator.not_,
}


class _Compiler:
    def __init__(self, text: str, functions: Mapping[str, Callable[..., object]]) -> None:
        self.text = text
        self.functions = functions
        self.names: set[str] = set()
        self.calls: set[str] = set()

    def node(self, tree: ast.expr) -> Node:
        method = getattr(self, "_" + type(tree).__name__.lower(), None)
        if method is None:
            raise self._refused(tree)
        return method(tree)  # type: ignore[no-any-return]

    def _refused(self, tree: ast.AST) -> ExpressionError:
        part = ast.get_source_segment(self.text, tree) or self.text
        if isinstance(tree, ast.BinOp) and isinstance(tree.op, ast.BitXor):
            return ExpressionError(f"`{part}`: {POWERS}")
        instead = ": write map(n, list, expression)" if isinstance(tree, _LOOPS) else ""
        return ExpressionError(f"`{part}` is not allowed in an expression{instead}")

    def _constant(self, tree: ast.Constant) -> Node:
        value: object = tree.value
        if isinstance(value, float):
            value = Fraction((ast.get_source_segment(self.text, tree) or "").replace("_", ""))
        if not isinstance(value, bool | int | Fraction | str):
            raise self._refused(tree)
        return lambda _scope: value

    def _name(self, tree: ast.Name) -> Node:
        name = tree.id
        if name.startswith("_"):
            raise self._refused(tree)
        self.names.add(name)

        def look_up(scope: Scope) -> object:
            if name not in scope:
                raise ExpressionError(unknown(name, scope))
            return scope[name]

        return look_up

    def _binop(self, tree: ast.BinOp) -> Node:
        operation = _BINARY.get(type(tree.op))
        if operation is None:
            raise self._refused(tree)
        left, right = self.node(tree.left), self.node(tree.right)
        return lambda scope: operation(left(scope), right(scope))

    def _unaryop(self, tree: ast.UnaryOp) -> Node:
        operation = _UNARY.get(type(tree.op))
        if operation is None:
            raise self._refused(tree)
        operand = self.node(tree.operand)
        return lambda scope: operation(operand(scope))

    def _boolop(self, tree: ast.BoolOp) -> Node:
        parts = [self.node(value) for value in tree.values]
        every = all if isinstance(tree.op, ast.And) else any
        return lambda scope: every(bool(part(scope)) for part in parts)

    def _compare(self, tree: ast.Compare) -> Node:
        operations = [_COMPARE.get(type(op)) for op in tree.ops]
        if None in operations:
            raise self._refused(tree)
        parts = [self.node(part) for part in (tree.left, *tree.comparators)]

        def compare(scope: Scope) -> bool:
            values = [part(scope) for part in parts]
            pairs = pairwise(values)
            return all(op(a, b) for op, (a, b) in zip(operations, pairs, strict=True) if op)

        return compare

    def _ifexp(self, tree: ast.IfExp) -> Node:
        test, yes, no = self.node(tree.test), self.node(tree.body), self.node(tree.orelse)
        return lambda scope: yes(scope) if test(scope) else no(scope)

    def _list(self, tree: ast.List | ast.Tuple) -> Node:
        parts = [self.node(part) for part in tree.elts]
        return lambda scope: [part(scope) for part in parts]

    _tuple = _list

    def _slice(self, tree: ast.Slice) -> Node:
        if tree.step is not None:
            raise self._refused(tree)
        lower = self.node(tree.lower) if tree.lower else lambda _scope: None
        upper = self.node(tree.upper) if tree.upper else lambda _scope: None
        return lambda scope: slice(lower(scope), upper(scope))

    def _subscript(self, tree: ast.Subscript) -> Node:
        sequence, index = self.node(tree.value), self.node(tree.slice)
        return lambda scope: _at(sequence(scope), index(scope))

    def _attribute(self, tree: ast.Attribute) -> Node:
        name, owner = tree.attr, self.node(tree.value)
        if name.startswith("_"):
            raise self._refused(tree)

        def attribute(scope: Scope) -> object:
            value = owner(scope)
            try:
                found = value[name] if isinstance(value, Mapping) else getattr(value, name)
            except (AttributeError, KeyError) as error:
                raise ExpressionError(f"`{self.text}` has no value: {no_field(value, name)}") from error
            if callable(found):
                raise ExpressionError(f"`{self.text}`: {name} is not a value")
            return found

        return attribute

    def _call(self, tree: ast.Call) -> Node:
        if not isinstance(tree.func, ast.Name) or any(keyword.arg is None for keyword in tree.keywords):
            raise self._refused(tree)
        name = tree.func.id
        if name == "map":
            return self._map(tree)
        functions = FUNCTIONS if name in FUNCTIONS else self.functions
        if name not in functions:
            nearest = meant(name, {*BUILT_IN, *self.functions})
            instead = f". Did you mean `{nearest}`?" if nearest else ""
            raise ExpressionError(f"there is no function or solver `{name}`{instead}")
        self.calls.add(name)
        # Looked up at the call, since a solver's module is loaded when it is first needed.
        arguments = [self.node(argument) for argument in tree.args]
        keywords = {str(keyword.arg): self.node(keyword.value) for keyword in tree.keywords}
        return lambda scope: functions[name](
            *[argument(scope) for argument in arguments],
            **{name: value(scope) for name, value in keywords.items()},
        )

    def _map(self, tree: ast.Call) -> Node:
        """``map(n, list, expression)``: the expression's value for each item, which it calls ``n``."""
        if len(tree.args) != 3 or tree.keywords or not isinstance(tree.args[0], ast.Name):
            raise ExpressionError("map takes a name, a list and an expression: map(n, lengths, 2 * n)")
        name = tree.args[0].id
        if name.startswith("_"):
            raise self._refused(tree.args[0])
        if any(isinstance(part, ast.Call) and _called(part) == "map" for part in ast.walk(tree.args[2])):
            raise ExpressionError("a map may not stand in another map's expression")
        items, outside = self.node(tree.args[1]), set(self.names)
        each = self.node(tree.args[2])
        if name not in outside:
            self.names.discard(name)
        self.calls.add("map")

        def mapped(scope: Scope) -> list[object]:
            values = items(scope)
            if len(values) > LONGEST_LIST:
                raise ExpressionError(f"map takes at most {LONGEST_LIST} items")
            return [each({**scope, name: value}) for value in values]

        return mapped


def _called(call: ast.Call) -> str:
    return call.func.id if isinstance(call.func, ast.Name) else ""
