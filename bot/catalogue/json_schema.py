"""The JSON Schema of the format, for editors: ``python -m bot.catalogue.json_schema`` writes it to content/schema.json."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from bot.catalogue.schema import DRILL, TopicFile


def json_schema() -> dict[str, Any]:
    """The JSON Schema of both kinds of file; a file is one or the other."""
    drill = DRILL.json_schema(ref_template="#/$defs/{model}")
    topic = TopicFile.model_json_schema(ref_template="#/$defs/{model}")
    definitions = {**drill.pop("$defs"), **topic.pop("$defs"), "Drill": drill, "Topic": topic}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Epsilon content",
        "if": {"required": ["kind"]},
        "then": {"$ref": "#/$defs/Drill"},
        "else": {"$ref": "#/$defs/Topic"},
        "$defs": dict(sorted(definitions.items())),
    }


def schema_text() -> str:
    """What stands in content/schema.json."""
    return json.dumps(json_schema(), ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    Path(sys.argv[1] if len(sys.argv) > 1 else "content/schema.json").write_text(
        schema_text(), encoding="utf-8"
    )
