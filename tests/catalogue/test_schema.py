"""The JSON Schema beside the content is the format's own."""

from pathlib import Path

from bot.catalogue.json_schema import json_schema, schema_text

CONTENT = Path(__file__).parents[2] / "content"


def test_the_schema_file_is_fresh() -> None:
    """`python -m bot.catalogue.json_schema` was run after the last change of the format."""
    assert (CONTENT / "schema.json").read_text(encoding="utf-8") == schema_text()


def test_an_editor_says_of_every_field_what_it_is() -> None:
    silent = [
        f"{name}.{field}"
        for name, part in json_schema()["$defs"].items()
        for field, told in part.get("properties", {}).items()
        if not told.get("description")
    ]

    assert silent == []


def test_every_file_names_its_schema() -> None:
    """Editors find the schema through the first line."""
    files = sorted(CONTENT.glob("*/*.yaml"))

    assert files
    assert [
        f
        for f in files
        if not f.read_text(encoding="utf-8").startswith("# yaml-language-server: $schema=../schema.json\n")
    ] == []
