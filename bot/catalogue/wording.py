"""What is wrong with a field, in words for an author who knows YAML and no Python."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any

from pydantic import BaseModel

NEARLY = 70
"""How alike two names are, of 100, for one to be meant by the other."""
Context = Mapping[str, Any]


def told(kind: str, message: str, field: str, context: Context) -> str:
    """A fault that the model found: ``kind``, ``message`` and ``context`` are pydantic's, ``field`` the last part of its place."""
    if kind == "missing":
        return "this field is missing"
    if kind == "extra_forbidden":
        return f"there is no field {field} here{_meant(field)}"
    say = _WORDS.get(kind)
    return say(context) if say else message.removeprefix("Value error, ")


_WORDS: Mapping[str, Callable[[Context], str]] = {
    "too_short": lambda context: (
        f"at least {context['min_length']} are needed, not {context['actual_length']}"
    ),
    "too_long": lambda context: (
        f"at most {context['max_length']} are allowed, not {context['actual_length']}"
    ),
    "string_too_short": lambda _: "this text is empty",
    "string_too_long": lambda context: f"a text here has at most {context['max_length']} characters",
    "string_type": lambda _: (
        "a text is wanted here; put it in quotes where it looks like something else to YAML"
    ),
    "string_pattern_mismatch": lambda _: "a name here has letters, digits and single hyphens only",
    "int_type": lambda _: "a whole number is wanted here",
    "bool_type": lambda _: "true or false is wanted here",
    "list_type": lambda _: "a list is wanted here: [one, two], or a line with - for each item",
    "tuple_type": lambda _: "a list is wanted here: [one, two], or a line with - for each item",
    "dict_type": lambda _: "fields are wanted here, such as name: value",
    "model_type": lambda _: "fields are wanted here, such as name: value",
    "model_attributes_type": lambda _: "fields are wanted here, such as name: value",
    "literal_error": lambda context: f"this must be {context['expected']}",
    "union_tag_invalid": lambda context: f"the kind {context['tag']} is none of {context['expected_tags']}",
    "union_tag_not_found": lambda _: "this field is missing: kind",
    "greater_than_equal": lambda context: f"this must be at least {context['ge']}",
    "less_than_equal": lambda context: f"this must be at most {context['le']}",
    "greater_than": lambda context: f"this must be more than {context['gt']}",
    "less_than": lambda context: f"this must be less than {context['lt']}",
}


def _meant(field: str) -> str:
    from rapidfuzz.fuzz import ratio
    from rapidfuzz.process import extractOne

    nearest = extractOne(field, _fields(), scorer=ratio, score_cutoff=NEARLY)
    return f". Did you mean {nearest[0]}?" if nearest else ""


@cache
def _fields() -> list[str]:
    """The name of every field that content may have."""
    from bot.catalogue import schema

    return sorted(
        {field.alias or name for part in _parts(schema.Part) for name, field in part.model_fields.items()}
    )


def _parts(part: type[BaseModel]) -> Iterator[type[BaseModel]]:
    for each in part.__subclasses__():
        yield each
        yield from _parts(each)
