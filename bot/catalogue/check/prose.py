"""Texts as an author wrote them: both languages hold the same places and formulas, and the Persian is spelt as agreed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pydantic import BaseModel

from bot.catalogue.document import Document, Path
from bot.catalogue.faults import Fault
from bot.catalogue.schema import Both

_FORMULA = re.compile(r"(?<!\\)\$\$(.+?)\$\$|(?<!\\)\$(.+?)(?<!\\)\$", re.DOTALL)
_CODE = re.compile(r"```.*?```|`[^`\n]+`", re.DOTALL)
_PLACE = re.compile(r"<<(.+?)>>|<%(.+?)%>", re.DOTALL)
_COMMENT = re.compile(r"<#.*?#>", re.DOTALL)
_COUNTED = re.compile(r" \| counted\(.*\)")
"""The noun behind a count, which English alone writes in two ways."""
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_WORDS_IN_FORMULA = re.compile(r"\\text\{[^}]*\}")

_LETTER = "آ-یءئؤأ"
_SPELLING: Sequence[tuple[str, re.Pattern[str]]] = (
    ("Arabic letter: write the Persian ی, ک or ه", re.compile("[يكىة]")),
    ("Arabic digit: write ۰–۹", re.compile("[٠-٩]")),
    ("straight quotes: write «»", re.compile("[\"“”']")),
    ("Latin digits in running text: write ۰–۹, or a formula", re.compile(r"(?<![A-Za-z0-9_.+\-])[0-9]+(?![A-Za-z0-9])")),
    ("Latin punctuation after a Persian word: write ، ؛ ؟", re.compile(rf"[{_LETTER}\u200c][,;?]")),
    ("half-space after می", re.compile(rf"(?<![{_LETTER}\u200c])ن?می [{_LETTER}]")),
    ("half-space before ها", re.compile(rf"[{_LETTER}] (ها|های|هایی|هایش|هایشان|هایم)(?![{_LETTER}])")),
    ("half-space before تر", re.compile(rf"[{_LETTER}] (تر|ترین|تری)(?![{_LETTER}])")),
    ("half-space at the edge of a word", re.compile("\u200c[\\s\u200c.،؛؟!)»]|[\\s(«]\u200c")),
    ("space before a punctuation mark", re.compile(rf"[{_LETTER}] [،؛؟.!](?!\S)")),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Term:
    """An agreed Persian word and the words not to be used for it."""

    use: str
    avoid: tuple[str, ...]


def texts_of(model: BaseModel, path: Path = ()) -> Iterator[tuple[Path, Both]]:
    """Every text in both languages of a file, with its path."""
    for name, value in model:
        yield from _texts_in(value, (*path, name))


def _texts_in(value: object, path: Path) -> Iterator[tuple[Path, Both]]:
    if isinstance(value, Both):
        yield path, value
    elif isinstance(value, BaseModel):
        yield from texts_of(value, path)
    elif isinstance(value, list):
        for place, item in enumerate(value):
            yield from _texts_in(item, (*path, place))
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _texts_in(item, (*path, key))


def prose_faults(document: Document, model: BaseModel, terms: Sequence[Term]) -> Iterator[Fault]:
    """What is wrong with a file's texts as they are written."""
    for where, both in texts_of(model):
        path = document.written(where)
        written = {language for language in ("en", "fa") if (*path, language) in document.lines}
        if len(written) != 1:
            for message in _differences(both):
                yield document.fault(path, message)
        if written != {"en"}:
            yield from _persian_faults(document, path, both.fa, terms)
        if written != {"fa"} and re.search(f"[{_LETTER}]", running_text(both.en)):
            yield document.fault((*path, "en"), "Persian letters in the English text")


def _persian_faults(document: Document, path: Path, persian: str, terms: Sequence[Term]) -> Iterator[Fault]:
    for message in _misspellings(running_text(persian), terms):
        yield document.fault((*path, "fa"), message)
    if not re.search(f"[{_LETTER}]", persian) and re.search("[A-Za-z]{4}", running_text(persian)):
        yield document.fault((*path, "fa"), "this is not Persian")


def formulas(text: str) -> list[str]:
    """The LaTeX formulas of a text, in order."""
    return [display or inline for display, inline in _FORMULA.findall(_CODE.sub(" ", text))]


def running_text(text: str) -> str:
    """A text without formulas, code, places and English in brackets: what spelling is checked on."""
    bare = _COMMENT.sub("", _PLACE.sub("\ufffc", _CODE.sub("\ufffc", text)))
    bare = _FORMULA.sub("\ufffc", bare)
    bare = re.sub(r"\([\x20-\x7e\ufffc]*\)", "\ufffc", bare)
    return re.sub(r"(?m)^\s*(\d+\.|[-*|]|#+)(?=\s)", "", bare)


def _differences(both: Both) -> Iterator[str]:
    for what, find in (("places", _places), ("formulas", _normal_formulas)):
        english, persian = Counter(find(both.en)), Counter(find(both.fa))
        for item in english - persian:
            yield f"{what} differ: only in English, or more often: {item}"
        for item in persian - english:
            yield f"{what} differ: only in Persian, or more often: {item}"


def _places(text: str) -> list[str]:
    found = (value or block for value, block in _PLACE.findall(_COMMENT.sub("", text)))
    return [_QUOTED.sub('""', _COUNTED.sub("", re.sub(r"\s+", " ", place.strip(" -+\n")))) for place in found]


def _normal_formulas(text: str) -> list[str]:
    return [re.sub(r"\s+", "", _WORDS_IN_FORMULA.sub(r"\\text{}", formula)) for formula in formulas(text)]


def _misspellings(text: str, terms: Sequence[Term]) -> Iterator[str]:
    for message, pattern in _SPELLING:
        if found := pattern.search(text):
            around = text[max(0, found.start() - 12) : found.end() + 12].replace("\n", " ")
            yield f"{message}: …{around}…"
    for term in terms:
        for word in term.avoid:
            if re.search(rf"(?<![{_LETTER}\u200c]){re.escape(word)}(?![{_LETTER}])", text):
                yield f"write «{term.use}», not «{word}»"
