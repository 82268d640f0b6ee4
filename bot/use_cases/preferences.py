"""Who a learner is and how they like things shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial

from bot.domain.learner import Digits, Formulas, Learner, LevelChoice
from bot.domain.question.text import Language
from bot.store import learners
from bot.store.database import Connection, Database
from bot.use_cases.effects import Effects
from bot.use_cases.questions import Questions


class Preferences:
    def __init__(self, database: Database, questions: Questions) -> None:
        self._database = database
        self._effects = Effects(database, questions)

    async def learner(self, learner_id: int, language_code: str | None, now: datetime) -> Learner:
        """The learner; on first sight kept with the language of their client: Persian for ``fa…``, else English."""
        known = await self._database.read(partial(learners.find, learner_id=learner_id))
        if known is not None:
            return known
        return await self._database.write(
            partial(_meet, learner=Learner(learner_id, language_of(language_code)), now=now)
        )

    async def set_language(
        self, learner_id: int, language: Language, event: int | None, now: datetime
    ) -> Learner:
        return await self._set(learner_id, event, now, lambda learner: replace(learner, language=language))

    async def set_digits(self, learner_id: int, digits: Digits, event: int | None, now: datetime) -> Learner:
        return await self._set(learner_id, event, now, lambda learner: replace(learner, digits=digits))

    async def set_formulas(
        self, learner_id: int, formulas: Formulas, event: int | None, now: datetime
    ) -> Learner:
        return await self._set(learner_id, event, now, lambda learner: replace(learner, formulas=formulas))

    async def set_level(
        self, learner_id: int, level: LevelChoice, event: int | None, now: datetime
    ) -> Learner:
        return await self._set(learner_id, event, now, lambda learner: replace(learner, level=level))

    async def unreachable(self, learner_id: int, now: datetime) -> None:
        """The learner has blocked the bot, or left Telegram: nothing may be pushed to them."""
        await self._database.write(
            partial(learners.mark_reachable, learner_id=learner_id, unreachable_since=now)
        )

    async def reachable(self, learner_id: int) -> None:
        """The learner has written again, or taken the block back."""
        await self._database.write(
            partial(learners.mark_reachable, learner_id=learner_id, unreachable_since=None)
        )

    async def _set(
        self, learner_id: int, event: int | None, now: datetime, change: Callable[[Learner], Learner]
    ) -> Learner:
        def effect(connection: Connection) -> Learner:
            known = learners.find(connection, learner_id)
            changed = change(known or _meet(connection, Learner(learner_id, Language.ENGLISH), now))
            learners.save(connection, changed)
            return changed

        return await self._effects.once(learner_id, event, now, effect)


def language_of(language_code: str | None) -> Language:
    """The language for what a client says its own is (an IETF tag, or nothing)."""
    primary = (language_code or "").replace("_", "-").partition("-")[0].casefold()
    return Language.PERSIAN if primary == "fa" else Language.ENGLISH


def _meet(connection: Connection, learner: Learner, now: datetime) -> Learner:
    learners.add(connection, learner, now)
    return learners.find(connection, learner.id) or learner
