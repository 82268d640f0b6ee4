"""Sentences of the documentation that hold a number, and what shows that it is true: ``docs/promises.yaml``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGES = ("README.md", "docs/operations.md", "docs/sizes.md", "docs/installing.md", "docs/decisions/*.md")
NO_PROMISE = re.compile(
    r"`[^`]*`"
    r"|\]\([^)]*\)"
    r"|\b(?:Python|CPython|Debian|Ubuntu|glibc|SOCKS|HTTP|UTF-|API|Bot API|decision|Decision|section|License|FSRS-|float|bfloat|PostgreSQL|CycloneDX)\s?\d[\d.]*"
    r"(?:\s(?:and|to|or)\s\d[\d.]*)?"
    r"|\bpython-telegram-bot\b|\b5xx\b|\b429\b|\b403\b|\b409\b|\b200\b: |\b503\b|SHA256|\bx86_64\b|\bUTF-16\b|\b127\.0\.0\.1(?::\d+)?"
)
"""What has digits and promises nothing: names, versions, code, answers of HTTP."""
SENTENCE = re.compile(r"(?<=[.:;!?])\s+(?=[A-Z*`/«(])")


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence, table row or list item of a page."""

    page: str
    text: str


def said() -> Iterator[Said]:
    """Every one with a number in it."""
    for pattern in PAGES:
        for path in sorted(ROOT.glob(pattern)):
            page = str(path.relative_to(ROOT))
            for piece in _pieces(path.read_text(encoding="utf-8")):
                if re.search(r"\d", NO_PROMISE.sub(" ", piece)):
                    yield Said(page, piece)


def _pieces(text: str) -> Iterator[str]:
    """Sentences of paragraphs, items of lists, rows of tables; no headings, no code, nothing in Persian, which says the same."""
    text = re.sub(r'<div dir="rtl">.*?</div>', "", text, flags=re.DOTALL)
    text = re.sub(r"^```.*?^```$", "", text, flags=re.DOTALL | re.MULTILINE)
    for block in re.split(r"\n\s*\n", text):
        lines = [line for line in block.splitlines() if not line.startswith(("    ", "#"))]
        if all(line.startswith("|") for line in lines):
            yield from (line for line in lines if not re.fullmatch(r"[|\s:-]+", line))
            continue
        for item in re.split(r"\n(?=\s*(?:[-*]|\d+\.)\s)", "\n".join(lines)):
            joined = re.sub(r"^\s*(?:[-*]|\d+\.)\s+", "", re.sub(r"\s+", " ", item))
            yield from SENTENCE.split(joined)
