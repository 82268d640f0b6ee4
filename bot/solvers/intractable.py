"""How far exponential work reaches: what a faster machine gains, how long a search takes, how many states a model sums over."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

SECONDS_A_YEAR = 31_557_600
"""365.25 days."""


@dataclass(frozen=True, slots=True)
class Gain:
    """What a machine ``factor`` times faster adds to the largest size: log₂ factor for 2ⁿ, a factor for a power of n."""

    factor: int
    whole_steps: int
    power_of_two: int
    remainder: Fraction


@dataclass(frozen=True, slots=True)
class Search:
    """2^bits steps at a rate: seconds, days and years."""

    steps: int
    seconds: Fraction
    days: Fraction
    years: Fraction


@dataclass(frozen=True, slots=True)
class States:
    """A model of n binary units: the terms of its partition function, and the digits of that number."""

    states: int
    digits: int
    doubled: int


def speed_up(factor: int) -> Gain:
    """The gain in n for a method of 2ⁿ steps: log₂ factor lies between ``whole_steps`` and one more. Raises ValueError below 1."""
    if factor < 1:
        raise ValueError("a faster machine has a factor of at least 1")
    whole = factor.bit_length() - 1
    return Gain(factor, whole, 1 << whole, Fraction(factor, 1 << whole))


def brute_force(bits: int, rate: int) -> Search:
    """The time for 2^bits steps at ``rate`` steps a second; a year has 365.25 days. Raises ValueError for a rate below 1."""
    if rate < 1 or bits < 0:
        raise ValueError("a search has at least one step a second")
    seconds = Fraction(1 << bits, rate)
    return Search(1 << bits, seconds, seconds / 86_400, seconds / SECONDS_A_YEAR)


def partition_states(units: int) -> States:
    """The number of states of n binary units, 2ⁿ."""
    states = 1 << units
    return States(states, len(str(states)), 2 * states)
