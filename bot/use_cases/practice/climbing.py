"""The ladder of a question, and the parts of a case: small questions, each judged as drills are."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from bot.database.database import Connection
from bot.domain.grading.judge import judge
from bot.domain.grading.verdict import Outcome, Verdict
from bot.domain.question.climb import CREDITED, Climb, Mark, climb_of
from bot.domain.question.drill import Step, Variant
from bot.domain.slips.explain import explained, typed_number
from bot.store import asked, attempts
from bot.store.asked import AskedRow
from bot.store.attempts import AttemptRow
from bot.use_cases.occasion import Occasion
from bot.use_cases.practice import interviewing
from bot.use_cases.practice.memory import remember
from bot.use_cases.practice.option_text import as_option_number
from bot.use_cases.practice.outcomes import Asked, Rung, Unchanged
from bot.use_cases.practice.questions import Questions

MISSES = 2
"""After so many the step of a ladder is told."""


@dataclass(frozen=True, slots=True)
class JudgedStep:
    """The verdict on a step's answer; ``mark`` where it is right, ``at`` the step that was judged."""

    verdict: Verdict
    mark: Mark | None
    at: int


def step_under_way(question: Asked) -> Step | None:
    """The step that typed text answers; None where it answers the question itself."""
    steps = question.variant.steps if question.variant else ()
    climb = question.climb
    open_ = climb is not None and climb.at < len(steps) and not question.closed
    return steps[climb.at] if climb is not None and open_ else None


def judge_step(question: Asked, typed: str) -> JudgedStep:
    """Judges an answer to the step under way.

    In a case, an answer that is wrong is judged once more from the person's own earlier values, as examiners do.
    """
    step, climb = step_under_way(question), question.climb
    assert step is not None and climb is not None and question.variant is not None
    text = as_option_number(typed, step.options, question.variant.scope) or typed
    verdict = judge(text, step.expected)
    if verdict.outcome is not Outcome.CORRECT and climb.own:
        carried = carried_step(question.variant, climb)
        if carried.expected != step.expected:
            from_own = judge(text, carried.expected)
            if from_own.outcome is Outcome.CORRECT:
                return JudgedStep(from_own, Mark.OWN, climb.at)
    return judged_step(question, verdict)


def judged_step(question: Asked, verdict: Verdict) -> JudgedStep:
    """A verdict on the step under way, with what explains a wrong number."""
    step, climb = step_under_way(question), question.climb
    assert step is not None and climb is not None
    mark = Mark.RIGHT if verdict.outcome is Outcome.CORRECT else None
    return JudgedStep(explained(verdict, step.work(), climb.misses), mark, climb.at)


def carried_step(variant: Variant, climb: Climb) -> Step:
    """The step under way for somebody who goes on from their own values."""
    return variant.carried(dict(climb.own or {}))[climb.at]


