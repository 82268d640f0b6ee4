"""Easier after misses, harder after a run, and something smaller for what is missed again and again."""

from __future__ import annotations

from datetime import timedelta
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.question.drill import Level
from bot.domain.scheduling.easing import (
    LEECH,
    MOST_LATELY,
    REST,
    Pace,
    Why,
    easy_drills,
    harder,
    instead_of_leeches,
    is_leech,
    pace,
    smaller,
    spared,
)
from bot.domain.scheduling.next_question import Candidate, Evidence, Known, choose

EASY, EASY_TOO = Candidate("t", "t.easy", True, Level.EASY), Candidate("t", "t.easy-too", True, Level.EASY)
MEDIUM, HARD = Candidate("t", "t.medium", True, Level.MEDIUM), Candidate("t", "t.hard", True, Level.HARD)
OPEN, ELSEWHERE = Candidate("t", "t", False, Level.MEDIUM), Candidate("u", "u.easy", True, Level.EASY)
ALL = (OPEN, HARD, MEDIUM, EASY, EASY_TOO, ELSEWHERE)
DAY = timedelta(days=1)


def tries(*right: bool) -> list[Evidence]:
    return [Evidence(Level.EASY, each, "t.easy") for each in right]


def leech(last_seen: int = 9, *, rested: timedelta = DAY, misses: int = LEECH) -> Known:
    return Known(last_seen, due=True, recall=0.3, times=5, misses=misses, rested=rested)


def test_two_misses_in_a_row_ask_for_something_easier_and_three_right_for_something_harder() -> None:
    assert pace([]) is Pace.STEADY
    assert pace(tries(True, False)) is Pace.STEADY
    assert pace(tries(True, False, False)) is Pace.EASIER
    assert pace(tries(False, False, True)) is Pace.STEADY
    assert pace(tries(False, True, True)) is Pace.STEADY
    assert pace(tries(False, True, True, True)) is Pace.HARDER


@given(st.lists(st.booleans(), max_size=12))
def test_the_pace_depends_on_the_last_three_alone(right: list[bool]) -> None:
    assert pace(tries(*right)) is pace(tries(*right[-3:]))


def test_smaller_is_an_easier_drill_of_the_same_topic_one_not_met_before_first() -> None:
    assert smaller(HARD, ALL, {}) == EASY
    met = {"t.easy": Known(1, False, 0.9)}
    assert smaller(HARD, ALL, met) == EASY_TOO
    met["t.easy-too"] = Known(2, False, 0.95)
    assert smaller(MEDIUM, ALL, met) == EASY_TOO
    assert smaller(OPEN, ALL, {}) == EASY
    assert smaller(EASY, ALL, {}) is None
    assert smaller(OPEN, (OPEN, MEDIUM, HARD), {}) == MEDIUM


def test_smaller_is_what_was_put_least_often_lately_before_what_is_best_remembered() -> None:
    met = {"t.easy": Known(1, False, 0.99, lately=2), "t.easy-too": Known(2, False, 0.4, lately=1)}

    assert smaller(MEDIUM, ALL, met) == EASY_TOO
    assert smaller(MEDIUM, ALL, {**met, "t.easy-too": Known(2, False, 0.4, lately=MOST_LATELY)}) == EASY
    spent = dict.fromkeys(met, Known(1, False, 0.9, lately=MOST_LATELY))
    assert smaller(MEDIUM, ALL, spent) is None
    assert smaller(HARD, ALL, spent) == MEDIUM


def test_what_was_put_five_times_in_a_month_is_not_due_and_stands_behind_all_others() -> None:
    often = Known(9, due=True, recall=0.2, lately=MOST_LATELY)
    once = Known(8, due=True, recall=0.2, lately=MOST_LATELY - 1)

    known = spared({"t.easy": often, "t.hard": once})

    assert not known["t.easy"].due
    assert known["t.easy"].resting
    assert known["t.hard"] == once
    assert choose((EASY, HARD), (), known, None, 3, Random(1)) == "t.hard"
    assert choose((EASY,), (), known, None, 3, Random(1)) == "t.easy", "there is nothing else"


def test_what_is_missed_itself_is_no_smaller_question() -> None:
    assert smaller(MEDIUM, (MEDIUM, EASY), {"t.easy": leech()}) is None


def test_where_no_candidate_is_easy_or_harder_all_stay() -> None:
    assert list(easy_drills(ALL)) == [EASY, EASY_TOO, ELSEWHERE]
    assert list(easy_drills((OPEN, HARD))) == [OPEN, HARD]
    assert list(harder(ALL, Level.MEDIUM)) == [HARD]
    assert list(harder(ALL, Level.HARD)) == list(ALL)


def test_after_the_fourth_miss_a_smaller_question_is_due_instead() -> None:
    known = {"t.hard": leech(misses=LEECH - 1), "t.easy": Known(3, False, 0.95)}
    assert instead_of_leeches(ALL, known) == (known, {})
    known["t.hard"] = leech()
    changed, reasons = instead_of_leeches(ALL, known)
    assert not changed["t.hard"].due
    assert changed["t.hard"].resting
    assert changed["t.easy-too"].due, "it was not met before"
    assert reasons == {"t.easy-too": Why.SMALLER}


def test_the_smaller_one_comes_once_and_the_leech_with_its_ladder_when_it_has_rested() -> None:
    known = {"t.hard": leech(9), "t.easy": Known(10, False, 0.9), "t.easy-too": Known(11, False, 0.9)}
    changed, reasons = instead_of_leeches(ALL, known)
    assert not any(each.due for each in changed.values())
    assert reasons == {}
    known["t.hard"] = leech(9, rested=REST)
    changed, reasons = instead_of_leeches(ALL, known)
    assert changed["t.hard"].due
    assert reasons == {"t.hard": Why.LADDER}


def test_a_leech_without_a_smaller_question_rests() -> None:
    changed, reasons = instead_of_leeches((EASY,), {"t.easy": leech()})
    assert not changed["t.easy"].due
    assert reasons == {}
    assert is_leech(changed["t.easy"])
