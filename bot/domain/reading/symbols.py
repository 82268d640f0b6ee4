"""The question's symbols among the words of a text: ``mnk``, ``x_1``, ``n³``; a word all of symbols is a product."""

from __future__ import annotations

import re
from functools import lru_cache

from bot.domain.mathematics.grammar import FUNCTIONS, SyntaxFaultError
from bot.domain.mathematics.parse import split_word
from bot.domain.reading.tokens import Token

NAME = re.compile(r"[^\W\d_]\w*")
NAMED_FUNCTIONS = FUNCTIONS.keys() - {"factorial"}
"""Names that are functions wherever they stand; a factorial may stand behind its operand."""


def with_symbols(tokens: list[Token], plain: str, symbols: tuple[str, ...]) -> list[Token]:
    """The tokens with the question's symbols and their products as such: ``mnk``, ``x_1``, ``n³``; a word all of symbols is a product."""
    found: list[Token] = []
    end = 0
    for token in tokens:
        if token.start < end:
            continue
        if token.kind != "word":
            found.append(token)
            continue
        name = NAME.match(plain, token.start)
        if name and name.group() in symbols:
            end = name.end()
            found.append(Token("symbol", name.group(), token.start, end, token.glued))
            continue
        written = plain[token.start : token.end]
        pieces = _pieces(written, symbols, token)
        if pieces is None:
            found.append(token)
            continue
        start = token.start
        spelled = not written.isascii() and len(written) > 1
        for piece, folded in pieces:
            kind = "function" if piece in FUNCTIONS and piece not in symbols else "symbol"
            found.append(
                Token(
                    kind,
                    piece,
                    start,
                    start + len(piece),
                    start != token.start or token.glued,
                    {"folded": ""} if folded else {"spelled": ""} if spelled else {},
                )
            )
            start += len(piece)
        found[-1].end = token.end
    return found


def _pieces(word: str, symbols: tuple[str, ...], token: Token) -> list[tuple[str, bool]] | None:
    """A word as symbols and functions; None where it is a word of the language, or unknown."""
    if word in NAMED_FUNCTIONS and not token.senses.keys() - {"growth"}:
        return [(word, False)]
    if " " in word:
        return None
    exact = _split(word, symbols)
    if exact and not exact[1] and (not token.senses or all(piece in symbols for piece in exact[0])):
        return [(piece, False) for piece in exact[0]]
    if word.lower() in NAMED_FUNCTIONS:
        return [(word.lower(), False)]
    if token.senses:
        letter = token.senses.get("letter")
        same = [symbol for symbol in symbols if letter and symbol.lower() == letter]
        return [(same[0], False)] if len(same) == 1 else None
    if word in ("x", "X", "×"):
        return None
    return [(piece, exact[1]) for piece in exact[0]] if exact else None


@lru_cache(maxsize=4096)
def _split(word: str, symbols: tuple[str, ...]) -> tuple[tuple[str, ...], bool] | None:
    try:
        return split_word(word, symbols)
    except SyntaxFaultError:
        return None
