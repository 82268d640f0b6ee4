"""How long reading and judging one answer takes, for each kind, warm; and how many lines a second ``epsilon grade`` judges.

``python -m benchmarks.grading`` prints median, 99 % and slowest in milliseconds over answers that each kind makes to its own question and
some typed by hand, then the lines a second.
"""

from __future__ import annotations

import io
import json
import sys
import time
from collections.abc import Sequence
from fractions import Fraction
from statistics import median

from bot.cli import grade
from bot.domain.grading.choice.expected import ChoiceExpected
from bot.domain.grading.expected import Expected
from bot.domain.grading.expression.expected import ExpressionExpected
from bot.domain.grading.growth.expected import GrowthExpected
from bot.domain.grading.judge import judge
from bot.domain.grading.kinds import kind
from bot.domain.grading.number.expected import NumberExpected
from bot.domain.grading.ordering.expected import OrderingExpected
from bot.domain.grading.parenthesization.expected import ParenthesizationExpected
from bot.domain.grading.value.expected import ValueExpected

ROUNDS = 200
LINES = 20_000
QUESTIONS: tuple[tuple[Expected, Sequence[str]], ...] = (
    (NumberExpected(Fraction(30000)), ("30,000", "۳۰ هزار", "100*5*20 + 100*20*5", "about 3×10⁴ steps", "7")),
    (
        NumberExpected(Fraction(24), unit="GB", rtol=Fraction(1, 100)),
        ("24 GB", "22.35 GiB", "۲۴ گیگابایت", "3 ms"),
    ),
    (
        ExpressionExpected("T*h*(d+h)", ("T", "h", "d")),
        ("Thd + Th²", "T*h*(d+h)", "2Th(d+h)", "Thd", "Td(d+h)"),
    ),
    (GrowthExpected("n^2*log(n)", ("n",)), ("O(n² log n)", "n^3", "Θ(3n² ln n + n)", "log n")),
    (
        ParenthesizationExpected("A(BC)", ("A", "B", "C"), (200, 5, 100, 20)),
        ("A(BC)", "(AB)C", "A·(B·C)", "ACB"),
    ),
    (ChoiceExpected(("a", "b", "c"), frozenset({"a", "c"}), several=True), ("1, 3", "2", "a و c")),
    (OrderingExpected(("a", "b", "c"), ("c", "a", "b")), ("3 1 2", "1, 2, 3")),
    (ValueExpected(Fraction("0.0999755859375"), "float16"), ("0.09998", "0x2E66", "1638/2^14", "inf")),
)


def timed(expected: Expected, answers: Sequence[str]) -> list[float]:
    """Milliseconds of each judgement, after one round that is not counted."""
    taken = []
    for count in range(ROUNDS + 1):
        for answer in answers:
            began = time.perf_counter()
            judge(answer, expected)
            if count:
                taken.append((time.perf_counter() - began) * 1000)
    return sorted(taken)


def lines_a_second() -> float:
    """Number lines that ``epsilon grade`` reads, judges and writes in a second."""
    line = json.dumps({"kind": "number", "reference": 30000, "answer": "about 30,000 multiplications"})
    began = time.perf_counter()
    grade.run([line] * LINES, io.StringIO())
    return LINES / (time.perf_counter() - began)


def main() -> int:
    """Prints the table."""
    print(f"{'kind':<17}{'median ms':>10}{'99 % ms':>10}{'worst ms':>10}")
    for expected, typed in QUESTIONS:
        taken = timed(expected, (*typed, *kind(expected.kind).samples(expected).right))
        at_99 = taken[int(len(taken) * 0.99)]
        print(f"{expected.kind:<17}{median(taken):>10.3f}{at_99:>10.3f}{taken[-1]:>10.3f}")
    print(f"epsilon grade: {lines_a_second():,.0f} number lines a second")
    return 0


if __name__ == "__main__":
    sys.exit(main())
