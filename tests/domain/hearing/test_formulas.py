"""Formulas in a text, however they are written, are the growths that are listened for; and no others are."""

from __future__ import annotations

import time

import pytest

from bot.domain.hearing.formulas import Formulas
from bot.domain.hearing.listening import listen
from bot.domain.hearing.pattern import PatternError

REFERENCES = ("T*h^2", "T*h", "n*d*log n", "n*d^2+d^3")


@pytest.fixture(scope="module")
def formulas() -> Formulas:
    found = Formulas()
    for number, reference in enumerate(REFERENCES):
        found.add(reference, number)
    return found


def heard(formulas: Formulas, text: str) -> list[str]:
    listened = listen(text, {})
    return [REFERENCES[number] for number, _ in formulas.places(listened.text, listened.tokens)]


@pytest.mark.parametrize(
    ("text", "reference"),
    [
        ("forward is O(T h^2) here", "T*h^2"), ("T·h² a layer", "T*h^2"), ("it takes t times h squared", "T*h^2"), ("about 4Th² flops", "T*h^2"),
        ("h^2*T", "T*h^2"), ("T * (h^2 + h)", "T*h^2"), ("زمان T ضربدر h به توان ۲ است", "T*h^2"), ("هزینه O(T·h²) است", "T*h^2"),
        ("we keep O(Th) numbers", "T*h"), ("حافظه T ضرب در h می‌شود", "T*h"), ("n·d·log n to grow", "n*d*log n"), ("nd log n", "n*d*log n"),
        ("nd²+d³", "n*d^2+d^3"), ("n d^2 plus d^3", "n*d^2+d^3"), ("nd2+d3", "n*d^2+d^3"),
    ],
)  # fmt: skip
def test_a_formula_is_heard_however_it_is_written(formulas: Formulas, text: str, reference: str) -> None:
    assert heard(formulas, text) == [reference]


@pytest.mark.parametrize(
    "text", ["T h^3", "24Td²", "the h^2 part", "n d", "T² h", "a T-shirt that he had", "2nd and 3rd", ""]
)
def test_another_growth_is_another_one(formulas: Formulas, text: str) -> None:
    assert heard(formulas, text) == []


def test_a_text_of_formulas_takes_little_time(formulas: Formulas) -> None:
    """Processor time: what has to be multiplied out is bounded."""
    text = " ".join(f"(n+d)(d+{number})(n+d)(n+T)(T+h)(n+h)(n+d)" for number in range(100))[:4096]
    began = time.process_time()
    heard(formulas, text)
    assert time.process_time() - began < 0.3


@pytest.mark.parametrize("reference", ["T*", "n log", "n -"])
def test_what_is_no_growth_is_refused(reference: str) -> None:
    with pytest.raises(PatternError):
        Formulas().add(reference, 1)
