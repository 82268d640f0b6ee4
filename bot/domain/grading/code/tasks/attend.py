"""``attend(scores, values, block)``: softmax-weighted mean of rows, stable, with scores that arrive in blocks.

Blocks are merged by running maximum, sum and output (Milakov and Gimelshein, 2018; Dao et al., *FlashAttention*, 2022, algorithm 1).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache
from random import Random
from typing import Any

import numpy as np

from bot.domain.grading.code.tasks.task import Case, CodeTask, WrongExample, type_name
from bot.domain.grading.verdict import Reason

COUNT = 60
DRAWN = 12
"""How many of them are drawn for each answer."""
SEED = 14
RELATIVE, ABSOLUTE = 1e-9, 1e-12
MEASURED = 4000
INFINITE = -math.inf

Fixed = tuple[str, Sequence[float], Sequence[Sequence[float]], int]
FIXED: tuple[Fixed, ...] = (
    ("small", [0.0], [[1.0, 2.0]], 1),
    ("small", [0.5, 0.5], [[1.0], [3.0]], 2),
    ("small", [1.0, 0.0, -1.0], [[1.0, 0.0], [0.0, 1.0], [2.0, 2.0]], 8),
    ("overflow", [1000.0], [[4.0]], 4),
    ("overflow", [1000.0, 999.0], [[1.0], [2.0]], 2),
    ("overflow", [-1000.0, -1001.0], [[1.0], [2.0]], 2),
    ("overflow", [1e4, 1e4, 0.0], [[1.0, 5.0], [3.0, 1.0], [9.0, 9.0]], 4),
    # What was gathered before the maximum grew is zero here: only a sum that was not rescaled shows.
    ("rescale-sum", [0.0, 1.0], [[0.0], [1.0]], 1),
    ("rescale-sum", [2.0, 2.0, 5.0], [[0.0], [0.0], [2.0]], 2),
    ("rescale-sum", [3.0, 1.0, 4.0, 1.0], [[0.0, 0.0], [0.0, 0.0], [1.0, 3.0], [2.0, 1.0]], 2),
    ("rescale-output", [0.0, 3.0], [[1.0], [-1.0]], 1),
    ("rescale-output", [1.0, 2.0, 4.0], [[0.5, 1.0], [1.5, -2.0], [-0.4, 3.0]], 1),
    ("rescale-output", [-5.0, 0.0, 5.0, 9.0], [[7.0], [5.0], [3.0], [1.0]], 2),
    ("minus-infinity", [0.0, INFINITE], [[1.0], [9.0]], 2),
    ("minus-infinity", [INFINITE, 0.0], [[9.0], [1.0]], 1),
    ("minus-infinity", [INFINITE, INFINITE, 2.0, 1.0], [[9.0], [9.0], [1.0], [3.0]], 2),
    ("minus-infinity", [1.0, INFINITE, INFINITE, 0.0], [[1.0], [9.0], [9.0], [3.0]], 1),
    ("nothing", [INFINITE], [[1.0, 2.0]], 1),
    ("nothing", [INFINITE] * 4, [[1.0], [2.0], [3.0], [4.0]], 2),
)


@cache
def _drawn() -> tuple[Fixed, ...]:
    random = Random(SEED)  # noqa: S311  the same cases for everybody
    return (*FIXED, *(_random(random, 2 + 3 * number) for number in range(COUNT - DRAWN - len(FIXED))))


def _random(random: Random, size: int) -> Fixed:
    scale, shift = random.choice(((1, 0), (30, 0), (1, 1e4), (1, -1e4), (300, 5e3)))
    scores = [round(random.gauss(0, 1) * scale + shift, 3) for _ in range(size)]
    if size > 4:
        scores[random.randrange(size)] = INFINITE
    rows = [[round(random.gauss(0, 1), 3) for _ in range(3)] for _ in range(size)]
    return "random", scores, rows, random.choice((1, 2, 7, 16))


def _case(fixed: Fixed) -> Case:
    group, scores, rows, block = fixed
    return Case(group, (np.array(scores, float), np.array(rows, float), block), _shown(scores, rows, block))


@cache
def cases() -> tuple[Case, ...]:
    """Every trap there is, then rows of scores that grow."""
    return tuple(_case(fixed) for fixed in _drawn())


def drawn(random: Random) -> tuple[Case, ...]:
    """Rows of scores that grow, others each time."""
    return tuple(_case(_random(random, 2 + 3 * number)) for number in range(1, DRAWN + 1))


def _shown(scores: Sequence[float], rows: Sequence[Sequence[float]], block: int) -> str:
    if len(scores) > 4:
        return f"attend(scores, values, {block})  # {len(scores)} scores, {len(rows[0])} columns"
    written = ", ".join("-np.inf" if score == INFINITE else repr(float(score)) for score in scores)
    return f"attend(np.array([{written}]), np.array({[list(row) for row in rows]}), {block})"


def reference(scores: Any, values: Any, block: int) -> Any:  # noqa: ARG001  the result does not depend on it
    """The weighted mean from all scores at once, summed without rounding; zeros where every score is −∞."""
    top = float(np.max(scores))
    if top == INFINITE:
        return np.zeros(values.shape[1])
    weights = [math.exp(score - top) for score in scores.tolist()]
    total = math.fsum(weights)
    columns = values.T.tolist()
    return np.array(
        [math.fsum(map(math.prod, zip(weights, column, strict=True))) / total for column in columns]
    )


def differs(value: object, wanted: object) -> Reason | None:
    """What is wrong with an output: no array, another shape, or a value too far off."""
    assert isinstance(wanted, np.ndarray)
    if not isinstance(value, np.ndarray) or value.dtype.kind not in "fiu":
        return Reason("code-case-type", {"got": type_name(value)})
    if value.shape != wanted.shape:
        return Reason("code-case-shape", {"got": str(value.shape), "wanted": str(wanted.shape)})
    got = value.astype(np.float64)
    if np.allclose(got, wanted, rtol=RELATIVE, atol=ABSOLUTE):
        return None
    place = int(np.argmin(np.isclose(got, wanted, rtol=RELATIVE, atol=ABSOLUTE)))
    return Reason("code-case-value", {"got": f"{got[place]:.6g}", "wanted": f"{wanted[place]:.6g}"})


def measured(random: Random) -> Case:
    """4000 scores, drawn."""
    scores = [random.gauss(0, 30) for _ in range(MEASURED)]
    rows = [[random.gauss(0, 1) for _ in range(8)] for _ in range(MEASURED)]
    return _case(("random", scores, rows, 64))


SLOW = """
def attend(scores, values, block):
    top, total, output = -np.inf, 0.0, [0.0] * values.shape[1]
    for score, row in zip(scores.tolist(), values.tolist()):
        if score == -np.inf:
            continue
        new = max(top, score)
        old, weight = (np.exp(top - new) if top > -np.inf else 0.0), np.exp(score - new)
        total = total * old + weight
        output = [have * old + weight * value for have, value in zip(output, row)]
        top = new
    return np.array([value / total if total else 0.0 for value in output])
