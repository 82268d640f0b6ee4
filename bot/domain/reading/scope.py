"""How far a function, a power or a half reaches whose operand has no brackets: ``square root of a*b``, ``2 to the power of n+1``.

On paper a root's bar and a raised exponent show their reach; typed or said they do not. Where a longer reach would change the value, the
text has several readings, and each is given back as a text with the brackets written out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.reading.places import OPENERS
from bot.domain.reading.tokens import Token

ROOTS = frozenset({"sqrt", "cbrt"})
SQUARES = frozenset({"square", "cube"})
POWER, PRODUCT, SUM = ("^", "**"), ("*", "/"), ("+", "-")
VALUES = ("number", "symbol")
MAYBE = re.compile(
    r"(?:sqrt|cbrt|√) *[^\s(\[{|]|root|log[\w ]* of|\bl(?:og\d*|n|g|b) ?[^\W\d_]{2}"
    r"|\b(?:half|twice|double|triple|square|cube)\b|power|raised|\bto the\b|(?:squared|cubed)\b"
    r"|[\d.e] ?(?:\^|\*\*) ?\d*[^\W\d_]"
    r"|جذر|رادیکال|ریشه|لگاریتم|توان|نصف|نیمی|برابر|مربع|مجذور|مکعب|radikal|jazr|tavan"
)
"""What a text has in which something may reach in two ways; all others are let by at once."""


@dataclass(frozen=True, slots=True)
class Head:
    """What reaches over an operand that begins at ``begin``; how eager it is to reach over a product, and over a sum."""

    begin: int
    run: bool
    """Over factors without a sign between them: ``sqrt ab``."""
    product: str
    sum: str
    """``never``; ``glued``: where no spaces stand round the sign; ``always``."""


def ways(tokens: Sequence[Token], plain: str) -> tuple[str, ...]:
    """The readings of a text as texts with brackets, the shortest reach first; none where nothing reaches in two ways."""
    for at in range(len(tokens) - 1):
        head = _head(tokens, at)
        if head is None or tokens[head.begin].kind in (*OPENERS, "|"):
            continue
        if (behind := _power_behind(tokens, at, head)) is not None:
            whole, inner = tokens[at].start, tokens[head.begin].start
            power, end = tokens[head.begin + 1].start, tokens[behind].end
            return (
                f"{plain[:inner]}({plain[inner:end]}){plain[end:]}",
                f"{plain[:whole]}({plain[whole:power].rstrip()}) {plain[power:]}",
            )
        ends = _ends(tokens, head)
        if len(ends) > 1:
            start = tokens[head.begin].start
            return tuple(
                f"{plain[:start]}({plain[start : tokens[end - 1].end]}){plain[tokens[end - 1].end :]}"
                for end in ends
            )
    return ()


def _power_behind(tokens: Sequence[Token], at: int, head: Head) -> int | None:
    """Where a power ends that is said behind a logarithm's operand: ``log n squared`` is log(n²) to some, (log n)² to others."""
    place = head.begin + 1
    if not _function(tokens[at]).startswith("l") or place >= len(tokens):
        return None
    if tokens[head.begin].kind not in VALUES or tokens[place].kind != "word":
        return None
    if tokens[place].says("postfix"):
        return place
    raised = tokens[place].senses.get("operator") == "^" and place + 1 < len(tokens)
    return place + 1 if raised and tokens[place + 1].kind == "number" else None


def _head(tokens: Sequence[Token], at: int) -> Head | None:
    token = tokens[at]
    begin = at + 1
    spoken = token.kind == "word" and (" " in token.text or not token.text.isascii())
    if tokens[begin].kind == "word" and tokens[begin].says("of"):
        begin, spoken = begin + 1, True
    if begin >= len(tokens):
        return None
    name = _function(token)
    if name in ROOTS or token.kind == "√":
        eager = "always" if spoken else "glued"
        return Head(begin, run=True, product=eager, sum=eager)
    if name in SQUARES:
        return Head(begin, run=True, product="always", sum="always")
    if name.startswith("l"):
        eager = "glued" if spoken else "never"
        return Head(begin, run=True, product=eager, sum=eager)
    if (token.kind == "word" and token.says("share")) or _is_fraction_in_words(token):
        return Head(begin, run=False, product="never", sum="always")
    if token.kind == "word" and token.senses.get("operator") == "^":
        return Head(begin, run=True, product="glued", sum="always")
    if token.kind in POWER and at and _is_base(tokens[at - 1]):
        return Head(begin, run=True, product="never", sum="never")
    return None


