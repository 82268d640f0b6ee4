"""The agreed Persian words, from ``terms.yaml``."""

from __future__ import annotations

from functools import lru_cache

from pydantic import Field, TypeAdapter

from bot.catalogue.check.prose import Term
from bot.catalogue.content import Content
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
def read_terms(content: Content) -> tuple[Term, ...]:
    """The terms of all folders. Raises ContentError."""
    files = [validate(read_file(path), TERMS) for path in content.shared("terms.yaml")]
    return tuple(Term(term.use, tuple(term.avoid)) for file in files for term in file.terms)
