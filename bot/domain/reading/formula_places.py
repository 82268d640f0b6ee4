"""What stands at each place of a formula's side: where an expression may begin or go on, what says nothing, what is at fault."""

from __future__ import annotations

from bot.domain.reading.claim import ReadingFaultError, unknown
from bot.domain.reading.hedges import PASSED
from bot.domain.reading.places import OPENERS, PUNCTUATION
from bot.domain.reading.row import Row
from bot.domain.reading.tokens import Token

LARGEST_LOST_POWER = 20


class FormulaPlaces(Row):
    """The tokens of a side, asked by their places; nothing is taken here."""

    def __init__(self, tokens: list[Token], plain: str, symbols: tuple[str, ...], growth: bool) -> None:
        super().__init__(tokens, plain)
        self._symbols, self._growth = symbols, growth

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

    def _symbol_at(self, at: int) -> str | None:
        token = self._tokens[at] if at < len(self._tokens) else None
        return token.text if token and token.kind == "symbol" else None

    def _goes_on(self, at: int) -> bool:
        return self._begins(at)

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
