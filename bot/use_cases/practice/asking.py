"""Putting a question to a learner: the next one, a named one, or another variant."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from random import Random
from typing import Any

from bot.database.database import Connection
from bot.domain.grading.verdict import Outcome
from bot.domain.learner import Learner, LevelChoice
from bot.domain.question.drill import Drill, Level, Variant
from bot.domain.question.topic import OpenQuestion, Topic
from bot.domain.scheduling import next_question, review
from bot.domain.scheduling import plan as preparing
from bot.domain.scheduling.next_question import Evidence, Known
from bot.domain.scheduling.review import Review
from bot.store import asked, attempts, learners, reviews
from bot.store.asked import AskedRow, SeenRow
from bot.use_cases.occasion import Occasion
from bot.use_cases.practice.outcomes import Asked, NothingFits, NotYours, Put, Unchanged
from bot.use_cases.practice.questions import Questions

CANONICAL = 0
LAST_SEED = 2**31 - 1
EVIDENCE = 200
"""First tries that are looked at to find the level."""
COMPARED = 12
"""The latest variants of a drill whose numbers a fresh one may not repeat."""
REDRAWN = 50
"""Draws after which a repetition of numbers is accepted: the drill has hardly any others."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the learner asked to practise; None stands for any."""

    level: Level | None = None
    topic: str | None = None


@dataclass(frozen=True, slots=True)
class Pressed:
    """A button under an asked question that leads to another one."""

    asked_id: int
    verb: str


@dataclass(frozen=True, slots=True)
class Plan:
    """A question about to be put, prepared when ``last_id`` was the learner's last one."""

    row: AskedRow
    last_id: int | None


