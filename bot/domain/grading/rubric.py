"""An open question's free text, searched for the rubric's points in both languages; the person then ticks what they really said."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from bot.domain.grading.examples import Likely
from bot.domain.grading.expected import RubricExpected
from bot.domain.grading.samples import Samples
from bot.domain.grading.verdict import Outcome, Reading, Reason, Understood, Unreadable, Verdict
from bot.domain.mathematics.clean import clean

TEXT_LIMIT = 4096
WINDOW = 12
CORRECT_SHARE = Fraction(7, 10)
WORD = re.compile(r"[^\W_]+(?:\^\(?\w+\)?)?", re.UNICODE)


@dataclass(frozen=True, slots=True)
class PointsRead:
    """Ids of the points recognised."""

    points: frozenset[str]


def read(text: str, expected: RubricExpected) -> Reading[PointsRead] | Unreadable:
    """The points whose phrases occur in the text. A single word is too little to search."""
    words = _words(text[:TEXT_LIMIT])
    if sum(any(character.isalpha() for character in word) for word in words) < 2:
        return Unreadable(Reason("too-short"))
    found = frozenset(
        point.id for point in expected.points if _says(words, (*point.phrases_en, *point.phrases_fa))
    )
    return Reading(PointsRead(found), Understood(f"{len(found)}/{len(expected.points)}"))


def grade(reading: Reading[PointsRead], expected: RubricExpected) -> Verdict:
    """As ``verdict_for`` on the points recognised."""
    return verdict_for(reading.value.points, expected)


def verdict_for(ticked: frozenset[str], expected: RubricExpected) -> Verdict:
    """Correct from 70 % of the weight on, wrong without any point, partly between."""
    total = sum(point.weight for point in expected.points)
    score = Fraction(sum(point.weight for point in expected.points if point.id in ticked), total or 1)
    outcome = Outcome.CORRECT if score >= CORRECT_SHARE else Outcome.PARTLY if score else Outcome.WRONG
    count = sum(point.id in ticked for point in expected.points)
    reason = Reason("points", {"count": count, "total": len(expected.points)})
    return Verdict(outcome, score, Understood(f"{count}/{len(expected.points)}"), (reason,))


def examples(expected: RubricExpected, likely: Likely) -> tuple[str, ...]:  # noqa: ARG001 (every kind takes them)
    """Open questions are answered in sentences; there is no form to show."""
    return ()


def samples(expected: RubricExpected) -> Samples:
    """Right and unreadable answers to this question."""
    everything = ". ".join(_spoken(phrase) for point in expected.points for phrase in point.phrases_en[:1])
    return Samples(
        right=(everything,), wrong=("no idea whatsoever, sorry about that",), unreadable=("", "42", "?")
    )


def _spoken(phrase: str) -> str:
    return " ".join(word.split("|")[0].rstrip("*") for word in phrase.split())


def _words(text: str) -> list[str]:
    return [_bare(word) for word in WORD.findall(clean(text.replace("\u200c", "")).lower())]


def _says(words: list[str], phrases: tuple[str, ...]) -> bool:
    return any(_occurs(words, phrase) for phrase in phrases)


def _occurs(words: list[str], phrase: str) -> bool:
    """Whether all words of a phrase stand within a window of the text, in any order."""
    places = [
        [at for at, word in enumerate(words) if pattern.fullmatch(word)] for pattern in _pattern(phrase)
    ]
    if not all(places):
        return False
    rarest = min(places, key=len)
    return any(all(any(abs(at - start) <= WINDOW for at in others) for others in places) for start in rarest)


@lru_cache(maxsize=4096)
def _pattern(phrase: str) -> tuple[re.Pattern[str], ...]:
    """One pattern for each word of a phrase; ``a|b`` are alternatives, ``*`` any ending."""
    return tuple(_word_pattern(word) for word in _phrase_words(phrase))


def _phrase_words(phrase: str) -> list[str]:
    return _bare(clean(phrase.replace("\u200c", "").replace("*", "…")).lower()).split()


def _bare(word: str) -> str:
    """A power without its brackets: the ``n^3)`` of ``O(n^3)`` and the ``n^(3)`` of n³ are both ``n^3``."""
    return word.replace("(", "").replace(")", "")


def _word_pattern(word: str) -> re.Pattern[str]:
    alternatives = (re.escape(part).replace("…", r"\w*") for part in word.split("|") if part)
    return re.compile("|".join(f"(?:{part})" for part in alternatives) or r"(?!)")
