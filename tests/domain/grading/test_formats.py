"""Floating-point formats against numpy's own and ml_dtypes': every pattern, every neighbour, every rounding."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import Any

import ml_dtypes
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.mathematics.formats import FORMATS

TYPES: dict[str, tuple[Any, Any]] = {
    "float16": (np.float16, np.uint16),
    "bfloat16": (ml_dtypes.bfloat16, np.uint16),
    "float32": (np.float32, np.uint32),
    "float64": (np.float64, np.uint64),
    "float8_e4m3": (ml_dtypes.float8_e4m3fn, np.uint8),
    "float8_e5m2": (ml_dtypes.float8_e5m2, np.uint8),
    "float4_e2m1": (ml_dtypes.float4_e2m1fn, np.uint8),
    "e8m0": (ml_dtypes.float8_e8m0fnu, np.uint8),
}
NAMES = st.sampled_from(sorted(TYPES))
SMALL = ("float4_e2m1", "e8m0", "float8_e4m3", "float8_e5m2", "float16", "bfloat16")


def of(number: float) -> Fraction | str:
    """A machine's number as the format's ``decode`` names it."""
    return "nan" if math.isnan(number) else str(number) if math.isinf(number) else Fraction(number)


def spelled(name: str, bits: int) -> Fraction | str:
    """What the library takes a pattern for."""
    kind, whole = TYPES[name]
    return of(float(np.array([bits], whole).view(kind)[0]))


def test_every_format_has_a_library_to_compare_with() -> None:
    assert set(FORMATS) == set(TYPES)
    assert {each.width for each in FORMATS.values()} == {4, 8, 16, 32, 64}


@pytest.mark.parametrize("name", SMALL)
def test_every_pattern_of_a_small_format_is_the_librarys_value(name: str) -> None:
    kind, whole = TYPES[name]
    patterns = np.arange(2 ** FORMATS[name].width, dtype=np.uint32).astype(whole)
    with np.errstate(invalid="ignore"):
        values = patterns.view(kind).astype(np.float64).tolist()
    step = 1 if FORMATS[name].width <= 8 else 37

    assert {bits: FORMATS[name].decode(bits) for bits in range(0, len(values), step)} == {
        bits: of(values[bits]) for bits in range(0, len(values), step)
    }


@given(st.sampled_from(["float32", "float64"]), st.data())
def test_any_pattern_of_a_large_format_is_the_librarys_value(name: str, data: st.DataObject) -> None:
    bits = data.draw(st.integers(0, 2 ** FORMATS[name].width - 1))

    assert FORMATS[name].decode(bits) == spelled(name, bits)


@pytest.mark.parametrize("name", sorted(TYPES))
def test_zeros_infinities_and_what_is_no_number_are_spelled_as_the_library_spells_them(name: str) -> None:
    width, mantissa = FORMATS[name].width, FORMATS[name].mantissa_bits
    top = (2 ** FORMATS[name].exponent_bits - 1) << mantissa
    sign = 1 << (width - 1)
    patterns = (
        0,
        1,
        sign,
        sign + 1,
        top - 1,
        top,
        top + 1,
        top + 2**mantissa - 1,
        sign + top,
        sign + top + 1,
    )

    spelt = [bits for bits in patterns if bits < 2**width]
    assert [FORMATS[name].decode(bits) for bits in spelt] == [spelled(name, bits) for bits in spelt]


@pytest.mark.parametrize("name", sorted(TYPES))
def test_the_largest_value_is_the_librarys(name: str) -> None:
    info = ml_dtypes.finfo(TYPES[name][0])  # type: ignore[no-untyped-call]

    assert FORMATS[name].largest == Fraction(float(info.max))
    assert FORMATS[name].spacing(Fraction(0)) == Fraction(float(info.smallest_subnormal))
    assert FORMATS[name].spacing(Fraction(1)) == Fraction(float(info.eps))


@given(NAMES, st.integers(-(2**24), 2**24), st.integers(-40, 40))
def test_a_number_is_rounded_as_the_library_rounds_it(name: str, mantissa: int, exponent: int) -> None:
    number = mantissa * 2.0**exponent
    with np.errstate(over="ignore"):
        rounded = of(float(np.float64(number).astype(TYPES[name][0])))

    assert FORMATS[name].rounded(Fraction(number)) == rounded


@pytest.mark.parametrize("name", sorted(TYPES))
def test_rounding_overflows_half_a_spacing_past_the_largest_and_not_before(name: str) -> None:
    kind = FORMATS[name]
    half = kind.spacing(kind.largest) / 2
    beyond: tuple[object, object] = ("inf", "-inf") if kind.infinities else ("nan", "nan")
    if not kind.nan:
        beyond = (kind.largest, -kind.largest)

    assert kind.rounded(kind.largest + half / 2) == kind.largest
    assert kind.rounded(-kind.largest - half / 2) == (-kind.largest if kind.signed else "nan")
    assert (kind.rounded(kind.largest + 2 * half), kind.rounded(-kind.largest - 2 * half)) == beyond


@given(NAMES, st.data())
def test_the_spacing_is_the_distance_to_the_next_pattern(name: str, data: st.DataObject) -> None:
    kind = FORMATS[name]
    bits = data.draw(st.integers(0, ((2**kind.exponent_bits - 1) << kind.mantissa_bits) - 2))
    value, following = kind.decode(bits), kind.decode(bits + 1)
    assert isinstance(value, Fraction)
    assert isinstance(following, Fraction)

    assert kind.spacing(value) == kind.spacing(-value) == following - value
    assert kind.spacing((value + following) / 2) == following - value


@given(st.integers(-(10**9), 10**9), st.integers(1, 10**9))
def test_any_fraction_is_rounded_as_the_processor_divides(numerator: int, denominator: int) -> None:
    assert FORMATS["float64"].rounded(Fraction(numerator, denominator)) == Fraction(numerator / denominator)


def test_the_spacing_of_a_fraction_is_that_of_its_binade() -> None:
    for value, exponent in (
        (Fraction(1, 3), -2),
        (Fraction(2, 3), -1),
        (Fraction(7, 5), 0),
        (Fraction(1, 10), -4),
    ):
        assert FORMATS["float16"].spacing(value) == Fraction(2) ** (exponent - 10)
