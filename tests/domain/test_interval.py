"""The interval of a share: checked against its definition and published values."""

from __future__ import annotations

import pytest

from bot.domain.interval import QUANTILE, wilson


@pytest.mark.parametrize(
    ("right", "total", "low", "high"),
    [
        # Newcombe, 1998 (Statistics in Medicine 17, table I, method 3).
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_published_intervals_are_met(right: int, total: int, low: float, high: float) -> None:
    interval = wilson(right, total)

    assert (round(interval.low, 4), round(interval.high, 4)) == (low, high)


@pytest.mark.parametrize(("right", "total"), [(0, 1), (1, 1), (3, 7), (19, 20), (500, 1000)])
def test_at_its_bounds_the_share_lies_one_quantile_away(right: int, total: int) -> None:
    interval = wilson(right, total)

    for bound in {interval.low, interval.high} - {0.0, 1.0}:
        deviation = (right / total - bound) ** 2 * total / (bound * (1 - bound))
        assert deviation == pytest.approx(QUANTILE**2)


def test_without_answers_anything_is_possible() -> None:
    assert (wilson(0, 0).low, wilson(0, 0).high, wilson(0, 0).middle) == (0.0, 1.0, 0.5)


@pytest.mark.parametrize(("right", "total"), [(-1, 3), (4, 3)])
def test_what_is_no_share_is_refused(right: int, total: int) -> None:
    with pytest.raises(ValueError, match="no share"):
        wilson(right, total)
