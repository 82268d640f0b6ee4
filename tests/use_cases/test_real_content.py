"""Practice over the real content and the real grading."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from bot.catalogue.catalogue import Catalogue
from bot.database.database import Database
from bot.domain.grading.kinds import kind
from bot.domain.question.text import Language
from bot.use_cases.practice.outcomes import Answered, Asked, Explained
from bot.use_cases.practice.practice import Practice

CONTENT = Path(__file__).parents[2] / "content"


@pytest.fixture(scope="module")
def content() -> Catalogue:
    return Catalogue.load(CONTENT)


async def test_every_drill_takes_its_own_right_answers_in_every_variant_asked(
    content: Catalogue, database: Database, now: datetime
) -> None:
    practice = Practice(database, content)
    for drill in (drill for topic in content.topics for drill in topic.drills):
        asked = await practice.open(1, drill.id, None, now)
        assert isinstance(asked, Asked)
        again = await practice.again(1, asked.id, None, now)
        assert isinstance(again, Asked)
        assert again.variant is not None
        expected = again.variant.expected
        for typed in kind(expected.kind).samples(expected).right[:3]:
            outcome = await practice.answer(1, typed, None, now)
            assert isinstance(outcome, Answered)
            assert outcome.verdict.outcome == "correct", (drill.id, typed)


async def test_the_known_mistake_on_the_canonical_chain_is_recognised(
    content: Catalogue, database: Database, now: datetime
) -> None:
    practice = Practice(database, content)
    asked = await practice.open(1, "matrix-chain-abc.cost", None, now)
    assert isinstance(asked, Asked)
    wrong = await practice.answer(1, "500000", None, now)
    assert isinstance(wrong, Answered)
    assert (wrong.verdict.outcome, wrong.asked.closed) == ("wrong", False)
    assert wrong.misconception is not None
    right = await practice.answer(1, "۳۰٬۰۰۰", None, now)
    assert isinstance(right, Answered)
    assert (right.verdict.outcome, right.counted, right.asked.tries) == ("correct", True, 2)


@pytest.mark.parametrize("language", Language)
async def test_every_model_answer_is_heard_in_an_open_question(
    language: Language, content: Catalogue, database: Database, now: datetime
) -> None:
    practice = Practice(database, content)
    for topic in content.topics:
        asked = await practice.open(1, topic.id, None, now)
        assert isinstance(asked, Asked)
        model = topic.open_question.model_answer.in_language(language)
        outcome = await practice.answer(1, model, None, now)
        assert isinstance(outcome, Answered)
        assert outcome.verdict.outcome in ("correct", "partly"), topic.id
        explained = await practice.explain(1, asked.id, None, now)
        assert isinstance(explained, Explained)
        assert not explained.gave_up
