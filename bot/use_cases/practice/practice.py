"""Practising: being asked, answering, being helped. Each method returns after its transaction has committed.

The question shown last is the current one, which typed text answers until /cancel; buttons and replies to messages name their question.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from random import Random
from typing import Any, TypeVar

from bot.database.database import Connection, Database, Reading
from bot.domain.grading.verdict import Outcome as Verdicts
from bot.domain.question.drill import Drill, Level
from bot.domain.scheduling.sureness import Sureness
from bot.store import asked, attempts
from bot.store.asked import AskedRow
from bot.use_cases.occasion import Occasion
from bot.use_cases.practice.answered import answered
from bot.use_cases.practice.answering import GRADING, Answering, Grading, Judged
from bot.use_cases.practice.asking import CANONICAL, Asking, Plan, Planned, Pressed, Wanted
from bot.use_cases.practice.climbing import Climbing, JudgedStep, step_under_way
from bot.use_cases.practice.effects import Effects
from bot.use_cases.practice.helping import Helping
from bot.use_cases.practice.outcomes import (
    Answered,
    Asked,
    Closed,
    Explained,
    Hinted,
    Incomplete,
    Listened,
    NothingAsked,
    NothingFits,
    NotYours,
    Put,
    Refused,
    Rung,
    Unchanged,
)
from bot.use_cases.practice.questions import Questions
from bot.use_cases.practice.remembering import Outcome
from bot.use_cases.practice.talk_steps import Change
from bot.use_cases.practice.talking import Talking
from bot.use_cases.practice.trying import Trying
from bot.workers.pool import Pool, Waits

LONGEST_ANSWER = 4096
"""Characters of a Telegram message; what is beyond is not looked at."""

LONGEST_CODE = 20_000
"""Characters of a function, which may come as a file."""

_UNSTORABLE = re.compile("[\0\ud800-\udfff]")

T = TypeVar("T", bound=Outcome)


def seeded(key: str) -> Random:
    """Randomness that depends on nothing but its key: a repeated evening chooses the same questions."""
    return Random(key)  # noqa: S311  nothing secret is drawn


@dataclass(frozen=True, slots=True)
class Addressed:
    """The message that an answer replies to, and the question that its buttons name."""

    message_id: int
    asked_id: int | None = None


class Practice:
    def __init__(
        self,
        database: Database,
        questions: Questions,
        grading: Grading = GRADING,
        randomness: Callable[[str], Random] = seeded,
        pool: Pool | None = None,
    ) -> None:
        self._database = database
        self._questions = questions
        self._effects = Effects(database, self._questions)
        self._asking = Asking(self._questions, randomness, self._switched_off)
        self._pool = pool or Pool()
        self._trying = Trying(self._pool)
        self._answering = Answering(self._questions, grading, self._pool, self._trying)
        self._helping = Helping(self._questions)
        self._climbing = Climbing(self._questions)
        self._talking = Talking(self._questions)

    async def open(
        self,
        occasion: Occasion,
        question_id: str,
        seed: int = CANONICAL,
        drawn: Mapping[str, Any] | None = None,
    ) -> Asked | NothingFits:
        """Puts a question's variant, the canonical one unless a seed is given; with what was drawn before, where that is known.

        NothingFits (with the id as its topic) where there is no such question.
        """
        outcome = await self._effects.once(
            occasion, lambda connection: self._asking.open(connection, occasion, question_id, seed, drawn)
        )
        self._prepare(outcome)
        return outcome

    async def next(
        self,
        occasion: Occasion,
        level: Level | None = None,
        topic: str | None = None,
        after: int | None = None,
    ) -> Put:
        """Puts the next question worth asking. ``after``: the asked question under which *next* was pressed; its level and topic
        go on, and a second press is Unchanged with the question that the first one led to."""
        pressed = None if after is None else Pressed(after, "next")
        wanted = Wanted(level, topic)
        return await self._put(
            occasion,
            lambda connection, last: self._asking.plan_next(connection, last, occasion, wanted, pressed),
        )

    async def today(self, occasion: Occasion, *, more: bool = False) -> Put:
        """Puts the next question of the day's session, beginning one where there is none under way; Finished where today's is done, unless
        ``more``."""
        return await self._put(
            occasion, lambda connection, last: self._asking.plan_today(connection, last, occasion, more=more)
        )

    async def prepare(self, occasion: Occasion) -> Put:
        """As ``today``, for a message that may never arrive: the question is current only once it is shown."""
        return await self._put(
            occasion, lambda connection, last: _unseen(self._asking.plan_push(connection, last, occasion))
        )

    async def again(self, occasion: Occasion, asked_id: int) -> Put:
        """Puts another variant of the same drill, with numbers not seen before."""
        return await self._put_same(occasion, Pressed(asked_id, "again"))

    async def follow(self, occasion: Occasion, asked_id: int) -> Put:
        """Puts the drill that an examiner asks after this open question."""
        return await self._put_same(occasion, Pressed(asked_id, "follow"))

    async def current(self, learner_id: int) -> Asked | NothingAsked:
        """The question that typed text answers now."""
        row = await self._database.glance(partial(_current, learner_id=learner_id))
        return (self._questions.asked(row) if row else None) or NothingAsked()

    async def look(self, learner_id: int, asked_id: int) -> Asked | None:
        """A question as it stands now; None where it is another learner's, or is no more."""
        row = await self._database.glance(partial(asked.find, asked_id=asked_id))
        return self._questions.asked(row) if row is not None and row.learner_id == learner_id else None

    def of_kept(self, row: Mapping[str, Any]) -> Asked | None:
        """The question of a row as ``Privacy.export`` gives it; None where it is no more."""
        named = {name: row[name] for name in ("id", "learner_id", "question_id", "revision", "seed", "drawn")}
        return self._questions.asked(AskedRow(**named, asked_at=datetime.fromisoformat(row["asked_at"])))

    async def answer(
        self,
        occasion: Occasion,
        text: str,
        code: str | None = None,
        waits: Waits | None = None,
        to: Addressed | None = None,
        language: str = "",
    ) -> Answered | Rung | Closed | Listened | NothingAsked:
        """Judges typed text against the question that it replies to, the current one by default.

        ``code`` is the text as source, for a question that asks for a function: what stood in code marks, or a file. ``waits`` is told,
        once, where the function has to queue. ``language`` is the learner's, in which a text may have to be read.
        """
        typed = _UNSTORABLE.sub("", text)[:LONGEST_ANSWER]
        source = _UNSTORABLE.sub("", text if code is None else code)[: LONGEST_CODE + 1]
        outcome = None
        while outcome is None:
            outcome = await self._answer(occasion, typed, source, waits, to, language)
        return outcome

    async def close(self) -> None:
        """Ends what judges apart."""
        await self._pool.close()

    def _switched_off(self) -> frozenset[str]:
        """The kinds of questions that are not put here."""
        return frozenset({"code"}) if self._trying.off else frozenset()

    async def choose(self, occasion: Occasion, asked_id: int, number: int) -> Asked | Answered | Refused:
        """Presses option ``number`` (from 1): judged at once where one is right, else ticked or put next in order, or taken back."""
        return await self._on(
            occasion, asked_id, lambda c, row: self._answering.choose(c, row, number, occasion)
        )

    def taste(self, put: Asked, number: int) -> Answered | None:
        """Judges an option (numbered from 1) of a question that was put to nobody, and keeps nothing; None where there is no such one."""
        if put.variant is None or not 1 <= number <= len(put.variant.options):
            return None
        verdict = self._answering.judge_option(put.variant, number)
        closed = verdict.outcome is Verdicts.CORRECT
        return answered(replace(put, closed=closed, tries=1), verdict, None, counted=True)

    async def submit(self, occasion: Occasion, asked_id: int) -> Answered | Incomplete | Refused:
        """Judges the ticked options, or the order."""
        return await self._on(occasion, asked_id, lambda c, row: self._answering.submit(c, row, occasion))

    async def talk(self, occasion: Occasion, asked_id: int, change: Change) -> Listened | Refused:
        """A step of the talk about an open question, by a button."""
        return await self._on(
            occasion, asked_id, lambda c, row: self._talking.press(c, row, change, occasion)
        )

    async def sure(self, occasion: Occasion, asked_id: int, sureness: Sureness) -> Asked | Refused:
        """Notes how sure the learner is, as long as nothing was answered yet."""
        return await self._on(occasion, asked_id, lambda c, row: self._answering.sure(c, row, sureness))

    async def mistake(self, occasion: Occasion) -> Put:
        """Puts, with new numbers, the question whose known mistake has waited longest to be overcome."""
        return await self._put(
            occasion, lambda connection, _: self._asking.plan_mistake(connection, occasion)
        )

    async def meant(
        self, occasion: Occasion, asked_id: int, number: int, language: str = ""
    ) -> Answered | Refused:
        """Judges what was typed last in the reading (numbered from 1) that the learner says is meant; once for each text."""
        row = await self._database.glance(partial(asked.find, asked_id=asked_id))
        if row is None or row.learner_id != occasion.who:
            return NotYours()
        question = self._questions.asked(row)
        if question is None or row.unclear is None or number < 1:
            return Unchanged(question)
        typed = row.unclear
        judged = await self._answering.judge(question, typed, occasion.who, None, language, number - 1)

        def keep(connection: Connection, current: AskedRow) -> Answered | Unchanged | None:
            if current.unclear != typed:
                return Unchanged(self._questions.asked(current))
            kept = self._answering.keep(connection, current, typed, judged, occasion)
            return kept if isinstance(kept, Answered) else None

        return await self._on(occasion, asked_id, keep)

    async def hint(self, occasion: Occasion, asked_id: int) -> Hinted | NotYours:
        """Shows the next hint."""
        return await self._on(occasion, asked_id, self._helping.hint)

    async def explain(self, occasion: Occasion, asked_id: int) -> Explained | NotYours:
        """Explains; before a right answer that is giving up."""
        return await self._on(occasion, asked_id, lambda c, row: self._helping.explain(c, row, occasion))

    async def case(self, occasion: Occasion, question_id: str) -> Asked | NothingFits:
        """Puts a case; one that was begun goes on. NothingFits where there is no such case."""
        return await self._effects.once(
            occasion, lambda connection: self._asking.case(connection, occasion, question_id)
        )

    async def finished(self, learner_id: int) -> frozenset[str]:
        """Ids of the cases that a learner has brought to their end."""
        ids = [case.id for case in self._questions.catalogue.cases]

        def look(connection: Reading) -> frozenset[str]:
            rows = {case: asked.last_of(connection, learner_id, case) for case in ids}
            return frozenset(case for case, row in rows.items() if row is not None and row.closed)

        return await self._database.read(look)

    async def climb(self, occasion: Occasion, asked_id: int) -> Rung | Refused:
        """Shows the step of a question's ladder that is under way, the first at first; the question is current again."""
        return await self._on(occasion, asked_id, lambda c, row: self._climbing.begin(c, row, occasion))

    async def tell(self, occasion: Occasion, asked_id: int, place: int) -> Rung | Refused:
        """Tells step ``place`` (from 0), if it is the one under way, and goes on."""
        return await self._on(occasion, asked_id, lambda c, row: self._climbing.tell(c, row, place, occasion))

    async def go_on(self, occasion: Occasion, asked_id: int, place: int) -> Rung | Refused:
        """Goes on in a case with the person's own value of part ``place``, although it is wrong."""
        return await self._on(
            occasion, asked_id, lambda c, row: self._climbing.go_on(c, row, place, occasion)
        )

    async def choose_step(self, occasion: Occasion, asked_id: int, place: int, number: int) -> Rung | Refused:
        """Presses option ``number`` (from 1) of step ``place``."""
        return await self._on(
            occasion, asked_id, lambda c, row: self._climbing.choose(c, row, place, number, occasion)
        )

    async def dispute(self, occasion: Occasion, attempt_id: int) -> bool:
        """Keeps that the learner disagrees with a verdict; False where it is none of theirs, or was kept before."""
        work = partial(attempts.dispute, learner_id=occasion.who, attempt_id=attempt_id, now=occasion.at)
        return await self._database.write(work)

    async def cancel(self, occasion: Occasion) -> Asked | NothingAsked:
        """Lays the current question aside: typed text no longer answers it. Its buttons go on working."""

        def effect(connection: Connection) -> Asked | NothingAsked:
            row = _current(connection, occasion.who)
            if row is None:
                return NothingAsked()
            asked.save(connection, replace(row, cancelled=True))
            return self._questions.asked(row) or NothingAsked()

        return await self._effects.once(occasion, effect)

    async def _answer(
        self,
        occasion: Occasion,
        typed: str,
        source: str,
        waits: Waits | None,
        to: Addressed | None,
        language: str,
    ) -> Answered | Rung | Closed | Listened | NothingAsked | None:
        """Judges before the transaction; None where the current question became another one meanwhile."""
        row = None if to is None else await self._database.read(partial(_addressed, who=occasion.who, to=to))
        named = row is not None
        if row is None:
            row = await self._database.glance(partial(_current, learner_id=occasion.who))
        question = self._questions.asked(row) if row else None
        if question and question.variant and question.variant.drill.is_run:
            typed = source
        climbing = question is not None and step_under_way(question) is not None
        judged: Judged | JudgedStep | None = None
        if question and climbing:
            judged = await self._answering.judge_step(question, typed, occasion.who)
        elif question:
            judged = await self._answering.judge(question, typed, occasion.who, waits, language)

        def effect(connection: Connection) -> Answered | Rung | Closed | Listened | NothingAsked | None:
            current = _current(connection, occasion.who)
            meant = asked.find(connection, row.id) if row and named else current
            if (meant.id if meant else None) != (row.id if row else None):
                return None
            if meant is None or judged is None:
                return NothingAsked()
            older = current is None or current.id != meant.id
            if older and question and (meant.closed or meant.interview_id is not None):
                return Closed(question)
            if isinstance(judged, JudgedStep):
                return self._climbing.keep(connection, meant, typed, judged, occasion)
            return self._answering.keep(connection, meant, typed, judged, occasion) or NothingAsked()

        return await self._effects.once(occasion, effect)

    async def _put_same(self, occasion: Occasion, pressed: Pressed) -> Put:
        return await self._put(
            occasion, lambda connection, _: self._asking.plan_same(connection, occasion, pressed)
        )

    async def _put(self, occasion: Occasion, plan: Callable[[Connection, AskedRow | None], Planned]) -> Put:
        """Plans beside the writer, since drawing variants takes time, and plans anew where another question came between."""

        def look(connection: Connection) -> tuple[Planned, AskedRow | None]:
            # First of all: PostgreSQL shows later reads what was committed meanwhile, and only so is it noticed when this is put.
            last = asked.last(connection, occasion.who)
            return plan(connection, last), last

        outcome = None
        while outcome is None:
            planned, last = await self._database.read(look)
            put = partial(self._asking.put, plan=planned, last=last, occasion=occasion)
            outcome = await self._effects.once(occasion, put)
        self._prepare(outcome)
        return outcome

    def _prepare(self, outcome: Outcome) -> None:
        """While somebody writes an answer that is judged apart, what judges it starts."""
        if isinstance(outcome, Asked) and isinstance(outcome.question, Drill):
            self._answering.prepare(outcome.question.kind)

    async def _on(
        self, occasion: Occasion, asked_id: int, press: Callable[[Connection, AskedRow], T | None]
    ) -> T | NotYours:
        """A press on a button under a question: NotYours where it is another learner's, or is no more."""

        def effect(connection: Connection) -> T | NotYours:
            row = asked.find(connection, asked_id)
            if row is None or row.learner_id != occasion.who:
                return NotYours()
            if row.shown_at is None:
                # Who presses its buttons has seen it, whatever became of Telegram's answer.
                asked.show(connection, row.id, occasion.at)
                row = replace(row, shown_at=occasion.at)
            return press(connection, row) or NotYours()

        return await self._effects.once(occasion, effect)


def _current(connection: Reading, learner_id: int) -> AskedRow | None:
    row = asked.last_shown(connection, learner_id)
    return None if row is None or row.cancelled else row


def _addressed(connection: Reading, who: int, to: Addressed) -> AskedRow | None:
    """The question that a message replies to: the one that it shows, else the one that its buttons name."""
    row = asked.in_message(connection, who, to.message_id)
    if row is None and to.asked_id is not None:
        row = asked.find(connection, to.asked_id)
    return row if row is not None and row.learner_id == who else None


def _unseen(plan: Planned) -> Planned:
    return replace(plan, row=replace(plan.row, shown_at=None)) if isinstance(plan, Plan) else plan
