"""Rows of the store as questions: what was asked, drawn again from its seed."""

from __future__ import annotations

from functools import lru_cache

from bot.catalogue.catalogue import Catalogue
from bot.domain.question.drill import Drill, Variant
from bot.domain.question.topic import OpenQuestion, Topic
from bot.store.asked import AskedRow
from bot.use_cases.practice.outcomes import Asked

KEPT_VARIANTS = 1024


class Questions:
    """The catalogue, with the latest variants at hand (a variant is a pure function of its drill and seed)."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self._drawn = lru_cache(KEPT_VARIANTS)(self._draw)

    def find(self, question_id: str) -> Drill | OpenQuestion | None:
        return self.catalogue.question(question_id)

    def asked(self, row: AskedRow) -> Asked | None:
        """What a row stands for; None where the question is no more, or no longer means what it meant when it was asked."""
        question = self.find(row.question_id)
        topic = self.topic_of(question) if question else None
        if question is None or topic is None or question.revision != row.revision:
            return None
        return Asked(
            row.id,
            topic,
            question,
            self.variant(question, row.seed),
            row.hints_used,
            row.tries,
            row.closed,
            frozenset(row.ticked),
            row.ordered,
            row.interview_id,
            row.sureness,
        )

    def topic_of(self, question: Drill | OpenQuestion) -> Topic | None:
        return self.catalogue.topic(question.topic_id if isinstance(question, Drill) else question.id)

    def variant(self, question: Drill | OpenQuestion, seed: int) -> Variant | None:
        """The variant of a drill; an open question has none."""
        return self._drawn(question.id, seed) if isinstance(question, Drill) else None

    def _draw(self, drill_id: str, seed: int) -> Variant:
        drill = self.find(drill_id)
        assert isinstance(drill, Drill)
        return drill.draw(seed)
