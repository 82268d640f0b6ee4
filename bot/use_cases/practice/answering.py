"""Judging an answer and keeping the attempt."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from bot.database.database import Connection
from bot.domain.grading.expected import Choosing, Expected
from bot.domain.grading.judge import judge
from bot.domain.grading.kinds import KINDS
from bot.domain.grading.kinds import Judged as Way
from bot.domain.grading.verdict import Outcome, Unreadable, Verdict
from bot.domain.question.drill import Variant
from bot.domain.question.topic import OpenQuestion
from bot.domain.scheduling.sureness import Sureness
from bot.domain.slips.explain import explained
from bot.store import asked, attempts
from bot.store.asked import AskedRow
from bot.store.attempts import AttemptRow
from bot.use_cases.occasion import Occasion
from bot.use_cases.practice import interviewing
from bot.use_cases.practice.answered import answered
from bot.use_cases.practice.apart import Apart
from bot.use_cases.practice.climbing import JudgedStep, judge_step, judged_step, step_under_way
from bot.use_cases.practice.memory import remember
from bot.use_cases.practice.option_text import as_option_number
from bot.use_cases.practice.outcomes import Answered, Asked, Incomplete, Listened, Remark, Unchanged
from bot.use_cases.practice.questions import Questions
from bot.use_cases.practice.talking import Overheard, Talking, overhear
from bot.use_cases.practice.trying import Trying
from bot.workers.pool import Pool, Waits


@dataclass(frozen=True, slots=True)
class Grading:
    """The door to ``domain/grading``: judging a drill's answer."""

    judge: Callable[[str, Expected, Sequence[tuple[str, Expected]], str, int | None], Verdict]


GRADING = Grading(judge)

Judged = Verdict | Overheard | Remark
"""A drill's verdict, or what was heard in a text for an open question."""


