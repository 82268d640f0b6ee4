"""Which question comes next: what has not been seen, then what was seen longest ago, never the same one twice running."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from random import Random

from bot.domain.question.drill import Drill, Level
from bot.domain.question.topic import OpenQuestion, Topic

LEVELS = tuple(Level)
STEP = 4
"""Questions at one level that are looked at before moving to another."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """How the first try at a question went; ``right`` only where it was right without a hint."""

    level: Level
    right: bool


@dataclass(frozen=True, slots=True)
class Candidate:
    """A question that may be asked, with its topic."""

    topic_id: str
    question_id: str
    is_drill: bool


def level_by_evidence(evidence: Iterable[Evidence]) -> Level:
    """The level to practise at, from the oldest evidence to the latest.

    E at first; up once three of the last four first tries at the level were right, down once none of four was.
    """
    place, recent = 0, list[bool]()
    for item in evidence:
        if item.level is not LEVELS[place]:
            continue
        recent = [*recent[1 - STEP :], item.right]
        if len(recent) == STEP and (move := _move(place, sum(recent))):
            place, recent = place + move, []
    return LEVELS[place]


def _move(place: int, right: int) -> int:
    if right >= STEP - 1 and place < len(LEVELS) - 1:
        return 1
    return -1 if right == 0 and place > 0 else 0


def fitting(topics: Iterable[Topic], level: Level | None, topic_id: str | None, /) -> tuple[Candidate, ...]:
    """The questions of a level and a topic; None stands for any."""
    return tuple(
        Candidate(topic.id, question.id, isinstance(question, Drill))
        for topic in topics
        if topic_id in (None, topic.id)
        for question in _questions(topic)
        if level in (None, question.level)
    )


def nearest(topics: Sequence[Topic], level: Level, topic_id: str | None) -> tuple[Candidate, ...]:
    """The questions of a level, or where there is none of the level nearest to it, the easier one first."""
    place = LEVELS.index(level)
    by_distance = sorted(LEVELS, key=lambda other: (abs(LEVELS.index(other) - place), LEVELS.index(other)))
    return next((found for other in by_distance if (found := fitting(topics, other, topic_id))), ())


def choose(
    candidates: Sequence[Candidate], last_seen: Mapping[str, int], last: str | None, randomness: Random
) -> str | None:
    """The id of the next question, or None where nothing fits.

    ``last_seen`` has for each question seen a number that grows with time; ``last`` is the question asked last. Only where nothing
    else fits does it come again. A newcomer begins with a drill. Among the unseen another topic than the last is preferred.
    """
    others = [candidate for candidate in candidates if candidate.question_id != last] or list(candidates)
    if not others:
        return None
    unseen = [candidate for candidate in others if candidate.question_id not in last_seen]
    if not unseen:
        return min(others, key=lambda candidate: last_seen[candidate.question_id]).question_id
    if last is None:
        unseen = [candidate for candidate in unseen if candidate.is_drill] or unseen
    last_topic = last.partition(".")[0] if last else None
    elsewhere = [candidate for candidate in unseen if candidate.topic_id != last_topic]
    return randomness.choice(elsewhere or unseen).question_id


def _questions(topic: Topic) -> tuple[Drill | OpenQuestion, ...]:
    return (topic.open_question, *topic.drills)
