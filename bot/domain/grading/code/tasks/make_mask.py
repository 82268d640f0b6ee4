"""``make_mask(volume, roi, radius)``: which voxels lie strictly within ``radius`` of the point ``roi``."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import product
from random import Random
from typing import Any

import numpy as np

from bot.domain.grading.code.tasks.task import Case, CodeTask, Large, WrongExample, type_name
from bot.domain.grading.verdict import Reason

COUNT = 60
DRAWN = 20
"""How many of them are drawn for each answer."""
SEED = 12
AMBIGUOUS = 1e-9
"""Relative distance from the radius within which rounding could decide; only exact boundaries are asked so near."""
MEASURED_SIDE = 40
LARGE_SIDE = 128
VALUES = 5
"""Volumes hold the numbers below this one, zeros and ones among them, as scans and old masks do."""
DTYPES = ("uint8", "int16", "float32", "float64")

Fixed = tuple[str, tuple[int, int, int], tuple[float, float, float], float]
FIXED: tuple[Fixed, ...] = (
    ("small", (3, 3, 3), (1, 1, 1), 1.5),
    ("small", (5, 5, 5), (2, 2, 2), 1.8),
    ("values", (3, 3, 3), (1, 1, 1), 1.5),
    ("values", (4, 4, 4), (2, 2, 2), 1.9),
    ("values", (5, 5, 5), (1, 1, 1), 0.7),
    ("edge", (4, 4, 4), (0, 0, 0), 2.3),
    ("edge", (4, 4, 4), (3, 3, 3), 2.3),
    ("edge", (5, 5, 5), (4, 4, 1), 2.6),
    ("edge", (3, 3, 3), (1, 1, 1), 50),
    ("non-cubic", (2, 3, 4), (1, 1, 2), 1.5),
    ("non-cubic", (5, 2, 3), (4, 0, 1), 2.5),
    ("non-cubic", (1, 7, 3), (0, 5, 1), 2.3),
    ("non-cubic", (6, 4, 1), (1, 2, 0), 2.1),
    ("boundary", (3, 3, 3), (1, 1, 1), 1),
    ("boundary", (5, 5, 5), (2, 2, 2), 2),
    ("boundary", (6, 5, 3), (0.5, 1, 1), 2.5),  # 1.5² + 2² = 2.5²
    ("boundary", (8, 9, 4), (4, 4, 1), 5),  # 3² + 4² = 5²
    ("boundary", (4, 5, 8), (1, 1, 1), 7),  # 2² + 3² + 6² = 7²
    ("off-grid", (4, 4, 4), (1.5, 1.5, 1.5), 1.2),
    ("off-grid", (5, 4, 3), (1.25, 2.75, 0.75), 1.6),
    ("off-grid", (4, 3, 5), (2.9, 0.1, 3.6), 1.3),
    ("off-grid", (5, 5, 5), (2.5, 2, 2.4), 0.45),
    ("off-grid", (5, 6, 7), (4.6, 0.4, 3), 3.3),
    ("outside", (4, 4, 4), (-2, 1, 1), 2.6),
    ("outside", (5, 4, 3), (-1.5, -1.5, 1), 3.1),
    ("outside", (4, 5, 6), (2, 2, 20), 15.5),
    ("outside", (4, 4, 4), (10, 10, 10), 3),
    ("outside", (4, 4, 4), (-9, 2, 2), 1.5),
    ("zero-radius", (3, 3, 3), (1, 1, 1), 0),
    ("zero-radius", (3, 4, 2), (0.5, 1, 1), 0),
    ("negative-radius", (3, 3, 3), (1, 1, 1), -1),
    ("negative-radius", (3, 4, 5), (1, 2.5, 2), -2.5),
    ("large", (4, 3, 2), (70_000, 0, 0), 69_998.5),
    ("large", (4, 3, 2), (0, -3_000_000, 1), 3_000_001.5),
    ("large", (5, 2, 2), (1e9, 0, 0), 1e9 - 2.5),
)


def reference(volume: Any, roi: Sequence[float], radius: float) -> Any:
    """The mask voxel by voxel, by ``math.dist``: a bool array of the volume's shape."""
    mask = np.zeros(volume.shape, bool)
    for voxel in product(*map(range, volume.shape)):
        mask[voxel] = math.dist(voxel, roi) < radius
    return mask


