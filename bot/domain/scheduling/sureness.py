"""How sure a learner says to be before answering."""

from __future__ import annotations

from enum import IntEnum


class Sureness(IntEnum):
    """In the order of the buttons, as buttons and rows carry it."""

    GUESSING = 0
    """A right answer is then no sign of knowing."""
    RATHER = 1
    CERTAIN = 2
