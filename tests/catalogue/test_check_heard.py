"""`epsilon check` tells what is wrong with a line of heard.jsonl as it tells of any other field."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.catalogue.check import check
from tests.catalogue.drill_text import write_content

LINE = {
    "language": "en",
    "style": "loose",
    "answer": "bandwidth, and packet loss",
    "points": ["speed", "loss"],
    "claims": [],
    "outcome": "partly",
    "by": "teacher",
}


def faults(folder: Path, *lines: str) -> list[str]:
    content = write_content(folder)
    (content / "links" / "heard.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return [str(fault) for fault in check(content, seeds=1, workers=1).faults]


def test_a_sound_line_has_no_faults(tmp_path: Path) -> None:
    assert faults(tmp_path, json.dumps(LINE)) == []


@pytest.mark.parametrize(
    ("change", "report"),
    [
        ({"language": "english"}, "language: this must be 'en' or 'fa'"),
        ({"outcome": "ok"}, "outcome: this must be 'correct', 'partly' or 'wrong'"),
        ({"points": "speed"}, "points: a list is wanted here"),
        ({"points": ["speed", 2]}, "points.1: a text is wanted here"),
        ({"points": ["sped"]}, "points: topic.yaml has no sped"),
        ({"langauge": "en"}, "langauge: there is no field langauge here. Did you mean language?"),
        ({"weight": 2}, "weight: there is no field weight here: weight belongs in"),
        ({"by": None}, "by: a text is wanted here"),
    ],
)
def test_each_field_is_told_with_what_is_allowed(
    tmp_path: Path, change: dict[str, object], report: str
) -> None:
    found = faults(tmp_path, json.dumps(LINE), json.dumps(LINE | change))

    assert len(found) == 1
    assert found[0].startswith(f"links/heard.jsonl:2: {report}"), found


def test_every_wrong_field_of_a_line_is_told(tmp_path: Path) -> None:
    line = {name: value for name, value in LINE.items() if name != "by"} | {"style": "bad", "held": "yes"}

    assert faults(tmp_path, json.dumps(line)) == [
        "links/heard.jsonl:1: by: this field is missing",
        "links/heard.jsonl:1: held: true or false is wanted here",
        "links/heard.jsonl:1: style: this must be 'strong', 'loose', 'partial', 'wrong', 'denial', 'list' or 'offtopic'",
    ]


@pytest.mark.parametrize(
    ("line", "report"),
    [
        ("", "this line is empty: each line holds one answer"),
        ('{"language": "en" "style": "loose"}', "this line is not JSON: look at character 19 ("),
        ("['speed']", "this line is not JSON: look at character 2 ("),
        ('["speed"]', "fields are wanted here"),
    ],
)
def test_broken_json_is_said_in_plain_words(tmp_path: Path, line: str, report: str) -> None:
    found = faults(tmp_path, line, json.dumps(LINE))

    assert len(found) == 1
    assert found[0].startswith(f"links/heard.jsonl:1: (file): {report}"), found
