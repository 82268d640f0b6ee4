"""Memory of a model: its parameters layer by layer, its training state, its caches and activations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

GIB = 2**30


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a sum: a short code that content translates, how many times it stands there, and the size of one."""

    code: str
    times: int
    each: int

    @property
    def total(self) -> int:
        """times · each"""
        return self.times * self.each


@dataclass(frozen=True, slots=True)
class Parameters:
    """The trainable numbers of a network, part by part."""

    parts: tuple[Part, ...]
    total: int
    block: int
    embeddings: int


@dataclass(frozen=True, slots=True)
class TrainingState:
    """Bytes that stay on the device through training, without activations. Each part's ``each`` is bytes a parameter."""

    parts: tuple[Part, ...]
    bytes_each: int
    total: int
    gigabytes: Fraction
    gibibytes: Fraction


@dataclass(frozen=True, slots=True)
class Cache:
    """Keys and values kept for attention: bytes a token (all layers), and of all tokens of the batch."""

    per_layer: int
    per_token: int
    total: int
    gibibytes: Fraction


@dataclass(frozen=True, slots=True)
class Activations:
    """Bytes a transformer layer keeps for the backward pass: linear in the sequence, and quadratic (attention scores)."""

    linear: int
    quadratic: int
    total: int
    gibibytes: Fraction


def gpt_parameters(layers: int, width: int, vocabulary: int, positions: int) -> Parameters:
    """Parameters of a GPT-2 style decoder with tied output embedding (Radford et al., 2019).

    A block has attention (4d² weights, 4d biases), a feed-forward part of inner width 4d (8d² weights, 5d biases) and two
    normalisations (4d); after the blocks one more normalisation (2d).
    """
    d = width
    parts = (
        Part("token", 1, vocabulary * d),
        Part("position", 1, positions * d),
        Part("attention", layers, 4 * d * d + 4 * d),
        Part("feed-forward", layers, 8 * d * d + 5 * d),
        Part("norms", layers, 4 * d),
        Part("final-norm", 1, 2 * d),
    )
    return Parameters(
        parts, sum(part.total for part in parts), 12 * d * d + 13 * d, (vocabulary + positions) * d
    )


def convolution_parameters(
    kernel: Sequence[int], inputs: int, outputs: int, *, bias: bool = True
) -> Parameters:
    """Parameters of a convolution: one kernel over all input channels for each output channel, and a bias each."""
    window = 1
    for side in kernel:
        window *= side
    parts = (Part("weights", outputs, window * inputs), Part("biases", outputs if bias else 0, 1))
    return Parameters(parts, sum(part.total for part in parts), window * inputs, 0)


def training_state(
    parameters: int, weights: int = 2, gradients: int = 2, master: int = 4, moments: int = 8
) -> TrainingState:
    """Bytes of weights, gradients, master copy and optimiser moments; the defaults are mixed-precision Adam's 16 a parameter.

    Source: Rajbhandari et al., *ZeRO* (2020), section 3.1.
    """
    sizes = (("weights", weights), ("gradients", gradients), ("master", master), ("moments", moments))
    parts = tuple(Part(code, parameters, size) for code, size in sizes if size)
    each = weights + gradients + master + moments
    total = parameters * each
    return TrainingState(parts, each, total, Fraction(total, 10**9), Fraction(total, GIB))


def kv_cache(layers: int, width: int, size: int, tokens: int = 1, batch: int = 1, groups: int = 1) -> Cache:
    """Two tensors of ``width`` numbers of ``size`` bytes a token and layer; ``groups`` query heads share one key-value head.

    Raises ValueError where the groups do not divide the width.
    """
    if width % groups:
        raise ValueError("the width must be a multiple of the group size")
    per_layer = 2 * (width // groups) * size
    per_token = layers * per_layer
    total = per_token * tokens * batch
    return Cache(per_layer, per_token, total, Fraction(total, GIB))


def layer_activations(sequence: int, batch: int, width: int, heads: int) -> Activations:
    """Bytes of one transformer layer's activations in 16-bit training without recomputation: s·b·h·(34 + 5·a·s/h).

    Source: Korthikanti et al., *Reducing Activation Recomputation in Large Transformer Models* (2022), equation 2.
    """
    linear = 34 * sequence * batch * width
    quadratic = 5 * heads * sequence * sequence * batch
    return Activations(linear, quadratic, linear + quadratic, Fraction(linear + quadratic, GIB))