"""

RIGHT = (
    """
def attend(scores, values, block):
    top, total, output = -np.inf, 0.0, np.zeros(values.shape[1])
    for start in range(0, len(scores), block):
        s, v = scores[start:start + block], values[start:start + block]
        new = max(top, s.max())
        if new == -np.inf:
            continue
        weights = np.exp(s - new)
        old = np.exp(top - new)
        total = total * old + weights.sum()
        output = output * old + weights @ v
        top = new
    return output / total if total else output
""",
    """
def attend(scores, values, block):
    top = scores.max()
    if top == -np.inf:
        return np.zeros(values.shape[1])
    weights = np.exp(scores - top)
    return weights @ values / weights.sum()
""",
    SLOW,
)

WRONG = (
    WrongExample(
        "overflow",
        """
def attend(scores, values, block):
    total, output = 0.0, np.zeros(values.shape[1])
    for start in range(0, len(scores), block):
        weights = np.exp(scores[start:start + block])
        total += weights.sum()
        output += weights @ values[start:start + block]
    return output / total if total else output
""",
    ),
    WrongExample(
        "rescale-sum",
        """
def attend(scores, values, block):
    top, total, output = -np.inf, 0.0, np.zeros(values.shape[1])
    for start in range(0, len(scores), block):
        s, v = scores[start:start + block], values[start:start + block]
        new = max(top, s.max())
        if new == -np.inf:
            continue
        weights = np.exp(s - new)
        total = total + weights.sum()
        output = output * np.exp(top - new) + weights @ v
        top = new
    return output / total if total else output
""",
    ),
    WrongExample(
        "rescale-output",
        """
def attend(scores, values, block):
    top, total, output = -np.inf, 0.0, np.zeros(values.shape[1])
    for start in range(0, len(scores), block):
        s, v = scores[start:start + block], values[start:start + block]
        new = max(top, s.max())
        if new == -np.inf:
            continue
        weights = np.exp(s - new)
        old = np.exp(top - new)
        after = total * old + weights.sum()
        output = output * (total / after) + weights @ v / after
        total, top = after, new
    return output
""",
    ),
    WrongExample(
        "minus-infinity",
        """
def attend(scores, values, block):
    top, total, output = scores[0], 0.0, np.zeros(values.shape[1])
    for start in range(0, len(scores), block):
        s, v = scores[start:start + block], values[start:start + block]
        new = max(top, s.max())
        weights = np.exp(s - new)
        old = np.exp(top - new)
        total = total * old + weights.sum()
        output = output * old + weights @ v
        top = new
    if not np.isfinite(scores).any():
        return np.zeros(values.shape[1])
    return output / total
""",
    ),
    WrongExample(
        "nothing",
        """
def attend(scores, values, block):
    top = scores.max()
    weights = np.exp(scores - top)
    return weights @ values / weights.sum()
""",
    ),
)

_SPOILED = """
right = attend

def attend(scores, values, block):
    {}
"""
MUTANTS = {
    "writes to the scores": _SPOILED.format(
        "result = right(scores, values, block); scores -= 1; return result"
    ),
    "writes to the values": _SPOILED.format(
        "result = right(scores, values, block); values *= 2; return result"
    ),
    "subtracts nothing": _SPOILED.format("w = np.exp(scores); return w @ values / max(w.sum(), 1e-300)"),
    "clips the scores": _SPOILED.format("return right(np.clip(scores, -700, 700), values, block)"),
    "single precision": _SPOILED.format("return right(scores.astype('float32'), values, block)"),
    "skips the last block": _SPOILED.format(
        "n = max(len(scores) // block, 1) * block; return right(scores[:n], values[:n], block)"
    ),
}

TASK = CodeTask(
    function="attend",
    cases=cases,
    drawn=drawn,
    reference=reference,
    differs=differs,
    slow_source=SLOW,
    measured=measured,
    least_ratio=None,
    large=None,
    looks_at_style=False,
    right=RIGHT,
    wrong=WRONG,
    mutants=MUTANTS,
)
