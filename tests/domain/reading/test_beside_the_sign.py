"""What stands before ``=`` or ``is`` names the answer, or claims something that has to agree: it is never dropped."""

from __future__ import annotations

from typing import Any

import pytest

from bot.domain.grading.judge import judge
from bot.domain.grading.line import expected_of

GROWTH: dict[str, Any] = {"kind": "growth", "reference": "n*log(n)", "symbols": ["n"]}
NUMBER: dict[str, Any] = {"kind": "number", "reference": "30000"}
SECONDS: dict[str, Any] = {"kind": "number", "reference": "96", "unit": "s"}
VALUE: dict[str, Any] = {"kind": "value", "reference": "448", "format": "float8_e4m3"}
ORDERING: dict[str, Any] = {"kind": "ordering", "options": ["a", "b", "c"], "reference": ["b", "a", "c"]}


def outcome(given: dict[str, Any], typed: str) -> str:
    return judge(typed, expected_of(given)).outcome.value


@pytest.mark.parametrize(
    "typed",
    [
        *("T(n) = n log n", "time complexity = O(n log n)", "f(n) ∈ O(n log n)", "merge sort is n log n"),
        *("T(n) = 2T(n/2) + n = O(n log n)", "T(n)=2T(n/2)+O(n), so O(n log n)", "C(n,2) = n log n"),
        *("T(n) = n log n + n = O(n log n)", "log(n!) = O(n log n)", "cost = n × log n = O(n log n)"),
        *("depth log n, n per level, so n log n", "1+2+...+n = n(n+1)/2, so n log n", "زمان اجرا = n log n"),
        *("log 1 + log 2 + ... + log n = O(n log n)", "log 1 + … + log n = n log n"),
    ],
)
def test_a_growth_may_be_named_equalled_or_concluded(typed: str) -> None:
    assert outcome(GROWTH, typed) == "correct"


@pytest.mark.parametrize(
    "typed",
    [
        *(
            "T(n)^2 = O(n log n)",
            "T(n)/n = O(n log n)",
            "1/T(n) = n log n",
            "2^T(n) = O(n log n)",
            "T/n = n log n",
        ),
        *("log T(n) = O(n log n)", "log time = n log n", "the log of T is n log n", "sqrt(time) = n log n"),
        *("root of time is n log n", "time^2 = n log n", "n·T(n) = O(n log n)", "n^2 = O(n log n)"),
        *("لگاریتم زمان = n log n", "جذر زمان n log n است", "زمان به توان دو = n log n", "O(n) = O(n log n)"),
    ],
)
def test_the_growth_of_something_else_is_no_answer(typed: str) -> None:
    """T(n)² in O(n log n) is another T; all of these were right once."""
    assert outcome(GROWTH, typed) == "unreadable"


@pytest.mark.parametrize(
    "typed",
    [
        "n log n squared",
        "nlogn cubed",
        "n lg n squared",
        "n log of n squared",
        "n لگاریتم n مجذور",
        "n log n به توان دو",
        "n log n to the power of two",
    ],
)
def test_a_power_said_behind_a_logarithm_is_asked(typed: str) -> None:
    """log(n²) grows as log n, (log n)² does not."""
    verdict = judge(typed, expected_of(GROWTH))

    assert verdict.outcome == "unreadable"
    ways = [
        outcome(GROWTH, reading.text.removeprefix("Θ(").removesuffix(")")) for reading in verdict.readings
    ]
    assert ways == (["correct", "wrong"] if "log" in typed or "لگاریتم" in typed or "lg" in typed else [])


@pytest.mark.parametrize(
    "typed", ["minus is 30000", "minus = 30000", "the negative is 30000", "منفی می‌شود ۳۰۰۰۰", "منفی = ۳۰۰۰۰"]
)
def test_a_sign_in_words_is_no_name(typed: str) -> None:
    assert outcome(NUMBER, typed) == "unreadable"


@pytest.mark.parametrize("typed", ["96 times", "96 بار", "۹۶ دفعه", "۹۶ مرتبه"])
def test_a_count_is_no_time(typed: str) -> None:
    assert outcome(SECONDS, typed) == "unreadable"
    assert outcome({**SECONDS, "unit": None}, typed) == "correct"


def test_things_counted_in_persian_are_no_gigabytes() -> None:
    memory = {"kind": "number", "reference": "28", "unit": "GB"}

    assert outcome(memory, "۲۸ تا پارامتر") == "unreadable"
    assert outcome(memory, "۲۸ تا") == "correct"


@pytest.mark.parametrize("typed", ["448 GB", "448 seconds", "448 bytes", "۴۴۸ بایت"])
def test_a_value_of_a_format_has_no_unit(typed: str) -> None:
    assert outcome(VALUE, typed) == "unreadable"


@pytest.mark.parametrize("typed", ["b a none c", "none b a c", "b a c none", "هیچکدام b a c"])
def test_none_orders_nothing(typed: str) -> None:
    assert outcome(ORDERING, typed) == "unreadable"


@pytest.mark.parametrize(
    "typed",
    [
        *(
            "square root of the answer is 30000",
            "log of the answer is 30000",
            "a third of the answer is 30000",
        ),
        *("double the answer is 30000", "جذر جواب ۳۰۰۰۰ است"),
    ],
)
def test_something_computed_of_the_answer_is_not_its_name(typed: str) -> None:
    assert outcome(NUMBER, typed) == "unreadable"
    formula = {"kind": "expression", "reference": "2*m*n*k", "symbols": ["m", "n", "k"]}
    assert outcome(formula, typed.replace("30000", "2mnk").replace("۳۰۰۰۰", "2mnk")) == "unreadable"


ONE: dict[str, Any] = {"kind": "choice", "options": ["w", "x", "y", "z"], "reference": "x", "several": False}
SEVERAL: dict[str, Any] = {**ONE, "reference": ["x", "y"], "several": True}


@pytest.mark.parametrize(
    "typed", ["neither 2", "2 neither", "none 2", "هیچ ۲", "هیچ گزینه ۲", "۲ هیچ‌کدام", "no option 2"]
)
def test_none_of_the_options_is_not_the_one_beside_it(typed: str) -> None:
    """Both options named with neither were right once."""
    assert outcome(ONE, typed) == "unreadable"
    assert outcome(SEVERAL, f"{typed} 3") == "unreadable"


def test_a_no_between_options_denies_and_before_a_number_counts() -> None:
    assert outcome(SEVERAL, "2 and no 3") == "unreadable"
    assert outcome(SEVERAL, "2 no 3") == "unreadable"
    assert [outcome(ONE, typed) for typed in ("no 2", "no. 2", "option no 2", "answer: no. 2")] == [
        "correct"
    ] * 4


ORDER: dict[str, Any] = {"kind": "parenthesization", "reference": "A(BC)", "matrices": ["A", "B", "C"]}


@pytest.mark.parametrize(
    "typed",
    [
        *(
            "without A(BC)",
            "without BC first",
            "ignoring BC first",
            "excluding A(BC)",
            "بدون A(BC)",
            "بدون اول BC",
        ),
        *("divided by BC first", "BC minus first", "plus BC first", "منهای اول BC", "اول BC تقسیم بر"),
    ],
)
def test_an_order_left_out_or_divided_is_none(typed: str) -> None:
    assert outcome(ORDER, typed) == "unreadable"
    assert outcome(ORDER, "BC first, then A") == "correct"
