"""Recurrent networks unrolled in time: parameters, multiplications and stored activations."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cell:
    """A recurrent layer: ``gates`` blocks, each with h·d input weights, h·h recurrent weights and its biases."""

    gates: int
    input_weights: int
    recurrent_weights: int
    biases: int
    gate: int
    total: int


@dataclass(frozen=True, slots=True)
class Unrolled:
    """Backpropagation through time over T steps, plain cell: multiply-adds forward and backward, and numbers kept."""

    step: int
    forward: int
    backward: int
    states: int
    weights: int


@dataclass(frozen=True, slots=True)
class StoredStates:
    """Hidden states kept for the backward pass, in numbers and bytes."""

    numbers: int
    bytes: int
    per_step: int


@dataclass(frozen=True, slots=True)
class Checkpoints:
    """Keeping every ``interval``-th state: ``kept`` states stay, one segment is recomputed at a time; ``at_once`` is their sum."""

    interval: int
    kept: int
    segment: int
    at_once: int
    recomputed: int


GATES = {"rnn": 1, "gru": 3, "lstm": 4}


def recurrent_parameters(cell: str, inputs: int, hidden: int, bias_vectors: int = 1) -> Cell:
    """Parameters of a layer with input d and hidden size h: gates·(h·d + h·h + bias_vectors·h). Raises ValueError for an unknown cell.

    Sources: Hochreiter and Schmidhuber (1997) with forget gate (Gers et al., 2000): 4 blocks; Cho et al. (2014): 3.
    """
    if cell not in GATES:
        raise ValueError(f"{cell} is not one of {', '.join(GATES)}")
    gates = GATES[cell]
    gate = hidden * inputs + hidden * hidden + bias_vectors * hidden
    return Cell(
        gates,
        gates * hidden * inputs,
        gates * hidden * hidden,
        gates * bias_vectors * hidden,
        gate,
        gates * gate,
    )


def unrolled(steps: int, inputs: int, hidden: int) -> Unrolled:
    """Multiply-adds of a plain cell over ``steps``: forward h·(d+h) a step; backward twice that (states' and weights' gradients)."""
    step = hidden * (inputs + hidden)
    return Unrolled(step, steps * step, 2 * steps * step, steps * hidden, step)


def stored_states(steps: int, hidden: int, batch: int, size: int, layers: int = 1) -> StoredStates:
    """Hidden states of all steps, examples and layers, ``size`` bytes a number."""
    per_step = hidden * batch * layers
    return StoredStates(steps * per_step, steps * per_step * size, per_step * size)


def checkpoints(steps: int, interval: int) -> Checkpoints:
    """States at once with a checkpoint every ``interval`` steps: ⌈T/c⌉ checkpoints and one segment of c (Chen et al., 2016).

    ``recomputed`` is the number of steps run a second time. Raises ValueError unless 1 ≤ interval ≤ steps.
    """
    if not 1 <= interval <= steps:
        raise ValueError("an interval lies between one step and all of them")
    kept = -(-steps // interval)
    return Checkpoints(interval, kept, interval, kept + interval, steps - kept)
