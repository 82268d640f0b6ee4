"""Texts of content: Markdown with LaTeX and places. ``<< >>`` puts a value, ``<% %>`` repeats or chooses, ``<# #>`` comments.

A number that is put in is not written out but marked (U+E000 exact|format U+E001), since how it is written depends on where it
stands (formula, code, running text) and on who reads it. A text that is put in is escaped, except in formulas and code.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from contextvars import ContextVar
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from operator import add, mod
from typing import Any

from jinja2 import StrictUndefined, TemplateError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import missing

from bot.catalogue.expression import BUILT_IN, divide, multiply
from bot.catalogue.faults import PlacedError
from bot.catalogue.plain_words import no_field, plainly
from bot.catalogue.wording import meant, unknown
from bot.domain.mathematics.real import Real, as_fraction, decimal_text, ratio_power

LONGEST = 100_000
"""Characters of a template, and of what it makes."""
MOST_PIECES, MOST_NUMBERS, DEEPEST = 100_000, 100_000, 3
"""Bounds for a folder of content from somebody else: pieces put out, numbers that its loops go over, loops in one another."""
REFUSED = (
    nodes.Macro, nodes.CallBlock, nodes.Import, nodes.FromImport, nodes.Include, nodes.Extends, nodes.Block, nodes.Concat,
)  # fmt: skip
NUMBER_OPEN, NUMBER_CLOSE = "\ue000", "\ue001"
_TEXT_OPEN, _TEXT_CLOSE = "\ue002", "\ue003"


_numbers_left: ContextVar[list[int] | None] = ContextVar("numbers_left", default=None)


class FillError(PlacedError):
    """A text has a place that cannot be filled from the scope, or is not a template."""


def fill(template: str, scope: Mapping[str, object]) -> str:
    """The template with its places filled: Markdown whose computed numbers are marked. Raises FillError."""
    if "<" not in template:
        return template
    return _kept_in_cells(_escape_texts(_made(template, scope)))


@dataclass(frozen=True, slots=True)
class Marked:
    """A number on its way into a text, with the format an author chose for it."""

    exact: str
    format: str = ""

    def __str__(self) -> str:
        return NUMBER_OPEN + self.exact + (f"|{self.format}" if self.format else "") + NUMBER_CLOSE


def _mark(value: object, format_: str = "") -> Marked:
    if isinstance(value, StrictUndefined):
        str(value)  # says what is not defined
    fraction, exact = as_fraction(value)
    if exact and fraction.denominator == 1:
        return Marked(str(fraction.numerator), format_)
    return Marked(str(fraction) if exact else decimal_text(fraction), format_)


def _present(value: object) -> object:
    if isinstance(value, bool) or value is None:
        raise FillError(f"a place was filled with {value}, which is neither a number nor a text")
    if isinstance(value, int | Fraction | Decimal | float | Real):
        return str(_mark(value))
    if isinstance(value, Marked):
        return str(value)
    if isinstance(value, str):
        return f"{_TEXT_OPEN}{value}{_TEXT_CLOSE}"
    if isinstance(value, StrictUndefined):
        return str(value)
    raise FillError(f"a place was filled with a {type(value).__name__}: name one of its fields")


def _join(values: Iterable[object], between: str = ", ") -> Marked | str:
    return _Joined(between.join(str(_present(value)) for value in values))


class _Joined(str):
    """Several values already presented, with the author's own text between them."""


def _counted(value: object, one: str, many: str) -> _Joined:
    """A count with its noun: ``1 layer``, ``12 layers``."""
    return _Joined(f"{_present(value)} {one if value == 1 else many}")


_NAME = re.compile(r"([A-Za-z])(\d+)")


class _Undefined(StrictUndefined):
    """What is not there: a field that is missing is told in an author's words."""

    @property
    def _undefined_message(self) -> str:
        owner, name = self._undefined_obj, self._undefined_name
        return (
            no_field(owner, name)
            if isinstance(name, str) and owner is not missing
            else super()._undefined_message
        )


class _Environment(ImmutableSandboxedEnvironment):
    """Jinja's sandbox, with the exact division and bounded powers of content's expressions."""

    intercepted_binops = frozenset({"/", "**", "*", "%", "+"})

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:  # noqa: ARG002 - Jinja's signature
        if isinstance(left, Marked) or isinstance(right, Marked):
            raise FillError(
                f"a filter binds before {operator}: put brackets round what it formats, as in << (a {operator} b) | digits(3) >>"
            )
        if isinstance(left, str | list | tuple) and operator in ("%", "+"):
            raise FillError(f"{operator} takes numbers: write texts beside one another")
        made = {"/": divide, "**": ratio_power, "*": multiply, "%": mod, "+": add}
        return made[operator](left, right)

    def wrap_str_format(self, value: Any) -> None:
        """A text's format is refused as its other methods are, instead of being wrapped."""

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """No method of a text: a width in a format would make it as long as anybody likes."""
        return not isinstance(obj, str) and super().is_safe_attribute(obj, attr, value)


