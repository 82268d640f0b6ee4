"""How far a wrong number is off, in words that leave the answer open."""

from __future__ import annotations

import math

BANDS = (
    (1.15, "little"),
    (1.7, "some"),
    (2.4, "two"),
    (7.0, "several"),
    (20.0, "ten"),
)
"""Up to which ratio a number is off by a little, by less than a factor of two, by about two, a few times, about ten times."""
EIGHT, BINARY, NEAR = 8.0, 1.024, 2e-4


def size_code(typed: float, answer: float, whole: bool, first: bool, reach: float = 0.0) -> str:
    """The code of a reason: ``size-two-large``.

    ``whole``: only whole numbers are right. ``first``: it is the first miss, after which an exact ratio is told without its direction, and
    a band only where it is wider than what is right (``reach`` to both sides of the answer).
    """
    side = "large" if typed > answer else "small"
    if typed == 0 or answer == 0:
        return f"size-only-{side}"
    if (typed < 0) != (answer < 0):
        return "size-sign"
    ratio = abs(typed / answer)
    exact = _exact(ratio)
    if exact:
        return f"size-{exact}" if first else f"size-{exact}-{side}"
    band = _band(max(ratio, 1 / ratio))
    low, high = _left(typed, band, side)
    if first and (high - low <= 2 * reach or (whole and _whole_numbers(low, high) < 2)):
        return f"size-only-{side}"
    return f"size-{band}-{side}"


def band_of(code: str) -> tuple[float, float] | None:
    """Between which ratios of the larger number to the smaller one a code says that they are; None where it does not say."""
    parts = code.split("-")
    least = 1.0
    for most, name in BANDS:
        if parts[1] == name:
            return least, most
        least = most
    return (least, math.inf) if parts[1] == "tens" else None


def _exact(ratio: float) -> str:
    if min(abs(ratio / EIGHT - 1), abs(ratio * EIGHT - 1)) < NEAR:
        return "eight"
    for power in (1, 2, 3, 4):
        if min(abs(ratio / BINARY**power - 1), abs(ratio * BINARY**power - 1)) < NEAR:
            return "binary"
    return ""


def _band(ratio: float) -> str:
    return next((name for most, name in BANDS if ratio <= most), "tens")


def _left(typed: float, band: str, side: str) -> tuple[float, float]:
    """Between which absolute values the words say that the answer lies."""
    least, most = band_of(f"size-{band}") or (1.0, math.inf)
    size = abs(typed)
    above = (side == "small") == (typed > 0)
    return (size * least, size * most) if above else (size / most, size / least)


def _whole_numbers(low: float, high: float) -> int:
    return 2 if math.isinf(high) else math.floor(high) - math.ceil(low) + 1
