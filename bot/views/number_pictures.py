"""Bars, lines and grids of any numbers, with the words that their author gives."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from math import floor, log10

from bot.catalogue.figures import curves, figure_fault, numbers_of
from bot.domain.learner import Learner
from bot.domain.question.drill import Illustration
from bot.domain.question.text import Localized
from bot.views.compose import apart, content_inline, unit
from bot.views.html import inline_text
from bot.views.message import Picture
from bot.views.numerals import approximated

TICKS = 4
"""About so many parts of an axis."""


def picture(drawn: Illustration, scope: Mapping[str, object], learner: Learner) -> Picture:
    """The picture of a drill's numbers. Raises TypeError where the figure cannot show them."""
    if message := figure_fault(drawn):
        raise TypeError(message)

    def words_of(text: Localized | None) -> str:
        return inline_text(content_inline(text, scope, learner)) if text is not None else ""

    return FIGURES[drawn.figure](drawn, words_of, learner)


def _bars(drawn: Illustration, words_of: Callable[[Localized | None], str], learner: Learner) -> Picture:
    values = numbers_of(drawn.of)
    most = max(values)
    labels = [_with_unit(value, drawn, learner) for value in values]
    names = [words_of(name) for name in drawn.names]
    rows = [
        {"name": name, "value": float(value / most), "label": label}
        for name, value, label in zip(names, values, labels, strict=True)
    ]
    title = words_of(drawn.title)
    data = {"language": learner.language.value, "title": title, "rows": rows}
    told = [f"{name}: {label}" for name, label in zip(names, labels, strict=True)]
    return Picture("bar-chart", data, _told(title, told, learner))


def _line(drawn: Illustration, words_of: Callable[[Localized | None], str], learner: Learner) -> Picture:
    places = numbers_of(drawn.at)
    found = [numbers_of(curve) for curve in curves(drawn.of)]
    names = [words_of(name) for name in drawn.names] or [words_of(drawn.title)]
    values = [Fraction(0), *(value for curve in found for value in curve)]
    low, high = min(values), max(values)
    y_ticks = _ticks(low, high if high > low else low + 1)
    bottom, top = min(y_ticks[0], low), max(y_ticks[-1], high)
    left, right = places[0], places[-1]
    title, across = words_of(drawn.title), words_of(drawn.across)
    data = {
        "language": learner.language.value,
        "title": title,
        "y_title": unit(drawn.unit, learner) if drawn.unit else "",
        "x_title": across,
        "series": [
            {
                "name": name,
                "points": [
                    [float((x - left) / (right - left)), float((y - bottom) / (top - bottom))]
                    for x, y in zip(places, curve, strict=True)
                ],
            }
            for name, curve in zip(names, found, strict=True)
        ],
        "x_ticks": [
            [float((x - left) / (right - left)), _number(x, learner)]
            for x in _ticks(left, right)
            if left <= x <= right
        ],
        "y_ticks": [[float((y - bottom) / (top - bottom)), _number(y, learner)] for y in y_ticks],
    }
    told = [
        f"{name}: {apart(f'{_number(curve[0], learner)} → {_with_unit(curve[-1], drawn, learner)}', learner)}"
        for name, curve in zip(names, found, strict=True)
    ]
    ends = apart(f"{_number(left, learner)} → {_number(right, learner)}", learner)
    return Picture("chart", data, _told(title, [f"{across} {ends}", *told], learner))


def _grid(drawn: Illustration, words_of: Callable[[Localized | None], str], learner: Learner) -> Picture:
    assert isinstance(drawn.of, list | tuple)
    rows = [numbers_of(row) for row in drawn.of]
    most = max((abs(value) for row in rows for value in row), default=Fraction(0)) or Fraction(1)
    names = [words_of(name) for name in drawn.names] or [""] * len(rows)
    title, across = words_of(drawn.title), words_of(drawn.across)
    texts = [[_number(value, learner) for value in row] for row in rows]
    data = {
        "language": learner.language.value,
        "title": title,
        "across": across,
        "rows": [
            {
                "name": name,
                "cells": [
                    {"text": text, "share": float(abs(value) / most), "below": value < 0}
                    for value, text in zip(row, told, strict=True)
                ],
            }
            for name, row, told in zip(names, rows, texts, strict=True)
        ],
    }
    lines = [
        f"{name}: {apart(' '.join(row), learner)}".removeprefix(": ")
        for name, row in zip(names, texts, strict=True)
    ]
    return Picture("number-grid", data, _told(title, [across, *lines], learner))


FIGURES: Mapping[str, Callable[[Illustration, Callable[[Localized | None], str], Learner], Picture]] = {
    "bars": _bars,
    "line": _line,
    "grid": _grid,
}


def _ticks(low: Fraction, high: Fraction) -> list[Fraction]:
    """Round numbers, 1, 2 or 5 times a power of ten apart, from the last at or below ``low`` to the first at or above ``high``."""
    rough = float((high - low) / TICKS)
    power = Fraction(10) ** floor(log10(rough))
    step = next(power * times for times in (1, 2, 5, 10) if power * times >= Fraction(rough))
    first, last = low // step, -(-high // step)
    return [step * number for number in range(int(first), int(last) + 1)]


def _told(title: str, parts: Sequence[str], learner: Learner) -> str:
    """The picture in words, as long as Telegram takes a caption's worth."""
    mark = "؛ " if learner.language.right_to_left else "; "
    return f"{title}: {mark.join(part for part in parts if part)}"[:1000]


def _with_unit(value: Fraction, drawn: Illustration, learner: Learner) -> str:
    written = _number(value, learner)
    return f"{written}\u00a0{unit(drawn.unit, learner)}" if drawn.unit else written


def _number(value: Fraction, learner: Learner) -> str:
    """A whole number as it is, any other to four figures: there is room for no more."""
    if value.denominator != 1:
        value = Fraction(f"{float(value):.4g}")
    return approximated(value, persian=learner.persian_digits).split(" ≈ ")[-1]
