"""The examples under a question: written as this person writes, as large as the drill's answers are, and never the answer."""

from __future__ import annotations

import re
from fractions import Fraction

import pytest

from bot.catalogue import Catalogue, content_folder
from bot.catalogue.likely import likely
from bot.domain.grading.examples import Likely
from bot.domain.grading.judge import judge
from bot.domain.grading.number.examples import of_number
from bot.domain.grading.number.expected import NumberExpected
from bot.domain.grading.value.examples import of_value
from bot.domain.grading.value.expected import ValueExpected
from bot.domain.grading.verdict import Outcome
from bot.domain.learner import Learner
from bot.domain.question.drill import Drill
from bot.domain.question.text import Language
from bot.views.examples import examples
from bot.views.message import Code
from bot.views.numerals import in_persian

DRILLS = [drill for topic in Catalogue.load(content_folder()).topics for drill in topic.drills]
NUMERIC = [drill for drill in DRILLS if drill.kind in ("number", "value")]
ENGLISH, PERSIAN = Learner(1, Language.ENGLISH), Learner(1, Language.PERSIAN)


@pytest.mark.parametrize("drill", NUMERIC, ids=lambda drill: drill.id)
@pytest.mark.parametrize("learner", [ENGLISH, PERSIAN], ids=["en", "fa"])
def test_two_entries_are_read_as_one_wrong_number_of_a_usual_size(drill: Drill, learner: Learner) -> None:
    for seed in range(4):
        variant = drill.draw(seed)
        shown = [piece.text for piece in examples(variant, learner) if isinstance(piece, Code)]
        verdicts = [judge(text, variant.expected) for text in shown]
        values = [verdict.understood.value for verdict in verdicts if verdict.understood]

        assert len(shown) == 2
        assert {verdict.outcome for verdict in verdicts} <= {Outcome.WRONG, Outcome.PARTLY}
        assert None not in values or shown[1] == "inf"
        first, second = values
        assert first is not None
        # A value of a format may be too long to be written out: it is then known by five figures.
        assert second is None or abs(second - first) <= (first / 10_000 if drill.kind == "value" else 0)
        assert Fraction(1, 11) < first / likely(drill).size < 11


@pytest.mark.parametrize("drill", NUMERIC, ids=lambda drill: drill.id)
@pytest.mark.parametrize(("learner", "between"), [(ENGLISH, " or "), (PERSIAN, " یا ")], ids=["en", "fa"])
def test_the_line_typed_as_it_stands_is_no_product(drill: Drill, learner: Learner, between: str) -> None:
    variant = drill.draw(0)
    shown = [piece.text for piece in examples(variant, learner) if isinstance(piece, Code)]
    whole = judge(between.join(shown), variant.expected)
    first = judge(shown[0], variant.expected)
    assert first.understood is not None
    assert whole.understood is None or whole.understood.value == first.understood.value


@pytest.mark.parametrize(
    ("expected", "references", "pair"),
    [
        (NumberExpected(Fraction(30000)), [30000, 12000, 45000], ("36,000", "3.6e4")),
        (NumberExpected(Fraction(14)), [14, 5, 42], ("36", "9*4")),
        (NumberExpected(Fraction(36)), [36, 24, 42], ("24", "8*3")),
        (NumberExpected(Fraction(7, 2)), [Fraction(7, 2), 361], ("360", "9*40")),
        (
            NumberExpected(Fraction(112), rtol=Fraction(1, 100), unit="GB"),
            [112, 208, 1040],
            ("362 GB", "362"),
        ),
        (NumberExpected(Fraction(1, 3), digits=4), [Fraction(1, 3)], ("0.3625", "29/80")),
        (
            NumberExpected(Fraction(1, 10**9), rtol=Fraction(1, 100)),
            [Fraction(1, 10**9)],
            ("3.62e-9", "3.62e-9"),
        ),
    ],
)
def test_examples_of_numbers(
    expected: NumberExpected, references: list[int | Fraction], pair: tuple[str, str]
) -> None:
    assert of_number(expected, Likely.of([Fraction(each) for each in references])) == pair


@pytest.mark.parametrize("drill", [drill for drill in DRILLS if drill.kind in ("growth", "expression")])
def test_no_example_of_a_formula_is_right(drill: Drill) -> None:
    variant = drill.draw(0)
    shown = [piece.text for piece in examples(variant, ENGLISH) if isinstance(piece, Code)]

    assert [judge(text, variant.expected).outcome for text in shown] == [Outcome.WRONG] * 2


def test_where_some_variants_overflow_infinity_is_an_example_unless_it_is_the_answer() -> None:
    drill = Likely.of([Fraction(2048), "inf", Fraction(7, 4)])

    assert of_value(ValueExpected(Fraction(2048), "float16"), drill) == ("2,560", "inf")
    assert of_value(ValueExpected("inf", "float16"), drill) == ("2,560", "5*2^9")


def test_persian_digits_for_what_is_written_out_and_latin_for_what_is_a_formula() -> None:
    variant = next(drill for drill in NUMERIC if drill.id == "matrix-chain-abc.cost").draw(0)

    first, between, second = examples(variant, ENGLISH)

    assert isinstance(first, Code)
    assert re.fullmatch(r"\d{2,3},000", first.text), "costs of three matrices are so large"
    assert (between, second) == (" or ", Code(f"{first.text[0]}.{first.text[1]}e{len(first.text) - 2}"))
    assert examples(variant, PERSIAN) == [Code(in_persian(first.text)), " یا ", second]
