"""What stands beside a claim: the answer that it is not, the reason for it, the working that leads to it."""

from __future__ import annotations

from fractions import Fraction

import pytest

from bot.domain.reading.claim import Conventions, ReadingFaultError
from bot.domain.reading.formula import read_formula
from bot.domain.reading.number import read_number
from bot.domain.reading.options import read_options
from bot.domain.reading.order import read_order


def number(text: str, unit: str = "", language: str = "") -> object:
    """The value and unit claimed, or the code of the fault."""
    try:
        claims = read_number(
            text, Conventions(unit, frozenset({unit} if unit == "multiplications" else ()), language)
        )
    except ReadingFaultError as fault:
        return fault.code
    if len(claims) > 1:
        return "asked"
    return claims[0].values[-1].value, claims[0].unit.name if claims[0].unit else ""


@pytest.mark.parametrize(
    "text",
    [
        "24000, not 2400", "24000 not 2400", "not 2400 but 24000", "it's not 2400, it's 24000", "24000 rather than 2400",
        "the answer is 24000, and not 2400 multiplications", "24000 instead of 2400", "the answer is not 2400 but 24000",
        "not 2400; 24000", "It isn't 2400, it is 24000.", "24000 as opposed to 2400",
        "۲۴۰۰۰، نه ۲۴۰۰", "۲۴۰۰ نه، ۲۴۰۰۰", "نه ۲۴۰۰ بلکه ۲۴۰۰۰", "۲۴۰۰ نیست، ۲۴۰۰۰ است", "۲۴۰۰۰ است و نه ۲۴۰۰", "۲۴۰۰ نیست بلکه ۲۴۰۰۰ میشه",
        "۲۴۰۰۰ به جای ۲۴۰۰",
    ],
)  # fmt: skip
def test_a_claim_may_say_what_it_is_not(text: str) -> None:
    assert number(text) == (24000, "")


@pytest.mark.parametrize(
    "text",
    [
        "not 24000", "24000, no, 2400", "24000 no 2400", "not 24000 or 2400", "24000, not 24000", "24000 not 2400 not 240", "24000 is not 2400",
        "24000, not more", "24000 not less than 2400", "maybe not 24000 but more", "24000, not 2400, 240", "24000 not", "not 24 GB but 24000 MB",
        "24000 but not sure if 2400 or 240", "I am not 24000 sure but 2400 fits",
        "۲۴۰۰۰ نیست", "۲۴۰۰۰ نه ۲۴۰۰", "نه ۲۴۰۰۰", "۲۴۰۰۰، نه، ۲۴۰۰", "۲۴۰۰۰ نیست ۲۴۰۰ هم نیست", "۲۴۰۰۰ نه، ۲۴۰۰۰",
    ],
)  # fmt: skip
def test_a_denial_that_leaves_a_doubt_is_handed_back(text: str) -> None:
    assert isinstance(number(text), str)


def test_formulas_orders_and_options_are_told_from_what_they_are_not() -> None:
    (claim,) = read_formula("O(n^2), not O(n^3)", ("n",), growth=True)
    assert claim.written == "n^2"
    (claim,) = read_formula("not n but n log n", ("n",), growth=True)
    assert claim.written == "n log n"
    assert read_order("(AB)C not A(BC)", ("A", "B", "C")) == ((0, 1), 2)
    assert read_order("نه A(BC) بلکه (AB)C", ("A", "B", "C")) == ((0, 1), 2)
    assert read_options("memory-bound, not compute-bound", ("memory-bound", "compute-bound")) == [
        "memory-bound"
    ]
    assert read_options("not 1 but 2", ("memory-bound", "compute-bound")) == ["compute-bound"]
    for text in ("not O(n^3)", "O(n^2), not O(n^2)", "n not m"):
        with pytest.raises(ReadingFaultError):
            read_formula(text, ("n",), growth=True)
    with pytest.raises(ReadingFaultError):
        read_options("not 1", ("a-one", "a-two"))


@pytest.mark.parametrize(
    ("text", "unit", "read"),
    [
        ("24000 since 20*30*40", "", (24000, "")),
        ("24000 because 20*30 = 600 and 600*40 = 24000", "", (24000, "")),
        ("10 bits because 2^10 = 1024", "bit", (10, "bit")),
        ("14 GB because 7*2 = 14", "GB", (14, "GB")),
        ("14GB, because 7 billion * 2 bytes", "GB", (14, "GB")),
        ("۲۴۰۰۰ چون ۲۰×۳۰×۴۰", "", (24000, "")),
        ("۱۰ بیت چون ۲ به توان ۱۰ میشه ۱۰۲۴", "bit", (10, "bit")),
    ],
)  # fmt: skip
def test_a_reason_with_numbers_must_bear_its_claim_out(text: str, unit: str, read: tuple[int, str]) -> None:
    assert number(text, unit) == read


@pytest.mark.parametrize(
    "text",
    [
        "2400 since 20*30*40 = 24000", "2400 since 20*30*40", "24000 because 20*30", "600 because 20*30 = 600, 600*40 = 24000",
        "24000 since 20*30*41 = 24000", "24000 because 12", "۲۴۰۰ چون ۲۰×۳۰×۴۰", "10 because 2^10 = 1000000",
    ],
)  # fmt: skip
def test_a_reason_that_says_something_else_hands_the_text_back(text: str) -> None:
    assert isinstance(number(text), str)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("20*30=600, 600*40=24000", 24000), ("20*30 = 600; 600*40 = 24000", 24000), ("20*30=600\n600*40=24000", 24000),
        ("20*30=600 then 600*40=24000", 24000), ("20*30=600, so 600*40=24000", 24000), ("10*100*5=5000, 10*5*50=2500, total 7500", 7500),
        ("10*100*5=5000, 10*5*50=2500, 5000+2500=7500", 7500), ("5000+2500=7500, so the answer is 7500", 7500),
        ("۲۰×۳۰=۶۰۰، ۶۰۰×۴۰=۲۴۰۰۰", 24000), ("۲۰×۳۰=۶۰۰ بعد ۶۰۰×۴۰=۲۴۰۰۰", 24000), ("۱۰×۱۰۰×۵=۵۰۰۰ و ۱۰×۵×۵۰=۲۵۰۰، جمعا ۷۵۰۰", 7500),
    ],
)  # fmt: skip
def test_working_in_steps_claims_where_it_ends(text: str, value: int) -> None:
    assert number(text) == (value, "")


