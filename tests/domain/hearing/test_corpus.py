"""What the ears of all topics hear in the labelled answers that authors may look at, and how long they take."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from functools import partial

import pytest

from bot.catalogue.catalogue import content_folder
from bot.catalogue.check.corpus import held_share, read_corpus
from bot.catalogue.check.hearing import Tallies, budget_faults, listen_to
from bot.catalogue.content import Content
from bot.domain.hearing.token import TEXT_LIMIT
from bot.domain.question.topic import Topic


@pytest.fixture(scope="module")
def heard(heard_topics: list[Topic]) -> list[Tallies]:
    return [listen_to(Content.of(content_folder()), topic.id)[1] for topic in heard_topics]


def test_the_corpus_is_within_its_budgets(heard: list[Tallies]) -> None:
    assert budget_faults(heard) == []


@pytest.mark.parametrize("language", ["en", "fa"])
def test_points_and_claims_are_heard_and_nothing_is_made_up(heard: list[Tallies], language: str) -> None:
    counts = sum((tally[language].counts for tally in heard[1:]), heard[0][language].counts)

    assert counts["wanted"] > 200
    assert counts["missed"] <= 0.05 * counts["wanted"]
    assert counts["false"] <= 0.02 * counts["credits"]
    assert counts["unheard"] <= 0.10 * counts["claims"]
    assert counts["charged"] <= 0.02 * counts["innocent"]


def test_every_topic_has_answers_in_both_languages_and_some_that_nobody_tunes_on(
    heard_topics: list[Topic],
) -> None:
    for topic in heard_topics:
        lines = [line for _, line in read_corpus(content_folder() / topic.id, topic.open_question)]
        for language in ("en", "fa"):
            assert sum(line.language == language for line in lines) >= 8
        assert held_share(lines) >= 0.1


def test_hearing_takes_little_time_on_any_answer_and_on_the_longest(heard_topics: list[Topic]) -> None:
    """Processor time, the best of three: 9 ms for the longest on a quiet machine; one that others use may be three times as slow."""
    short: list[float] = []
    for topic in heard_topics:
        hearing = topic.open_question.hearing
        lines = [line.answer for _, line in read_corpus(content_folder() / topic.id, topic.open_question)]
        hearing.prepare()
        short += [best_of_three(partial(hearing.hear, text)) for text in lines]
        longest = " ".join(lines)[:TEXT_LIMIT]
        assert best_of_three(partial(hearing.hear, longest)) < 0.05
    assert statistics.median(short) < 0.005


REPEATED = (
    *("idk ", "no a b c, ", "not ", "never ", "i doubt that ", "it is wrong, but ", "a a b c, ", "is that, or ", "\\frac{1}{2}log_2 ۱۲"),
    *("محاله ", "غلط x ", "هیچ ", "نیست ", "شک دارم ", "اشتباهه که ", "نمی‌شود ولی ", "نه a b c، "),
)  # fmt: skip


@pytest.mark.parametrize("text", REPEATED)
def test_the_same_words_again_and_again_cost_no_more_than_others(
    heard_topics: list[Topic], text: str
) -> None:
    """Every denial looks for the bounds of its clause: a step for each word in it would be a quarter of a second here."""
    hearing = heard_topics[0].open_question.hearing
    hearing.prepare()

    assert best_of_three(partial(hearing.hear, (text * TEXT_LIMIT)[:TEXT_LIMIT])) < 0.12


def best_of_three(work: Callable[[], object]) -> float:
    taken = []
    for _ in range(3):
        began = time.process_time()
        work()
        taken.append(time.process_time() - began)
    return min(taken)
