"""What practising yields: values for the views; each stands for something that is already stored."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

from bot.domain.grading.verdict import Outcome, Verdict
from bot.domain.hearing.dialogue import Dialogue
from bot.domain.question.climb import Climb
from bot.domain.question.drill import Drill, Level, Misconception, Variant
from bot.domain.question.drill import Step as DrillStep
from bot.domain.question.text import Localized
from bot.domain.question.topic import OpenQuestion, Topic
from bot.domain.scheduling.easing import Why
from bot.domain.scheduling.streak import Streak
from bot.domain.scheduling.sureness import Sureness


@dataclass(frozen=True, slots=True)
class Place:
    """The ``number``-th question of ``total``, in an interview with the seconds ``left``."""

    number: int
    total: int
    left: float | None = None

    @property
    def is_last(self) -> bool:
        return self.number >= self.total


@dataclass(frozen=True, slots=True)
class Asked:
    """A question put to a learner. ``variant`` is None for an open question."""

    id: int
    topic: Topic
    question: Drill | OpenQuestion
    variant: Variant | None
    hints_used: int = 0
    tries: int = 0
    closed: bool = False
    ticked: frozenset[str] = field(default=frozenset())
    """Ids of the options chosen so far (choice), or of the rubric points ticked (open question)."""
    ordered: tuple[str, ...] = ()
    """Ids of the options put in order so far (ordering)."""
    interview: int | None = None
    """The interview that the question belongs to."""
    sureness: Sureness | None = None
    """What the learner said before answering."""
    dialogue: Dialogue | None = None
    """How far the talk about an open question is."""
    climb: Climb | None = None
    """How far the ladder, or the case, has been climbed; None where nobody has begun."""
    session: int | None = None
    """The session that the question belongs to."""
    place: Place | None = None
    """Its place there, or in an interview that goes on; None outside, and for another variant of a session's question."""
    chosen: Why | None = None
    """Why it was chosen, where that is worth a word."""

    @property
    def is_case(self) -> bool:
        """Whether it is a case, whose parts are all that there is to answer."""
        return isinstance(self.question, Drill) and self.question.has_parts


@dataclass(frozen=True, slots=True)
class Step:
    """The question that an interview has come to; ``asked`` has its place."""

    asked: Asked


@dataclass(frozen=True, slots=True)
class Line:
    """One question of a finished interview; without an outcome where it was left out. ``score`` lies in [0, 1]."""

    asked: Asked
    outcome: Outcome | None
    score: Fraction
    typed: str = ""
    dialogue: Dialogue | None = None
    """What was heard, where it was an open question that was talked about."""


@dataclass(frozen=True, slots=True)
class Report:
    """A finished interview, and the shares of points reached in earlier ones, the oldest first.

    ``before`` has the questions of the last one before it.
    """

    interview: int
    lines: tuple[Line, ...]
    minutes: int
    spent: float
    earlier: tuple[Fraction, ...]
    before: tuple[Line, ...] = ()

    @property
    def share(self) -> Fraction:
        """Points reached of points asked for."""
        return share(self.lines)


def share(lines: tuple[Line, ...]) -> Fraction:
    """Points reached of points asked for; 0 where nothing was asked."""
    return sum((line.score for line in lines), Fraction(0)) / len(lines) if lines else Fraction(0)


@dataclass(frozen=True, slots=True)
class Answered:
    """A judged answer. ``counted`` is False for an unreadable one and for answers after the question was closed."""

    asked: Asked
    verdict: Verdict
    attempt_id: int | None
    counted: bool
    misconception: Misconception | None = None
    overcame: bool = False
    """Right at the first try, where a known mistake was made the last time."""
    led_to: Step | Report | None = None
    """Where the question is an interview's: its next one, or its end; there is no verdict before that."""


class Remark(StrEnum):
    """What is said to a text that the talk about an open question cannot go on with."""

    UNKNOWN = "dont-know"
    OFF_TOPIC = "off-topic"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Listened:
    """A talk about an open question after a message or a press; ``verdict`` once it is done, except in an interview."""

    asked: Asked
    dialogue: Dialogue
    verdict: Verdict | None = None
    attempt_id: int | None = None
    led_to: Step | Report | None = None
    remark: Remark | None = None
    hint: Localized | None = None
    """What helps who is off the topic."""


@dataclass(frozen=True, slots=True)
class Rung:
    """Where somebody is on a ladder or in a case. ``step`` is the one asked now; None where the question itself is, or a case is over.

    ``verdict`` is on the answer just given; ``passed`` the step that is left behind by it, right or told.
    """

    asked: Asked
    climb: Climb
    step: DrillStep | None
    verdict: Verdict | None = None
    passed: DrillStep | None = None
    led_to: Step | Report | None = None
    """Where the case is an interview's: what comes next."""


@dataclass(frozen=True, slots=True)
class Hinted:
    """The next hint, the ``number``-th of ``total``; ``hint`` is None when none is left."""

    asked: Asked
    hint: Localized | None
    number: int
    total: int


@dataclass(frozen=True, slots=True)
class Explained:
    """The explanation was asked for; ``gave_up`` where that came before a right answer."""

    asked: Asked
    gave_up: bool


@dataclass(frozen=True, slots=True)
class NothingAsked:
    """The learner has no question to answer."""


@dataclass(frozen=True, slots=True)
class Closed:
    """The question that a message replies to takes no answers any more."""

    asked: Asked


@dataclass(frozen=True, slots=True)
class NothingFits:
    """No question has this level and topic."""

    level: Level | None
    topic: str | None


@dataclass(frozen=True, slots=True)
class NotYours:
    """A button that belongs to another learner, or to a question that is no more; nothing was changed."""


@dataclass(frozen=True, slots=True)
class Unchanged:
    """A second press of the same button, or the same update again: nothing was changed."""

    asked: Asked | None = None


@dataclass(frozen=True, slots=True)
class Incomplete:
    """*Done* was pressed too early: ``missing`` items of an order, or a tick at all. Nothing was changed."""

    asked: Asked
    missing: int
    ordered: bool


@dataclass(frozen=True, slots=True)
class Finished:
    """A session is over. Of its ``total`` questions some were ``right`` at the first try, some ``passed`` over without an answer.

    ``overcome``: right at the first try what was missed the time before. ``due_tomorrow``: questions due by the end of the next day.
    """

    session: int
    total: int
    right: int
    passed: int
    overcome: int
    new: int
    """Met for the first time."""
    due_tomorrow: int
    streak: Streak


Refused = NotYours | Unchanged
"""A press that changed nothing."""
Put = Asked | NothingFits | Finished | Refused
"""What asking for a question yields."""
