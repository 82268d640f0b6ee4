"""No number in the documentation without a test, a benchmark or a place in the code that it comes from."""

from __future__ import annotations

from typing import Any

import yaml

from tests.promises.promised import ROOT, Said, said

LISTED: dict[str, list[dict[str, Any]]] = yaml.safe_load(
    (ROOT / "docs" / "promises.yaml").read_text(encoding="utf-8")
)
SAID = list(said())


def covers(entry: dict[str, Any], sentence: Said) -> bool:
    return str(entry["says"]) in sentence.text


def test_every_sentence_with_a_number_has_what_shows_it() -> None:
    bare = [
        f"{each.page}: {each.text}"
        for each in SAID
        if not any(covers(entry, each) for entry in LISTED.get(each.page, []))
    ]

    assert bare == [], "name a test or a benchmark in docs/promises.yaml:\n" + "\n".join(bare)


def test_every_line_is_about_a_sentence_that_is_there() -> None:
    stale = [
        f"{page}: {entry['says']}"
        for page, entries in LISTED.items()
        for entry in entries
        if not any(each.page == page and covers(entry, each) for each in SAID)
    ]

    assert stale == []


def test_what_is_named_is_there() -> None:
    missing = []
    for entries in LISTED.values():
        for entry in entries:
            path, _, name = str(entry.get("shown", "")).partition("::")
            if "told" in entry:
                continue
            place = ROOT / path
            if not place.exists() or (name and name not in place.read_text(encoding="utf-8")):
                missing.append(entry["shown"])

    assert missing == []


def test_a_new_number_would_be_found() -> None:
    sentence = Said("README.md", "It answers within 3 ms, always.")

    assert not any(covers(entry, sentence) for entry in LISTED["README.md"])
