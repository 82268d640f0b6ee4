"""Bars, lines and grids of any numbers: what they show, in words and digits of the learner's, and what they refuse."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.catalogue.figures import figure_fault
from bot.domain.learner import Learner
from bot.domain.question.drill import Illustration
from bot.domain.question.text import Language, Localized
from bot.pictures.painter import Painter
from bot.views.illustration import picture
from bot.views.number_pictures import _ticks

ADA, SARA = Learner(1, Language.ENGLISH), Learner(2, Language.PERSIAN)
TITLE = Localized("Memory of << kind >>", "حافظهٔ << kind >>")
NAMES = (Localized("weights", "وزن‌ها"), Localized("gradients", "گرادیان‌ها"))
ACROSS = Localized("tokens", "توکن‌ها")
PAINTER = Painter()
numbers = st.fractions(0, 10**12, max_denominator=1000)


def test_bars_carry_their_share_of_the_longest_and_their_number_with_its_unit() -> None:
    bars = Illustration("bars", [Fraction(1, 3), 2], title=TITLE, names=NAMES, unit="GB")

    english, persian = (picture(bars, {"kind": "Adam"}, each) for each in (ADA, SARA))

    assert english.data["title"] == "Memory of Adam"
    assert english.data["rows"] == [
        {"name": "weights", "value": pytest.approx(1 / 6), "label": "0.3333\u00a0GB"},
        {"name": "gradients", "value": 1.0, "label": "2\u00a0GB"},
    ]
    assert english.alt == "Memory of Adam: weights: 0.3333\u00a0GB; gradients: 2\u00a0GB"
    assert "۲\u00a0گیگابایت" in persian.alt
    assert persian.data["language"] == "fa"


def test_a_line_is_scaled_between_round_numbers() -> None:
    line = Illustration(
        "line", [[0, 50, 90], [10, 10, 10]], at=[0, 5, 10], title=TITLE, names=NAMES, across=ACROSS
    )

    data = picture(line, {"kind": "both"}, ADA).data

    assert [label for _, label in data["y_ticks"]] == ["0", "50", "100"]  # type: ignore[attr-defined]
    assert data["series"] == [
        {"name": "weights", "points": [[0.0, 0.0], [0.5, 0.5], [1.0, 0.9]]},
        {"name": "gradients", "points": [[0.0, 0.1], [0.5, 0.1], [1.0, 0.1]]},
    ]


def test_a_grid_is_darker_where_its_numbers_are_greater() -> None:
    grid = Illustration("grid", [[0, 2], [-4, 1]], title=TITLE, across=ACROSS)

    rows = picture(grid, {"kind": "it"}, ADA).data["rows"]

    assert rows == [
        {
            "name": "",
            "cells": [
                {"text": "0", "share": 0.0, "below": False},
                {"text": "2", "share": 0.5, "below": False},
            ],
        },
        {
            "name": "",
            "cells": [
                {"text": "−4", "share": 1.0, "below": True},
                {"text": "1", "share": 0.25, "below": False},
            ],
        },
    ]


@pytest.mark.parametrize(
    "shown",
    [
        Illustration("bars", 5, title=TITLE, names=NAMES),
        Illustration("bars", [1, True], title=TITLE, names=NAMES),
        Illustration("bars", [1, -1], title=TITLE, names=NAMES),
        Illustration("bars", [0, 0], title=TITLE, names=NAMES),
        Illustration("bars", [1, 2, 3], title=TITLE, names=NAMES),
        Illustration("line", [1, 2], at=[2, 1], title=TITLE, across=ACROSS),
        Illustration("line", [1, 2, 3], at=[1, 2], title=TITLE, across=ACROSS),
        Illustration("line", [[1, 2], [1, 2]], at=[1, 2], title=TITLE, across=ACROSS),
        Illustration("line", [], at=[1, 2], title=TITLE, across=ACROSS),
        Illustration("grid", [1, 2], title=TITLE),
        Illustration("grid", [[1, 2], [1]], title=TITLE),
        Illustration("grid", [[1] * 13], title=TITLE),
        Illustration("grid", [[1, 2]], title=TITLE, names=NAMES),
        Illustration("lattice", Fraction(1, 2)),
    ],
)
def test_what_a_figure_cannot_show_is_told(shown: Illustration) -> None:
    assert figure_fault(shown)
    with pytest.raises(TypeError):
        picture(shown, {"kind": "it"}, ADA)


@given(st.lists(numbers, min_size=2, max_size=8))
def test_any_numbers_can_be_drawn(values: list[Fraction]) -> None:
    names = (ACROSS,) * len(values)
    bars = Illustration("bars", values, title=ACROSS, names=names)
    line = Illustration("line", values, at=list(range(len(values))), title=ACROSS, across=ACROSS)
    grid = Illustration("grid", [values, values], title=ACROSS)
    for shown in (bars, line, grid) if any(values) else (line, grid):
        assert figure_fault(shown) == ""
        data = picture(shown, {}, SARA)
        assert len(PAINTER.draw(data.figure, data.data)) < 100_000
        assert 0 < len(data.alt) <= 1000


@given(st.fractions(-(10**9), 10**9), st.fractions(min_value=Fraction(1, 10**9), max_value=10**9))
def test_ticks_are_few_round_and_hold_what_is_between_them(low: Fraction, span: Fraction) -> None:
    found = _ticks(low, low + span)

    assert found[0] <= low
    assert found[-1] >= low + span
    assert 2 <= len(found) <= 7
    assert len({after - before for before, after in pairwise(found)}) == 1
