"""Whether an oracle's answer is the reference."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from bot.domain.grading.expected import (
    ChoiceExpected,
    Expected,
    NumberExpected,
    OrderingExpected,
    ValueExpected,
)
from bot.domain.grading.judge import judge
from bot.domain.grading.verdict import Outcome
from bot.domain.mathematics.real import as_fraction


def disagreement(expected: Expected, found: object) -> str:
    """How an oracle's answer differs from the reference; empty where they agree.

    Exact numbers must be equal, others agree to 1e-9; of orders the oracle gives one right text, or all.
    """
    if isinstance(expected, NumberExpected) or (
        isinstance(expected, ValueExpected) and not isinstance(found, str)
    ):
        return _numeric_disagreement(expected, found)
    if isinstance(expected, ValueExpected):
        agree = expected.reference == found
    elif isinstance(expected, ChoiceExpected):
        agree = expected.reference == frozenset([found] if isinstance(found, str) else _items(found))
    elif isinstance(expected, OrderingExpected):
        agree = expected.reference == tuple(_items(found))
    elif isinstance(found, str):
        agree = judge(found, expected).outcome is Outcome.CORRECT
    else:
        agree = getattr(expected, "reference", None) in _items(found)
    return "" if agree else f"the oracle says {found!r}, the answer is {getattr(expected, 'reference', '')!r}"


def _numeric_disagreement(expected: NumberExpected | ValueExpected, found: object) -> str:
    number, exact = as_fraction(found)
    if isinstance(expected.reference, str):
        return f"the oracle says {found}, the answer is {expected.reference}"
    both_exact = exact and (not isinstance(expected, NumberExpected) or expected.exact)
    margin = Fraction(0) if both_exact else abs(expected.reference) / 10**9
    if abs(number - expected.reference) <= margin:
        return ""
    return f"the oracle says {float(number):.12g}, the answer is {float(expected.reference):.12g}"


def _items(found: object) -> Sequence[str]:
    return (
        [str(item) for item in found] if isinstance(found, list | tuple | set | frozenset) else [str(found)]
    )
