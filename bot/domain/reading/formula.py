"""A formula in a question's symbols, in signs or in words: ``2mnk``, ``n به توان سه``, ``n log n``, ``the square root of T times h``.

Signs alone are mathematics and are parsed as such; else every word must be accounted for, as beside a number.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from bot.domain.mathematics.clean import LENGTH_LIMIT, clean
from bot.domain.mathematics.parse import ParseFault, parse
from bot.domain.mathematics.tree import Number
from bot.domain.reading.beside import asserted
from bot.domain.reading.claim import ReadingFaultError
from bot.domain.reading.formula_side import ORDER, Formula, FormulaClaim, is_balanced
from bot.domain.reading.hedges import MEMBERSHIP, refuse_hedges, refuse_spelled_sums, says_independent
from bot.domain.reading.numerals import composed
from bot.domain.reading.places import OPENERS, PUNCTUATION
from bot.domain.reading.relations import RELATIONS
from bot.domain.reading.scope import MAYBE, ways
from bot.domain.reading.symbols import with_symbols
from bot.domain.reading.tokens import Token, TokenFaultError, tokens_of

ROUND = " .?;,~≈"
LOG_BASE = re.compile(r"\blog(?:arithm)? (?:to (?:the )?)?base (2|10|two|ten)(?: of)?(?= )", re.IGNORECASE)
ELLIPSIS = re.compile(r"\.\.|…|⋯")
COMPUTED = frozenset({"+", "-", "*", "/", "^", "**", "!", "%", "|", "function"})
CHANGES = frozenset({"function", "share", "sign", "postfix", "operator"})
"""Senses of words that make another growth of what they stand beside."""
CLOSERS = frozenset(OPENERS.values())
BASES = {"two": "2", "ten": "10"}
ORDER_SIGN = re.compile(r"([ΘΩ])(?=\w)")
OMEGA = frozenset({"omega", "ω", "Ω"})


def read_formula(text: str, symbols: tuple[str, ...], *, growth: bool = False) -> list[FormulaClaim]:
    """The formulas that the sides of a text are, in order; the last one is the answer. Raises ReadingFaultError."""
    plain = clean(text)
    return asserted(plain, lambda part: _stated(part, symbols, growth), _differ)


def _differ(first: list[FormulaClaim], second: list[FormulaClaim]) -> bool:
    return first[-1].tree != second[-1].tree


def _stated(plain: str, symbols: tuple[str, ...], growth: bool) -> list[FormulaClaim]:
    if len(plain) > LENGTH_LIMIT:
        raise ReadingFaultError("too-long")
    plain = LOG_BASE.sub(lambda base: f"log{BASES.get(base[1].lower(), base[1])}", plain)
    plain = plain.strip(ROUND).strip("`\"'")
    if not plain:
        raise ReadingFaultError("no-formula")
    if not MAYBE.search(plain) and (claim := _in_signs(plain, symbols, growth)) is not None:
        return [claim]
    return _in_words(plain, symbols, growth)


def _in_signs(plain: str, symbols: tuple[str, ...], growth: bool) -> FormulaClaim | None:
    """The claim of a text that is mathematics and nothing else, perhaps inside O(…)."""
    while growth and plain.startswith("(") and plain.endswith(")") and is_balanced(plain[1:-1]):
        plain = plain[1:-1].strip()
    inner, omega = plain, False
    if (
        growth
        and (order := ORDER.match(plain))
        and plain.endswith(")")
        and not _is_symbol(order.group(), symbols)
    ):
        inner, omega = plain[order.end() : -1].strip(), order.group().strip(" (").lower() in OMEGA
        if not is_balanced(inner):
            return None
    if not inner:
        raise ReadingFaultError("no-formula")
    parsed = parse(inner, symbols)
    if isinstance(parsed, ParseFault):
        if parsed.code in ("too-large", "too-deep", "ambiguous-division"):
            raise ReadingFaultError(parsed.code, parsed.piece)
        return None
    return FormulaClaim(inner.strip(), parsed.tree, parsed.folded, omega)


def _is_symbol(order: str, symbols: tuple[str, ...]) -> bool:
    return order.strip(" (") in symbols


def _in_words(plain: str, symbols: tuple[str, ...], growth: bool) -> list[FormulaClaim]:
    plain = ORDER_SIGN.sub(r"\1 ", plain)
    if growth:
        plain = re.sub(r"(?<![\w.)])0\((?=[^\W\d])", "O(", plain)
    try:
        tokens = composed(
            with_symbols(
                tokens_of(plain, all_kinds=True, letters=frozenset("".join(symbols).lower())), plain, symbols
            )
        )
    except TokenFaultError as error:
        raise ReadingFaultError(error.code, error.piece) from error
    if MAYBE.search(plain):
        if texts := ways(tokens, plain):
            raise ReadingFaultError("several-readings", ways=texts)
        if (claim := _in_signs(plain, symbols, growth)) is not None:
            return [claim]
    if growth and says_independent(tokens, symbols):
        return [FormulaClaim("1", Number(Fraction(1), "1"))]
    refuse_hedges(tokens)
    refuse_spelled_sums(tokens)
    claims: list[FormulaClaim] = []
    sides = _sides(tokens)
    for place, side in enumerate(sides):
        last = place + 1 == len(sides)
        # What a growth is concluded from may be another growth; what it equals may not.
        working = growth and any(each.concludes for each in sides[place:])
        named = working or (len(side.tokens) == 1 if growth else _is_name(side.tokens))
        try:
            found = Formula(side.tokens, plain, symbols, growth).claims()
        except ReadingFaultError:
            if not last and (named or (growth and (place or _is_called(side.tokens, plain)))):
                continue
            raise
        if len(found) == 1 and not last and named:
            continue
        claims += found
    if not claims:
        raise ReadingFaultError("no-formula")
    return claims


def _is_name(side: Sequence[Token]) -> bool:
    """Whether a side before a relation is what the formula is called: ``T(n)``, ``FLOPs``, ``m``."""
    words = [token for token in side if token.kind in ("word", "symbol")]
    if len(words) == len(side):
        if any(token.senses.keys() & CHANGES for token in side):
            return False
        return len(words) == 1 or not any(token.kind == "symbol" for token in side)
    return side[0].kind == "word" and not side[0].senses and len(side) > 1 and side[1].kind == "("


def _is_called(side: Sequence[Token], plain: str) -> bool:
    """Whether the first side is what has a growth: ``T(n)``, ``time in the worst case``, ``1 + 2 + … + n``.

    Something computed of it, such as ``T(n)^2`` or ``the root of T``, has another growth.
    """
    if ELLIPSIS.search(plain[side[0].start : side[-1].end]):
        return True
    depth = 0
    for token in side:
        depth += (token.kind in OPENERS) - (token.kind in CLOSERS)
        if not depth and (token.kind in COMPUTED or token.senses.keys() & CHANGES):
            return False
    return True


@dataclass(frozen=True, slots=True)
class _Side:
    """The tokens up to a relation; ``concludes`` where what follows is concluded from them (so, therefore)."""

    tokens: list[Token]
    concludes: bool = False


def _sides(tokens: Sequence[Token]) -> list[_Side]:
    sides: list[_Side] = []
    side: list[Token] = []
    depth = 0
    for token in tokens:
        depth += (token.kind == "(") - (token.kind == ")")
        concludes = token.kind == "word" and token.says("conclusion")
        relation = (
            concludes
            or token.kind in RELATIONS
            or token.kind == MEMBERSHIP
            or (token.kind == "word" and token.says("relation"))
        )
        if relation and depth == 0:
            sides.append(_Side(side, concludes))
            side = []
        else:
            side.append(token)
    sides.append(_Side(side))
    return [side for side in sides if any(token.kind not in PUNCTUATION for token in side.tokens)]
