"""Shares of the training state laid out array by array; a layer's tensors kept or dropped one at a time."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True)
class Share:
    gigabytes: Fraction


@dataclass(frozen=True)
class Kept:
    total: int
    saved: Fraction


def sharded_state(parameters: int, gpus: int, stage: int) -> Share:
    """Puts the five arrays of a mixed-precision Adam step on a card, whole or as one slice of ``gpus``."""
    arrays = {
        "weights": (2, 3),
        "gradients": (2, 2),
        "master": (4, 1),
        "first moment": (4, 1),
        "second moment": (4, 1),
    }
    on_card = Fraction(0)
    for size, first_stage in arrays.values():
        whole = Fraction(size) * parameters
        on_card += whole / gpus if first_stage <= stage else whole
    return Share(on_card / 1000 / 1000 / 1000)


def kept_activations(
    layers: int, sequence: int, batch: int, width: int, heads: int, recompute: str = "none"
) -> Kept:
    """The bytes of every tensor of a layer (section 4.1 of the paper), in the order of the forward pass; scores carry their own list."""
    token = sequence * batch * width
    square = heads * sequence * sequence * batch
    entry = [2 * token]
    scores = [2 * square, square, 2 * square]
    rest = [
        4 * token,
        2 * token,
        2 * token,
        token,
        2 * token,
        8 * token,
        8 * token,
        token,
        2 * token,
        2 * token,
    ]
    everything = sum(entry) + sum(scores) + sum(rest)
    if recompute == "full":
        kept = sum(entry)
    elif recompute == "selective":
        kept = everything - sum(scores)
    else:
        kept = everything
    total = 0
    for _layer in range(layers):
        total += kept
    return Kept(total, Fraction(everything - kept, everything))
