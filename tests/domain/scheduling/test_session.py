"""How long a session is, and what its places are for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.scheduling.session import FEWEST, MOST, READING, SECONDS, Role, length, new_in, roles


@pytest.mark.parametrize(("seconds", "questions"), [(None, 5), (5.0, 6), (50.0, 6), (75.0, 5), (300.0, 4)])
def test_ten_minutes_at_ones_own_pace(seconds: float | None, questions: int) -> None:
    assert length(seconds) == questions


@given(st.floats(1, 2000))
def test_it_takes_about_ten_minutes_as_far_as_its_bounds_allow(seconds: float) -> None:
    taken = length(seconds) * (seconds + READING)
    assert length(seconds) in (FEWEST, MOST) or abs(taken - SECONDS) <= (seconds + READING) / 2


@pytest.mark.parametrize("total", range(FEWEST, MOST + 1))
def test_one_easy_win_comes_first_then_what_is_due_then_two_fifths_new(total: int) -> None:
    places = roles(total)
    assert len(places) == total
    assert list(places) == sorted(places, key=list(Role).index)
    assert places.count(Role.EASY) == 1
    assert places.count(Role.NEW) == new_in(total)
    assert 0.4 <= new_in(total) / total <= 0.5
    assert Role.DUE in places
