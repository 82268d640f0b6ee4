"""A talk about an open question as JSON and back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from bot.domain.hearing.dialogue import Dialogue


def to_json(talk: Dialogue) -> dict[str, Any]:
    """Only what differs from a talk that has not begun."""
    empty = Dialogue()
    kept = {each.name: getattr(talk, each.name) for each in fields(Dialogue)}
    return {
        name: dict(value)
        if isinstance(value, Mapping)
        else list(value)
        if isinstance(value, tuple)
        else value
        for name, value in kept.items()
        if value != getattr(empty, name)
    }


def from_json(kept: Mapping[str, Any]) -> Dialogue:
    """The talk; what a later version may have kept beside is left out."""
    known = {each.name for each in fields(Dialogue)}
    values: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in kept.items()
        if name in known
    }
    return Dialogue(**values)
