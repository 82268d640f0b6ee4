"""Mathematics written in signs, read into the small tree of ``tree.py``: bounds, tokens, then ``grammar.py``. Nothing is evaluated."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from bot.domain.codes import Code
from bot.domain.mathematics.clean import LENGTH_LIMIT
from bot.domain.mathematics.grammar import FUNCTIONS, Sign, SyntaxFaultError, tree_of
from bot.domain.mathematics.tree import Number, Tree

DEPTH_LIMIT = 50
DIGIT_LIMIT = 400
EXPONENT_LIMIT = 3_800
"""With ``DIGIT_LIMIT`` digits before it, a number of 4,200 digits at most: Python writes none of more than 4,300."""
CONSTANTS = ("pi", "e")
OPERATORS = frozenset("+-*/^(),!%")

GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?![\d,])(?:\.\d+)?|\d{1,3}(?: \d{3})+(?!\d| \d)(?:\.\d+)?")
PLAIN = re.compile(r"(?:\d+\.?\d*|\.\d+)")
SCIENTIFIC = re.compile(r"[eE]([+-]?\d+)(?![\dA-Za-z.])")
WORD = re.compile(r"[^\W\d]\w*", re.UNICODE)
LOG_BASE = re.compile(r"\blog\s*_\s*\(?\s*(2|10|e)\s*\)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ParseFault:
    """Why a text is not mathematics: a code (``syntax``, ``unknown-symbol``, ``brackets``, …) and the piece at fault."""

    code: Code
    piece: str = ""


@dataclass(frozen=True, slots=True)
class Parsed:
    """A tree, and whether symbols' case had to be folded to read it."""

    tree: Tree
    folded: bool = False


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
        return Parsed(tree_of(tokens), folded)
    except SyntaxFaultError as error:
        return ParseFault(error.code, error.piece)
    except RecursionError:
        return ParseFault("syntax")


def _check_brackets(text: str) -> None:
    depth = 0
    for character in text:
        depth += (character in "([{") - (character in ")]}")
        if depth < 0:
            raise SyntaxFaultError("brackets")
        if depth > DEPTH_LIMIT:
            raise SyntaxFaultError("too-deep")
    if depth:
        raise SyntaxFaultError("brackets")


def _tokens(text: str, symbols: tuple[str, ...]) -> tuple[list[Sign], bool]:
    tokens: list[Sign] = []
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
                Sign("function" if piece in FUNCTIONS and piece not in symbols else "symbol", piece)
                for piece in pieces
            ]
            at = word.end()
        else:
            tokens.append(_operator(character))
            at += 1
    return tokens, folded


def _operator(character: str) -> Sign:
    character = {"[": "(", "]": ")", "{": "(", "}": ")", ";": ","}.get(character, character)
    if character not in OPERATORS:
        raise SyntaxFaultError("syntax", character)
    return Sign(character, character)


def _number(text: str, at: int) -> tuple[Sign, int]:
    match = GROUPED.match(text, at) or PLAIN.match(text, at)
    assert match is not None
    digits, end = match.group(), match.end()
    if text[end : end + 1] == "," and text[end + 1 : end + 2].isdecimal() and not _inside_call(text, at):
        raise SyntaxFaultError("grouping", text[at : end + 4])
    written = re.sub("[, ]", "", digits)
    exponent = SCIENTIFIC.match(text, end)
    power = 0
    if exponent:
        if len(exponent.group(1)) > 6 or abs(int(exponent.group(1))) > EXPONENT_LIMIT:
            raise SyntaxFaultError("too-large", exponent.group()[:12])
        power, end = int(exponent.group(1)), exponent.end()
        written += f"e{power}"
    if len(digits) > DIGIT_LIMIT:
        raise SyntaxFaultError("too-large")
    value = Fraction(
        written.partition("e")[0].rstrip(".")
        if not written.startswith(".")
        else "0" + written.partition("e")[0]
    )
    exact = value * Fraction(10) ** power if power else value
    return Sign("number", written, Number(exact, written)), end


def _inside_call(text: str, at: int) -> bool:
    """Whether a comma here may separate a function's arguments."""
    return text.count("(", 0, at) > text.count(")", 0, at)


@lru_cache(maxsize=4096)
def split_word(word: str, symbols: tuple[str, ...]) -> tuple[tuple[str, ...], bool]:
    """A run of letters as function names and symbols (``nlogn`` is n, log, n), and whether case was folded.

    Raises a fault that ``parse`` returns when the run cannot be split.
    """
    known = {
        name: name
        for name in (
            *FUNCTIONS,
            *symbols,
            *(c for c in CONSTANTS if c not in symbols and c.upper() not in symbols),
        )
    }
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
    raise SyntaxFaultError("unknown-symbol", word[:20])


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
