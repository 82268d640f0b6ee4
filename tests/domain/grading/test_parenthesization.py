"""Orders of multiplying matrices: what they cost, how they are told back, and what is said of those that are not the product."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.grading.examples import Likely
from bot.domain.grading.judge import judge
from bot.domain.grading.parenthesization.expected import ParenthesizationExpected
from bot.domain.grading.parenthesization.parenthesization import cost, examples, parse_tree, samples, write
from bot.domain.grading.samples import Samples
from bot.domain.grading.verdict import Outcome, Reason, Understood, Verdict
from bot.domain.reading.order import DEPTH_LIMIT, Tree

ABC = ParenthesizationExpected("A(BC)", ("A", "B", "C"), (200, 5, 100, 20))
SIX = ParenthesizationExpected(
    "(A1(A2A3))((A4A5)A6)", ("A1", "A2", "A3", "A4", "A5", "A6"), (30, 35, 15, 5, 10, 20, 25)
)
"""The chain of Cormen et al., Introduction to Algorithms, section 14.2."""


def trees(first: int, last: int) -> st.SearchStrategy[Tree]:
    """Every order of the matrices from ``first`` to before ``last``."""
    if last - first == 1:
        return st.just(first)
    return st.integers(first + 1, last - 1).flatmap(
        lambda middle: st.tuples(trees(first, middle), trees(middle, last))
    )


def shape_and_work(tree: Tree, dimensions: tuple[int, ...]) -> tuple[int, int, int]:
    """Rows, columns and multiplications, counted one product after the other."""
    if isinstance(tree, int):
        return dimensions[tree], dimensions[tree + 1], 0
    rows, inner, left = shape_and_work(tree[0], dimensions)
    again, columns, right = shape_and_work(tree[1], dimensions)
    assert inner == again
    return rows, columns, left + right + rows * inner * columns


@given(trees(0, 6), st.tuples(*[st.integers(1, 99)] * 7))
def test_an_order_costs_what_its_products_cost(tree: Tree, dimensions: tuple[int, ...]) -> None:
    assert cost(tree, dimensions) == shape_and_work(tree, dimensions)[2]


def test_the_cost_in_the_textbook_is_found_and_said() -> None:
    verdict = judge("(A₁·(A₂·A₃))·((A₄·A₅)·A₆)", SIX)

    assert verdict == Verdict(
        Outcome.CORRECT,
        Fraction(1),
        Understood("(A1(A2A3))((A4A5)A6)"),
        (Reason("cost-of-order", {"cost": 15125}),),
    )


def test_a_dearer_order_is_wrong_and_its_cost_is_said() -> None:
    assert judge("(AB)C", ABC) == Verdict(
        Outcome.WRONG, Fraction(0), Understood("(AB)C"), (Reason("cost-of-order", {"cost": 500_000}),)
    )


def test_another_order_of_the_same_cost_is_as_right() -> None:
    same = ParenthesizationExpected("A(BC)", ("A", "B", "C"), (4, 4, 4, 4))

    assert judge("(AB)C", same).outcome is Outcome.CORRECT


def test_without_dimensions_only_the_references_own_tree_is_right() -> None:
    expected = ParenthesizationExpected("A(BC)", ("A", "B", "C"))

    assert judge("a·(b·c)", expected) == Verdict(Outcome.CORRECT, Fraction(1), Understood("A(BC)"))
    assert judge("(ab)c", expected) == Verdict(Outcome.WRONG, Fraction(0), Understood("(AB)C"))


@pytest.mark.parametrize(
    ("text", "told", "reason"),
    [
        ("C(BA)", "C(BA)", Reason("order-of-matrices")),
        ("A(BB)", "A(BB)", Reason("matrix-repeated", {"matrices": "B"})),
        ("(CA)(AC)", "(CA)(AC)", Reason("matrix-repeated", {"matrices": "A, C"})),
        ("AC", "AC", Reason("matrix-missing", {"matrices": "B"})),
        ("B", "B", Reason("matrix-missing", {"matrices": "A, C"})),
        ("A(B(CC))", "A(B(CC))", Reason("matrix-repeated", {"matrices": "C"})),
    ],
)
def test_a_product_of_other_matrices_is_wrong_and_named(text: str, told: str, reason: Reason) -> None:
    assert judge(text, ABC) == Verdict(Outcome.WRONG, Fraction(0), Understood(told), (reason,))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("ABC", Reason("no-order")),
        ("A()BC", Reason("no-order")),
        ("", Reason("no-order")),
        ("A(BC", Reason("brackets")),
        ("A)BC(", Reason("brackets")),
        ("A(BD)", Reason("unknown-matrix", {"piece": "BD"})),
        ("A(B7*C)", Reason("unknown-matrix", {"piece": "7"})),
        ("A(BQQQQQQQQQQQQQQQQQQQQQQQQ)", Reason("unknown-matrix", {"piece": "B" + "Q" * 19})),
        ("A" + "(" * 250 + "B" + ")" * 250, Reason("too-long")),
    ],
)
def test_what_is_no_order_says_why(text: str, reason: Reason) -> None:
    assert judge(text, ABC) == Verdict(Outcome.UNREADABLE, Fraction(0), None, (reason,))


@pytest.mark.parametrize(
    ("depth", "outcome"), [(DEPTH_LIMIT - 2, Outcome.CORRECT), (DEPTH_LIMIT, Outcome.UNREADABLE)]
)
def test_brackets_may_be_so_deep_and_no_deeper(depth: int, outcome: Outcome) -> None:
    assert judge("(" * depth + "A(BC)" + ")" * depth, ABC).outcome is outcome


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("A1(A2(A3(A4(A5A6))))", "A1(A2(A3(A4(A5A6))))"),
        ("(A1A2)((A3A4)(A5A6))", "(A1A2)((A3A4)(A5A6))"),
        ("the best is ((A1A2)A3)((A4A5)A6).", "((A1A2)A3)((A4A5)A6)"),
        ("a_1 [a_2 {a_3 @ a_4}] * (a_5 x a_6)", None),
        ("(a_1 [a_2 {a_3 @ a_4}]) * (a_5 x a_6)", "(A1(A2(A3A4)))(A5A6)"),
    ],
)
def test_an_order_is_told_back_in_one_way(text: str, told: str | None) -> None:
    understood = judge(text, SIX).understood

    assert (understood and understood.text) == told


def test_ten_matrices_are_not_read_as_the_first_and_a_nought() -> None:
    names = tuple(f"A{index}" for index in range(1, 13))
    text = "".join(f"{name}(" for name in names[:-2]) + "A11A12" + ")" * 10

    assert write(parse_tree(text, names), names) == text
    assert judge("(A12A1)", ParenthesizationExpected(text, names)).understood == Understood("A12A1")
    assert judge("A12A1", ParenthesizationExpected(text, names)).understood == Understood("A12A1")


def test_names_that_differ_only_in_case_are_kept_apart() -> None:
    expected = ParenthesizationExpected("A(aB)", ("A", "a", "B"))

    assert judge("A(ab)", expected).outcome is Outcome.CORRECT
    assert judge("a(Ab)", expected).reasons == (Reason("order-of-matrices"),)
    assert judge("a(Ab)", ParenthesizationExpected("a(AB)", ("a", "A", "B"))).outcome is Outcome.CORRECT


@pytest.mark.parametrize(
    ("text", "message"),
    [("A(BC", "A(BC is not an order: brackets"), ("A(BB)", "A(BB) is not an order of A, B, C")],
)
def test_a_reference_that_is_no_order_of_the_matrices_is_refused(text: str, message: str) -> None:
    with pytest.raises(ValueError, match=r"is not an order") as caught:
        parse_tree(text, ("A", "B", "C"))

    assert str(caught.value) == message


def test_the_example_shows_other_names_than_the_questions() -> None:
    assert examples(ABC, Likely.of(())) == ("(XY)Z", "(X*Y)*Z")
    assert examples(ParenthesizationExpected("XY", ("X", "Y")), Likely.of(())) == ("(PQ)R", "(P*Q)*R")


def test_the_samples_of_two_and_of_three_matrices() -> None:
    assert samples(ABC) == Samples(
        right=("A(BC)", "(A(BC))", "A [ BC ] "),
        wrong=("C(B(A))",),
        unreadable=("", "(A(BC)", "42", "ABC"),
    )
    assert samples(ParenthesizationExpected("AB", ("A", "B"))).unreadable == ("", "(AB", "42", ")")
    assert samples(ParenthesizationExpected("A", ("A",))).wrong == ()
