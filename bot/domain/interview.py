"""What a mock interview asks: like a real screen, a warm-up, then talking and computing in turn, harder as it goes on."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from bot.domain.question.drill import Drill, Level
from bot.domain.question.topic import Topic

QUESTIONS = {15: 6, 30: 11, 45: 16}
"""How many questions there are at most, by minutes; time may end it earlier."""
LAST_SEED = 2**31 - 1
WITH_CASE = 45
"""From so many minutes on the last question is a case, which takes the place of three others."""


def plan(
    topics: Sequence[Topic], minutes: int, randomness: Random, cases: Sequence[Drill] = ()
) -> list[tuple[str, int]]:
    """Question ids with seeds, in order. Raises KeyError for minutes that are not offered.

    Two easy drills of two topics; then from topic to topic the open question, its follow-up, and a harder drill of another topic. No topic
    comes twice before all have come, and no question twice. A follow-up has the numbers that stand in its open question.
    """
    wanted = QUESTIONS[minutes]
    order = randomness.sample(list(topics), len(topics))
    by_level = sorted(order, key=lambda topic: list(Level).index(topic.level))
    chosen: list[str] = []

    def take(question_id: str | None) -> None:
        if question_id is not None and question_id not in chosen:
            chosen.append(question_id)

    for topic in order[:2]:
        take(_drill(topic, (Level.EASY, Level.MEDIUM), chosen, randomness))
    before = -1
    while before < len(chosen) < wanted:  # a small collection may have fewer questions
        before = len(chosen)
        for talking, computing in zip(by_level, reversed(by_level), strict=True):
            take(talking.id)
            take(_suited(talking.open_question.follow_up, talking))
            take(_drill(computing, (Level.HARD, Level.MEDIUM, Level.EASY), chosen, randomness))
    chosen = chosen[:wanted]
    if cases and minutes >= WITH_CASE:
        chosen = [*chosen[: wanted - 3], randomness.choice(cases).id]
    following = {topic.open_question.follow_up for topic in topics if topic.id in chosen}
    return [
        (
            question_id,
            0 if question_id in following or "." not in question_id else randomness.randint(1, LAST_SEED),
        )
        for question_id in chosen
    ]


def _drill(topic: Topic, levels: Sequence[Level], chosen: Sequence[str], randomness: Random) -> str | None:
    for level in levels:
        fit = [
            drill
            for drill in topic.drills
            if drill.level is level and _fits(drill) and drill.id not in chosen
        ]
        if fit:
            return randomness.choice(fit).id
    return None


def _suited(question_id: str | None, topic: Topic) -> str | None:
    found = next((drill for drill in topic.drills if drill.id == question_id), None)
    return question_id if found is not None and _fits(found) else None


def _fits(drill: Drill) -> bool:
    """Programs take longer than an interview's question may."""
    return not drill.is_run
