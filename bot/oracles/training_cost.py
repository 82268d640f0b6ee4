"""The cost of training by counting: each weight's products one after another, a single card's day, and bisection."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

Number = int | Fraction


@dataclass(frozen=True)
class Run:
    flop: Fraction
    days: Fraction
    gpu_hours: Fraction
    tokens_per_second: Fraction


@dataclass(frozen=True)
class Share:
    share: Fraction


@dataclass(frozen=True)
class Optimal:
    parameters: int


def training_run(
    parameters: Number,
    tokens: Number,
    gpus: Number = 1,
    peak: Number = 1,
    utilisation: Number = 1,
    recomputed: bool = False,
) -> Run:
    """Lists the matrix products in which a weight takes part for a token, then lets one card work for a second at a time."""
    products = ["y = W x", "dx = W^T dy", "dW = dy x^T"]
    if recomputed:
        products.append("y = W x, once more")
    flop = Fraction(0)
    for _product in products:
        multiplications = additions = Fraction(parameters) * tokens
        flop += multiplications + additions
    token = 2 * len(products) * Fraction(parameters)
    in_a_second = Fraction(utilisation) * peak * 1_000_000_000_000 / token
    in_a_day = in_a_second * 60 * 60 * 24 * gpus
    days = Fraction(tokens) / in_a_day
    return Run(flop, days, days * 24 * gpus, in_a_second)


def attention_share(layers: int, width: int, parameters: Number, sequence: int) -> Share:
    """Counts a whole sequence: both products of scores in each layer, forward once and backward twice, against the weights'."""
    products = 2 * layers * (2 * sequence * sequence * width)
    scores = Fraction(3 * products)
    weights = Fraction(3) * 2 * Fraction(parameters) * sequence
    return Share(1 / (1 + weights / scores))


def compute_optimal(flop: Number, ratio: Number = 20) -> Optimal:
    """Halves the interval in which the budget is spent."""
    low, high = 0, 1
    while 6 * high * Fraction(ratio) * high <= flop:
        high *= 2
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if 6 * middle * Fraction(ratio) * middle <= flop else (low, middle)
    return Optimal(low)
