"""Softmax that does not overflow: blocks of scores merged by their maxima and sums; where its exponentials vanish.

Sources: Milakov and Gimelshein, *Online normalizer calculation for softmax* (2018); Dao et al., *FlashAttention* (2022), algorithm 1.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from bot.domain.mathematics.formats import FORMATS
from bot.domain.mathematics.real import Real, as_fraction, exponential, logarithm

Number = int | Fraction


@dataclass(frozen=True, slots=True)
class MergeStep:
    """A block joins: its maximum, sum and output, the factors that rescale what was there and what comes, and the state after it."""

    number: int
    maximum: Number
    total: Number
    output: Number
    old_factor: Real
    new_factor: Real
    maximum_after: Number
    total_after: Real
    output_after: Real


@dataclass(frozen=True, slots=True)
class MergedSoftmax:
    """All blocks as one: the maximum, the sum of e^(score − maximum), and the weighted output."""

    maximum: Number
    total: Real
    output: Real
    steps: tuple[MergeStep, ...]


@dataclass(frozen=True, slots=True)
class Vanishing:
    """How far below the maximum a score must lie for its exponential to round to 0 in a format, to nearest with subnormals kept."""

    smallest: Fraction
    threshold: Fraction
    distance: Real


def merge_softmax(blocks: Sequence[Sequence[Number]]) -> MergedSoftmax:
    """Blocks (maximum, sum) or (maximum, sum, output), outputs already divided by their sums, merged one after another.

    Raises ValueError without a block.
    """
    if not blocks:
        raise ValueError("there is at least one block")
    maximum, total, output = _block(blocks[0])
    weighted, sum_so_far = Real(output * total), Real(total)
    steps = []
    for number, block in enumerate(blocks[1:], 2):
        other, added, value = _block(block)
        top = max(maximum, other)
        old, new = _exp(maximum - top), _exp(other - top)
        sum_so_far = sum_so_far * old + added * new
        weighted = weighted * old + value * added * new
        maximum = top
        steps.append(MergeStep(number, other, added, value, old, new, top, sum_so_far, weighted / sum_so_far))
    return MergedSoftmax(maximum, sum_so_far, weighted / sum_so_far, tuple(steps))


def vanishing_score(name: str) -> Vanishing:
    """The distance x from which e^(−x) is at most half of the smallest positive value of the format, which rounds to 0.

    Raises ValueError for an unknown format.
    """
    if name not in FORMATS:
        raise ValueError(f"{name} is not one of {', '.join(FORMATS)}")
    smallest = FORMATS[name].spacing(Fraction(0))
    return Vanishing(smallest, smallest / 2, Real(-as_fraction(logarithm(smallest / 2))[0]))


def _exp(x: Fraction) -> Real:
    return Real(as_fraction(exponential(x))[0])


def _block(block: Sequence[Number]) -> tuple[Fraction, Fraction, Fraction]:
    maximum, total, *output = map(Fraction, block)
    return maximum, total, output[0] if output else Fraction(0)
