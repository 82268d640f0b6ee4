"""What an update led to, in a few ids: enough to give the same outcome again without a second effect."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from bot.database.database import Connection
from bot.domain.learner import Learner
from bot.domain.question.climb import climb_of
from bot.domain.question.drill import Level
from bot.store import asked, attempts, interviews, learners, sessions, verdicts
from bot.store.asked import AskedRow
from bot.store.updates import Remembered
from bot.use_cases.practice import interviewing, sitting
from bot.use_cases.practice.answered import answered
from bot.use_cases.practice.climbing import step_under_way
from bot.use_cases.practice.outcomes import (
    Answered,
    Asked,
    Closed,
    Explained,
    Finished,
    Hinted,
    Incomplete,
    Listened,
    NothingAsked,
    NothingFits,
    NotYours,
    Remark,
    Report,
    Rung,
    Step,
    Unchanged,
)
from bot.use_cases.practice.questions import Questions
from bot.use_cases.practice.talking import listened

Outcome = (
    Asked
    | Answered
    | Hinted
    | Listened
    | Explained
    | Rung
    | Step
    | Report
    | Finished
    | Closed
    | Incomplete
    | NothingAsked
    | NothingFits
    | NotYours
    | Unchanged
    | Learner
)


def to_ids(outcome: Outcome) -> Remembered:
    match outcome:
        case Asked(id=asked_id):
            return {"what": "asked", "asked": asked_id}
        case Answered():
            return _answered_to_ids(outcome)
        case Listened():
            return _listened_to_ids(outcome)
        case Hinted():
            shown = outcome.hint is not None
            return {"what": "hinted", "asked": outcome.asked.id, "number": outcome.number, "shown": shown}
        case Explained():
            return {"what": "explained", "asked": outcome.asked.id, "gave_up": outcome.gave_up}
        case Rung():
            return _rung_to_ids(outcome)
        case Step() | Report():
            return _led_to_ids(outcome)
        case Incomplete(missing=missing, ordered=ordered):
            return {"what": "incomplete", "asked": outcome.asked.id, "missing": missing, "ordered": ordered}
        case Finished(session=session):
            return {"what": "finished", "session": session}
        case Closed():
            return {"what": "closed", "asked": outcome.asked.id}
        case NothingAsked():
            return {"what": "nothing-asked"}
        case NothingFits(level=level, topic=topic):
            return {"what": "nothing-fits", "level": level and level.value, "topic": topic}
        case NotYours():
            return {"what": "not-yours"}
        case Unchanged():
            return {"what": "unchanged", "asked": outcome.asked.id if outcome.asked else None}
        case Learner(id=learner_id):
            return {"what": "learner", "learner": learner_id}


def from_ids(connection: Connection, questions: Questions, kept: Remembered) -> Outcome:
    """The outcome as it stands now; NotYours where what it was about is no more."""
    match kept["what"]:
        case "nothing-asked":
            return NothingAsked()
        case "nothing-fits":
            return NothingFits(kept["level"] and Level(kept["level"]), kept["topic"])
        case "learner":
            return learners.find(connection, kept["learner"]) or NotYours()
        case "report":
            return _report(connection, questions, kept) or NotYours()
        case "finished":
            over = sessions.find(connection, kept["session"])
            return sitting.finished(connection, questions, over) if over else NotYours()
    row = asked.find(connection, kept["asked"]) if kept.get("asked") else None
    question = questions.asked(row) if row else None
    if row is None or question is None:
        return Unchanged() if kept["what"] == "unchanged" else NotYours()
    return _about(connection, questions, kept, row, question)


def _about(
    connection: Connection, questions: Questions, kept: Remembered, row: AskedRow, question: Asked
) -> Outcome:
    match kept["what"]:
        case "answered":
            found = _answered_from_ids(connection, kept, row, question)
            led_to = _led_to(connection, questions, kept.get("led_to"))
            return replace(found, led_to=led_to) if led_to and isinstance(found, Answered) else found
        case "listened":
            return _listened_from_ids(connection, questions, kept, row)
        case "step":
            return _step(connection, questions, row) or NotYours()
        case "hinted":
            hints, number = question.question.hints, kept["number"]
            hint = hints[number - 1] if kept["shown"] and number <= len(hints) else None
            return Hinted(question, hint, number, len(hints))
        case "explained":
            return Explained(question, kept["gave_up"])
        case "rung":
            return _rung_from_ids(connection, questions, kept, question)
        case "unchanged":
            return Unchanged(question)
        case "incomplete":
            return Incomplete(question, kept["missing"], kept["ordered"])
        case "closed":
            return Closed(question)
    return question


def _answered_to_ids(outcome: Answered) -> Remembered:
    ids: dict[str, Any] = {"what": "answered", "asked": outcome.asked.id, "attempt": outcome.attempt_id}
    if outcome.attempt_id is None:
        ids["verdict"] = verdicts.to_json(outcome.verdict)
    if outcome.led_to is not None:
        ids["led_to"] = _led_to_ids(outcome.led_to)
    return ids


def _rung_to_ids(outcome: Rung) -> Remembered:
    ids: dict[str, Any] = {"what": "rung", "asked": outcome.asked.id, "climb": outcome.climb.to_json()}
    if outcome.verdict is not None:
        ids["verdict"] = verdicts.to_json(outcome.verdict)
    if outcome.passed is not None:
        ids["passed"] = outcome.passed.place
    if outcome.led_to is not None:
        ids["led_to"] = _led_to_ids(outcome.led_to)
    return ids


def _listened_to_ids(outcome: Listened) -> Remembered:
    ids: dict[str, Any] = {"what": "listened", "asked": outcome.asked.id}
    if outcome.remark is not None:
        ids["remark"] = outcome.remark.value
    if outcome.hint is not None:
        ids["hint"] = outcome.asked.question.hints.index(outcome.hint)
    if outcome.led_to is not None:
        ids["led_to"] = _led_to_ids(outcome.led_to)
    return ids


def _rung_from_ids(
    connection: Connection, questions: Questions, kept: Remembered, question: Asked
) -> Outcome:
    """The step as it was asked then, also where it has been answered since."""
    question = replace(question, climb=climb_of(kept["climb"]))
    steps = question.variant.steps if question.variant else ()
    return Rung(
        question,
        climb_of(kept["climb"]),
        step_under_way(question),
        verdicts.from_json(kept["verdict"]) if "verdict" in kept else None,
        next((step for step in steps if step.place == kept.get("passed")), None),
        _led_to(connection, questions, kept.get("led_to")),
    )


def _listened_from_ids(
    connection: Connection, questions: Questions, kept: Remembered, row: AskedRow
) -> Outcome:
    found = listened(connection, questions, row, Remark(kept["remark"]) if "remark" in kept else None)
    if found is None:
        return NotYours()
    hints = found.asked.question.hints
    hint = hints[kept["hint"]] if kept.get("hint", len(hints)) < len(hints) else None
    led_to = _led_to(connection, questions, kept.get("led_to"))
    verdict = None if row.interview_id is not None else found.verdict
    return replace(found, hint=hint, led_to=led_to, verdict=verdict)


def _led_to_ids(reached: Step | Report) -> Remembered:
    if isinstance(reached, Step):
        return {"what": "step", "asked": reached.asked.id}
    return {"what": "report", "interview": reached.interview}


def _led_to(connection: Connection, questions: Questions, kept: Remembered | None) -> Step | Report | None:
    if kept is None:
        return None
    if kept["what"] == "report":
        return _report(connection, questions, kept)
    row = asked.find(connection, kept["asked"])
    return _step(connection, questions, row) if row else None


def _report(connection: Connection, questions: Questions, kept: Remembered) -> Report | None:
    row = interviews.find(connection, kept["interview"])
    return interviewing.report(connection, questions, row) if row else None


def _step(connection: Connection, questions: Questions, row: AskedRow) -> Step | None:
    of = interviews.find(connection, row.interview_id) if row.interview_id else None
    return interviewing.step(connection, questions, of, row.id) if of else None


def _answered_from_ids(connection: Connection, kept: Remembered, row: AskedRow, question: Asked) -> Outcome:
    if kept["attempt"] is None:
        return answered(question, verdicts.from_json(kept["verdict"]), None, counted=False)
    attempt = attempts.find(connection, kept["attempt"], row)
    if attempt is None or attempt.verdict is None:
        return NotYours()
    return answered(question, attempt.verdict, attempt.id, counted=attempt.counted)
