"""How signs bind: tokens of mathematics into a tree, by recursive descent.

A product without a sign binds tighter than ``*`` and ``/``; a function without brackets takes the next factor: ``log n^2`` is log(n²).
Behind a factor without a sign a number may stand only with a power: ``2 3`` is no product, ``4.98 10^8`` is one.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from bot.domain.codes import Code
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

FUNCTIONS = {
    **{
        name: name
        for name in ("log", "ln", "log2", "log10", "sqrt", "exp", "abs", "floor", "ceil", "min", "max")
    },
    "lb": "log2",
    "lg": "log",
    "loge": "ln",
    "cbrt": "cbrt",
    "factorial": "factorial",
}
MOST_ARGUMENTS = {"log": 2, "min": 20, "max": 20}
HUNDRED = Number(Fraction(100), "100")
THIRD = Quotient(Number(Fraction(1), "1"), Number(Fraction(3), "3"))


class SyntaxFaultError(Exception):
    """Signs that make no mathematics: a code (``syntax``, ``unknown-symbol``, ``brackets``, …) and the piece at fault."""

    def __init__(self, code: Code, piece: str = "") -> None:
        super().__init__(code)
        self.code, self.piece = code, piece


class Sign(NamedTuple):
    """A token: ``kind`` is number, symbol, function, unit, end, or an operator or bracket itself."""

    kind: str
    text: str
    tree: Tree | None = None


END = Sign("end", "")


def tree_of(signs: Sequence[Sign]) -> Tree:
    """The tree of all the signs. Raises SyntaxFaultError."""
    if len(signs) == 1 and signs[0].kind == "number":
        assert signs[0].tree is not None
        return signs[0].tree
    descent = _Descent(signs)
    tree = descent.sum()
    descent.expect("end")
    return tree


def _times(left: Tree, right: Tree) -> Product:
    return Product((*left.factors, right) if isinstance(left, Product) else (left, right))


class _Descent:
    """The signs and the place reached; each method reads one rule and leaves the place behind it."""

    def __init__(self, signs: Sequence[Sign]) -> None:
        self._signs = [*signs, END]
        self._at = 0
        self._kind = self._signs[0].kind

    def _next(self) -> Sign:
        sign = self._signs[self._at]
        self._at += 1
        self._kind = self._signs[min(self._at, len(self._signs) - 1)].kind
        return sign

    def expect(self, kind: str) -> None:
        if self._kind != kind:
            raise SyntaxFaultError("syntax")
        self._next()

    def sum(self) -> Tree:
        terms = [self._signed()]
        while self._kind in ("+", "-"):
            minus = self._next().kind == "-"
            term = self._signed()
            terms.append(Negative(term) if minus else term)
        if len(terms) == 1:
            return terms[0]
        first = terms[0].terms if isinstance(terms[0], Sum) else (terms[0],)
        return Sum((*first, *terms[1:]))

    def _signed(self) -> Tree:
        signs = []
        while self._kind in ("+", "-"):
            signs.append(self._next().kind)
        tree = self._product()
        for sign in signs:
            tree = Negative(tree) if sign == "-" else tree
        return tree

    def _product(self) -> Tree:
        tree, _ = self._run()
        while self._kind in ("*", "/"):
            divides = self._next().kind == "/"
            minus = self._kind == "-"
            if minus:
                self._next()
            right, is_run = self._run()
            if divides and is_run:
                # ``a/bc``: (a/b)c, or a/(bc)?
                raise SyntaxFaultError("ambiguous-division")
            right = Negative(right) if minus else right
            tree = Quotient(tree, right) if divides else _times(tree, right)
        return tree

    def _run(self) -> tuple[Tree, bool]:
        """A product without signs, and whether it has several factors."""
        factors = [self._factor()]
        quantity = self._quantity(factors[0])
        if quantity is not None:
            return quantity, False
        while self._kind in ("symbol", "(", "function") or (
            self._kind == "number" and self._signs[self._at + 1].kind == "^"
        ):
            factors.append(self._factor())
        if len(factors) == 1:
            return factors[0], False
        product = Product(tuple(factors))
        return (self._quantity(product) or product), True

    def _quantity(self, tree: Tree) -> Tree | None:
        """The tree times the unit behind it; None where none is."""
        if self._kind != "unit":
            return None
        unit = self._next().tree
        assert unit is not None
        return Product((tree, unit))

    def _factor(self) -> Tree:
        if self._kind == "number":
            return self._raised(self._marked(self._number()))
        if self._kind == "function" and self._signs[self._at + 1].kind != "(":
            return self._application()
        return self._raised(self._marked(self._atom()))

    def _number(self) -> Tree:
        tree = self._next().tree
        assert tree is not None
        return tree

    def _marked(self, tree: Tree) -> Tree:
        while self._kind in ("!", "%"):
            tree = Factorial(tree) if self._next().kind == "!" else Quotient(tree, HUNDRED)
        return tree

    def _raised(self, tree: Tree) -> Tree:
        if self._kind != "^":
            return tree
        self._next()
        return Power(tree, self._exponent())

    def _atom(self) -> Tree:
        sign = self._next()
        if sign.kind == "symbol":
            return Symbol(sign.text)
        if sign.kind == "(":
            tree = self.sum()
            self.expect(")")
            return tree
        if sign.kind == "function":
            self.expect("(")
            arguments = [self.sum()]
            while self._kind == ",":
                self._next()
                arguments.append(self.sum())
            self.expect(")")
            return _call(sign.text, tuple(arguments))
        raise SyntaxFaultError("syntax")

    def _application(self) -> Tree:
        """A function without brackets, or with a power before its argument: ``log n``, ``log^2 n``, ``log^2(n)``."""
        name = self._next().text
        power = None
        if self._kind == "^":
            self._next()
            if self._kind not in ("number", "symbol", "("):
                raise SyntaxFaultError("syntax")
            power = self._number() if self._kind == "number" else self._atom()
        operand = self._atom() if power is not None and self._kind == "(" else self._bare()
        call = _call(name, (operand,))
        return call if power is None else Power(call, power)

    def _bare(self) -> Tree:
        if self._kind == "function":
            if self._signs[self._at + 1].kind == "(":
                raise SyntaxFaultError("syntax")
            return self._application()
        if self._kind == "number":
            tree = self._number()
            if self._kind == "symbol":
                tree = Product((tree, Symbol(self._next().text)))
        elif self._kind == "symbol":
            tree = Symbol(self._next().text)
        else:
            raise SyntaxFaultError("syntax")
        while self._kind == "!":
            self._next()
            tree = Factorial(tree)
        return self._raised(tree)

    def _exponent(self) -> Tree:
        if self._kind in ("+", "-"):
            minus = self._next().kind == "-"
            inner = self._exponent()
            return Negative(inner) if minus else inner
        tree = self._number() if self._kind == "number" else self._atom()
        while self._kind == "!":
            self._next()
            tree = Factorial(tree)
        return self._raised(tree)


def _call(name: str, arguments: tuple[Tree, ...]) -> Tree:
    function = FUNCTIONS[name]
    if len(arguments) > MOST_ARGUMENTS.get(function, 1):
        raise SyntaxFaultError("arguments", name)
    if function == "factorial":
        return Factorial(arguments[0])
    return Power(arguments[0], THIRD) if function == "cbrt" else Call(function, arguments)
