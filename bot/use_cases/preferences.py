"""Who a learner is and how they like things shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import partial
from zoneinfo import available_timezones

from bot.database.database import Connection, Database
from bot.domain.learner import Awaited, Digits, Formulas, Learner, LevelChoice
from bot.domain.question.text import Language
from bot.domain.scheduling.plan import LONGEST
from bot.store import asked, learners, pushes
from bot.use_cases.occasion import Occasion
from bot.use_cases.practice.effects import Effects
from bot.use_cases.practice.questions import Questions

AWAITED = timedelta(hours=1)
"""For how long a message may be what was asked for."""


class Preferences:
    def __init__(self, database: Database, questions: Questions) -> None:
        self._database = database
        self._effects = Effects(database, questions)

    async def learner(self, learner_id: int, language_code: str | None, now: datetime) -> Learner:
        """The learner; on first sight kept with the language of their client: Persian for ``fa…``, else English."""
        known = await self._database.glance(partial(learners.find, learner_id=learner_id))
        if known is not None:
            return known
        return await self._database.write(
            partial(_meet, learner=Learner(learner_id, language_of(language_code)), now=now)
        )

    async def seen(self, learner_id: int, language_code: str | None) -> Learner:
        """The learner, or one of that language who is not kept: what is done in a group makes nobody a learner."""
        known = await self._database.glance(partial(learners.find, learner_id=learner_id))
        return known or Learner(learner_id, language_of(language_code))

    async def set_language(self, occasion: Occasion, language: Language) -> Learner:
        return await self._set(occasion, lambda learner: replace(learner, language=language))

    async def set_digits(self, occasion: Occasion, digits: Digits) -> Learner:
        return await self._set(occasion, lambda learner: replace(learner, digits=digits))

    async def set_formulas(self, occasion: Occasion, formulas: Formulas) -> Learner:
        return await self._set(occasion, lambda learner: replace(learner, formulas=formulas))

    async def set_level(self, occasion: Occasion, level: LevelChoice) -> Learner:
        return await self._set(occasion, lambda learner: replace(learner, level=level))

    async def set_daily(self, occasion: Occasion, minute: int | None) -> Learner:
        """Sets the local minute of the day at which the daily question comes; None turns it off. Raises ValueError beyond a day."""
        if minute is not None and not 0 <= minute < 24 * 60:
            raise ValueError("a day has 1440 minutes")
        return await self._set(occasion, lambda learner: replace(learner, daily_at=minute, awaited=None))

    async def set_zone(self, occasion: Occasion, zone: str) -> Learner:
        """Sets the time zone by its IANA name. Raises ValueError for an unknown one."""
        if zone not in available_timezones():
            raise ValueError("no such zone")
        return await self._set(occasion, lambda learner: replace(learner, zone=zone, awaited=None))

    async def set_interview(self, occasion: Occasion, day: date | None) -> Learner:
        """Sets the day of the interview to prepare for, or none. Raises ValueError for one that has passed or is over a year away."""

        def change(learner: Learner) -> Learner:
            today = learner.local_day(occasion.at)
            if day is not None and not today <= day <= today + LONGEST:
                raise ValueError("too early or too late")
            return replace(learner, interview_on=day, awaited=None)

        return await self._set(occasion, change)

    async def ask_for(self, occasion: Occasion, what: Awaited) -> Learner:
        """Notes that the learner is asked for something: their next message may be it. Beside what else the same update does."""

        def work(connection: Connection) -> Learner:
            known = learners.find(connection, occasion.who)
            learner = known or _meet(connection, Learner(occasion.who, Language.ENGLISH), occasion.at)
            asking = replace(learner, awaited=what, awaited_since=occasion.at)
            learners.save(connection, asking)
            return asking

        return await self._database.write(work)

    async def awaited(self, learner: Learner, now: datetime) -> Awaited | None:
        """What a message may be: what was asked for a little while ago, where no question was put since."""
        if learner.awaited_since is None or now - learner.awaited_since > AWAITED:
            return None
        shown = await self._database.glance(partial(asked.last_shown, learner_id=learner.id))
        return learner.awaited if shown is None or shown.seen_at <= learner.awaited_since else None

    async def set_sureness(self, occasion: Occasion, asks: bool) -> Learner:
        """Sets whether questions ask how sure the learner is."""
        return await self._set(occasion, lambda learner: replace(learner, sureness=asks))

    async def unreachable(self, learner_id: int, now: datetime) -> None:
        """The learner has blocked the bot, or left Telegram: nothing may be pushed to them."""
        await self._database.write(
            partial(learners.mark_reachable, learner_id=learner_id, unreachable_since=now)
        )

    async def reachable(self, learner_id: int, now: datetime) -> None:
        """The learner has written again, or taken the block back: the daily question goes on."""

        def work(connection: Connection) -> None:
            learners.mark_reachable(connection, learner_id, None)
            learner = learners.find(connection, learner_id)
            if learner is not None:
                pushes.schedule(connection, learner, now)

        await self._database.write(work)

    async def _set(self, occasion: Occasion, change: Callable[[Learner], Learner]) -> Learner:
        def effect(connection: Connection) -> Learner:
            known = learners.find(connection, occasion.who)
            changed = change(known or _meet(connection, Learner(occasion.who, Language.ENGLISH), occasion.at))
            learners.save(connection, changed)
            if (changed.daily_at, changed.time_zone) != (known and (known.daily_at, known.time_zone)):
                pushes.schedule(connection, changed, occasion.at)
            return changed

        return await self._effects.once(occasion, effect)


def language_of(language_code: str | None) -> Language:
    """The language for what a client says its own is (an IETF tag, or nothing)."""
    primary = (language_code or "").replace("_", "-").partition("-")[0].casefold()
    return Language.PERSIAN if primary == "fa" else Language.ENGLISH


def _meet(connection: Connection, learner: Learner, now: datetime) -> Learner:
    learners.add(connection, learner, now)
    return learners.find(connection, learner.id) or learner
