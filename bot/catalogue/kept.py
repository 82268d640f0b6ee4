"""What was drawn for a variant, as plain data that can be kept and drawn again after the file has changed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from bot.catalogue.drawing import canonical_values
from bot.catalogue.schema import Parameter
from bot.domain.question.drill import Drill, Variant

FINGERPRINTS = "fingerprints.json"
"""The file of a content folder that holds what each drill draws at its revision."""
SEEDS = 12
"""Seeds from 1 on that a fingerprint stands for."""
Kept = Mapping[str, Any]


def kept(variant: Variant) -> Kept:
    """The parameters and the options shown, fit for JSON; fractions are written ``{"/": "3/10"}``."""
    drawn: dict[str, Any] = {
        "parameters": {name: _plain(value) for name, value in variant.parameters.items()}
    }
    if variant.options:
        drawn["options"] = [option.id for option in variant.options]
    return drawn


def parameters_of(drawn: Kept, file: Mapping[str, Parameter]) -> dict[str, object]:
    """The parameters that were kept, for a file that may have more or fewer by now: a new one has its canonical value."""
    values = canonical_values(file)
    known = drawn.get("parameters", {})
    return {name: _restored(known[name]) if name in known else value for name, value in values.items()}


def options_of(drawn: Kept) -> Sequence[str]:
    """The ids of the options that were shown, in their order."""
    return tuple(drawn.get("options", ()))


def fingerprint(drill: Drill) -> str:
    """A few letters that change when the drill draws other numbers or shows other options for the same seeds."""
    drawn = [kept(drill.draw(seed)) for seed in range(1, SEEDS + 1)]
    text = json.dumps(drawn, sort_keys=True, ensure_ascii=True)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _plain(value: object) -> Any:
    if isinstance(value, Fraction):
        return {"/": str(value)}
    return [_plain(item) for item in value] if isinstance(value, list | tuple) else value


def _restored(value: Any) -> object:
    if isinstance(value, dict):
        return Fraction(value["/"])
    return [_restored(item) for item in value] if isinstance(value, list) else value
