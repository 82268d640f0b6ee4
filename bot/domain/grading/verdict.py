"""What judging an answer yields: a reading of it, or why it cannot be read, and a verdict with its reasons.

Reasons are codes with values; the words for them live in the views, so no language reaches the domain.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from typing import Generic, TypeVar

from bot.domain.codes import Built, Code

Value = str | int | Fraction
Read = TypeVar("Read", covariant=True)


class Outcome(StrEnum):
    CORRECT = "correct"
    PARTLY = "partly"
    WRONG = "wrong"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a verdict is what it is, e.g. ``Reason("unit-missing", {"unit": "GB"})``."""

    code: Code | Built
    values: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Understood:
    """What was understood, as it is told back: the answer rewritten in Latin, and its value where it has one."""

    text: str
    value: Fraction | None = None
    exact: bool = True
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Reading(Generic[Read]):
    """A typed answer that could be read: the value to be graded, and how it is told back."""

    value: Read
    understood: Understood
    remarks: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Several(Generic[Read]):
    """A typed answer that may be read in several ways: which is meant is asked, and costs the learner nothing.

    ``alike``: nothing is asked where all readings come to the same outcome.
    """

    readings: tuple[Reading[Read], ...]
    reason: Reason = Reason("several-readings")
    alike: bool = False


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A typed answer that could not be read; costs the learner nothing. ``meant``: known words for the one at fault.

    ``ways``: the texts that it may stand for, each of which says clearly what it means.
    """

    reason: Reason
    understood: Understood | None = None
    meant: tuple[str, ...] = ()
    ways: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """A judged answer. ``score`` lies in [0, 1]; ``misconception`` is the id of a recognised wrong way.

    ``readings`` are what an answer that is not judged may mean, where that can be asked.
    """

    outcome: Outcome
    score: Fraction
    understood: Understood | None = None
    reasons: tuple[Reason, ...] = ()
    misconception: str | None = None
    readings: tuple[Understood, ...] = ()
