"""A slip of typing counts as the word meant; a word that exists, a short one and an opposite do not."""

from __future__ import annotations

import pytest

from bot.domain.hearing.heard import Hearing
from bot.domain.hearing.pattern import parse


def hears(said: str, text: str, known: frozenset[str] = frozenset()) -> bool:
    return "x" in Hearing({"x": {"all": (parse(said),)}}, {}, {}, {}, lambda: known).hear(text).points


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ("truncation", "we use trucnation here"), ("overflow", "it would overfow there"), ("checkpointing", "with chekpointing it fits"),
        ("hidden & gradient", "the hiden state and the gradeint"), ("سرریز & حافظه", "سررریز در حافضه رخ می‌دهد"), ("اکتیویشن", "اکتیوشن را نگه می‌داریم"),
    ],
)  # fmt: skip
def test_one_edit_is_forgiven(said: str, text: str) -> None:
    assert hears(said, text)


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ("bounded", "it is unbounded"), ("stable", "it is unstable"), ("equal", "they are unequal"), ("exact", "it is inexact"),
        ("loss", "the boss said so"), ("gain", "the grain is fine"), ("track", "a trick it is"), ("these", "those are it"),
        ("increase", "it will decrease"), ("می‌شود", "این نمی‌شود اینجا"), ("پایدار", "این ناپایدار است"),
    ],
)  # fmt: skip
def test_an_opposite_a_short_word_and_an_everyday_word_are_none(said: str, text: str) -> None:
    assert not hears(said, text)


def test_a_word_that_is_known_is_no_slip() -> None:
    assert hears("batched", "they are batches here") is True
    assert not hears("sharded", "it is shaded here", frozenset({"shaded"}))


def test_a_word_near_two_that_are_listened_for_is_neither() -> None:
    assert not hears("reader | readel", "the readex is it")


def test_what_is_talked_about_may_stand_in_a_denial() -> None:
    text = "Nearest neighbours have no training, but every query scans all rows."
    assert hears("~neighbours & scan*", text)
    assert not hears("neighbours & training", text)
    assert not hears("~neighbours & ~training & scan*", "We never scan neighbours of the training set.")
