"""When the daily question is due: once for each local day, at the minute chosen, whatever clocks do."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

LATEST = timedelta(hours=3)
"""A push that could not go out within this time after its minute is left out."""


def due_on(day: date, minute: int, zone: ZoneInfo) -> datetime:
    """The moment (UTC) of a local day at which the clock first shows ``minute`` minutes after midnight.

    Where that minute is skipped in spring, it is the moment that far after the skipped hour began; where it comes twice, the first.
    """
    local = datetime.combine(day, time(minute // 60, minute % 60), zone)
    return local.astimezone(UTC)


def next_due(
    minute: int, zone: ZoneInfo, now: datetime, last_day: date | None = None
) -> tuple[date, datetime]:
    """The next local day after ``last_day`` whose push is due after ``now``, and its moment."""
    day = now.astimezone(zone).date()
    if last_day is not None:
        day = max(day, last_day + timedelta(days=1))
    while (due := due_on(day, minute, zone)) <= now:
        day += timedelta(days=1)
    return day, due


def day_of(due_at: datetime, zone: ZoneInfo) -> date:
    """The local day that a push due at a moment belongs to."""
    return due_at.astimezone(zone).date()


def too_late(due_at: datetime, now: datetime) -> bool:
    return now - due_at > LATEST
