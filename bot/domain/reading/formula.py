"""A formula in a question's symbols, in signs or in words: ``2mnk``, ``n به توان سه``, ``n log n``, ``the square root of T times h``.

Signs alone are mathematics and are parsed as such; else every word must be accounted for, as beside a number.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from bot.domain.mathematics.clean import LENGTH_LIMIT, clean
from bot.domain.mathematics.grammar import FUNCTIONS, Sign, SyntaxFaultError, tree_of
from bot.domain.mathematics.parse import ParseFault, parse
from bot.domain.mathematics.tree import Number, Tree
from bot.domain.reading.claim import ReadingFaultError, unknown
from bot.domain.reading.hedges import MEMBERSHIP, PASSED, refuse_hedges, refuse_spelled_sums, says_independent
from bot.domain.reading.number import RELATIONS
from bot.domain.reading.numerals import composed
from bot.domain.reading.operands import WRITTEN_BEHIND
from bot.domain.reading.places import OPENERS, PUNCTUATION
from bot.domain.reading.scope import MAYBE, ways
from bot.domain.reading.symbols import with_symbols
from bot.domain.reading.tokens import Token, TokenFaultError, tokens_of

ROUND = " .?;,~≈"
APPLIED = re.compile(r"[^\W\d_]\w{0,7} ?\([^()]*\)")
ORDER_SIGN = re.compile(r"([ΘΩ])(?=\w)")
ORDER = re.compile(r"(?:(?i:big[\s-]*)?(?:[Oo]|[Tt]heta|[Oo]mega)|[ΘΩ]) ?\(|(?<![\w.)])0\((?=[^\W\d])")
OMEGA = frozenset({"omega", "ω", "Ω"})
OPERATORS = {"+": "+", "-": "-", "*": "*", "/": "/", "^": "^", "**": "^", ",": ",", "!": "!", "%": "%"}
LARGEST_LOST_POWER = 20
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


def read_formula(text: str, symbols: tuple[str, ...], *, growth: bool = False) -> list[FormulaClaim]:
    """The formulas that the sides of a text are, in order; the last one is the answer. Raises ReadingFaultError."""
    plain = clean(text)
    if len(plain) > LENGTH_LIMIT:
        raise ReadingFaultError("too-long")
    plain = plain.strip(ROUND).strip("`\"'")
    if not plain:
        raise ReadingFaultError("no-formula")
    if not MAYBE.search(plain) and (claim := _in_signs(plain, symbols, growth)) is not None:
        return [claim]
    return _in_words(plain, symbols, growth)


def _in_signs(plain: str, symbols: tuple[str, ...], growth: bool) -> FormulaClaim | None:
    """The claim of a text that is mathematics and nothing else, perhaps inside O(…)."""
    while growth and plain.startswith("(") and plain.endswith(")") and _is_balanced(plain[1:-1]):
        plain = plain[1:-1].strip()
    inner, omega = plain, False
    if (
        growth
        and (order := ORDER.match(plain))
        and plain.endswith(")")
        and not _is_symbol(order.group(), symbols)
    ):
        inner, omega = plain[order.end() : -1].strip(), order.group().strip(" (").lower() in OMEGA
        if not _is_balanced(inner):
            return None
    if not inner:
        raise ReadingFaultError("no-formula")
    parsed = parse(inner, symbols)
    if isinstance(parsed, ParseFault):
        if parsed.code in ("too-large", "too-deep", "ambiguous-division"):
            raise ReadingFaultError(parsed.code, parsed.piece)
        return None
    return FormulaClaim(inner.strip(), parsed.tree, parsed.folded, omega)


def _is_symbol(order: str, symbols: tuple[str, ...]) -> bool:
    return order.strip(" (") in symbols


def _is_balanced(inner: str) -> bool:
    depth = 0
    for character in inner:
        depth += (character in "([{") - (character in ")]}")
        if depth < 0:
            return False
    return depth == 0


def _in_words(plain: str, symbols: tuple[str, ...], growth: bool) -> list[FormulaClaim]:
    plain = ORDER_SIGN.sub(r"\1 ", plain)
    if growth:
        plain = re.sub(r"(?<![\w.)])0\((?=[^\W\d])", "O(", plain)
    try:
        tokens = composed(
            with_symbols(
                tokens_of(plain, all_kinds=True, letters=frozenset("".join(symbols).lower())), plain, symbols
            )
        )
    except TokenFaultError as error:
        raise ReadingFaultError(error.code, error.piece) from error
    if MAYBE.search(plain):
        if texts := ways(tokens, plain):
            raise ReadingFaultError("several-readings", ways=texts)
        if (claim := _in_signs(plain, symbols, growth)) is not None:
            return [claim]
    if growth and says_independent(tokens, symbols):
        return [FormulaClaim("1", Number(Fraction(1), "1"))]
    refuse_hedges(tokens)
    refuse_spelled_sums(tokens)
    claims: list[FormulaClaim] = []
    sides = _sides(tokens)
    for place, side in enumerate(sides):
        reader = _Formula(side, plain, symbols, growth)
        try:
            found = reader.claims()
        except ReadingFaultError:
            if place + 1 < len(sides) and _is_name(side, growth):
                continue
            raise
        if len(found) == 1 and place + 1 < len(sides) and _is_name(side, growth):
            continue
        claims += found
    if not claims:
        raise ReadingFaultError("no-formula")
    return claims


def _is_name(side: Sequence[Token], growth: bool) -> bool:
    """Whether a side before a relation is what the formula is called: ``T(n)``, ``FLOPs``, ``m``."""
    if not side or growth:
        return True
    words = [token for token in side if token.kind in ("word", "symbol")]
    if len(words) == len(side):
        return len(words) == 1 or not any(token.kind == "symbol" for token in side)
    return side[0].kind == "word" and not side[0].senses and len(side) > 1 and side[1].kind == "("


def _sides(tokens: Sequence[Token]) -> list[list[Token]]:
    sides: list[list[Token]] = [[]]
    depth = 0
    for token in tokens:
        depth += (token.kind == "(") - (token.kind == ")")
        relation = (
            token.kind in RELATIONS
            or token.kind == MEMBERSHIP
            or (token.kind == "word" and token.says("relation"))
        )
        if relation and depth == 0:
            sides.append([])
        else:
            sides[-1].append(token)
    return [side for side in sides if any(token.kind not in PUNCTUATION for token in side)]


class _Formula:
    """Reads one side: words that lead in, an expression, remarks; in growths also the growth's own words."""

    def __init__(self, tokens: list[Token], plain: str, symbols: tuple[str, ...], growth: bool) -> None:
        self._tokens, self._plain, self._symbols, self._growth = tokens, plain, symbols, growth
        self._signs: list[Sign] = []
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
                self._signs, again = [], False
                claim, at = self._expression(at)
                found.append(claim)
            elif self._is_passed(at):
                self._omega |= self._is_order(at) and token.says("omega")
                at += 1
            else:
                raise self._fault(at)
        return found

    def _is_degree(self, at: int) -> bool:
        """Whether ``درجهٔ ۳`` or ``degree three`` stands here: a power of the one symbol."""
        if (
            not self._growth
            or self._tokens[at].kind != "word"
            or not self._tokens[at].says("degree")
            or len(self._symbols) != 1
        ):
            return False
        return at + 1 < len(self._tokens) and self._degree(at + 1) is not None

    def _degree(self, at: int) -> int | None:
        token = self._tokens[at]
        if token.kind == "number" and token.value is not None and token.value.denominator == 1:
            return int(token.value) if 0 < token.value <= LARGEST_LOST_POWER else None
        ordinal = token.senses.get("ordinal") or token.senses.get("part") if token.kind == "word" else None
        return int(ordinal) if ordinal and int(ordinal) > 0 else None

    def _of_degree(self, at: int) -> tuple[FormulaClaim, int]:
        written = f"{self._symbols[0]}^{self._degree(at + 1)}"
        parsed = parse(written, self._symbols)
        assert not isinstance(parsed, ParseFault)
        return FormulaClaim(written, parsed.tree), at + 2

    def _is_order(self, at: int) -> bool:
        token = self._tokens[at]
        return self._growth and token.kind == "word" and (token.says("order of") or token.says("omega"))

    def _names_growth(self, at: int) -> bool:
        """Whether a growth's word stands here, and is no function: not in ``factorial(n)`` and ``log n``."""
        token = self._tokens[at] if at < len(self._tokens) else None
        if token is None or not self._growth or token.kind != "word" or not token.says("growth"):
            return False
        return not (token.says("function") and self._begins(self._after_of(at + 1)))

    def _begins(self, at: int) -> bool:
        if at >= len(self._tokens):
            return False
        token = self._tokens[at]
        if token.kind in ("number", "symbol", "function"):
            return True
        if token.kind in OPENERS or token.kind in ("-", "+", "|"):
            return self._begins(at + 1)
        if token.kind != "word":
            return False
        if token.says("order of") or token.says("omega"):
            return self._growth and self._begins(at + 1)
        if token.says("sign") or token.says("share"):
            return self._begins(at + 1)
        return token.says("constant") or (token.says("function") and self._begins(self._after_of(at + 1)))

    def _after_of(self, at: int) -> int:
        return at + 1 if at < len(self._tokens) and self._tokens[at].says("of") else at

    def _is_passed(self, at: int) -> bool:
        token = self._tokens[at]
        if token.kind in PUNCTUATION:
            return True
        if token.kind == "word":
            if token.says("and"):
                return at + 1 < len(self._tokens) and self._is_passed(at + 1)
            if self._is_order(at):
                return True
            return bool(token.senses.keys() & PASSED) and token.text.lower() != "x"
        return not token.kind.isascii() and token.kind not in ("√",)

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

    def _symbol_at(self, at: int) -> str | None:
        token = self._tokens[at] if at < len(self._tokens) else None
        return token.text if token and token.kind == "symbol" else None

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
                self._signs.append(Sign("number", token.text, Number(token.value, token.text)))
                operand = True
            elif kind in ("symbol", "function"):
                self._folded |= token.says("folded")
                at = self._named_sign(at)
                operand = kind == "symbol"
                continue
            elif kind == "|":
                bar = not bar
                self._signs.append(Sign("(", "(") if bar else Sign(")", ")"))
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
                self._signs.append(Sign("(", "("))
                depth.append(OPENERS[kind])
                operand = False
            elif kind in (")", "]", "}"):
                if not depth:
                    break
                if not operand or depth.pop() != kind:
                    raise ReadingFaultError("brackets")
                self._signs.append(Sign(")", ")"))
            elif kind in OPERATORS:
                if kind == "," and not depth:
                    break
                if kind in ("!", "%"):
                    if not operand:
                        raise ReadingFaultError("syntax", kind)
                elif (operand and not self._goes_on(at + 1)) or (
                    not operand
                    and kind not in ("+", "-")
                    and not (OPERATORS[kind] == "^" and self._signs and self._signs[-1].kind == "function")
                ):
                    raise ReadingFaultError("syntax", kind)
                self._signs.append(Sign(OPERATORS[kind], OPERATORS[kind]))
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
            tree = tree_of(self._signs)
        except SyntaxFaultError as error:
            raise ReadingFaultError(error.code, error.piece) from error
        except RecursionError as error:
            raise ReadingFaultError("too-deep") from error
        written = self._plain[self._tokens[begin].start : self._tokens[end - 1].end]
        order = ORDER.match(written) if self._growth else None
        if order and written.endswith(")") and _is_balanced(written[order.end() : -1]):
            written = written[order.end() : -1]
        return FormulaClaim(written.strip(), tree, self._folded, self._omega)

    def _kind(self, at: int) -> str:
        return self._tokens[at].kind if at < len(self._tokens) else ""

    def _goes_on(self, at: int) -> bool:
        return self._begins(at)

    def _lost_power(self, at: int) -> bool:
        """``n3`` where a growth is asked: nobody multiplies so, the power is lost."""
        if (
            not self._growth
            or self._signs[-1].kind != "symbol"
            or (at and self._tokens[at - 1].kind != "symbol")
        ):
            return False
        value = self._tokens[at].value
        if value is None or value.denominator != 1 or not 2 <= value <= LARGEST_LOST_POWER:
            return False
        self._signs.append(Sign("^", "^"))
        return True

    def _named_sign(self, at: int) -> int:
        token = self._tokens[at]
        if token.kind == "symbol":
            self._signs.append(Sign("symbol", token.text))
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
        self._signs.append(Sign("function", name))
        return self._after_of(after)

    def _word(self, at: int, operand: bool, inside: bool) -> tuple[int, bool] | None:
        token = self._tokens[at]
        if token.text in ("x", "X") and operand and self._goes_on(at + 1):
            self._signs.append(Sign("*", "*"))
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
            self._signs += [Sign("number", token.senses["share"], parsed.tree), Sign("*", "*")]
            return at + 1, False
        if operand:
            if token.says("postfix"):
                how = token.senses["postfix"]
                if how == "!":
                    self._signs.append(Sign("!", "!"))
                else:
                    parsed = parse(how)
                    assert not isinstance(parsed, ParseFault)
                    self._signs += [Sign("^", "^"), Sign("number", how, parsed.tree)]
                return at + 1, True
            if token.says("operator") and self._goes_on(at + 1):
                self._signs.append(Sign(token.senses["operator"], token.senses["operator"]))
                return at + 1, False
        if not operand and token.says("sign") and self._goes_on(at + 1):
            self._signs.append(Sign("-", "-"))
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
            self._signs.append(Sign("symbol", token.senses["constant"]))
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
            (i for i in range(len(self._signs) - 1, -1, -1) if self._signs[i] == Sign("function", "log")),
            None,
        )
        if place is None or f"log{base}" not in FUNCTIONS:
            raise ReadingFaultError("syntax", self._tokens[at].text)
        self._signs[place] = Sign("function", f"log{base}")
        return at + 2, True

    def _function(self, at: int, token: Token) -> tuple[int, bool]:
        name, after = token.senses["function"], self._after_of(at + 1)
        if name not in WRITTEN_BEHIND:
            self._signs.append(Sign("function", name))
            return after, False
        end = after + 1
        if self._kind(after) in OPENERS:
            depth = 0
            for end in range(after, len(self._tokens)):
                depth += (self._kind(end) in OPENERS) - (self._kind(end) in (")", "]", "}"))
                if depth == 0:
                    break
            end += 1
        inner = _Formula(self._tokens[after:end], self._plain, self._symbols, self._growth)
        inner._expression(0)
        self._signs += [Sign("(", "("), *inner._signs, Sign(")", ")")]
        power = WRITTEN_BEHIND[name]
        parsed = parse(str(power))
        assert not isinstance(parsed, ParseFault)
        self._signs += (
            [Sign("^", "^"), Sign("number", str(power), parsed.tree)] if power else [Sign("!", "!")]
        )
        return end, True

    def _fault(self, at: int) -> ReadingFaultError:
        token = self._tokens[at]
        if token.kind == "number":
            return ReadingFaultError("several-numbers", token.text)
        if token.kind == "word" and not token.senses:
            fault = unknown(token)
            return ReadingFaultError("unknown-symbol", fault.piece, fault.meant)
        if token.kind in OPENERS and at + 1 < len(self._tokens):
            return self._fault(at + 1)
        if token.kind in (*OPENERS, ")", "]", "}"):
            return ReadingFaultError("brackets")
        if token.kind in ("symbol", "function"):
            return ReadingFaultError("several-formulas", token.text)
        return ReadingFaultError("syntax", token.text)
