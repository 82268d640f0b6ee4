"""An expression that a number is claimed by: signs, brackets, units, and the words that stand for them."""

from __future__ import annotations

from abc import abstractmethod

from bot.domain.mathematics.tree import Number
from bot.domain.mathematics.units import find
from bot.domain.reading.claim import ReadingFaultError
from bot.domain.reading.operands import Operands
from bot.domain.reading.places import OPENERS
from bot.domain.reading.tokens import Token
from bot.domain.reading.unit_words import LETTERS, UnitFound, magnitude_at, unit_at

OPERATORS = {"+": "+", "-": "-", "*": "*", "/": "/", "^": "^", "**": "^", ",": ",", "×": "*"}


class Expression(Operands):
    """Reads signs and words until one comes that an expression cannot hold."""

    _written_end: int | None = None
    """Where the expression itself ends, if the same stands behind it again."""

    @abstractmethod
    def _said_again(self, at: int) -> int | None:
        """The place behind brackets that say the number before them again; None where they are a factor."""

    def expression(self, at: int) -> int:
        operand = False
        percent_before = False
        depth: list[str] = []
        end = at
        while at < len(self._tokens):
            token = self._tokens[at]
            kind = token.kind
            if kind == "number":
                if operand:
                    if self._read.ends_in_unit and self._is_smaller_unit(at):
                        self._read.add("+")
                    elif self._kind(at + 1) not in ("^", "**"):
                        break
                assert token.value is not None
                self._read.add("number", self._text(token), Number(token.value, token.text))
                operand = True
                if percent_before:
                    self._percent()
                    percent_before = False
            elif kind in OPENERS:
                if operand:
                    if not depth and (behind := self._said_again(at)) is not None:
                        self._written_end = self._written_end or at
                        at = end = behind
                        continue
                    if self._plain_aside(at):
                        break
                self._read.add("(")
                depth.append(OPENERS[kind])
                operand = False
            elif kind in (")", "]", "}"):
                if not depth or not operand:
                    raise ReadingFaultError("brackets" if not depth else "syntax")
                if depth.pop() != kind:
                    raise ReadingFaultError("brackets")
                self._read.add(")")
            elif kind == "%":
                if operand and (found := self._unit(at)):
                    at = end = found[0]
                    continue
                if operand:
                    self._read.add("%")
                elif self._kind(at + 1) == "number" and not self._read.signs:
                    percent_before = True
                else:
                    raise ReadingFaultError("syntax", "%")
            elif kind == "$" and not operand and not self._read.signs:
                pass
            elif kind == "!":
                if (
                    not operand
                    or self._tokens[at - 1].kind not in ("number", ")", "!")
                    or self._tokens[at - 1].senses.keys() & {"magnitude", "cardinal"}
                ):
                    break
                self._read.add("!")
            elif kind == "√":
                self._read.add("function", "sqrt")
                operand = False
            elif kind in OPERATORS:
                if kind == "," and not depth:
                    break
                if operand and not self._goes_on(at + 1):
                    if kind == "+" and not depth and self._is_passed(at):
                        break
                    raise ReadingFaultError("syntax", kind)
                if not operand and kind not in ("+", "-"):
                    raise ReadingFaultError("syntax", kind)
                self._read.add(OPERATORS[kind])
                operand = False
            elif kind == "word":
                moved = self._word(at, operand)
                if moved is None:
                    break
                at, operand = moved
                end = at
                continue
            else:
                break
            at += 1
            end = at
        if depth:
            raise ReadingFaultError("brackets")
        if not operand:
            raise ReadingFaultError("syntax")
        return end

    def _percent(self) -> None:
        if self._conventions.unit == "%":
            unit = find("%")
            assert unit is not None
            self._read.take_unit(UnitFound(unit[0], 0))
        else:
            self._read.add("%")

    def _text(self, token: Token) -> str:
        if token.text.replace(".", "").replace("e", "").replace("-", "").isdigit():
            return token.text
        try:
            return str(token.value)
        except ValueError as too_long:
            # Python writes out no whole number of more than 4300 digits.
            raise ReadingFaultError("too-large") from too_long

    def _is_counted_factor(self, at: int) -> bool:
        """``7 params × 2 bytes each × 3``: a counted thing before a sign that multiplies or divides what it counts."""
        end = at
        while end < len(self._tokens) and self._is_counted(self._tokens[end]):
            end += 1
        return end > at and self._kind(end) in ("*", "/") and self._goes_on(end + 1)

    def _is_counted(self, token: Token) -> bool:
        return token.kind == "word" and (
            token.text.lower() in self._conventions.nouns or bool(token.senses.keys() & {"noun", "per"})
        )

    def _is_smaller_unit(self, index: int) -> bool:
        """Whether a number with a smaller unit of the same dimension follows: ``3 min 2 s``."""
        found = (
            unit_at(self._tokens, index + 1, self._plain, self._conventions)
            if index + 1 < len(self._tokens)
            else None
        )
        last = self._read.last_unit
        return (
            found is not None
            and found.unit.dimension == last.dimension
            and last.dimension in ("time", "data")
            and found.unit.factor < last.factor
        )

    def _word(self, at: int, operand: bool) -> tuple[int, bool] | None:
        """Takes a word of the expression; the place behind it and whether an operand ends there, or None where the expression ends."""
        token = self._tokens[at]
        if not operand:
            return self._operand_word(at, token)
        if found := self._unit(at):
            return found
        if (
            scaled := magnitude_at(self._tokens, at, self._conventions)
        ) is not None and not self._read.ends_in_unit:
            if self._tokens[at - 1].text in LETTERS:
                raise ReadingFaultError("unknown-suffix", self._tokens[at - 1].text + token.text)
            self._read.scale(scaled, apart=not token.glued)
            return at + 1, True
        if (
            token.says("and")
            and self._read.ends_in_unit
            and at + 1 < len(self._tokens)
            and self._tokens[at + 1].kind == "number"
            and self._is_smaller_unit(at + 1)
        ):
            self._read.add("+")
            return at + 1, False
        if token.says("percent"):
            self._percent()
            return at + 1, True
        if behind := self._behind_operand(at):
            return behind
        if self._is_counted_factor(at):
            return at + 1, True
        if token.senses.keys() & {"of", "article"} and (found := self._unit_of_share(at)):
            return found
        if token.says("of") and self._may_take_of(at) and self._goes_on(at + 1):
            self._read.add("*")
            return at + 1, False
        if token.says("base") and (base := self._number_at(at + 1)) and self._read.to_base(base):
            return at + 2, True
        if self._is_constant(at) or self._is_function(at):
            return self._operand_word(at, token)
        return None
