"""Decoders counted tensor by tensor, as a checkpoint lists them; caches filled token by token."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.domain.facts import ModelShape


@dataclass(frozen=True)
class Counted:
    total: int
    active: int = 0
    per_token: int = 0


@dataclass(frozen=True)
class Slots:
    slots: int
    unused: int
    pages: int


def decoder_parameters(shape: ModelShape, layers: int = 0) -> Counted:
    """Adds up rows times columns of every tensor in the file; an expert counts as active in the first ``active`` places."""
    total = active = 0
    for name, rows, columns, times in _tensors(shape, layers or shape.layers):
        size = rows * columns * times
        total += size
        expert = int(name.split(".")[1]) if name.startswith("expert") else 0
        if expert < shape.active:
            active += size
    return Counted(total, active)


def lora(shape: ModelShape, rank: int, matrices: str = "all") -> Counted:
    """Builds both factors of every adapted matrix, (rank × columns) and (rows × rank), layer by layer."""
    wanted = {
        "all": "query key value output gate up down",
        "attention": "query key value output",
        "query-value": "query value",
        "feed-forward": "gate up down",
    }[matrices].split()
    total = 0
    for name, rows, columns, times in _tensors(shape, shape.layers):
        if name.split(".")[-1] in wanted:
            first, second = rank * columns, rows * rank
            total += (first + second) * times
    return Counted(total)


def latent_cache(layers: int, latent: int, rotary: int, size: int) -> Counted:
    """Lays the numbers of a token into a list, layer after layer, and measures it."""
    token = bytearray()
    for _layer in range(layers):
        token += bytes(latent * size) + bytes(rotary * size)
    return Counted(len(token), per_token=len(token))


def pages(lengths: Sequence[int], block: int) -> Slots:
    """Writes the tokens one at a time and opens a page where the last one is full."""
    opened = unused = 0
    for tokens in lengths:
        free = 0
        for _token in range(tokens):
            if free == 0:
                opened, free = opened + 1, block
            free -= 1
        unused += free
    return Slots(opened * block, unused, opened)


def gated_width(width: int, multiple: int = 256) -> Counted:
    """Tries multiples upward until three matrices hold as much as two of four times the width."""
    inner = multiple
    while 3 * inner * width < 2 * (4 * width) * width:
        inner += multiple
    return Counted(inner)


def _tensors(shape: ModelShape, layers: int) -> Iterator[tuple[str, int, int, int]]:
    """Name, rows, columns of each tensor, and how many layers have it."""
    d, a = shape.width, shape.head
    yield "embedding", shape.vocabulary, d, 1
    yield "norm", 1, d, layers
    yield "query", shape.heads * a, d, layers
    yield "key", shape.kv_heads * a, d, layers
    yield "value", shape.kv_heads * a, d, layers
    yield "output", d, shape.heads * a, layers
    yield "norm", 1, d, layers
    if shape.experts > 1:
        yield "router", shape.experts, d, layers
    for expert in range(shape.experts):
        yield f"expert.{expert}.gate", shape.ffn, d, layers
        yield f"expert.{expert}.up", shape.ffn, d, layers
        yield f"expert.{expert}.down", d, shape.ffn, layers
    yield "norm", 1, d, 1
    if not shape.tied:
        yield "head", shape.vocabulary, d, 1