class Answering:
    def __init__(self, questions: Questions, grading: Grading, pool: Pool, trying: Trying) -> None:
        self._questions = questions
        self._grading = grading
        self._apart = Apart(pool)
        self._trying = trying
        self._talking = Talking(questions)

    def prepare(self, kind: str) -> None:
        """Gets ready to judge a kind of answer, where it is judged apart."""
        if KINDS[kind] is Way.BY_RUNNING:
            self._trying.prepare()
        elif KINDS[kind] is Way.APART:
            self._apart.prepare()

    async def judge(
        self,
        question: Asked,
        typed: str,
        learner_id: int,
        waits: Waits | None = None,
        language: str = "",
        chosen: int | None = None,
    ) -> Judged:
        """Judges a typed answer; holds no transaction meanwhile. ``waits`` is told where code has to queue.

        ``language`` is the learner's; ``chosen`` is which of several readings the learner means.
        """
        if isinstance(question.question, OpenQuestion):
            talk = question.dialogue
            heard = overhear(typed, question.question, probed=talk is not None and talk.probe is not None)
            return _unreadable(heard) if isinstance(heard, Unreadable) else heard
        assert question.variant is not None
        if question.variant.drill.is_run:
            expected, ways = question.variant.expected, wrong_ways(question.variant)
            return await self._trying.judge(typed, expected, ways, learner_id, waits)
        if KINDS[question.variant.expected.kind] is Way.APART:
            ways = wrong_ways(question.variant)
            return await self._apart.judge(
                typed, question.variant.expected, ways, learner_id, language, chosen
            )
        return self._judge(question.variant, typed, language, chosen)

    async def judge_step(self, question: Asked, typed: str, learner_id: int) -> JudgedStep:
        """Judges an answer to the step of a ladder or a case that is under way."""
        step = step_under_way(question)
        if step is not None and KINDS[step.expected.kind] is Way.APART:
            verdict = await self._apart.judge(typed, step.expected, (), learner_id)
            return judged_step(question, verdict)
        return judge_step(question, typed)

    def keep(
        self, connection: Connection, row: AskedRow, typed: str, judged: Judged, occasion: Occasion
    ) -> Answered | Listened | None:
        """Keeps a judged answer; None where its question has been withdrawn meanwhile."""
        question = self._questions.asked(row)
        if question is None:
            return None
        if isinstance(judged, Overheard | Remark):
            return self._talking.keep(connection, row, typed, judged, occasion)
        if judged.outcome is Outcome.UNREADABLE:
            if judged.readings:
                asked.save(connection, replace(row, unclear=typed))
            return answered(question, judged, None, counted=False)
        if question.variant is not None and row.interview_id is None:
            judged = explained(judged, question.variant.work(), row.tries)
        counted = not row.closed
        first_and_right = counted and row.tries == 0 and judged.outcome is Outcome.CORRECT
        overcame = first_and_right and self._had_mistake(connection, row)
        attempt = attempts.add(connection, AttemptRow(0, row, typed, judged, counted, occasion.at))
        closes = judged.outcome is Outcome.CORRECT
        row = replace(row, tries=row.tries + counted, closed=row.closed or closes, unclear=None)
        if counted:
            helped = row.climb is not None
            remember(connection, row, judged.outcome, question.question.level, occasion.at, helped=helped)
        after = self._after(connection, row, attempt, judged, occasion)
        return replace(after, overcame=True) if after and overcame else after

    @staticmethod
    def _had_mistake(connection: Connection, row: AskedRow) -> bool:
        waiting = attempts.mistakes(connection, row.learner_id)
        return any(each.question_id == row.question_id for each in waiting)

    def choose(
        self, connection: Connection, row: AskedRow, number: int, occasion: Occasion
    ) -> Asked | Answered | Unchanged | None:
        """An option's button (numbered from 1): the only one is judged at once, several are ticked or put in order first."""
        question = self._questions.asked(row)
        variant = question.variant if question else None
        if variant is None or not 1 <= number <= len(variant.options):
            return Unchanged(question)
        option = variant.options[number - 1].id
        match variant.expected.choosing:
            case Choosing.ONE:
                ticked = replace(row, ticked=_with(row.ticked, option))
                return self._judge_once(connection, ticked, variant, str(number), occasion)
            case Choosing.SEVERAL if not row.closed:
                return self._moved(connection, replace(row, ticked=_toggled(row.ticked, option)))
            case Choosing.ORDER if not row.closed:
                return self._moved(connection, replace(row, ordered=_toggled(row.ordered, option)))
        return Unchanged(question)

    def sure(self, connection: Connection, row: AskedRow, sureness: Sureness) -> Asked | Unchanged | None:
        """Keeps how sure the learner is; Unchanged once there is an answer."""
        if row.tries or row.closed:
            return Unchanged(self._questions.asked(row))
        return self._moved(connection, replace(row, sureness=sureness))

    def submit(
        self, connection: Connection, row: AskedRow, occasion: Occasion
    ) -> Answered | Incomplete | Unchanged | None:
        """Judges what is ticked or put in order; Incomplete where that is nothing or not all of an order, Unchanged where it was judged."""
        question = self._questions.asked(row)
        variant = question.variant if question else None
        if question is None or variant is None:
            return Unchanged(question)
        numbers = {option.id: number for number, option in enumerate(variant.options, 1)}
        match variant.expected.choosing:
            case Choosing.SEVERAL if row.ticked:
                chosen = sorted(numbers[option] for option in row.ticked if option in numbers)
            case Choosing.ORDER if len(row.ordered) == len(numbers):
                chosen = [numbers[option] for option in row.ordered if option in numbers]
            case Choosing.ORDER if not row.closed:
                return Incomplete(question, len(numbers) - len(row.ordered), ordered=True)
            case Choosing.SEVERAL if not row.closed:
                return Incomplete(question, 1, ordered=False)
            case _:
                return Unchanged(question)
        return self._judge_once(connection, row, variant, ", ".join(map(str, chosen)), occasion)

    def judge_option(self, variant: Variant, number: int) -> Verdict:
        """The verdict on an option, numbered from 1."""
        return self._judge(variant, str(number))

    def _judge(self, variant: Variant, typed: str, language: str = "", chosen: int | None = None) -> Verdict:
        text = as_option_number(typed, variant.options, variant.scope) or typed
        return self._grading.judge(text, variant.expected, wrong_ways(variant), language, chosen)

    def _judge_once(
        self, connection: Connection, row: AskedRow, variant: Variant, typed: str, occasion: Occasion
    ) -> Answered | Unchanged | None:
        if attempts.typed_before(connection, row, typed):
            return Unchanged(self._questions.asked(row))
        judged = self.keep(connection, row, typed, self._judge(variant, typed), occasion)
        return judged if isinstance(judged, Answered) else None

    def _after(
        self,
        connection: Connection,
        row: AskedRow,
        attempt: AttemptRow,
        verdict: Verdict,
        occasion: Occasion,
    ) -> Answered | None:
        asked.answered(connection, row)
        question = self._questions.asked(row)
        if question is None:
            return None
        outcome = answered(question, verdict, attempt.id, counted=attempt.counted)
        if row.interview_id is None:
            return outcome
        led_to = interviewing.advance(connection, self._questions, occasion, row.id)
        return replace(outcome, led_to=led_to)

    def _moved(self, connection: Connection, row: AskedRow) -> Asked | None:
        asked.save(connection, row)
        return self._questions.asked(row)


def _unreadable(found: Unreadable) -> Verdict:
    return Verdict(Outcome.UNREADABLE, Fraction(0), found.understood, (found.reason,))


def _with(options: tuple[str, ...], option: str) -> tuple[str, ...]:
    return options if option in options else (*options, option)


def _toggled(options: tuple[str, ...], option: str) -> tuple[str, ...]:
    return tuple(other for other in options if other != option) if option in options else (*options, option)


def wrong_ways(variant: Variant) -> list[tuple[str, Expected]]:
    """A variant's misconceptions as judging wants them."""
    return [(item.id, item.expected) for item in variant.misconceptions]
