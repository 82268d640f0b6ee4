"""Arithmetic with units inside it: what is written and what it comes to, or it is asked back."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import assume, given
from hypothesis import strategies as st

from bot.domain.mathematics.units import find
from bot.domain.reading.claim import Conventions, NumberClaim, ReadingFaultError
from bot.domain.reading.number import read_number

SIZES = {"GB": 8 * 10**9, "MiB": 8 * 2**20, "bytes": 8, "kB": 8000, "bits": 1}
"""Bits in each, counted here by hand."""
whole = st.integers(1, 9999)
unit = st.sampled_from(sorted(SIZES))
space = st.sampled_from(["", " "])


def claim(text: str) -> NumberClaim | None:
    try:
        (found,) = read_number(text, Conventions())
    except ReadingFaultError:
        return None
    return found


def bits(text: str) -> Fraction | None:
    """What a text was read as; None where it was asked back."""
    found = claim(text)
    if found is None or found.unit is None:
        return None
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
def test_neither_squares_nor_sums_with_bare_numbers_and_a_ratio_has_no_unit(
    a: int, name: str, b: int, other: str
) -> None:
    assert claim(f"{a} {name} * {b} {other}") is None
    assert claim(f"{a} {name} + {b}") is None
    ratio = claim(f"{a} {name} / {b} {other}")
    assert ratio is not None
    assert (ratio.unit, ratio.values[0].value) == (None, Fraction(a * SIZES[name], b * SIZES[other]))


def test_seconds_are_not_added_to_bytes() -> None:
    assert claim("14 GB + 98 s") is None
    assert find("s") is not None
