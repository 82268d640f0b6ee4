"""One side of a claim: words that lead in, an expression, its unit, the same again in brackets, remarks. Nothing may be left over."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from bot.domain.mathematics.units import find
from bot.domain.reading.claim import Conventions, ReadingFaultError
from bot.domain.reading.expression import OPERATORS, Expression
from bot.domain.reading.lexicon import senses
from bot.domain.reading.names import is_name
from bot.domain.reading.places import OPENERS, PUNCTUATION
from bot.domain.reading.quantity import Quantity, agree
from bot.domain.reading.relations import is_relation
from bot.domain.reading.tokens import Token
from bot.domain.reading.unit_words import unit_at

HALF = Fraction(1, 2)
COUNTS = frozenset({"times", "بار", "برابر", "دفعه", "مرتبه"})
"""Words that count, though elsewhere they are remarks or operators."""
MOST_NESTED = 6
"""Brackets inside brackets that may say a number again; each is read twice."""


@dataclass(frozen=True, slots=True)
class Side:
    """A side with a number: how it was written, and what it may come to."""

    written: str
    quantities: list[Quantity]
    is_range: bool = False
    """Whether it may say "from 20 to 30", unless a result stands beside it."""


def read_side(
    tokens: list[Token], plain: str, conventions: Conventions, *, may_name: bool, had_number: bool
) -> Side | None:
    """What a side claims; None for a name or remark without a number. Raises ReadingFaultError for what is not accounted for."""
    reader = _Side(tokens, plain, conventions)
    try:
        begin = reader.beginning()
        if (
            may_name
            and not had_number
            and is_name(tokens)
            and any(token.says("ordinal") and token.kind == "number" for token in tokens)
        ):
            return None
        if begin is None:
            if may_name and not had_number and is_name(tokens):
                return None
            reader.rest(0)
            return None
        return reader.read(begin)
    except ReadingFaultError:
        if may_name and not had_number and is_name(tokens):
            return None
        raise


class _Side(Expression):
    def __init__(self, tokens: list[Token], plain: str, conventions: Conventions) -> None:
        super().__init__(tokens, plain, conventions)
        self._again: list[Quantity] = []
        self._skipped = 0

    def read(self, begin: int) -> Side:
        end = self.expression(begin)
        self._read.refuse_open_divisor()
        try:
            found = self._read.quantities()
        except ReadingFaultError as fault:
            fault.written = self._plain[self._tokens[begin].start : self._tokens[end - 1].end].strip()
            raise
        if (
            self._read.units
            and found[0].unit is None
            and self._conventions.unit
            and find(self._conventions.unit)
        ):
            raise ReadingFaultError("units-disagree")
        written = self._plain[
            self._tokens[begin].start : self._tokens[(self._written_end or end) - 1].end
        ].strip()
        found = self._with_half(found, end)
        found = (
            [each for each in found if all(agree(each, again) for again in self._again)]
            if self._again
            else found
        )
        if not found:
            raise ReadingFaultError("sides-disagree")
        if found[0].unit is None and self._again and self._again[0].unit:
            found = [replace(each, unit=self._again[0].unit) for each in found]
        if found[0].unit is None:
            self._refuse_other_things(end)
        self.rest(end + self._skipped)
        quantities = [each if each.written else replace(each, written=written) for each in found]
        return Side(written, quantities, self._read.is_range())

    def _refuse_other_things(self, at: int) -> None:
        """Where a unit of measure is asked, ``5 cycles`` is no answer; where multiplications are counted, additions are none."""
        counted = at + (at < len(self._tokens) and self._tokens[at].says("classifier"))
        if counted < len(self._tokens) and self._is_other_arithmetic(self._tokens[counted]):
            raise ReadingFaultError("not-the-unit", self._tokens[counted].text)
        if not self._conventions.unit or find(self._conventions.unit) is None or at >= len(self._tokens):
            return
        token = self._tokens[min(counted, len(self._tokens) - 1)]
        counted_so = token.says("noun") and not token.senses.keys() & {
            "remark",
            "lead",
            "classifier",
            "operator",
        }
        if (counted_so or token.text.lower() in COUNTS) and token.text.lower() not in self._conventions.nouns:
            raise ReadingFaultError("not-the-unit", token.text)

    def _is_other_arithmetic(self, token: Token) -> bool:
        asked = {senses(noun).get("arithmetic") for noun in self._conventions.nouns} - {None}
        return bool(asked) and token.says("arithmetic") and token.senses["arithmetic"] not in asked

    def _with_half(self, found: list[Quantity], end: int) -> list[Quantity]:
        """``۳۶ سال و نیم``: half a unit more behind the unit."""
        tokens = self._tokens[end : end + 3]
        half = (
            len(tokens) > 1
            and tokens[0].says("and")
            and (tokens[1].says("half") or (tokens[1].kind == "number" and tokens[1].value == HALF))
        )
        if not half or not found[0].unit:
            return found
        self._skipped = 2
        return [
            replace(
                each,
                value=replace(
                    each.value,
                    value=each.value.value + tokens[1].value if tokens[1].value else each.value.value,
                ),
            )
            for each in found
        ]

    def _said_again(self, at: int) -> int | None:
        """Brackets with the same number again, or its working, or its unit: the place behind them; None where they are a factor."""
        end = self._closing(at)
        inside = self._tokens[at + 1 : end]
        if self._plain_aside(at):
            if len(inside) == 1 and inside[0].text in ("s", "min"):
                return end + 1
            unit = unit_at(inside, 0, self._plain, self._conventions) if inside else None
            if (
                unit
                and unit.end == len(inside)
                and self._read.ends_in_unit
                and self._read.last_unit == unit.unit
            ):
                return end + 1
            if unit and unit.end == len(inside) and not self._read.ends_in_unit:
                self._read.take_unit(unit)
                return end + 1
            return None
        if end + 1 < len(self._tokens) and not self._may_follow(end + 1):
            return None
        if sum(token.kind in OPENERS for token in inside) > MOST_NESTED:
            return None
        marked = is_relation(inside[0])
        try:
            again = read_side(
                inside[1:] if marked else inside,
                self._plain,
                self._conventions,
                may_name=False,
                had_number=False,
            )
            mine = self._read.quantities()
        except ReadingFaultError:
            return None
        if again is None or again.is_range:
            return None
        matching = [each for each in again.quantities if any(agree(own, each) for own in mine)]
        if matching:
            self._again += matching
            return end + 1
        spoken = any(token.kind == "word" and token.says("operator") for token in inside)
        if (marked or spoken) or (
            not self._tokens[at].glued
            and len([token for token in inside if token.kind == "number"]) == 1
            and not any(token.kind in OPERATORS for token in inside)
        ):
            raise ReadingFaultError("sides-disagree")
        return None

    def _may_follow(self, index: int) -> bool:
        """Whether what stands behind brackets leaves them the end of the expression."""
        token = self._tokens[index]
        if token.kind == "word":
            return (
                not (token.says("operator") and self._goes_on(index + 1))
                and not token.says("magnitude")
                and not token.says("postfix")
            )
        return token.kind in PUNCTUATION

    def rest(self, at: int) -> None:
        """Behind the expression only remarks, counted things, the same again and reasons may stand."""
        while at < len(self._tokens):
            token = self._tokens[at]
            if token.kind == "word" and token.says("reason"):
                self._reason(at + 1)
                return
            if token.kind in OPENERS and not self._plain_aside(at):
                behind = self._said_again(at)
                if behind is None:
                    raise ReadingFaultError("several-numbers")
                if self._read.signs and not all(
                    any(agree(own, again) for own in self._read.quantities()) for again in self._again
                ):
                    raise ReadingFaultError("sides-disagree")
                at = behind
                continue
            if not self._is_passed(at) and token.kind not in ("(", ")", "[", "]"):
                raise self._fault(at)
            at += 1

    def _reason(self, at: int) -> None:
        """A clause that says why; with a number in it, it may be the answer."""
        for token in self._tokens[at:]:
            if token.kind == "number" or token.senses.keys() & {"magnitude", "cardinal"}:
                raise ReadingFaultError("several-numbers")
