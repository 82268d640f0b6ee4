"""Months of the Persian (Solar Hijri) calendar, by the arithmetic rule of eight leap years in 33.

The calendar itself goes by the sun; in our century the rule gives the same days (the tests compare it with published ones).
"""

from __future__ import annotations

from datetime import date, timedelta

CYCLE = 33
LEAP_YEARS = frozenset({1, 5, 9, 13, 17, 22, 26, 30})
"""Places in the cycle of the years with 366 days."""
KNOWN_YEAR, KNOWN_START = 1404, date(2025, 3, 21)
LONG_MONTHS = 6
"""The first six months have 31 days, the others 30, and the last one 29 outside leap years."""


def month_of(day: date) -> int:
    """The month of a day, 1 (Farvardin) to 12 (Esfand)."""
    year, start = KNOWN_YEAR, KNOWN_START
    while day < start:
        year -= 1
        start -= _length(year)
    while day >= start + _length(year):
        start += _length(year)
        year += 1
    passed = (day - start).days
    long_days = LONG_MONTHS * 31
    return passed // 31 + 1 if passed < long_days else (passed - long_days) // 30 + LONG_MONTHS + 1


def _length(year: int) -> timedelta:
    return timedelta(days=365 + (year % CYCLE in LEAP_YEARS))
