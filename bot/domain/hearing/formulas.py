"""Formulas in a text: ``O(T h^2)``, ``T·h²``, "T times h squared" are the growth ``T*h^2``, whatever constants stand with it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from bot.domain.grading.growth import growth
from bot.domain.grading.growth.expected import GrowthExpected
from bot.domain.grading.verdict import Outcome, Unreadable
from bot.domain.hearing.pattern import PatternError
from bot.domain.hearing.token import LETTERS, Token

MOST_FORMULAS = 16
"""Formulas of a text that are looked at."""
LONGEST_FORMULA = 40
"""Characters of a formula that is looked at: no more than may be multiplied out at once."""
WORDS = (
    (re.compile(r"\s*(?:squared|(?:to the )?power (?:of )?(?:2|two)|به توان (?:2|دو))"), "^2"),
    (re.compile(r"\s*(?:cubed|(?:to the )?power (?:of )?(?:3|three)|به توان (?:3|سه))"), "^3"),
    (re.compile(r"\s*(?:times|ضربدر|ضرب در|در)\s*"), "*"),
    (re.compile(r"\s*(?:plus|به علاوهی?|بعلاوهی?)\s*"), "+"),
)
POWER = r"(?:\s?(?:\^|\*\*)\s?(?:\d|\{\d\}|\(\d\))|[²³⁴]|\s(?:squared|cubed)|\s?به توان (?:\d|دو|سه))"
BETWEEN = r"\s?(?:[*+/]|times|plus|ضربدر|ضرب در|در|به علاوه|بعلاوه)?\s?"


class Formulas:
    """The growths that an ear listens for, by the numbers of their phrases."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._pattern: re.Pattern[str] | None = None

    def add(self, reference: str, number: int) -> None:
        """Listens for a growth such as ``T*h^2``. Raises PatternError for what is none."""
        try:
            growth.reference_growth(_expected(reference))
        except ValueError as error:
            raise PatternError(str(error)) from error
        self._numbers[reference] = number
        self._pattern = _pattern({name for each in self._numbers for name in _symbols(each)})

    def places(self, text: str, tokens: Sequence[Token]) -> Iterator[tuple[int, tuple[int, int]]]:
        """The numbers of growths that stand in a text, with their tokens (first, end)."""
        if self._pattern is None:
            return
        found = self._pattern.finditer(text.translate(LETTERS))
        for _, piece in zip(range(MOST_FORMULAS), found, strict=False):
            if len(piece.group()) > LONGEST_FORMULA:
                continue
            inside = [at for at, token in enumerate(tokens) if piece.start() <= token.start < piece.end()]
            if inside:
                for reference, number in self._numbers.items():
                    if _is(piece.group(), reference):
                        yield number, (inside[0], inside[-1] + 1)


@lru_cache(maxsize=4096)
def _is(written: str, reference: str) -> bool:
    """Whether a formula is that growth."""
    for words, sign in WORDS:
        written = words.sub(sign, written)
    expected = _expected(reference)
    reading = growth.read(written, expected)
    return not isinstance(reading, Unreadable) and growth.grade(reading, expected).outcome is Outcome.CORRECT


@lru_cache(maxsize=256)
def _expected(reference: str) -> GrowthExpected:
    return GrowthExpected(reference, _symbols(reference))


def _symbols(reference: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(re.findall(r"[A-Za-z]", reference.replace("log", ""))))


def _pattern(symbols: set[str]) -> re.Pattern[str]:
    """Two factors or more of numbers, these symbols and their powers, also in brackets; or one symbol with a power."""
    names = "".join(sorted({case for name in symbols for case in (name.lower(), name.upper())}))
    atom = rf"(?:\d+(?:\.\d+)?|log|[{names}]{POWER}?)"
    group = rf"(?:{atom}|\(\s?{atom}(?:{BETWEEN}{atom})*\s?\))"
    return re.compile(rf"(?<![A-Za-z\d.^]){group}(?:{BETWEEN}{group})*(?![A-Za-z\d^])")
