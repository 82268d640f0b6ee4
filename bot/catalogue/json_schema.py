"""The JSON Schema of the format, for editors: ``python -m bot.catalogue.json_schema`` writes it to content/schema.json."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from bot.catalogue.hearing import HearingFile, LexiconFile
from bot.catalogue.kinds import any_drill
from bot.catalogue.schema import TopicFile

REFERENCE = "#/$defs/{model}"


def json_schema() -> dict[str, Any]:
    """The JSON Schema of all kinds of file; what a file holds says which it is."""
    drill = any_drill().json_schema(ref_template=REFERENCE)
    definitions: dict[str, Any] = {**drill.pop("$defs"), "Drill": drill}
    for name, model in (("Topic", TopicFile), ("Hearing", HearingFile), ("Lexicon", LexiconFile)):
        schema = model.model_json_schema(ref_template=REFERENCE)
        definitions |= {**schema.pop("$defs"), name: schema}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Epsilon content",
        **_which("kind", "Drill", _which("question", "Topic", _which("points", "Hearing", _one("Lexicon")))),
        "$defs": dict(sorted(definitions.items())),
    }


def _which(field: str, name: str, otherwise: dict[str, Any]) -> dict[str, Any]:
    return {"if": {"required": [field]}, "then": _one(name), "else": otherwise}


def _one(name: str) -> dict[str, Any]:
    return {"$ref": f"#/$defs/{name}"}


def schema_text() -> str:
    """What stands in content/schema.json."""
    return json.dumps(json_schema(), ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    Path(sys.argv[1] if len(sys.argv) > 1 else "content/schema.json").write_text(
        schema_text(), encoding="utf-8"
    )