def _is_fraction_in_words(token: Token) -> bool:
    """``نصف``, ``one third``: composed of words, with a value."""
    spelled = token.kind == "number" and not any(map(str.isdecimal, token.text))
    return spelled and token.value is not None and token.value.denominator > 1


def _is_base(token: Token) -> bool:
    """``2^2n`` and ``e^2n`` raise to 2n, or are 4n; ``m^2n`` is m²n."""
    return token.kind == "number" or token.text == "e"


def _ends(tokens: Sequence[Token], head: Head) -> list[int]:
    """Where the operand may end: behind its first factor, behind a product, behind a sum."""
    at = _factor(tokens, head.begin)
    if at == head.begin:
        return []
    ends = [at]
    if head.run and at < len(tokens) and tokens[at].kind == "symbol" and tokens[at].glued:
        while at < len(tokens) and tokens[at].kind == "symbol" and tokens[at].glued:
            at = _factor(tokens, at)
        # Two of a number and a symbol are one operand to everybody: ``log 2n``.
        if tokens[head.begin].kind == "number" and _is_function(tokens[head.begin - 1]):
            ends = []
        ends.append(at)
    at = _through(tokens, at, PRODUCT, head.product, ends)
    _through(tokens, at, SUM, head.sum, ends)
    return ends


def _through(tokens: Sequence[Token], at: int, signs: tuple[str, ...], eager: str, ends: list[int]) -> int:
    """Goes on over operands that such signs join, and notes the end; behind the first sign of a sum its terms may be products."""
    began = at
    while at + 1 < len(tokens) and _sign(tokens[at]) in signs and _reaches(tokens, at, eager):
        signs = PRODUCT + SUM if signs == SUM else signs
        beyond = _factor(tokens, at + 1)
        if beyond == at + 1:
            break
        at = beyond
    if at > began:
        ends.append(at)
    return at


def _reaches(tokens: Sequence[Token], at: int, eager: str) -> bool:
    glued = tokens[at].kind != "word" and tokens[at].glued and tokens[at + 1].glued
    return eager == "always" or (eager == "glued" and glued)


def _sign(token: Token) -> str:
    return token.senses.get("operator", "") if token.kind == "word" else token.kind


def _function(token: Token) -> str:
    name = token.text.lower()
    return name if token.kind == "function" or name in ROOTS else token.senses.get("function", "")


def _is_function(token: Token) -> bool:
    return bool(_function(token)) or token.kind == "√" or token.says("of")


def _factor(tokens: Sequence[Token], at: int) -> int:
    """The place behind one factor with its powers; the same place where none begins here."""
    if at >= len(tokens):
        return at
    begin = at
    while at + 1 < len(tokens) and _is_function(tokens[at]):
        at += 1
    if tokens[at].kind in OPENERS:
        closed = _closed(tokens, at)
        if closed is None:
            return begin
        at = closed
    elif tokens[at].kind in VALUES or tokens[at].says("constant"):
        at += 1
    else:
        return begin
    while at < len(tokens):
        if tokens[at].kind == "!" or (tokens[at].kind == "word" and tokens[at].says("postfix")):
            at += 1
        elif tokens[at].kind in POWER and (end := _factor(tokens, at + 1)) > at + 1:
            at = end
        else:
            break
    return at


def _closed(tokens: Sequence[Token], at: int) -> int | None:
    depth = 0
    for place in range(at, len(tokens)):
        depth += (tokens[place].kind in OPENERS) - (tokens[place].kind in OPENERS.values())
        if depth == 0:
            return place + 1
    return None
