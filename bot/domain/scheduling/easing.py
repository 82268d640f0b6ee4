"""Easier after two misses, harder after three right at first try, and something smaller in place of what is missed again and again."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from enum import StrEnum

from bot.domain.question.drill import Level
from bot.domain.scheduling.next_question import LEVELS, Candidate, Evidence, Known

RIGHT_AT_FIRST = 2
"""Right answers before which nothing but easy drills is asked."""
MISSES = 2
"""After so many misses in a row an easier drill comes."""
RUN = 3
"""After so many right at first try in a row a harder one comes."""
LEECH = 4
"""After so many misses of a question a smaller one takes its place."""
REST = timedelta(days=21)
"""How long a question then rests."""
MOST_LATELY, MONTH = 5, timedelta(days=30)
"""So often a question is put within so long; then it waits, however badly it is remembered: there are others to meet."""


class Pace(StrEnum):
    EASIER = "easier"
    STEADY = "steady"
    HARDER = "harder"


class Why(StrEnum):
    """Why a question was chosen, where that is worth a word."""

    EASIER = "easier"
    HARDER = "harder"
    SMALLER = "smaller"
    LADDER = "ladder"


def pace(evidence: Sequence[Evidence]) -> Pace:
    """How to go on after the first tries so far, the latest last."""
    if len(evidence) >= MISSES and not any(item.right for item in evidence[-MISSES:]):
        return Pace.EASIER
    if len(evidence) >= RUN and all(item.right for item in evidence[-RUN:]):
        return Pace.HARDER
    return Pace.STEADY


def easy_drills(candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """The easy drills, or all where there is none."""
    return [item for item in candidates if item.is_drill and item.level is LEVELS[0]] or candidates


def harder(candidates: Sequence[Candidate], than: Level) -> Sequence[Candidate]:
    """Those above a level, or all where there is none."""
    place = LEVELS.index(than)
    return [item for item in candidates if LEVELS.index(item.level) > place] or candidates


def smaller(
    question: Candidate, candidates: Sequence[Candidate], known: Mapping[str, Known]
) -> Candidate | None:
    """An easier drill of the same topic: the easiest, and of those the one put least often lately, then the one best remembered.

    Every drill of its topic is smaller than an open question of the same level.
    """

    def order(item: Candidate) -> tuple[int, bool, int, float]:
        level, standing = LEVELS.index(item.level), known.get(item.question_id)
        if standing is None:
            return level, False, 0, 0.0
        return level, True, standing.lately, -standing.recall

    place = LEVELS.index(question.level) + (not question.is_drill)
    found = [
        item
        for item in candidates
        if item.is_drill
        and item.topic_id == question.topic_id
        and item.question_id != question.question_id
        and LEVELS.index(item.level) < place
        and not is_leech(known.get(item.question_id))
        and not is_spent(known.get(item.question_id))
    ]
    return min(found, key=order, default=None)


def is_leech(standing: Known | None) -> bool:
    """Whether a question was missed so often that the same again teaches nothing."""
    return standing is not None and standing.misses >= LEECH


def is_spent(standing: Known | None) -> bool:
    """Whether a question was put so often within a month that others come first."""
    return standing is not None and standing.lately >= MOST_LATELY


def spared(known: Mapping[str, Known]) -> dict[str, Known]:
    """What is known, with nothing due that was put too often lately."""
    return {
        question_id: replace(standing, due=False, resting=True) if is_spent(standing) else standing
        for question_id, standing in known.items()
    }


def instead_of_leeches(
    candidates: Collection[Candidate], known: Mapping[str, Known]
) -> tuple[dict[str, Known], dict[str, Why]]:
    """What is known, with something smaller due in place of each leech that is due; and why, by question.

    A leech comes again itself when it has rested, with its ladder: until then only its smaller question comes, once.
    """
    changed, reasons = dict(known), dict[str, Why]()
    for leech in candidates:
        standing = known.get(leech.question_id)
        if standing is None or not standing.due or not is_leech(standing):
            continue
        if standing.rested >= REST:
            reasons[leech.question_id] = Why.LADDER
            continue
        changed[leech.question_id] = replace(standing, due=False, resting=True)
        instead = smaller(leech, list(candidates), known)
        before = known.get(instead.question_id) if instead else None
        if instead and (before is None or before.last_seen < standing.last_seen):
            changed[instead.question_id] = replace(before or standing, due=True, misses=0)
            reasons[instead.question_id] = Why.SMALLER
    return changed, reasons