@cache
def cases() -> tuple[Case, ...]:
    """Volumes that are the same for everybody: every edge there is, then random ones that grow."""
    random = Random(SEED)  # noqa: S311  the same cases for everybody
    drawn = [*FIXED, *_random(random, COUNT - DRAWN - len(FIXED))]
    return tuple(_case(number, *each) for number, each in enumerate(drawn))


def drawn(random: Random) -> tuple[Case, ...]:
    """Random volumes that grow, others each time."""
    return tuple(_case(number, *each) for number, each in enumerate(_random(random, DRAWN)))


def _random(random: Random, count: int) -> Iterator[Fixed]:
    while count:
        largest = 10 - count // 6
        shape = (random.randint(1, largest), random.randint(2, largest), random.randint(1, largest))
        step = random.choice((1.0, 0.5, 0.01))
        roi = tuple(round(random.uniform(-2, side + 1) / step) * step for side in shape)
        radius = round(random.uniform(0.3, 0.8 * largest), 2)
        if not _is_ambiguous(shape, roi, radius):
            count -= 1
            yield "random", shape, (roi[0], roi[1], roi[2]), radius


def _is_ambiguous(shape: Sequence[int], roi: Sequence[float], radius: float) -> bool:
    distances = (math.dist(voxel, roi) for voxel in product(*map(range, shape)))
    return any(abs(distance - radius) < AMBIGUOUS * max(1.0, radius) for distance in distances)


def _case(
    number: int, group: str, shape: tuple[int, int, int], roi: tuple[float, float, float], radius: float
) -> Case:
    """A volume that holds zeros in the first cases and all sorts of numbers in the others; its type and the sort of sequence that the
    centre comes in change from case to case."""
    dtype = DTYPES[number % len(DTYPES)]
    centre: object = (tuple, list, np.array)[number % 3](roi)
    written = (f"{_short(roi)}", f"[{_short(roi)[1:-1]}]", f"np.array([{_short(roi)[1:-1]}])")[number % 3]
    if group == "small":
        volume, filled = np.zeros(shape, dtype), f"np.zeros({shape}, '{dtype}')"
    else:
        volume = np.resize(np.arange(VALUES), shape).astype(dtype)
        filled = f"np.resize(np.arange({VALUES}), {shape}).astype('{dtype}')"
    return Case(group, (volume, centre, radius), f"make_mask({filled}, {written}, {radius:.12g})")


def _short(roi: Sequence[float]) -> str:
    return f"({', '.join(f'{each:.12g}' for each in roi)})"


def differs(value: object, wanted: object) -> Reason | None:
    """What is wrong with a mask: no array, another shape, other values than 0 and 1, or the first voxel that is wrong."""
    assert isinstance(wanted, np.ndarray)
    if not isinstance(value, np.ndarray):
        return Reason("code-case-type", {"got": type_name(value)})
    if value.shape != wanted.shape:
        return Reason("code-case-shape", {"got": str(value.shape), "wanted": str(wanted.shape)})
    if not bool(np.all((value == 0) | (value == 1))):
        return Reason("code-case-not-a-mask")
    wrong = np.argwhere(value.astype(bool) != wanted)
    if not len(wrong):
        return None
    voxel = tuple(int(each) for each in wrong[0])
    inside = bool(wanted[voxel])
    return Reason(
        "code-case-voxel",
        {"voxel": str(voxel), "got": str(not inside), "wanted": str(inside), "count": len(wrong)},
    )


