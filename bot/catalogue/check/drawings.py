"""What drills draw, held fast: a drill that draws other numbers at the same revision would change questions on people's screens."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import TypedDict

from bot.catalogue.content import Content
from bot.catalogue.document import Document
from bot.catalogue.faults import Fault
from bot.catalogue.kept import FINGERPRINTS, fingerprint
from bot.catalogue.variants import UNDRAWN
from bot.domain.question.drill import Drill


class Drawing(TypedDict):
    """What a drill drew at a revision."""

    revision: int
    draws: str


def drawing_faults(drill: Drill, document: Document, content: Content) -> Iterator[Fault]:
    """A fault where the drill draws otherwise than the file of fingerprints says of this revision."""
    known = read_fingerprints(content).get(drill.id)
    if known is None or known["revision"] != drill.revision:
        return
    try:
        draws = fingerprint(drill)
    except UNDRAWN:  # told already
        return
    if draws != known["draws"]:
        message = (
            f"revision {drill.revision} drew other numbers before: raise `revision`, "
            "then run `epsilon check --fingerprints`"
        )
        yield document.fault(("revision",), message)


@lru_cache(maxsize=8)
def read_fingerprints(content: Content) -> Mapping[str, Drawing]:
    """The fingerprints of all folders; none where there is no such file."""
    known: dict[str, Drawing] = {}
    for file in content.shared(FINGERPRINTS):
        known |= json.loads(file.read_text(encoding="utf-8"))
    return known


def fingerprints_text(drills: Iterable[Drill]) -> str:
    """What the file of fingerprints holds, a line a drill."""
    lines = [
        json.dumps(drill.id) + ": " + json.dumps(Drawing(revision=drill.revision, draws=fingerprint(drill)))
        for drill in sorted(drills, key=lambda drill: drill.id)
    ]
    return "{\n" + ",\n".join(lines) + "\n}\n"
