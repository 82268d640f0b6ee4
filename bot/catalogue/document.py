"""YAML text → plain data with line numbers, in the small, unambiguous part of YAML that content may use.

Built from the parser's events, so that no alias is ever expanded and no tag is ever acted upon.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from typing import TypeAlias

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from bot.catalogue.faults import ContentError, Fault

Data: TypeAlias = "str | int | Decimal | bool | list[Data] | dict[str, Data]"
Path: TypeAlias = "tuple[str | int, ...]"

SIZE_LIMIT = 200_000
DEPTH_LIMIT = 12
_INTEGER = re.compile(r"-?(0|[1-9][0-9]{0,39})")
_DECIMAL = re.compile(r"-?(0|[1-9][0-9]{0,39})\.[0-9]{1,40}")
# What some YAML reader takes for a number, a boolean, a date or nothing, beside what the library's own list knows.
_AMBIGUOUS = re.compile(r"[-+]?[0-9._]+([eE][-+]?[0-9]+)?|0[xo][0-9a-fA-F]+|[-+]?[0-9]+(:[0-9]+)+")
_Parser = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Document:
    """A file's data, and the line on which the value at each path begins."""

    file: str
    data: Data
    lines: dict[Path, int] = field(default_factory=dict)

    def line(self, path: Path) -> int:
        """The line of the value at a path, or of the nearest value around it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)

    def written(self, path: Path) -> Path:
        """The path as the file has it: the steps of a case are written ``parts``."""
        is_case = path[:1] == ("steps",) and ("steps",) not in self.lines
        return ("parts", *path[1:]) if is_case else path

    def fault(self, path: Path, message: str, seed: int | None = None) -> Fault:
        return Fault(self.file, self.line(path), ".".join(map(str, path)), message, seed)


def read_document(file: str, text: str) -> Document:
    """The data of a YAML text. Raises ContentError with all faults: aliases, anchors, tags, merge keys, duplicate keys,
    values that YAML would silently turn into something else, or broken YAML."""
    if len(text.encode()) > SIZE_LIMIT:
        raise ContentError([Fault(file, 0, "", f"the file is larger than {SIZE_LIMIT} bytes")])
    builder = _Builder(file)
    try:
        parser = _Parser(text)
        try:
            data = builder.document(iter(parser.get_event, None))
        finally:
            parser.dispose()
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or "the text is not YAML"
        raise ContentError([Fault(file, mark.line + 1 if mark else 0, "", f"not YAML: {problem}")]) from error
    if builder.faults:
        raise ContentError(builder.faults)
    return Document(file, data, builder.lines)


class _Builder:
    def __init__(self, file: str) -> None:
        self.file = file
        self.faults: list[Fault] = []
        self.lines: dict[Path, int] = {}

    def document(self, events: Iterator[Event]) -> Data:
        next(events)  # the start of the stream
        first = next(events)
        if isinstance(first, DocumentStartEvent):
            first = next(events)
        if not isinstance(first, MappingStartEvent):
            self._blame(first, (), "the file must be a mapping of fields")
            return {}
        self.lines[()] = _line(first)
        data = self._value(first, events, ())
        next(events)
        if not isinstance(extra := next(events), yaml.StreamEndEvent):
            self._blame(extra, (), "one document a file")
        return data

    def _blame(self, event: Event, path: Path, message: str) -> None:
        self.faults.append(Fault(self.file, _line(event), ".".join(map(str, path)), message))

    def _value(self, event: Event, events: Iterator[Event], path: Path) -> Data:
        """The value that begins with an event; whoever calls has noted its line."""
        if isinstance(event, AliasEvent):
            self._blame(event, path, f"aliases are not allowed: *{event.anchor}")
            return ""
        if anchor := getattr(event, "anchor", None):
            self._blame(event, path, f"anchors are not allowed: &{anchor}")
        if tag := getattr(event, "tag", None):
            self._blame(event, path, f"tags are not allowed: {tag}")
        if len(path) > DEPTH_LIMIT:
            raise ContentError([Fault(self.file, _line(event), "", "nested too deep")])
        if isinstance(event, ScalarEvent):
            return self._scalar(event, path)
        return (
            self._mapping(events, path) if isinstance(event, MappingStartEvent) else self._list(events, path)
        )

    def _list(self, events: Iterator[Event], path: Path) -> Data:
        values: list[Data] = []
        while not isinstance(event := next(events), SequenceEndEvent):
            place = (*path, len(values))
            self.lines[place] = _line(event)
            values.append(self._value(event, events, place))
        return values

    def _mapping(self, events: Iterator[Event], path: Path) -> Data:
        values: dict[str, Data] = {}
        while not isinstance(event := next(events), MappingEndEvent):
            key = self._key(event, events, path)
            if key in values:
                self._blame(event, (*path, key), "this key is here twice")
            place = (*path, key)
            self.lines[place] = _line(event)
            values[key] = self._value(next(events), events, place)
        return values

    def _key(self, event: Event, events: Iterator[Event], path: Path) -> str:
        if not isinstance(event, ScalarEvent):
            self._blame(event, path, "a key must be a plain word")
            if isinstance(event, MappingStartEvent | SequenceStartEvent):
                self._value(event, events, path)
            return ""
        if event.value == "<<":
            self._blame(event, path, "merge keys are not allowed")
        elif event.anchor or event.tag:
            self._blame(event, path, "a key must be a plain word, without anchor or tag")
        elif not event.style and _is_ambiguous(event.value):
            self._blame(event, path, f"write this key in quotes: {event.value}")
        return event.value

    def _scalar(self, event: ScalarEvent, path: Path) -> Data:
        text = event.value
        if event.style:  # quoted, or a block of text
            return text
        if text in ("true", "false"):
            return text == "true"
        if _INTEGER.fullmatch(text):
            return int(text)
        if _DECIMAL.fullmatch(text):
            return Decimal(text)
        if _is_ambiguous(text):
            self._blame(
                event,
                path,
                f"YAML readers disagree about {text!r}: write a plain number, or put it in quotes",
            )
        return text


def _line(event: Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 0


@lru_cache(maxsize=4096)
def _is_ambiguous(text: str) -> bool:
    if not text or _AMBIGUOUS.fullmatch(text):
        return True
    resolvers = yaml.SafeLoader.yaml_implicit_resolvers.get(text[0], [])
    return any(pattern.match(text) for _, pattern in resolvers)
