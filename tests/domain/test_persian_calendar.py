"""Months of the Persian calendar, against published dates of Nowruz."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from bot.domain.persian_calendar import month_of

# First days of years 1375, 1376, 1379, 1380, 1400, 1403, 1404, 1405, 1408 and 1409.
NOWRUZ = [
    date(1996, 3, 20),
    date(1997, 3, 21),
    date(2000, 3, 20),
    date(2001, 3, 21),
    date(2021, 3, 21),
    date(2024, 3, 20),
    date(2025, 3, 21),
    date(2026, 3, 21),
    date(2029, 3, 20),
    date(2030, 3, 21),
]


@pytest.mark.parametrize("nowruz", NOWRUZ, ids=str)
def test_a_year_begins_at_nowruz(nowruz: date) -> None:
    assert (month_of(nowruz - timedelta(days=1)), month_of(nowruz)) == (12, 1)


@pytest.mark.parametrize(
    ("day", "month"),
    [
        (date(2025, 4, 20), 1),
        (date(2025, 4, 21), 2),
        (date(2025, 9, 22), 6),
        (date(2025, 9, 23), 7),
        (date(2025, 12, 21), 9),
        (date(2025, 12, 22), 10),
        (date(2026, 11, 23), 9),
    ],
)
def test_six_long_months_come_before_the_short_ones(day: date, month: int) -> None:
    assert month_of(day) == month
