"""The canonical questions on intractable problems have the promised answers, and know the wrong ways that people take."""

from __future__ import annotations

from fractions import Fraction

import pytest

from bot.catalogue import Catalogue, content_folder
from bot.domain.grading.judge import judge
from bot.domain.grading.verdict import Outcome
from bot.domain.question.drill import Drill

CATALOGUE = Catalogue.load(content_folder())


def canonical(name: str, typed: str) -> tuple[Outcome, str | None]:
    drill = CATALOGUE.question(f"intractable.{name}")
    assert isinstance(drill, Drill)
    variant = drill.draw(0)
    verdict = judge(typed, variant.expected, [(each.id, each.expected) for each in variant.misconceptions])
    return verdict.outcome, verdict.misconception


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("speed-up", "9.97"),
        ("speed-up", "log2(1000)"),
        ("brute-force", "36.5 years"),
        ("brute-force", "۳۶٫۵ سال"),
        ("partition", "2^n"),
        ("partition", "2ⁿ"),
        ("polynomial", "10"),
        ("digits", "31"),
        ("growth", "4 3 6 5 1 2"),
        ("classify", "1, 4, 6"),
    ],
)
def test_a_right_answer_to_the_canonical_question_is_right(name: str, typed: str) -> None:
    assert canonical(name, typed) == (Outcome.CORRECT, None)


@pytest.mark.parametrize(
    ("name", "typed", "misconception"),
    [
        ("speed-up", "1000", "linear"),
        ("speed-up", "6.9", "natural-logarithm"),
        ("speed-up", "3", "decimal-logarithm"),
        ("brute-force", "1.15e9", "seconds"),
        ("brute-force", "31.7", "thousand-for-1024"),
        ("partition", "2n", "added"),
        ("partition", "n^2", "upside-down"),
        ("polynomial", "333", "divided"),
        ("digits", "30", "not-one-more"),
    ],
)
def test_a_wrong_way_is_known_by_its_value(name: str, typed: str, misconception: str) -> None:
    assert canonical(name, typed) == (Outcome.WRONG, misconception)


def test_the_largest_size_agrees_with_counting_steps_one_by_one() -> None:
    """The gain of a 2ⁿ method, by trying sizes: on the faster machine the largest that fits is about ten larger."""
    budget = 2**20
    largest = max(n for n in range(64) if 2**n <= 1000 * budget)
    drill = CATALOGUE.question("intractable.speed-up")
    assert isinstance(drill, Drill)

    gain = getattr(drill.draw(0).expected, "reference", Fraction(0))
    assert largest - 20 == int(gain)
