"""Cleaned text cut into numbers, words and signs; words carry what they may say."""

from __future__ import annotations

import re
from fractions import Fraction

from bot.domain.codes import Code
from bot.domain.mathematics.parse import DEPTH_LIMIT, DIGIT_LIMIT, EXPONENT_LIMIT
from bot.domain.reading.lexicon import (
    NOTHING,
    Senses,
    is_of_other_kinds,
    is_social,
    phrases,
    senses,
    word_senses,
)

DIGITS = (
    r"\d{1,3}(?:,\d{3})+(?!\d|,\d)|\d{1,2}(?:,\d{2})+,\d{3}(?!\d|,\d)|\d{1,3}(?: \d{3})+(?! ?\d)"
    r"|\d{1,3}(?:'\d{3})+(?!\d)|\d{1,3}(?:_\d{3})+(?!\d)|\d+"
)
EXPONENT = r"(?:[eE][+-]?\d{1,30}| [eE][+-]\d{1,4}|[eE] [+-]\d{1,4})(?!\d|\.\d)"
PIECE = re.compile(
    rf"(?P<number>(?:{DIGITS})(?:\.\d*)?|\.\d+)(?P<exponent>{EXPONENT})?"
    r"|(?P<word>[^\W\d_]+(?:'[^\W\d_]+)?)"
    r"|(?P<sign>\*\*|=/=|/=|!=|<>|\+/-|<=|>=|=<|=>|->|<-|-->|==>|==|\.\.+|…|[^\w\s]|_)"
)
WORD_BEFORE, WORD_AFTER = re.compile(r"[^\W\d_]+$"), re.compile(r"[^\W\d_]+")
HEXADECIMAL = re.compile(r"(?<![\d.,])0[xX][0-9a-fA-F]")
OPENING, CLOSING = "([{", ")]}"


class Token:
    """A piece of a text: ``kind`` is number, word, or the sign itself; ``glued`` where no space stands before it.

    ``others`` are what a number may mean as well.
    """

    __slots__ = ("end", "glued", "kind", "others", "senses", "start", "text", "value")

    def __init__(
        self,
        kind: str,
        text: str,
        start: int,
        end: int,
        glued: bool = False,
        senses: Senses = NOTHING,
        value: Fraction | None = None,
        others: tuple[Fraction, ...] = (),
    ) -> None:
        self.kind, self.text, self.start, self.end = kind, text, start, end
        self.glued, self.senses, self.value, self.others = glued, senses, value, others

    def __repr__(self) -> str:
        return f"{self.kind}:{self.text}"

    def says(self, category: str) -> bool:
        """Whether the word may say this."""
        return category in self.senses


class TokenFaultError(Exception):
    """A text that cannot be cut: a code and the piece at fault."""

    def __init__(self, code: Code, piece: str = "") -> None:
        super().__init__(code)
        self.code, self.piece = code, piece


def tokens_of(plain: str, *, all_kinds: bool = False, letters: frozenset[str] = frozenset()) -> list[Token]:
    """The tokens of a cleaned text; phrases of other kinds than numbers with ``all_kinds`` alone. Raises TokenFaultError.

    ``letters`` are those of a question's symbols, between which a dash is a minus and no hyphen.
    """
    pieces = _cut(plain, letters)
    _check_depth(pieces)
    found: list[Token] = []
    at = 0
    while at < len(pieces):
        piece = pieces[at]
        if piece.kind != "word":
            found.append(piece)
            at += 1
            continue
        at = _phrase(pieces, at, found, all_kinds)
    return found


def _check_depth(pieces: list[Token]) -> None:
    depth = 0
    for piece in pieces:
        depth += (piece.kind in OPENING) - (piece.kind in CLOSING)
        if depth > DEPTH_LIMIT:
            raise TokenFaultError("too-deep")


def _phrase(pieces: list[Token], at: int, found: list[Token], all_kinds: bool) -> int:
    """Adds the longest known phrase that begins here, or the word's own parts; the place behind it."""
    first = pieces[at]
    word = first.text.lower()
    for length in phrases(word):
        group = pieces[at : at + length]
        if len(group) == length and all(piece.kind == "word" for piece in group):
            said = " ".join(piece.text.lower() for piece in group)
            if (known := senses(said)) and not (is_social(known) if all_kinds else is_of_other_kinds(known)):
                found.append(Token("word", said, first.start, group[-1].end, first.glued, known))
                return at + length
    parts = word_senses(word)
    if len(parts) <= 1:
        first.senses = parts[0][1] if parts and not is_social(parts[0][1]) else NOTHING
        found.append(first)
        return at + 1
    start = first.start
    for part, known in parts:
        found.append(
            Token("word", part, start, start + len(part), start != first.start or first.glued, known)
        )
        start += len(part)
    return at + 1


def _cut(plain: str, letters: frozenset[str]) -> list[Token]:
    if HEXADECIMAL.search(plain):
        raise TokenFaultError("syntax", "0x")
    pieces: list[Token] = []
    end = 0
    for match in PIECE.finditer(plain):
        start = match.start()
        glued = start == end and start > 0
        end = match.end()
        if match["number"]:
            pieces.append(_number(match, plain, glued))
        elif word := match["word"]:
            pieces.append(Token("word", word, start, end, glued))
        else:
            sign = match.group()
            if sign == "-" and _is_hyphen(plain, start, letters):
                continue
            pieces.append(Token(sign, sign, start, end, glued))
    return pieces


def _is_hyphen(plain: str, at: int, letters: frozenset[str]) -> bool:
    """Whether a dash stands inside a word: ``forty-two``, ``8-fold``."""
    if letters and any(
        match and set(match.group().lower()) <= letters
        for match in (WORD_BEFORE.search(plain, 0, at), WORD_AFTER.match(plain, at + 1))
    ):
        return False
    before, after = plain[at - 1 : at], plain[at + 1 : at + 2]
    return after.isalpha() and (
        before.isalpha() or (before.isdigit() and plain[at + 1 : at + 5].lower() == "fold")
    )


def _number(match: re.Match[str], plain: str, glued: bool) -> Token:
    digits, exponent = match["number"], match["exponent"]
    end = match.end()
    if (
        plain[end : end + 1] == ","
        and plain[end + 1 : end + 2].isdigit()
        and plain.count("(", 0, end) <= plain.count(")", 0, end)
    ):
        raise TokenFaultError("grouping", plain[match.start() : end + 4])
    if len(digits) > DIGIT_LIMIT:
        raise TokenFaultError("too-large")
    written = re.sub("[, '_]", "", digits).rstrip(".")
    value = Fraction("0" + written) if "." in written else Fraction(int(written))
    if exponent:
        power = int(exponent.replace(" ", "")[1:])
        if abs(power) > EXPONENT_LIMIT:
            raise TokenFaultError("too-large", exponent[:12])
        value *= Fraction(10) ** power
        written += f"e{power}"
    return Token("number", written, match.start(), end, glued, value=value)