class Climbing:
    def __init__(self, questions: Questions) -> None:
        self._questions = questions

    def begin(self, connection: Connection, row: AskedRow, occasion: Occasion) -> Rung | Unchanged | None:
        """Puts the step under way, the first at first, and makes the question current again."""
        question = self._questions.asked(row)
        if question is None:
            return None
        if (
            row.closed
            or question.variant is None
            or not question.variant.steps
            or row.interview_id is not None
        ):
            return Unchanged(question)
        climb = climb_of(row.climb or {})
        self._save(connection, row, climb, occasion)
        return self._rung(question, climb)

    def choose(
        self, connection: Connection, row: AskedRow, place: int, number: int, occasion: Occasion
    ) -> Rung | Unchanged | None:
        """Presses an option (numbered from 1) of the step under way."""
        question = self._questions.asked(row)
        step = step_under_way(question) if question else None
        if question is None or question.climb is None or step is None or question.climb.at != place:
            return Unchanged(question)
        if not 1 <= number <= len(step.options):
            return Unchanged(question)
        return self.keep(connection, row, str(number), judge_step(question, str(number)), occasion)

    def keep(
        self, connection: Connection, row: AskedRow, typed: str, judged: JudgedStep, occasion: Occasion
    ) -> Rung | None:
        """Keeps how an answer to the step under way went; None where another step is under way by now."""
        question = self._questions.asked(row)
        step = step_under_way(question) if question else None
        if question is None or question.climb is None or step is None or question.climb.at != judged.at:
            return None
        climb, verdict, mark = question.climb, judged.verdict, judged.mark
        if verdict.outcome is Outcome.UNREADABLE:
            return replace(self._rung(question, climb), verdict=verdict)
        value = self._value(verdict, step)
        if mark is not None:
            own = self._carried(question, climb) if mark is Mark.OWN else None
            after = climb.on(mark, step.id, own, typed)
        elif question.is_case and row.interview_id is not None:
            after = climb.on(Mark.WRONG, step.id, value, typed)
        else:
            after = climb.missed(value, typed)
            if after.misses >= MISSES and not question.is_case:
                after = after.on(Mark.TOLD)
        return self._went(
            connection, row, question, after, occasion, verdict, step if after.at > climb.at else None
        )

    def tell(
        self, connection: Connection, row: AskedRow, place: int, occasion: Occasion
    ) -> Rung | Unchanged | None:
        """Tells the step under way; in a case, that part brings no credit. Unchanged where another step is under way."""
        question = self._questions.asked(row)
        step = step_under_way(question) if question else None
        climb = question.climb if question else None
        if question is None or climb is None or step is None or climb.at != place:
            return Unchanged(question)
        return self._went(connection, row, question, climb.on(Mark.TOLD), occasion, None, step)

    def go_on(
        self, connection: Connection, row: AskedRow, place: int, occasion: Occasion
    ) -> Rung | Unchanged | None:
        """Goes on in a case with the person's own wrong value."""
        question = self._questions.asked(row)
        step = step_under_way(question) if question else None
        climb = question.climb if question else None
        if question is None or climb is None or step is None or climb.at != place:
            return Unchanged(question)
        if not question.is_case or not climb.misses:
            return Unchanged(question)
        after = climb.on(Mark.WRONG, step.id, climb.last)
        return self._went(connection, row, question, after, occasion, None, None)

    def _went(
        self,
        connection: Connection,
        row: AskedRow,
        question: Asked,
        climb: Climb,
        occasion: Occasion,
        verdict: Verdict | None,
        passed: Step | None,
    ) -> Rung:
        row = self._save(connection, row, climb, occasion)
        question = replace(question, climb=climb)
        rung = replace(self._rung(question, climb), verdict=verdict, passed=passed)
        if rung.step is not None:
            return rung
        if question.is_case:
            return self._finished(connection, row, rung, occasion)
        if not climb.helped and not row.closed:
            remember(connection, row, Outcome.PARTLY, question.question.level, occasion.at, first=False)
        return rung

    def _finished(self, connection: Connection, row: AskedRow, rung: Rung, occasion: Occasion) -> Rung:
        """A case is over: one attempt with the share of parts, one memory."""
        climb, question = rung.climb, rung.asked
        right = sum(mark in CREDITED for mark in climb.marks)
        score = Fraction(right, len(climb.marks))
        outcome = Outcome.CORRECT if score == 1 else Outcome.PARTLY if right else Outcome.WRONG
        row = replace(row, closed=True, tries=row.tries + 1)
        typed = " · ".join(climb.typed)[:1000]
        attempts.add(connection, AttemptRow(0, row, typed, Verdict(outcome, score), True, occasion.at))
        remember(connection, row, outcome, question.question.level, occasion.at)
        asked.save(connection, row)
        question = replace(question, closed=True, tries=row.tries)
        led_to = (
            interviewing.advance(connection, self._questions, occasion, row.id)
            if row.interview_id is not None
            else None
        )
        return replace(rung, asked=question, led_to=led_to)

    def _carried(self, question: Asked, climb: Climb) -> Fraction | None:
        assert question.variant is not None
        reference = getattr(carried_step(question.variant, climb).expected, "reference", None)
        return reference if isinstance(reference, Fraction) else None

    @staticmethod
    def _value(verdict: Verdict, step: Step) -> Fraction | None:
        """The number typed, in the part's unit; None where the answer is no number."""
        numeric = step.expected.numeric()
        return None if numeric is None else typed_number(verdict, numeric)

    @staticmethod
    def _save(connection: Connection, row: AskedRow, climb: Climb, occasion: Occasion) -> AskedRow:
        row = replace(row, climb=climb.to_json(), cancelled=False)
        asked.save(connection, row)
        asked.bring_forward(connection, row.id, occasion.at)
        return row

    @staticmethod
    def _rung(question: Asked, climb: Climb) -> Rung:
        question = replace(question, climb=climb)
        return Rung(question, climb, step_under_way(question))
