"""What training costs: floating-point operations, days, money; all of first order.

A multiply-add is two operations. Sources: Kaplan et al., *Scaling Laws for Neural Language Models* (2020); Hoffmann et al., *Training
Compute-Optimal Large Language Models* (2022); for attention's share Chowdhery et al., *PaLM* (2022), appendix B.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import isqrt

Number = int | Fraction
HOUR, DAY = 3600, 86_400
TERA = 10**12


@dataclass(frozen=True, slots=True)
class TrainingPass:
    """A part of a training step: ``flop_each`` operations a parameter and token, ``flop`` in the whole run."""

    code: str
    flop_each: int
    flop: Fraction


@dataclass(frozen=True, slots=True)
class TrainingRun:
    """A run of training: ``flop`` in all, ``flop_per_token``; ``achieved`` FLOP/s of all cards together.

    ``tokens_per_second`` is one card's. ``gpu_hours`` is cards times hours.
    """

    parts: tuple[TrainingPass, ...]
    flop: Fraction
    flop_per_token: Fraction
    achieved: Fraction
    seconds: Fraction
    hours: Fraction
    days: Fraction
    gpu_hours: Fraction
    tokens_per_second: Fraction


@dataclass(frozen=True, slots=True)
class AttentionShare:
    """Operations a trained token: in the weights' products, and in attention's two products over the context."""

    weights: Fraction
    scores: Fraction
    total: Fraction
    share: Fraction


@dataclass(frozen=True, slots=True)
class ComputeOptimal:
    """The model that a budget of operations trains best: ``parameters`` and ``tokens``, rounded down to whole numbers."""

    parameters: int
    tokens: Fraction


def training_run(
    parameters: Number,
    tokens: Number,
    gpus: Number = 1,
    peak: Number = 1,
    utilisation: Number = 1,
    recomputed: bool = False,
) -> TrainingRun:
    """A run on ``gpus`` cards of ``peak`` TFLOP/s (dense), of which the share ``utilisation`` is reached.

    Two operations a parameter and token forward, four backward; two more where the forward pass is ``recomputed``.
    """
    each = [("forward", 2), ("backward", 4), *([("recomputation", 2)] if recomputed else [])]
    work = Fraction(parameters) * Fraction(tokens)
    parts = tuple(TrainingPass(code, count, count * work) for code, count in each)
    flop = sum((part.flop for part in parts), Fraction(0))
    card = Fraction(peak) * TERA * Fraction(utilisation)
    seconds = flop / (card * gpus)
    per_token = flop / Fraction(tokens)
    return TrainingRun(
        parts=parts,
        flop=flop,
        flop_per_token=per_token,
        achieved=card * gpus,
        seconds=seconds,
        hours=seconds / HOUR,
        days=seconds / DAY,
        gpu_hours=seconds * gpus / HOUR,
        tokens_per_second=card / per_token,
    )


def attention_share(layers: int, width: int, parameters: Number, sequence: int) -> AttentionShare:
    """The share of attention's scores in training: 12·L·d·T operations a token beside 6·N (no causal saving)."""
    weights, scores = 6 * Fraction(parameters), Fraction(12 * layers * width * sequence)
    return AttentionShare(weights, scores, weights + scores, scores / (weights + scores))


def compute_optimal(flop: Number, ratio: Number = 20) -> ComputeOptimal:
    """The largest whole N with 6·N·(ratio·N) ≤ ``flop``, and its tokens ratio·N."""
    bound = Fraction(flop) / (6 * Fraction(ratio))
    parameters = isqrt(bound.numerator // bound.denominator)
    return ComputeOptimal(parameters, parameters * Fraction(ratio))
