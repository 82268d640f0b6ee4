"""Growth as it is typed: the letter round it, the words for it, and what is said of another class."""

from __future__ import annotations

from fractions import Fraction

import pytest

from bot.domain.codes import Code
from bot.domain.grading.examples import Likely
from bot.domain.grading.growth.expected import GrowthExpected
from bot.domain.grading.growth.growth import assumptions_of, examples, reference_growth, samples
from bot.domain.grading.judge import judge
from bot.domain.grading.samples import Samples
from bot.domain.grading.verdict import Outcome, Reason, Understood, Verdict
from bot.domain.mathematics.clean import LENGTH_LIMIT

CUBE = GrowthExpected("n^3", ("n",))
GATE = GrowthExpected("T*h*(d+h)", ("T", "h", "d"))
EDGES = GrowthExpected("O(V + E)", ("V", "E"), ("V <= E",))


def right(told: str, *reasons: Reason) -> Verdict:
    return Verdict(Outcome.CORRECT, Fraction(1), Understood(told), reasons)


def wrong(told: str, *codes: Code) -> Verdict:
    return Verdict(Outcome.WRONG, Fraction(0), Understood(told), tuple(map(Reason, codes)))


@pytest.mark.parametrize(
    "text",
    [
        "n^3",
        "O(n^3)",
        "o(n^3)",
        "Θ(n^3)",
        "θ(n^3)",
        "theta(n^3)",
        "Theta (n^3)",
        "big O(n^3)",
        "Big-O(n^3)",
        "T(n) = O(n^3)",
        "(O(n^3))",
        "((n^3))",
        "O(n^3).",
        "it is O(n^3)",
        "O(n^3) time",
        "زمان O(n^3) است",
        "O( n^3 )",
        "the order of n^3",
        "$O(n^3)$",
        "\\Theta(n^3)",
        "\\mathcal{O}(n^3)",
    ],
)
def test_the_letter_and_the_words_round_a_growth_do_not_matter(text: str) -> None:
    assert judge(text, CUBE) == right("Θ(n^3)")


def test_constants_and_smaller_terms_are_remarked_upon() -> None:
    assert judge("O(2n³)", CUBE) == right("Θ(2n^(3))", Reason("not-simplified"))
    assert judge("n^3 + n", CUBE) == right("Θ(n^3 + n)", Reason("not-simplified"))
    assert judge("O(n*n*n)", CUBE) == right("Θ(n*n*n)")
    assert judge("O(V)", GrowthExpected("V", ("V", "E"))).reasons == ()
    assert judge("E + V", EDGES) == right("Θ(E + V)", Reason("not-simplified"))
    assert judge("E", EDGES) == right("Θ(E)")


def test_omega_and_a_folded_case_are_remarked_upon() -> None:
    assert judge("Ω(n^3)", CUBE) == right("Θ(n^3)", Reason("omega"))
    assert judge("Omega(n^3)", CUBE) == right("Θ(n^3)", Reason("omega"))
    assert judge("omega(N^3)", CUBE) == right("Θ(N^3)", Reason("omega"), Reason("case-folded"))
    assert judge("Ω(2n^4)", CUBE) == wrong("Θ(2n^4)", "omega", "too-loose")


def test_a_class_above_below_or_beside_is_told_apart() -> None:
    assert judge("n^3 log n", CUBE) == wrong("Θ(n^3 log n)", "too-loose")
    assert judge("n^2", CUBE) == wrong("Θ(n^2)", "too-small")
    assert judge("T*h*d", GATE) == wrong("Θ(T*h*d)", "too-small")
    assert judge("T*d^2", GATE) == wrong("Θ(T*d^2)", "different-growth")
    assert judge("T*h*(d+h)^2", GATE) == wrong("Θ(T*h*(d+h)^2)", "too-loose")
    assert judge("T(d^2+h^2)", GATE) == wrong("Θ(T(d^2+h^2))", "too-loose")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("constant", "Θ(1)"), ("linear", "Θ(n)"), ("quadratic", "Θ(n^2)"), ("cubic", "Θ(n^3)"), ("Cubic time", "Θ(n^3)"), ("logarithmic", "Θ(log n)"), ("linearithmic", "Θ(n log n)"), ("log-linear", "Θ(n log n)"), ("factorial", "Θ(n!)"),
        ("خطی", "Θ(n)"), ("مربعی", "Θ(n^2)"), ("درجه سه", "Θ(n^3)"), ("ثابت", "Θ(1)"), ("O(linear)", "Θ(n)"),
    ],
)  # fmt: skip
def test_a_word_names_its_growth_in_the_one_symbol(text: str, told: str) -> None:
    assert judge(text, CUBE).understood == Understood(told)


