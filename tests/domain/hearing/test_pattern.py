"""The small language of combinations."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from bot.domain.hearing.ear import Concept
from bot.domain.hearing.heard import Hearing
from bot.domain.hearing.pattern import Combinations, PatternError, concepts_in, is_sound, parse


def heard(pattern: str, text: str, **concepts: Concept) -> bool:
    return bool(
        Hearing({"p": {"all": (parse(pattern),)}}, {}, concepts, {"lr": "learning rate"}).hear(text).points
    )


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ("big & batch", "the batch is bigger? no: big", False), ("big & batch", "a batch that is big", True), ("big > batch", "a batch that is big", False), ("big > batch", "a big batch", True),
        ("overflow*", "it overflows", True), ("learning rate & up", "the lr goes up", True), ("check point", "checkpoints help", True), ("feed forward", "a feed-forward net", True),
        ("big & batch ! small", "a big batch, not a small one", False), ("^ no", "No, it is not enough", True), ("^ no", "It is big, no doubt", False), ("8 & times", "eight times as large", True),
        ("500000", "half a million of them", True), ("500000", "پانصد هزار تا", True), ("30000", "30 000 only", True), ("30000", "30k in all", True), ("n^3", "it takes n³", True), ("h^2", "T h**2 steps", True),
        ("big & batch [3]", "big is what I would call this batch", False), ("big & batch [20~]", "It is big. The batch, I mean.", True), ("5 20", "only 5x20", True),
        ("چک پوینت", "چک‌پوینت‌ها", True), ("چک پوینت", "چکپوینت میذاریم", True), ("نرخ یادگیری", "نرخ يادگيري بالاست", True), ("مسیله", "مسئله‌ها", True), ("آنرول", "انرول میکنیم", True), ("دسته", "دسته‌هایشان", True),
    ],
)  # fmt: skip
def test_a_combination_is_heard(pattern: str, text: str, expected: bool) -> None:
    assert heard(pattern, text) is expected


def test_a_concept_is_any_of_its_words_and_persian_texts_hear_latin_ones_too() -> None:
    rate = Concept(("learning rate",), ("نرخ یادگیری", "لرنینگ ریت"))

    for text in ("the learning rate", "نرخ یادگیری را", "لرنینگ‌ریت رو", "learning rate رو ببریم بالا"):
        assert heard("@rate", text, rate=rate)


@pytest.mark.parametrize("pattern", ["", "! nothing", "a & | b", "?", "word | ؟", "word & -"])
def test_what_cannot_be_listened_for_is_refused(pattern: str) -> None:
    with pytest.raises(PatternError):
        parse(pattern)


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("compare the cost of every order", True),
        ("the cost of living", False),
        ("cheap orders cost less", False),
    ],
)
def test_a_text_with_some_of_what_is_listened_for_is_near_it(text: str, near: bool) -> None:
    hearing = Hearing({"p": {"all": (parse("cost & order & cheap*"),)}}, {}, {}, {})
    assert hearing.hear(text).near is near


PIECES = ("word", "other", "@name", "|", "&", "!", "!!", ">", "~", "^", "[20]", "[20~]", "=T*h^2", "-", "?")


@settings(suppress_health_check=[HealthCheck.filter_too_much])  # most random lines are not sound
@given(st.lists(st.sampled_from(PIECES), min_size=0, max_size=9))
def test_a_line_that_looks_sound_can_be_read_and_names_the_same_concepts(pieces: list[str]) -> None:
    line = " ".join(pieces)
    assume(is_sound(line))

    combination = parse(line)

    assert {name for item in combination.items for name in item.concepts} == concepts_in(line)
    assert list(Combinations([line], 14)) == [combination]
