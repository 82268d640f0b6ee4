"""A formula of content, as it is typed, in LaTeX: ``n*d*log(n)`` is shown as every other formula is."""

from __future__ import annotations

from collections.abc import Collection

from bot.domain.mathematics.parse import ParseFault, parse
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

ROUND = {"floor": (r"\lfloor ", r" \rfloor"), "ceil": (r"\lceil ", r" \rceil"), "abs": ("|", "|")}
NAMED = {
    "log": r"\log",
    "log2": r"\log_2",
    "log10": r"\log_{10}",
    "ln": r"\ln",
    "exp": r"\exp",
    "min": r"\min",
    "max": r"\max",
}


def latex_of(written: str, symbols: Collection[str]) -> str:
    """The LaTeX of an expression in these symbols. Raises ValueError for what is none."""
    parsed = parse(written, symbols)
    if isinstance(parsed, ParseFault):
        raise ValueError(f"{written}: {parsed.code}")
    return _latex(parsed.tree)


def _latex(tree: Tree) -> str:
    match tree:
        case Number(value, as_written):
            return as_written or str(value)
        case Symbol(name):
            return _symbol(name)
        case Sum(terms):
            return "".join(_term(term, first=not place) for place, term in enumerate(terms))
        case Product(factors):
            return _product(factors)
        case Quotient(dividend, divisor):
            return rf"\frac{{{_latex(dividend)}}}{{{_latex(divisor)}}}"
        case Power(base, exponent):
            whole = isinstance(base, Number | Symbol)
            return f"{_latex(base) if whole else _bracketed(base)}^{{{_latex(exponent)}}}"
        case Negative(operand):
            return f"-{_factor(operand)}"
        case Factorial(operand):
            return f"{_latex(operand) if isinstance(operand, Number | Symbol) else _bracketed(operand)}!"
        case Call(function, arguments):
            return _call(function, arguments)


def _product(factors: tuple[Tree, ...]) -> str:
    """Factors side by side; a dot before a number, and behind a function, where they would run together."""
    written = ""
    for place, factor in enumerate(factors):
        before = factors[place - 1] if place else None
        dotted = isinstance(factor, Number) or isinstance(before, Call)
        written += (r" \cdot " if dotted and place else " " if place else "") + _factor(factor)
    return written


def _symbol(name: str) -> str:
    head, tail = name.rstrip("0123456789"), name[len(name.rstrip("0123456789")) :]
    return f"{head}_{{{tail}}}" if head and tail else name


def _term(term: Tree, *, first: bool) -> str:
    if first:
        return _latex(term)
    return f" - {_factor(term.operand)}" if isinstance(term, Negative) else f" + {_latex(term)}"


def _factor(tree: Tree) -> str:
    return _bracketed(tree) if isinstance(tree, Sum | Negative) else _latex(tree)


def _bracketed(tree: Tree) -> str:
    return f"({_latex(tree)})"


def _call(function: str, arguments: tuple[Tree, ...]) -> str:
    inside = ", ".join(map(_latex, arguments))
    if function == "sqrt":
        return rf"\sqrt{{{inside}}}"
    if function in ROUND:
        return inside.join(ROUND[function])
    if function == "log" and len(arguments) > 1:
        return rf"\log_{{{_latex(arguments[1])}}} {_argument(arguments[0])}"
    only = arguments[0] if len(arguments) == 1 else None
    return f"{NAMED[function]} {_argument(only) if only is not None else f'({inside})'}"


def _argument(tree: Tree) -> str:
    return _latex(tree) if isinstance(tree, Number | Symbol) else _bracketed(tree)
