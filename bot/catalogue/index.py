"""The index of a content folder: what lists show of each drill, and how its file read when it was last read whole without a fault.

A start reads the index, and each drill's file when its question is first asked. A file that has changed since, or that the index does
not know, is read whole at the start, so that what is wrong with it is told there.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from bot.catalogue.content import HEARING_FILE, LEXICON_FILE, TOPIC_FILE, Content
from bot.domain.question.drill import Body, Drill, Level
from bot.domain.question.text import Localized

INDEX = "index.json"
"""The file of a content folder that holds its index; ``epsilon check --fingerprints`` writes it."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a drill whose file has this digest."""

    digest: str
    topic_id: str
    revision: int
    level: Level
    kind: str
    title: Localized


@dataclass(frozen=True, slots=True)
class Index:
    """Drills by id, and the digests of what open questions listen with, by topic."""

    drills: Mapping[str, Known] = field(default_factory=dict)
    rubrics: Mapping[str, str] = field(default_factory=dict)


def read_index(content: Content) -> Index:
    """The indexes of all folders in one; one that cannot be read counts for nothing, as it only saves time."""
    read, found = TypeAdapter(Index).validate_json, Index()
    for file in content.shared(INDEX):
        try:
            index = read(file.read_bytes())
        except (OSError, ValidationError):
            continue
        found = Index({**found.drills, **index.drills}, {**found.rubrics, **index.rubrics})
    return found


def index_text(drills: Mapping[Path, Drill], rubrics: Mapping[str, str]) -> str:
    """The file of an index, a line for each question."""
    known = {drill.id: asdict(_known(path, drill)) for path, drill in drills.items()}
    return f'{{\n"rubrics": {_lines(rubrics)},\n"drills": {_lines(known)}\n}}\n'


def _lines(entries: Mapping[str, object]) -> str:
    lines = (f"{json.dumps(key)}: {json.dumps(entries[key], ensure_ascii=False)}" for key in sorted(entries))
    return "{\n" + ",\n".join(lines) + "\n}"


def _known(path: Path, drill: Drill) -> Known:
    return Known(digest(path), drill.topic_id, drill.revision, drill.level, drill.kind, drill.title)


def promised(drill_id: str, known: Known, body: Callable[[], Body]) -> Drill:
    """A drill of which only what the index knows is there, and the rest when it is asked for."""
    return Drill(
        id=drill_id,
        topic_id=known.topic_id,
        revision=known.revision,
        level=known.level,
        kind=known.kind,
        title=known.title,
        body=body,
    )


def rubric_digest(content: Content, files: Mapping[str, Path]) -> str:
    """The digest of all that an open question listens with: its topic's file, its hearing, and the lexicons."""
    own = [files[name] for name in (TOPIC_FILE, HEARING_FILE) if name in files]
    return digest(*own, *content.shared(LEXICON_FILE))


def digest(*paths: Path) -> str:
    """Some letters that change when any of the files does; none where one cannot be read, which is told by who reads it whole."""
    whole = hashlib.sha256()
    try:
        for path in paths:
            whole.update(hashlib.sha256(path.read_bytes()).digest())
    except OSError:
        return ""
    return whole.hexdigest()[:32]
