"""What each kind of answer is judged against: the reference, and the conventions the question states.

Reading an answer may use the conventions (unit, symbols, matrices), never the reference: a reading that depends on the
reference leaks it.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class NumberExpected:
    """A number, perhaps with a unit. Tolerances are inclusive; ``rtol`` is relative to ``|reference|``.

    ``digits``: significant figures asked for; an answer rounded rightly to at least so many is right. An irrational
    reference is given to 50 digits or more with ``exact=False``. With no rtol, atol or digits an exact reference must be hit.
    ``nouns`` are words of the question's own, which may stand beside a number.
    """

    kind: ClassVar[str] = "number"
    reference: Fraction
    exact: bool = True
    rtol: Fraction = Fraction(0)
    atol: Fraction = Fraction(0)
    digits: int | None = None
    unit: str | None = None
    nouns: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class ExpressionExpected:
    """A formula in named symbols, all positive reals."""

    kind: ClassVar[str] = "expression"
    reference: str
    symbols: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GrowthExpected:
    """A growth class, e.g. ``n^3`` or ``T*h*(d+h)``; judged as Θ. ``symbols`` tend to infinity independently, unless
    ``assumptions`` such as ``k <= T`` order them. ``constants`` are names that may be written and count as constant factors."""

    kind: ClassVar[str] = "growth"
    reference: str
    symbols: tuple[str, ...]
    assumptions: tuple[str, ...] = ()
    constants: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ParenthesizationExpected:
    """An order of multiplying named matrices; with ``dimensions`` (p₀…pₙ) every order of least cost is right, without them only
    the reference's own tree."""

    kind: ClassVar[str] = "parenthesization"
    reference: str
    matrices: tuple[str, ...]
    dimensions: tuple[int, ...] | None = None


@dataclass(frozen=True, slots=True)
class ChoiceExpected:
    """One or several of ``options`` (ids, in the order shown as 1, 2, …)."""

    kind: ClassVar[str] = "choice"
    options: tuple[str, ...]
    reference: frozenset[str]
    several: bool = False


@dataclass(frozen=True, slots=True)
class OrderingExpected:
    """All of ``options`` (ids, in the order shown as 1, 2, …) put in the order of ``reference``."""

    kind: ClassVar[str] = "ordering"
    options: tuple[str, ...]
    reference: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ValueExpected:
    """A value of a floating-point format, in decimal, hexadecimal bits or as a power of two.

    ``format`` is float16, bfloat16, float32, float64, float8_e4m3 or float8_e5m2.
    ``reference`` is a number, ``"inf"``, ``"-inf"`` or ``"nan"``."""

    kind: ClassVar[str] = "value"
    reference: Fraction | str
    format: str


@dataclass(frozen=True, slots=True)
class CodeExpected:
    """A Python function ``function(*parameters)``, judged by the cases of the task named ``reference`` (``code_tasks``).

    ``sign`` is set in a misconception alone: the group of cases whose first failure shows it.
    """

    kind: ClassVar[str] = "code"
    reference: str
    function: str
    parameters: tuple[str, ...]
    starter: str = ""
    sign: str | None = None


@dataclass(frozen=True, slots=True)
class CaseExpected:
    """A case: its parts are judged, each by its own expectation, and it is right where all of them are."""

    kind: ClassVar[str] = "case"
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PhrasedPoint:
    """A point of a rubric with the phrases that reveal it: ``a|b`` alternatives, ``*`` any ending, all words near each other."""

    id: str
    weight: int
    phrases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RubricExpected:
    """Points that a free text is listened to for, without a topic of the catalogue."""

    kind: ClassVar[str] = "rubric"
    points: tuple[PhrasedPoint, ...]


Expected = (
    NumberExpected
    | ExpressionExpected
    | GrowthExpected
    | ParenthesizationExpected
    | ChoiceExpected
    | OrderingExpected
    | ValueExpected
    | CodeExpected
    | CaseExpected
    | RubricExpected
)
