"""Preparing for a date: how many sessions a week it takes, and what must be looked at again before it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from math import ceil
from statistics import fmean
from zoneinfo import ZoneInfo

from bot.domain.question.topic import Group
from bot.domain.scheduling import review, session
from bot.domain.scheduling.review import RETENTION, Review

REPEATING = 3
"""The last days before the date, on which nothing new is begun; a quarter of the time where that is less."""
MORNING = time(9)
"""When on the day itself everything should be remembered."""
LONGEST = timedelta(days=366)
MOST_A_WEEK = 14
"""Sessions: two a day are as many as anybody is asked for."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What is left to do. ``recall`` is the expected share of right answers on the day, of questions seen, if nothing more were done.

    ``a_week`` sessions bring ``reached`` of the ``unseen`` questions before the last days, and what is ``to_repeat``.
    """

    on: date
    days_left: int
    unseen: Mapping[Group, int]
    """Questions never put, by what they are about; a group without any is left out."""
    a_week: int
    reached: int
    to_repeat: int
    recall: float | None

    @property
    def all_unseen(self) -> int:
        return sum(self.unseen.values())


def plan(
    on: date,
    today: date,
    zone: ZoneInfo,
    unseen: Mapping[Group, int],
    known: Collection[Review],
    length: int = session.USUAL,
) -> Plan:
    """The plan on a day for a date that has not passed, in sessions of so many questions."""
    left = (on - today).days
    new_days = left - repeating(left)
    then = morning(on, zone)
    recalls = [review.recall(each, then) for each in known if each.learnt]
    to_repeat = len(known) - sum(each >= RETENTION for each in recalls)
    new_each, all_unseen = session.new_in(length), sum(unseen.values())
    needed = max(ceil(all_unseen / new_each), ceil(to_repeat / (length - new_each)))
    days = new_days if new_days > 0 else left + 1
    a_week = min(ceil(7 * needed / days), MOST_A_WEEK)
    reached = min(all_unseen, new_each * (a_week * new_days // 7)) if new_days > 0 else 0
    return Plan(
        on,
        left,
        unseen,
        a_week,
        reached,
        to_repeat,
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
