"""Learners: met in their own language, and shown things as they like."""

from __future__ import annotations

import asyncio
from datetime import datetime

import pytest

from bot.catalogue.catalogue import Catalogue
from bot.database.database import Database
from bot.domain.learner import Digits, Formulas, LevelChoice
from bot.domain.question.text import Language
from bot.use_cases.occasion import Occasion
from bot.use_cases.practice.questions import Questions
from bot.use_cases.preferences import Preferences
from bot.use_cases.privacy import Privacy


@pytest.fixture
def preferences(database: Database, catalogue: Catalogue) -> Preferences:
    return Preferences(database, Questions(catalogue))


@pytest.mark.parametrize(
    ("code", "language"),
    [("fa", "fa"), ("fa-IR", "fa"), ("FA_ir", "fa"), ("en", "en"), ("fan", "en"), ("", "en"), (None, "en")],
)
async def test_a_newcomer_is_met_in_the_language_of_their_client(
    code: str | None, language: str, preferences: Preferences, now: datetime
) -> None:
    assert (await preferences.learner(77, code, now)).language == Language(language)


async def test_a_known_learner_keeps_the_language_whatever_the_client_says(
    preferences: Preferences, now: datetime
) -> None:
    await preferences.learner(77, "en", now)
    await preferences.set_language(Occasion(77, None, now), Language.PERSIAN)
    assert (await preferences.learner(77, "en", now)).language is Language.PERSIAN


async def test_a_newcomer_who_writes_many_times_at_once_is_met_once(
    preferences: Preferences, database: Database, now: datetime
) -> None:
    met = await asyncio.gather(*(preferences.learner(77, "fa", now) for _ in range(20)))
    assert len(set(met)) == 1
    assert len((await Privacy(database).export(77))["learners"]) == 1


async def test_each_preference_is_kept_and_leaves_the_others(preferences: Preferences, now: datetime) -> None:
    await preferences.set_language(Occasion(1, 1, now), Language.PERSIAN)
    await preferences.set_digits(Occasion(1, 2, now), Digits.LATIN)
    await preferences.set_formulas(Occasion(1, 3, now), Formulas.PICTURE)
    changed = await preferences.set_level(Occasion(1, 4, now), LevelChoice.HARD)
    assert changed == await preferences.learner(1, None, now)
    assert (changed.language, changed.digits) == (Language.PERSIAN, Digits.LATIN)
    assert (changed.formulas, changed.level) == (Formulas.PICTURE, LevelChoice.HARD)


async def test_an_old_choice_that_comes_again_does_not_undo_a_newer_one(
    preferences: Preferences, now: datetime
) -> None:
    await preferences.set_digits(Occasion(1, 1, now), Digits.LATIN)
    await preferences.set_digits(Occasion(1, 2, now), Digits.PERSIAN)
    again = await preferences.set_digits(Occasion(1, 1, now), Digits.LATIN)
    assert again.digits is Digits.PERSIAN


async def test_who_cannot_be_reached_is_remembered_until_they_can(
    preferences: Preferences, database: Database, now: datetime
) -> None:
    await preferences.unreachable(1, now)
    (row,) = (await Privacy(database).export(1))["learners"]
    assert row["unreachable_since"] == now.isoformat()
    await preferences.reachable(1, now)
    (row,) = (await Privacy(database).export(1))["learners"]
    assert row["unreachable_since"] is None
