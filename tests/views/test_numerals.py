"""Numbers in running text: digits by language, and arithmetic that reads from left to right among Persian words."""

from __future__ import annotations

import pytest

from bot.views.numerals import localised


@pytest.mark.parametrize(
    ("text", "persian", "written"),
    [
        ("از \ue0005\ue001×\ue00020\ue001 می‌گذرد", True, "از \u2066۵×۲۰\u2069 می‌گذرد"),
        ("از \ue0005\ue001×\ue00020\ue001 می‌گذرد", False, "از \u20665×20\u2069 می‌گذرد"),
        ("پیش از آن ۴ + ۴ + ۸ بایت", True, "پیش از آن \u2066۴ + ۴ + ۸\u2069 بایت"),
        ("تا \ue0002560\ue001 + \ue00064\ue001 عدد", True, "تا \u2066۲٬۵۶۰ + ۶۴\u2069 عدد"),
        ("تا \ue00016\ue001 عدد", True, "تا ۱۶ عدد"),
        ("a \ue0005\ue001×\ue00020\ue001 matrix", False, "a 5×20 matrix"),
    ],
)
def test_arithmetic_among_persian_words_keeps_its_direction(text: str, persian: bool, written: str) -> None:
    """A product of sizes would stand the other way round: × takes the direction of the words."""
    assert localised(text, persian=persian) == written
