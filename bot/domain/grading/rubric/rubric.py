"""A free text, listened to for points given by phrases: what ``epsilon grade`` does for a rubric of its own."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from bot.domain.grading.examples import Likely
from bot.domain.grading.rubric.expected import RubricExpected
from bot.domain.grading.samples import Samples
from bot.domain.grading.verdict import Reading, Reason, Understood, Unreadable, Verdict
from bot.domain.hearing.heard import Hearing
from bot.domain.hearing.phrases import combinations
from bot.domain.hearing.token import TEXT_LIMIT, pieces
from bot.domain.hearing.weighing import weigh
from bot.domain.question.rubric import Point
from bot.domain.question.text import Localized

NO_TEXT = Localized("", "")


@dataclass(frozen=True, slots=True)
class PointsRead:
    """Ids of the points heard."""

    points: frozenset[str]


def read(text: str, expected: RubricExpected, language: str = "") -> Reading[PointsRead] | Unreadable:  # noqa: ARG001
    """The points heard in a text. A single word is too little to listen to."""
    if sum(any(letter.isalpha() for letter in piece.text) for piece in pieces(text[:TEXT_LIMIT])) < 2:
        return Unreadable(Reason("too-short"))
    found = frozenset(_hearing(expected).hear(text).points)
    return Reading(PointsRead(found), Understood(f"{len(found)}/{len(expected.points)}"))


def grade(reading: Reading[PointsRead], expected: RubricExpected) -> Verdict:
    """Correct from 60 % of the weight on, wrong without any point, partly between."""
    points = [Point(point.id, point.weight, NO_TEXT) for point in expected.points]
    return weigh(points, reading.value.points, (), ())


def examples(expected: RubricExpected, likely: Likely) -> tuple[str, ...]:  # noqa: ARG001 (every kind takes them)
    """Open questions are answered in sentences; there is no form to show."""
    return ()


def samples(expected: RubricExpected) -> Samples:
    """Right and unreadable answers to this question."""
    everything = ". ".join(_spoken(phrase) for point in expected.points for phrase in point.phrases[:1])
    return Samples(
        right=(everything,), wrong=("no idea whatsoever, sorry about that",), unreadable=("", "42", "?")
    )


def _spoken(phrase: str) -> str:
    return " ".join(word.split("|")[0].rstrip("*") for word in phrase.split())


@lru_cache(maxsize=256)
def _hearing(expected: RubricExpected) -> Hearing:
    said = {point.id: {"all": combinations(point.phrases)} for point in expected.points}
    return Hearing(said, {}, {}, {})
