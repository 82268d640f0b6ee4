"""Units: every spelling is one unit, and a number converts exactly."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.grading.judge import judge
from bot.domain.grading.number.expected import NumberExpected
from bot.domain.grading.verdict import Outcome
from bot.domain.mathematics.units import find

BITS = {"bit": 1, "B": 8, "kB": 8_000, "MB": 8 * 10**6, "GB": 8 * 10**9, "TB": 8 * 10**12, "Gbit": 10**9}
BITS |= {"KiB": 8 * 2**10, "MiB": 8 * 2**20, "GiB": 8 * 2**30, "TiB": 8 * 2**40, "Mbit": 10**6}
SECONDS = {"ns": Fraction(1, 10**9), "µs": Fraction(1, 10**6), "ms": Fraction(1, 1000), "s": Fraction(1)}
SECONDS |= {"min": Fraction(60), "h": Fraction(3600), "days": Fraction(86_400), "weeks": Fraction(604_800)}


def judged(text: str, reference: Fraction, unit: str) -> Outcome:
    return judge(text, NumberExpected(reference, unit=unit)).outcome


@given(st.sampled_from(sorted(BITS)), st.sampled_from(sorted(BITS)), st.integers(1, 10**6))
def test_data_typed_in_any_unit_is_right_in_any_other(typed: str, asked: str, number: int) -> None:
    reference = Fraction(number * BITS[typed], BITS[asked])

    assert judged(f"{number} {typed}", reference, asked) is Outcome.CORRECT
    assert judged(f"{number + 1} {typed}", reference, asked) is not Outcome.CORRECT


@given(st.sampled_from(sorted(SECONDS)), st.sampled_from(sorted(SECONDS)), st.integers(1, 10**6))
def test_time_typed_in_any_unit_is_right_in_any_other(typed: str, asked: str, number: int) -> None:
    reference = number * SECONDS[typed] / SECONDS[asked]

    assert judged(f"{number} {typed}", reference, asked) is Outcome.CORRECT
    assert judged(f"{number}{typed}", reference + 1, asked) is not Outcome.CORRECT


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("GB", "GB"), ("Gb", "Gbit"), ("GiB", "GiB"), ("gigabytes", "GB"), ("gibibyte", "GiB"), ("KB", "kB"), ("kB", "kB"), ("Mbit", "Mbit"),
        ("گیگابایت", "GB"), ("مگابیت", "Mbit"), ("کیلوبایت", "kB"), ("گیبیبایت", "GiB"), ("بایت", "B"), ("بیت", "bit"), ("μs".replace("μ", "µ"), "µs"),
        ("us", "µs"), ("hours", "h"), ("ساعت", "h"), ("دقیقه", "min"), ("سال", "years"), ("TFLOPS", "TFLOP/s"), ("TFLOPs", "TFLOP"), ("GB/s", "GB/s"),
        ("GBps", "GB/s"), ("Gbps", "Gbit/s"), ("گیگابایت بر ثانیه", "GB/s"), ("GHz", "GHz"), ("گیگاهرتز", "GHz"), ("FLOPs per byte", "FLOP/B"), ("%", "%"),
    ],
)  # fmt: skip
def test_a_spelling_names_its_unit(written: str, name: str) -> None:
    found = find(written)

    assert found is not None
    assert (found[0].name, found[1]) == (name, False)


@pytest.mark.parametrize(
    ("written", "name"), [("gb", "GB"), ("gib", "GiB"), ("MS", "ms"), ("ghz", "GHz"), ("mb/s", "MB/s")]
)
def test_a_wrong_case_is_folded_and_that_is_said(written: str, name: str) -> None:
    found = find(written)

    assert found is not None
    assert (found[0].name, found[1]) == (name, True)


@pytest.mark.parametrize("written", ["", "of", "multiplications", "ضرب", "GGB", "G", "parsec", "kMB", "/s"])
def test_what_is_no_unit_is_none(written: str) -> None:
    assert find(written) is None
