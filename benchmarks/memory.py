"""Does scheduling by memory pay? Simulated learners with known forgetting, the same number of questions under three ways of choosing.

``python -m benchmarks.memory [LEARNERS]`` prints the recall that each way leaves, averaged over all questions a learner has met, on the last day and
over all days after the first week, with its 95 % interval.

The learners are not FSRS's own: each question of each learner has a strength S in days and is recalled t days later with the chance exp(−t/S)
(Ebbinghaus's curve). A right answer multiplies S by a factor of the learner and the question, more the later it came (the spacing effect); a wrong
one divides it. New questions come at the same pace in all ways; only the choice among those met before differs.
"""

from __future__ import annotations

import math
import random
import statistics
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from bot.domain.scheduling import review
from bot.domain.scheduling.next_question import Candidate, choose
from bot.domain.scheduling.next_question import Known as NextKnown
from bot.domain.scheduling.review import Grade, Review

QUESTIONS, DAYS, A_DAY, NEW_A_DAY = 94, 120, 8, 1
START = datetime(2026, 1, 1, 9, 0, tzinfo=UTC)
STRENGTH = 1.4
"""The logarithm of the median strength of a first meeting, in days: about four."""
FIXED = 7.0
"""Days after which the fixed interval brings a question back; from 1 to 21 makes no difference, as more is due than fits a day."""


@dataclass
class Trace:
    """What the learner's head holds of one question, unknown to the scheduler."""

    strength: float
    gain: float
    seen: float

    def recall(self, day: float) -> float:
        return math.exp(-(day - self.seen) / self.strength)

    def answer(self, day: float, chance: random.Random) -> bool:
        recalled = self.recall(day)
        right = chance.random() < recalled
        self.strength = (
            self.strength * (1 + self.gain * (1.2 - recalled)) if right else max(0.7, self.strength / 2)
        )
        self.seen = day
        return right


@dataclass
class Known:
    """What the scheduler knows of one question."""

    number: int
    last: float
    review: Review | None = None


Choice = Callable[[Sequence[Known], float, random.Random], Known]


def by_memory(known: Sequence[Known], day: float, chance: random.Random) -> Known:
    now = START + timedelta(days=day)
    remembered = {f"{item.number}.": item for item in known}
    standing = {
        name: NextKnown(item.number, item.review.due_at <= now, review.recall(item.review, now))
        for name, item in remembered.items()
        if item.review
    }
    candidates = [Candidate(name, name, is_drill=True) for name in standing]
    chosen = choose(candidates, [], standing, None, 0, chance)
    assert chosen is not None
    return remembered[chosen]


def at_fixed_interval(known: Sequence[Known], day: float, _: random.Random) -> Known:
    due = [item for item in known if day - item.last >= FIXED]
    return min(due or known, key=lambda item: item.last)


def at_random(known: Sequence[Known], _: float, chance: random.Random) -> Known:
    return chance.choice(known)


WAYS: dict[str, Choice] = {
    "by memory (FSRS)": by_memory,
    f"every {FIXED:.0f} days": at_fixed_interval,
    "at random": at_random,
}


def one_learner(seed: int, way: Choice) -> tuple[float, float]:
    """Mean recall over the questions met, on the last day, and over the days after the first week."""
    chance = random.Random(seed)
    traces: list[Trace] = []
    for _ in range(QUESTIONS):
        traces.append(Trace(chance.lognormvariate(STRENGTH, 0.7), chance.uniform(0.4, 2.2), 0.0))
    known: list[Known] = []
    daily = []
    for day in range(DAYS):
        asked: set[int] = set()
        for turn in range(A_DAY):
            when = day + turn / 200
            if turn < NEW_A_DAY and len(known) < QUESTIONS:
                item = Known(len(known), when)
                known.append(item)
                traces[item.number].seen = when
                right = False
            else:
                open_ones = [item for item in known if item.number not in asked]
                if not open_ones:
                    break
                item = way(open_ones, when, chance)
                right = traces[item.number].answer(when, chance)
            asked.add(item.number)
            item.last = when
            grade = Grade.GOOD if right else Grade.AGAIN
            item.review = review.after(item.review, grade, START + timedelta(days=when))
        evening = day + 0.9
        daily.append(statistics.fmean(traces[item.number].recall(evening) for item in known))
    return daily[-1], statistics.fmean(daily[7:])


def main(learners: int) -> None:
    print(
        f"{learners} learners, {DAYS} days, {A_DAY} questions a day ({NEW_A_DAY} new while there are any of {QUESTIONS})"
    )
    for name, way in WAYS.items():
        ends, means = zip(*(one_learner(seed, way) for seed in range(learners)), strict=True)
        print(f"{name:18} last day {_interval(ends)}   all days {_interval(means)}")


def _interval(values: Sequence[float]) -> str:
    half = 1.96 * statistics.stdev(values) / math.sqrt(len(values))
    return f"{100 * statistics.fmean(values):5.1f} % ± {100 * half:.1f}"


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200)
