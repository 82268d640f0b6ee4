"""What is wrong with a field, in words for an author who knows YAML and no Python."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, get_args

from pydantic import BaseModel

NEARLY = 70
"""How alike two names are, of 100, for one to be meant by the other."""
MOST_HOMES = 3
"""A field that belongs in more places than these says nothing by its name."""
Context = Mapping[str, Any]


def told(kind: str, message: str, path: Sequence[str | int], context: Context) -> str:
    """A fault that the model found: ``kind``, ``message`` and ``context`` are pydantic's, ``path`` leads to it in the file."""
    if kind == "missing":
        return "this field is missing"
    if kind == "extra_forbidden":
        field = str(path[-1]) if path else ""
        return f"there is no field {field} here{_instead(field, indented=len(path) > 1)}"
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


def meant(name: str, known: Iterable[str]) -> str:
    """The known name that is nearest to one that is not known; empty where none is near."""
    from rapidfuzz.fuzz import ratio
    from rapidfuzz.process import extractOne

    nearest = extractOne(name, sorted(known), scorer=ratio, score_cutoff=NEARLY)
    return nearest[0] if nearest else ""


def unknown(name: str, known: Iterable[str]) -> str:
    """That there is no such name in an expression or a text, with the one that is meant."""
    nearest = meant(name, known)
    return f"there is no `{name}` here" + (f". Did you mean `{nearest}`?" if nearest else "")


def _instead(field: str, *, indented: bool) -> str:
    """Where a field belongs that is known elsewhere, or the field that is meant by one that is not known at all."""
    if homes := _homes().get(field):
        places = [_place(file, parents, indented=indented) for file, parents in homes]
        return f": {field} belongs in {', or in '.join(places)}" if len(places) <= MOST_HOMES else ""
    nearest = meant(field, _homes())
    return f". Did you mean {nearest}?" if nearest else ""


def _place(file: str, parents: str, *, indented: bool) -> str:
    if parents:
        return f"`{parents}` of {file}"
    return f"{file}, not indented" if indented else file


@cache
def _homes() -> Mapping[str, Sequence[tuple[str, str]]]:
    """Every field that content may have, with the files that it belongs in and the fields that it stands under there."""
    homes: dict[str, dict[tuple[str, str], None]] = {"kind": {("a drill", ""): None}}
    for file, part in _files():
        for field, parents in _fields(part):
            homes.setdefault(field, {})[file, ".".join(parents)] = None
    for (field, parents), kinds in _of_kinds().items():
        *others, last = kinds
        drill = f"a drill whose kind is {', '.join(others)}{' or ' if others else ''}{last}"
        homes.setdefault(field, {})[drill, ".".join(parents)] = None
    return {field: tuple(places) for field, places in homes.items()}


def _files() -> Iterator[tuple[str, type[BaseModel]]]:
    from bot.catalogue.check.corpus import Line
    from bot.catalogue.check.terms import TermsFile
    from bot.catalogue.content import CORPUS_FILE, HEARING_FILE, LEXICON_FILE, TOPIC_FILE
    from bot.catalogue.hearing import HearingFile, LexiconFile
    from bot.catalogue.schema import AnyDrill, TopicFile

    yield TOPIC_FILE, TopicFile
    yield HEARING_FILE, HearingFile
    yield CORPUS_FILE, Line
    yield LEXICON_FILE, LexiconFile
    yield "terms.yaml", TermsFile
    yield "a drill", AnyDrill


def _of_kinds() -> Mapping[tuple[str, tuple[str, ...]], Sequence[str]]:
    """The fields that drills of some kinds have, with these kinds; the parts of a case are steps as others are."""
    from bot.catalogue.kinds import drill_class
    from bot.catalogue.schema import AnyDrill
    from bot.domain.grading.kinds import KINDS, expected_class

    common = {("kind", ()), *_fields(AnyDrill)}
    kinds: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for kind in (kind for kind in KINDS if expected_class(kind).drilled):
        for field, parents in _fields(drill_class(kind)):
            alike = ("steps", *parents[1:]) if parents[:1] == ("parts",) else parents
            if not {(field, parents), (field, alike)} & common:
                kinds.setdefault((field, parents), []).append(kind)
    return kinds


def _fields(part: type[BaseModel], parents: tuple[str, ...] = ()) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The fields of a part and of the parts in it, each with the fields around it."""
    from bot.catalogue.schema import Both

    for name, field in part.model_fields.items():
        written = field.alias or name
        yield written, parents
        for inner in _parts(field.annotation):
            if inner is not Both:  # en and fa belong nearly everywhere
                yield from _fields(inner, (*parents, written))


def _parts(annotation: object) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in get_args(annotation):
        yield from _parts(argument)
