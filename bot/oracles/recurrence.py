"""Counted by walking over gates, steps and states."""

from __future__ import annotations

from dataclasses import dataclass
from math import prod


@dataclass(frozen=True)
class Counted:
    total: int


@dataclass(frozen=True)
class Work:
    forward: int
    states: int


@dataclass(frozen=True)
class Kept:
    numbers: int
    bytes: int


@dataclass(frozen=True)
class Peak:
    at_once: int


CELLS = {
    "rnn": ["state"],
    "gru": ["reset", "update", "candidate"],
    "lstm": ["input", "forget", "output", "candidate"],
}


def recurrent_parameters(cell: str, inputs: int, hidden: int, bias_vectors: int = 1) -> Counted:
    """Adds up the shapes of each gate's tensors."""
    shapes = [
        shape
        for _gate in CELLS[cell]
        for shape in [(hidden, inputs), (hidden, hidden), *[(hidden,)] * bias_vectors]
    ]
    return Counted(sum(prod(shape) for shape in shapes))


def unrolled(steps: int, inputs: int, hidden: int) -> Work:
    """Runs the recurrence over shapes: one product of (h, d) and one of (h, h) with a vector in each step."""
    forward, states = 0, 0
    for _step in range(steps):
        for rows, columns in ((hidden, inputs), (hidden, hidden)):
            forward += rows * columns
        states += hidden
    return Work(forward, states)


def stored_states(steps: int, hidden: int, batch: int, size: int, layers: int = 1) -> Kept:
    """The size of an array of shape (layers, steps, batch, hidden)."""
    numbers = prod((layers, steps, batch, hidden))
    return Kept(numbers, numbers * size)


def checkpoints(steps: int, interval: int) -> Peak:
    """Walks backward through the segments, holding the checkpoints and the segment at work; the most held at once.

    A checkpoint whose segment is done is kept until the end, as the usual implementation does.
    """
    kept = list(range(0, steps, interval))
    peak = max(len(kept) + len(range(start, min(start + interval, steps))) for start in kept)
    return Peak(peak)
