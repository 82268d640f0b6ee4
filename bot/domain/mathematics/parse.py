"""Typed mathematics read into the small tree of ``tree.py``: bounds, tokens, then a lark grammar. Nothing is evaluated."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from lark import Lark, Token, Transformer, v_args
from lark.exceptions import LarkError, VisitError
from lark.lexer import Lexer

from bot.domain.mathematics.clean import LENGTH_LIMIT
from bot.domain.mathematics.substitution import rebuild
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

DEPTH_LIMIT = 50
DIGIT_LIMIT = 400
EXPONENT_LIMIT = 5000
FUNCTIONS = {
    **{
        name: name
        for name in ("log", "ln", "log2", "log10", "sqrt", "exp", "abs", "floor", "ceil", "min", "max")
    },
    "lb": "log2",
    "lg": "log",
    "loge": "ln",
}
CONSTANTS = ("pi", "e")
OPERATORS = {
    "+": "PLUS",
    "-": "MINUS",
    "*": "STAR",
    "/": "SLASH",
    "^": "CIRCUMFLEX",
    "(": "LPAR",
    ")": "RPAR",
    ",": "COMMA",
    "!": "BANG",
    "%": "PERCENT",
}

GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?![\d,])(?:\.\d+)?|\d{1,3}(?: \d{3})+(?!\d| \d)(?:\.\d+)?")
PLAIN = re.compile(r"(?:\d+\.?\d*|\.\d+)")
SCIENTIFIC = re.compile(r"[eE]([+-]?\d+)(?![\dA-Za-z.])")
WORD = re.compile(r"[^\W\d]\w*", re.UNICODE)
LOG_BASE = re.compile(r"\blog\s*_\s*\(?\s*(2|10|e)\s*\)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ParseFault:
    """Why a text is not mathematics: a code (``syntax``, ``unknown-symbol``, ``brackets``, …) and the piece at fault."""

    code: str
    piece: str = ""


@dataclass(frozen=True, slots=True)
class Parsed:
    """A tree, and whether symbols' case had to be folded to read it."""

    tree: Tree
    folded: bool = False


class _NumberToken(Token):
    """A number's token with its exact value."""

    exact: Fraction


class _FaultError(Exception):
    def __init__(self, code: str, piece: str = "") -> None:
        super().__init__(code)
        self.fault = ParseFault(code, piece)


def parse(text: str, symbols: Collection[str] = ()) -> Parsed | ParseFault:
    """Reads cleaned text (see ``clean``) as mathematics in the given symbols; ``pi`` and ``e`` are constants unless declared.

    Bounds: 500 characters, brackets 50 deep, numbers of 400 digits, decimal exponents up to ±5000.
    """
    if len(text) > LENGTH_LIMIT:
        return ParseFault("too-long")
    try:
        _check_brackets(text)
        names = tuple(sorted(symbols))
        tokens, folded = _tokens(LOG_BASE.sub(r"log\1 ", text).replace("**", "^"), names)
        if len(tokens) == 1 and isinstance(tokens[0], _NumberToken):
            return Parsed(Number(tokens[0].exact, str(tokens[0])))
        return Parsed(_plain(_grammar().parse(tokens)), folded)  # type: ignore[arg-type]  # our lexer takes tokens
    except _FaultError as error:
        return error.fault
    except VisitError as error:
        return error.orig_exc.fault if isinstance(error.orig_exc, _FaultError) else ParseFault("syntax")
    except (LarkError, RecursionError):
        return ParseFault("syntax")


def _plain(tree: Tree) -> Tree:
    """The tree with products written without a sign as plain products."""
    return rebuild(tree, _plain)


def _check_brackets(text: str) -> None:
    depth = 0
    for character in text:
        depth += (character in "([{") - (character in ")]}")
        if depth < 0:
            raise _FaultError("brackets")
        if depth > DEPTH_LIMIT:
            raise _FaultError("too-deep")
    if depth:
        raise _FaultError("brackets")


def _tokens(text: str, symbols: tuple[str, ...]) -> tuple[list[Token], bool]:
    tokens: list[Token] = []
    folded = False
    at = 0
    while at < len(text):
        character = text[at]
        if character.isspace():
            at += 1
        elif character.isdecimal() or (character == "." and text[at + 1 : at + 2].isdecimal()):
            token, at = _number(text, at)
            tokens.append(token)
        elif word := WORD.match(text, at):
            pieces, changed = split_word(word.group(), symbols)
            folded |= changed
            tokens += [
                Token("FUNCTION" if piece in FUNCTIONS and piece not in symbols else "SYMBOL", piece)
                for piece in pieces
            ]
            at = word.end()
        else:
            tokens.append(_operator(character))
            at += 1
    return tokens, folded


def _operator(character: str) -> Token:
    character = {"[": "(", "]": ")", "{": "(", "}": ")", ";": ","}.get(character, character)
    if character not in OPERATORS:
        raise _FaultError("syntax", character)
    return Token(OPERATORS[character], character)


def _number(text: str, at: int) -> tuple[Token, int]:
    match = GROUPED.match(text, at) or PLAIN.match(text, at)
    assert match is not None
    digits, end = match.group(), match.end()
    if text[end : end + 1] == "," and text[end + 1 : end + 2].isdecimal() and not _inside_call(text, at):
        raise _FaultError("grouping", text[at : end + 4])
    written = re.sub("[, ]", "", digits)
    exponent = SCIENTIFIC.match(text, end)
    power = 0
    if exponent:
        if len(exponent.group(1)) > 6 or abs(int(exponent.group(1))) > EXPONENT_LIMIT:
            raise _FaultError("too-large", exponent.group()[:12])
        power, end = int(exponent.group(1)), exponent.end()
        written += f"e{power}"
    if len(digits) > DIGIT_LIMIT:
        raise _FaultError("too-large")
    value = Fraction(
        written.partition("e")[0].rstrip(".")
        if not written.startswith(".")
        else "0" + written.partition("e")[0]
    )
    token = _NumberToken("NUMBER", written)
    token.exact = value * Fraction(10) ** power if power else value
    return token, end


