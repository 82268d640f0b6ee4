"""Who learns, and how they like things shown."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.question.text import Language


class Digits(StrEnum):
    AUTO = "auto"
    LATIN = "latin"
    PERSIAN = "persian"


class Formulas(StrEnum):
    """How formulas are shown; UNASKED until the learner has said whether typeset ones can be read (shown as PLAIN)."""

    UNASKED = "unasked"
    TYPESET = "typeset"
    PICTURE = "picture"
    PLAIN = "plain"


class LevelChoice(StrEnum):
    AUTO = "auto"
    EASY = "E"
    MEDIUM = "M"
    HARD = "H"


@dataclass(frozen=True, slots=True)
class Learner:
    """A person in a private chat; ``id`` is Telegram's user id, which is the private chat's id too."""

    id: int
    language: Language
    digits: Digits = Digits.AUTO
    formulas: Formulas = Formulas.UNASKED
    level: LevelChoice = LevelChoice.AUTO

    @property
    def persian_digits(self) -> bool:
        if self.digits is Digits.AUTO:
            return self.language is Language.PERSIAN
        return self.digits is Digits.PERSIAN
