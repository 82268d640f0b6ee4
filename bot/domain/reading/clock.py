"""A time of the day as people write it: ``18:30``, ``7 pm``, ``۷ صبح``, ``۱۸٫۳۰``."""

from __future__ import annotations

import re

from bot.domain.mathematics.clean import clean

LONGEST = 30
HALVES = {
    **dict.fromkeys(("am", "a.m.", "a.m", "صبح", "بامداد"), "morning"),
    **dict.fromkeys(("pm", "p.m.", "p.m", "عصر", "شب", "بعدازظهر"), "evening"),
    **dict.fromkeys(("noon", "ظهر"), "noon"),
}
FILLING = re.compile(r"\b(?:at|it'?s|it is|now|o'?clock|ساعت|الان|است)\b")
WRITTEN = re.compile(r"(\d{1,2})(?:[:.h](\d{2}))?\s*([^\d\s:]+)?")


def minute_in(text: str) -> int | None:
    """The minute of the day, 0 to 1439, that a text names; None where it names none. An hour alone is a full hour."""
    if len(text) > LONGEST:
        return None
    plain = clean(text).casefold().replace("\u0654", "").replace("بعد از ظهر", "بعدازظهر")
    plain = " ".join(FILLING.sub(" ", plain).split()).rstrip("!?")
    if plain in ("noon", "ظهر"):
        return 12 * 60
    if plain in ("midnight", "نیمهشب", "نیمه شب"):
        return 0
    written = WRITTEN.fullmatch(plain)
    if written is None:
        return None
    hour, minute, half = int(written[1]), int(written[2] or 0), HALVES.get(written[3] or "")
    if written[3] and half is None:
        return None
    if half is not None:
        if not 1 <= hour <= 12:
            # ``۱۸ عصر`` says the same twice.
            half = None
        elif half == "noon":
            hour = hour if hour >= 11 else hour + 12
        else:
            hour = hour % 12 + (12 if half == "evening" and not (hour == 12 and "شب" in plain) else 0)
    return 60 * hour + minute if hour < 24 and minute < 60 else None
