"""A mock interview's steps, inside the transaction of the answer or the press that leads on."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from fractions import Fraction
from random import Random

from bot.database.database import Connection
from bot.domain import interview
from bot.domain.question.topic import Group
from bot.store import asked, attempts, interviews
from bot.store.asked import AskedRow
from bot.store.interviews import InterviewRow
from bot.use_cases.occasion import Occasion
from bot.use_cases.practice.outcomes import Asked, Line, Place, Report, Step, share
from bot.use_cases.practice.questions import Questions

EARLIER = 10
"""Interviews that a report looks back on."""
LONGEST = 20 * 60.0
"""Seconds that one question takes at most: who went away for lunch has not thought for an hour."""


def running(connection: Connection, learner_id: int) -> InterviewRow | None:
    """The learner's interview under way."""
    row = interviews.last(connection, learner_id)
    return None if row is None or row.finished_at else row


def begin(
    connection: Connection,
    questions: Questions,
    occasion: Occasion,
    minutes: int,
    randomness: Random,
    groups: frozenset[Group] = frozenset(),
) -> Step | None:
    """Plans an interview of some groups of topics (none stands for all) and puts its first question; None without questions.

    Raises KeyError for minutes that are not offered.
    """
    topics = [topic for topic in questions.catalogue.topics if not groups or topic.group in groups]
    ids = {topic.id for topic in topics}
    cases = [case for case in questions.catalogue.cases if case.topic_id in ids]
    planned = interview.plan(topics, minutes, randomness, cases)
    kept = tuple(group.value for group in Group if group in groups) or None
    row = InterviewRow(0, occasion.who, minutes, tuple(planned), (), 0.0, occasion.at, groups=kept)
    return step(connection, questions, _put(connection, questions, interviews.add(connection, row), occasion))


def ask_again(
    connection: Connection, questions: Questions, row: InterviewRow, occasion: Occasion
) -> Step | None:
    """Makes the question being asked the current one again: another may have been put in between."""
    put = asked.find(connection, row.asked[-1]) if row.asked else None
    if put is None:
        return step(connection, questions, _put(connection, questions, row, occasion))
    anew = replace(put, id=0, asked_at=occasion.at, after_id=None, after_verb=None)
    again = asked.add(connection, replace(anew, shown_at=occasion.shows_at, message_id=None))
    row = replace(row, asked=(*row.asked[:-1], again.id))
    interviews.save(connection, row)
    return step(connection, questions, row)


def advance(
    connection: Connection, questions: Questions, occasion: Occasion, asked_id: int
) -> Step | Report | None:
    """What comes after a question of the interview under way, which was answered or left out; None where it is no question of it.

    A question that has led on before leads nowhere else: the one being asked comes again.
    """
    row = running(connection, occasion.who)
    if row is None or asked_id not in row.asked:
        return None
    if row.asked[-1] != asked_id:
        return step(connection, questions, row)
    put = asked.find(connection, asked_id)
    row = replace(row, spent=row.spent + (_taken(put, occasion) if put else 0.0))
    if len(row.asked) >= len(row.plan) or row.spent >= 60 * row.minutes:
        return finish(connection, questions, row, occasion.at)
    row = _put(connection, questions, row, occasion)
    return step(connection, questions, row) or finish(connection, questions, row, occasion.at)


def finish(connection: Connection, questions: Questions, row: InterviewRow, now: datetime) -> Report:
    """Ends an interview."""
    row = replace(row, finished_at=now)
    interviews.save(connection, row)
    return report(connection, questions, row)


def step(
    connection: Connection, questions: Questions, row: InterviewRow, asked_id: int | None = None
) -> Step | None:
    """A question of an interview, the one being asked by default; None where it is no more."""
    put = asked.find(connection, asked_id if asked_id in row.asked else row.asked[-1]) if row.asked else None
    question = questions.asked(put) if put else None
    return Step(replace(question, place=_place(row, question.id))) if question else None


def placed(connection: Connection, question: Asked, occasion: Occasion) -> Asked:
    """A question that is being answered, with its place in the interview under way; as it is where it belongs to none."""
    row = (
        interviews.find(connection, question.interview)
        if question.interview and not question.closed
        else None
    )
    if row is None or row.finished_at or question.id not in row.asked:
        return question
    put = asked.find(connection, question.id)
    return replace(question, place=_place(row, question.id, _taken(put, occasion) if put else 0.0))


def _place(row: InterviewRow, asked_id: int, taken: float = 0.0) -> Place:
    """``taken``: seconds that the question has taken so far."""
    left = 60 * row.minutes - row.spent - taken
    return Place(row.asked.index(asked_id) + 1, len(row.plan), max(0.0, left))


def _taken(put: AskedRow, occasion: Occasion) -> float:
    """Seconds from a question to now, as far as they count."""
    return min(max((occasion.written - put.seen_at).total_seconds(), 0.0), LONGEST)


def report(connection: Connection, questions: Questions, row: InterviewRow) -> Report:
    """How an interview went, and the ones before it."""
    rows = [each for each in interviews.every(connection, row.learner_id, EARLIER + 1) if each.id < row.id]
    earlier = [_lines(connection, questions, each) for each in reversed(rows[:EARLIER]) if each.finished_at]
    return Report(
        row.id,
        _lines(connection, questions, row),
        row.minutes,
        row.spent,
        tuple(share(lines) for lines in earlier),
        earlier[-1] if earlier else (),
    )


def _put(connection: Connection, questions: Questions, row: InterviewRow, occasion: Occasion) -> InterviewRow:
    """Puts the next planned question that there still is."""
    for question_id, seed in row.plan[len(row.asked) :]:
        question = questions.find(question_id)
        if question is not None:
            put = AskedRow(
                0,
                row.learner_id,
                question.id,
                question.revision,
                seed,
                occasion.at,
                interview_id=row.id,
                shown_at=occasion.shows_at,
            )
            row = replace(row, asked=(*row.asked, asked.add(connection, questions.with_drawn(put)).id))
            interviews.save(connection, row)
            break
    return row


def _lines(connection: Connection, questions: Questions, row: InterviewRow) -> tuple[Line, ...]:
    lines = []
    for asked_id in row.asked:
        put = asked.find(connection, asked_id)
        question = questions.asked(put) if put else None
        if put is None or question is None:
            continue
        attempt = attempts.last(connection, put)
        verdict = attempt.verdict if attempt else None
        lines.append(
            Line(question, verdict.outcome, verdict.score, attempt.typed, put.dialogue)
            if attempt and verdict
            else Line(question, None, Fraction(0))
        )
    return tuple(lines)
