"""Questions are found by words in either language, and who only looks is not kept."""

from __future__ import annotations

from functools import partial

from bot.catalogue.catalogue import Catalogue
from bot.database.database import Database
from bot.store import learners
from bot.use_cases.finding import Finding
from bot.use_cases.practice.questions import Questions


async def test_the_own_language_comes_first_and_who_only_looks_is_not_kept(
    database: Database, catalogue: Catalogue
) -> None:
    found = await Finding(database, Questions(catalogue)).find(66, "fa", "letters فارسی", 0)
    assert {asked.question.id.partition(".")[0] for asked in found.questions} == {"letters"}
    assert found.learner.language.right_to_left
    assert await database.read(partial(learners.find, learner_id=66)) is None


async def test_words_count_from_their_beginnings(database: Database, catalogue: Catalogue) -> None:
    finding = Finding(database, Questions(catalogue))
    assert (await finding.find(1, "en", "tters", 0)).questions == ()
    assert len((await finding.find(1, "en", "LETT", 0)).questions) == 4
