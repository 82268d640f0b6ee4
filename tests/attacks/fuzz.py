"""Answers of every kind made at random: pieces that grammars know, repeated and nested, and right answers with something changed."""

from __future__ import annotations

import gc
import random
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from bot.catalogue import Catalogue, content_folder
from bot.domain.grading.choice.expected import ChoiceExpected
from bot.domain.grading.code import code
from bot.domain.grading.code.expected import CodeExpected
from bot.domain.grading.expected import Expected
from bot.domain.grading.expression.expected import ExpressionExpected
from bot.domain.grading.growth.expected import GrowthExpected
from bot.domain.grading.judge import judge
from bot.domain.grading.kinds import KINDS, Judged, kind
from bot.domain.grading.number.expected import NumberExpected
from bot.domain.grading.ordering.expected import OrderingExpected
from bot.domain.grading.parenthesization.expected import ParenthesizationExpected
from bot.domain.grading.value.expected import ValueExpected
from bot.use_cases.practice.talking import overhear

ON_LOOP, APART = 0.25, 1.5
"""Seconds of the processor that an answer may take: on the bot's own loop, and in a worker."""
EVERY: tuple[Expected, ...] = (
    NumberExpected(Fraction(30000)),
    NumberExpected(Fraction(50, 3), digits=4),
    NumberExpected(Fraction(112), unit="GB", rtol=Fraction(1, 100)),
    ExpressionExpected("2*m*n*k", ("m", "n", "k")),
    ExpressionExpected("n!/(n-k)!", ("n", "k")),
    GrowthExpected("T*h*(d+h)", ("T", "d", "h")),
    GrowthExpected("n!", ("n",)),
    ParenthesizationExpected("A(BC)", ("A", "B", "C"), (200, 5, 100, 20)),
    ChoiceExpected(("a", "b", "c"), frozenset({"a", "c"}), several=True),
    OrderingExpected(("a", "b", "c"), ("c", "a", "b")),
    ValueExpected(Fraction("0.0999755859375"), "float16"),
    CodeExpected("mean", "mean", ("x",)),
)
PIECES = (
    *"0123456789.,:;()[]{}+-*/^!%=≈<>|&'\"\\_$#@~ \n\t", "**", "^-", "0.1^-1", "1e5000", "9" * 40, "sqrt(", "log(", "log_2 ", "exp(", "max(", "min(",
    "abs(", "floor(", "n", "m", "k", "T", "d", "h", "A", "B", "C", "AB", "O(", "Θ(", "pi", "e", "GB", "GiB", "ms", "thousand", "million", "and",
    "½", "²", "⁻¹", "۱۲", "٫", "٬", "هزار", "و", "\\\\frac{1}{2}", "\\\\text{", "{,}", "\u200f", "\u202e", "\ud800", "\0", "def mean(x):", "return ", "import ",
    "lambda:", "    ", "inf", "nan", "0x1p", "True", "about", "to", "not", "first", "because",
)  # fmt: skip


@dataclass
class Slowest:
    """What the costliest answer was, and how many there were."""

    seconds: float = 0.0
    text: str = ""
    what: str = ""
    count: int = 0


def doors() -> list[tuple[str, float, Callable[[str], object]]]:
    """Every way for a text to be judged, by name, with what it may cost."""
    found: list[tuple[str, float, Callable[[str], object]]] = []
    for expected in EVERY:
        bound = APART if KINDS[expected.kind] is not Judged.AT_ONCE else ON_LOOP
        found.append((expected.kind, bound, lambda text, expected=expected: judge(text, expected)))  # type: ignore[misc]
    question = Catalogue.load(content_folder()).topics[0].open_question
    found.append(("open", ON_LOOP, lambda text: overhear(text, question, probed=True)))
    found.append(("source", ON_LOOP, lambda text: code.read(text, CodeExpected("mean", "mean", ("x",)))))
    return found


def texts(chance: random.Random) -> Iterator[str]:
    """Texts without end."""
    right = [text for each in EVERY for text in kind(each.kind).samples(each).right]
    while True:
        match chance.randrange(4):
            case 0:
                yield "".join(chance.choices(PIECES, k=chance.randint(1, 60)))
            case 1:
                yield "".join(chance.choices(PIECES, k=chance.randint(1, 3))) * chance.randint(2, 200)
            case 2:
                opening, depth = chance.choice(PIECES), chance.randint(2, 120)
                yield opening * depth + chance.choice(PIECES) + ")" * depth
            case _:
                text = list(chance.choice(right))
                for _ in range(chance.randint(1, 6)):
                    at = chance.randint(0, len(text))
                    text[at : at + chance.randint(0, 3)] = [chance.choice(PIECES)]
                yield "".join(text)


def fuzz(seconds: float, seed: int) -> Slowest:
    """Judges random texts in every way for so many seconds of the processor. Raises AssertionError for one that costs too much."""
    chance, every, slowest = random.Random(seed), doors(), Slowest()
    for _, _, door in every:
        door("1")
    # As in `epsilon run`: the catalogue is not walked through by the collector at every hundred thousandth answer.
    gc.collect()
    gc.freeze()
    began = time.thread_time()
    for text in texts(chance):
        for what, bound, door in every:
            before = time.thread_time()
            door(text[:4096])
            took = time.thread_time() - before
            slowest.count += 1
            if took > slowest.seconds:
                slowest.seconds, slowest.text, slowest.what = took, text, what
            assert took < bound, (what, took, text)
        if time.thread_time() - began > seconds:
            return slowest
    raise AssertionError("texts have no end")
