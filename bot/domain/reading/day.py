"""A day as people write it, of either calendar, in both languages: ``20 Jan``, ``tomorrow``, ``in 3 weeks``, ``2027-01-20``, ``۳۰ دی``."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Mapping
from contextlib import suppress
from datetime import date, timedelta

from bot.domain.mathematics.clean import clean
from bot.domain.persian_calendar import day_of, parts_of
from bot.domain.question.text import Language

LONGEST = 60
FIRST_OF_THE_WEST = 1600
"""Years from here on are of the common calendar, earlier ones of the Persian."""


def _numbered(names: str, first: int = 1) -> dict[str, int]:
    """Names in order, with their numbers; several names for one are parted by a bar."""
    return {
        name: number
        for number, group in enumerate(names.split(), first)
        for name in group.replace("_", " ").split("|")
    }


MONTHS = _numbered(
    "january|jan|ژانویه february|feb|فوریه march|mar|مارس april|apr|آوریل may|مه|می june|jun|ژوئن july|jul|ژوئیه|جولای"
    " august|aug|اوت|آگوست september|sep|sept|سپتامبر october|oct|اکتبر november|nov|نوامبر december|dec|دسامبر"
)
PERSIAN_MONTHS = _numbered(
    "فروردین|farvardin اردیبهشت|ordibehesht خرداد|khordad تیر|tir مرداد|امرداد|mordad شهریور|shahrivar مهر|mehr آبان|ابان|aban"
    " آذر|اذر|azar دی|dey بهمن|bahman اسفند|esfand"
)
WEEKDAYS = _numbered(
    "monday|mon|دوشنبه tuesday|tue|tues|سهشنبه wednesday|wed|چهارشنبه thursday|thu|thur|thurs|پنجشنبه friday|fri|جمعه"
    " saturday|sat|شنبه sunday|sun|یکشنبه",
    0,
)
NEAR = {
    "today": 0,
    "tonight": 0,
    "امروز": 0,
    "امشب": 0,
    "tomorrow": 1,
    "فردا": 1,
    "day after tomorrow": 2,
    "overmorrow": 2,
    "پسفردا": 2,
    "پس فردا": 2,
}
COUNTS = _numbered(
    "a|an|one|یک two|couple|دو three|سه four|چهار five|پنج six|شش seven|هفت eight|هشت nine|نه ten|ده"
)
UNITS = {
    **dict.fromkeys(("day", "days", "روز"), "day"),
    **dict.fromkeys(("week", "weeks", "هفته"), "week"),
    **dict.fromkeys(("month", "months", "ماه"), "month"),
}
FILLING = {
    "on",
    "the",
    "of",
    "by",
    "at",
    "it",
    "its",
    "it's",
    "is",
    "my",
    "interview",
    "در",
    "برای",
    "مصاحبه",
    "است",
    "از",
}
AHEAD = {"in", "after", "within", "تا", "بعد"}
LATER = {"from", "now", "today", "later", "time", "دیگر", "دیگه", "بعد", "آینده", "اینده", "ی"}
NEXT = {"next", "this", "coming", "بعد", "آینده", "اینده", "دیگر", "همین", "این"}


def day_in(text: str, today: date, language: Language) -> date | None:
    """The day that a text names, as seen on ``today``; None where it names none, or could name two (``2/3`` in English).

    A day without a year is the next one, today among them. Whether it has passed, or is far away, is not looked at.
    """
    if len(text) > LONGEST:
        return None
    words = _words(text)
    joined = " ".join(words)
    if joined in NEAR:
        return today + timedelta(days=NEAR[joined])
    for read in (_from_today, _weekday, _named):
        if (found := read(words, today)) is not None:
            return found
    return _in_figures(joined, today, language)


def _words(text: str) -> list[str]:
    plain = clean(text).casefold().replace("\u0654", "").replace("*", "·")
    plain = re.sub(r"(?<=یک|دو|سه)\s+(?=شنبه)|(?<=چهار)\s+(?=شنبه)|(?<=پنج)\s+(?=شنبه)", "", plain)
    plain = re.sub(r"(\d+)\s*(?:st|nd|rd|th|ام|اُم|م)\b", r"\1", plain)
    plain = re.sub(r"[,;:!?()]|\.(?=\s|$)|(?<=[^\W\d])\.", " ", plain)
    plain = re.sub(r"(?<=\d)(?=[^\W\d])|(?<=[^\W\d])(?=\d)", " ", plain)
    return [word for word in plain.split() if word not in FILLING]


def _from_today(words: list[str], today: date) -> date | None:
    """``in 3 weeks``, ``10 days from now``, ``next week``, ``۳ هفته دیگر``."""
    rest = [word for word in words if word not in AHEAD]
    unit = next((place for place, word in enumerate(rest) if word in UNITS), None)
    if unit is None:
        return None
    before, after = rest[:unit], rest[unit + 1 :]
    if not set(after) <= LATER or len(before) > 2:
        return None
    if before in ([], ["next"]):
        # ``week`` alone says nothing; ``next week`` and ``هفتهٔ بعد`` do.
        is_next = before == ["next"] or bool({*after, *words} & (NEXT | AHEAD))
        number = 1 if is_next else None
    elif before == ["a", "couple"]:
        number = 2
    else:
        number = _count(before[-1]) if len(before) == 1 else None
    if number is None or number > 400:
        return None
    match UNITS[rest[unit]]:
        case "day":
            return today + timedelta(days=number)
        case "week":
            return today + timedelta(weeks=number)
    return _months_on(today, number)


def _count(word: str) -> int | None:
    return int(word) if re.fullmatch(r"\d{1,3}", word) else COUNTS.get(word)


def _months_on(today: date, number: int) -> date:
    year, month = divmod(today.year * 12 + today.month - 1 + number, 12)
    return date(year, month + 1, min(today.day, monthrange(year, month + 1)[1]))


def _weekday(words: list[str], today: date) -> date | None:
    """``Friday``, ``next Friday``, ``جمعهٔ بعد``: the first such day after today."""
    rest = [word for word in words if word not in NEXT]
    if len(rest) != 1 or rest[0] not in WEEKDAYS:
        return None
    return today + timedelta(days=(WEEKDAYS[rest[0]] - today.weekday() - 1) % 7 + 1)


def _named(words: list[str], today: date) -> date | None:
    """``20 Jan``, ``January 20th, 2027``, ``Wed 20 January``, ``۳۰ دی ۱۴۰۵``."""
    rest = [word for word in words if word not in WEEKDAYS]
    months = [word for word in rest if word in MONTHS or word in PERSIAN_MONTHS]
    figures = [word for word in rest if word.isascii() and word.isdigit()]
    others = [
        word for word in rest if word not in months and word not in figures and word not in ("ماه", "سال")
    ]
    if len(months) != 1 or others or not 1 <= len(figures) <= 2:
        return None
    names: Mapping[str, int] = MONTHS if months[0] in MONTHS else PERSIAN_MONTHS
    month, persian = names[months[0]], months[0] in PERSIAN_MONTHS
    if len(figures) == 1:
        return _next(month, int(figures[0]), today, persian=persian)
    day, year = sorted(figures, key=len) if len(figures[0]) != len(figures[1]) else figures
    return _day(int(year), month, int(day), persian=persian) if len(year) == 4 else None


def _in_figures(text: str, today: date, language: Language) -> date | None:
    """``2027-01-20``, ``20.1.2027``, ``۱۴۰۵/۱۰/۳۰``, ``۱۰/۳۰``; without a year the Persian calendar's order in Persian."""
    parts = re.fullmatch(r"(\d{1,4})([-/.])(\d{1,2})(?:\2(\d{1,4}))?\.?", text)
    if parts is None:
        return None
    first, sign, second, third = parts.groups()
    if len(first) == 4 and third is not None:
        year = int(first)
        return _day(year, int(second), int(third), persian=year < FIRST_OF_THE_WEST)
    if len(first) > 2 or (third is not None and len(third) != 4):
        return None
    persian = language is Language.PERSIAN if third is None else int(third) < FIRST_OF_THE_WEST
    one, two = int(first), int(second)
    if persian and third is None:
        ways = {(one, two)} if one <= 12 else {(two, one)}
    elif sign == "." or persian:
        ways = {(two, one)}
    else:
        ways = {(one, two), (two, one)}
    found = {
        day
        for month, day_number in ways
        if (
            day := _next(month, day_number, today, persian=persian)
            if third is None
            else _day(int(third), month, day_number, persian=persian)
        )
    }
    return found.pop() if len(found) == 1 else None


def _next(month: int, day: int, today: date, *, persian: bool) -> date | None:
    """The next such day of the year, today among them; the 29th of February waits for its year."""
    this_year = parts_of(today)[0] if persian else today.year
    for year in range(this_year, this_year + 9):
        found = _day(year, month, day, persian=persian)
        if found is not None and found >= today:
            return found
    return None


def _day(year: int, month: int, day: int, *, persian: bool) -> date | None:
    with suppress(ValueError):
        return day_of(year, month, day) if persian else date(year, month, day)
    return None
