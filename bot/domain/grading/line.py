"""A line of ``epsilon grade`` → what its answer is judged against; the pieces that several kinds take from a line."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import lru_cache
from typing import Any

from bot.domain.grading.expected import Expected
from bot.domain.grading.kinds import KINDS, expected_class

Given = dict[str, Any]


class BadLineError(Exception):
    """A line that cannot be judged; the message says why."""


def expected_of(given: Given) -> Expected:
    """What an answer is judged against. Raises BadLineError for a line that does not say it."""
    offered = [name for name in KINDS if expected_class(name).in_lines]
    kind = given.get("kind")
    if not isinstance(kind, str) or kind not in offered:
        raise BadLineError(f"kind must be one of {', '.join(offered)}")
    wanted = expected_class(kind)
    if hasattr(wanted, "reference") and "reference" not in given:
        raise BadLineError("reference is missing")
    try:
        return wanted.from_line(given)
    except (ValueError, KeyError, TypeError, ZeroDivisionError, OverflowError, AttributeError) as error:
        raise BadLineError(f"{kind}: {error}") from None


def text(given: Given, name: str) -> str:
    """A text or a whole number as a text."""
    if not isinstance(given.get(name), str | int):
        raise BadLineError(f"{name} must be a text")
    return str(given[name])


def optional_text(given: Given, name: str) -> str | None:
    return text(given, name) if given.get(name) else None


def texts(given: Given, name: str) -> tuple[str, ...]:
    """A list of texts, empty where the line has none."""
    listed = given.get(name) or []
    if not isinstance(listed, list) or not all(isinstance(each, str) and each for each in listed):
        raise BadLineError(f"{name} must be a list of texts")
    return tuple(listed)


def number(written: Any) -> tuple[Fraction, bool]:
    """A number as JSON gives it, or a text such as ``50/3``, ``2^24`` or ``sqrt(2)``, and whether it is exact."""
    if isinstance(written, bool) or not isinstance(written, int | str):
        raise BadLineError(f"{written!r} is not a number")
    return _evaluated(str(written))


def options(given: Given, default: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The options, all different."""
    found = tuple(map(str, given.get("options") or default))
    if not found or len(set(found)) != len(found):
        raise BadLineError("options must be a list of different texts")
    return found


def symbols(given: Given) -> tuple[str, ...]:
    """The symbols named, or the single letters of the reference."""
    named = texts(given, "symbols")
    if named:
        return named
    from bot.domain.mathematics.grammar import FUNCTIONS

    inner = re.sub(r"^\s*(?:[OΘΩo]|[Tt]heta|[Oo]mega|\\Theta)\s*(?=\()", "", text(given, "reference"))
    words = re.findall(r"[A-Za-z]+", inner)
    letters = {letter for word in words if word not in FUNCTIONS for letter in word} - {"e"}
    return tuple(sorted(letters)) or ("n",)


@lru_cache(maxsize=1024)
def _evaluated(written: str) -> tuple[Fraction, bool]:
    from bot.domain.mathematics.clean import clean
    from bot.domain.mathematics.exact import NoValueError, evaluate
    from bot.domain.mathematics.parse import ParseFault, parse

    parsed = parse(clean(written))
    if isinstance(parsed, ParseFault):
        raise BadLineError(f"{written[:50]!r} is not a number")
    try:
        found = evaluate(parsed.tree)
    except NoValueError as error:
        raise BadLineError(f"{written[:50]!r} has no value: {error.code}") from None
    return found.value, found.exact
