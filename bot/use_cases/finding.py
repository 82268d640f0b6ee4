"""Finding questions by words, to hand one on to another chat. Nothing is stored, nobody becomes a learner by it."""

from __future__ import annotations

import asyncio
import re
import unicodedata
from dataclasses import dataclass
from functools import partial

from bot.database.database import Database
from bot.domain.learner import Learner
from bot.domain.question.drill import Drill, Level
from bot.domain.question.text import Language, Localized
from bot.domain.question.topic import OpenQuestion, Topic
from bot.store import learners
from bot.use_cases.practice.asking import CANONICAL
from bot.use_cases.practice.outcomes import Asked
from bot.use_cases.practice.questions import Questions
from bot.use_cases.preferences import language_of

Question = Drill | OpenQuestion
PAGE = 20
"""Questions shown at once; Telegram takes 50 at most."""
LONGEST = 256
"""Characters of an inline query that Telegram lets a person type."""


@dataclass(frozen=True, slots=True)
class Found:
    """A page of questions in their canonical variants, and where the next page begins; None after the last."""

    learner: Learner
    questions: tuple[Asked, ...]
    following: int | None


class Finding:
    def __init__(self, database: Database, questions: Questions) -> None:
        self._database, self._questions = database, questions
        catalogue = questions.catalogue
        self._entries: tuple[tuple[Question, Topic, dict[Language, str]], ...] = tuple(
            (each, topic, {language: _searched(each, topic.title, language) for language in Language})
            for topic in catalogue.topics
            for each in _questions(topic)
        )

    async def find(self, learner_id: int, language_code: str | None, text: str, start: int) -> Found:
        """The questions with every word of a text in their titles, topics or ids, from number ``start`` on.

        Those that have the words in the person's own language come first.
        """
        known = await self._database.glance(partial(learners.find, learner_id=learner_id))
        learner = known or Learner(learner_id, language_of(language_code))
        # Drawing variants takes milliseconds each, and twenty of them would hold up everybody's answers.
        return await asyncio.to_thread(self._find, learner, text, start)

    def named(self, text: str, language: Language) -> tuple[tuple[Question, Topic], ...]:
        """The questions with every word of a text, those that have them in this language first."""
        wanted = folded(text[:LONGEST]).split()
        others = tuple(each for each in Language if each is not language)
        ranked = [
            (rank, question, topic)
            for question, topic, searched in self._entries
            if (rank := _rank(wanted, searched[language], [searched[each] for each in others])) is not None
        ]
        ranked.sort(key=lambda each: each[0])
        return tuple((question, topic) for _, question, topic in ranked)

    def topic(self, text: str, level: Level | None = None) -> Topic | None:
        """The first topic with every word of a text in its title, in one language, or in its id; of this level, if it can be."""
        wanted = [f" {word}" for word in folded(text[:LONGEST]).split()]
        names = {
            topic.id: [" " + folded(each) for each in (topic.title.en, topic.title.fa, topic.id)]
            for topic in self._questions.catalogue.topics
        }
        found = [
            topic
            for topic in self._questions.catalogue.topics
            if wanted and any(all(word in name for word in wanted) for name in names[topic.id])
        ]
        fitting = (topic for topic in found if level in {None, *(each.level for each in _questions(topic))})
        return next(fitting, found[0] if found else None)

    def _find(self, learner: Learner, text: str, start: int) -> Found:
        ranked = self.named(text, learner.language)
        shown = tuple(
            Asked(0, topic, question, self._questions.variant(question, CANONICAL))
            for question, topic in ranked[start : start + PAGE]
        )
        return Found(learner, shown, start + PAGE if len(ranked) > start + PAGE else None)


def folded(text: str) -> str:
    """A text as it is compared: one form of each letter, without joiners, marks and case; anything else parts words."""
    plain = unicodedata.normalize("NFKC", text).translate(_SAME).casefold()
    return " ".join(re.findall(r"\w+", plain))


_SAME = str.maketrans({"ي": "ی", "ى": "ی", "ك": "ک", "ۀ": "ه", "ة": "ه", "\u200c": " ", "\u0654": None})


def _questions(topic: Topic) -> tuple[Question, ...]:
    return (topic.open_question, *topic.drills)


def _searched(question: Question, title: Localized, language: Language) -> str:
    own = question.title.in_language(language) if isinstance(question, Drill) else ""
    # An id is English words.
    name = question.id if language is Language.ENGLISH else ""
    return " " + folded(f"{title.in_language(language)} {own} {name}")


def _rank(wanted: list[str], own: str, others: list[str]) -> int | None:
    """0 where all words begin words of the person's own language, 1 where another is needed, None where some are missing."""
    beginnings = [f" {word}" for word in wanted]
    if all(each in own for each in beginnings):
        return 0
    return 1 if any(all(each in own + other for each in beginnings) for other in others) else None
