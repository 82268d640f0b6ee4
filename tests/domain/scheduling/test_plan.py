"""The plan to an interview's day: new questions spread over the days, repeating at the end."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.question.topic import Group
from bot.domain.scheduling import plan, review
from bot.domain.scheduling.review import Grade, Review
from bot.domain.scheduling.session import new_in

TODAY = date(2026, 11, 23)
NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
UTC_ZONE = ZoneInfo("UTC")


def remembered(days_ago: float, grade: Grade = Grade.GOOD) -> Review:
    return review.after(None, grade, NOON - timedelta(days=days_ago))


@given(st.integers(0, 366), st.integers(0, 300), st.integers(0, 300), st.integers(4, 6))
def test_sessions_a_week_bring_what_is_new_in_time_as_far_as_two_a_day_do(
    days: int, numerics: int, memory: int, length: int
) -> None:
    unseen = {Group.NUMERICS: numerics, Group.MEMORY: memory}
    found = plan.plan(TODAY + timedelta(days=days), TODAY, UTC_ZONE, unseen, (), length)
    new_days = days - plan.repeating(days)
    assert found.days_left == days
    assert 1 <= plan.repeating(days) <= 3
    assert found.all_unseen == numerics + memory
    assert 0 <= found.a_week <= plan.MOST_A_WEEK
    assert found.reached <= found.all_unseen
    if new_days > 0 and new_days >= 7 and found.a_week < plan.MOST_A_WEEK:
        # A last week that is not whole may lack a session.
        assert found.all_unseen - found.reached <= new_in(length)
    if new_days <= 0:
        assert found.reached == 0
    if not found.all_unseen:
        assert found.a_week == 0


def test_what_is_to_be_repeated_takes_sessions_too() -> None:
    known = [remembered(5, Grade.AGAIN)] * 30
    found = plan.plan(TODAY + timedelta(days=21), TODAY, UTC_ZONE, {}, known)
    assert found.to_repeat == 30
    assert found.a_week == 4, "ten sessions with three places for what is due, over eighteen days"


def test_recall_on_the_day_is_that_of_memory_left_alone() -> None:
    known = [remembered(0.1), remembered(5)]
    on = TODAY + timedelta(days=20)
    found = plan.plan(on, TODAY, UTC_ZONE, {}, known)
    then = datetime(2026, 12, 13, 9, 0, tzinfo=UTC)
    expected = [review.recall(each, then) for each in known]
    assert found.recall == pytest.approx(sum(expected) / 2)
    assert found.to_repeat == sum(each < 0.9 for each in expected)


@pytest.mark.parametrize(("days", "due"), [(None, False), (10, False), (3, True), (1, True), (-1, False)])
def test_what_would_be_forgotten_by_then_is_due_in_the_last_days(days: int | None, due: bool) -> None:
    lately = review.after(None, Grade.GOOD, NOON - timedelta(days=2))
    kept = Review(2, None, 4.0, 5.0, NOON + timedelta(days=1), lately.reviewed_at)
    on = None if days is None else TODAY + timedelta(days=days)
    if days in (1, 3):
        assert review.recall(kept, plan.morning(on or TODAY, UTC_ZONE)) < 0.95
    weak = Review(2, None, 2.5, 5.0, NOON + timedelta(hours=6), lately.reviewed_at)
    assert plan.due(weak, NOON, on, UTC_ZONE) is due


def test_what_was_looked_at_today_is_not_due_again_for_the_date() -> None:
    today = Review(2, None, 0.5, 5.0, NOON + timedelta(hours=10), NOON - timedelta(hours=1))
    assert not plan.due(today, NOON, TODAY + timedelta(days=2), UTC_ZONE)
    assert plan.due(today, NOON + timedelta(hours=11), None, UTC_ZONE)