class Asking:
    def __init__(
        self,
        questions: Questions,
        randomness: Callable[[str], Random],
        switched_off: Callable[[], frozenset[str]] = frozenset,
    ) -> None:
        """``switched_off`` tells the kinds of drills that cannot be answered here: they are put only when asked for by name."""
        self._questions = questions
        self._randomness = randomness
        self._switched_off = switched_off

    def plan_next(
        self, connection: Connection, occasion: Occasion, wanted: Wanted, pressed: Pressed | None
    ) -> Plan | NothingFits | NotYours:
        """The next question worth asking. A button goes on with what was wanted when its own question was asked."""
        learner_id, now = occasion.who, occasion.at
        if pressed is not None:
            under = asked.find(connection, pressed.asked_id)
            if under is None or under.learner_id != learner_id:
                return NotYours()
            wanted = _wanted(under)
        last, seen = asked.last(connection, learner_id), asked.seen(connection, learner_id)
        turn = sum(row.times for row in seen)
        randomness = self._randomness(f"{learner_id}:{turn}")
        remembered = reviews.all_of(connection, learner_id)
        learner = learners.find(connection, learner_id)
        known = {row.question_id: _known(row, remembered.get(row.question_id), now, learner) for row in seen}
        question_id = next_question.choose(
            next_question.fitting(self._offered(), wanted.level, wanted.topic),
            self._unseen(connection, learner_id, wanted, known),
            known,
            last.question_id if last else None,
            turn,
            randomness,
            new_too=not _repeats(learner, now),
        )
        question = self._questions.find(question_id) if question_id else None
        if question is None:
            return NothingFits(wanted.level, wanted.topic)
        seed = self.fresh_seed(question, asked.seeds(connection, learner_id, question.id), randomness)
        return Plan(_row(occasion, question, seed, wanted, pressed), _id(last))

    def plan_same(
        self, connection: Connection, occasion: Occasion, pressed: Pressed
    ) -> Plan | NothingFits | NotYours:
        """Another variant of the same question, or (verb ``follow``) the drill that follows an open question."""
        learner_id = occasion.who
        under = asked.find(connection, pressed.asked_id)
        question = self._questions.find(under.question_id) if under else None
        if under is None or question is None or under.learner_id != learner_id:
            return NotYours()
        if pressed.verb == "follow":
            followed = _follow_up(question)
            question = self._questions.find(followed) if followed else None
            if question is None:
                return NothingFits(None, followed)
        seen = asked.seeds(connection, learner_id, question.id)
        seed = (
            under.seed  # the examiner goes on with the numbers that stand in the open question
            if pressed.verb == "follow"
            else self.fresh_seed(question, seen, self._randomness(f"{learner_id}:{question.id}:{len(seen)}"))
        )
        wanted = _wanted(under)
        last = asked.last(connection, learner_id)
        return Plan(_row(occasion, question, seed, wanted, pressed), _id(last))

    def plan_mistake(self, connection: Connection, occasion: Occasion) -> Plan | NothingFits:
        """New numbers for the question whose known mistake has waited longest to be overcome."""
        learner_id = occasion.who
        waiting = (
            self._questions.find(each.question_id) for each in attempts.mistakes(connection, learner_id)
        )
        question = next((each for each in waiting if each is not None), None)
        if question is None:
            return NothingFits(None, None)
        seen = asked.seeds(connection, learner_id, question.id)
        seed = self.fresh_seed(question, seen, self._randomness(f"{learner_id}:{question.id}:{len(seen)}"))
        last = asked.last(connection, learner_id)
        return Plan(_row(occasion, question, seed, Wanted(), None), _id(last))

    def put(self, connection: Connection, plan: Plan | NothingFits | NotYours) -> Put | None:
        """Keeps a planned question. None where another was put meanwhile; Unchanged where the button has led on before."""
        if not isinstance(plan, Plan):
            return plan
        row = plan.row
        if row.after_id is not None and row.after_verb is not None:
            led_to = asked.after(connection, row.after_id, row.after_verb)
            if led_to is not None:
                question = self._questions.asked(led_to)
                # One whose message never arrived is shown by the next press.
                return question if question and led_to.shown_at is None else Unchanged(question)
        last = asked.last(connection, row.learner_id)
        if _id(last) != plan.last_id:
            return None
        return self._questions.asked(asked.add(connection, self._questions.with_drawn(row))) or NotYours()

    def open(
        self,
        connection: Connection,
        occasion: Occasion,
        question_id: str,
        seed: int,
        drawn: Mapping[str, Any] | None = None,
    ) -> Asked | NothingFits:
        """Puts a question's variant; NothingFits where there is no such question."""
        question = self._questions.find(question_id)
        if question is None:
            return NothingFits(None, question_id)
        row = _row(occasion, question, seed, Wanted(), None)
        row = replace(row, drawn=drawn) if drawn else self._questions.with_drawn(row)
        return self._questions.asked(asked.add(connection, row)) or NothingFits(None, question_id)

    def case(self, connection: Connection, occasion: Occasion, question_id: str) -> Asked | NothingFits:
        """Puts a case: its first variant, afterwards others. One that was begun and not finished goes on."""
        question = self._questions.find(question_id)
        if question is None:
            return NothingFits(None, question_id)
        last = asked.last_of(connection, occasion.who, question_id)
        if last is not None and not last.closed and last.interview_id is None:
            under_way = self._questions.asked(last)
            if under_way is not None:
                asked.save(connection, replace(last, cancelled=False))
                asked.bring_forward(connection, last.id, occasion.at)
                return under_way
        seen = asked.seeds(connection, occasion.who, question_id)
        randomness = self._randomness(f"{occasion.who}:{question_id}:{len(seen)}")
        seed = self.fresh_seed(question, seen, randomness) if seen else CANONICAL
        return self.open(connection, occasion, question_id, seed)

    def fresh_seed(self, question: Drill | OpenQuestion, seen: Sequence[int], randomness: Random) -> int:
        """A seed that the learner has not seen, with other numbers than the latest variants had; 0 for an open question."""
        if not isinstance(question, Drill):
            return CANONICAL
        known = [_numbers(self._questions.variant(question, seed)) for seed in seen[:COMPARED]]
        seed = CANONICAL
        for _ in range(REDRAWN):
            seed = _unseen_seed(seen, randomness)
            if _numbers(self._questions.variant(question, seed)) not in known:
                break
        return seed

    def _unseen(
        self, connection: Connection, learner_id: int, wanted: Wanted, known: Collection[str]
    ) -> tuple[next_question.Candidate, ...]:
        """Questions not put before: of the level wanted, else of the level set, else of each topic's level by evidence."""
        topics = self._offered()
        learner = learners.find(connection, learner_id)
        if wanted.level is not None:
            fit = next_question.fitting(topics, wanted.level, wanted.topic)
            return tuple(item for item in fit if item.question_id not in known)
        if learner is not None and learner.level is not LevelChoice.AUTO:
            return next_question.nearest(topics, Level(learner.level.value), wanted.topic, known)
        return next_question.fresh(topics, self._levels(connection, learner_id), wanted.topic, known)

    def _offered(self) -> tuple[Topic, ...]:
        """The topics, without the drills that cannot be answered here."""
        topics, off = self._questions.catalogue.topics, self._switched_off()
        if not off:
            return topics
        return tuple(
            replace(topic, drills=tuple(drill for drill in topic.drills if drill.kind not in off))
            for topic in topics
        )

    def _levels(self, connection: Connection, learner_id: int) -> dict[str, Level]:
        """The level of each topic with evidence, from the learner's first tries."""
        evidence: dict[str, list[Evidence]] = {}
        for first in attempts.latest_first_tries(connection, learner_id, EVIDENCE):
            question = self._questions.find(first.question_id)
            if question is not None:
                right = first.outcome is Outcome.CORRECT and first.hints_used == 0
                topic_id = first.question_id.partition(".")[0]
                evidence.setdefault(topic_id, []).append(Evidence(question.level, right))
        return {topic_id: next_question.level_by_evidence(items) for topic_id, items in evidence.items()}


