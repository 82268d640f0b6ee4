"""A table as lines of equal letters, for an output that has no tables."""

from __future__ import annotations

import unicodedata

PHONE = 32
"""Letters of code that stand side by side on a phone."""


def aligned(rows: list[list[str]]) -> list[str]:
    """The rows in aligned columns, the first apart as the header, numbers to the right; none where a phone is too narrow for it."""
    widths = [max(_width(row[column]) for row in rows if column < len(row)) for column in range(len(rows[0]))]
    across = sum(widths) + 2 * (len(widths) - 1)
    if across > PHONE:
        return []
    lines = [
        "  ".join(
            _padded(cell, width, right=at > 0 and _is_number(cell))
            for cell, width in zip(row, widths, strict=False)
        ).rstrip()
        for at, row in enumerate(rows)
    ]
    return [lines[0], "─" * across, *lines[1:]]


def _width(text: str) -> int:
    return sum(
        not unicodedata.combining(character) and unicodedata.category(character) != "Cf" for character in text
    )


def _padded(text: str, width: int, *, right: bool) -> str:
    space = " " * (width - _width(text))
    return space + text if right else text + space


def _is_number(text: str) -> bool:
    return bool(text) and all(character.isdigit() or character in " ,.−-+×\u202f\u00a0" for character in text)
