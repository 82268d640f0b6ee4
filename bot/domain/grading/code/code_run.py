"""A finished run of a learner's function: what came back from each call, and why it ended early where it did.

These are values only. What runs code and holds it is ``bot/sandbox``; what judges a run is ``code``.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Stop(StrEnum):
    """Why a run ended before its last case."""

    TIME = "time"
    """The wall clock ran out, though not the processor's: the code waited, or the machine is overloaded."""
    CPU = "cpu"
    ASLEEP = "asleep"
    """It computed nothing for over a second while its answer was waited for."""
    MEMORY = "memory"
    CRASH = "crash"
    """The process ended by itself."""
    OUTPUT = "output"
    """More came back, all results together, than may."""
    FORGED = "forged"
    """What came out of the process is no message of ours."""


@dataclass(frozen=True, slots=True)
class Failure:
    """What the learner's code raised: the exception's type, message and line (0 where unknown)."""

    type_name: str
    message: str
    line: int


@dataclass(frozen=True, slots=True)
class Other:
    """A returned value of a type that has no place among plain data and arrays."""

    type_name: str


@dataclass(frozen=True, slots=True)
class Call:
    """One case's outcome.

    ``seconds`` is on our clock, from handing the arguments over to holding the result, so nothing can be computed off the clock.
    ``grown_kib`` is how far the call raised the process's largest resident size, in KiB, as the kernel counts it.
    """

    value: object
    failure: Failure | None
    seconds: float
    grown_kib: int = 0


@dataclass(frozen=True, slots=True)
class Run:
    """The calls made, in order. ``refused`` is set where the source could not be loaded; ``stop`` where the run was ended early.

    ``peak_kib`` is the process's largest resident size as the kernel counted it, in KiB, and ``cpu_seconds`` the processor time it used.
    """

    calls: tuple[Call, ...]
    refused: Failure | None = None
    stop: Stop | None = None
    peak_kib: int = 0
    cpu_seconds: float = 0.0
