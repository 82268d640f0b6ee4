"""A month of practice: how much of the catalogue is seen, how often the same comes again, and what is remembered at the end.

``python -m benchmarks.month [LEARNERS] [--free]`` simulates 30 days of the first thirteen topics (the 96 questions of the book) for three kinds
of learners, each through the real use cases and a database in a temporary folder: the day's session, or with ``--free`` as many questions
by /practice, as before there were sessions. The third number that is printed is the one to look at: most questions met once are worth more on
the day of an interview than few that are known by heart.

The learners are not FSRS's own. At first sight a question is answered rightly with a chance that depends on its level. Afterwards its explanation
is remembered with the chance exp(−t/S) after t days (Ebbinghaus); a right answer multiplies S, more the later it came, a wrong one halves it.
"""

from __future__ import annotations

import asyncio
import math
import random
import statistics
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from functools import partial
from pathlib import Path

from bot.catalogue import content_folder
from bot.catalogue.catalogue import Catalogue
from bot.database.database import Connection, Database
from bot.domain.grading.verdict import Outcome, Verdict
from bot.domain.learner import Learner
from bot.domain.question.drill import Level
from bot.domain.question.text import Language
from bot.store import asked, attempts, learners
from bot.store.attempts import AttemptRow
from bot.use_cases.occasion import Occasion
from bot.use_cases.practice.memory import remember
from bot.use_cases.practice.outcomes import Asked
from bot.use_cases.practice.practice import Practice
from bot.use_cases.practice.questions import Questions

OLD_TOPICS, DAYS = 13, 30
START = datetime(2026, 1, 1, 19, 0, tzinfo=UTC)
AT_FIRST = {Level.EASY: 0.5, Level.MEDIUM: 0.35, Level.HARD: 0.25}


@dataclass(frozen=True)
class Kind:
    """Someone's median strength of a first meeting in days, by how much of itself a right answer makes it longer, and the seconds they take."""

    strength: float
    gain: float
    seconds: float
    a_day: int


KINDS = {
    "quick, forgets slowly": Kind(4.0, 1.6, 40.0, 6),
    "average": Kind(2.0, 1.2, 75.0, 5),
    "slow, forgets quickly": Kind(1.0, 0.8, 120.0, 4),
}


@dataclass
class Trace:
    """What a head holds of one question."""

    at_first: float
    strength: float
    seen: float | None = None

    def chance(self, day: float) -> float:
        if self.seen is None:
            return self.at_first
        return self.at_first + (1 - self.at_first) * math.exp(-(day - self.seen) / self.strength)


@dataclass
class Month:
    """What became of a month. ``times``: how often each question was asked."""

    times: Counter[str] = field(default_factory=Counter)
    right: int = 0
    recall_all: float = 0.0
    recall_seen: float = 0.0


async def month(catalogue: Catalogue, kind: Kind, seed: int, *, free: bool) -> Month:
    chance = random.Random(seed)
    traces = {
        question_id: Trace(
            AT_FIRST[level] * (1.0 if "." in question_id else 0.8),
            chance.lognormvariate(math.log(kind.strength), 0.7),
        )
        for question_id, level in levels(catalogue).items()
    }
    done = Month()
    with tempfile.TemporaryDirectory() as folder:
        async with Database.open(f"sqlite:///{Path(folder) / 'month.db'}") as database:
            await database.write(
                partial(learners.add, learner=Learner(seed, Language.ENGLISH, zone="UTC"), now=START)
            )
            practice = Practice(database, Questions(catalogue))
            for day in range(DAYS):
                now = START + timedelta(days=day)
                put = await begin(practice, seed, now, free=free)
                number = 0
                while isinstance(put, Asked):
                    number += 1
                    now += timedelta(seconds=kind.seconds)
                    when = (now - START) / timedelta(days=1)
                    trace = traces[put.question.id]
                    recalled = trace.chance(when)
                    right = chance.random() < recalled
                    if trace.seen is not None and right:
                        trace.strength *= 1 + kind.gain * (1.2 - recalled)
                    elif trace.seen is not None:
                        trace.strength = max(0.5, trace.strength / 2)
                    trace.seen = when
                    done.times[put.question.id] += 1
                    done.right += right
                    await database.write(partial(answer, put=put, right=right, now=now))
                    if free and number == kind.a_day:
                        break
                    now += timedelta(seconds=30)
                    put = await practice.next(Occasion(seed, None, now), after=put.id)
            await practice.close()
    end = DAYS + 0.5
    done.recall_all = statistics.fmean(trace.chance(end) for trace in traces.values())
    done.recall_seen = statistics.fmean(
        trace.chance(end) for trace in traces.values() if trace.seen is not None
    )
    return done


async def begin(practice: Practice, learner: int, now: datetime, *, free: bool) -> object:
    """The first question of a day."""
    occasion = Occasion(learner, None, now)
    return await (practice.next(occasion) if free else practice.today(occasion))


def answer(connection: Connection, put: Asked, *, right: bool, now: datetime) -> None:
    """Keeps one answer as judging does."""
    row = asked.find(connection, put.id)
    assert row is not None
    verdict = Verdict(Outcome.CORRECT, Fraction(1)) if right else Verdict(Outcome.WRONG, Fraction(0))
    attempts.add(connection, AttemptRow(0, row, "", verdict, counted=True, at=now))
    row = replace(row, tries=1, closed=right)
    remember(connection, row, verdict.outcome, put.question.level, now)
    asked.save(connection, row)


def levels(catalogue: Catalogue) -> dict[str, Level]:
    """The level of every question."""
    return {topic.id: topic.open_question.level for topic in catalogue.topics} | {
        drill.id: drill.level for topic in catalogue.topics for drill in topic.drills
    }


async def main(count: int, *, free: bool) -> None:
    whole = Catalogue.load(content_folder())
    catalogue = Catalogue(tuple(topic for topic in whole.topics if topic.position <= OLD_TOPICS))
    questions = len(levels(catalogue))
    print(
        f"{DAYS} days, {questions} questions, {count} learners of each kind,",
        "by /practice alone" if free else "by sessions",
    )
    for name, kind in KINDS.items():
        months = [await month(catalogue, kind, seed, free=free) for seed in range(1, count + 1)]
        total = statistics.fmean(each.times.total() for each in months)
        print(
            f"{name:22} {total:4.0f} asked, {statistics.fmean(e.right / e.times.total() for e in months):4.0%} right;"
            f" seen {min(len(e.times) for e in months)} to {max(len(e.times) for e in months)}"
            f" (mean {statistics.fmean(len(e.times) for e in months):.1f});"
            f" the same at most {max(max(e.times.values()) for e in months)} times;"
            f" recall of all {_interval([e.recall_all for e in months])}, of those seen {_interval([e.recall_seen for e in months])}"
        )


def _interval(values: list[float]) -> str:
    half = 1.96 * statistics.stdev(values) / math.sqrt(len(values)) if len(values) > 1 else 0.0
    return f"{100 * statistics.fmean(values):.1f} % ± {100 * half:.1f}"


if __name__ == "__main__":
    arguments = [each for each in sys.argv[1:] if not each.startswith("--")]
    asyncio.run(main(int(arguments[0]) if arguments else 10, free="--free" in sys.argv))
