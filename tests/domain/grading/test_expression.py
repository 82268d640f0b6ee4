"""Formulas: two ways of comparing, and what is said of a wrong one."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.grading.examples import Likely
from bot.domain.grading.expression.expected import ExpressionExpected
from bot.domain.grading.expression.expression import examples, reference_tree, samples
from bot.domain.grading.judge import judge
from bot.domain.grading.samples import Samples
from bot.domain.grading.verdict import Outcome, Reason, Understood, Verdict
from bot.domain.mathematics.clean import LENGTH_LIMIT

GATE = ExpressionExpected("T*h*(d+h)", ("T", "h", "d"))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("2Th(d+h)", Reason("constant-factor", {"ratio": Fraction(2)})),
        ("Th(d+h)/3", Reason("constant-factor", {"ratio": Fraction(1, 3)})),
        ("Thd", Reason("term-missing")),
        ("Th²", Reason("term-missing")),
        ("Td(d+h)", Reason("symbols-swapped")),
        ("h(d+h)", Reason("symbol-missing", {"symbols": "T"})),
    ],
)
def test_a_wrong_formula_is_told_what_is_wrong_with_it(text: str, reason: Reason) -> None:
    verdict = judge(text, GATE)

    assert (verdict.outcome, verdict.reasons) == (Outcome.WRONG, (reason,))


def test_a_logarithm_without_a_base_is_natural_and_that_is_said() -> None:
    verdict = judge("log(n)", ExpressionExpected("ln(n)", ("n",)))

    assert (verdict.outcome, verdict.reasons) == (Outcome.CORRECT, (Reason("log-is-natural"),))


def test_symbols_that_differ_only_in_case_are_never_folded() -> None:
    expected = ExpressionExpected("N*n", ("N", "n"))

    assert judge("Nn", expected).outcome is Outcome.CORRECT
    assert judge("NN", expected).outcome is Outcome.WRONG


def test_longer_names_win_over_products_of_letters() -> None:
    expected = ExpressionExpected("bs*n", ("bs", "n", "b", "s"))

    assert judge("bs n", expected).outcome is Outcome.CORRECT
    assert judge("b*s*n", expected).outcome is Outcome.WRONG


def test_a_formula_too_large_to_compare_is_handed_back_and_not_wrong() -> None:
    verdict = judge("(T+h+d+1)^12*(T+h)^12", GATE)

    assert (verdict.outcome, verdict.reasons[0].code) == (Outcome.UNREADABLE, "could-not-judge")


coefficients = st.lists(st.integers(-9, 9), min_size=3, max_size=3).filter(any)


def written(coefficients: list[int], order: list[int]) -> str:
    powers = ("", "*x", "*x^2")
    return " + ".join(f"({coefficients[i]}){powers[i]}" for i in order)


@given(coefficients, coefficients, st.permutations([0, 1, 2]))
def test_polynomials_are_equal_exactly_where_their_coefficients_are(
    one: list[int], other: list[int], order: list[int]
) -> None:
    expected = ExpressionExpected(written(one, [0, 1, 2]), ("x",))

    assert judge(written(one, order), expected).outcome is Outcome.CORRECT
    assert (judge(written(other, order), expected).outcome is Outcome.CORRECT) == (one == other)


@given(st.integers(-9, 9), st.integers(-9, 9), st.integers(1, 9))
def test_a_product_equals_its_expansion(a: int, b: int, c: int) -> None:
    expected = ExpressionExpected(f"{c}*(x+({a}))*(y+({b}))", ("x", "y"))

    assert (
        judge(f"{c}xy + {c * b}x + {c * a}y + {c * a * b}".replace("+ -", "- "), expected).outcome
        is Outcome.CORRECT
    )
    assert (
        judge(f"{c}xy + {c * b}x + {c * a}y + {c * a * b + 1}".replace("+ -", "- "), expected).outcome
        is Outcome.WRONG
    )


def reasons(text: str, reference: str, *symbols: str) -> tuple[Reason, ...]:
    verdict = judge(text, ExpressionExpected(reference, symbols or ("m", "n", "k")))
    assert verdict.outcome is Outcome.WRONG
    assert verdict.score == 0
    return verdict.reasons


@pytest.mark.parametrize(
    ("text", "reference", "ratio"),
    [("2mn", "m*n", Fraction(2)), ("mn/2", "m*n", Fraction(1, 2)), ("3(m+n)/7", "m+n", Fraction(3, 7)), ("mn/1000", "m*n", Fraction(1, 1000)), ("2sqrt(m)", "sqrt(m)", Fraction(2)), ("1000mn", "m*n", Fraction(1000))],
)  # fmt: skip
def test_a_constant_factor_is_named(text: str, reference: str, ratio: Fraction) -> None:
    assert reasons(text, reference) == (Reason("constant-factor", {"ratio": ratio}),)


@pytest.mark.parametrize("text", ["-m*n", "m*n/1001", "pi*m*n", "m*n+1", "0", "m*n*sqrt(2)"])
def test_what_is_no_small_positive_factor_is_not_called_one(text: str) -> None:
    assert "constant-factor" not in [reason.code for reason in reasons(text, "m*n")]


def test_a_factor_that_is_another_at_every_point_is_no_constant() -> None:
    assert reasons("m*m", "m*n") == (Reason("symbol-missing", {"symbols": "n"}),)
    assert reasons("m*n*k", "m*n") == ()
    assert reasons("m", "m*n*k") == (Reason("symbol-missing", {"symbols": "k, n"}),)


def test_a_missing_term_is_one_of_several_and_positive() -> None:
    assert reasons("m^2 + n^2", "(m+n)^2") == (Reason("term-missing"),)
    assert reasons("m^2 + 2mn", "(m+n)^2") == (Reason("term-missing"),)
    assert reasons("m^2", "(m+n)^2") == (Reason("symbol-missing", {"symbols": "n"}),)
    assert reasons("m^2", "m^2 - n^2") == (Reason("symbol-missing", {"symbols": "n"}),)
    assert reasons("0", "m*n*k") == (Reason("symbol-missing", {"symbols": "k, m, n"}),)
    assert reasons("m + n + m*n", "m*n") == ()


def test_two_symbols_exchanged_are_recognised_wherever_they_stand() -> None:
    for text, reference in (("m-n", "n-m"), ("m/k", "k/m"), ("n^k", "k^n"), ("m*n^2", "m^2*n"), ("sqrt(m-1/4)+n", "m+sqrt(n-1/4)")):  # fmt: skip
        assert Reason("symbols-swapped") in reasons(text, reference)
    assert reasons("n+m*k^2", "m+k*n^2") == ()


def test_formulas_undefined_somewhere_are_wrong_where_they_differ_elsewhere_and_else_not_judged() -> None:
    assert reasons("sqrt(m-n)", "m+n") == ()
    expected = ExpressionExpected("sqrt(m-n)", ("m", "n"))

    assert judge("m+n", expected).reasons == (Reason("undefined"),)
    assert judge("m/0", ExpressionExpected("m", ("m",))).reasons == (Reason("division-by-zero"),)
    assert judge("m*m!", ExpressionExpected("m", ("m",))).outcome is Outcome.WRONG
    assert judge("m + (n!-n!)", ExpressionExpected("m", ("m", "n"))).outcome is not Outcome.WRONG


def test_nine_symbols_and_more_have_values_of_their_own() -> None:
    names = tuple("abcdfghijkl")
    for index, name in enumerate(names):
        expected = ExpressionExpected(name, names)

        assert [judge(other, expected).outcome is Outcome.CORRECT for other in names] == [
            position == index for position in range(len(names))
        ]


def test_sides_must_agree_and_names_may_stand_first() -> None:
    expected = ExpressionExpected("2*m*n", ("m", "n"))

    assert judge("FLOPs = 2mn", expected).outcome is Outcome.CORRECT
    assert judge("m = 2mn", expected).outcome is Outcome.CORRECT
    assert judge("mn + mn = 2mn", expected).outcome is Outcome.CORRECT
    assert judge("m*n = 2mn", expected).reasons == (Reason("sides-disagree"),)
    assert judge("m/0 = 2mn", expected).reasons == (Reason("sides-disagree"),)
    assert judge("log(m) + 1 = log(m) + 1", ExpressionExpected("ln(m)+1", ("m",))).outcome is Outcome.CORRECT


@pytest.mark.parametrize(
    ("text", "told"),
    [("the answer is 2mn", "2mn"), ("2mn FLOPs.", "2mn"), ("پاسخ 2mn است", "2mn"), ("about 2mn multiplications", "2mn"), ("2mn?", "2mn"), ("2 m n multiplications", "2 m n"), ("so it is 2 m n operations", "2 m n")],
)  # fmt: skip
def test_words_round_a_formula_are_passed_over(text: str, told: str) -> None:
    verdict = judge(text, ExpressionExpected("2*m*n", ("m", "n")))

    assert verdict == Verdict(Outcome.CORRECT, Fraction(1), Understood(told))


def test_a_word_that_is_a_symbol_is_kept() -> None:
    expected = ExpressionExpected("2*bits", ("bits", "m"))

    assert judge("2 bits", expected).outcome is Outcome.CORRECT
    assert judge("bits", expected).reasons == (Reason("constant-factor", {"ratio": Fraction(1, 2)}),)


def test_what_is_no_formula_says_why() -> None:
    expected = ExpressionExpected("m", ("m",))

    assert judge("", expected).reasons == (Reason("no-expression"),)
    assert judge("the answer", expected).reasons == (Reason("no-expression"),)
    assert judge("m +", expected).reasons == (Reason("syntax", {"piece": "+"}),)
    # A lone x may be a sign of multiplication, so it is no symbol that nobody knows.
    assert judge("x", expected).reasons == (Reason("syntax", {"piece": "x"}),)
    assert judge("M", expected).reasons == (Reason("case-folded"),)
    assert judge("m" * LENGTH_LIMIT, expected).reasons[0].code != "too-long"
    assert judge("m" * (LENGTH_LIMIT + 1), expected).reasons == (Reason("too-long"),)


def test_a_reference_that_is_no_formula_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^m \+ is not an expression: syntax $"):
        reference_tree(ExpressionExpected("m +", ("m",)))


def test_examples_and_samples_of_formulas() -> None:
    assert examples(GATE, Likely.of(())) == ("3T^2 + h", "3*T*T + h")
    assert examples(ExpressionExpected("m", ("m",)), Likely.of(())) == ("3m^2 + 2", "3*m*m + 2")
    assert samples(ExpressionExpected("m*n", ("m", "n"))) == Samples(
        ("m*n", "(m*n)*2/2", "m*n + 0"), ("2*(m*n) + 1",), ("", "?", "(m*n", "m*n @ 2")
    )