def _inside_call(text: str, at: int) -> bool:
    """Whether a comma here may separate a function's arguments."""
    return text.count("(", 0, at) > text.count(")", 0, at)


@lru_cache(maxsize=4096)
def split_word(word: str, symbols: tuple[str, ...]) -> tuple[tuple[str, ...], bool]:
    """A run of letters as function names and symbols (``nlogn`` is n, log, n), and whether case was folded.

    Raises a fault that ``parse`` returns when the run cannot be split.
    """
    known = {name: name for name in (*FUNCTIONS, *symbols, *(c for c in CONSTANTS if c not in symbols))}
    whole = _split(word, known)
    if whole:
        return whole, False
    folded = {name.lower(): name for name in FUNCTIONS}
    lowered = [symbol.lower() for symbol in symbols]
    folded |= {symbol.lower(): symbol for symbol in symbols if lowered.count(symbol.lower()) == 1}
    folded |= {"pi": "pi"} if "pi" not in lowered else {}
    pieces = _split(word, {**folded, **known}) or _split(word.lower(), folded)
    if pieces:
        return pieces, "".join(pieces) != word
    raise _FaultError("unknown-symbol", word[:20])


def _split(word: str, known: dict[str, str]) -> tuple[str, ...]:
    """The split into fewest known pieces, or ()."""
    if word in known:
        return (known[word],)
    best: list[tuple[str, ...] | None] = [()] + [None] * len(word)
    for end in range(1, len(word) + 1):
        for start in range(max(0, end - 12), end):
            before = best[start]
            if before is None or word[start:end] not in known:
                continue
            current = best[end]
            if current is None or len(before) + 1 < len(current):
                best[end] = (*before, known[word[start:end]])
    return best[-1] or ()


class _Tokens(Lexer):
    """Hands ready tokens to the grammar."""

    def __init__(self, lexer_conf: Any) -> None:
        """Takes lark's configuration, of which nothing is needed."""

    def lex(self, data: list[Token]) -> Iterator[Token]:  # type: ignore[override]
        return iter(data)


@cache
def _grammar() -> Lark:
    source = files("bot.domain.grading").joinpath("grammar.lark").read_text(encoding="utf-8")
    return Lark(source, parser="lalr", lexer=_Tokens, transformer=_Builder())


@v_args(inline=True)
class _Builder(Transformer[Token, Tree]):
    """Grammar rules to tree nodes."""

    def number(self, token: _NumberToken) -> Tree:
        return Number(token.exact, str(token))

    def symbol(self, token: Token) -> Tree:
        return Symbol(str(token))

    def add(self, left: Tree, right: Tree) -> Tree:
        return Sum((*left.terms, right)) if isinstance(left, Sum) else Sum((left, right))

    def subtract(self, left: Tree, right: Tree) -> Tree:
        return self.add(left, Negative(right))

    def negative(self, operand: Tree) -> Tree:
        return Negative(operand)

    def multiply(self, left: Tree, right: Tree) -> Tree:
        return Product((*left.factors, right)) if isinstance(left, Product) else Product((left, right))

    def multiply_negative(self, left: Tree, right: Tree) -> Tree:
        return self.multiply(left, Negative(right))

    def divide(self, dividend: Tree, divisor: Tree) -> Tree:
        if isinstance(divisor, _Run):
            raise _FaultError("ambiguous-division")
        return Quotient(dividend, divisor)

    def divide_negative(self, dividend: Tree, divisor: Tree) -> Tree:
        return self.divide(dividend, Negative(divisor))

    def juxtapose(self, left: Tree, right: Tree) -> Tree:
        return _Run((*left.factors, right)) if isinstance(left, _Run) else _Run((left, right))

    def number_power(self, token: _NumberToken, exponent: Tree) -> Tree:
        return Power(self.number(token), exponent)

    def number_symbol(self, token: _NumberToken, symbol: Token) -> Tree:
        return Product((self.number(token), Symbol(str(symbol))))

    def power(self, base: Tree, exponent: Tree) -> Tree:
        return Power(base, exponent)

    def factorial(self, operand: Tree) -> Tree:
        return Factorial(operand)

    def percent(self, operand: Tree) -> Tree:
        return Quotient(operand, Number(Fraction(100), "100"))

    def bracketed(self, inner: Tree) -> Tree:
        return Product(inner.factors) if isinstance(inner, _Run) else inner

    def arguments(self, *arguments: Tree) -> tuple[Tree, ...]:
        return arguments

    def call(self, function: Token, arguments: tuple[Tree, ...]) -> Tree:
        return _call(str(function), arguments)

    def apply(self, function: Token, operand: Tree) -> Tree:
        return _call(str(function), (operand,))

    def apply_power(self, function: Token, exponent: Tree, operand: Tree) -> Tree:
        return Power(_call(str(function), (operand,)), exponent)


class _Run(Product):
    """A product written without a sign; ``a/bc`` is ambiguous, so a quotient refuses it as a divisor."""

    __slots__ = ()


def _call(name: str, arguments: tuple[Tree, ...]) -> Tree:
    function = FUNCTIONS[name]
    most = {"log": 2, "min": 20, "max": 20}.get(function, 1)
    if len(arguments) > most:
        raise _FaultError("arguments", name)
    return Call(function, arguments)
