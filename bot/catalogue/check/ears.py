"""What hearing.yaml listens for and asks: no combination is heard in any answer, and no probe says the point that it asks for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import partial

from bot.catalogue.content import Content
from bot.catalogue.document import Document, Path
from bot.catalogue.faults import ContentError, Fault
from bot.catalogue.hearing import (
    LANGUAGES,
    HearingFile,
    Say,
    Words,
    build_ears,
    lines_of,
    read_lexicon,
    words_of,
)
from bot.domain.hearing import english_words, persian_words
from bot.domain.hearing.heard import Hearing
from bot.domain.hearing.pattern import Combination, parse
from bot.domain.question.text import Language, Localized

EVERYWHERE = (
    english_words.FILLERS
    | english_words.AUXILIARIES
    | english_words.BORDERS
    | persian_words.FILLERS
    | persian_words.BORDERS
    | frozenset(
        ("no", "not", "nor", "never", "yes", "and", "or", "for", "i", "you", "he", "she", "we", "they")
    )
    | frozenset(("نه", "هیچ", "نیست", "نمی", "بله", "و", "یا"))
)
"""Words that most answers have, whatever they are about."""


def hearing_faults(file: HearingFile, document: Document, content: Content) -> Iterator[Fault]:
    """Combinations that cannot be read or are heard in any answer, and probes that say what they ask for."""
    try:
        lexicon = read_lexicon(content)
        ears = build_ears(file, lexicon, document, partial(words_of, content))
    except ContentError as error:
        yield from error.faults
        return
    for path, say in _sayings(file):
        yield from _bare_words(path, say, {**lexicon.concepts, **file.concepts}, document)
    for name, probe in ears.probes.items():
        yield from _given_away(name, probe, ears.hearing, document)


def _sayings(file: HearingFile) -> Iterator[tuple[Path, Say]]:
    for name, point in file.points.items():
        yield ("points", name, "say"), point.say
    for name, claim in file.claims.items():
        yield ("claims", name, "say"), claim.say


def _bare_words(path: Path, say: Say, concepts: Mapping[str, Words], document: Document) -> Iterator[Fault]:
    for language in LANGUAGES:
        for line in lines_of(say, language):
            for word in _heard_everywhere(parse(line), concepts):
                message = f"`{line.strip()}`: any answer has `{word}`; add what it is said of, with &"
                yield document.fault((*path, language), message)


def _heard_everywhere(combination: Combination, concepts: Mapping[str, Words]) -> Iterator[str]:
    """Words that most answers have, each of which is enough for a combination; at an answer's beginning they say something."""
    items = [item for item in combination.items if not item.absent]
    if combination.first or len(items) > 1:
        return
    words = [concepts[name] for name in items[0].concepts]
    named = [phrase.strip() for both in words for phrase in f"{both.en}|{both.fa}".split("|")]
    for phrase in (*items[0].phrases, *named):
        if phrase.rstrip("*").lower().replace("\u200c", "") in EVERYWHERE:
            yield phrase


def _given_away(name: str, probe: Localized, hearing: Hearing, document: Document) -> Iterator[Fault]:
    for language in Language:
        text = probe.in_language(language)
        path = ("points", name, "probe", language.value)
        heard = hearing.hear(text, frozenset([name]))
        said = {**heard.points, **heard.denied, **heard.named}.get(name)
        if said is not None:
            yield document.fault(path, f"this question says the point itself: {said!r}")
        elif _names(text, name):
            yield document.fault(path, f"this question names the point: {name}")


def _names(text: str, point: str) -> bool:
    """Whether a text has a point's id in it. An id of one word, or a name such as k-means, may be what the question is about."""
    words = point.split("-")
    if len(words) == 1 or any(len(word) == 1 for word in words):
        return False
    return re.search(r"\b" + r"[\W_]+".join(map(re.escape, words)) + r"\b", text, re.IGNORECASE) is not None
