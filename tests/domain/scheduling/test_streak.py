"""Days in a row."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.scheduling.streak import Streak, streak

MONDAY = date(2026, 11, 23)


def days(*offsets: int) -> set[date]:
    return {MONDAY + timedelta(days=offset) for offset in offsets}


def test_days_in_a_row_up_to_today_or_yesterday() -> None:
    assert streak(days(0, -1, -2), MONDAY) == Streak(3, 0, today=True)
    assert streak(days(-1, -2), MONDAY) == Streak(2, 0, today=False)
    assert streak(set(), MONDAY) == Streak(0, 0, today=False)


def test_one_missed_day_a_week_is_forgiven() -> None:
    wednesday = MONDAY + timedelta(days=2)
    assert streak(days(2, 0), wednesday) == Streak(2, 1, today=True)
    assert streak(days(-1), wednesday) == Streak(0, 0, today=False)
    assert streak(days(0), wednesday) == Streak(1, 1, today=False)


def test_two_in_one_week_are_not_but_one_in_each_of_two_weeks_is() -> None:
    sunday = MONDAY + timedelta(days=6)
    assert streak(days(6, 4, 2), sunday).days == 2
    assert streak(days(6, 5, 4, 3, 1, 0, -1, -3, -4), sunday) == Streak(9, 2, today=True)


def test_days_ahead_are_not_looked_at() -> None:
    assert streak(days(0, 1, 2), MONDAY) == Streak(1, 0, today=True)


@given(st.sets(st.integers(-40, 0)))
def test_a_streak_counts_only_practised_days_and_forgives_one_a_week(offsets: set[int]) -> None:
    found = streak(days(*offsets), MONDAY)
    assert 0 <= found.days <= len(offsets)
    assert found.freezes <= found.days // 1 and found.freezes <= (found.days + found.freezes) // 7 + 2
    assert (found.days == 0) == (not offsets or max(offsets) < -2)


@given(st.sets(st.integers(-40, 0)))
def test_practising_one_day_more_never_shortens_it(offsets: set[int]) -> None:
    assert streak(days(*offsets, 0), MONDAY).days >= streak(days(*offsets), MONDAY).days
