"""Who learns, and how they like things shown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.domain.question.text import Language

DEFAULT_ZONES = {Language.ENGLISH: "UTC", Language.PERSIAN: "Asia/Tehran"}


class Digits(StrEnum):
    AUTO = "auto"
    LATIN = "latin"
    PERSIAN = "persian"


class Formulas(StrEnum):
    """How formulas are shown; UNASKED until a first typeset one was sent, with a button for whom it looks broken."""

    UNASKED = "unasked"
    TYPESET = "typeset"
    PICTURE = "picture"
    PLAIN = "plain"


class LevelChoice(StrEnum):
    AUTO = "auto"
    EASY = "E"
    MEDIUM = "M"
    HARD = "H"


class Awaited(StrEnum):
    """What a message may be that answers no question: the day of the interview, the time that it is now, the hour for the daily session."""

    DAY = "day"
    CLOCK = "clock"
    HOUR = "hour"


@dataclass(frozen=True, slots=True)
class Learner:
    """A person in a private chat; ``id`` is Telegram's user id, which is the private chat's id too."""

    id: int
    language: Language
    digits: Digits = Digits.AUTO
    formulas: Formulas = Formulas.UNASKED
    level: LevelChoice = LevelChoice.AUTO
    zone: str | None = None
    """The IANA name of the time zone; None until it is chosen."""
    daily_at: int | None = None
    """Minutes after local midnight at which the daily question comes; None where it is off."""
    reachable: bool = True
    """Whether messages could be delivered when one was last tried."""
    interview_on: date | None = None
    """The day of the interview that the learner prepares for, by their own calendar."""
    sureness: bool = False
    """Whether questions ask how sure the learner is."""
    awaited: Awaited | None = None
    """What they were asked for that they may write as a message, and since when; None once it is known."""
    awaited_since: datetime | None = None

    @property
    def time_zone(self) -> ZoneInfo:
        """The zone chosen, else Tehran's for Persian and UTC for English."""
        return ZoneInfo(self.zone or DEFAULT_ZONES[self.language])

    def local_day(self, now: datetime) -> date:
        """The learner's own calendar day at a moment."""
        return now.astimezone(self.time_zone).date()

    @property
    def persian_digits(self) -> bool:
        if self.digits is Digits.AUTO:
            return self.language is Language.PERSIAN
        return self.digits is Digits.PERSIAN
