"""Grid points of a ball, tried one by one."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product


@dataclass(frozen=True)
class Counted:
    strict: int
    inclusive: int


def points_within(radius: int) -> Counted:
    """Tries every point of the cube round the ball."""
    reach = range(-radius, radius + 1)
    distances = [x * x + y * y + z * z for x, y, z in product(reach, reach, reach)]
    square = radius * radius
    return Counted(sum(d < square for d in distances), sum(d <= square for d in distances))
