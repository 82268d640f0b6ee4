"""Which question comes next."""

from __future__ import annotations

from itertools import pairwise
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.question.drill import Level
from bot.domain.scheduling.next_question import LEVELS, Candidate, Evidence, choose, level_by_evidence

names = st.integers(1, 9).map(lambda n: f"topic{n % 3}.drill{n}")
candidate_lists = st.lists(
    names.map(lambda name: Candidate(name.partition(".")[0], name, True)), unique=True, max_size=9
)
evidence = st.lists(st.builds(Evidence, st.sampled_from(LEVELS), st.booleans()), max_size=80)


def candidate(question_id: str) -> Candidate:
    return Candidate(question_id.partition(".")[0], question_id, "." in question_id)


def run(level: Level, *right: bool) -> list[Evidence]:
    return [Evidence(level, item) for item in right]


@given(candidate_lists, st.dictionaries(names, st.integers(1, 1000)), st.none() | names, st.integers())
def test_the_next_question_is_one_that_fits_and_another_than_the_last_where_there_is_another(
    candidates: list[Candidate], last_seen: dict[str, int], last: str | None, seed: int
) -> None:
    chosen = choose(candidates, last_seen, last, Random(seed))
    ids = {item.question_id for item in candidates}
    assert (chosen is None) == (not ids)
    if ids - {last}:
        assert chosen in ids - {last}
    if unseen := ids - {last} - set(last_seen):
        assert chosen in unseen
    elif others := ids - {last}:
        assert chosen == min(others, key=lambda name: last_seen[name])


def test_the_only_question_that_fits_comes_again() -> None:
    assert choose([candidate("a.one")], {"a.one": 4}, "a.one", Random(0)) == "a.one"


def test_among_the_unseen_another_topic_comes_first() -> None:
    candidates = [candidate(name) for name in ("a.one", "a.two", "b.one")]
    chosen = {choose(candidates, {"a.one": 1}, "a.one", Random(seed)) for seed in range(20)}
    assert chosen == {"b.one"}


def test_a_newcomer_begins_with_a_drill() -> None:
    candidates = [candidate(name) for name in ("a", "b", "b.one")]
    assert {choose(candidates, {}, None, Random(seed)) for seed in range(20)} == {"b.one"}


def test_the_same_randomness_chooses_the_same_question() -> None:
    candidates = [candidate(f"a{n}.one") for n in range(30)]
    chosen = [choose(candidates, {}, None, Random(7)) for _ in range(2)]
    assert chosen[0] == chosen[1]


def test_everyone_begins_at_the_easy_level() -> None:
    assert level_by_evidence([]) is Level.EASY


def test_three_right_of_four_move_up_and_none_of_four_moves_down() -> None:
    up = run(Level.EASY, True, False, True, True)
    assert level_by_evidence(up) is Level.MEDIUM
    assert level_by_evidence(up[:3]) is Level.EASY
    assert level_by_evidence(up + run(Level.MEDIUM, False, False, False)) is Level.MEDIUM
    assert level_by_evidence(up + run(Level.MEDIUM, False, False, False, False)) is Level.EASY


def test_what_moved_the_level_once_does_not_move_it_again() -> None:
    up = run(Level.EASY, True, True, True, True)
    down = run(Level.MEDIUM, False, False, False, False)
    assert level_by_evidence(up + down) is Level.EASY
    assert level_by_evidence(up + down + run(Level.EASY, True, True, True)) is Level.EASY


@given(evidence)
def test_one_more_first_try_moves_the_level_by_one_step_at_most(history: list[Evidence]) -> None:
    levels = [LEVELS.index(level_by_evidence(history[:end])) for end in range(len(history) + 1)]
    assert all(abs(after - before) <= 1 for before, after in pairwise(levels))


@given(st.integers(1, 50))
def test_always_right_reaches_the_hardest_level_and_always_wrong_never_leaves_the_easiest(count: int) -> None:
    history: list[Evidence] = []
    for _ in range(count):
        history.append(Evidence(level_by_evidence(history), True))
    assert level_by_evidence(history) is LEVELS[min(count // 4, 2)]
    assert level_by_evidence(run(Level.EASY, *[False] * count)) is Level.EASY
