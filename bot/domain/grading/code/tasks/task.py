"""What a code question needs beside its text."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from random import Random

from bot.domain.grading.code.code_run import Other
from bot.domain.grading.verdict import Reason


@dataclass(frozen=True, slots=True)
class Case:
    """One call: its arguments, how it is shown (as Python, shortened), and the group of cases that it stands for."""

    group: str
    arguments: tuple[object, ...]
    shown: str


@dataclass(frozen=True, slots=True)
class WrongExample:
    """A subtly wrong solution and the group of the first case that it fails."""

    group: str
    source: str


@dataclass(frozen=True, slots=True)
class Large:
    """A large case with what is wanted of it, and the bytes that the slow version's result takes there."""

    case: Case
    wanted: object
    slow_bytes: int


@dataclass(frozen=True, slots=True)
class CodeTask:
    """How a function that learners write is tried.

    ``cases`` come in the order of their size, so the first that fails is the smallest; ``drawn`` gives more of them, others for each
    answer, so that no table of known results passes. ``reference`` computes what is wanted, slowly
    and plainly, here; ``slow_source`` is the slow version that an answer is measured against, run in a jail of its own. ``differs``
    takes what came back and what is wanted, and says what is wrong with it, or None. ``measured`` draws the case of the
    measurement afresh, so nobody can have computed it before. ``least_ratio``: how many times as fast as the slow version an answer
    must be; None where any speed will do. ``large``: the case on which memory is counted. ``mutants``: by the name of a usual
    slip, source that comes after a right answer and spoils it; the cases must find each of them.
    """

    function: str
    cases: Callable[[], tuple[Case, ...]]
    drawn: Callable[[Random], tuple[Case, ...]]
    reference: Callable[..., object]
    differs: Callable[[object, object], Reason | None]
    slow_source: str
    measured: Callable[[Random], Case]
    least_ratio: int | None
    large: Callable[[], Large] | None
    looks_at_style: bool
    right: tuple[str, ...]
    wrong: tuple[WrongExample, ...]
    mutants: Mapping[str, str] = field(default_factory=dict)


def type_name(value: object) -> str:
    """The name of a returned value's type, also of one that could not come back whole."""
    return value.type_name if isinstance(value, Other) else type(value).__name__
