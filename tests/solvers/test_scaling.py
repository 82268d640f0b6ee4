"""Solvers of the scaling topics agree with their oracles, and with figures that papers and model files print."""

from __future__ import annotations

import os
import random
from fractions import Fraction
from typing import Any

import ml_dtypes
import numpy as np
import pytest

from bot.domain.facts import device, model_shape, names
from bot.domain.mathematics.real import as_fraction
from bot.oracles import ORACLES
from bot.solvers import SOLVERS

INSTANCES = 10_000 if os.environ.get("EPSILON_LONG") == "1" else 300
CARDS, MODELS = names()


def both(name: str, *arguments: object) -> tuple[Any, Any]:
    return SOLVERS[name](*arguments), ORACLES[name](*arguments)


def near(left: object, right: object, within: str = "1e-12") -> bool:
    a, b = as_fraction(left)[0], as_fraction(right)[0]
    return abs(a - b) <= Fraction(within) * max(abs(a), abs(b), Fraction(1, 10**9))


def test_a_card_and_a_model_carry_source_and_date() -> None:
    assert all(device(name).source and device(name).date.year >= 2026 for name in CARDS)
    assert all(model_shape(name).source for name in MODELS)
    with pytest.raises(ValueError, match="V100 is not one of A100"):
        device("V100")


@pytest.mark.parametrize("name", MODELS)
def test_a_models_published_total_comes_out_of_its_shape_to_the_last_digit(name: str) -> None:
    shape = model_shape(name)
    solved, counted = both("decoder_parameters", shape)

    assert solved.total + shape.apart == shape.parameters
    assert (solved.total, solved.active) == (counted.total, counted.active)
    assert sum(part.total for part in solved.active_parts) == solved.active


def test_figures_that_papers_print() -> None:
    assert SOLVERS["lora"](model_shape("Llama-3-8B"), 16).total == 41_943_040  # type: ignore[attr-defined]
    assert float(SOLVERS["sharded_state"](7_500_000_000, 64, 2).gigabytes) == 16.640625  # type: ignore[attr-defined]
    assert SOLVERS["gated_width"](4096) == 11_008
    assert float(SOLVERS["block_bits"](4, 64, 8, 0, 256, 32).each) == 4.126953125  # type: ignore[attr-defined]
    saved = SOLVERS["kept_activations"](1, 2048, 1, 12_288, 96, "selective").saved  # type: ignore[attr-defined]
    assert round(float(saved), 4) == 0.7018


def test_training_costs_agree() -> None:
    chance = random.Random(1)
    for _ in range(INSTANCES):
        run = (
            chance.randint(10**6, 10**12), chance.randint(10**9, 10**13), chance.randint(1, 20_000),
            device(chance.choice(CARDS)).peak, Fraction(chance.randint(20, 60), 100), chance.random() < 0.5,
        )  # fmt: skip
        solved, counted = both("training_run", *run)
        assert (solved.flop, solved.days, solved.gpu_hours) == (counted.flop, counted.days, counted.gpu_hours)
        assert solved.tokens_per_second == counted.tokens_per_second
        share = both(
            "attention_share",
            chance.randint(1, 200),
            chance.randint(64, 2**15),
            run[0],
            chance.randint(1, 2**20),
        )
        assert share[0].share == share[1].share
        best = both("compute_optimal", chance.randint(10**15, 10**27), chance.randint(1, 100))
        assert best[0].parameters == best[1].parameters


