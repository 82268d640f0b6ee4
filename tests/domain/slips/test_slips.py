"""A wrong number is explained where one slip explains it surely, and otherwise only sized."""

from __future__ import annotations

import math
from fractions import Fraction

import pytest

from bot.catalogue.work import Growing
from bot.domain.codes import Built
from bot.domain.grading.expression.expected import ExpressionExpected
from bot.domain.grading.judge import judge
from bot.domain.grading.number.expected import NumberExpected
from bot.domain.grading.verdict import Reason
from bot.domain.slips.edits import Slip
from bot.domain.slips.explain import explained, reason_for, slip_in, slip_of
from bot.domain.slips.size import size_code
from bot.domain.slips.work import Work, figures_of

PERCENT = Fraction(1, 100)


def work(answer: str, drawn: dict[str, float], unit: str | None = None, rtol: Fraction = PERCENT) -> Work:
    """What is known of an answer given as an expression over drawn numbers."""
    tree = Growing(drawn, {}, frozenset(drawn), {}).tree(answer)
    assert tree is not None
    expected = NumberExpected(Fraction(tree.value), rtol=rtol, unit=unit)
    return Work(expected, [tree], parameters=list(drawn.items()))


CACHE: dict[str, float] = {"layers": 37, "width": 4099, "size": 3}

EXPLAINED = [
    # the answer, what was typed instead of it, the kind of slip and the part
    ("7 * layers * width * size", "layers * width * size", "factor", "7"),
    ("7 * layers * width * size", "7 * width * size", "factor", "layers"),
    ("7 * layers * width / size", "7 * layers * width", "factor-below", "size"),
    ("7 * layers * width / size", "7 * layers * width * size", "upside", "size"),
    ("7 * layers * width", "7 * layers * width * layers", "extra", "layers"),
    ("layers * width + 5 * width * size", "layers * width", "term", "5 * width * size"),
    ("layers * width - 5 * width", "layers * width + 5 * width", "sign", "5 * width"),
    ("layers * (width + size)", "layers * width * size", "product", "width|size"),
    ("layers * width ** 2", "layers * width", "power", "width ** 2"),
    ("layers * width ** 3", "layers * width", "power", "width ** 3"),
    ("layers * width ** 3", "layers * width ** 4", "exponent", "width ** 3"),
    ("layers * sqrt(width)", "layers * width", "root", "sqrt(width)"),
    ("layers * log2(width)", "layers * ln(width)", "logarithm", "log2(width)"),
    ("layers * ceil(width / 1300)", "layers * floor(width / 1300)", "rounding", "ceil(width / 1300)"),
    ("layers * min(width, 3000)", "layers * max(width, 3000)", "larger-smaller", "min(width, 3000)"),
    ("width * (layers + 1)", "width * layers", "off-by-one", ""),
    ("7 * layers * width", "7 * layers * width * 1000", "ten", ""),
    ("7 * layers * width", "9 * layers * width", "", ""),
    ("7 * layers * width", "8 * layers * width", "constant", "7"),
    ("width * layers / size ** 5", "width * layers - size ** 5", "difference", ""),
    ("layers + width * (size * layers + 700)", "layers + width * (size * layers + 2 * 700)", "term-twice", "700"),
    ("layers + width + size ** 5", "size ** 5", "intermediate", "size ** 5"),
    ("width / (layers + size)", "width / layers + size", "bracket", "layers + size"),
    ("layers * (size + width)", "layers * size + width", "bracket", "size + width"),
    ("layers * size ** 5", "layers * 5 ** size", "turned-power", "size ** 5"),
    ("layers * sqrt(width)", "layers * width ** (1 / 3)", "root-extra", "sqrt(width)"),
    ("layers * sqrt(width)", "layers * width / 2", "half", "sqrt(width)"),
    ("layers * width - 2 * size ** 5", "layers ** 2 - 2 * size ** 5", "operand", "width"),
    ("(width - layers) * size", "width / layers * size", "divided", "width - layers"),
    ("layers / size ** 4", "layers / (size ** 4 - layers)", "share", ""),
    ("layers // size * 1001", "layers / size * 1001", "no-rounding", "layers // size"),
]  # fmt: skip


@pytest.mark.parametrize(("answer", "typed", "kind", "part"), EXPLAINED)
def test_a_slip_in_the_expression_is_named(answer: str, typed: str, kind: str, part: str) -> None:
    """One change of the tree that leads to the number typed, and no other as simple."""
    wrong = Growing(CACHE, {}, frozenset(CACHE), {}).tree(typed)
    assert wrong is not None

    found = slip_in(work(answer, CACHE), Fraction(f"{wrong.value:.6g}"))

    assert (found and (found.kind, found.key)) == ((kind, part) if kind else None)


