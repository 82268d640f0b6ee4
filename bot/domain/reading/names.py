"""What a number is called, before it: no number itself, whatever digits stand in it."""

from __future__ import annotations

from bot.domain.reading.lexicon import is_neutral, near, senses
from bot.domain.reading.places import PUNCTUATION
from bot.domain.reading.tokens import Token

NAME_SIGNS = frozenset({"(", ")", "*", "/", "+", "-", "^", ",", ".", "_", "**", "{", "}", "[", "]", "@", "|"})


def is_name(tokens: list[Token]) -> bool:
    """Whether a side before a relation is what the number is called: ``n^3``, ``p0*p1``, ``cost(A1)``, ``total FLOPs``."""
    if not tokens or tokens[0].kind != "word":
        return False
    for index, token in enumerate(tokens):
        if token.kind == "number":
            before = tokens[index - 1]
            if not (token.glued or before.kind in NAME_SIGNS or token.says("ordinal")):
                return False
        elif token.kind == "word":
            if token.senses.keys() & {
                "cardinal",
                "magnitude",
                "part",
                "dozen",
                "unread",
                "bound",
                "denial",
                "postfix",
                "percent",
                "sign",
                "function",
                "share",
                "fold",
            }:
                return False
            if not token.senses and any(not is_neutral(senses(word)) for word in near(token.text.lower())):
                return False
        elif token.kind not in NAME_SIGNS and token.kind not in PUNCTUATION:
            return False
    return True
