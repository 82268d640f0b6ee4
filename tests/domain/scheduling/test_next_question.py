"""Which question comes next."""

from __future__ import annotations

from itertools import pairwise
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from bot.catalogue import Catalogue, content_folder
from bot.domain.question.drill import Level
from bot.domain.scheduling.next_question import (
    LEVELS,
    NEW_AMONG_DUE,
    Candidate,
    Evidence,
    Known,
    choose,
    fitting,
    fresh,
    level_by_evidence,
    nearest,
)

TOPICS = Catalogue.load(content_folder()).topics

names = st.integers(1, 9).map(lambda n: f"topic{n % 3}.drill{n}")
candidate_lists = st.lists(
    names.map(lambda name: Candidate(name.partition(".")[0], name, True)), unique=True, max_size=9
)
knowns = st.builds(Known, st.integers(1, 1000), st.booleans(), st.floats(0, 1))
evidence = st.lists(st.builds(Evidence, st.sampled_from(LEVELS), st.booleans()), max_size=80)


def candidate(question_id: str) -> Candidate:
    return Candidate(question_id.partition(".")[0], question_id, "." in question_id)


def run(level: Level, *right: bool) -> list[Evidence]:
    return [Evidence(level, item) for item in right]


@given(candidate_lists, st.dictionaries(names, knowns), st.none() | names, st.integers(0, 99), st.integers())
def test_due_ones_come_first_with_new_ones_in_between(
    candidates: list[Candidate], known: dict[str, Known], last: str | None, turn: int, seed: int
) -> None:
    unseen = [item for item in candidates if item.question_id not in known]
    chosen = choose(candidates, unseen, known, last, turn, Random(seed))
    ids = {item.question_id for item in candidates}
    new = ids - set(known) - {last}
    due = {name for name in ids & set(known) - {last} if known[name].due}
    if due and (not new or turn % NEW_AMONG_DUE != NEW_AMONG_DUE - 1):
        assert chosen in due
    elif new:
        assert chosen in new
    elif rest := ids - {last}:
        assert chosen == min(rest, key=lambda name: (known[name].recall, known[name].last_seen))
    else:
        assert chosen == (last if last in ids else None)


def test_the_best_remembered_is_saved_first_and_another_topic_is_preferred() -> None:
    due = {"a.one": Known(1, True, 0.5), "a.two": Known(2, True, 0.2), "b.one": Known(3, True, 0.6)}
    candidates = [candidate(name) for name in due]
    assert choose(candidates, [], due, None, 0, Random(0)) == "b.one"
    assert choose(candidates, [], due, "b.one", 0, Random(0)) == "a.one"


def test_the_only_question_that_fits_comes_again() -> None:
    known = {"a.one": Known(4, False, 0.9)}
    assert choose([candidate("a.one")], [], known, "a.one", 1, Random(0)) == "a.one"


def test_among_the_unseen_another_topic_comes_first() -> None:
    unseen = [candidate(name) for name in ("a.two", "b.one")]
    chosen = {choose(unseen, unseen, {}, "a.one", 1, Random(seed)) for seed in range(20)}
    assert chosen == {"b.one"}


def test_a_newcomer_begins_with_a_drill() -> None:
    unseen = [candidate(name) for name in ("a", "b", "b.one")]
    assert {choose(unseen, unseen, {}, None, 0, Random(seed)) for seed in range(20)} == {"b.one"}


def test_the_same_randomness_chooses_the_same_question() -> None:
    unseen = [candidate(f"a{n}.one") for n in range(30)]
    chosen = [choose(unseen, unseen, {}, None, 0, Random(7)) for _ in range(2)]
    assert chosen[0] == chosen[1]


def test_a_newcomer_is_offered_easy_questions_only() -> None:
    offered = {item.question_id for item in fresh(TOPICS, {}, None, ())}
    easy = {item.question_id for item in fitting(TOPICS, Level.EASY, None)}
    assert offered
    assert offered <= easy


def test_each_topic_offers_what_is_new_at_its_own_level() -> None:
    offered = fresh(TOPICS, {"epsilon": Level.MEDIUM}, None, {"matrix-chain-abc.cost"})
    epsilon = {item.question_id for item in offered if item.topic_id == "epsilon"}
    assert epsilon == {item.question_id for item in fitting(TOPICS, Level.MEDIUM, "epsilon")}
    assert {item.topic_id for item in offered} == {topic.id for topic in TOPICS}
    assert "matrix-chain-abc.cost" not in {item.question_id for item in offered}


def test_where_a_level_is_used_up_the_nearest_comes() -> None:
    easy = {item.question_id for item in fitting(TOPICS, Level.EASY, None)}
    offered = {item.question_id for item in nearest(TOPICS, Level.EASY, None, easy)}
    assert offered == {item.question_id for item in fitting(TOPICS, Level.MEDIUM, None)}
    everything = {item.question_id for item in fitting(TOPICS, None, None)}
    assert nearest(TOPICS, Level.EASY, None, everything) == ()


def test_everyone_begins_at_the_easy_level() -> None:
    assert level_by_evidence([]) is Level.EASY


def test_two_right_in_a_row_move_up_and_two_wrong_move_down() -> None:
    up = run(Level.EASY, True, False, True, True)
    assert level_by_evidence(up) is Level.MEDIUM
    assert level_by_evidence(up[:3]) is Level.EASY
    assert level_by_evidence(up + run(Level.MEDIUM, False, True, False)) is Level.MEDIUM
    assert level_by_evidence(up + run(Level.MEDIUM, False, False)) is Level.EASY


def test_what_moved_the_level_once_does_not_move_it_again() -> None:
    up = run(Level.EASY, True, True)
    down = run(Level.MEDIUM, False, False)
    assert level_by_evidence(up + down) is Level.EASY
    assert level_by_evidence(up + down + run(Level.EASY, True)) is Level.EASY


@given(evidence)
def test_one_more_first_try_moves_the_level_by_one_step_at_most(history: list[Evidence]) -> None:
    levels = [LEVELS.index(level_by_evidence(history[:end])) for end in range(len(history) + 1)]
    assert all(abs(after - before) <= 1 for before, after in pairwise(levels))


@given(st.integers(1, 50))
def test_always_right_reaches_the_hardest_level_and_always_wrong_never_leaves_the_easiest(count: int) -> None:
    history: list[Evidence] = []
    for _ in range(count):
        history.append(Evidence(level_by_evidence(history), True))
    assert level_by_evidence(history) is LEVELS[min(count // 2, 2)]
    assert level_by_evidence(run(Level.EASY, *[False] * count)) is Level.EASY
