"""Solvers agree with their oracles, and with the canonical answers of the mission; Hu and Shing with the textbook."""

from __future__ import annotations

import os
import random
from fractions import Fraction

import pytest

from bot.oracles import ORACLES
from bot.solvers import MODULES, SOLVERS
from bot.solvers.chain_steps import products_of
from bot.solvers.hu_shing import hu_shing
from bot.solvers.matrix_chain import matrix_chain

INSTANCES = 10_000 if os.environ.get("EPSILON_LONG") == "1" else 400


def test_every_name_leads_to_a_documented_function() -> None:
    assert all(SOLVERS[name].__doc__ for name in SOLVERS)
    assert all(ORACLES[name].__doc__ for name in ORACLES)
    # A loss scaler is simulated beside a drill's own arithmetic: an oracle without a solver.
    assert set(ORACLES) - set(SOLVERS) == {"loss_scaler"}
    assert len(SOLVERS) == sum(map(len, MODULES.values()))


def test_chains_agree_with_trying_every_order() -> None:
    chance = random.Random(1)
    for _ in range(INSTANCES):
        sizes = [chance.randint(1, chance.choice([2, 5, 40])) for _ in range(chance.randint(2, 8))]
        solved, tried = matrix_chain(sizes), ORACLES["matrix_chain"](sizes)
        assert (solved.cost, solved.worst_cost, solved.tied_orders, solved.orders) == (
            tried.cost, tried.worst_cost, tried.tied_orders, tried.orders,  # type: ignore[attr-defined]
        )  # fmt: skip
        assert solved.order in tried.best  # type: ignore[attr-defined]
        assert sum(product.cost for product in solved.products) == solved.cost


def test_hu_and_shing_find_the_least_cost_and_an_order_that_has_it() -> None:
    chance = random.Random(2)
    for _ in range(INSTANCES):
        sizes = [chance.randint(1, chance.choice([2, 3, 5, 50, 1000])) for _ in range(chance.randint(2, 16))]
        found, textbook = hu_shing(sizes), matrix_chain(sizes)
        assert found.cost == textbook.cost
        names = tuple(map(str, range(len(sizes) - 1)))
        assert (
            sum(product.cost for product in products_of(found.tree(), tuple(sizes), names)) == textbook.cost
        )


def test_hu_and_shing_take_long_chains_without_recursion() -> None:
    rising, falling = list(range(1, 20_001)), list(range(20_000, 0, -1))

    assert hu_shing(rising).cost == hu_shing(falling).cost == sum(n * (n + 1) for n in range(2, 20_000))
    assert len(hu_shing([5] * 3000).products) == 2998


def test_batches_merge_as_the_sums_say() -> None:
    chance = random.Random(3)
    for _ in range(INSTANCES):
        n = chance.randint(1, 8)
        counts = [chance.randint(1, 64) for _ in range(n)]
        means = [Fraction(chance.randint(-50, 50), chance.randint(1, 6)) for _ in range(n)]
        variances = [Fraction(chance.randint(0, 50), chance.randint(1, 6)) for _ in range(n)]
        merged = SOLVERS["merge_batches"](counts, means, variances)
        whole = ORACLES["merge_batches"](counts, means, variances)
        assert (merged.count, merged.mean, merged.variance) == (whole.count, whole.mean, whole.variance)  # type: ignore[attr-defined]
        assert merged.within + merged.between == merged.variance  # type: ignore[attr-defined]


def test_float32_is_numpys() -> None:
    chance = random.Random(4)
    for _ in range(INSTANCES):
        mean, spread = chance.randint(1, 10 ** chance.randint(1, 7)), chance.randint(1, 100)
        solved, computed = (
            SOLVERS["float32_variance"](mean, spread),
            ORACLES["float32_variance"](mean, spread),
        )
        assert solved.computed == computed.computed  # type: ignore[attr-defined]


@pytest.mark.parametrize("radius", range(13))
def test_points_in_a_ball(radius: int) -> None:
    solved, counted = SOLVERS["points_within"](radius), ORACLES["points_within"](radius)

    assert (solved.strict, solved.inclusive) == (counted.strict, counted.inclusive)  # type: ignore[attr-defined]


def test_exponential_work() -> None:
    chance = random.Random(5)
    for _ in range(INSTANCES):
        factor, bits, rate = chance.randint(1, 10**9), chance.randint(0, 90), 10 ** chance.randint(0, 12)
        assert SOLVERS["speed_up"](factor).whole_steps == ORACLES["speed_up"](factor).whole_steps  # type: ignore[attr-defined]
        assert SOLVERS["brute_force"](bits, rate).years == ORACLES["brute_force"](bits, rate).years  # type: ignore[attr-defined]
        assert SOLVERS["partition_states"](bits).states == ORACLES["partition_states"](bits).states  # type: ignore[attr-defined]


def test_canonical_answers_of_the_mission() -> None:
    abc = matrix_chain([200, 5, 100, 20], ["A", "B", "C"])
    assert (abc.order, abc.cost, Fraction(*abc.ratio), abc.intermediate_entries) == (
        "A(BC)",
        30_000,
        Fraction(50, 3),
        100,
    )
    chain = matrix_chain([30, 35, 15, 5, 10, 20, 25])
    assert (chain.cost, chain.order, chain.orders) == (15_125, "(A1(A2A3))((A4A5)A6)", 42)
    batch = SOLVERS["merge_batches"]([32, 32], [0, 2], [1, 1])
    assert (batch.mean, batch.variance) == (1, 2)  # type: ignore[attr-defined]
    assert [SOLVERS["points_within"](r).strict for r in (3, 10)] == [93, 4139]  # type: ignore[attr-defined]
    assert round(float(SOLVERS["brute_force"](60, 10**9).years), 1) == 36.5  # type: ignore[attr-defined]


@pytest.mark.parametrize("bad", [[], [5], [0, 5], [3, -1, 2]])
def test_bad_dimensions_are_refused(bad: list[int]) -> None:
    with pytest.raises(ValueError, match="dimensions"):
        matrix_chain(bad)
    with pytest.raises(ValueError, match="dimensions"):
        hu_shing(bad)
