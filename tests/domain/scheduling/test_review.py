"""Memory: ratings from what happened, intervals that grow and break off, recall that falls."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.grading.verdict import Outcome
from bot.domain.question.drill import Level
from bot.domain.scheduling.review import Grade, Review, Went, after, grade_of, recall

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("outcome", "tries", "hints", "seconds", "grade"),
    [
        (None, 0, 0, 5, Grade.AGAIN),
        (Outcome.WRONG, 1, 0, 5, Grade.AGAIN),
        (Outcome.WRONG, 3, 2, 500, Grade.AGAIN),
        (Outcome.PARTLY, 1, 0, 5, Grade.HARD),
        (Outcome.CORRECT, 2, 0, 5, Grade.HARD),
        (Outcome.CORRECT, 1, 1, 5, Grade.HARD),
        (Outcome.CORRECT, 1, 0, 31, Grade.GOOD),
        (Outcome.CORRECT, 1, 0, 30, Grade.EASY),
    ],
)
def test_the_rating_comes_from_what_happened(
    outcome: Outcome | None, tries: int, hints: int, seconds: float, grade: Grade
) -> None:
    assert grade_of(Went(outcome, tries, hints, seconds, Level.MEDIUM)) is grade


def test_an_open_question_is_never_easy() -> None:
    assert grade_of(Went(Outcome.CORRECT, 1, 0, 5, Level.MEDIUM, can_be_at_once=False)) is Grade.GOOD


def test_right_again_and_again_the_intervals_grow() -> None:
    review, now, gaps = None, NOON, list[float]()
    for _ in range(7):
        review = after(review, Grade.GOOD, now)
        gaps.append((review.due_at - now) / DAY)
        now = review.due_at
    assert gaps == sorted(gaps)
    assert gaps[0] < 5
    assert gaps[-1] > 60


def test_a_failure_brings_it_back_at_once_and_counts_as_a_lapse() -> None:
    learnt = after(after(None, Grade.EASY, NOON), Grade.GOOD, NOON + 5 * DAY)
    assert learnt.learnt
    failed = after(learnt, Grade.AGAIN, NOON + 30 * DAY)
    assert not failed.learnt
    assert failed.lapses == 1
    assert failed.due_at - (NOON + 30 * DAY) < timedelta(hours=1)
    assert failed.stability < learnt.stability


def test_recall_falls_to_nine_tenths_after_as_many_days_as_the_stability() -> None:
    review = after(None, Grade.EASY, NOON)
    assert recall(review, NOON) == pytest.approx(1)
    assert recall(review, NOON + review.stability * DAY) == pytest.approx(0.9)
    assert recall(review, NOON + 4 * review.stability * DAY) < 0.8
    assert recall(review, NOON - DAY) == pytest.approx(1)


@given(st.lists(st.tuples(st.sampled_from(Grade), st.floats(0, 60)), min_size=1, max_size=12))
def test_any_history_leaves_sound_numbers_and_a_better_grade_never_comes_back_sooner(
    history: list[tuple[Grade, float]],
) -> None:
    review: Review | None = None
    now = NOON
    for grade, gap in history:
        now += gap * DAY
        others = [after(review, other, now).due_at for other in Grade]
        assert others == sorted(others)
        review = after(review, grade, now)
        assert now < review.due_at <= now + 366 * DAY
        assert 1 <= review.difficulty <= 10
        assert review.stability > 0
        assert 0 < recall(review, now + 100 * DAY) <= recall(review, now) <= 1
