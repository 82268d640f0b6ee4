"""A session: about ten minutes of questions, what is due first, one easy win early, and a fixed share of new ones."""

from __future__ import annotations

from enum import StrEnum

SECONDS = 600.0
READING = 50.0
"""Seconds that a verdict and its explanation take to read."""
FEWEST, USUAL, MOST = 4, 5, 6
NEW_OF_FIVE = 2
"""Of five questions so many are new, where there are new ones."""


class Role(StrEnum):
    """What a place in a session is for; where there is nothing of it, something else takes the place."""

    EASY = "easy"
    DUE = "due"
    NEW = "new"


def length(seconds: float | None) -> int:
    """How many questions about ten minutes are for somebody whose answers take so many seconds; None where that is not known."""
    if seconds is None:
        return USUAL
    return max(FEWEST, min(MOST, round(SECONDS / (seconds + READING))))


def roles(total: int) -> tuple[Role, ...]:
    """What each of so many places is for."""
    new = new_in(total)
    return (Role.EASY, *[Role.DUE] * (total - new - 1), *[Role.NEW] * new)


def new_in(total: int) -> int:
    """How many of so many places are for new questions."""
    return -(-NEW_OF_FIVE * total // 5)
