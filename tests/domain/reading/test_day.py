"""Days as people write them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.persian_calendar import parts_of
from bot.domain.question.text import Language
from bot.domain.reading.day import MONTHS, PERSIAN_MONTHS, day_in

EN, FA = Language.ENGLISH, Language.PERSIAN
TODAY = date(2026, 11, 26)
"""A Thursday, 5 Azar 1405."""
LATIN_TO_PERSIAN = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2027-01-20", date(2027, 1, 20)),
        ("2027/1/20", date(2027, 1, 20)),
        ("20 Jan", date(2027, 1, 20)),
        ("Jan 20", date(2027, 1, 20)),
        ("20th of January", date(2027, 1, 20)),
        ("January 20th, 2027", date(2027, 1, 20)),
        ("Wed, 20 Jan 2027", date(2027, 1, 20)),
        ("20jan", date(2027, 1, 20)),
        ("on the 3rd of Dec.", date(2026, 12, 3)),
        ("26 November", TODAY),
        ("25 November", date(2027, 11, 25)),
        ("29 Feb", date(2028, 2, 29)),
        ("20.1.", date(2027, 1, 20)),
        ("20.1.2027", date(2027, 1, 20)),
        ("20/1/2027", date(2027, 1, 20)),
        ("1/20/2027", date(2027, 1, 20)),
        ("20/1", date(2027, 1, 20)),
        ("3/3", date(2027, 3, 3)),
        ("today", TODAY),
        ("Tomorrow!", date(2026, 11, 27)),
        ("the day after tomorrow", date(2026, 11, 28)),
        ("in 3 weeks", date(2026, 12, 17)),
        ("3 weeks", date(2026, 12, 17)),
        ("two weeks from now", date(2026, 12, 10)),
        ("in a couple of weeks", date(2026, 12, 10)),
        ("in 10 days", date(2026, 12, 6)),
        ("in a month", date(2026, 12, 26)),
        ("in 3 months", date(2027, 2, 26)),
        ("next week", date(2026, 12, 3)),
        ("in a week", date(2026, 12, 3)),
        ("Friday", date(2026, 11, 27)),
        ("next Thursday", date(2026, 12, 3)),
        ("my interview is on Monday", date(2026, 11, 30)),
        ("30 Dey", date(2027, 1, 20)),
    ],
)
def test_english(text: str, day: date) -> None:
    assert day_in(text, TODAY, EN) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("۳۰ دی", date(2027, 1, 20)),
        ("۳۰ دی ماه ۱۴۰۵", date(2027, 1, 20)),
        ("دی ۳۰", date(2027, 1, 20)),
        ("۳۰اُم دی", date(2027, 1, 20)),
        ("چهارشنبه ۳۰ دی", date(2027, 1, 20)),
        ("۱۴۰۵/۱۰/۳۰", date(2027, 1, 20)),
        ("30/10/1405", date(2027, 1, 20)),
        ("۱۰/۳۰", date(2027, 1, 20)),
        ("۳۰/۱۰", date(2027, 1, 20)),
        ("۲۰ ژانویهٔ ۲۰۲۷", date(2027, 1, 20)),
        ("۵ آذر", TODAY),
        ("۴ آذر", date(2027, 11, 25)),
        ("امروز", TODAY),
        ("فردا", date(2026, 11, 27)),
        ("پس‌فردا", date(2026, 11, 28)),
        ("پس فردا", date(2026, 11, 28)),
        ("۳ هفته دیگر", date(2026, 12, 17)),
        ("سه هفتهٔ دیگه", date(2026, 12, 17)),
        ("تا دو هفته دیگر", date(2026, 12, 10)),
        ("۱۰ روز بعد", date(2026, 12, 6)),
        ("هفتهٔ آینده", date(2026, 12, 3)),
        ("هفته بعد", date(2026, 12, 3)),
        ("ماه بعد", date(2026, 12, 26)),
        ("یک ماه دیگر", date(2026, 12, 26)),
        ("سه‌شنبه", date(2026, 12, 1)),
        ("سه شنبه بعد", date(2026, 12, 1)),
        ("2027-01-20", date(2027, 1, 20)),
    ],
)
def test_persian(text: str, day: date) -> None:
    assert day_in(text, TODAY, FA) == day


@pytest.mark.parametrize(
    "text",
    [
        "",
        "soon",
        "14",
        "30000",
        "3e4",
        "1/3/9",
        "2/3",
        "2026-13-01",
        "31 Feb",
        "30 Jan Feb",
        "20 Jan or 21 Jan",
        "۳۱ دی ۱۴۰",
        "۱۴۰۵/۱۳/۱",
        "week",
        "weeks 3 4",
        "9999999 days",
        "may",
        "20 Jan " * 20,
    ],
)
def test_what_is_no_day_or_could_be_two_is_none(text: str) -> None:
    assert day_in(text, TODAY, EN) is None


@given(
    st.dates(date(2020, 1, 1), date(2040, 1, 1)),
    st.sampled_from(["{d} {m} {y}", "{m} {d}, {y}", "{y} {m} {d}"]),
)
def test_a_day_of_either_calendar_with_its_months_name_is_read_back(day: date, form: str) -> None:
    (name, *_) = [name for name, month in MONTHS.items() if month == day.month]
    assert day_in(form.format(d=day.day, m=name, y=day.year), TODAY, EN) == day
    year, month, number = parts_of(day)
    (name, *_) = [name for name, other in PERSIAN_MONTHS.items() if other == month]
    written = form.format(d=number, m=name, y=year).translate(LATIN_TO_PERSIAN)
    assert day_in(written, TODAY, FA) == day


@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)), st.dates(date(2020, 1, 1), date(2040, 1, 1)))
def test_without_a_year_it_is_the_next_one(day: date, today: date) -> None:
    found = day_in(f"{day.day} {day:%B}", today, EN)
    assert found is not None
    assert (found.day, found.month) == (day.day, day.month)
    assert today <= found < today + timedelta(days=366 * 8 + 1)


@given(st.text(max_size=80))
def test_no_text_is_too_odd(text: str) -> None:
    assert day_in(text, TODAY, EN) is None or isinstance(day_in(text, TODAY, EN), date)
