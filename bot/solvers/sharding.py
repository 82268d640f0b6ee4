"""Training state spread over cards, and what is kept for the backward pass.

Sources: Rajbhandari et al., *ZeRO* (2020), section 5; Korthikanti et al., *Reducing Activation Recomputation in Large Transformer
Models* (2022), table 2.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from bot.solvers.model_memory import layer_activations

STATE = (("weights", 2, 3), ("gradients", 2, 2), ("optimiser", 12, 1))
"""Code, bytes a parameter, and the ZeRO stage from which it is sharded (optimiser: master copy and both moments, 4 each)."""


@dataclass(frozen=True, slots=True)
class ShardedPart:
    """A part of the state on one card: bytes a parameter over ``shards`` cards."""

    code: str
    bytes_each: int
    shards: int
    bytes: Fraction


@dataclass(frozen=True, slots=True)
class ShardedState:
    """Bytes of one card's share of the training state, and of all of it unsharded."""

    parts: tuple[ShardedPart, ...]
    bytes: Fraction
    gigabytes: Fraction
    unsharded: Fraction


@dataclass(frozen=True, slots=True)
class KeptActivations:
    """Bytes kept between the forward and the backward pass, in all layers and in one; ``saved`` is the share against keeping all."""

    layer: int
    total: int
    whole: int
    saved: Fraction


def sharded_state(parameters: int, gpus: int, stage: int) -> ShardedState:
    """Mixed-precision Adam's 16 bytes a parameter on one of ``gpus`` cards under ZeRO ``stage`` 0–3.

    Raises ValueError for another stage.
    """
    if stage not in range(4):
        raise ValueError("the stage is 0, 1, 2 or 3")
    parts = []
    for code, size, sharded_from in STATE:
        shards = gpus if stage >= sharded_from else 1
        parts.append(ShardedPart(code, size, shards, Fraction(size * parameters, shards)))
    share = sum((part.bytes for part in parts), Fraction(0))
    return ShardedState(tuple(parts), share, share / 10**9, Fraction(16 * parameters))


def kept_activations(
    layers: int, sequence: int, batch: int, width: int, heads: int, recompute: str = "none"
) -> KeptActivations:
    """What ``layers`` layers keep in 16-bit training: ``none`` recomputes nothing, ``selective`` the scores, ``full`` all but the input.

    Raises ValueError for another word.
    """
    whole = layer_activations(sequence, batch, width, heads)
    kept = {"none": whole.total, "selective": whole.linear, "full": 2 * sequence * batch * width}
    if recompute not in kept:
        raise ValueError(f"{recompute} is not one of {', '.join(kept)}")
    layer = kept[recompute]
    return KeptActivations(layer, layers * layer, layers * whole.total, 1 - Fraction(layer, whole.total))
