"""The steps of a talk about an open question that buttons take. Each yields the talk after it, or None where it leads nowhere now."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from bot.domain.hearing import dialogue as talks
from bot.domain.hearing.dialogue import Dialogue, Doubt, Open
from bot.domain.question.topic import OpenQuestion
from bot.store.asked import AskedRow

PROBES = 1
"""Probes that come by themselves; in practice more may be asked for."""
PROBES_IN_INTERVIEW = 2

Change = Callable[[Dialogue, OpenQuestion, AskedRow], Dialogue | None]


def unsay(number: int) -> Change:
    """Takes a point (numbered from 1) back, or takes that back."""

    def change(talk: Dialogue, question: OpenQuestion, _: AskedRow) -> Dialogue | None:
        point = _point(question, number)
        return None if talk.done or point is None else talks.take_back(talk, point)

    return change


def resolve(kind: str, number: int, *, meant: bool) -> Change:
    """Answers the doubt about a claim or a denied point (numbered from 1), if it is still open."""

    def change(talk: Dialogue, question: OpenQuestion, row: AskedRow) -> Dialogue | None:
        doubt = _doubt(talk, question, kind, number)
        if talk.done or doubt is None:
            return None
        return with_probe(talks.resolve(talk, doubt, meant=meant), question, row)

    return change


def more(talk: Dialogue, question: OpenQuestion, row: AskedRow) -> Dialogue | None:
    """Asks for the next point; in an interview not more than twice."""
    if talk.done or (row.interview_id is not None and len(talk.probed) >= PROBES_IN_INTERVIEW):
        return None
    return talks.ask(talk, question.points)


def skip(talk: Dialogue, _: OpenQuestion, __: AskedRow) -> Dialogue | None:
    """Leaves the question that was asked back unanswered."""
    return None if talk.done or talk.probe is None else replace(talk, probe=None)


def done(talk: Dialogue, _: OpenQuestion, __: AskedRow) -> Dialogue | None:
    """Ends the talk: now comes the verdict."""
    return None if talk.done else replace(talk, done=True, probe=None)


def pick(number: int) -> Change:
    """Begins to pick the sentence that makes a point (numbered from 1), or lays that aside again."""

    def change(talk: Dialogue, question: OpenQuestion, _: AskedRow) -> Dialogue | None:
        point = _point(question, number)
        if not talk.done or point is None or point in talk.credited or point in talk.said:
            return None
        return replace(talk, picking=None if talk.picking == point else point)

    return change


def point_at(number: int, sentence: int) -> Change:
    """Picks a sentence for a point (both numbered from 1)."""

    def change(talk: Dialogue, question: OpenQuestion, _: AskedRow) -> Dialogue | None:
        point = _point(question, number)
        if not talk.done or point is None or point in talk.said:
            return None
        return talks.point_at(talk, point, sentence)

    return change


def with_probe(talk: Dialogue, question: OpenQuestion, row: AskedRow) -> Dialogue:
    """The talk with the probe that comes by itself, once no doubt is open."""
    most = PROBES if row.interview_id is None else PROBES_IN_INTERVIEW
    waits = talk.probe is not None or any(talks.doubts(talk, question.points))
    return talk if waits or len(talk.probed) >= most else talks.ask(talk, question.points)


def _point(question: OpenQuestion, number: int) -> str | None:
    return question.points[number - 1].id if 1 <= number <= len(question.points) else None


def _doubt(talk: Dialogue, question: OpenQuestion, kind: str, number: int) -> Open | None:
    ids = [each.id for each in (question.wrong_claims if kind == Doubt.CLAIM else question.points)]
    named = ids[number - 1] if 1 <= number <= len(ids) else None
    return next(
        (each for each in talks.doubts(talk, question.points) if (each.kind, each.id) == (kind, named)), None
    )
