"""Algebra is loaded where an answer is judged, never where a question is drawn and shown: that would hold up everybody."""

from __future__ import annotations

import subprocess
import sys

import pytest

from bot.domain.grading.expression.expected import ExpressionExpected
from bot.domain.grading.judge import judge
from bot.domain.grading.verdict import Outcome

SHOWN = """
import sys
from bot.catalogue import Catalogue, content_folder
from bot.domain.learner import Learner
from bot.domain.question.text import Language
from bot.views.examples import examples
catalogue = Catalogue.load(content_folder())
drills = [drill for topic in catalogue.topics for drill in topic.drills if drill.kind == "expression"]
assert drills and any(drill.draw(0).misconceptions for drill in drills)
for drill in drills:
    for seed in range(4):
        examples(drill.draw(seed), Learner(1, Language.ENGLISH))
print("sympy" in sys.modules)
"""


def test_drawing_and_showing_formulas_loads_no_algebra() -> None:
    shown = subprocess.run([sys.executable, "-c", SHOWN], capture_output=True, check=True, text=True)
    assert shown.stdout == "False\n"


@pytest.mark.parametrize(
    "other",
    [
        "2*a*b",
        "b*(a + a)",
        "2*a*b + 1",
        "a*b",
        "(a+b)^2 - a^2 - b^2",
        "sqrt(4*a^2*b^2)",
        "a/0",
        "2ab",
        "c",
        "(",
    ],
)
def test_formulas_coincide_exactly_where_one_is_judged_right_for_the_other(other: str) -> None:
    expected = ExpressionExpected("2*a*b", ("a", "b"))
    right = judge(other, expected).outcome is Outcome.CORRECT
    assert expected.coincides(ExpressionExpected(other, ("a", "b"))) is right
