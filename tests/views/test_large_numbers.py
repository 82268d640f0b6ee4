"""Numbers of thousands of digits are told, or handed back as too large."""

from __future__ import annotations

import pytest

from bot.domain.grading.judge import judge
from bot.domain.grading.line import expected_of
from bot.domain.learner import Learner
from bot.domain.question.text import Language
from bot.views.compose import value


@pytest.mark.parametrize("language", ["en", "fa"])
@pytest.mark.parametrize(
    "typed",
    [
        *(
            "3**10**4",
            "3.0××10^4",
            "7^5000",
            "7^4900",
            "2^13990",
            "1/3^8800",
            "(2/3)^8500",
            "999!*999!",
            "1000!^2",
        ),
        *("1e4400", "1e3799", "1e-4400", "1e-3799", "9" * 400 + "e3799", "0." + "1" * 398 + "e-3799"),
        *("3**10**4 GB", "1e3799 PB", "1e3799%", "10^4150 PB", "10^-4150 %", "10^3799 million"),
        *("10^4100*10^4100", "10^4200+1", "sqrt(10^8000)", "10^(10^3)*10^(10^3)"),
    ],
)
def test_whatever_is_understood_can_be_told(typed: str, language: str) -> None:
    """Python writes no number of more than 4,300 digits; 3**10**4 once ended in an apology."""
    learner = Learner(7, Language(language))
    for given in ({}, {"unit": "GB"}, {"unit": "%"}):
        verdict = judge(typed, expected_of({"kind": "number", "reference": 30000, **given}))

        for understood in (verdict.understood, *verdict.readings):
            if understood is not None and understood.value is not None:
                assert value(understood.value, learner, exact=understood.exact)
