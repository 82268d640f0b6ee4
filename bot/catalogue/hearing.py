"""What open questions listen for: the lexicon that all topics share, and each topic's ``hearing.yaml``."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import lru_cache, partial
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, StringConstraints, TypeAdapter

from bot.catalogue.content import HEARING_FILE, LEXICON_FILE, TOPIC_FILE, Content
from bot.catalogue.document import Document
from bot.catalogue.faults import ContentError, Fault
from bot.catalogue.files import read_file, validate
from bot.catalogue.schema import Both, Id, Part, TopicFile
from bot.domain.hearing.ear import Concept
from bot.domain.hearing.heard import Claim, Hearing
from bot.domain.hearing.pattern import (
    CLAIM_WINDOW,
    WINDOW,
    Combination,
    Combinations,
    PatternError,
    concepts_in,
    has_words,
    is_sound,
    parse,
)
from bot.domain.hearing.phrases import combinations
from bot.domain.hearing.spelling import SHORTEST
from bot.domain.hearing.token import pieces
from bot.domain.question.text import Localized

Line = Annotated[str, StringConstraints(max_length=20_000)]
LANGUAGES = ("all", "en", "fa")


class Words(Part):
    """Words and phrases that mean the same, ``|`` between them."""

    en: Line = Field("", description="in English")
    fa: Line = Field("", description="in Persian")


class Say(Part):
    """Combinations that reveal a point or a claim, one a line: for both languages, and for each alone."""

    all: Line = Field("", description="in both languages")
    en: Line = Field("", description="in English")
    fa: Line = Field("", description="in Persian")


class PointHearing(Part):
    say: Say = Field(description="the words that say it, as combinations")
    probe: Both | None = Field(None, description="one question that names neither the point nor its key word")


class ClaimHearing(Part):
    say: Say = Field(description="the words that say it, as combinations")
    weight: Literal["serious", "slip"] = Field(
        "serious", description="serious caps the verdict at partly; a slip is only remarked"
    )
    cancels: list[Id] = Field(
        default_factory=list, description="points that are not credited in the claim's sentence"
    )
    spares: list[Id] = Field(
        default_factory=list, description="points that may be heard in the claim's own words"
    )


class Frames(Part):
    """Sentences with ``…`` for another one, which they deny or affirm; by language."""

    deny: dict[Literal["en", "fa"], list[str]] = Field(
        default_factory=dict, description="sentences around a statement that deny it, by language"
    )
    affirm: dict[Literal["en", "fa"], list[str]] = Field(
        default_factory=dict, description="sentences around a statement that affirm it, by language"
    )


class LexiconFile(Part):
    frames: Frames = Field(
        default_factory=Frames, description="what the check turns strong answers round with"
    )
    spelling: dict[str, str] = Field(
        default_factory=dict, description="trade and phone abbreviations, written out"
    )
    concepts: dict[Id, Words] = Field(default_factory=dict, description="words for one thing, by name")


class HearingFile(Part):
    concepts: dict[Id, Words] = Field(
        default_factory=dict, description="a topic's own; one of the same name hides the shared one"
    )
    points: dict[Id, PointHearing] = Field(description="what is listened for, by the ids of the points")
    claims: dict[Id, ClaimHearing] = Field(
        default_factory=dict, description="what is listened for, by the ids of the wrong claims"
    )


LEXICON: TypeAdapter[LexiconFile] = TypeAdapter(LexiconFile)
HEARING: TypeAdapter[HearingFile] = TypeAdapter(HearingFile)


@dataclass(frozen=True, slots=True)
class Ears:
    """What listens to a topic's open question, the questions that ask for points, and the claims that are only slips."""

    hearing: Hearing
    probes: Mapping[str, Localized] = field(default_factory=dict)
    slips: frozenset[str] = frozenset()


def read_lexicon(content: Content) -> LexiconFile:
    """The lexicons of all folders in one; a later concept hides an earlier one of its name. Raises ContentError."""
    files = [validate(read_file(path), LEXICON) for path in content.shared(LEXICON_FILE)]
    return LexiconFile(
        frames=Frames(
            deny=_together(file.frames.deny for file in files),
            affirm=_together(file.frames.affirm for file in files),
        ),
        spelling={word: written for file in files for word, written in file.spelling.items()},
        concepts={name: words for file in files for name, words in file.concepts.items()},
    )


def _together(
    frames: Iterable[Mapping[Literal["en", "fa"], list[str]]],
) -> dict[Literal["en", "fa"], list[str]]:
    together: dict[Literal["en", "fa"], list[str]] = {}
    for each in frames:
        for language, sentences in each.items():
            together.setdefault(language, []).extend(sentences)
    return together


def read_ears(
    content: Content, topic_id: str, lexicon: LexiconFile, topic: TopicFile, document: Document
) -> Ears:
    """What listens to a topic: its hearing.yaml, or, where there is none, its points' phrases. Raises ContentError."""
    path = content.topic(topic_id).get(HEARING_FILE)
    if path is None:
        return _from_phrases(topic, document)
    document = read_file(path)
    file = validate(document, HEARING)
    faults = list(_names_faults(file, topic, document))
    if faults:
        raise ContentError(faults)
    return build_ears(file, lexicon, document, partial(words_of, content))


