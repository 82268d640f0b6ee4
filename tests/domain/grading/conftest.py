"""Judging's own tests time themselves; hypothesis must not fail an example because a neighbour held the processor."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")