def _environment() -> _Environment:
    environment = _Environment(
        block_start_string="<%",
        block_end_string="%>",
        variable_start_string="<<",
        variable_end_string=">>",
        comment_start_string="<#",
        comment_end_string="#>",
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=_Undefined,
        finalize=lambda value: value if isinstance(value, _Joined) else _present(value),
        autoescape=False,
    )
    environment.globals.clear()
    environment.globals["range"] = range_inclusive
    environment.filters = {
        name: environment.filters[name] for name in ("length", "first", "last", "abs", "sum", "max", "min")
    } | {
        "digits": lambda value, count: _mark(value, str(int(count))),
        "fixed": lambda value, count: _mark(value, f"{int(count)}f"),
        "sci": lambda value, count=3: _mark(value, f"e{int(count)}"),
        "pow2": lambda value: _mark(value, "pow2"),
        "plain": lambda value: _mark(value, "plain"),
        "counted": _counted,
        "join": _join,
        "subscripted": lambda text: _NAME.sub(r"\1_{\2}", text),
    }
    return environment


def range_inclusive(first: int, last: int) -> list[int]:
    """The whole numbers from first to last, both included, at most 10 000 of them. Raises FillError where a text asks for too many."""
    numbers = list(range(first, min(last, first + 9_999) + 1))
    if (left := _numbers_left.get()) is not None:
        if left[0] < len(numbers):
            raise FillError("its loops go round too often")
        left[0] -= len(numbers)
    return numbers


@lru_cache(maxsize=1)
def environment() -> _Environment:
    """The one template environment; building it costs, so it waits for its first use."""
    return _environment()


@lru_cache(maxsize=4096)
def _compiled(template: str) -> Any:
    if len(template) > LONGEST:
        raise FillError("it is too long")
    tree = environment().parse(template)
    for node in tree.find_all(REFUSED):
        raise FillError(f"line {node.lineno}: a text may not have a {type(node).__name__.lower()}")
    if _nesting(tree) > DEEPEST:
        raise FillError("its loops lie too deep in one another")
    code = environment().compile(tree)
    return environment().template_class.from_code(environment(), code, environment().make_globals(None))


def _made(template: str, scope: Mapping[str, object]) -> str:
    """The filled template. Raises FillError, in an author's words, for whatever goes wrong."""
    try:
        return _rendered(template, scope)
    except (TemplateError, TypeError, ValueError, ArithmeticError, LookupError, AttributeError) as error:
        raise FillError(_told(error, scope)) from error


def _told(error: Exception, scope: Mapping[str, object]) -> str:
    if found := _UNDEFINED.fullmatch(str(error)):
        name = found[1]
        if name in BUILT_IN:
            return f"a text does not call `{name}`: give the value a name in `let`"
        return unknown(name, scope)
    if found := _NO_FILTER.search(str(error)):
        nearest = meant(found[1], environment().filters)
        return f"there is no filter `{found[1]}`" + (f". Did you mean `{nearest}`?" if nearest else "")
    return plainly(error)


_UNDEFINED = re.compile("'(.+)' is undefined")
_NO_FILTER = re.compile("No filter named '(.+)'")


def _nesting(node: nodes.Node) -> int:
    """How deep loops lie in one another."""
    return isinstance(node, nodes.For) + max(map(_nesting, node.iter_child_nodes()), default=0)


def _rendered(template: str, scope: Mapping[str, object]) -> str:
    """The filled template. Raises FillError where it grows too long, or its loops go round too often."""
    token = _numbers_left.set([MOST_NUMBERS])
    pieces: list[str] = []
    length = 0
    try:
        for piece in _compiled(template).generate(scope):
            pieces.append(piece)
            length += len(piece)
            if length > LONGEST or len(pieces) > MOST_PIECES:
                raise FillError("what it makes is too long")
    finally:
        _numbers_left.reset(token)
    return "".join(pieces)


_FORMATTED = re.compile(rf"({NUMBER_OPEN}[^|{NUMBER_CLOSE}]*)(\|[^{NUMBER_CLOSE}]*{NUMBER_CLOSE})")


def _kept_in_cells(filled: str) -> str:
    """In the rows of a table, the bar inside a mark is escaped, or it would end the cell; the Markdown parser takes the escape away."""
    lines = filled.split("\n")
    return "\n".join(
        _FORMATTED.sub(r"\1\\\2", line) if line.lstrip().startswith("|") else line for line in lines
    )


_PARTS = re.compile(
    rf"(?P<text>{_TEXT_OPEN}[^{_TEXT_OPEN}{_TEXT_CLOSE}]*{_TEXT_CLOSE})"
    r"|(?P<fence>```)|(?P<code>`)|(?P<formula>\$\$?)|(?P<escaped>\\[$`\\])",
)
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>()#+\-.!|$~])")


def _escape_texts(filled: str) -> str:
    """Texts that were put in, escaped for Markdown where they stand in running text."""
    if _TEXT_OPEN not in filled:
        return filled
    inside = ""

    def replace(match: re.Match[str]) -> str:
        nonlocal inside
        part = match.group()
        if match.lastgroup == "text":
            text = part[1:-1]
            return text if inside else _SPECIAL.sub(r"\\\1", text)
        if match.lastgroup != "escaped":
            inside = "" if inside == part else inside or part
        return part

    return _PARTS.sub(replace, filled)


def literal(template: str, scope: Mapping[str, object], field: str = "") -> str:
    """A short text that is no prose (a unit, a formula), with its places filled and its numbers written out in Latin.

    ``field`` is where it stands, which its errors name.
    """
    if "<<" not in template and "<%" not in template:
        return template
    try:
        filled = _made(template, scope).replace(_TEXT_OPEN, "").replace(_TEXT_CLOSE, "")
    except FillError as error:
        error.path = (field,) if field else ()
        raise
    return re.sub(rf"{NUMBER_OPEN}([^|{NUMBER_CLOSE}]*)[^{NUMBER_CLOSE}]*{NUMBER_CLOSE}", r"\1", filled)
