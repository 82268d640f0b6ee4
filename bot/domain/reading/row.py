"""A side's tokens and what has been read of them: what the readers of numbers and of formulas have in common."""

from __future__ import annotations

from abc import abstractmethod

from bot.domain.reading.signs import Signs
from bot.domain.reading.tokens import Token


class Row:
    """The tokens of a side of ``plain``, asked by their places."""

    def __init__(self, tokens: list[Token], plain: str) -> None:
        self._tokens, self._plain = tokens, plain
        self._read = Signs()

    @abstractmethod
    def _goes_on(self, at: int) -> bool:
        """Whether an operand follows a sign at a place."""

    def _kind(self, at: int) -> str:
        return self._tokens[at].kind if at < len(self._tokens) else ""

    def _after_of(self, at: int) -> int:
        return at + 1 if at < len(self._tokens) and self._tokens[at].says("of") else at

    def _behind_operand(self, at: int) -> tuple[int, bool] | None:
        """Takes a word behind an operand, such as "squared" or "times"; the place behind it, and whether an operand ends there."""
        token = self._tokens[at]
        if token.says("postfix"):
            how = token.senses["postfix"]
            self._read.power(0 if how == "!" else int(how))
            return at + 1, True
        if token.says("operator") and self._goes_on(at + 1):
            self._read.add(token.senses["operator"])
            return at + 1, False
        return None
