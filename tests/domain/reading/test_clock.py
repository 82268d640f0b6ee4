"""Times of the day as people write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.reading.clock import minute_in


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("18:30", "18:30"),
        ("8:05", "08:05"),
        ("18.30", "18:30"),
        ("18h30", "18:30"),
        ("8", "08:00"),
        ("0:00", "00:00"),
        ("7 pm", "19:00"),
        ("7pm", "19:00"),
        ("7:15 PM", "19:15"),
        ("12 am", "00:00"),
        ("12 pm", "12:00"),
        ("it's 6:45 am now", "06:45"),
        ("8 o'clock", "08:00"),
        ("noon", "12:00"),
        ("midnight", "00:00"),
        ("۱۸:۳۰", "18:30"),
        ("ساعت ۷ صبح", "07:00"),
        ("۷ عصر", "19:00"),
        ("۹ شب", "21:00"),
        ("۱۲ شب", "00:00"),
        ("۱ بعد از ظهر", "13:00"),
        ("۱۲ ظهر", "12:00"),
        ("۱ ظهر", "13:00"),
        ("۱۸ عصر", "18:00"),
        ("ظهر", "12:00"),
    ],
)
def test_read(text: str, shown: str) -> None:
    minute = minute_in(text)
    assert minute is not None
    assert f"{minute // 60:02}:{minute % 60:02}" == shown


@pytest.mark.parametrize(
    "text", ["", "soon", "25:00", "18:60", "1830", "7 gb", "18:30:15", "7 or 8", "-3", "18:30 " * 9]
)
def test_what_is_no_time_is_none(text: str) -> None:
    assert minute_in(text) is None


@given(st.integers(0, 1439))
def test_every_minute_is_read_back_in_both_kinds_of_digits(minute: int) -> None:
    shown = f"{minute // 60:02}:{minute % 60:02}"
    assert minute_in(shown) == minute
    assert minute_in(shown.translate(str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹"))) == minute
    twelve = f"{(minute // 60 - 1) % 12 + 1}:{minute % 60:02} {'am' if minute < 720 else 'pm'}"
    assert minute_in(twelve) == minute


@given(st.text(max_size=40))
def test_no_text_is_too_odd(text: str) -> None:
    assert minute_in(text) is None or 0 <= (minute_in(text) or 0) < 1440
