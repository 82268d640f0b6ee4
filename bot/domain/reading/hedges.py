"""What is said of a formula as a whole: that it is not, is a bound, does not depend on its symbols, or cannot be heard."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.reading.claim import ReadingFaultError
from bot.domain.reading.number import BOUNDS, DENIALS
from bot.domain.reading.places import OPENERS, PUNCTUATION
from bot.domain.reading.tokens import Token

PASSED = frozenset(
    {"lead", "remark", "noun", "classifier", "growth lead", "of", "per", "relation", "article", "join"}
)
"""Senses of words that stand beside a formula and say nothing about it."""
MEMBERSHIP = "∈"


def says_independent(tokens: Sequence[Token], symbols: tuple[str, ...]) -> bool:
    """``does not depend on n``, ``بستگی به n ندارد``: the denial is the growth. Every symbol must be named."""
    words = [token for token in tokens if token.kind == "word"]
    denied = any(token.says("no dependence") for token in words)
    named = {token.text for token in tokens if token.kind == "symbol"}
    known = all(
        token.senses.keys() & PASSED or token.says("dependence") or token.says("no dependence")
        for token in words
    )
    only = all(token.kind in ("word", "symbol", *PUNCTUATION) for token in tokens)
    return (
        denied
        and known
        and only
        and named == set(symbols)
        and any(token.says("dependence") for token in words)
    )


def refuse_hedges(tokens: Sequence[Token]) -> None:
    """Raises ReadingFaultError for a denial, a bound, an alternative or an operation that is not read."""
    if any(token.kind == "word" and token.says("unread") for token in tokens):
        raise ReadingFaultError("unread-operation")
    for token in tokens:
        if token.kind in DENIALS or (token.kind in BOUNDS and token.kind != MEMBERSHIP):
            raise ReadingFaultError("hedged", token.text)
        if (
            token.kind == "word"
            and token.senses.keys() & {"denial", "alternative", "range"}
            and not token.says("growth")
        ):
            raise ReadingFaultError("hedged", token.text)
        if (
            token.kind == "word"
            and token.says("bound")
            and not token.senses.keys() & {"operator", "growth", "growth lead"}
        ):
            raise ReadingFaultError("hedged", token.text)


def refuse_spelled_sums(tokens: Sequence[Token]) -> None:
    """``اچ در دی به علاوه اچ``: spoken letter by letter, brackets are not heard; nor what is under a spoken root."""
    for at, token in enumerate(tokens[:-2]):
        if token.kind == "word" and token.says("function") and tokens[at + 1].kind in ("symbol", "number"):
            behind = tokens[at + 2]
            if behind.kind == "word" and behind.senses.get("operator") in ("+", "-", "^"):
                raise ReadingFaultError("ambiguous-order")
    said = [token.senses.get("operator") for token in tokens if token.kind == "word"]
    spelled = any(token.kind == "symbol" and token.says("spelled") for token in tokens)
    if (
        spelled
        and "*" in said
        and {"+", "-"} & set(said[said.index("*") :])
        and not any(token.kind in OPENERS for token in tokens)
    ):
        raise ReadingFaultError("ambiguous-order")
