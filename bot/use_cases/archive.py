"""Everything kept about a person in one archive: their answers as one table to read, all as JSON and as CSV, and Anki decks."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

Tables = Mapping[str, Sequence[Mapping[str, Any]]]

MODEL_ID = 1_748_215_907
"""Anki tells kinds of notes and decks apart by numbers that must never change: then a later export updates the cards of an earlier one."""
FIRST_DECK_ID = 1_748_215_910
FORMULA = frozenset("=+-@\t\r")
"""What a spreadsheet takes for the beginning of a formula; behind an apostrophe it is a text."""
STYLE = """.card { font-family: Vazirmatn, sans-serif; font-size: 18px; max-width: 42em; margin: auto; }
.card pre, .card code { direction: ltr; unicode-bidi: isolate; }
.card table { border-collapse: collapse; }
.card td, .card th { border: 1px solid #999; padding: 2px 8px; }"""


@dataclass(frozen=True, slots=True)
class Card:
    """A question and its answer as HTML with formulas in Anki's delimiters. ``key`` is the same in every export."""

    key: str
    front: str
    back: str
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Deck:
    """Cards of one language. ``number`` tells decks apart, and stays."""

    number: int
    name: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Readable:
    """What a person reads: what is what, and their answers as rows below a header. ``day`` is in ISO 8601."""

    day: str
    about: str
    answers: tuple[tuple[str, ...], ...]


def archive(
    kept: Tables, columns: Mapping[str, Sequence[str]], decks: Sequence[Deck], readable: Readable
) -> bytes:
    """A zip file. ``kept`` are rows by table, ``columns`` the columns of each table, so that one without rows has its header too."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("README.txt", "\ufeff" + readable.about)
        file.writestr(f"answers-{readable.day}.csv", _sheet(readable.answers))
        file.writestr("epsilon.json", json.dumps(kept, ensure_ascii=False, indent=2))
        for table, rows in kept.items():
            file.writestr(f"tables/{table}.csv", _csv(rows, columns[table]))
        if any(deck.cards for deck in decks):
            file.writestr("epsilon.apkg", anki(decks))
    return content.getvalue()


def anki(decks: Sequence[Deck]) -> bytes:
    """Decks as Anki imports them (.apkg)."""
    import genanki

    model = genanki.Model(
        MODEL_ID,
        "Epsilon",
        fields=[{"name": "Question"}, {"name": "Answer"}],
        templates=[{"name": "Card", "qfmt": "{{Question}}", "afmt": "{{FrontSide}}<hr id=answer>{{Answer}}"}],
        css=STYLE,
    )
    packed = []
    for deck in decks:
        made = genanki.Deck(FIRST_DECK_ID + deck.number, deck.name)
        for card in deck.cards:
            guid = genanki.guid_for("epsilon", deck.number, card.key)
            made.add_note(
                genanki.Note(model, fields=[card.front, card.back], tags=list(card.tags), guid=guid)
            )
        packed.append(made)
    with TemporaryDirectory(prefix="epsilon-") as folder:
        path = Path(folder) / "epsilon.apkg"
        genanki.Package(packed).write_to_file(str(path))
        return path.read_bytes()


def _csv(rows: Sequence[Mapping[str, Any]], columns: Sequence[str]) -> str:
    """With a byte order mark, by which spreadsheets know UTF-8. Nothing is an empty cell; lists and objects are JSON; no cell computes."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, columns)
    writer.writeheader()
    writer.writerows({name: _cell(value) for name, value in row.items()} for row in rows)
    return "\ufeff" + text.getvalue()


def _sheet(rows: Sequence[Sequence[str]]) -> str:
    text = io.StringIO(newline="")
    csv.writer(text).writerows([_cell(value) for value in row] for row in rows)
    return "\ufeff" + text.getvalue()


def _cell(value: object) -> object:
    if value is None:
        return ""
    if isinstance(value, str) and value[:1] in FORMULA:
        return "'" + value
    return value if isinstance(value, str | float) else json.dumps(value, ensure_ascii=False)
