"""What the answers of a drill are like, from a few of its variants."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache

from bot.catalogue.expression import ExpressionError
from bot.catalogue.variants import DrawError
from bot.domain.grading.examples import Likely
from bot.domain.question.drill import Drill

SEEDS = range(1, 8)


@lru_cache(maxsize=1024)
def likely(drill: Drill) -> Likely:
    """The usual size of a drill's answers; of no use for kinds whose answers are no numbers."""
    return Likely.of(tuple(_references(drill)))


def _references(drill: Drill) -> Iterator[Fraction | str]:
    for seed in SEEDS:
        try:
            numeric = drill.draw(seed).expected.numeric()
        except (DrawError, ExpressionError):
            continue
        if numeric is None:
            return
        yield numeric.reference
