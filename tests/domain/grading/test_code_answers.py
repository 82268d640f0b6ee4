"""The answers that are printed as right are right on arrays and volumes made to hurt them."""

from __future__ import annotations

import math
import os
import statistics
from collections.abc import Callable
from random import Random
from typing import Any

import numpy as np
import pytest

from bot.domain.grading.code.tasks import code_task
from bot.domain.grading.code.tasks.make_mask import reference as mask_reference

LONG = bool(os.environ.get("EPSILON_LONG"))
ARRAYS = 10_000 if LONG else 400
VOLUMES = 2_000 if LONG else 150
EXTREMES = (
    0.0,
    -0.0,
    5e-324,
    -5e-324,
    2.2250738585072014e-308,
    1.7976931348623157e308,
    -1.7976931348623157e308,
    1.0,
)


def loaded(source: str, function: str) -> Callable[..., Any]:
    """One of the task's own answers, ours to run."""
    namespace: dict[str, Any] = {"np": np, "math": math, "statistics": statistics}
    exec(source, namespace)
    answer: Callable[..., Any] = namespace[function]
    return answer


def hostile_array(random: Random) -> np.ndarray[Any, Any]:
    """Numbers from all over float64, many of which cancel."""
    size = random.choice((1, 2, 3, 5, 8, 21))
    spread = random.choice((2, 30, 300, 1073))
    centre = random.randint(-1073 + spread, 1023 - spread) if spread < 1000 else -25
    values = [
        random.choice((-1, 1))
        * math.ldexp(random.uniform(1, 2), max(-1074, min(1023, centre + random.randint(-spread, spread))))
        for _ in range(size)
    ]
    values += [-value for value in random.sample(values, random.randint(0, size))]
    values += [random.choice(EXTREMES) for _ in range(random.randint(0, 3))]
    random.shuffle(values)
    return np.array(values)


@pytest.mark.parametrize("place", range(len(code_task("mean").right)))
def test_each_printed_mean_is_right_on_hostile_arrays(place: int) -> None:
    """400 arrays for each; 10 000 with EPSILON_LONG=1."""
    task = code_task("mean")
    answer, random = loaded(task.right[place], "mean"), Random(place)
    for _ in range(ARRAYS):
        array = hostile_array(random)
        before = array.tobytes()

        reason = task.differs(answer(array), task.reference(array))

        assert reason is None, (array.tolist(), reason)
        assert array.tobytes() == before


@pytest.mark.parametrize("place", range(len(code_task("make_mask").right)))
def test_each_printed_mask_is_right_on_hostile_volumes(place: int) -> None:
    """Filled volumes of every type, centres on and off the grid, radii of both signs."""
    task = code_task("make_mask")
    answer, random = loaded(task.right[place], "make_mask"), Random(place)
    for _ in range(VOLUMES):
        shape = tuple(random.randint(1, 7) for _ in range(3))
        dtype = random.choice(("bool", "uint8", "int16", "int64", "float32", "float64"))
        volume = np.arange(math.prod(shape)).reshape(shape).astype(dtype)
        roi = tuple(random.choice((-3, 0, 1, 2.5, 4, 6)) for _ in range(3))
        radius = random.choice((-2, 0, 1, 1.5, 2, 3, 5, 7, 40))
        before = volume.tobytes()

        reason = task.differs(
            answer(volume, random.choice((tuple, list, np.array))(roi), radius),
            mask_reference(volume, roi, radius),
        )

        assert reason is None, (shape, dtype, roi, radius, reason)
        assert volume.tobytes() == before
