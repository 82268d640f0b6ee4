"""A case: what it is judged against."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from bot.domain.grading.expected import Expected


@dataclass(frozen=True, slots=True)
class CaseExpected(Expected):
    """A case: its parts are judged, each by its own expectation, and it is right where all of them are."""

    kind: ClassVar[str] = "case"
    in_lines: ClassVar[bool] = False
    by_text: ClassVar[bool] = False
    parts: tuple[str, ...]
