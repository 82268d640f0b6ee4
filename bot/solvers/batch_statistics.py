"""Statistics of a batch that is spread over devices, merged from each device's own (Chan, Golub and LeVeque, 1979).

Variances divide by n, as batch normalisation's do in training (Ioffe and Szegedy, 2015).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Shard:
    """One device's share: examples, mean, variance, their sum and the sum of squared deviations M2 = n·variance."""

    number: int
    count: int
    mean: Fraction
    variance: Fraction
    total: Fraction
    m2: Fraction


@dataclass(frozen=True, slots=True)
class Merge:
    """One step: the shards so far and the next one. ``between`` = δ²·n₁n₂/(n₁+n₂) is what their means' distance δ adds to M2."""

    number: int
    count_before: int
    mean_before: Fraction
    m2_before: Fraction
    count: int
    delta: Fraction
    between: Fraction
    count_after: int
    mean_after: Fraction
    m2_after: Fraction


@dataclass(frozen=True, slots=True)
class MergedBatch:
    """The whole batch, and what the usual shortcuts would give."""

    shards: tuple[Shard, ...]
    steps: tuple[Merge, ...]
    count: int
    mean: Fraction
    variance: Fraction
    unbiased_variance: Fraction
    within: Fraction
    between: Fraction
    mean_of_variances: Fraction
    weighted_mean_of_variances: Fraction
    mean_of_means: Fraction
    missing: Fraction

    @property
    def mean_square(self) -> Fraction:
        """E[x²] of the whole batch."""
        return self.variance + self.mean**2


def merge_batches(
    counts: Sequence[int], means: Sequence[int | Fraction], variances: Sequence[int | Fraction]
) -> MergedBatch:
    """Merges per-device (n, mean, variance) exactly, one device after the other. Raises ValueError for shares that do not fit.

    ``within`` and ``between`` are the two parts of the variance: the weighted mean of the variances, and the variance of the means.
    ``missing`` is what averaging the variances leaves out.
    """
    if not len(counts) == len(means) == len(variances) or not counts or min(counts) < 1 or min(variances) < 0:
        raise ValueError("each device has a positive count, a mean and a variance that is not negative")
    shards = tuple(
        Shard(number, n, Fraction(m), Fraction(v), n * Fraction(m), n * Fraction(v))
        for number, (n, m, v) in enumerate(zip(counts, means, variances, strict=True), 1)
    )
    steps = _merge(shards)
    count = sum(counts)
    mean = sum((shard.total for shard in shards), Fraction(0)) / count
    m2 = steps[-1].m2_after if steps else shards[0].m2
    within = sum((shard.m2 for shard in shards), Fraction(0)) / count
    plain = sum((shard.variance for shard in shards), Fraction(0)) / len(shards)
    return MergedBatch(
        shards=shards,
        steps=steps,
        count=count,
        mean=mean,
        variance=m2 / count,
        unbiased_variance=m2 / (count - 1) if count > 1 else Fraction(0),
        within=within,
        between=m2 / count - within,
        mean_of_variances=plain,
        weighted_mean_of_variances=within,
        mean_of_means=sum((shard.mean for shard in shards), Fraction(0)) / len(shards),
        missing=m2 / count - plain,
    )


def _merge(shards: tuple[Shard, ...]) -> tuple[Merge, ...]:
    steps = []
    count, mean, m2 = shards[0].count, shards[0].mean, shards[0].m2
    for shard in shards[1:]:
        delta = shard.mean - mean
        together = count + shard.count
        between = delta**2 * Fraction(count * shard.count, together)
        after = mean + delta * Fraction(shard.count, together)
        m2_after = m2 + shard.m2 + between
        steps.append(
            Merge(shard.number, count, mean, m2, shard.count, delta, between, together, after, m2_after)
        )
        count, mean, m2 = together, after, m2_after
    return tuple(steps)


@dataclass(frozen=True, slots=True)
class ShortcutVariance:
    """E[x²] − E[x]² of the values mean ± spread in float32: both terms as rounded, their spacing there, and what is left.

    ``low_square``, ``high_square`` and ``total`` are the rounded steps; ``tie`` is whether one of them lay halfway between two values.
    """

    mean_square: Fraction
    square_of_mean: Fraction
    spacing: Fraction
    computed: Fraction
    exact: Fraction
    low_square: Fraction
    high_square: Fraction
    total: Fraction
    tie: bool


def float32_variance(mean: int, spread: int) -> ShortcutVariance:
    """The shortcut on the two values mean−spread and mean+spread, every operation rounded to float32 (IEEE 754), to nearest even.

    The exact variance is spread². ``spacing`` is the distance of neighbouring float32 values near mean².
    """
    low, high = _float32(Fraction(mean - spread)), _float32(Fraction(mean + spread))
    low_square, high_square = _float32(low * low), _float32(high * high)
    total = _float32(low_square + high_square)
    mean_square = _float32(total / 2)
    average = _float32(_float32(low + high) / 2)
    square = _float32(average * average)
    return ShortcutVariance(
        mean_square,
        square,
        _spacing(square),
        _float32(mean_square - square),
        Fraction(spread) ** 2,
        low_square,
        high_square,
        total,
        any(
            _is_halfway(each)
            for each in (low * low, high * high, low_square + high_square, average * average)
        ),
    )


def _spacing(value: Fraction) -> Fraction:
    if not value:
        return Fraction(1, 2**149)
    exponent = abs(value.numerator).bit_length() - value.denominator.bit_length()
    if Fraction(2) ** exponent > abs(value):
        exponent -= 1
    return Fraction(2) ** (max(exponent, -126) - 23)


def _is_halfway(value: Fraction) -> bool:
    return value / _spacing(value) % 1 == Fraction(1, 2)


def _float32(value: Fraction) -> Fraction:
    spacing = _spacing(value)
    return round(value / spacing) * spacing
