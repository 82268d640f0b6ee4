"""When the daily question is due, through changes of clocks and zones."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.question.text import Language
from bot.domain.scheduling import zones
from bot.domain.scheduling.daily import LATEST, day_of, due_on, next_due, too_late

TEHRAN, BERLIN = ZoneInfo("Asia/Tehran"), ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(
    ("day", "hours"),
    [(date(2021, 6, 1), 4.5), (date(2022, 6, 1), 4.5), (date(2023, 6, 1), 3.5), (date(2026, 11, 23), 3.5)],
)
def test_the_clocks_of_iran(day: date, hours: float) -> None:
    local_midnight = datetime(day.year, day.month, day.day, tzinfo=UTC)
    assert due_on(day, 0, TEHRAN) == local_midnight - timedelta(hours=hours)


def test_a_minute_that_is_skipped_in_spring_still_has_its_moment_that_day() -> None:
    due = due_on(date(2022, 3, 22), 30, TEHRAN)
    assert due == datetime(2022, 3, 21, 21, 0, tzinfo=UTC)
    assert day_of(due, TEHRAN) == date(2022, 3, 22)
    due = due_on(date(2026, 3, 29), 150, BERLIN)
    assert due.astimezone(BERLIN).strftime("%H:%M") == "03:30"


def test_a_minute_that_comes_twice_in_autumn_is_due_the_first_time() -> None:
    assert due_on(date(2026, 10, 25), 150, BERLIN) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def test_the_next_day_after_one_that_was_pushed() -> None:
    now = datetime(2026, 11, 23, 6, 0, tzinfo=UTC)
    assert next_due(8 * 60, BERLIN, now)[0] == date(2026, 11, 23)
    assert next_due(7 * 60, BERLIN, now)[0] == date(2026, 11, 24)
    assert next_due(8 * 60, BERLIN, now, last_day=date(2026, 11, 23))[0] == date(2026, 11, 24)


def test_three_hours_late_is_still_sent_and_more_is_not() -> None:
    due = datetime(2026, 11, 23, 6, 0, tzinfo=UTC)
    assert not too_late(due, due + LATEST)
    assert too_late(due, due + LATEST + timedelta(seconds=1))


EARLIEST, LATEST_MOMENT = (datetime.fromisoformat(f"{year}-01-01") for year in (2020, 2030))
moments = st.datetimes(EARLIEST, LATEST_MOMENT, timezones=st.just(UTC))


@given(st.sampled_from(zones.CITIES), st.integers(0, 1439), moments)
def test_day_by_day_each_local_day_comes_once_and_in_order(name: str, minute: int, now: datetime) -> None:
    zone = ZoneInfo(name)
    day, due = next_due(minute, zone, now)
    assert due > now
    for _ in range(12):
        following, later = next_due(minute, zone, due, day)
        assert following == day + timedelta(days=1)
        assert timedelta(hours=22) <= later - due <= timedelta(hours=26)
        assert day_of(later, zone) == following
        day, due = following, later


def test_every_offered_zone_is_known_and_found_by_its_clock_and_its_key() -> None:
    now = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
    offsets = [clock.utcoffset() for clock in zones.clocks(now)]
    assert all(offsets[i] < offsets[i + 1] for i in range(len(offsets) - 1))  # type: ignore[operator]
    found = [
        zone
        for offset in offsets
        if offset is not None
        for zone in zones.showing(int(offset.total_seconds()) // 60, now, Language.ENGLISH)
    ]
    assert sorted(found) == sorted(zones.CITIES)
    assert [zones.zone_of(zones.key_of(zone)) for zone in zones.CITIES] == list(zones.CITIES)
    assert zones.zone_of("Mars-Olympus") is None


@pytest.mark.parametrize("language", Language)
def test_the_likely_cities_of_a_language_come_first_among_those_with_the_time_told(
    language: Language,
) -> None:
    now = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
    assert zones.showing(60, now, language)[0] == "Europe/Berlin"
    assert set(zones.LIKELY[language]) <= set(zones.CITIES)
    assert len({datetime.now(ZoneInfo(zone)).utcoffset() for zone in zones.LIKELY[language]}) == 4, (
        "different clocks"
    )


def test_a_clock_that_is_read_off_may_be_some_minutes_wrong() -> None:
    now = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
    assert zones.offset_at(13 * 60 + 5, now) == 60
    assert zones.offset_at(15 * 60 + 27, now) == 210
    july = datetime(2026, 7, 23, 12, 0, tzinfo=UTC)
    assert [zones.offset_at(minute, july) for minute in (2, 24 * 60 - 3)] == [720, 720], (
        "midnight in Auckland"
    )
    assert zones.offset_at(12 * 60 + 20, now) is None
