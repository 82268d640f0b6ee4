"""Grid points within a ball, the sub-box that can hold them, and what a mask of a volume costs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import isqrt, prod


@dataclass(frozen=True, slots=True)
class Slice:
    """The points of one plane z: how many rows cross the ball there, and how many points they hold."""

    z: int
    rows: int
    points: int


@dataclass(frozen=True, slots=True)
class Ball:
    """The grid points of a ball round a grid point. ``strict`` counts those nearer than r, ``inclusive`` those at r too."""

    radius: int
    strict: int
    inclusive: int
    on_the_sphere: int
    cube: int
    volume_rounded: int
    slices: tuple[Slice, ...]


@dataclass(frozen=True, slots=True)
class SubBox:
    """The smallest box of grid points that holds every point strictly within r of its centre: ``side`` = 2r−1 for a whole r."""

    radius: int
    reach: int
    side: int
    points: int
    share: Fraction


@dataclass(frozen=True, slots=True)
class MaskCost:
    """A mask over a volume: voxels, bytes with each type, and calls of a triple loop's body."""

    voxels: int
    boolean: int
    float64: int
    calls: int


def points_within(radius: int) -> Ball:
    """Counts whole (x, y, z) with x²+y²+z² < r² (and ≤ r²), plane by plane. Raises ValueError for a negative radius."""
    if radius < 0:
        raise ValueError("a radius is not negative")
    square = radius * radius
    slices = []
    for z in range(-radius, radius + 1):
        rows = [_row(square - z * z - y * y - 1) for y in range(-radius, radius + 1)]
        points = sum(rows)
        if points:
            slices.append(Slice(z, sum(row > 0 for row in rows), points))
    inclusive = sum(
        _row(square - z * z - y * y) for z in range(-radius, radius + 1) for y in range(-radius, radius + 1)
    )
    strict = sum(each.points for each in slices)
    volume = round(Fraction(4, 3) * Fraction(355, 113) * radius**3)
    return Ball(radius, strict, inclusive, inclusive - strict, (2 * radius) ** 3, volume, tuple(slices))


def sub_box(radius: int, shape: Sequence[int] = ()) -> SubBox:
    """The box for a whole radius ≥ 1; ``share`` is its part of a volume of the given shape (0 without one)."""
    if radius < 1:
        raise ValueError("a sub-box needs a radius of at least 1")
    side = 2 * radius - 1
    voxels = prod(shape) if shape else 0
    return SubBox(radius, radius - 1, side, side**3, Fraction(side**3, voxels) if voxels else Fraction(0))


def mask_bytes(shape: Sequence[int]) -> MaskCost:
    """What a mask of this shape takes: one byte a voxel as bool, eight as float64."""
    voxels = prod(int(side) for side in shape)
    return MaskCost(voxels, voxels, 8 * voxels, voxels)


def _row(rest: int) -> int:
    """How many whole x have x² ≤ rest."""
    return 2 * isqrt(rest) + 1 if rest >= 0 else 0
