"""Typed text made plain."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.mathematics.clean import clean, visible


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("10⁴", "10^(4)"), ("10⁻⁵", "10^(-5)"), ("n²", "n^(2)"), ("2½", "(2+1/2)"), ("¼", "(1/4)"), ("۱۲۳٤٥٦", "123456"), ("۳٫۵", "3.5"), ("۳۰٬۰۰۰", "30,000"),
        ("−5", "-5"), ("3×4·5⋅6", "3*4*5*6"), ("6÷2", "6/2"), ("√2", "sqrt 2"), ("2π", "2 pi"), ("A₁A₂", "A1A2"), ("log₂8", "log2 8"), ("x\u00a0y", "x y"),
        ("\u200fa\u200eb\u200cc\ufeff", "abc"), ("\x00a\ud800b", "ab"), ("كي", "کی"), ("\\frac{1}{2}", "((1)/(2))"), ("\\(n\\)", "n"), ("５", "5"), ("５０％", "50%"), ("  a \n b ", "a b"), ("①", "1"), ("⑴", "1"), ("➂", "3"), ("²①", "^(2)1"), ("⑩", "⑩"),
    ],
)  # fmt: skip
def test_one_way_of_writing_for_each_sign(typed: str, plain: str) -> None:
    assert clean(typed) == plain


@given(st.text(alphabet=st.characters(), max_size=60))
def test_nothing_invisible_or_doubled_is_left_of_any_text(text: str) -> None:
    plain = clean(text)

    assert plain == " ".join(plain.split())
    assert visible(plain) == plain
    plain.encode()


@given(st.text(alphabet="0123456789abcxyz+-*/^()., %=", max_size=40))
def test_plain_text_stays_as_it_is(text: str) -> None:
    assert clean(text) == " ".join(text.split())
