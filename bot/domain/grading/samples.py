"""Answers that a kind makes to its own question, so that tests can feed on them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Samples:
    """Texts that must be judged right, wrong, and unreadable."""

    right: tuple[str, ...]
    wrong: tuple[str, ...]
    unreadable: tuple[str, ...]
