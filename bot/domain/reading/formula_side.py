"""One side of a formula: words that lead in, an expression, remarks; in growths also the growth's own words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.domain.mathematics.grammar import FUNCTIONS, Sign, SyntaxFaultError, tree_of
from bot.domain.mathematics.parse import ParseFault, parse
from bot.domain.mathematics.tree import Number, Tree
from bot.domain.reading.claim import ReadingFaultError
from bot.domain.reading.formula_places import LARGEST_LOST_POWER, FormulaPlaces
from bot.domain.reading.operands import WRITTEN_BEHIND
from bot.domain.reading.places import OPENERS
from bot.domain.reading.relations import RELATIONS
from bot.domain.reading.signs import Signs
from bot.domain.reading.tokens import Token

OPERATORS = {"+": "+", "-": "-", "*": "*", "/": "/", "^": "^", "**": "^", ",": ",", "!": "!", "%": "%"}
ORDER = re.compile(r"(?:(?i:big[\s-]*)?(?:[Oo]|[Tt]heta|[Oo]mega)|[ΘΩ]) ?\(|(?<![\w.)])0\((?=[^\W\d])")
BASES = (2, 10)
VAGUE = "?"
EXPONENTIAL = frozenset({"exponential", "exponentially", "نمایی", "نماییه"})


@dataclass(frozen=True, slots=True)
class FormulaClaim:
    """A formula as it was claimed: how it was written, its tree, whether case was folded and whether the order was a lower bound (Ω).

    An exponential growth whose base was not said has no tree.
    """

    written: str
    tree: Tree | None
    folded: bool = False
    omega: bool = False


def is_balanced(inner: str) -> bool:
    depth = 0
    for character in inner:
        depth += (character in "([{") - (character in ")]}")
        if depth < 0:
            return False
    return depth == 0


class Formula(FormulaPlaces):
    """Reads one side."""

    def __init__(self, tokens: list[Token], plain: str, symbols: tuple[str, ...], growth: bool) -> None:
        super().__init__(tokens, plain, symbols, growth)
        self._folded = self._omega = False

    def claims(self) -> list[FormulaClaim]:
        """The claims of the side: one, or also its name in words behind it: ``O(n^3), cubic``."""
        found: list[FormulaClaim] = []
        at = opened = 0
        again = False
        while at < len(self._tokens):
            token = self._tokens[at]
            if token.kind == "word" and token.says("reason"):
                break
            if self._is_order(at) and self._kind(at + 1) not in OPENERS:
                self._omega |= token.says("omega")
                at += 1
                if (
                    self._kind(at) == "number"
                    and (self._degree(at) or 0) > 1
                    and not self._begins(at + 1)
                    and self._kind(at + 1) not in OPERATORS
                ):
                    # ``order three``: a power, or a number.
                    raise ReadingFaultError("vague-growth", token.text)
            elif self._names_growth(at):
                claim, at = self._named(at)
                found.append(claim)
            elif token.kind in OPENERS and self._names_growth(at + 1):
                opened, at = opened + 1, at + 1
            elif token.kind in OPENERS and found and self._kind(at + 1) in RELATIONS:
                # The same again, or multiplied out.
                opened, at, again = opened + 1, at + 2, True
            elif self._is_degree(at):
                claim, at = self._of_degree(at)
                found.append(claim)
            elif token.kind in (")", "]", "}") and opened:
                opened, at = opened - 1, at + 1
            elif self._begins(at) and (again or not found):
                self._read, again = Signs(), False
                claim, at = self._expression(at)
                found.append(claim)
            elif self._is_passed(at):
                self._omega |= self._is_order(at) and token.says("omega")
                at += 1
            else:
                raise self._fault(at)
        return found

    def _of_degree(self, at: int) -> tuple[FormulaClaim, int]:
        written = f"{self._symbols[0]}^{self._degree(at + 1)}"
        parsed = parse(written, self._symbols)
        assert not isinstance(parsed, ParseFault)
        return FormulaClaim(written, parsed.tree), at + 2

    def _named(self, at: int) -> tuple[FormulaClaim, int]:
        """A growth by its name: ``quadratic``, ``cubic in n``, ``مستقل از n``."""
        token = self._tokens[at]
        template = token.senses["growth"]
        end = at + 1
        while (
            end < len(self._tokens)
            and (
                self._tokens[end].says("lead")
                or self._tokens[end].says("of")
                or self._tokens[end].says("operator")
            )
            and self._symbol_at(end + 1)
        ):
            end += 1
        symbol = self._symbol_at(end)
        end += symbol is not None
        symbol = symbol or (self._symbols[0] if len(self._symbols) == 1 else None)
        if template == VAGUE and token.text in EXPONENTIAL:
            return FormulaClaim(token.text, None), end
        if template == VAGUE:
            raise ReadingFaultError("vague-growth", token.text)
        if symbol is None and template != "1":
            raise ReadingFaultError("vague-growth", token.text)
        parsed = parse(template.format(n=symbol), self._symbols)
        assert not isinstance(parsed, ParseFault)
        return FormulaClaim(template.format(n=symbol), parsed.tree, False, self._omega), end

    def _expression(self, begin: int) -> tuple[FormulaClaim, int]:
        at, operand = begin, False
        depth: list[str] = []
        bar = False
        while at < len(self._tokens):
            token = self._tokens[at]
            kind = token.kind
            if kind == "number":
                if operand and not self._lost_power(at) and self._kind(at + 1) not in ("^", "**"):
                    break
                assert token.value is not None
                self._read.add("number", token.text, Number(token.value, token.text))
                operand = True
            elif kind in ("symbol", "function"):
                self._folded |= token.says("folded")
                at = self._named_sign(at)
                operand = kind == "symbol"
                continue
            elif kind == "|":
                bar = not bar
                self._read.add("(" if bar else ")")
                operand = not bar
            elif kind in OPENERS:
                if (
                    operand
                    and not depth
                    and self._growth
                    and self._kind(at + 1) == "word"
                    and self._tokens[at + 1].says("growth")
                ):
                    break
                if operand and (not self._begins(at) or self._kind(at + 1) in RELATIONS):
                    break
                self._read.add("(")
                depth.append(OPENERS[kind])
                operand = False
            elif kind in (")", "]", "}"):
                if not depth:
                    break
                if not operand or depth.pop() != kind:
                    raise ReadingFaultError("brackets")
                self._read.add(")")
            elif kind in OPERATORS:
                if kind == "," and not depth:
                    break
                if kind in ("!", "%"):
                    if not operand:
                        raise ReadingFaultError("syntax", kind)
                elif (operand and not self._goes_on(at + 1)) or (
                    not operand
                    and kind not in ("+", "-")
                    and not (
                        OPERATORS[kind] == "^"
                        and self._read.signs
                        and self._read.signs[-1].kind == "function"
                    )
                ):
                    raise ReadingFaultError("syntax", kind)
                self._read.add(OPERATORS[kind])
                operand = kind in ("!", "%")
            elif kind == "word":
                moved = self._word(at, operand, bool(depth))
                if moved is None:
                    break
                at, operand = moved
                continue
            else:
                break
            at += 1
        if depth or bar:
            raise ReadingFaultError("brackets")
        if not operand:
            raise ReadingFaultError("syntax")
        return self._claim(begin, at), at

    def _claim(self, begin: int, end: int) -> FormulaClaim:
        try:
            tree = tree_of(self._read.signs)
        except SyntaxFaultError as error:
            raise ReadingFaultError(error.code, error.piece) from error
        except RecursionError as error:
            raise ReadingFaultError("too-deep") from error
        written = self._plain[self._tokens[begin].start : self._tokens[end - 1].end]
        order = ORDER.match(written) if self._growth else None
        if order and written.endswith(")") and is_balanced(written[order.end() : -1]):
            written = written[order.end() : -1]
        return FormulaClaim(written.strip(), tree, self._folded, self._omega)

    def _lost_power(self, at: int) -> bool:
        """``n3`` where a growth is asked: nobody multiplies so, the power is lost."""
        if (
            not self._growth
            or self._read.signs[-1].kind != "symbol"
            or (at and self._tokens[at - 1].kind != "symbol")
        ):
            return False
        value = self._tokens[at].value
        if value is None or value.denominator != 1 or not 2 <= value <= LARGEST_LOST_POWER:
            return False
        self._read.add("^")
        return True

    def _named_sign(self, at: int) -> int:
        token = self._tokens[at]
        if token.kind == "symbol":
            self._read.add("symbol", token.text)
            return at + 1
        name, after = token.text, at + 1
        if name == "log":
            after += self._kind(after) == "_"
            base = self._tokens[after] if after < len(self._tokens) else None
            if (
                base
                and base.kind == "number"
                and base.text in ("2", "10")
                and base.glued
                and self._kind(after + 1) in ("symbol", "(", "number", "function", "^")
            ):
                name, after = f"log{base.text}", after + 1
            elif base and base.text == "e" and self._kind(after - 1) == "_":
                name, after = "ln", after + 1
            elif self._kind(after - 1) == "_":
                raise ReadingFaultError("syntax", "_")
        self._read.add("function", name)
        return self._after_of(after)

    def _word(self, at: int, operand: bool, inside: bool) -> tuple[int, bool] | None:
        token = self._tokens[at]
        if token.text in ("x", "X") and operand and self._goes_on(at + 1):
            self._read.add("*")
            return at + 1, False
        if (
            operand
            and token.says("base")
            and at + 1 < len(self._tokens)
            and self._tokens[at + 1].kind == "number"
        ):
            return self._based(at)
        if not operand and token.says("share") and self._goes_on(at + 1):
            parsed = parse(token.senses["share"])
            assert not isinstance(parsed, ParseFault)
            self._read.signs += [Sign("number", token.senses["share"], parsed.tree), Sign("*", "*")]
            return at + 1, False
        if operand and (behind := self._behind_operand(at)):
            return behind
        if not operand and token.says("sign") and self._goes_on(at + 1):
            self._read.add("-")
            return at + 1, False
        if (
            self._growth
            and (token.says("order of") or token.says("omega"))
            and self._begins(at + 1)
            and (not operand or self._kind(at + 1) == "(")
        ):
            self._omega |= token.says("omega")
            return self._after_of(at + 1), operand
        if token.says("constant"):
            self._read.add("symbol", token.senses["constant"])
            return at + 1, True
        if token.says("function") and self._begins(self._after_of(at + 1)):
            return self._function(at, token)
        if operand and not inside:
            return None
        if inside and self._is_passed(at) and operand:
            return at + 1, operand
        raise self._fault(at)

    def _based(self, at: int) -> tuple[int, bool]:
        """``لگاریتم n در مبنای ۲``: the base said behind."""
        value = self._tokens[at + 1].value
        base = str(value) if value in BASES else ""
        place = next(
            (
                i
                for i in range(len(self._read.signs) - 1, -1, -1)
                if self._read.signs[i] == Sign("function", "log")
            ),
            None,
        )
        if place is None or f"log{base}" not in FUNCTIONS:
            raise ReadingFaultError("syntax", self._tokens[at].text)
        self._read.signs[place] = Sign("function", f"log{base}")
        return at + 2, True

    def _function(self, at: int, token: Token) -> tuple[int, bool]:
        name, after = token.senses["function"], self._after_of(at + 1)
        if name not in WRITTEN_BEHIND:
            self._read.add("function", name)
            return after, False
        end = after + 1
        if self._kind(after) in OPENERS:
            depth = 0
            for end in range(after, len(self._tokens)):
                depth += (self._kind(end) in OPENERS) - (self._kind(end) in (")", "]", "}"))
                if depth == 0:
                    break
            end += 1
        inner = Formula(self._tokens[after:end], self._plain, self._symbols, self._growth)
        inner._expression(0)
        self._read.wrapped(inner._read)
        self._read.power(WRITTEN_BEHIND[name])
        return end, True
