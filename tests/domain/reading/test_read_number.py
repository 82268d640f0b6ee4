"""The one number in a text: which part of it is mathematics, which value and unit it has, and why a text has none."""

from __future__ import annotations

from fractions import Fraction

import pytest

from bot.domain.mathematics.clean import LENGTH_LIMIT
from bot.domain.reading.claim import Conventions, NumberClaim, ReadingFaultError
from bot.domain.reading.number import read_number


def read(text: str, base: str = "") -> NumberClaim:
    (found,) = read_number(text, Conventions(unit=base))
    return found


def fault(text: str, base: str = "") -> ReadingFaultError | None:
    try:
        claims = read_number(text, Conventions(unit=base))
    except ReadingFaultError as error:
        return error
    return None if len(claims) == 1 else ReadingFaultError(claims[0].why)


@pytest.mark.parametrize(
    ("text", "written", "value"),
    [
        ("(1+2)k", "(1+2)k", 3000), ("(1+2) million", "(1+2) million", 3000000), ("12k/3k", "12k/3k", 4),
        ("2*7B", "2*7B", 14000000000), ("1.5e3 k", "1.5e3 k", 1500000), ("30 هزار", "30 هزار", 30000),
        ("30 هزار تا", "30 هزار", 30000), ("30هزارتا", "30هزارتا", 30000), ("2 Ki", "2 Ki", 2048), ("3 Mi", "3 Mi", 3145728),
        ("2 Gi + 1", "2 Gi + 1", 2147483649), ("1 Ti", "1 Ti", 1099511627776), ("1 Pi", "1 Pi", 1125899906842624),
        ("4 P", "4 P", 4000000000000000), ("6 T", "6 T", 6000000000000), ("5 bn", "5 bn", 5000000000),
        ("2 Million", "2 Million", 2000000), ("1,000 k", "1,000 k", 1000000), ("10^3 k", "10^3 k", 10**3000), ("e^0", "e^0", 1),
        ("pi/pi", "pi/pi", 1), ("2pi - 2pi", "2pi - 2pi", 0), ("max(2, 3)", "max(2, 3)", 3), ("min(2, 3) steps", "min(2, 3)", 2),
        ("sqrt 16", "sqrt 16", 4), ("sqrt16", "sqrt16", 4), ("ln(1)", "ln(1)", 0), ("log2 8", "log2 8", 3),
        ("log_2(8)", "log_2(8)", 3), ("-(3)", "-(3)", -3), ("+5", "+5", 5), ("[4]", "[4]", 4), ("is 5", "5", 5), ("x = 5", "5", 5),
        ("n^3 = 27", "27", 27), ("p0*p1 = 6", "6", 6), ("3*2 = 6", "3*2", 6), ("10/3 = 3.33", "10/3", Fraction(10, 3)),
        ("3.33 ≈ 10/3", "3.33", Fraction(333, 100)), ("6 (= 3*2)", "6", 6), ("30000 (3e4)", "30000", 30000), ("cost(A1) = 7", "7", 7),
        ("'42'", "42", 42), ("\"42\"", "42", 42), ("5 steps.", "5", 5), ("5 😀", "5", 5), ("16 2/3", "16 2/3", Fraction(50, 3)),
        ("2 1/2 + 1", "2 1/2 + 1", Fraction(7, 2)), ("2½", "(2+1/2)", Fraction(5, 2)), ("3 x 4", "3 x 4", 12), ("3x4", "3x4", 12),
        ("3 ضرب در 4", "3 ضرب در 4", 12), ("50 percent", "50 percent", Fraction(1, 2)), ("50 درصد", "50 درصد", Fraction(1, 2)),
        ("5 i think", "5", 5), ("30-20", "30-20", 10), ("20+30", "20+30", 50), ("10-20-30", "10-20-30", -40),
        ("1e-3", "1e-3", Fraction(1, 1000)), ("-20-30", "-20-30", -50), (".5", ".5", Fraction(1, 2)),
        ("5 multiplications in all", "5", 5), ("E^0", "E^0", None), ("about 5", "5", 5), ("2(3+4)", "2(3+4)", 14),
    ],
)  # fmt: skip
def test_the_mathematics_in_a_text_and_its_value(
    text: str, written: str, value: Fraction | int | None
) -> None:
    if value is None:
        assert fault(text) or read(text).values[0].value > 1
        return
    found = read(text)
    assert (found.written, found.values[0].value, found.unit) == (written, value, None)


