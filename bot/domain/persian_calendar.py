"""Days and months of the Persian (Solar Hijri) calendar, by the arithmetic rule of eight leap years in 33.

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
    return parts_of(day)[1]


def parts_of(day: date) -> tuple[int, int, int]:
    """Year, month and day of the month."""
    year, start = KNOWN_YEAR, KNOWN_START
    while day < start:
        year -= 1
        start -= _length(year)
    while day >= start + _length(year):
        start += _length(year)
        year += 1
    passed = (day - start).days
    long_days = LONG_MONTHS * 31
    if passed < long_days:
        return year, passed // 31 + 1, passed % 31 + 1
    return year, (passed - long_days) // 30 + LONG_MONTHS + 1, (passed - long_days) % 30 + 1


def day_of(year: int, month: int, day: int) -> date:
    """The day of a Persian date. Raises ValueError where there is none, or its year is not between 1300 and 1500."""
    if not 1300 <= year <= 1500 or not 1 <= month <= 12 or day < 1:
        raise ValueError("no such date")
    start, at = KNOWN_START, KNOWN_YEAR
    while at < year:
        start += _length(at)
        at += 1
    while at > year:
        at -= 1
        start -= _length(at)
    before = (month - 1) * 31 if month <= LONG_MONTHS else LONG_MONTHS * 31 + (month - 1 - LONG_MONTHS) * 30
    found = start + timedelta(days=before + day - 1)
    if parts_of(found) != (year, month, day):
        raise ValueError("no such date")
    return found


def _length(year: int) -> timedelta:
    return timedelta(days=365 + (year % CYCLE in LEAP_YEARS))
