"""A verdict as JSON and back, exactly."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from bot.domain.codes import Built
from bot.domain.grading.verdict import Outcome, Reason, Understood, Value, Verdict

LONGEST = 12_000
"""Bits of a number that is kept; Python refuses to write a longer one in decimal."""


def to_json(verdict: Verdict) -> dict[str, Any]:
    return {
        "outcome": verdict.outcome.value,
        "score": str(verdict.score),
        "understood": verdict.understood and _understood_to_json(verdict.understood),
        "reasons": [
            {"code": reason.code, "values": {name: _to_json(value) for name, value in reason.values.items()}}
            for reason in verdict.reasons
        ],
        "misconception": verdict.misconception,
    }


def from_json(kept: Mapping[str, Any]) -> Verdict:
    understood = kept["understood"]
    return Verdict(
        Outcome(kept["outcome"]),
        Fraction(kept["score"]),
        Understood(**understood | {"value": _from_json(understood["value"])}) if understood else None,
        tuple(
            Reason(
                Built(reason["code"]), {name: _from_json(value) for name, value in reason["values"].items()}
            )
            for reason in kept["reasons"]
        ),
        kept["misconception"],
    )


def _understood_to_json(understood: Understood) -> dict[str, Any]:
    value = understood.value
    return {
        "text": understood.text,
        "value": None if value is None or _too_long(value) else _to_json(value),
        "exact": understood.exact,
        "unit": understood.unit,
    }


def _to_json(value: Value) -> Any:
    if isinstance(value, str):
        return value
    if _too_long(Fraction(value)):
        return "…"
    return value if isinstance(value, int) else {"fraction": str(value)}


def _too_long(value: Fraction) -> bool:
    return max(value.numerator.bit_length(), value.denominator.bit_length()) > LONGEST


def _from_json(kept: Any) -> Any:
    return Fraction(kept["fraction"]) if isinstance(kept, dict) else kept
