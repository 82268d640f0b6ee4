"""What drills draw, held fast: a drill that draws other numbers at the same revision would change questions on people's screens."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import TypedDict

from bot.catalogue.document import Document
from bot.catalogue.expression import ExpressionError
from bot.catalogue.faults import Fault
from bot.catalogue.kept import FINGERPRINTS, fingerprint
from bot.catalogue.variants import DrawError
from bot.domain.question.drill import Drill


class Drawing(TypedDict):
    """What a drill drew at a revision."""

    revision: int
    draws: str


def drawing_faults(drill: Drill, document: Document, folder: Path) -> Iterator[Fault]:
    """A fault where the drill draws otherwise than the content folder's file of fingerprints says of this revision."""
    known = read_fingerprints(folder).get(drill.id)
    if known is None or known["revision"] != drill.revision:
        return
    try:
        draws = fingerprint(drill)
    except (DrawError, ExpressionError):  # told already
        return
    if draws != known["draws"]:
        message = (
            f"revision {drill.revision} drew other numbers before: raise `revision`, "
            "then run `epsilon check --fingerprints`"
        )
        yield document.fault(("revision",), message)


@lru_cache(maxsize=8)
def read_fingerprints(folder: Path) -> Mapping[str, Drawing]:
    """The fingerprints of a content folder; none where it has no such file."""
    file = folder / FINGERPRINTS
    known: dict[str, Drawing] = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    return known


def fingerprints_text(drills: Iterable[Drill]) -> str:
    """What the file of fingerprints holds, a line a drill."""
    lines = [
        json.dumps(drill.id) + ": " + json.dumps(Drawing(revision=drill.revision, draws=fingerprint(drill)))
        for drill in sorted(drills, key=lambda drill: drill.id)
    ]
    return "{\n" + ",\n".join(lines) + "\n}\n"
