"""What a drill declares: canonical values that could be drawn too, and names for parts that there are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from bot.catalogue.document import Path
from bot.catalogue.drawing import exact
from bot.catalogue.schema import AnyDrill, Parameter, Scalar
from bot.catalogue.work import key_of
from bot.domain.question.drill import Variant


def canonical_faults(parameters: Mapping[str, Parameter]) -> Iterator[tuple[Path, str]]:
    """Canonical values that the parameter's own choices, range or length leave out."""
    for name, parameter in parameters.items():
        canonical = parameter.canonical
        path: Path = ("parameters", name, "canonical")
        for value in canonical if isinstance(canonical, list) else [canonical]:
            if message := _why_never_drawn(value, parameter):
                yield path, message
        if isinstance(canonical, list) and parameter.length is not None:
            least, most = parameter.length if isinstance(parameter.length, list) else (parameter.length,) * 2
            if not least <= len(canonical) <= most:
                yield path, f"this list has {len(canonical)} items, and `length` says otherwise"


def unsaid_names(file: AnyDrill) -> dict[str, str]:
    """The names that a drill gives, by the keys of the parts; those that slips have are to be taken away."""
    return {key_of(text): text for text in file.names}


def keys_of_slips(variant: Variant) -> Iterator[str]:
    """The keys of the parts that the slips of a variant and of its steps name."""
    for work in (variant.work(), *(step.work() for step in variant.steps)):
        for slip in work.slips if work is not None else ():
            yield from slip.key.split("|")


def unsaid(text: str, file: AnyDrill) -> str:
    """What to say of a name that no slip has."""
    if text in file.let or text in file.parameters:
        return f"no slip names `{text}`, so these words are never said"
    return f"nothing in this drill is called `{text}`, so these words are never said"


def _why_never_drawn(value: Scalar, parameter: Parameter) -> str:
    if parameter.choices is not None:
        return "" if exact(value) in map(exact, parameter.choices) else f"{value} is none of the `choices`"
    assert parameter.from_ is not None and parameter.to is not None  # the schema says so
    if not isinstance(value, int | Decimal) or not parameter.from_ <= value <= parameter.to:
        return f"{value} is not between `from` and `to`"
    return ""
