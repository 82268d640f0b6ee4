"""The operands of an expression that are said in words: units, shares, signs, constants and functions."""

from __future__ import annotations

from abc import abstractmethod
from fractions import Fraction

from bot.domain.mathematics.grammar import FUNCTIONS, Sign
from bot.domain.mathematics.tree import Number
from bot.domain.reading.claim import ReadingFaultError
from bot.domain.reading.places import OPENERS, Places
from bot.domain.reading.signs import Signs
from bot.domain.reading.tokens import Token
from bot.domain.reading.unit_words import unit_at

WRITTEN_BEHIND = {"factorial": 0, "square": 2, "cube": 3}
"""Functions in words that mathematics writes behind their operand, with their power."""


class Operands(Places):
    """Takes the words of an expression that begin an operand or stand behind one; each tells the place behind it."""

    @abstractmethod
    def expression(self, at: int) -> int:
        """Reads an expression from a place on; the place behind it. Raises ReadingFaultError."""

    def _unit_of_share(self, at: int) -> tuple[int, bool] | None:
        """``half a second``, ``a quarter of an hour``: the unit behind the small words."""
        if not self._tokens[at - 1].senses.keys() & {"half", "part"}:
            return None
        while at < len(self._tokens) and self._tokens[at].senses.keys() & {"of", "article"}:
            at += 1
        return self._unit(at) if at < len(self._tokens) else None

    def _may_take_of(self, at: int) -> bool:
        """``20% of 178000``, ``a third of 7``, ``3/4 of 8``: a share of something; else "of" leads to words."""
        before = self._tokens[at - 1]
        if before.kind == "number" and before.value is not None:
            return before.value < 1 or (at > 1 and self._tokens[at - 2].kind == "/")
        return before.kind == "%" or before.says("percent") or before.says("part") or before.says("half")

    def _unit(self, at: int) -> tuple[int, bool] | None:
        if self._read.ends_in_unit:
            return None
        found = unit_at(self._tokens, at, self._plain, self._conventions)
        if found is None:
            return None
        self._read.take_unit(found)
        return found.end, True

    def _number_at(self, at: int) -> Number | None:
        token = self._tokens[at] if at < len(self._tokens) else None
        if token is None or token.kind != "number" or token.value is None:
            return None
        return Number(token.value, token.text)

    def _operand_word(self, at: int, token: Token) -> tuple[int, bool] | None:
        if token.says("sign") and self._starts(at + 1):
            self._read.add("-")
            return at + 1, False
        if self._is_constant(at):
            self._read.add("symbol", token.senses.get("constant", token.text.lower()))
            return at + 1, True
        if self._is_function(at):
            return self._function(at, token)
        raise self._fault(at)

    def _function(self, at: int, token: Token) -> tuple[int, bool]:
        name = token.text.lower()
        if name in ("round", "pow"):
            return self._called(at, name)
        name = name if name in FUNCTIONS else token.senses["function"]
        after = at + 1
        if (
            name == "log"
            and self._kind(after) == "number"
            and self._tokens[after].glued
            and self._tokens[after].text in ("2", "10")
            and self._starts(after + 1)
        ):
            name, after = f"log{self._tokens[after].text}", after + 1
        if name == "log" and self._kind(after) == "_":
            number = self._tokens[after + 1]
            bracket = number.kind == "("
            number = self._tokens[after + 2] if bracket else number
            base = number.text
            if base in ("2", "10"):
                name, after = f"log{base}", after + (4 if bracket else 2)
            elif base == "e":
                name, after = "ln", after + (4 if bracket else 2)
        after = self._after_of(after)
        if name in WRITTEN_BEHIND:
            end = self._operand_end(after)
            self._read.wrapped(self._inner(after, end))
            self._read.power(WRITTEN_BEHIND[name])
            return end, True
        self._read.add("function", name)
        return after, False

    def _operand_end(self, at: int) -> int:
        return self._closing(at) + 1 if self._kind(at) in OPENERS else at + 1

    def _called(self, at: int, name: str) -> tuple[int, bool]:
        """``round(63.75)``, ``pow(0.9, 100)``: as the arithmetic they say."""
        end = self._closing(at + 1)
        if name == "round":
            self._read.add("function", "floor")
            half = Sign("number", "0.5", Number(Fraction(1, 2), "0.5"))
            self._read.wrapped(self._inner(at + 1, end + 1), Sign("+", "+"), half)
            return end + 1, True
        comma = next((index for index in range(at + 2, end) if self._tokens[index].kind == ","), None)
        if comma is None:
            raise ReadingFaultError("arguments", name)
        self._read.wrapped(self._inner(at + 2, comma))
        self._read.add("^")
        self._read.wrapped(self._inner(comma + 1, end))
        return end + 1, True

    def _inner(self, begin: int, end: int) -> Signs:
        """The expression of some of the tokens, read on its own."""
        reader = type(self)(self._tokens[begin:end], self._plain, self._conventions)
        reader.expression(0)
        if reader._read.is_range():
            raise ReadingFaultError("range")
        return reader._read
