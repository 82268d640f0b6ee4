"""Infinity and "not a number", in signs and words of both languages."""

from __future__ import annotations

from bot.domain.reading.claim import ReadingFaultError, unknown
from bot.domain.reading.number import BOUNDS, DENIALS
from bot.domain.reading.places import PUNCTUATION
from bot.domain.reading.relations import RELATIONS
from bot.domain.reading.tokens import TokenFaultError, tokens_of

SPECIALS = {"infinity": "inf", "nan": "nan", "minus infinity": "-inf"}
PASSED = frozenset({"lead", "remark", "relation", "noun", "article", "and", "of"})


def read_special(plain: str) -> str | None:
    """``inf``, ``-inf`` or ``nan`` where a cleaned text claims that and nothing else; None where it names none of them, or a number too.

    Raises ReadingFaultError for one that is denied, or beside a word that is not known.
    """
    try:
        tokens = tokens_of(plain)
    except TokenFaultError:
        return None
    named = {
        value
        for token in tokens
        for category, value in SPECIALS.items()
        if token.kind == "word" and token.says(category)
    }
    if not named or any(token.kind == "number" for token in tokens):
        return None
    if len(named) > 1:
        raise ReadingFaultError("sides-disagree")
    minus = False
    for token in tokens:
        if token.kind == "word" and token.senses.keys() & SPECIALS.keys():
            continue
        if token.kind == "-" or (token.kind == "word" and token.says("sign")):
            minus = True
        elif (
            token.kind in DENIALS
            or token.kind in BOUNDS
            or (
                token.kind == "word"
                and token.senses.keys() & {"denial", "bound", "alternative", "unread", "range"}
            )
        ):
            raise ReadingFaultError("hedged", token.text)
        elif not (
            token.kind in PUNCTUATION
            or token.kind in RELATIONS
            or token.kind in ("+", "(", ")", "/")
            or token.says("plus sign")
            or not token.kind.isascii()
            or (token.kind == "word" and token.senses.keys() & PASSED)
        ):
            raise (
                unknown(token)
                if token.kind == "word" and not token.senses
                else ReadingFaultError("syntax", token.text)
            )
    found = named.pop()
    if (
        minus
        and sum(token.kind == "word" and bool(token.senses.keys() & SPECIALS.keys()) for token in tokens) > 1
    ):
        raise ReadingFaultError("sides-disagree")
    return "-inf" if found == "inf" and minus else found
