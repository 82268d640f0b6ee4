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
from bot.domain.question.text import Language
from bot.domain.question.topic import OpenQuestion, Topic
from bot.domain.scheduling import easing, next_question, review, session
from bot.domain.scheduling import plan as preparing
from bot.domain.scheduling.easing import Why
from bot.domain.scheduling.next_question import Candidate, Evidence, Known
from bot.domain.scheduling.review import Review
from bot.store import asked, attempts, learners, reviews, sessions
from bot.store.asked import AskedRow, SeenRow
from bot.store.sessions import SessionRow
from bot.use_cases.occasion import Occasion
from bot.use_cases.practice import sitting
from bot.use_cases.practice.outcomes import Asked, Finished, NothingFits, NotYours, Put, Unchanged
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
    """A question about to be put; in a ``session`` as it was when this was planned, if in one."""

    row: AskedRow
    session: SessionRow | None = None


@dataclass(frozen=True, slots=True)
class Again:
    """A question of a session that waits for an answer, to be shown once more."""

    asked_id: int


@dataclass(frozen=True, slots=True)
class End:
    """A session whose places are all passed."""

    session: SessionRow


Planned = Plan | Again | End | NothingFits | NotYours | Unchanged | Finished
"""What asking for a question comes to, before anything is kept."""


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
        self,
        connection: Connection,
        last: AskedRow | None,
        occasion: Occasion,
        wanted: Wanted,
        pressed: Pressed | None,
    ) -> Planned:
        """The next question worth asking after the learner's ``last`` one. A button goes on with what was wanted when its own question was
        asked, and with its session."""
        if pressed is not None:
            under = asked.find(connection, pressed.asked_id)
            if under is None or under.learner_id != occasion.who:
                return NotYours()
            if under.session_id is not None and (led := self._in_session(connection, last, occasion, under)):
                return led
            wanted = _wanted(under)
        return self._plan(connection, last, occasion, wanted, pressed)

    def plan_today(
        self, connection: Connection, last: AskedRow | None, occasion: Occasion, *, more: bool
    ) -> Planned:
        """The place under way of the day's session, or a new one's first; of one that was finished today its end, unless ``more``."""
        learner = self._learner(connection, occasion)
        row = sitting.running(connection, learner, occasion.at)
        if row is None:
            over = None if more else sitting.finished_today(connection, learner, occasion.at)
            if over is not None:
                return sitting.finished(connection, self._questions, over)
            return self._place(
                connection, last, occasion, sitting.begin(connection, learner, occasion.at), None
            )
        current = self._open(connection, row)
        return Again(current.id) if current else self._place(connection, last, occasion, row, None)

    def plan_push(self, connection: Connection, last: AskedRow | None, occasion: Occasion) -> Planned:
        """As ``plan_today``, for a message that may never arrive: a question that was shown before gives its place to the next."""
        learner = self._learner(connection, occasion)
        row = sitting.running(connection, learner, occasion.at)
        if row is None or (row.is_complete and not self._unshown(connection, row)):
            row = sitting.begin(connection, learner, occasion.at)
        waiting = self._unshown(connection, row)
        return Again(waiting.id) if waiting else self._place(connection, last, occasion, row, None)

    def _in_session(
        self, connection: Connection, last: AskedRow | None, occasion: Occasion, under: AskedRow
    ) -> Planned | None:
        """Where *next* under a session's question leads; None where its session is over and this was not one of its places."""
        learner = self._learner(connection, occasion)
        row = sitting.running(connection, learner, occasion.at)
        pressed = Pressed(under.id, "next")
        if row is None or row.id != under.session_id:
            known = sessions.find(connection, under.session_id or 0)
            if known is not None and known.finished_at is not None:
                return None if under.number is None else Unchanged(self._questions.asked(under))
            return self.plan_today(connection, last, occasion, more=True)
        led_to = asked.after(connection, under.id, "next")
        if led_to is not None and led_to.shown_at is not None:
            return Unchanged(self._questions.asked(led_to))
        current = self._open(connection, row)
        if current is not None and current.id > under.id:
            return Again(current.id)
        return self._place(connection, last, occasion, row, pressed)

    def _open(self, connection: Connection, row: SessionRow) -> AskedRow | None:
        """The question put last in a session, as long as it takes answers."""
        current = asked.find(connection, row.asked[-1]) if row.asked else None
        return current if current and not current.closed and self._questions.asked(current) else None

    def _unshown(self, connection: Connection, row: SessionRow) -> AskedRow | None:
        current = self._open(connection, row)
        return current if current and current.shown_at is None else None

    def _place(
        self,
        connection: Connection,
        last: AskedRow | None,
        occasion: Occasion,
        row: SessionRow,
        pressed: Pressed | None,
    ) -> Planned:
        """The next place of a session, or its end."""
        if row.is_complete:
            return End(row)
        return self._plan(connection, last, occasion, Wanted(), pressed, row)

    def _plan(
        self,
        connection: Connection,
        last: AskedRow | None,
        occasion: Occasion,
        wanted: Wanted,
        pressed: Pressed | None,
        of: SessionRow | None = None,
    ) -> Plan | NothingFits:
        """The next question, of a session where one is given."""
        learner_id = occasion.who
        seen = asked.seen(connection, learner_id, occasion.at - easing.MONTH)
        turn = sum(row.times for row in seen)
        randomness = self._randomness(f"{learner_id}:{turn}")
        chosen = self._choose(connection, occasion, wanted, seen, last, turn, randomness, of)
        question = self._questions.find(chosen[0]) if chosen else None
        if chosen is None or question is None:
            return NothingFits(wanted.level, wanted.topic)
        seed = self.fresh_seed(question, asked.seeds(connection, learner_id, question.id), randomness)
        row = replace(_row(occasion, question, seed, wanted, pressed), chosen=chosen[1])
        if of is not None:
            row = replace(row, session_id=of.id, number=len(of.asked) + 1, total=of.total)
        return Plan(row, of)

    def _choose(
        self,
        connection: Connection,
        occasion: Occasion,
        wanted: Wanted,
        seen: Sequence[SeenRow],
        last: AskedRow | None,
        turn: int,
        randomness: Random,
        of: SessionRow | None,
    ) -> tuple[str, Why | None] | None:
        """The question worth asking, and why where that is worth a word."""
        learner_id, now = occasion.who, occasion.at
        remembered, missed = reviews.all_of(connection, learner_id), attempts.missed(connection, learner_id)
        learner = learners.find(connection, learner_id)
        known = {
            row.question_id: _known(row, remembered.get(row.question_id), missed, now, learner)
            for row in seen
        }
        before = frozenset(
            found.question_id
            for asked_id in (of.asked if of else ())
            if (found := asked.find(connection, asked_id))
        )
        fit = next_question.fitting(self._offered(), wanted.level, wanted.topic)
        fit = tuple(item for item in fit if item.question_id not in before) or fit
        known, reasons = easing.instead_of_leeches(fit, easing.spared(known))
        evidence = self._evidence(connection, learner_id)
        unseen = self._unseen(learner, wanted, known, evidence)
        if wanted.level is None and (learner is None or learner.level is LevelChoice.AUTO):
            if attempts.right(connection, learner_id, easing.RIGHT_AT_FIRST) < easing.RIGHT_AT_FIRST:
                fit = tuple(easing.easy_drills(fit))
                unseen = tuple(item for item in fit if item.question_id not in known)
            pace = easing.pace(evidence)
            if pace is easing.Pace.EASIER:
                instead = self._smaller(fit, evidence[-1].question_id, known)
                if instead is not None:
                    return instead, Why.EASIER
                fit, unseen = tuple(easing.easy_drills(fit)), tuple(easing.easy_drills(unseen))
            elif pace is easing.Pace.HARDER:
                unseen = tuple(easing.harder(unseen, evidence[-1].level))
        roles = session.roles(of.total) if of else ()
        question_id = next_question.choose(
            fit,
            unseen,
            known,
            last.question_id if last else None,
            turn,
            randomness,
            new_too=not _repeats(learner, now),
            role=roles[len(of.asked)] if of else None,
        )
        return None if question_id is None else (question_id, reasons.get(question_id))

    @staticmethod
    def _smaller(fit: Sequence[Candidate], missed: str, known: Mapping[str, Known]) -> str | None:
        """An easier drill of the topic of the question that was missed last."""
        question = next((item for item in fit if item.question_id == missed), None)
        found = easing.smaller(question, fit, known) if question else None
        return found.question_id if found else None

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
        row = replace(_row(occasion, question, seed, _wanted(under), pressed), session_id=under.session_id)
        return Plan(row)

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
        return Plan(_row(occasion, question, seed, Wanted(), None))

    def put(
        self, connection: Connection, plan: Planned, last: AskedRow | None, occasion: Occasion
    ) -> Put | None:
        """Keeps a planned question. None where another was put since ``last``, the learner's last one before this was planned;
        Unchanged where the button has led on before."""
        if isinstance(plan, Again):
            return self._shown_again(connection, plan.asked_id, occasion)
        if isinstance(plan, End):
            return self._end(connection, plan.session, occasion)
        if not isinstance(plan, Plan):
            return plan
        row = plan.row
        if row.after_id is not None and row.after_verb is not None:
            led_to = asked.after(connection, row.after_id, row.after_verb)
            if led_to is not None:
                question = self._questions.asked(led_to)
                # One whose message never arrived is shown by the next press.
                return question if question and led_to.shown_at is None else Unchanged(question)
        if _id(asked.last(connection, row.learner_id)) != _id(last):
            return None
        if plan.session is not None:
            of = plan.session if plan.session.id else sessions.add(connection, plan.session)
            row = asked.add(connection, self._questions.with_drawn(replace(row, session_id=of.id)))
            sessions.save(connection, replace(of, asked=(*of.asked, row.id)))
            return self._questions.asked(row) or NotYours()
        return self._questions.asked(asked.add(connection, self._questions.with_drawn(row))) or NotYours()

    def _shown_again(self, connection: Connection, asked_id: int, occasion: Occasion) -> Asked | None:
        row = asked.find(connection, asked_id)
        question = self._questions.asked(row) if row else None
        if row is None or question is None or row.closed:
            return None
        if row.shown_at is not None:
            asked.save(connection, replace(row, cancelled=False))
            asked.bring_forward(connection, row.id, occasion.at)
        return question

    def _end(self, connection: Connection, planned: SessionRow, occasion: Occasion) -> Finished | Unchanged:
        row = sessions.find(connection, planned.id)
        if row is None or row.finished_at is not None:
            return Unchanged()
        row = replace(row, finished_at=occasion.at)
        sessions.save(connection, row)
        return sitting.finished(connection, self._questions, row)

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
        self,
        learner: Learner | None,
        wanted: Wanted,
        known: Collection[str],
        evidence: Sequence[Evidence],
    ) -> tuple[Candidate, ...]:
        """Questions not put before: of the level wanted, else of the level set, else of each topic's level by evidence."""
        topics = self._offered()
        if wanted.level is not None:
            fit = next_question.fitting(topics, wanted.level, wanted.topic)
            return tuple(item for item in fit if item.question_id not in known)
        if learner is not None and learner.level is not LevelChoice.AUTO:
            return next_question.nearest(topics, Level(learner.level.value), wanted.topic, known)
        return next_question.fresh(topics, self._levels(evidence), wanted.topic, known)

    def _offered(self) -> tuple[Topic, ...]:
        """The topics, without the drills that cannot be answered here."""
        topics, off = self._questions.catalogue.topics, self._switched_off()
        if not off:
            return topics
        return tuple(
            replace(topic, drills=tuple(drill for drill in topic.drills if drill.kind not in off))
            for topic in topics
        )

    def _evidence(self, connection: Connection, learner_id: int) -> list[Evidence]:
        """The learner's latest first tries, the oldest first."""
        return [
            Evidence(question.level, first.outcome is Outcome.CORRECT and first.hints_used == 0, question.id)
            for first in attempts.latest_first_tries(connection, learner_id, EVIDENCE)
            if (question := self._questions.find(first.question_id)) is not None
        ]

    @staticmethod
    def _levels(evidence: Sequence[Evidence]) -> dict[str, Level]:
        """The level of each topic with evidence."""
        by_topic: dict[str, list[Evidence]] = {}
        for item in evidence:
            by_topic.setdefault(item.question_id.partition(".")[0], []).append(item)
        return {topic_id: next_question.level_by_evidence(items) for topic_id, items in by_topic.items()}

    @staticmethod
    def _learner(connection: Connection, occasion: Occasion) -> Learner:
        return learners.find(connection, occasion.who) or Learner(occasion.who, Language.ENGLISH)


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


def _known(
    row: SeenRow,
    remembered: Review | None,
    missed: Mapping[str, int],
    now: datetime,
    learner: Learner | None,
) -> Known:
    """A question put but never answered counts as not remembered, and as not due: it was skipped."""
    if remembered is None:
        return Known(row.last_id, due=False, recall=0.0, times=row.times, lately=row.lately)
    due = (
        preparing.due(remembered, now, learner.interview_on, learner.time_zone)
        if learner
        else remembered.due_at <= now
    )
    return Known(
        row.last_id,
        due,
        review.recall(remembered, now),
        row.times,
        missed.get(row.question_id, 0),
        now - remembered.reviewed_at,
        lately=row.lately,
    )


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
