"""The agreed Persian words, from ``terms.yaml``."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from pydantic import Field, TypeAdapter

from bot.catalogue.check.prose import Term
from bot.catalogue.files import read_file, validate
from bot.catalogue.schema import Part, Prose


class TermEntry(Part):
    en: Prose
    use: Prose
    avoid: list[Prose]
    say: list[Prose] = Field(default_factory=list)


class TermsFile(Part):
    terms: list[TermEntry]


TERMS: TypeAdapter[TermsFile] = TypeAdapter(TermsFile)


@lru_cache(maxsize=8)
def read_terms(folder: Path) -> tuple[Term, ...]:
    """The terms of a content folder; none where it has no such file. Raises ContentError."""
    path = folder / "terms.yaml"
    if not path.exists():
        return ()
    return tuple(Term(term.use, tuple(term.avoid)) for term in validate(read_file(path), TERMS).terms)