def measured(random: Random) -> Case:
    """A volume of 40³ voxels with a ball that reaches no side, its centre drawn."""
    x, y, z = (random.uniform(15, 25) for _ in range(3))
    return _case(0, "random", (MEASURED_SIDE,) * 3, (x, y, z), random.uniform(9, 12))


@cache
def large() -> Large:
    """A ball of radius 30 in 128³ voxels; what is wanted of it is looked up in the box round it, and nothing is beyond."""
    roi, radius = (60.25, 64.0, 70.5), 30.0
    case = _case(0, "random", (LARGE_SIDE,) * 3, roi, radius)
    first = [math.floor(centre - radius) for centre in roi]
    side = 2 * math.ceil(radius) + 2
    wanted = np.zeros((LARGE_SIDE,) * 3, bool)
    inside = reference(np.zeros((side,) * 3), [c - f for c, f in zip(roi, first, strict=True)], radius)
    wanted[tuple(slice(f, f + side) for f in first)] = inside
    return Large(case, wanted, 8 * LARGE_SIDE**3)


SLOW = """
def make_mask(volume, roi, radius):
    mask = np.zeros(volume.shape)
    for x in range(volume.shape[0]):
        for y in range(volume.shape[1]):
            for z in range(volume.shape[2]):
                mask[x, y, z] = np.linalg.norm(np.array((x, y, z)) - roi) < radius
    return mask
"""

RIGHT = (
    """
def make_mask(volume, roi, radius):
    x, y, z = np.ogrid[tuple(map(slice, volume.shape))]
    squared = (x - roi[0]) ** 2 + (y - roi[1]) ** 2 + (z - roi[2]) ** 2
    return (squared < radius**2) & (radius > 0)
""",
    """
import numpy as np
import math

def make_mask(volume, roi, radius):
    mask = np.zeros(volume.shape, dtype=bool)
    if radius <= 0:
        return mask
    box, squared = [], 0.0
    for axis, (side, centre) in enumerate(zip(volume.shape, roi)):
        first = min(side, max(0, math.floor(centre - radius)))
        last = max(first, min(side, math.ceil(centre + radius) + 1))
        box.append(slice(first, last))
        offsets = np.arange(first, last) - centre
        squared = squared + (offsets**2).reshape([-1 if other == axis else 1 for other in range(3)])
    mask[tuple(box)] = squared < radius * radius
    return mask
""",
    """
def make_mask(volume, roi, radius):
    if radius <= 0:
        return np.zeros(volume.shape, bool)
    distances = np.indices(volume.shape) - np.reshape(roi, (3, 1, 1, 1))
    return np.einsum("i...,i...", distances, distances) < radius**2
""",
    """
def make_mask(volume, roi, radius):
    grids = np.meshgrid(*[np.arange(n) - c for n, c in zip(volume.shape, roi)], indexing="ij")
    return np.sqrt(sum(g * g for g in grids)) < radius
""",
    """
def make_mask(volume, roi, radius):
    points = np.stack(np.meshgrid(*map(np.arange, volume.shape), indexing="ij"), axis=-1)
    return np.linalg.norm(points - np.asarray(roi), axis=-1) < radius
""",
)