@pytest.mark.parametrize(
    "text",
    [
        "20*30=600, 30*40=1200", "20*30=600, 600*40=2400", "20*30=500, 500*40=20000", "20*30=600, 24000", "600, 600*40=24000",
        "20*30=600, 600*40=24000, total 2400", "20*30=600, 30*40=1200, so 1200", "20*30=600, then 40", "600=600, 24000=24000",
        "20*30=600 or 600*40=24000", "24000=24000, 600*40=24000, 20*30=600",
    ],
)  # fmt: skip
def test_steps_that_do_not_lead_to_one_result_are_handed_back(text: str) -> None:
    assert isinstance(number(text), str)


def test_a_difference_below_nothing_is_no_range_where_its_result_stands_beside_it() -> None:
    assert number("5 - 8 = -3") == (-3, "")
    assert number("-3 = 5 - 8") == (-3, "")
    for text in ("5 - 8", "20-30 is the answer", "x = 20-30", "5 - 8 = 3"):
        assert isinstance(number(text), str)


@pytest.mark.parametrize(
    "text",
    [
        "2400... no wait, 24000", "2400 oops 24000", "2400, scratch that, 24000", "2400, i mean 24000", "sorry, 24000", "2400, correction: 24000",
        "۲۴۰۰... نه ببخشید ۲۴۰۰۰", "۲۴۰۰ نه صبر کن ۲۴۰۰۰", "ببخشید ۲۴۰۰۰",
    ],
)  # fmt: skip
def test_who_takes_an_answer_back_claims_the_other_one(text: str) -> None:
    assert number(text) == (24000, "")


@pytest.mark.parametrize(
    "text", ["24000 oops", "24000, no wait", "24000 i mean 24000", "2400 oops 240 oops 24000", "۲۴۰۰۰ ببخشید"]
)
def test_an_answer_taken_back_without_another_one_is_handed_back(text: str) -> None:
    assert isinstance(number(text), str)


@pytest.mark.parametrize(
    ("text", "unit", "read"),
    [
        ("7B params × 2 bytes each = 14GB", "GB", (14 * 10**9, "B")), ("14GB = 7B params x 2 bytes", "GB", (14, "GB")), ("20 rows * 30 columns", "", (600, "")),
        ("14 GB not counting activations", "GB", (14, "GB")), ("14 GB without activations", "GB", (14, "GB")), ("۱۴ گیگ بدون اکتیویشن", "GB", (14, "GB")),
        ("because 2^10 = 1024, so 10 bits", "bit", (10, "bit")), ("چون ۲ به توان ۱۰ میشه ۱۰۲۴، پس ۱۰ بیت", "bit", (10, "bit")),
        ("24000 but not sure", "", (24000, "")), ("1 out of 20", "", (Fraction(1, 20), "")), ("no doubt 24000", "", (24000, "")),
        ("یه میلیون و نیم", "", (1500000, "")),
    ],
)  # fmt: skip
def test_what_else_people_say_beside_a_number(text: str, unit: str, read: tuple[Fraction, str]) -> None:
    assert number(text, unit) == read


def test_additions_are_no_multiplications() -> None:
    for text in ("24000 additions", "۲۴۰۰۰ تا جمع"):
        assert number(text, "multiplications") == "not-the-unit"
    for text in ("24000 ضرب", "24000 mults"):
        assert number(text, "multiplications") == (Fraction(24000), "")


def test_a_conclusion_says_a_growth_again() -> None:
    claims = read_formula("n(n-1)/2 so O(n^2)", ("n",), growth=True)
    assert claims[-1].written == "n^2"
    (claim,) = read_formula("log base 2 of n", ("n",), growth=True)
    assert "log2" in claim.written


@pytest.mark.parametrize(
    ("text", "unit", "read"),
    [
        ("20*30=600, then times 40 = 24000", "", (24000, "")), ("20*30*2=1200; 1200*20=24000; /4 = 6000", "", (6000, "")), ("7 params x 2", "", (14, "")),
        ("۲۴۰۰۰ تا ضرب، نه ۲۴۰۰", "", (24000, "")), ("1 min and 30 s", "s", (90, "s")), ("1 min 30 s", "s", (90, "s")), ("2 h and 15 min", "min", (135, "min")),
        ("5 rows / 10 columns", "", (Fraction(1, 2), "")), ("2*10=20, 3*10=30, total 50", "", (50, "")), ("2*10=20, 3*10=30, product 600", "", (600, "")),
    ],
)  # fmt: skip
def test_counted_things_and_results_carried_on(text: str, unit: str, read: tuple[Fraction, str]) -> None:
    assert number(text, unit) == read


@pytest.mark.parametrize(
    "text",
    [
        "20*30=600, then times 40 =",
        "2*10=20, 3*10=30, 20",
        "2*10=20, 3*10=30, 600 or so 20",
        "so, then, and",
        "1*1=1, " * 12,
    ],
)
def test_working_without_an_end_is_handed_back(text: str) -> None:
    assert isinstance(number(text), str)
