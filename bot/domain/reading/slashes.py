"""A slash between digits that may be a decimal sign: ``۳/۱۴``, and ``3/14`` of a Persian person."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import product

from bot.domain.mathematics.clean import clean
from bot.domain.reading.claim import NumberClaim, ReadingFaultError, distinct

SLASH = re.compile(r"(?<![\d/.,٫٬^])(\d+)\s*/\s*(\d+)(?!\s*[/\d])")
MOST_SLASHES = 3


def slashes_in(shown: str, language: str) -> list[re.Match[str]]:
    """The slashes that may be decimal signs: between Persian digits, and between Latin ones of a Persian person."""
    found = []
    for slash in SLASH.finditer(shown):
        latin = slash[1].isascii()
        if not latin or language == "fa":
            found.append(slash)
    return found


def read_each_way(
    shown: str, slashes: list[re.Match[str]], read_as: Callable[[str], list[NumberClaim]]
) -> list[NumberClaim]:
    """Each slash is a division or a decimal sign; nobody divides zero. In Persian digits either is right, in Latin ones it is asked."""
    each = [(True,) if int(clean(slash[1])) == 0 else (False, True) for slash in slashes]
    every = len(slashes) <= MOST_SLASHES
    ways = list(product(*each)) if every else [tuple(options[at] for options in each) for at in (0, -1)]
    read: list[NumberClaim] = []
    faults: list[ReadingFaultError] = []
    for points in ways:
        try:
            read += read_as(_with_points(shown, slashes, points))
        except ReadingFaultError as error:
            if error.code in ("division-by-zero", "hedged", "range"):
                # ``۳۰/۰۰۰`` may even be thirty thousand.
                raise
            faults.append(error)
    if not read:
        raise faults[0]
    apart = distinct(read)
    if len(apart) == 1 or any(slash[1].isascii() for slash in slashes):
        return apart
    first = apart[0]
    values = tuple(dict.fromkeys(value for claim in read for value in claim.values))
    return [NumberClaim(first.written, values, first.unit, first.folded_unit, ("slash-read-both-ways",))]


def _with_points(shown: str, slashes: Sequence[re.Match[str]], points: Sequence[bool]) -> str:
    """The text with those slashes as decimal signs that ``points`` says."""
    pieces, at = [], 0
    for slash, is_point in zip(slashes, points, strict=True):
        pieces += [shown[at : slash.start()], f"{slash[1]}.{slash[2]}" if is_point else slash[0]]
        at = slash.end()
    return "".join([*pieces, shown[at:]])
