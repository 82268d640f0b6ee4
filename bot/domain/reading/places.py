"""What stands at each place of a side: where an expression may begin or go on, what says nothing, what is at fault."""

from __future__ import annotations

from unicodedata import category

from bot.domain.mathematics.grammar import FUNCTIONS
from bot.domain.reading.claim import Conventions, ReadingFaultError, is_misspelt_noun, unknown
from bot.domain.reading.lexicon import is_neutral
from bot.domain.reading.row import Row
from bot.domain.reading.tokens import Token

PUNCTUATION = frozenset(
    {".", ",", ";", ":", "?", "!", '"', "'", "«", "»", "“", "”", "„", "...", "…", "..", "`", "#", "|", "•"}
)
OPENERS = {"(": ")", "[": "]", "{": "}"}
STARTERS = frozenset({"number", "(", "[", "{"})
CALLED = frozenset({"min", "max", "abs", "floor", "ceil"})
"""Names that are words or units without their brackets."""


class Places(Row):
    """The tokens of a side, asked by their places; nothing is taken here."""

    def __init__(self, tokens: list[Token], plain: str, conventions: Conventions) -> None:
        super().__init__(tokens, plain)
        self._conventions = conventions

    def beginning(self) -> int | None:
        """Where the expression begins: behind words that lead in. Raises for a word that is not known."""
        for index in range(len(self._tokens)):
            if self._begins(index):
                return index
            if not self._is_passed(index):
                raise self._fault(index)
        return None

    def _begins(self, index: int) -> bool:
        if index >= len(self._tokens):
            return False
        token = self._tokens[index]
        if token.kind in ("number", "√"):
            return True
        if token.kind in OPENERS:
            return any(
                each.kind == "number" or self._is_constant(place) or self._is_function(place)
                for place, each in enumerate(self._tokens[index:], index)
            )
        if token.kind in ("-", "+", "%", "$"):
            return self._begins(index + 1)
        if token.kind != "word":
            return False
        if token.says("sign"):
            return self._begins(index + 1)
        return self._is_constant(index) or self._is_function(index)

    def _is_constant(self, index: int) -> bool:
        """``pi``; ``e`` beside an operator or alone, and else a word."""
        token = self._tokens[index]
        if token.text.lower() == "pi" or token.says("constant"):
            return True
        if token.text != "e":
            return False
        around = [
            self._tokens[place].kind for place in (index - 1, index + 1) if 0 <= place < len(self._tokens)
        ]
        return not around or any(kind in ("^", "*", "/", "+", "-", "(", ")") for kind in around)

    def _is_function(self, index: int) -> bool:
        token = self._tokens[index]
        if token.kind != "word":
            return False
        name = token.text.lower()
        if name in CALLED or name in ("round", "pow"):
            return self._kind(index + 1) == "("
        return (name in FUNCTIONS and name != "factorial") or (
            token.says("function") and self._starts(self._after_of(index + 1))
        )

    def _starts(self, index: int) -> bool:
        """Whether an operand begins here."""
        while self._kind(index) in ("-", "+") or (
            index < len(self._tokens) and self._tokens[index].says("sign")
        ):
            index += 1
        return index < len(self._tokens) and (
            self._tokens[index].kind in STARTERS or self._is_constant(index) or self._is_function(index)
        )

    def _goes_on(self, index: int) -> bool:
        return (
            self._starts(index)
            or self._kind(index) in ("√", "%")
            or (self._kind(index) in ("-", "+") and self._goes_on(index + 1))
        )

    def _closing(self, at: int) -> int:
        depth = 0
        for index in range(at, len(self._tokens)):
            depth += (self._tokens[index].kind in OPENERS) - (self._tokens[index].kind in (")", "]", "}"))
            if depth == 0:
                return index
        raise ReadingFaultError("brackets")

    def _plain_aside(self, at: int) -> bool:
        """Whether brackets hold words alone, which are not part of the expression."""
        inside = self._tokens[at + 1 : self._closing(at)]
        return not any(token.kind == "number" for token in inside) and not any(
            self._is_constant(place) or self._is_function(place)
            for place in range(at + 1, at + 1 + len(inside))
        )

    def _is_passed(self, index: int) -> bool:
        """Whether a token outside the expression says nothing about the number."""
        token = self._tokens[index]
        if token.kind in PUNCTUATION:
            return True
        if token.kind == "word":
            if token.says("of") or token.says("per") or token.says("relation"):
                return True
            if token.says("and") or token.says("article"):
                return index + 1 < len(self._tokens) and self._is_passed(index + 1)
            if is_neutral(token.senses):
                return True
            if token.senses:
                return bool(token.senses.keys() & {"noun", "remark", "lead"}) and self._is_harmless(
                    index, token
                )
            return token.text.lower() in self._conventions.nouns or is_misspelt_noun(token)
        if token.kind == "+" and index + 1 < len(self._tokens):
            return self._tokens[index + 1].says("noun") and not any(
                each.kind == "number" for each in self._tokens[index:]
            )
        return token.kind == "ordinal" or (
            not token.kind.isascii()
            and len(token.kind) == 1
            and category(token.kind) in ("So", "Sk")
            and token.kind != "°"
        )

    def _is_harmless(self, index: int, token: Token) -> bool:
        """A word that may be an operator or a unit elsewhere and counts or remarks here, since no number follows it."""
        blocked = token.senses.keys() & {
            "cardinal",
            "magnitude",
            "part",
            "half",
            "hundred",
            "dozen",
            "postfix",
            "unread",
            "denial",
            "bound",
            "range",
            "infinity",
            "nan",
        }
        return (not blocked and not any(each.kind == "number" for each in self._tokens[index:])) or (
            not blocked and token.says("function") and not self._starts(index + 1)
        )

    def _fault(self, index: int) -> ReadingFaultError:
        token = self._tokens[index]
        if token.kind == "number" or token.senses.keys() & {
            "cardinal",
            "magnitude",
            "part",
            "hundred",
            "dozen",
        }:
            return ReadingFaultError("several-numbers", token.text)
        if token.kind == "word" and not token.senses:
            if (
                self._kind(index + 1) == "("
                and index + 1 < len(self._tokens)
                and self._tokens[index + 1].glued
            ):
                return ReadingFaultError("unknown-symbol", token.text)
            if token.glued and index and self._tokens[index - 1].kind in ("number", ")"):
                fault = unknown(token)
                return ReadingFaultError("unknown-suffix", fault.piece, fault.meant)
            return unknown(token)
        if token.kind in (")", "]", "}", "(", "[", "{"):
            return ReadingFaultError("brackets")
        return ReadingFaultError("syntax", token.text)
