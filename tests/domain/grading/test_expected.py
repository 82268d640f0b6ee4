"""What the kinds say of themselves to others."""

from fractions import Fraction

import pytest

from bot.domain.grading.judge import judge
from bot.domain.grading.line import BadLineError, expected_of
from bot.domain.grading.number.expected import NumberExpected


@pytest.mark.parametrize(
    ("number", "laborious"), [(99_999, False), (123_456, True), (123_457, True), (2**20, False)]
)
def test_long_numbers_are_laborious_unless_they_are_powers_of_two(number: int, laborious: bool) -> None:
    assert NumberExpected(Fraction(number)).is_laborious() is laborious


def test_a_percentage_is_a_share_where_a_plain_number_is_asked() -> None:
    half = NumberExpected(Fraction(1, 2))

    assert judge("50%", half).outcome == "correct"
    assert judge("5000%", half).outcome == "wrong"


@pytest.mark.parametrize("kind", ["case", "code", "essay"])
def test_a_line_of_a_kind_that_lines_do_not_judge_names_those_they_do(kind: str) -> None:
    with pytest.raises(BadLineError, match=r"^kind must be one of number, expression, .*value, rubric$"):
        expected_of({"kind": kind, "reference": "x"})