def test_units_are_mixed_up() -> None:
    """Bits for bytes and 1000 for 1024 are told where the unit counts data."""
    memory = work("layers * width", CACHE, unit="GiB")

    assert slip_in(memory, Fraction(37 * 4099 * 8)) == Slip("bits", "", 37 * 4099 * 8.0)
    prefix = slip_in(memory, Fraction(f"{37 * 4099 * 1.024**3:.6g}"))
    assert prefix is not None and prefix.kind == "prefix"


def test_the_place_is_told_where_there_is_one() -> None:
    """Where 5 may be the one factor or the other, its place is not told; where kinds differ, the simplest is."""
    two = work("a * b * 7001", {"a": 5, "b": 5})
    kinds = work("2 ** k * 7001 * 2", {"k": 9})

    assert slip_in(two, Fraction(5 * 7001)) == Slip("factor", "", 5 * 7001.0)
    assert slip_in(kinds, Fraction(2**9 * 7001)) == Slip("factor", "2", float(2**9 * 7001))


def test_a_first_miss_hears_the_kind_and_a_second_the_place() -> None:
    cache = work("7 * layers * width * size", CACHE)
    typed = Fraction(7 * 4099 * 3)

    assert reason_for(cache, typed, 0) == Reason(Built("slip-factor"))
    assert reason_for(cache, typed, 1) == Reason(
        Built("slip-factor-where"), {"part": "layers", "side": "small", "number": Fraction(37)}
    )


def test_an_only_candidate_is_not_told_at_the_first_miss() -> None:
    """Who hears that one factor is missing, in a question with one number, would know the answer."""
    lonely = work("sqrt(width + 7)", {"width": 4099})

    assert reason_for(lonely, Fraction(1) / Fraction(lonely.answer), 0).code.startswith("size-")  # type: ignore[union-attr]
    assert reason_for(lonely, Fraction(f"{1 / lonely.answer:.6g}"), 1) == Reason(
        Built("slip-inverse-where"), {"part": "", "side": "small"}
    )


SIZES = [
    # typed, answer, only whole numbers, first miss
    (105, 100, False, True, "size-little-large"),
    (60, 100, False, True, "size-some-small"),
    (210, 100, False, True, "size-two-large"),
    (400, 100, False, True, "size-several-large"),
    (9, 100, False, True, "size-ten-small"),
    (1e7, 100, False, True, "size-tens-large"),
    (800, 100, False, True, "size-eight"),
    (800, 100, False, False, "size-eight-large"),
    (102.4, 100, False, True, "size-binary"),
    (-3, 100, False, True, "size-sign"),
    (0, 100, False, True, "size-only-small"),
    (2, 3, True, True, "size-only-small"),
    (2, 3, True, False, "size-some-small"),
]


@pytest.mark.parametrize(("typed", "answer", "whole", "first", "code"), SIZES)
def test_a_miss_that_nothing_explains_is_sized(
    typed: float, answer: float, whole: bool, first: bool, code: str
) -> None:
    """In words that leave at least two numbers open at the first miss."""
    assert size_code(typed, answer, whole, first) == code


def test_figures_of_a_number() -> None:
    assert [figures_of(Fraction(text)) for text in ("1200", "0.0125", "7", "0.5", "1/3", "0")] == [
        2,
        3,
        1,
        1,
        99,
        0,
    ]


def test_what_is_recognised_or_said_already_gets_no_more() -> None:
    """A misconception has its own words, a wrong unit too, and a right answer needs none."""
    memory = work("layers * width", CACHE, unit="GB")
    known = [("layers", NumberExpected(Fraction(37), rtol=PERCENT, unit="GB"))]

    for text in ("37", "151663 GB", "151663 kB"):
        verdict = judge(text, memory.expected, known)
        assert explained(verdict, memory, 0) == verdict
    wrong = explained(judge("37000000", memory.expected, known), memory, 0)
    assert slip_of(wrong) is None and wrong.reasons[-1].code == "size-tens-large"


def test_numbers_beyond_all_bounds_are_sized_too() -> None:
    """No answer, however large, stops a verdict."""
    for typed in (Fraction(10) ** 5000, Fraction(1, 10**5000), Fraction(0), Fraction(-(10**5000))):
        assert reason_for(work("layers * width", CACHE), typed, 0) is not None


def test_an_expression_without_a_value_has_no_tree() -> None:
    assert Growing({"a": 0}, {}, frozenset("a"), {}).tree("1 / a") is None
    assert math.isnan(Work(NumberExpected(Fraction(1))).answer) is False


def test_a_constant_factor_is_told_at_the_second_miss_only() -> None:
    """Its ratio gives the formula away."""
    wrong = judge("m*n*k", ExpressionExpected("2*m*n*k", ("m", "n", "k")))

    assert [reason.code for reason in explained(wrong, None, 0).reasons] == ["constant-factor-some"]
    assert [reason.code for reason in explained(wrong, None, 1).reasons] == ["constant-factor"]
