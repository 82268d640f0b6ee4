"""What an examination finds."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Gravity(Enum):
    """What a finding means for the bot."""

    FINE = "ok"
    WARNS = "warn"
    STOPS = "stop"


@dataclass(frozen=True, slots=True)
class Finding:
    """One line: what was looked at, and what is so or what to do."""

    gravity: Gravity
    about: str
    said: str