@pytest.mark.parametrize(
    ("text", "base", "value", "unit", "folded"),
    [
        ("24 GB", "", 24, "GB", False), ("24GB", "", 24, "GB", False), ("24 gb", "", 24, "GB", True), ("24 G", "B", 24, "GB", False),
        ("24 G", "", 24000000000, None, False), ("24 G * 2", "B", 48000000000, None, False), ("24 B", "B", 24, "B", False),
        ("24 B", "", 24000000000, None, False), ("7B", "FLOP", 7000000000, None, False), ("2*7B", "B", 14, "B", False),
        ("3 gigabytes per second", "", 3, "GB/s", False), ("3 GB per second", "", 3, "GB/s", False),
        ("3 GB / s", "B/s", 3, "GB/s", False), ("5 min", "", 5, "min", False), ("5 min.", "", 5, "min", False),
        ("2 G B", "B", 2, "GB", False), ("12 (GB)", "", 12, "GB", False), ("6 = 6 GB", "", 6, "GB", False),
        ("6 GB = 6000 MB", "", 6, "GB", False), ("k = 6 GB", "", 6, "GB", False), ("5 ms of it", "", 5, "ms", False),
        ("10 k", "B", 10, "kB", False), ("10 kB", "B", 10, "kB", False), ("10 k B", "B", 10, "kB", False),
        ("10 k FLOPs", "FLOP", 10, "kFLOP", False), ("2 T", "FLOP/s", 2, "TFLOP/s", False), ("2 T 3", "B", None, None, None),
        ("1.5 Gi", "B", Fraction(3, 2), "GiB", False), ("1.5 Ki", "FLOP", 1536, None, False),
        ("50 %", "", Fraction(1, 2), None, False),
    ],
)  # fmt: skip
def test_a_number_and_the_unit_after_it(
    text: str, base: str, value: Fraction | int | None, unit: str | None, folded: bool
) -> None:
    if value is None:
        assert fault(text, base)
        return
    found = read(text, base)
    assert (found.values[0].value, found.unit and found.unit.name, found.folded_unit) == (value, unit, folded)


@pytest.mark.parametrize(
    ("text", "code", "piece"),
    [
        ("", "no-number", ""), ("none", "no-number", ""), ("nan", "not-a-number", ""), ("inf", "infinite", ""),
        ("-infinity", "infinite", ""), ("∞", "infinite", ""), ("x = y", "no-number", ""), ("5 or 6", "hedged", "or"),
        ("5 and 6", "syntax", "and"), ("not 5", "hedged", "not"), ("at least 5", "hedged", "at least"), ("> 5", "hedged", ">"),
        ("±5", "hedged", "±"), ("6 +- 1", "hedged", "±"), ("5 or more", "hedged", "or more"), ("5 than", "hedged", "than"), ("5 تا 6", "range", "تا"),
        ("between 5", "range", "between"), ("20 – 30", "range", ""), ("20-30", "range", ""), ("20 - 30 steps", "range", ""),
        ("1,000-2,000", "range", ""), ("1..5", "range", ""), ("5…6", "range", ""), ("5~6", "range", ""), ("about 20-30", "range", ""),
        ("0x1F", "syntax", "0x"), ("/5", "syntax", "/"), ("^5", "syntax", "^"), ("*5", "syntax", "*"), ("f(5)", "unknown-symbol", "f"),
        ("abcdefghijklmnopqrstuvw(5)", "unknown-symbol", "abcdefghijklmnopqrst"), ("print(5)", "unread-operation", "print"),
        ("lambda: 5", "unread-operation", "lambda"), ("5 = 6", "sides-disagree", ""), ("5 GB = 5 s", "sides-disagree", ""),
        ("5 GB = 5 MB", "sides-disagree", ""), ("1 = 2 = 1", "sides-disagree", ""), ("1 = 1 = 2", "sides-disagree", ""),
        ("5xyz", "unknown-suffix", "xyz"), ("5abcdefghijklmnopqrstuvwxyz", "unknown-suffix", "abcdefghijklmnopqrst"),
        ("5 q", "unknown-word", "q"), ("5 i", "unknown-word", "i"), ("5 q r", "unknown-word", "q"), ("1/0", "division-by-zero", ""),
        ("log 8", "log-base", None), ("3 +", "syntax", "+"), ("(3", "brackets", ""), ("3,14", "grouping", "3,14"),
        ("9^9^9", "too-large", ""), ("(1e3800*1e420million)", "too-large", ""), ("5 ! 6", "several-numbers", "6"), ("x = 5 or", "hedged", "or"), ("5 = 5 not", "hedged", "not"),
        ("5 = never", "hedged", "never"), ("log(8)/2", "log-base", None), ("log(8)*log(2)", "log-base", None),
    ],
)  # fmt: skip
def test_a_text_without_one_number_says_why(text: str, code: str, piece: str | None) -> None:
    found = fault(text)

    assert found is not None
    if piece is not None:
        assert (found.code, found.piece) == (code, piece)


