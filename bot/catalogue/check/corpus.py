"""Answers that people gave to a topic's open question, with what a fair examiner hears in them: ``heard.jsonl``."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from bot.catalogue.content import CORPUS_FILE
from bot.catalogue.faults import ContentError, Fault
from bot.catalogue.wording import told
from bot.domain.question.topic import OpenQuestion


class Line(BaseModel):
    """An answer with its labels. ``by`` is a role, never a name; a ``held`` line is only counted, so that nobody tunes on it."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    language: Literal["en", "fa"]
    style: Literal["strong", "loose", "partial", "wrong", "denial", "list", "offtopic"]
    answer: str
    points: list[str]
    claims: list[str]
    outcome: Literal["correct", "partly", "wrong"]
    by: str
    held: bool = False


def read_corpus(folder: Path, question: OpenQuestion) -> list[tuple[int, Line]]:
    """The lines of a topic's corpus with their numbers; none where there is no corpus. Raises ContentError with every fault."""
    path = folder / CORPUS_FILE
    if not path.exists():
        return []
    lines: list[tuple[int, Line]] = []
    faults: list[Fault] = []
    name = f"{folder.name}/{CORPUS_FILE}"
    for number, text in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        try:
            line = _line(name, number, text)
        except ContentError as error:
            faults += error.faults
            continue
        faults += [Fault(name, number, *fault) for fault in _unknown(line, question)]
        lines.append((number, line))
    if faults:
        raise ContentError(faults)
    return lines


def _line(name: str, number: int, text: str) -> Line:
    """What a line holds. Raises ContentError with a fault for each field that is wrong."""
    if not text.strip():
        raise ContentError([Fault(name, number, "", "this line is empty: each line holds one answer")])
    try:
        return Line.model_validate(json.loads(text))
    except json.JSONDecodeError as error:
        message = f"this line is not JSON: look at character {error.colno} ({error.msg})"
        raise ContentError([Fault(name, number, "", message)]) from error
    except ValidationError as error:
        raise ContentError(
            Fault(
                name,
                number,
                ".".join(map(str, problem["loc"])),
                told(problem["type"], problem["msg"], problem["loc"], problem.get("ctx", {})),
            )
            for problem in error.errors(include_url=False, include_input=False)
        ) from error


def _unknown(line: Line, question: OpenQuestion) -> Iterator[tuple[str, str]]:
    for field, named, known in (
        ("points", line.points, [point.id for point in question.points]),
        ("claims", line.claims, [claim.id for claim in question.wrong_claims]),
    ):
        for name in named:
            if name not in known:
                yield field, f"topic.yaml has no {name}"


def held_share(lines: Sequence[Line]) -> float:
    """The share of lines that nobody may tune on."""
    return sum(line.held for line in lines) / (len(lines) or 1)
