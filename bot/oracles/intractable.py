"""The same by doubling, and by counting states one by one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from fractions import Fraction
from itertools import product

COUNTED = 12


@dataclass(frozen=True)
class Doubled:
    whole_steps: int


@dataclass(frozen=True)
class Took:
    years: Fraction
    seconds: Fraction


@dataclass(frozen=True)
class Listed:
    states: int


def speed_up(factor: int) -> Doubled:
    """Doubles until the factor is passed."""
    steps, reached = -1, 1
    while reached <= factor:
        reached *= 2
        steps += 1
    return Doubled(steps)


def brute_force(bits: int, rate: int) -> Took:
    """Halves the rate's share of the steps, bit by bit, and divides by the length of a year as the calendar library has it."""
    seconds = Fraction(1, rate)
    for _ in range(bits):
        seconds += seconds
    year = timedelta(days=365, hours=6) // timedelta(seconds=1)
    return Took(seconds / year, seconds)


def partition_states(units: int) -> Listed:
    """Lists all states of up to 12 units; more are built from those of half as many."""
    if units <= COUNTED:
        return Listed(sum(1 for _ in product((0, 1), repeat=units)))
    half = units // 2
    return Listed(partition_states(half).states * partition_states(units - half).states)
