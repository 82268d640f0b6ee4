"""A scripted evening for ``test_kill``: twenty people answer, each update from the inbox to its reply; killed at any moment.

Run as ``python evening.py ADDRESS``. Each reply is a line ``update attempt`` on standard output, written when it would be sent.
"""

from __future__ import annotations

import asyncio
import json
import sys
from datetime import UTC, datetime
from fractions import Fraction
from typing import Any

from bot.catalogue.catalogue import Catalogue
from bot.database.database import Database
from bot.domain.grading.number.expected import NumberExpected
from bot.domain.grading.verdict import Outcome, Understood, Verdict
from bot.domain.hearing.heard import Hearing
from bot.domain.question.drill import Body, Drill, Level, Variant
from bot.domain.question.rubric import Rubric
from bot.domain.question.text import Localized
from bot.domain.question.topic import OpenQuestion, Topic
from bot.use_cases.inbox import Inbox, Received
from bot.use_cases.occasion import Occasion
from bot.use_cases.practice.answering import Grading
from bot.use_cases.practice.outcomes import Answered, Asked
from bot.use_cases.practice.practice import Practice
from bot.use_cases.practice.questions import Questions
from bot.use_cases.preferences import Preferences

PEOPLE, ANSWERS = 20, 500
NOW = datetime(2026, 11, 23, 20, 0, tzinfo=UTC)
TEXT = Localized("text", "متن")


def draw(drill: Drill, seed: int) -> Variant:
    return Variant(drill, seed, {}, {}, NumberExpected(Fraction(-1)), ())


def judge(text: str, *_: Any) -> Verdict:
    return Verdict(Outcome.WRONG, Fraction(0), Understood(text))


def catalogue() -> Catalogue:
    drill = Drill("t.d", "t", 1, Level.EASY, "number", TEXT, lambda: Body(TEXT, TEXT, (), TEXT, TEXT, draw))
    question = OpenQuestion(
        "t", 1, Level.EASY, TEXT, lambda: Rubric((), (), Hearing({}, {}, {}, {})), (), TEXT, TEXT, (), None
    )
    return Catalogue((Topic("t", 1, TEXT, Level.EASY, question, (drill,)),))


async def one_person(practice: Practice, inbox: Inbox, theirs: list[dict[str, int]]) -> None:
    for item in theirs:
        outcome = await practice.answer(Occasion(item["learner"], item["update"], NOW), str(item["update"]))
        assert isinstance(outcome, Answered)
        print(item["update"], outcome.attempt_id, flush=True)
        inbox.replied(item["update"], NOW)


async def main(address: str) -> None:
    async with Database.open(address) as database:
        questions = catalogue()
        practice = Practice(database, Questions(questions), Grading(judge))
        preferences, inbox = Preferences(database, Questions(questions)), Inbox(database)
        sent = [{"update": n, "learner": n % PEOPLE} for n in range(1, ANSWERS + 1)]
        for learner in range(PEOPLE):
            await preferences.learner(learner, "fa", NOW)
            asked = await practice.open(Occasion(learner, 10_000 + learner, NOW), "t.d")
            assert isinstance(asked, Asked)
            inbox.shown(asked.id, None, NOW)
        owed = [json.loads(each.raw) for each in await inbox.owed()]
        new = await inbox.receive(
            [Received(item["update"], item["learner"], json.dumps(item)) for item in sent], NOW
        )
        todo = owed + [json.loads(item.raw) for item in new]
        by_person = [[item for item in todo if item["learner"] == learner] for learner in range(PEOPLE)]
        await asyncio.gather(*(one_person(practice, inbox, theirs) for theirs in by_person))
        await inbox.settled()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1]))
