"""A text in both languages."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Language(StrEnum):
    ENGLISH = "en"
    PERSIAN = "fa"

    @property
    def right_to_left(self) -> bool:
        return self is Language.PERSIAN


@dataclass(frozen=True, slots=True)
class Localized:
    """The same text in English and in Persian (small Markdown with LaTeX, possibly with template places)."""

    en: str
    fa: str

    def in_language(self, language: Language) -> str:
        return self.fa if language is Language.PERSIAN else self.en
