"""A small catalogue made by hand and a plain way of grading, so that the use cases are tested apart from content and kinds."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from functools import partial

import pytest

from bot.catalogue.catalogue import Catalogue
from bot.database.database import Database
from bot.domain.codes import Built
from bot.domain.grading.choice.expected import ChoiceExpected
from bot.domain.grading.expected import Expected
from bot.domain.grading.number.expected import NumberExpected
from bot.domain.grading.ordering.expected import OrderingExpected
from bot.domain.grading.verdict import Outcome, Reason, Understood, Verdict
from bot.domain.hearing.heard import Claim, Hearing
from bot.domain.hearing.pattern import parse
from bot.domain.learner import Learner
from bot.domain.question.drill import Body, Draw, Drill, Level, Misconception, Option, Variant
from bot.domain.question.rubric import Point, Rubric, WrongClaim
from bot.domain.question.text import Language, Localized
from bot.domain.question.topic import OpenQuestion, Topic
from bot.store import learners
from bot.use_cases.practice.answering import Grading
from bot.use_cases.practice.practice import Practice
from bot.use_cases.practice.questions import Questions
from bot.workers.pool import Pool

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


def both(text: str) -> Localized:
    return Localized(text, f"{text} به فارسی")


def doubling(drill: Drill, seed: int) -> Variant:
    """Twice a number: n is 5 canonically, else drawn from few; forgetting the factor is the known mistake."""
    n = 5 if seed == 0 else 10 + seed % 7
    expected = NumberExpected(Fraction(2 * n))
    wrong = Misconception("undoubled", NumberExpected(Fraction(n)), both("twice"))
    return Variant(drill, seed, {"n": n}, {"n": n}, expected, (wrong,))


def with_options(expected: Expected) -> Draw:
    def draw(drill: Drill, seed: int) -> Variant:
        options = tuple(Option(name, both(f"option {name}")) for name in "abc")
        return Variant(drill, seed, {}, {}, expected, (), options)

    return draw


def drill(name: str, level: Level, kind: str = "number", draw: Draw = doubling) -> Drill:
    text = both(name)
    hints = (both("first hint"), both("second hint"))
    body = Body(text, text, hints, text, text, draw)
    return Drill(name, name.partition(".")[0], 1, level, kind, text, lambda: body)


def topic(name: str, position: int, *drills: Drill) -> Topic:
    points = tuple(
        Point(letter, 1, both(letter), both(f"what about {letter}?")) for letter in ("x", "y", "z")
    )
    said = {letter: {"all": (parse(f"{letter}{letter}"),)} for letter in ("x", "y", "z")}
    claimed = {"wrong": Claim({"all": (parse("nonsense"),)})}
    rubric = Rubric(points, (WrongClaim("wrong", both("no nonsense")),), Hearing(said, claimed, {}, {}))
    question = OpenQuestion(
        name,
        1,
        Level.MEDIUM,
        both(name),
        lambda: rubric,
        (both("hint"),),
        both("model"),
        both("why"),
        (),
        drills[0].id,
    )
    return Topic(name, position, both(name), Level.MEDIUM, question, drills)


CHOICE = ChoiceExpected(("a", "b", "c"), frozenset("b"))
SEVERAL = ChoiceExpected(("a", "b", "c"), frozenset("ac"), several=True)
ORDER = OrderingExpected(("a", "b", "c"), ("c", "a", "b"))


@pytest.fixture
def catalogue() -> Catalogue:
    return Catalogue(
        (
            topic(
                "doubles",
                1,
                drill("doubles.twice", Level.EASY),
                drill("doubles.again", Level.EASY),
                drill("doubles.hard", Level.HARD),
            ),
            topic(
                "letters",
                2,
                drill("letters.one", Level.EASY, "choice", with_options(CHOICE)),
                drill("letters.several", Level.MEDIUM, "choice", with_options(SEVERAL)),
                drill("letters.order", Level.MEDIUM, "ordering", with_options(ORDER)),
            ),
        )
    )


def judge(
    text: str,
    expected: Expected,
    misconceptions: Sequence[tuple[str, Expected]],
    language: str = "",
    chosen: int | None = None,
) -> Verdict:
    """Whole numbers must be hit; options are numbers parted by commas. What is no number is unreadable."""
    try:
        numbers = [int(part) for part in text.split(",")]
    except ValueError:
        return Verdict(Outcome.UNREADABLE, Fraction(0), None, (Reason("no-number"),))
    understood = Understood(text, Fraction(numbers[0]))
    if hits(numbers, expected):
        return Verdict(Outcome.CORRECT, Fraction(1), understood)
    known = next((name for name, wrong in misconceptions if hits(numbers, wrong)), None)
    return Verdict(
        Outcome.WRONG, Fraction(0), understood, (Reason(Built("off"), {"by": Fraction(1, 3)}),), known
    )


def hits(numbers: Sequence[int], expected: Expected) -> bool:
    match expected:
        case NumberExpected():
            return [Fraction(n) for n in numbers] == [expected.reference]
        case ChoiceExpected():
            return {expected.options[n - 1] for n in numbers} == expected.reference
        case OrderingExpected():
            return tuple(expected.options[n - 1] for n in numbers) == expected.reference
    return False


@pytest.fixture
def grading() -> Grading:
    return Grading(judge)


@pytest.fixture
async def database(address: str) -> AsyncIterator[Database]:
    async with Database.open(address) as database:
        for learner_id in (1, 2):
            learner = Learner(learner_id, Language.ENGLISH)
            await database.write(partial(learners.add, learner=learner, now=NOON))
        yield database


@pytest.fixture
async def pool() -> AsyncIterator[Pool]:
    pool = Pool()
    yield pool
    await pool.close()


@pytest.fixture
async def practice(database: Database, catalogue: Catalogue, grading: Grading) -> AsyncIterator[Practice]:
    practice = Practice(database, Questions(catalogue), grading)
    yield practice
    await practice.close()


@pytest.fixture
def now() -> datetime:
    return NOON


@pytest.fixture
def later() -> datetime:
    return NOON + timedelta(seconds=90)