def test_shapes_agree() -> None:
    chance = random.Random(2)
    for _ in range(INSTANCES // 10):
        shape = model_shape(chance.choice(MODELS[:5]))
        kinds = chance.choice(["all", "attention", "query-value", "feed-forward"])
        assert both("lora", shape, 7, kinds)[0].total == ORACLES["lora"](shape, 7, kinds).total  # type: ignore[attr-defined]
        lengths = [chance.randint(0, 300) for _ in range(5)]
        solved, counted = both("pages", lengths, chance.choice([1, 8, 16, 32]))
        assert (solved.slots, solved.unused, solved.pages) == (counted.slots, counted.unused, counted.pages)
        width = chance.randint(64, 20_000)
        assert SOLVERS["gated_width"](width, 64) == ORACLES["gated_width"](width, 64).total  # type: ignore[attr-defined]
        latent = both("latent_cache", 61, chance.randint(64, 768), 64, 2)
        assert latent[0].per_token == latent[1].per_token
    experts = model_shape("Mixtral-8x7B")
    assert both("lora", experts, 8)[0].total == both("lora", experts, 8)[1].total


def test_serving_costs_agree() -> None:
    chance = random.Random(3)
    for _ in range(INSTANCES // 3):
        step = both(
            "decode_step", chance.randint(10**9, 10**12), device(chance.choice(CARDS)).bandwidth, chance.randint(1, 64),
            chance.randint(0, 10_000), chance.randint(0, 400_000), chance.randint(1, 8), chance.randint(0, 10**12), 989,
        )  # fmt: skip
        assert step[0].seconds == step[1].seconds
        alpha, drafts = Fraction(chance.randint(1, 19), 20), chance.randint(1, 7)
        fast = both("speculative", alpha, drafts, Fraction(1, 20))
        assert (fast[0].expected, fast[0].speed_up) == (fast[1].expected, fast[1].speed_up)
        assert sum(each.chance for each in fast[0].passes) == 1
        reads = both("cache_reads", chance.randint(0, 4000), chance.randint(1, 2000))
        assert reads[0].total == reads[1].total
        little = both(
            "requests_in_flight", chance.randint(1, 90), chance.randint(1, 999), chance.randint(1, 500), 25
        )
        assert little[0].requests == little[1].requests
        prefill = both("prefill_seconds", 70_600_000_000, chance.randint(1, 9000), 8, 989, Fraction(1, 2))
        assert prefill[0] == prefill[1]


def test_sharded_state_and_kept_activations_agree() -> None:
    chance = random.Random(4)
    for _ in range(INSTANCES):
        state = both(
            "sharded_state", chance.randint(10**8, 10**12), chance.randint(1, 1024), chance.randint(0, 3)
        )
        assert state[0].gigabytes == state[1].gigabytes
        shape = (
            chance.randint(1, 100),
            chance.randint(1, 9000),
            chance.randint(1, 8),
            chance.randint(64, 16_384),
            chance.randint(1, 128),
        )
        kept = both("kept_activations", *shape, chance.choice(["none", "selective", "full"]))
        assert (kept[0].total, kept[0].saved) == (kept[1].total, kept[1].saved)


def test_pipelines_and_rings_agree_with_their_simulation() -> None:
    for stages in (2, 3, 4, 8, 16):
        for groups in (1, 2, 4):
            for chunks in (1, 2, 3, 5):
                solved, simulated = both("pipeline", stages, stages * groups, chunks)
                assert (solved.idle, solved.overhead) == (simulated.idle, simulated.overhead), (
                    stages,
                    groups,
                    chunks,
                )
    for members in (2, 3, 8, 31):
        assert both("ring", members, 10**9)[0].sent == both("ring", members, 10**9)[1].sent


def test_a_drawn_pipeline_puts_each_work_after_what_it_needs() -> None:
    grid: Any = SOLVERS["pipeline"](4, 6)
    start = {(cell.work, cell.stage, cell.batch): cell.start for cell in grid.cells}

    assert len(grid.cells) == len({(cell.stage, cell.start) for cell in grid.cells}) == 2 * 4 * 6
    assert max(start.values()) + 1 == grid.length
    for (work, stage, batch), at in start.items():
        before = ("forward", stage - 1, batch) if work == "forward" else ("backward", stage + 1, batch)
        assert before not in start or start[before] < at
        assert work == "forward" or start["forward", stage, batch] < at


def test_blocks_agree() -> None:
    chance = random.Random(5)
    for _ in range(INSTANCES):
        values = [Fraction(chance.randint(-9999, 9999), 100) for _ in range(4)]
        if not any(values):
            continue
        for rule in ("mx", "absmax"):
            solved, searched = both("block_round", values, rule, "float4_e2m1")
            assert tuple(each.value for each in solved.values) == searched.values, values
        bits = (chance.randint(2, 8), chance.choice([16, 32, 64, 128]), 16, chance.choice([0, 4]))
        assert both("block_bits", *bits)[0].each == both("block_bits", *bits)[1].each
    for largest in range(1, 101):
        assert both("absmax_codes", largest)[0].codes == both("absmax_codes", largest)[1].codes


def test_softmax_merges_as_the_log_sum_of_exponentials_says() -> None:
    chance = random.Random(6)
    for _ in range(INSTANCES // 5):
        blocks = [
            [
                Fraction(chance.randint(-50, 50), 10),
                Fraction(chance.randint(10, 40), 10),
                Fraction(chance.randint(-9, 9), 10),
            ]
            for _ in range(chance.randint(1, 5))
        ]
        solved, summed = both("merge_softmax", blocks)
        assert near(solved.total, summed.total)
        assert near(solved.output, summed.output, "1e-9")
    for name in ("float16", "bfloat16", "float32"):
        solved, bisected = both("vanishing_score", name)
        assert near(solved.distance, bisected.distance, "1e-6")


def test_rounding_in_training_agrees_with_the_library() -> None:
    chance = random.Random(7)
    for name in ("float16", "bfloat16"):
        for beta in ("0.9", "0.99", "0.999"):
            last = both("moving_average", chance.choice([1, 2, 4]), Fraction(beta), name)
            assert near(last[0].last, last[1].last)
        for _ in range(20):
            up = both(
                "stochastic_rounding", chance.choice([1, 2, 4]), Fraction(chance.randint(1, 9), 10_000), name
            )
            assert up[0].chance == up[1].chance
            assert up[0].mean == up[0].exact
    for gradient in ("0", "0.0001", "0.0003", "0.001", "0.1", "-0.2"):
        betas = (Fraction(1, 10**8), Fraction("0.9"), Fraction("0.999"))
        solved, stored = both("adam_step", Fraction(gradient), "float16", *betas)
        assert solved.result == stored.result


@pytest.mark.parametrize(
    ("name", "kind"), [("float4_e2m1", ml_dtypes.float4_e2m1fn), ("e8m0", ml_dtypes.float8_e8m0fnu)]
)
def test_the_formats_of_blocks_round_as_the_library_does(name: str, kind: Any) -> None:
    chance = random.Random(8)
    for _ in range(INSTANCES):
        x = chance.choice(
            [
                chance.uniform(0.01, 8),
                chance.uniform(0.5, 2) * 2.0 ** chance.randint(-120, 120),
                chance.randint(1, 32) / 4,
            ]
        )
        if name == "float4_e2m1":
            x *= chance.choice([1, -1])
        rounded: Any = SOLVERS["round_to"](Fraction(x), name)
        assert float(rounded.value) == float(np.float64(x).astype(kind)), x
        assert len(rounded.bits) == (4 if name == "float4_e2m1" else 8)
