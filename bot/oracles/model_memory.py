"""Memory counted from the shapes of every tensor, one by one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import prod


@dataclass(frozen=True)
class Counted:
    total: int
    gibibytes: Fraction = Fraction(0)
    per_token: int = 0


def gpt_parameters(layers: int, width: int, vocabulary: int, positions: int) -> Counted:
    """Lists the tensors of the network as a checkpoint does, and adds up their sizes."""
    d = width
    block = [
        (d,), (d,),
        (d, 3 * d), (3 * d,),
        (d, d), (d,),
        (d,), (d,),
        (d, 4 * d), (4 * d,),
        (4 * d, d), (d,),
    ]  # fmt: skip
    shapes = [(vocabulary, d), (positions, d), *block * layers, (d,), (d,)]
    return Counted(sum(prod(shape) for shape in shapes))


def convolution_parameters(kernel: Sequence[int], inputs: int, outputs: int, *, bias: bool = True) -> Counted:
    """The size of the weight tensor (outputs, inputs, *kernel) and of the bias."""
    return Counted(prod((outputs, inputs, *kernel)) + (outputs if bias else 0))


def training_state(
    parameters: int, weights: int = 2, gradients: int = 2, master: int = 4, moments: int = 8
) -> Counted:
    """Adds up whole arrays: one of each kind over all parameters."""
    total = sum(size * parameters for size in (weights, gradients, master, moments))
    return Counted(total, Fraction(total) / 1024 / 1024 / 1024)


def kv_cache(layers: int, width: int, size: int, tokens: int = 1, batch: int = 1, groups: int = 1) -> Counted:
    """Walks over layers, and over keys and values, adding the shape (batch, tokens, width/groups)."""
    total = 0
    for _layer in range(layers):
        for _kind in ("key", "value"):
            total += prod((batch, tokens, width // groups)) * size
    return Counted(total, Fraction(total, 1024**3), total // (tokens * batch))


def layer_activations(sequence: int, batch: int, width: int, heads: int) -> Counted:
    """The tensors one by one, bytes each: attention, feed-forward and normalisations (section 4.1 of Korthikanti et al., 2022)."""
    token = sequence * batch * width
    scores = heads * sequence * sequence * batch
    attention = [
        2 * token,  # input of the query, key and value products
        2 * 2 * token,  # queries and keys
        2 * token,  # values
        2 * scores,  # softmax output
        1 * scores,  # dropout mask
        2 * scores,  # dropout output
        2 * token,  # input of the projection
        1 * token,  # dropout mask
    ]
    feed_forward = [2 * token, 8 * token, 8 * token, 1 * token]
    norms = [2 * token, 2 * token]
    total = sum(attention) + sum(feed_forward) + sum(norms)
    return Counted(total, Fraction(total, 1024**3))
