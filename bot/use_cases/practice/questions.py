"""Rows of the store as questions: what was asked, drawn again from its seed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

from bot.catalogue.catalogue import Catalogue
from bot.catalogue.expression import ExpressionError
from bot.catalogue.kept import kept
from bot.catalogue.variants import DrawError
from bot.domain.question.climb import climb_of
from bot.domain.question.drill import Drill, Variant
from bot.domain.question.topic import OpenQuestion, Topic
from bot.store.asked import AskedRow
from bot.use_cases.practice.outcomes import Asked, Place

KEPT_VARIANTS = 1024


@dataclass(frozen=True, slots=True)
class _Drawn:
    """What was drawn for an asked question. It stays as it is, so the row's id tells it apart."""

    asked_id: int
    question_id: str
    seed: int
    drawn: Mapping[str, Any] = field(compare=False)


class Questions:
    """The catalogue, with the latest variants at hand (a variant is a pure function of its drill and seed)."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self._drawn = lru_cache(KEPT_VARIANTS)(self._draw)
        self._asked = lru_cache(KEPT_VARIANTS)(
            lambda kept: self._restore(kept.question_id, kept.seed, kept.drawn)
        )

    def find(self, question_id: str) -> Drill | OpenQuestion | None:
        return self.catalogue.question(question_id)

    def asked(self, row: AskedRow) -> Asked | None:
        """What a row stands for; None where the question is no more, or no longer means what it meant when it was asked."""
        question = self.find(row.question_id)
        topic = self.topic_of(question) if question else None
        if question is None or topic is None or question.revision != row.revision:
            return None
        try:
            variant = self._of(row, question)
        except (DrawError, ExpressionError):
            return None
        return Asked(
            row.id,
            topic,
            question,
            variant,
            row.hints_used,
            row.tries,
            row.closed,
            frozenset(row.ticked),
            row.ordered,
            row.interview_id,
            sureness=row.sureness,
            dialogue=row.dialogue,
            climb=None if row.climb is None else climb_of(row.climb),
            session=row.session_id,
            place=None if row.number is None or row.total is None else Place(row.number, row.total),
            chosen=row.chosen,
        )

    def with_drawn(self, row: AskedRow) -> AskedRow:
        """A new row with what is drawn for it, so that no edit changes the question; a case begins at its first part."""
        question = self.find(row.question_id)
        if not isinstance(question, Drill):
            return row
        return replace(
            row, drawn=self.drawn(question, row.seed), climb={} if question.has_parts else row.climb
        )

    def drawn(self, drill: Drill, seed: int) -> Mapping[str, Any]:
        """What is drawn for a seed, to be kept."""
        return kept(self._drawn(drill.id, seed))

    def topic_of(self, question: Drill | OpenQuestion) -> Topic | None:
        return self.catalogue.topic(question.topic_id if isinstance(question, Drill) else question.id)

    def variant(
        self, question: Drill | OpenQuestion, seed: int, drawn: Mapping[str, Any] | None = None
    ) -> Variant | None:
        """The variant of a drill, with what was drawn where that is known; an open question has none.

        Raises DrawError or ExpressionError where today's drill can make nothing of what was drawn.
        """
        if not isinstance(question, Drill):
            return None
        if drawn is None:
            return self._drawn(question.id, seed)
        return self._restore(question.id, seed, drawn)

    def _of(self, row: AskedRow, question: Drill | OpenQuestion) -> Variant | None:
        if row.drawn is None or not row.id:
            return self.variant(question, row.seed, row.drawn)
        return self._asked(_Drawn(row.id, row.question_id, row.seed, row.drawn))

    def _draw(self, drill_id: str, seed: int) -> Variant:
        drill = self.find(drill_id)
        assert isinstance(drill, Drill)
        return drill.draw(seed)

    def _restore(self, drill_id: str, seed: int, before: Mapping[str, Any]) -> Variant:
        """The very variant that the seed draws, where it still draws the same."""
        try:
            variant = self._drawn(drill_id, seed)
            if kept(variant) == before:
                return variant
        except (DrawError, ExpressionError):  # the seed draws nothing any more, what was drawn still stands
            pass
        drill = self.find(drill_id)
        assert isinstance(drill, Drill)
        return drill.restore(seed, before)
