"""The pictures of a message: what its question's variant shows, and its display formulas for who reads them as a picture."""

from __future__ import annotations

from collections.abc import Iterator

from bot.domain.learner import Learner
from bot.domain.question.drill import Variant
from bot.views.compose import apart
from bot.views.latex_text import unicode_formula
from bot.views.message import Block, DisplayFormula, Folded, Message, Picture
from bot.views.unbroken import unbroken
from bot.views.words import words

MOST_FORMULAS = 6
"""Formulas in one picture; further ones stay text alone."""


def of_variant(variant: Variant | None, learner: Learner) -> tuple[Picture, ...]:
    """The picture of a variant, where it has one."""
    if variant is None or variant.picture is None:
        return ()
    from bot.views import (
        illustration,  # with the solvers whose results are drawn, which most messages do without
    )

    return (illustration.picture(variant.picture, variant.scope, learner),)


def of_formulas(message: Message, learner: Learner) -> Picture | None:
    """The display formulas of a message as one picture; None where it has none, or none can be drawn here."""
    from bot.pictures.painter import mathematics, writes_formulas

    found = [block.latex for block in _unfolded(message.blocks) if isinstance(block, DisplayFormula)]
    found = found[:MOST_FORMULAS]
    if not found or not writes_formulas():
        return None
    alt = words(learner.language)(
        "figure-formula-alt",
        formula="; ".join(apart(unbroken(unicode_formula(latex)), learner) for latex in found),
    )
    return Picture("formula", {"formulas": [mathematics(latex) for latex in found]}, alt)


def _unfolded(blocks: tuple[Block, ...]) -> Iterator[Block]:
    for block in blocks:
        if isinstance(block, Folded):
            yield from _unfolded(block.blocks)
        else:
            yield block
