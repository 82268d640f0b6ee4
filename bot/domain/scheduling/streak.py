"""Days in a row, by the learner's own calendar, with one missed day a week forgiven."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Streak:
    """``days`` practised in the run that reaches today or yesterday; ``freezes`` the missed days within it that were forgiven."""

    days: int
    freezes: int
    today: bool


def streak(practised: Collection[date], today: date) -> Streak:
    """The run of days up to ``today``. Today itself may still be missing. Each ISO week forgives one missed day.

    A forgiven day joins what lies on both sides and is not counted itself; days after ``today`` (a zone changed) are not looked at.
    """
    done = {day for day in practised if day <= today}
    day = today if today in done else today - timedelta(days=1)
    days, joined, waiting = 0, list[date](), list[date]()
    while done:
        if day in done:
            days += 1
            joined, waiting = [*joined, *waiting], []
        elif waiting or _week(day) in {_week(other) for other in joined}:
            break
        else:
            waiting = [day]
        day -= timedelta(days=1)
        if day < min(done):
            break
    return Streak(days, len(joined), today in done)


def _week(day: date) -> tuple[int, int]:
    return day.isocalendar()[:2]