def words_of(content: Content) -> frozenset[str]:
    """All longer words in the topics: none of them is a slip of typing."""
    paths = [content.topic(topic_id)[TOPIC_FILE] for topic_id in content.topics()]
    return _words(tuple((path, path.stat().st_mtime_ns) for path in paths))


@lru_cache(maxsize=4)
def _words(stamped: tuple[tuple[Path, int], ...]) -> frozenset[str]:
    texts = (path.read_text(encoding="utf-8") for path, _ in stamped)
    found = (piece.text for text in texts for piece in pieces(text))
    return frozenset(part for text in found for part in text.split("\u200c") if len(part) >= SHORTEST)


def build_ears(
    file: HearingFile, lexicon: LexiconFile, document: Document, known: Callable[[], Set[str]] = frozenset
) -> Ears:
    """The domain's ears, to which the words that ``known`` gives are no slips. Raises ContentError with each unreadable combination."""
    faults: list[Fault] = []
    points = {
        name: dict(_combinations(("points", name), each.say, WINDOW, document, faults))
        for name, each in file.points.items()
    }
    claims = {
        name: Claim(
            dict(_combinations(("claims", name), each.say, CLAIM_WINDOW, document, faults)),
            serious=each.weight == "serious",
            cancels=frozenset(each.cancels),
            spares=frozenset(each.spares),
        )
        for name, each in file.claims.items()
    }
    for name, words in file.concepts.items():
        for language in ("en", "fa"):
            if wordless := next(
                (each for each in _split(getattr(words, language)) if not has_words(each)), None
            ):
                faults.append(document.fault(("concepts", name, language), f"no words in {wordless!r}"))
    if faults:
        raise ContentError(faults)
    concepts = _concepts(lexicon, file)
    hearing = Hearing(points, claims, concepts, lexicon.spelling, known)
    if unknown := _named(file) - concepts.keys():
        message = f"no concept is called {', '.join(sorted(unknown))}"
        raise ContentError([document.fault(("points",), message)])
    probes = {name: each.probe.localized() for name, each in file.points.items() if each.probe}
    return Ears(
        hearing, probes, frozenset(name for name, each in file.claims.items() if each.weight == "slip")
    )


def _combinations(
    path: tuple[str, str], say: Say, window: int, document: Document, faults: list[Fault]
) -> Iterator[tuple[str, Sequence[Combination]]]:
    for language in LANGUAGES:
        lines = lines_of(say, language)
        for line in lines:
            if not is_sound(line):
                try:
                    parse(line, window)
                except PatternError as error:
                    faults.append(document.fault((*path, "say", language), str(error)))
        yield language, Combinations(lines, window)


def lines_of(say: Say, language: str) -> list[str]:
    """The combinations for both languages (``all``) or for one, a line each."""
    return [line for line in getattr(say, language).splitlines() if line.strip()]


def _named(file: HearingFile) -> frozenset[str]:
    """The concepts that combinations name."""
    says = [each.say for entries in (file.points, file.claims) for each in entries.values()]
    lines = (line for say in says for language in LANGUAGES for line in lines_of(say, language))
    return frozenset(name for line in lines for name in concepts_in(line))


def _from_phrases(topic: TopicFile, document: Document) -> Ears:
    points: dict[str, dict[str, Sequence[Combination]]] = {}
    for place, point in enumerate(topic.question.points):
        if point.phrases is None:
            message = f"there is neither a {HEARING_FILE} nor phrases here: nothing reveals this point"
            raise ContentError([document.fault(("question", "points", place), message)])
        points[point.id] = {"all": combinations((*point.phrases.en, *point.phrases.fa))}
    return Ears(Hearing(points, {}, {}, {}))


def _names_faults(file: HearingFile, topic: TopicFile, document: Document) -> Iterator[Fault]:
    """Points and claims are the same ones in both files, in the same order for claims."""
    points = [point.id for point in topic.question.points]
    for name in points:
        if name not in file.points:
            yield document.fault(("points",), f"nothing reveals the point {name}")
    for name in file.points:
        if name not in points:
            yield document.fault(("points", name), f"topic.yaml has no point {name}")
    claims = [claim.id_at(number) for number, claim in enumerate(topic.question.wrong_claims, 1)]
    for name in claims:
        if name not in file.claims:
            yield document.fault(("claims",), f"nothing reveals the claim {name}")
    for name, claim in file.claims.items():
        if name not in claims:
            yield document.fault(("claims", name), f"topic.yaml has no wrong claim {name}")
        for point in (*claim.cancels, *claim.spares):
            if point not in points:
                yield document.fault(("claims", name), f"topic.yaml has no point {point}")


def _concepts(*files: LexiconFile | HearingFile) -> Mapping[str, Concept]:
    return {name: _concept(words.en, words.fa) for file in files for name, words in file.concepts.items()}


@lru_cache(maxsize=1024)
def _concept(english: str, persian: str) -> Concept:
    """One for all topics: most of a topic's concepts are the lexicon's."""
    return Concept(_split(english), _split(persian))


def _split(words: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in words.split("|") if part.strip())
