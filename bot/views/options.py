"""Verdicts on choices and orders, in the options' own words."""

from __future__ import annotations

import re
from itertools import pairwise

from bot.domain.grading.expected import Choosing
from bot.domain.grading.verdict import Outcome
from bot.domain.learner import Learner
from bot.domain.question.drill import Option, Variant
from bot.use_cases.practice.outcomes import Answered
from bot.views.compose import bold, content_inline, paragraph
from bot.views.message import Block, Inline, Items
from bot.views.words import words

SAID = {"wrongly-chosen"}
"""Reasons that going through the wrong options says better."""
MOST_PAIRS = 2
"""Pairs of an order that are named; with more, the rest would be given away."""


def first(answered: Answered, learner: Learner) -> Block | None:
    """The first line, with what was chosen in words; None where there are no options, or nothing was read."""
    chosen = _chosen(answered)
    if not chosen or answered.asked.variant is None:
        return None
    from bot.views.verdict import EMOJI

    say, outcome = words(learner.language), answered.verdict.outcome
    ordered = answered.asked.variant.expected.choosing is Choosing.ORDER
    between = " < " if ordered else "؛ " if learner.language.right_to_left else "; "
    named: list[str | Inline] = []
    for place, option in enumerate(chosen):
        named += [between] if place else []
        named += content_inline(option.text, answered.asked.variant.scope, learner)
    head = f"{EMOJI[outcome]} {say(f'verdict-{outcome.value}')} "
    if not ordered:
        return paragraph(head, say("verdict-chosen"), " ", *named)
    before, _, after = say("verdict-read", read="\0").partition("\0")
    return paragraph(head, before, *named, after)


def wrong_ones(answered: Answered, learner: Learner) -> list[Block]:
    """The wrong options that were chosen, each with what there is to say of it; of an order, pairs that stand the wrong way round."""
    variant, chosen = answered.asked.variant, _chosen(answered)
    if variant is None or not chosen or answered.verdict.outcome not in (Outcome.WRONG, Outcome.PARTLY):
        return []
    right, choosing = variant.expected.right_options(), variant.expected.choosing
    if choosing is Choosing.ORDER:
        return _pairs(variant, chosen, right, learner)
    if choosing is Choosing.SEVERAL or answered.misconception is None:
        return _wrongly(variant, [option for option in chosen if option.id not in right], learner)
    return []


def _wrongly(variant: Variant, wrong: list[Option], learner: Learner) -> list[Block]:
    say = words(learner.language)
    items: list[tuple[Block, ...]] = []
    for option in wrong:
        text = content_inline(option.text, variant.scope, learner)
        said: tuple[str | Inline, ...] = (
            (": ", *content_inline(option.feedback, variant.scope, learner))
            if option.feedback
            else (f": {say('verdict-not-this')}",)
        )
        items.append((paragraph("✗ ", *text, *said),))
    return [Items(tuple(items))] if items else []


def _pairs(variant: Variant, chosen: list[Option], order: tuple[str, ...], learner: Learner) -> list[Block]:
    say = words(learner.language)
    place = {option: number for number, option in enumerate(order)}
    wrong = [(a, b) for a, b in pairwise(chosen) if place.get(a.id, 0) > place.get(b.id, 0)][:MOST_PAIRS]
    blocks: list[Block] = []
    for before, after in wrong:
        left = content_inline(before.text, variant.scope, learner)
        right = content_inline(after.text, variant.scope, learner)
        blocks.append(
            paragraph(bold("↕ "), *left, f" {say('slip-and')} ", *right, f": {say('verdict-pair')}")
        )
    return blocks


def _chosen(answered: Answered) -> list[Option]:
    """The options that an answer names, in the order in which it names them."""
    variant, understood = answered.asked.variant, answered.verdict.understood
    if variant is None or not variant.options or understood is None:
        return []
    if answered.verdict.outcome is Outcome.UNREADABLE:
        return []
    numbers = [int(number) for number in re.findall(r"\d+", understood.text)]
    fitting = [variant.options[number - 1] for number in numbers if 1 <= number <= len(variant.options)]
    return fitting if len(fitting) == len(numbers) else []
