"""A decoder's parameters from its configuration: grouped queries, gated feed-forward part, experts, adapters; caches and pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from bot.domain.facts import ModelShape
from bot.solvers.model_memory import Part


@dataclass(frozen=True, slots=True)
class DecoderParameters:
    """``total`` trainable numbers, ``active`` ones that a token uses, and the parts of both; ``layer`` is one layer's total."""

    parts: tuple[Part, ...]
    active_parts: tuple[Part, ...]
    total: int
    active: int
    layer: int
    attention: int
    expert: int


@dataclass(frozen=True, slots=True)
class Adapters:
    """Low-rank adapters: one part for each adapted matrix of a layer (``code times each total``)."""

    parts: tuple[Part, ...]
    total: int
    layer: int


@dataclass(frozen=True, slots=True)
class SequencePages:
    """A sequence in a paged cache: its tokens, its pages, the slots of these, and those without a token."""

    number: int
    tokens: int
    pages: int
    slots: int
    unused: int


@dataclass(frozen=True, slots=True)
class Pages:
    """Sequences in pages of ``block`` tokens; a page belongs to one sequence."""

    block: int
    sequences: tuple[SequencePages, ...]
    tokens: int
    pages: int
    slots: int
    unused: int


@dataclass(frozen=True, slots=True)
class LatentCache:
    """Bytes a token that latent attention keeps: a latent and a rotary key a layer, shared by all heads."""

    per_layer: int
    per_token: int


ATTENTION = ("query", "key", "value", "output")
FEED_FORWARD = ("gate", "up", "down")
MATRICES = {
    "all": (*ATTENTION, *FEED_FORWARD),
    "attention": ATTENTION,
    "query-value": ("query", "value"),
    "feed-forward": FEED_FORWARD,
}


def decoder_parameters(shape: ModelShape, layers: int = 0) -> DecoderParameters:
    """Parameters of a decoder with grouped-query attention, gated feed-forward part (three matrices) and RMS norms; no biases.

    ``layers`` stands for the shape's own number where it is given.
    A layer of experts has ``experts`` feed-forward parts and a router of one row for each; a token uses ``active`` of them. Sources:
    Shazeer, *GLU Variants Improve Transformer* (2020); Ainslie et al., *GQA* (2023); Jiang et al., *Mixtral of Experts* (2024).
    """
    sizes, depth = _matrices(shape), layers or shape.layers
    attention = sum(sizes[name][0] * sizes[name][1] for name in ATTENTION)
    expert = sum(sizes[name][0] * sizes[name][1] for name in FEED_FORWARD)
    table = shape.vocabulary * shape.width
    router = shape.width * shape.experts if shape.experts > 1 else 0

    def parts(experts: int) -> tuple[Part, ...]:
        listed = (
            Part("embedding", 1, table),
            Part("attention", depth, attention),
            Part("feed-forward", depth * experts, expert),
            Part("router", depth, router),
            Part("norms", 2 * depth + 1, shape.width),
            Part("head", 0 if shape.tied else 1, table),
        )
        return tuple(part for part in listed if part.total)

    whole, used = parts(shape.experts), parts(shape.active)
    return DecoderParameters(
        whole,
        used,
        sum(part.total for part in whole),
        sum(part.total for part in used),
        attention + expert * shape.experts + router + 2 * shape.width,
        attention,
        expert,
    )


def lora(shape: ModelShape, rank: int, matrices: str = "all") -> Adapters:
    """Numbers that low-rank adaptation trains: rank·(rows + columns) for each adapted matrix of each layer (Hu et al., 2021).

    ``matrices`` is one of ``all``, ``attention``, ``query-value``, ``feed-forward``. Raises ValueError for another word.
    """
    if matrices not in MATRICES:
        raise ValueError(f"{matrices} is not one of {', '.join(MATRICES)}")
    sizes = _matrices(shape)
    copies = {name: shape.experts if name in FEED_FORWARD else 1 for name in sizes}
    parts = tuple(
        Part(name, shape.layers * copies[name], rank * sum(sizes[name])) for name in MATRICES[matrices]
    )
    total = sum(part.total for part in parts)
    return Adapters(parts, total, total // shape.layers)


def latent_cache(layers: int, latent: int, rotary: int, size: int) -> LatentCache:
    """Multi-head latent attention's cache, ``size`` bytes a number (DeepSeek-AI, *DeepSeek-V2*, 2024)."""
    per_layer = (latent + rotary) * size
    return LatentCache(per_layer, layers * per_layer)


def pages(lengths: Sequence[int], block: int) -> Pages:
    """A cache in pages of ``block`` tokens for sequences of these lengths (Kwon et al., *PagedAttention*, 2023).

    Raises ValueError for a block of no tokens.
    """
    if block < 1:
        raise ValueError("a page holds at least one token")
    sequences = []
    for number, tokens in enumerate(lengths, 1):
        count = -(-tokens // block)
        sequences.append(SequencePages(number, tokens, count, count * block, count * block - tokens))
    tokens, count = sum(lengths), sum(each.pages for each in sequences)
    return Pages(block, tuple(sequences), tokens, count, count * block, count * block - tokens)


def gated_width(width: int, multiple: int = 256) -> int:
    """The least multiple of ``multiple`` that is at least 8·width/3: three matrices then hold what two of 4·width hold."""
    exact = Fraction(8 * width, 3 * multiple)
    return -(-exact.numerator // exact.denominator) * multiple


def _matrices(shape: ModelShape) -> dict[str, tuple[int, int]]:
    """Rows and columns of a layer's matrices."""
    d, queries, keys = shape.width, shape.heads * shape.head, shape.kv_heads * shape.head
    return {
        "query": (queries, d),
        "key": (keys, d),
        "value": (keys, d),
        "output": (d, queries),
        "gate": (shape.ffn, d),
        "up": (shape.ffn, d),
        "down": (d, shape.ffn),
    }