def test_a_word_has_no_meaning_among_several_symbols_but_constant_has() -> None:
    assert judge("linear", GATE).reasons == (Reason("vague-growth", {"piece": "linear"}),)
    assert judge("constant", GATE) == wrong("Θ(1)", "too-small")
    assert judge("constant", GrowthExpected("1", ())) == right("Θ(1)")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "no-growth"), ("time", "no-growth"), ("O()", "no-growth"), ("O(n", "brackets"), ("O(n))", "brackets"), ("n @ n", "syntax"), ("O(k)", "unknown-symbol"), ("n - n", "could-not-judge"), ("sqrt(n - n)", "could-not-judge"), ("1/(n - n)", "could-not-judge"), ("n - n^2", "could-not-judge"),
        ("n^" * 60 + "n", "could-not-judge"), ("9" * LENGTH_LIMIT, "too-large"), ("n" * (LENGTH_LIMIT + 1), "too-long"), ("n" * LENGTH_LIMIT, None),
    ],
)  # fmt: skip
def test_what_is_no_growth_says_why(text: str, code: str | None) -> None:
    verdict = judge(text, CUBE)

    assert (verdict.reasons[0].code if verdict.outcome is Outcome.UNREADABLE else None) == code


def test_a_symbol_named_o_is_no_letter_round_a_growth() -> None:
    expected = GrowthExpected("O*n", ("O", "n"))

    assert judge("O(n)", expected) == right("Θ(O(n))")
    assert judge("n", expected).outcome is Outcome.WRONG


def test_arithmetic_with_the_letter_is_read() -> None:
    assert judge("2*O(n^3)", CUBE).outcome is Outcome.CORRECT
    assert judge("O(n) + O(n^3)", CUBE).outcome is Outcome.CORRECT
    assert judge("O(n)·O(n²)", CUBE).outcome is Outcome.CORRECT
    assert judge("O(n^3)n", CUBE).outcome is Outcome.WRONG
    assert judge("O(n^3) + O(n^4)", CUBE).outcome is Outcome.WRONG


def test_brackets_inside_the_letter_are_kept() -> None:
    assert judge("O((n+1)(n^2))", CUBE) == right("Θ((n+1)(n^2))", Reason("not-simplified"))
    assert judge("((n+1)*(n^2))", CUBE) == right("Θ((n+1)*(n^2))", Reason("not-simplified"))
    assert judge("(n)(n^2)", CUBE) == right("Θ((n)(n^2))")


def test_assumptions_are_pairs_of_the_lesser_and_the_greater() -> None:
    expected = GrowthExpected("n", ("n", "k", "m"), ("k <= n", "m≤k", " m < n "))

    assert assumptions_of(expected) == (("k", "n"), ("m", "k"), ("m", "n"))
    assert judge("n + k", expected).outcome is Outcome.CORRECT
    assert judge("n + k", GrowthExpected("n", ("n", "k"))).outcome is Outcome.WRONG


@pytest.mark.parametrize(
    ("reference", "message"),
    [("n +", "n + is not a growth: syntax "), ("x", "x is not a growth: unknown-symbol x"), ("n - n", "n - n cannot be compared: not positive")],
)  # fmt: skip
def test_a_reference_that_is_no_growth_is_refused(reference: str, message: str) -> None:
    with pytest.raises(ValueError, match=r"growth|compared") as caught:
        reference_growth(GrowthExpected(reference, ("n",)))

    assert str(caught.value) == message


def test_examples_and_samples_use_the_questions_symbols() -> None:
    assert examples(GATE, Likely.of(())) == ("O(T^4 log T)", "T^4*log(T)")
    assert examples(GrowthExpected("1", ()), Likely.of(())) == ("O(n^4 log n)", "n^4*log(n)")
    assert samples(CUBE) == Samples(
        right=("n^3", "O(n^3)", "Θ(3*(n^3))"),
        wrong=("O((n^3)*2^n)", "(n^3)/n^9"),
        unreadable=("", "?", "O(n", "n - n", "O(@)"),
    )


@pytest.mark.parametrize("typed", ["n*u", "O(n u)", "n*eps", "n"])
def test_a_declared_constant_is_a_constant_factor(typed: str) -> None:
    """The bound of a running sum is n·u, and u does not grow."""
    expected = GrowthExpected("n", ("n",), constants=("u", "eps"))

    assert judge(typed, expected).outcome is Outcome.CORRECT
    assert judge("n^2*u", expected).outcome is Outcome.WRONG