def test_lengths_up_to_the_limit_are_read() -> None:
    assert read("1" + "+1" * 249 + " ").values[0].value == 250
    assert read("5" + " " * (2 * LENGTH_LIMIT - 1)).values[0].value == 5
    for text in (
        "5" + " " * (2 * LENGTH_LIMIT),
        "5" + "\u200c" * (2 * LENGTH_LIMIT),
        "5 " + "a" * (LENGTH_LIMIT - 1),
    ):
        found = fault(text)
        assert found is not None
        assert found.code == "too-long"


def test_a_persian_slash_has_two_values_with_their_sign_and_magnitude() -> None:
    def values(text: str) -> list[Fraction]:
        found = read(text)
        return [value.value for value in found.values]

    assert values("۳/۱۴") == [Fraction(3, 14), Fraction("3.14")]
    assert values("-۳/۱۴") == [Fraction(-3, 14), Fraction("-3.14")]
    assert values("۳/۱۴ هزار") == [Fraction(3000, 14), Fraction(3140)]
    assert values("۰/۵") == [Fraction("0.5")]
    assert values("حدود ۳/۱۴ است") == [Fraction(3, 14), Fraction("3.14")]
    assert values("۱/۲ × ۳/۴") == [Fraction(3, 8), Fraction("1.7"), Fraction("0.9"), Fraction("4.08")]
    assert values("۵۰/۳ = ۱۶/۶۷") == [Fraction(50, 3), Fraction("16.67")]
    assert values("٣/٥") == [Fraction(3, 5), Fraction("3.5")]
    assert read("3/14").remarks == ()
    assert read("۳/۱۴/۲").remarks == ()


def test_a_point_before_three_noughts_is_said_to_be_decimal() -> None:
    assert read("30.000").remarks == ("point-is-decimal",)
    assert read("-3.000").remarks == ("point-is-decimal",)
    for text in ("30.00", "3000.000", "30.0000", "30.001", "30,000"):
        assert read(text).remarks == ()


@pytest.mark.parametrize(
    ("text", "agrees"),
    [
        ("1/3 = 0.33", True), ("1/3 = 0.3", False), ("0.33 = 1/3", True), ("0.3 = 1/3", False), ("100 = 99", False), ("1000 = 1001", False), ("sqrt(2)^2 = 2", True), ("1 GB = 1000 MB", True), ("1 GB = 1100 MB", False), ("12345 = 12000", False), ("12345 = 12300", True), ("12000 = 12345", False), ("0 = 0", True), ("1 = 1.0000000000001", True), ("1 = 1.06", False),
        ("sqrt(2) = 2/sqrt(2)", True), ("-sqrt(2) = -2/sqrt(2)", True), ("sqrt(2) = 1.0001*sqrt(2)", False), ("0 = 1e-30", False), ("1e-30 = 0", False),
    ],
)  # fmt: skip
def test_sides_agree_where_one_is_the_other_or_its_rounding(text: str, agrees: bool) -> None:
    assert (fault(text) is None) is agrees
