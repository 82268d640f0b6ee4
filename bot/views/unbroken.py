"""Formulas as text that a narrow screen does not tear: a short one stays on one line, a long one is cut only before a sign that links."""

from __future__ import annotations

import re
from collections.abc import Iterator

NO_BREAK_SPACE, WORD_JOINER = "\u00a0", "\u2060"
ROOM = 28
"""Characters that fit on a phone's line in any of its fonts."""
SIGNS = ("=≈≤≥<>→⇒≠", "+−", "·×/", ",;")
"""What a long formula may be cut before, the best first; behind a comma it is cut after it."""
_OPEN, _CLOSE = "([{⌊⌈", ")]}⌋⌉"
_TORN_AFTER = re.compile(r"([/|,;…](?=[^\s\d])|\)(?=\())")


def unbroken(formula: str) -> str:
    """The formula with spaces that do not break, but for those at which a long one may be cut."""
    if len(formula) <= ROOM:
        return _glued(formula)
    for inside in (False, True):
        for signs in SIGNS:
            parts = list(_parts(formula, signs, inside))
            if len(parts) > 1:
                return " ".join(unbroken(part) for part in parts)
    return _glued(formula)


def _glued(formula: str) -> str:
    return _TORN_AFTER.sub(rf"\1{WORD_JOINER}", formula.replace(" ", NO_BREAK_SPACE))


def _parts(formula: str, signs: str, inside: bool) -> Iterator[str]:
    """The formula cut at spaces before (for commas: after) one of the signs, inside brackets only if need be."""
    depth, start = 0, 0
    for at, character in enumerate(formula):
        depth += (character in _OPEN) - (character in _CLOSE)
        if character == " " and (inside or depth == 0) and at > start:
            beside = formula[at - 1] if signs == SIGNS[-1] else formula[at + 1 : at + 2]
            if beside and beside in signs:
                yield formula[start:at]
                start = at + 1
    yield formula[start:]
