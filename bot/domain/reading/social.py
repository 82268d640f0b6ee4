"""Words that are no answer and no attempt at one: thanks, "ok", "I don't know", a wish for a hint."""

from __future__ import annotations

from enum import StrEnum

from bot.domain.mathematics.clean import clean
from bot.domain.reading.lexicon import senses

LONGEST = 60
ROUND = " .!?؟…,;:)(~-"


class Social(StrEnum):
    """What a social text wants."""

    THANKS = "thanks"
    OK = "ok"
    UNKNOWN = "unknown"
    HINT = "hint"
    EXPLAIN = "explain"
    SKIP = "skip"


def social_of(text: str) -> Social | None:
    """What a text says to the bot, where that is all it says; ``?`` alone is not knowing. None for anything else."""
    if len(text) > LONGEST or text[:1].isdigit():
        return None
    plain = clean(text).lower()
    bare = plain.strip(ROUND)
    if not bare:
        return Social.UNKNOWN if plain and set(plain) <= set("?؟ ") else None
    found = senses(bare)
    return next((each for each in Social if f"social {each.value}" in found), None) if found else None
