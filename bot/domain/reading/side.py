"""One side of a claim: words that lead in, an expression, its unit, the same again in brackets, remarks. Nothing may be left over."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from fractions import Fraction

from bot.domain.mathematics.grammar import FUNCTIONS, Sign
from bot.domain.mathematics.tree import Number, Symbol
from bot.domain.mathematics.units import Unit, find
from bot.domain.reading.claim import Conventions, ReadingFaultError
from bot.domain.reading.lexicon import is_neutral, near, senses
from bot.domain.reading.places import OPENERS, PUNCTUATION, Places
from bot.domain.reading.quantity import Quantity, agree, quantities
from bot.domain.reading.tokens import Token
from bot.domain.reading.unit_words import LETTERS, UnitFound, magnitude_at, unit_at

OPERATORS = {"+": "+", "-": "-", "*": "*", "/": "/", "^": "^", "**": "^", ",": ",", "×": "*"}
HALF = Fraction(1, 2)
WRITTEN_BEHIND = {"factorial": 0, "square": 2, "cube": 3}
"""Functions in words that mathematics writes behind their operand, with their power."""
NAME_SIGNS = frozenset({"(", ")", "*", "/", "+", "-", "^", ",", ".", "_", "**", "{", "}", "[", "]", "@", "|"})
CODE_ROUND = re.compile(r"round|pow|np|numpy|math|torch|jnp")
MOST_NESTED = 6
"""Brackets inside brackets that may say a number again; each is read twice."""


@dataclass(frozen=True, slots=True)
class Side:
    """A side with a number: how it was written, and what it may come to."""

    written: str
    quantities: list[Quantity]


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
            and _is_name(tokens)
            and any(token.says("ordinal") and token.kind == "number" for token in tokens)
        ):
            return None
        if begin is None:
            if may_name and not had_number and _is_name(tokens):
                return None
            reader.rest(0)
            return None
        return reader.read(begin)
    except ReadingFaultError:
        if may_name and not had_number and _is_name(tokens):
            return None
        raise


def _refuse_open_divisor(signs: list[Sign]) -> None:
    """``a/b×10^c`` on paper has the power below the line, and by the rules above it."""
    kinds = [sign.kind for sign in signs]
    for index in range(len(signs) - 4):
        if (
            kinds[index : index + 2] == ["/", "number"]
            and kinds[index + 2 : index + 5] == ["*", "number", "^"]
            and signs[index + 3].text == "10"
        ):
            raise ReadingFaultError("ambiguous-division")


def _is_name(tokens: list[Token]) -> bool:
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
            }:
                return False
            if not token.senses and any(not is_neutral(senses(word)) for word in near(token.text.lower())):
                return False
        elif token.kind not in NAME_SIGNS and token.kind not in PUNCTUATION:
            return False
    return True


class _Side(Places):
    def __init__(self, tokens: list[Token], plain: str, conventions: Conventions) -> None:
        super().__init__(tokens, plain, conventions)
        self._signs: list[Sign] = []
        self._units: dict[str, Unit] = {}
        self._unit_places: list[int] = []
        self._folded = False
        self._again: list[Quantity] = []
        self._written_end: int | None = None

    def read(self, begin: int) -> Side:
        end = self._expression(begin)
        unit = self._last_unit()
        _refuse_open_divisor(self._signs)
        try:
            found = quantities(self._signs, self._units, unit, self._folded)
        except ReadingFaultError as fault:
            fault.written = self._plain[self._tokens[begin].start : self._tokens[end - 1].end].strip()
            raise
        if self._units and found[0].unit is None and self._conventions.unit and find(self._conventions.unit):
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
        return Side(
            written, [each if each.written else replace(each, written=self._told(written)) for each in found]
        )

    def _refuse_other_things(self, at: int) -> None:
        """Where a unit of measure is asked, ``5 cycles`` is no answer without one."""
        if not self._conventions.unit or find(self._conventions.unit) is None or at >= len(self._tokens):
            return
        token = self._tokens[at]
        if (
            token.says("noun")
            and not token.senses.keys() & {"remark", "lead", "classifier", "operator"}
            and token.text.lower() not in self._conventions.nouns
        ):
            raise ReadingFaultError("not-the-unit", token.text)

    _skipped = 0

    def _told(self, written: str) -> str:
        """The expression as typed, or as it was taken where the signs differ from the text."""
        return written

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

    def _last_unit(self) -> Unit | None:
        """The unit that stands behind the whole expression; units inside it are factors."""
        if len(self._unit_places) == 1 and self._unit_places[0] == len(self._signs) - 1:
            unit = next(iter(self._units.values()))
            self._signs.pop()
            self._units.clear()
            return unit
        return None

    # The expression

    def _expression(self, at: int) -> int:
        operand = False
        percent_before = False
        depth: list[str] = []
        end = at
        while at < len(self._tokens):
            token = self._tokens[at]
            kind = token.kind
            if kind == "number":
                if operand:
                    if (
                        self._unit_places
                        and self._unit_places[-1] == len(self._signs) - 1
                        and self._is_smaller_unit(at)
                    ):
                        self._signs.append(Sign("+", "+"))
                    elif self._kind(at + 1) not in ("^", "**"):
                        break
                assert token.value is not None
                self._signs.append(Sign("number", self._text(token), Number(token.value, token.text)))
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
                self._signs.append(Sign("(", "("))
                depth.append(OPENERS[kind])
                operand = False
            elif kind in (")", "]", "}"):
                if not depth or not operand:
                    raise ReadingFaultError("brackets" if not depth else "syntax")
                if depth.pop() != kind:
                    raise ReadingFaultError("brackets")
                self._signs.append(Sign(")", ")"))
            elif kind == "%":
                if operand and (found := self._unit(at)):
                    at = end = found[0]
                    continue
                if operand:
                    self._signs.append(Sign("%", "%"))
                elif self._kind(at + 1) == "number" and not self._signs:
                    percent_before = True
                else:
                    raise ReadingFaultError("syntax", "%")
            elif kind == "$" and not operand and not self._signs:
                pass
            elif kind == "!":
                if (
                    not operand
                    or self._tokens[at - 1].kind not in ("number", ")", "!")
                    or self._tokens[at - 1].senses.keys() & {"magnitude", "cardinal"}
                ):
                    break
                self._signs.append(Sign("!", "!"))
            elif kind == "√":
                self._signs.append(Sign("function", "sqrt"))
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
                self._signs.append(Sign(OPERATORS[kind], OPERATORS[kind]))
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
        self._refuse_range()
        return end

    def _refuse_range(self) -> None:
        """``20-30`` on its own means "from 20 to 30" at least as often as a subtraction; so does a difference of units below nothing."""
        if len(set(self._units.values())) > 1:
            return
        plain = [sign for sign in self._signs if sign.kind != "unit"]
        if len(plain) != 3 or [sign.kind for sign in plain] != ["number", "-", "number"]:
            return
        low, high = plain[0].tree, plain[2].tree
        assert isinstance(low, Number)
        assert isinstance(high, Number)
        if low.value < high.value:
            raise ReadingFaultError("range")

    def _percent(self) -> None:
        if self._conventions.unit == "%":
            unit = find("%")
            assert unit is not None
            self._take_unit(UnitFound(unit[0], 0))
        else:
            self._signs.append(Sign("%", "%"))

    def _text(self, token: Token) -> str:
        if token.text.replace(".", "").replace("e", "").replace("-", "").isdigit():
            return token.text
        try:
            return str(token.value)
        except ValueError as too_long:
            # Python writes out no whole number of more than 4300 digits.
            raise ReadingFaultError("too-large") from too_long

    def _is_smaller_unit(self, index: int) -> bool:
        """Whether a number with a smaller unit of the same dimension follows: ``3 min 2 s``."""
        found = (
            unit_at(self._tokens, index + 1, self._plain, self._conventions)
            if index + 1 < len(self._tokens)
            else None
        )
        last = list(self._units.values())[-1]
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
        ) is not None and not self._has_unit_last():
            if self._tokens[at - 1].text in LETTERS:
                raise ReadingFaultError("unknown-suffix", self._tokens[at - 1].text + token.text)
            return self._scaled(at, scaled)
        if (
            token.says("and")
            and self._has_unit_last()
            and at + 1 < len(self._tokens)
            and self._tokens[at + 1].kind == "number"
            and self._is_smaller_unit(at + 1)
        ):
            self._signs.append(Sign("+", "+"))
            return at + 1, False
        if token.says("percent"):
            self._percent()
            return at + 1, True
        if token.says("postfix"):
            how = token.senses["postfix"]
            self._signs += [Sign("!", "!")] if how == "!" else self._power(int(how))
            return at + 1, True
        if token.says("operator") and self._goes_on(at + 1):
            self._signs.append(Sign(token.senses["operator"], token.senses["operator"]))
            return at + 1, False
        if token.senses.keys() & {"of", "article"} and (found := self._unit_of_share(at)):
            return found
        if token.says("of") and self._may_take_of(at) and self._goes_on(at + 1):
            self._signs.append(Sign("*", "*"))
            return at + 1, False
        if token.says("base") and self._is_logarithm_of_base(at):
            return at + 2, True
        if self._is_constant(at) or self._is_function(at):
            return self._operand_word(at, token)
        return None

    def _power(self, exponent: int) -> list[Sign]:

        return [Sign("^", "^"), Sign("number", str(exponent), Number(Fraction(exponent), str(exponent)))]

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

    def _is_logarithm_of_base(self, at: int) -> bool:
        """``لگاریتم ۱۰۲۴ در مبنای ۲``."""
        number = self._tokens[at + 1] if at + 1 < len(self._tokens) else None
        logs = [index for index, sign in enumerate(self._signs) if sign == Sign("function", "log")]
        if number is None or number.kind != "number" or number.value is None or not logs:
            return False
        index = logs[-1]
        inner = self._signs[index + 1 :]
        if inner and inner[0].kind != "(":
            inner = [Sign("(", "("), *inner, Sign(")", ")")]
        inner[-1:] = [
            Sign(",", ","),
            Sign("number", number.text, Number(number.value, number.text)),
            Sign(")", ")"),
        ]
        self._signs[index + 1 :] = inner
        return True

    def _operand_word(self, at: int, token: Token) -> tuple[int, bool] | None:
        if token.says("sign") and self._starts(at + 1):
            self._signs.append(Sign("-", "-"))
            return at + 1, False
        if self._is_constant(at):
            self._signs.append(Sign("symbol", token.senses.get("constant", token.text.lower())))
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
            inner = _Side(self._tokens[after:end], self._plain, self._conventions)
            inner._expression(0)
            behind = [Sign("!", "!")] if name == "factorial" else self._power(WRITTEN_BEHIND[name])
            self._signs += [Sign("(", "("), *inner._signs, Sign(")", ")"), *behind]
            return end, True
        self._signs.append(Sign("function", name))
        return after, False

    def _operand_end(self, at: int) -> int:
        return self._closing(at) + 1 if self._kind(at) in OPENERS else at + 1

    def _called(self, at: int, name: str) -> tuple[int, bool]:
        """``round(63.75)``, ``pow(0.9, 100)``: as the arithmetic they say."""

        end = self._closing(at + 1)
        inner = _Side(self._tokens[at + 1 : end + 1], self._plain, self._conventions)
        if name == "round":
            inner._expression(0)
            half = Sign("number", "0.5", Number(Fraction(1, 2), "0.5"))
            self._signs += [
                Sign("function", "floor"),
                Sign("(", "("),
                *inner._signs,
                Sign("+", "+"),
                half,
                Sign(")", ")"),
            ]
            return end + 1, True
        comma = next((index for index in range(at + 2, end) if self._tokens[index].kind == ","), None)
        if comma is None:
            raise ReadingFaultError("arguments", name)
        for part, joint in (
            (self._tokens[at + 2 : comma], None),
            (self._tokens[comma + 1 : end], Sign("^", "^")),
        ):
            inner = _Side(part, self._plain, self._conventions)
            inner._expression(0)
            self._signs += [*([joint] if joint else []), Sign("(", "("), *inner._signs, Sign(")", ")")]
        return end + 1, True

    def _scaled(self, at: int, scale: Number) -> tuple[int, bool]:
        """The last number times a magnitude; a whole fraction before it where it stands apart: 3/4 million, but 12k/3k."""
        spaced = not self._tokens[at].glued
        lead = len(self._signs) == 4 and self._signs[0].kind in ("-", "+")
        simple = [sign.kind for sign in self._signs[lead:]] == ["number", "/", "number"]
        factor = [Sign("*", "*"), Sign("number", scale.written, scale)]
        if simple and spaced:
            self._signs = [*self._signs[:lead], Sign("(", "("), *self._signs[lead:], Sign(")", ")"), *factor]
        elif self._signs[-1].kind == "number":
            self._signs[-1:] = [Sign("(", "("), self._signs[-1], *factor, Sign(")", ")")]
        else:
            self._signs += factor
        return at + 1, True

    def _has_unit_last(self) -> bool:
        return bool(self._unit_places) and self._unit_places[-1] == len(self._signs) - 1

    def _unit(self, at: int) -> tuple[int, bool] | None:
        if self._has_unit_last():
            return None
        found = unit_at(self._tokens, at, self._plain, self._conventions)
        if found is None:
            return None
        self._take_unit(found)
        return found.end, True

    def _take_unit(self, found: UnitFound) -> None:
        name = f"unit:{found.unit.name}"
        self._units[name] = found.unit
        self._folded |= found.folded
        self._unit_places.append(len(self._signs))
        self._signs.append(Sign("unit", name, Symbol(name)))

    # Brackets behind a complete expression

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
                and self._has_unit_last()
                and list(self._units.values())[-1] == unit.unit
            ):
                return end + 1
            if unit and unit.end == len(inside) and not self._has_unit_last():
                self._take_unit(unit)
                return end + 1
            return None
        if end + 1 < len(self._tokens) and not self._may_follow(end + 1):
            return None
        if sum(token.kind in OPENERS for token in inside) > MOST_NESTED:
            return None
        from bot.domain.reading.number import is_relation

        marked = is_relation(inside[0])
        try:
            again = read_side(
                inside[1:] if marked else inside,
                self._plain,
                self._conventions,
                may_name=False,
                had_number=False,
            )
            mine = self._so_far()
        except ReadingFaultError:
            return None
        if again is None or mine is None:
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

    def _so_far(self) -> list[Quantity] | None:
        copy = _Side(self._tokens, self._plain, self._conventions)
        copy._signs, copy._units, copy._unit_places, copy._folded = (
            [*self._signs],
            dict(self._units),
            [*self._unit_places],
            self._folded,
        )
        unit = copy._last_unit()
        return quantities(copy._signs, copy._units, unit, copy._folded)

    # What is left

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
                if self._signs and not all(
                    any(agree(own, again) for own in self._so_far() or []) for again in self._again
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
