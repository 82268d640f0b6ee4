"""Practice over the real content and the real grading."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import datetime
from pathlib import Path

import pytest

from bot.catalogue.catalogue import Catalogue
from bot.database.database import Database
from bot.domain.grading.kinds import kind
from bot.domain.question.text import Language
from bot.use_cases.occasion import Occasion
from bot.use_cases.practice import talk_steps
from bot.use_cases.practice.outcomes import Answered, Asked, Explained, Listened
from bot.use_cases.practice.practice import Practice
from bot.use_cases.practice.questions import Questions

CONTENT = Path(__file__).parents[2] / "content"


@pytest.fixture(scope="module")
def content() -> Catalogue:
    return Catalogue.load(CONTENT)


@pytest.fixture
async def practice(content: Catalogue, database: Database) -> AsyncIterator[Practice]:
    practice = Practice(database, Questions(content))
    yield practice
    await practice.close()


async def test_every_drill_takes_its_own_right_answers_in_every_variant_asked(
    content: Catalogue, practice: Practice, now: datetime
) -> None:
    for drill in (drill for topic in content.topics for drill in topic.drills):
        asked = await practice.open(Occasion(1, None, now), drill.id)
        assert isinstance(asked, Asked)
        again = await practice.again(Occasion(1, None, now), asked.id)
        assert isinstance(again, Asked)
        assert again.variant is not None
        expected = again.variant.expected
        for typed in kind(expected.kind).samples(expected).right[:3]:
            outcome = await practice.answer(Occasion(1, None, now), typed)
            assert isinstance(outcome, Answered)
            assert outcome.verdict.outcome == "correct", (drill.id, typed)


async def test_the_known_mistake_on_the_canonical_chain_is_recognised(
    practice: Practice, now: datetime
) -> None:
    asked = await practice.open(Occasion(1, None, now), "matrix-chain-abc.cost")
    assert isinstance(asked, Asked)
    wrong = await practice.answer(Occasion(1, None, now), "500000")
    assert isinstance(wrong, Answered)
    assert (wrong.verdict.outcome, wrong.asked.closed) == ("wrong", False)
    assert wrong.misconception is not None
    right = await practice.answer(Occasion(1, None, now), "۳۰٬۰۰۰")
    assert isinstance(right, Answered)
    assert (right.verdict.outcome, right.counted, right.asked.tries) == ("correct", True, 2)


@pytest.mark.parametrize("language", Language)
async def test_every_model_answer_is_heard_in_an_open_question(
    language: Language, content: Catalogue, practice: Practice, now: datetime
) -> None:
    for topic in content.topics:
        asked = await practice.open(Occasion(1, None, now), topic.id)
        assert isinstance(asked, Asked)
        model = topic.open_question.model_answer.in_language(language)
        outcome = await practice.answer(Occasion(1, None, now), model)
        assert isinstance(outcome, Listened)
        done = await practice.talk(Occasion(1, None, now), asked.id, talk_steps.done)
        assert isinstance(done, Listened)
        assert done.verdict is not None
        assert done.verdict.outcome == "correct", topic.id
        explained = await practice.explain(Occasion(1, None, now), asked.id)
        assert isinstance(explained, Explained)
        assert not explained.gave_up