WRONG = (
    WrongExample(
        "values",
        """
def make_mask(volume, roi, radius):
    x, y, z = np.ogrid[tuple(map(slice, volume.shape))]
    inside = ((x - roi[0]) ** 2 + (y - roi[1]) ** 2 + (z - roi[2]) ** 2 < radius**2) & (radius > 0)
    return (volume != 0) | inside
""",
    ),
    WrongExample(
        "outside",
        """
def make_mask(volume, roi, radius):
    centre = [c if -1 < c < n else min(max(c, 0), n - 1) for c, n in zip(roi, volume.shape)]
    x, y, z = np.ogrid[tuple(map(slice, volume.shape))]
    squared = (x - centre[0]) ** 2 + (y - centre[1]) ** 2 + (z - centre[2]) ** 2
    return (squared < radius**2) & (radius > 0)
""",
    ),
    WrongExample(
        "zero-radius",
        """
def make_mask(volume, roi, radius):
    x, y, z = np.ogrid[tuple(map(slice, volume.shape))]
    squared = (x - roi[0]) ** 2 + (y - roi[1]) ** 2 + (z - roi[2]) ** 2
    return (squared < radius**2) & (radius > 0) | (squared == 0) & (radius >= 0)
""",
    ),
    WrongExample(
        "large",
        """
def make_mask(volume, roi, radius):
    grids = [np.arange(n, dtype=np.float32) - np.float32(c) for n, c in zip(volume.shape, roi)]
    x, y, z = np.ix_(*grids)
    return (x * x + y * y + z * z < np.float32(radius) ** 2) & (radius > 0)
""",
    ),
    WrongExample(
        "boundary",
        """
def make_mask(volume, roi, radius):
    x, y, z = np.ogrid[tuple(map(slice, volume.shape))]
    return ((x - roi[0]) ** 2 + (y - roi[1]) ** 2 + (z - roi[2]) ** 2 <= radius**2) & (radius > 0)
""",
    ),
    WrongExample(
        "negative-radius",
        """
def make_mask(volume, roi, radius):
    x, y, z = np.ogrid[tuple(map(slice, volume.shape))]
    return (x - roi[0]) ** 2 + (y - roi[1]) ** 2 + (z - roi[2]) ** 2 < radius**2
""",
    ),
    WrongExample(
        "non-cubic",
        """
def make_mask(volume, roi, radius):
    grids = np.meshgrid(*[np.arange(n) - c for n, c in zip(volume.shape, roi)])
    return np.sqrt(sum(g * g for g in grids)) < radius
""",
    ),
    WrongExample(
        "off-grid",
        """
def make_mask(volume, roi, radius):
    x, y, z = np.ogrid[tuple(map(slice, volume.shape))]
    a, b, c = map(int, roi)
    inside = (x - a) ** 2 + (y - b) ** 2 + (z - c) ** 2 < radius**2
    return inside & (radius > 0)
""",
    ),
    WrongExample(
        "edge",
        """
def make_mask(volume, roi, radius):
    mask = np.zeros(volume.shape, bool)
    if radius <= 0:
        return mask
    low = [math.floor(c - radius) for c in roi]
    high = [math.ceil(c + radius) + 1 for c in roi]
    x, y, z = np.ogrid[low[0]:high[0], low[1]:high[1], low[2]:high[2]]
    ball = (x - roi[0]) ** 2 + (y - roi[1]) ** 2 + (z - roi[2]) ** 2 < radius**2
    x, y, z = np.nonzero(ball)
    x, y, z = x + low[0], y + low[1], z + low[2]
    fits = (x < volume.shape[0]) & (y < volume.shape[1]) & (z < volume.shape[2])
    mask[x[fits], y[fits], z[fits]] = True
    return mask
""",
    ),
)

_SPOILED = """
right = make_mask

def make_mask(volume, roi, radius):
    inside = right(volume, roi, radius)
    {}
"""
MUTANTS = {
    "copies the input": _SPOILED.format("mask = volume.copy(); mask[inside] = 1; return mask"),
    "writes to the input": _SPOILED.format("volume[inside] = 0; return inside"),
    "marks the input": _SPOILED.format("volume[...] = inside; return volume"),
    "adds the input": _SPOILED.format("return (volume != 0) | inside"),
}

TASK = CodeTask(
    function="make_mask",
    cases=cases,
    drawn=drawn,
    reference=reference,
    differs=differs,
    slow_source=SLOW,
    measured=measured,
    least_ratio=20,
    large=large,
    looks_at_style=True,
    right=RIGHT,
    wrong=WRONG,
    mutants=MUTANTS,
)