def _row(
    occasion: Occasion,
    question: Drill | OpenQuestion,
    seed: int,
    wanted: Wanted,
    pressed: Pressed | None,
) -> AskedRow:
    return AskedRow(
        0,
        occasion.who,
        question.id,
        question.revision,
        seed,
        occasion.at,
        level_wanted=wanted.level.value if wanted.level else None,
        topic_wanted=wanted.topic,
        after_id=pressed.asked_id if pressed else None,
        after_verb=pressed.verb if pressed else None,
        shown_at=occasion.shows_at,
    )


def _known(row: SeenRow, remembered: Review | None, now: datetime, learner: Learner | None) -> Known:
    """A question put but never answered counts as not remembered, and as not due: it was skipped."""
    if remembered is None:
        return Known(row.last_id, due=False, recall=0.0)
    due = (
        preparing.due(remembered, now, learner.interview_on, learner.time_zone)
        if learner
        else remembered.due_at <= now
    )
    return Known(row.last_id, due, review.recall(remembered, now))


def _repeats(learner: Learner | None, now: datetime) -> bool:
    """Whether the learner's interview is so near that what is due goes before anything new."""
    on = learner.interview_on if learner else None
    return learner is not None and on is not None and preparing.only_repeating(on, learner.local_day(now))


def _wanted(row: AskedRow) -> Wanted:
    return Wanted(Level(row.level_wanted) if row.level_wanted else None, row.topic_wanted)


def _id(row: AskedRow | None) -> int | None:
    return row.id if row else None


def _follow_up(question: Drill | OpenQuestion) -> str | None:
    return question.follow_up if isinstance(question, OpenQuestion) else None


def _unseen_seed(seen: Sequence[int], randomness: Random) -> int:
    seed = randomness.randint(1, LAST_SEED)
    while seed in seen:
        seed = randomness.randint(1, LAST_SEED)
    return seed


def _numbers(variant: Variant | None) -> dict[str, object]:
    return dict(variant.parameters) if variant else {}
