"""Arithmetic with units inside it: what is written and what it comes to, or it is asked back."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import assume, given
from hypothesis import strategies as st

from bot.domain.grading.number_text import NumberText, read_number
from bot.domain.grading.verdict import Unreadable
from bot.domain.mathematics.units import find

SIZES = {"GB": 8 * 10**9, "MiB": 8 * 2**20, "bytes": 8, "kB": 8000, "bits": 1}
"""Bits in each, counted here by hand."""
whole = st.integers(1, 9999)
unit = st.sampled_from(sorted(SIZES))
space = st.sampled_from(["", " "])


def bits(text: str) -> Fraction | None:
    """What a text was read as; None where it was asked back."""
    found = read_number(text)
    if isinstance(found, Unreadable):
        return None
    assert isinstance(found, NumberText)
    assert found.unit is not None
    return found.values[0].value * found.unit.factor


@given(st.lists(st.tuples(whole, unit), min_size=2, max_size=4), space)
def test_a_sum_is_the_sum(terms: list[tuple[int, str]], gap: str) -> None:
    text = " + ".join(f"{number}{gap}{name}" for number, name in terms)
    assert bits(text) == sum(number * SIZES[name] for number, name in terms), text


@given(whole, unit, whole, whole, unit)
def test_products_with_bare_numbers_and_their_sums(n: int, name: str, k: int, m: int, other: str) -> None:
    text = f"{n} {name} * {k} + {m} * {k} {other}"
    assert bits(text) == k * (n * SIZES[name] + m * SIZES[other]), text


@given(whole, unit, whole, unit)
def test_a_difference_is_read_unless_it_falls_below_nothing(a: int, name: str, b: int, other: str) -> None:
    left, right = a * SIZES[name], b * SIZES[other]
    assume(left != right)
    assert bits(f"{a} {name} - {b} {other}") == (left - right if left > right else None)


@given(whole, unit, whole, unit)
def test_neither_squares_nor_ratios_nor_sums_with_bare_numbers(a: int, name: str, b: int, other: str) -> None:
    for text in (f"{a} {name} * {b} {other}", f"{a} {name} / {b} {other}", f"{a} {name} + {b}"):
        assert isinstance(read_number(text), Unreadable), text


def test_seconds_are_not_added_to_bytes() -> None:
    assert isinstance(read_number("14 GB + 98 s"), Unreadable)
    assert find("s") is not None
