"""How a learner gets on: days, first tries, and standing by topic and level, with what few answers leave open."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from statistics import fmean, median

from bot.catalogue.catalogue import Catalogue
from bot.database.database import Connection, Database
from bot.domain.grading.verdict import Outcome
from bot.domain.interval import Interval, wilson
from bot.domain.learner import Learner
from bot.domain.question.drill import Level
from bot.domain.question.topic import Topic
from bot.domain.scheduling import review
from bot.domain.scheduling.review import RETENTION, Review
from bot.domain.scheduling.streak import Streak, streak
from bot.domain.scheduling.sureness import Sureness
from bot.store import attempts, days, reviews
from bot.store.attempts import FirstTry, Mistake
from bot.store.days import DayRow

WEEK = 7
WINDOWS = (WEEK, 30)
"""Days, today among them, whose first tries are looked at apart."""
WEAK = 3
"""How many topics are named as weak at most."""


@dataclass(frozen=True, slots=True)
class Tries:
    """First tries at questions: how many, how many of them right without a hint, and the median seconds of those that were answered."""

    count: int
    right: int
    seconds: float | None

    @property
    def share(self) -> float | None:
        """Between 0 and 1; None without tries."""
        return self.right / self.count if self.count else None

    @property
    def interval(self) -> Interval:
        """Where the share would lie with many tries."""
        return wilson(self.right, self.count)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the catalogue: questions seen, all of them, first tries, how many were learnt, and the mean expected recall now of those;
    None where none was."""

    seen: int
    all: int
    tries: Tries
    recall: float | None
    learnt: int = 0


@dataclass(frozen=True, slots=True)
class Overview:
    """Everything that /progress shows. ``days`` come with the oldest first; ``weakest`` with the weakest first."""

    today: date
    streak: Streak
    days: tuple[DayRow, ...]
    tries: Tries
    lately: Mapping[int, Tries]
    """First tries of the last so many days."""
    whole: Part
    levels: Mapping[Level, Part]
    topics: tuple[tuple[Topic, Part], ...]
    weakest: tuple[Topic, ...]
    sureness: Mapping[Sureness, Tries]
    """First tries by how sure the learner said to be before; what was never said is left out."""
    mistakes: int
    """Known misconceptions that were not overcome yet."""


class Progress:
    def __init__(self, database: Database, catalogue: Catalogue) -> None:
        self._database = database
        self._catalogue = catalogue

    async def of(self, learner: Learner, now: datetime) -> Overview:
        """Where the learner stands at a moment, by their own calendar."""

        def look(
            connection: Connection,
        ) -> tuple[list[DayRow], list[FirstTry], dict[str, Review], list[Mistake]]:
            return (
                days.since(connection, learner.id, date.min),
                attempts.first_tries(connection, learner.id),
                reviews.all_of(connection, learner.id),
                attempts.mistakes(connection, learner.id),
            )

        practised, tries, kept, mistakes = await self._database.read(look)
        today = learner.local_day(now)
        topics = tuple((topic, _part(self._ids(topic), tries, kept, now)) for topic in self._catalogue.topics)
        everything = [question_id for topic in self._catalogue.topics for question_id in self._ids(topic)]
        return Overview(
            today,
            streak([row.day for row in practised], today),
            tuple(practised),
            _tries(tries),
            {
                length: _tries(
                    each
                    for each in tries
                    if today - timedelta(days=length) < learner.local_day(each.at) <= today
                )
                for length in WINDOWS
            },
            _part(everything, tries, kept, now),
            {level: _part(self._of_level(level), tries, kept, now) for level in Level},
            topics,
            weakest(topics),
            {
                sureness: _tries(each for each in tries if each.sureness == sureness)
                for sureness in sorted({each.sureness for each in tries if each.sureness is not None})
            },
            sum(self._catalogue.question(each.question_id) is not None for each in mistakes),
        )

    def _of_level(self, level: Level) -> list[str]:
        topics = self._catalogue.topics
        spoken = [topic.id for topic in topics if topic.open_question.level is level]
        drills = [drill.id for topic in topics for drill in topic.drills if drill.level is level]
        return spoken + drills + [case.id for case in self._catalogue.cases if case.level is level]

    def _ids(self, topic: Topic) -> list[str]:
        """A topic's open question, its drills, and the cases that belong to it."""
        cases = [case.id for case in self._catalogue.cases if case.topic_id == topic.id]
        return [topic.id, *(drill.id for drill in topic.drills), *cases]


def weakest(topics: Sequence[tuple[Topic, Part]]) -> tuple[Topic, ...]:
    """At most three topics with first tries, the weakest first, without those where nothing went wrong and nothing is being forgotten.

    They are ordered by the middle of their intervals: one wrong answer alone does not make a topic weaker than ten of twenty wrong.
    Of equals the one is weaker of which less is remembered; where nothing was learnt yet, recall says nothing.
    """
    weak = [
        (part.tries.interval.middle, 1.0 if part.recall is None else part.recall, topic.position, topic)
        for topic, part in topics
        if part.tries.count
        and (part.tries.right < part.tries.count or (part.recall is not None and part.recall < RETENTION))
    ]
    return tuple(topic for *_, topic in sorted(weak, key=lambda item: item[:3])[:WEAK])


def _part(ids: Sequence[str], tries: Sequence[FirstTry], kept: Mapping[str, Review], now: datetime) -> Part:
    seen = [kept[each] for each in ids if each in kept]
    # What was just got wrong is fresh in mind, which says nothing of whether it will be right.
    recalls = [review.recall(each, now) for each in seen if each.learnt]
    mine = frozenset(ids)
    return Part(
        len(seen),
        len(ids),
        _tries(each for each in tries if each.question_id in mine),
        fmean(recalls) if recalls else None,
        len(recalls),
    )


def _tries(tries: Iterable[FirstTry]) -> Tries:
    found = list(tries)
    right = sum(each.outcome == Outcome.CORRECT and not each.hints_used for each in found)
    # Giving up has no outcome; how soon one gives up is no speed.
    answered = [each.seconds for each in found if each.outcome is not None]
    return Tries(len(found), right, median(answered) if answered else None)
