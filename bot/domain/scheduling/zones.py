"""Time zones that are offered by a city's name; any IANA name may be kept."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.domain.question.text import Language

CITIES: tuple[str, ...] = (
    "Asia/Tehran",
    "Asia/Kabul",
    "Asia/Dushanbe",
    "Asia/Baghdad",
    "Europe/Istanbul",
    "Asia/Dubai",
    "Asia/Baku",
    "Asia/Yerevan",
    "Asia/Tbilisi",
    "Asia/Karachi",
    "Asia/Kolkata",
    "Asia/Kathmandu",
    "Asia/Dhaka",
    "Asia/Yangon",
    "Asia/Bangkok",
    "Asia/Shanghai",
    "Asia/Singapore",
    "Asia/Tokyo",
    "Asia/Seoul",
    "Australia/Perth",
    "Australia/Adelaide",
    "Australia/Sydney",
    "Pacific/Auckland",
    "Africa/Cairo",
    "Africa/Lagos",
    "Africa/Nairobi",
    "Africa/Johannesburg",
    "Asia/Jerusalem",
    "Europe/Moscow",
    "Europe/Athens",
    "Europe/Berlin",
    "Europe/Paris",
    "Europe/London",
    "Atlantic/Reykjavik",
    "Atlantic/Azores",
    "America/Sao_Paulo",
    "America/St_Johns",
    "America/Halifax",
    "America/Toronto",
    "America/New_York",
    "America/Chicago",
    "America/Denver",
    "America/Los_Angeles",
    "America/Anchorage",
    "Pacific/Honolulu",
    "UTC",
)


LIKELY = {
    Language.ENGLISH: ("America/New_York", "Europe/London", "Europe/Berlin", "Asia/Kolkata"),
    Language.PERSIAN: ("Asia/Tehran", "Asia/Kabul", "Europe/Berlin", "America/Toronto"),
}
"""The cities that are offered first, by the language in which somebody reads."""
NEAR = 8
"""Minutes by which a clock that somebody reads off may be wrong; the clocks of zones are quarters of an hour apart at least."""


def key_of(zone: str) -> str:
    """A zone's name as a button or a word may carry it: no slash, no underline."""
    return zone.replace("/", "-").replace("_", "-")


def zone_of(key: str) -> str | None:
    """The offered zone of a key, or None."""
    return next((zone for zone in CITIES if key_of(zone) == key), None)


def clocks(now: datetime) -> tuple[datetime, ...]:
    """What offered clocks show at a moment, each time once, in the order of the day's hours from UTC on."""
    by_offset = {_offset(zone, now): zone for zone in CITIES}
    return tuple(now.astimezone(ZoneInfo(by_offset[offset])) for offset in sorted(by_offset))


def showing(minutes: int, now: datetime, language: Language) -> Sequence[str]:
    """The offered zones that are ``minutes`` ahead of UTC at a moment; the likely ones for a language first."""
    found = [zone for zone in CITIES if _offset(zone, now) == timedelta(minutes=minutes)]
    return sorted(found, key=lambda zone: zone not in LIKELY[language])


def offset_at(minute: int, now: datetime) -> int | None:
    """How many minutes ahead of UTC a clock is that shows ``minute`` minutes after midnight at a moment; None where no offered one does."""
    for clock in clocks(now):
        apart = abs(60 * clock.hour + clock.minute - minute)
        if min(apart, 24 * 60 - apart) <= NEAR:
            return int((clock.utcoffset() or timedelta()).total_seconds()) // 60
    return None


def _offset(zone: str, now: datetime) -> timedelta:
    return now.astimezone(ZoneInfo(zone)).utcoffset() or timedelta()
