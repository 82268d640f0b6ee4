"""Preparing for a date: how much is new each day, and what must be looked at again before it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from math import ceil
from statistics import fmean
from zoneinfo import ZoneInfo

from bot.domain.scheduling import review
from bot.domain.scheduling.review import RETENTION, Review

REPEATING = 3
"""The last days before the date, on which nothing new is begun; a quarter of the time where that is less."""
MORNING = time(9)
"""When on the day itself everything should be remembered."""
LONGEST = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Plan:
    """What is left to do. ``recall`` is the expected share of right answers on the day, of questions seen, if nothing more were done."""

    on: date
    days_left: int
    unseen: int
    new_a_day: int
    to_repeat: int
    recall: float | None


def plan(on: date, today: date, zone: ZoneInfo, unseen: int, known: Collection[Review]) -> Plan:
    """The plan on a day for a date that has not passed; ``unseen`` questions have never been put."""
    left = (on - today).days
    new_days = left - repeating(left)
    then = morning(on, zone)
    recalls = [review.recall(each, then) for each in known]
    return Plan(
        on,
        left,
        unseen,
        ceil(unseen / new_days) if new_days > 0 else 0,
        sum(each < RETENTION for each in recalls),
        fmean(recalls) if recalls else None,
    )


def repeating(days_left: int) -> int:
    """How many of the days left are for repeating alone: the day itself, and up to three before it."""
    return min(REPEATING, max(1, days_left // 4))


def only_repeating(on: date, today: date) -> bool:
    """Whether today is one of the last days, on which nothing new is begun."""
    left = (on - today).days
    return 0 <= left <= REPEATING


def due(known: Review, now: datetime, on: date | None, zone: ZoneInfo) -> bool:
    """Whether a question should come again now: it is due by itself, or these are the last days and it would be forgotten by then."""
    if known.due_at <= now:
        return True
    if on is None or not only_repeating(on, now.astimezone(zone).date()):
        return False
    then = morning(on, zone)
    seen_today = known.reviewed_at.astimezone(zone).date() == now.astimezone(zone).date()
    return now < then and not seen_today and review.recall(known, then) < RETENTION


def morning(on: date, zone: ZoneInfo) -> datetime:
    """The moment on a date by which all should be remembered."""
    return datetime.combine(on, MORNING, zone)
