"""Examples of accepted answers, each as code, in the learner's digits."""

from __future__ import annotations

import re

from bot.catalogue.likely import likely
from bot.domain.grading.kinds import kind
from bot.domain.learner import Learner
from bot.domain.question.drill import Variant
from bot.views.compose import figures
from bot.views.message import Code, Inline
from bot.views.numerals import in_persian
from bot.views.words import words

WRITTEN_OUT = re.compile(r"[\d,.]+(?=$|[ %])")
CHOSEN = re.compile(r"\d+(?:(?:, | < )\d+)*")


def examples(variant: Variant, learner: Learner) -> list[str | Inline]:
    """``12,500`` or ``1.25e4``: ways to write an answer of this drill, none of them right; nothing where there is no form to show."""
    between = f" {words(learner.language)('or')} "
    pieces: list[str | Inline] = []
    for each in kind(variant.expected.kind).examples(variant.expected, likely(variant.drill)):
        pieces += [between, Code(_shown(each, learner))] if pieces else [Code(_shown(each, learner))]
    return pieces


def _shown(example: str, learner: Learner) -> str:
    if not learner.persian_digits:
        return example
    if CHOSEN.fullmatch(example):
        return figures(example, learner).replace(",", "،")
    return (
        WRITTEN_OUT.sub(lambda number: in_persian(number[0]), example, count=1)
        if WRITTEN_OUT.match(example)
        else example
    )
