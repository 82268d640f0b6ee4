"""Which question comes next: what is about to be forgotten, new ones in between, and topics in turn."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from random import Random

from bot.domain.question.drill import Drill, Level
from bot.domain.question.topic import Group, OpenQuestion, Topic
from bot.domain.scheduling.session import Role

LEVELS = tuple(Level)
STEP = 2
"""First tries at one level of a topic that are looked at before moving to another."""
NEW_AMONG_DUE = 4
"""While questions are due, every fourth is a new one, outside sessions."""
STANDS_BACK = 0.1
"""For each time that a question was asked before, as many points of recall less count for it among those that are due."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """How the first try at a question went; ``right`` only where it was right without a hint."""

    level: Level
    right: bool
    question_id: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A question that may be asked, with its topic."""

    topic_id: str
    question_id: str
    is_drill: bool
    level: Level = Level.EASY
    group: Group = Group.OTHER


@dataclass(frozen=True, slots=True)
class Known:
    """A question asked before: a number that grows with the time it was put last, whether it is due, and the expected recall.

    ``times`` it was asked, ``misses`` first tries that were not right, and for how long it has ``rested`` since it was answered.
    """

    last_seen: int
    due: bool
    recall: float
    times: int = 1
    misses: int = 0
    rested: timedelta = timedelta()
    resting: bool = False
    """Missed or asked so often that it comes only where there is nothing else."""
    lately: int = 0
    """How often it was put within a month without being asked for."""


def level_by_evidence(evidence: Iterable[Evidence]) -> Level:
    """The level to practise at in a topic, from the oldest evidence to the latest.

    E at first; up once both of the last two first tries at the level were right, down once both were wrong.
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
    if right == STEP and place < len(LEVELS) - 1:
        return 1
    return -1 if right == 0 and place > 0 else 0


def fitting(topics: Iterable[Topic], level: Level | None, topic_id: str | None, /) -> tuple[Candidate, ...]:
    """The questions of a level and a topic; None stands for any."""
    return tuple(
        Candidate(topic.id, question.id, isinstance(question, Drill), question.level, topic.group)
        for topic in topics
        if topic_id in (None, topic.id)
        for question in _questions(topic)
        if level in (None, question.level)
    )


def fresh(
    topics: Sequence[Topic], levels: Mapping[str, Level], topic_id: str | None, known: Collection[str]
) -> tuple[Candidate, ...]:
    """Of each topic the questions not asked before at the level nearest to the topic's in ``levels``, the easier first.

    A topic without a level there stands at E. Someone who knows nothing yet is offered E alone, if there is any.
    """
    found = tuple(
        candidate
        for topic in topics
        for candidate in nearest([topic], levels.get(topic.id, LEVELS[0]), topic_id, known)
    )
    if known or levels:
        return found
    easiest = {item.question_id for item in fitting(topics, LEVELS[0], topic_id)}
    return tuple(candidate for candidate in found if candidate.question_id in easiest) or found


def nearest(
    topics: Sequence[Topic], level: Level, topic_id: str | None, known: Collection[str]
) -> tuple[Candidate, ...]:
    """The questions not asked before of a level, or where there is none of the level nearest to it, the easier one first."""
    place = LEVELS.index(level)
    for other in sorted(LEVELS, key=lambda other: (abs(LEVELS.index(other) - place), LEVELS.index(other))):
        fit = fitting(topics, other, topic_id)
        if found := tuple(item for item in fit if item.question_id not in known):
            return found
    return ()


def choose(
    reviewable: Sequence[Candidate],
    unseen: Sequence[Candidate],
    known: Mapping[str, Known],
    last: str | None,
    turn: int,
    randomness: Random,
    *,
    new_too: bool = True,
    role: Role | None = None,
) -> str | None:
    """The id of the next question, or None where nothing fits.

    What is due comes first, and of it what is remembered best: with more due than time, saving what is about to be forgotten keeps
    far more than relearning what is gone (``benchmarks/memory.py``). What was asked often stands back a little, so that most of the
    catalogue is met within weeks (``benchmarks/month.py``). A place in a session has its own ``role``; elsewhere every fourth ``turn`` (the
    number of questions put so far) is something ``unseen``. Unless ``new_too`` is False: shortly before a date nothing new is begun while
    something is due. Then comes what is unseen, from the group of topics that has waited longest; then what is remembered least.
    Another topic than the last is preferred, and ``last`` itself comes again only where nothing else fits. A newcomer begins with a drill.
    """
    again = [item for item in reviewable if item.question_id in known and item.question_id != last]
    new = [item for item in unseen if item.question_id != last]
    due = [item for item in again if known[item.question_id].due]
    is_for_new = turn % NEW_AMONG_DUE == NEW_AMONG_DUE - 1 if role is None else role is Role.NEW
    if due and not (new_too and new and is_for_new):
        return _best_remembered(_easiest(due) if role is Role.EASY else due, known, last)
    if new:
        if role is Role.EASY or last is None:
            new = [item for item in new if item.is_drill] or new
            new = list(_easiest(new)) if role is Role.EASY else new
        return randomness.choice(_longest_waiting(_elsewhere(new, last), again, known)).question_id
    if again:
        return _least_remembered(again, known)
    return last if last in {item.question_id for item in reviewable} else None


def _best_remembered(due: Sequence[Candidate], known: Mapping[str, Known], last: str | None) -> str:
    def order(item: Candidate) -> float:
        standing = known[item.question_id]
        return standing.recall - STANDS_BACK * (standing.times - 1)

    return max(_elsewhere(due, last), key=order).question_id


def _least_remembered(candidates: Sequence[Candidate], known: Mapping[str, Known]) -> str:
    def order(item: Candidate) -> tuple[bool, float, int]:
        standing = known[item.question_id]
        return standing.resting, standing.recall, standing.last_seen

    return min(candidates, key=order).question_id


def _easiest(candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """Those of the lowest level among them."""
    lowest = min((item.level for item in candidates), key=LEVELS.index)
    return [item for item in candidates if item.level is lowest]


def _longest_waiting(
    new: Sequence[Candidate], again: Sequence[Candidate], known: Mapping[str, Known]
) -> Sequence[Candidate]:
    """Those of the group of topics that was asked about longest ago, or never."""
    lately: dict[Group, int] = {}
    for item in again:
        lately[item.group] = max(lately.get(item.group, 0), known[item.question_id].last_seen)
    longest = min(lately.get(item.group, 0) for item in new)
    return [item for item in new if lately.get(item.group, 0) == longest]


def _elsewhere(candidates: Sequence[Candidate], last: str | None) -> Sequence[Candidate]:
    last_topic = last.partition(".")[0] if last else None
    return [item for item in candidates if item.topic_id != last_topic] or candidates


def _questions(topic: Topic) -> tuple[Drill | OpenQuestion, ...]:
    return (topic.open_question, *topic.drills)
