"""Formats, sums, memory and recurrences agree with numpy, ml_dtypes, exact fractions and counting; and with the mission's figures."""

from __future__ import annotations

import os
import random
from fractions import Fraction
from typing import Any

import pytest

from bot.oracles import ORACLES
from bot.solvers import SOLVERS

INSTANCES = 10_000 if os.environ.get("EPSILON_LONG") == "1" else 400
FORMATS = ["float16", "bfloat16", "float32", "float64", "float8_e4m3", "float8_e5m2"]


def solve(name: str, *arguments: object) -> Any:
    return SOLVERS[name](*arguments)


def consult(name: str, *arguments: object) -> Any:
    return ORACLES[name](*arguments)


def number(chance: random.Random, name: str) -> Fraction:
    """A number around the whole range of a format: values, ties, near ties, subnormals, overflows, of both signs."""
    facts = solve("float_format", name)
    size: Fraction = chance.choice(
        [
            Fraction(chance.randint(0, 5000), chance.choice([1, 3, 7, 10, 1000])),
            facts.smallest * Fraction(chance.randint(0, 4 * 2 ** min(facts.mantissa_bits, 10)), 2),
            facts.largest + facts.epsilon * chance.randint(-3, 3),
            facts.overflow_from + Fraction(chance.randint(-2, 2), 10**6),
            Fraction(chance.randint(1, 10**9)) * Fraction(2) ** chance.randint(-30, 6),
            Fraction(chance.randint(1, 2**12), 2 ** chance.randint(0, 20)),
        ]
    )
    return chance.choice([1, -1]) * size


@pytest.mark.parametrize("name", FORMATS)
def test_rounding_is_the_librarys(name: str) -> None:
    chance = random.Random(name)
    for _ in range(INSTANCES):
        x = number(chance, name)
        rounded, stored = solve("round_to", x, name), consult("round_to", x, name)
        assert rounded.value == stored.value, x
        if stored.bits and rounded.value != 0:
            assert rounded.bits == stored.bits, x
        if not isinstance(rounded.value, str):
            assert rounded.value in (rounded.below, rounded.above)
            assert rounded.below <= x <= rounded.above
            assert abs(rounded.error) <= rounded.spacing / 2
            assert rounded.whole * rounded.spacing == rounded.value


@pytest.mark.parametrize("name", FORMATS)
def test_the_facts_of_a_format_are_the_librarys(name: str) -> None:
    facts, library = solve("float_format", name), consult("float_format", name)

    assert (facts.largest, facts.smallest_normal, facts.smallest, facts.epsilon, facts.bits) == (
        library.largest,
        library.smallest_normal,
        library.smallest,
        library.epsilon,
        library.bits,
    )


def test_an_unknown_format_is_refused() -> None:
    for name in ("float_format", "stop_of_ones"):
        with pytest.raises(ValueError, match="float12"):
            solve(name, "float12")


@pytest.mark.parametrize("name", ["float16", "bfloat16", "float32", "float8_e4m3", "float8_e5m2"])
def test_what_is_lost_and_what_is_lifted(name: str) -> None:
    chance = random.Random(name)
    facts = solve("float_format", name)
    for _ in range(INSTANCES):
        weight = solve("round_to", Fraction(chance.randint(1, 4000), 1000), name).value
        lost = solve("lost_update", weight, name)
        assert lost.half == consult("lost_update", weight, name).half
        assert solve("round_to", weight + lost.half * Fraction(999, 1000), name).value == weight
        assert solve("round_to", weight + lost.half * Fraction(1001, 1000), name).value == lost.next
        assert (solve("round_to", weight + lost.half, name).value == weight) == lost.tie_is_lost
    for _ in range(min(INSTANCES, 500)):
        gradient = facts.smallest * Fraction(chance.randint(1, 3000), 1000 * 2 ** chance.randint(0, 12))
        scale = solve("loss_scale", gradient, name)
        assert scale.exponent == consult("loss_scale", gradient, name).exponent
        assert scale.stored > 0
        assert scale.exponent == 0 or solve("round_to", scale.scaled / 2, name).value == 0


def test_bad_weights_and_gradients_are_refused() -> None:
    for weight in (Fraction(1, 3), Fraction(0), Fraction(-1)):
        with pytest.raises(ValueError, match="weight"):
            solve("lost_update", weight, "float16")
    with pytest.raises(ValueError, match="positive"):
        solve("loss_scale", Fraction(0), "float16")


def test_affine_quantisation() -> None:
    chance = random.Random(6)
    for _ in range(INSTANCES):
        low, high = Fraction(-chance.randint(0, 400), 100), Fraction(chance.randint(1, 400), 100)
        bits = chance.choice([4, 8])
        affine, grid = solve("quantise", low, high, bits), consult("quantise", low, high, bits)
        assert (affine.scale, affine.zero_point) == (grid.scale, grid.zero_point)
    with pytest.raises(ValueError, match="zero"):
        solve("quantise", 1, 3)


@pytest.mark.parametrize("name", ["float16", "bfloat16", "float32", "float8_e4m3", "float8_e5m2"])
def test_a_running_sum_is_the_one_numpy_runs(name: str) -> None:
    chance = random.Random(name)
    facts = solve("float_format", name)
    for _ in range(INSTANCES if name != "float32" else INSTANCES // 4):
        term = solve(
            "round_to", Fraction(chance.randint(1, 3000), chance.choice([10, 100, 1000, 1])), name
        ).value
        if isinstance(term, str) or not 0 < term <= facts.largest:
            continue
        count = chance.randint(1, chance.choice([5, 300, 20_000]))
        solved, ran = solve("repeated_sum", term, count, name), consult("repeated_sum", term, count, name)
        assert (solved.value, solved.overflows_after) == (ran.value, ran.overflows_after), (term, count)
        if solved.overflows_after is None:
            assert sum(stage.terms for stage in solved.stages) == count
            assert sum(stage.drift for stage in solved.stages) == solved.value - count * solved.term


def test_a_million_terms_in_float32() -> None:
    for term in ("0.1", "0.3", "0.7", "1.1", "0.001"):
        solved = solve("repeated_sum", Fraction(term), 10**6, "float32")
        assert solved.value == consult("repeated_sum", Fraction(term), 10**6, "float32").value


@pytest.mark.parametrize("name", ["float16", "bfloat16", "float32", "float64"])
def test_five_ways_of_summing_an_array(name: str) -> None:
    chance = random.Random(name)
    for _ in range(INSTANCES // 2):
        values = [
            Fraction(chance.randint(-999, 999)) * Fraction(2) ** chance.randint(-12, 2)
            for _ in range(chance.randint(1, 24))
        ]
        solved, ran = solve("sum_array", values, name), consult("sum_array", values, name)
        for way in ("plain", "pairwise", "kahan", "neumaier", "exact"):
            assert getattr(solved, way) == getattr(ran, way), (way, values)


@pytest.mark.parametrize("name", ["float16", "bfloat16", "float32", "float8_e4m3", "float8_e5m2"])
def test_where_ones_stop(name: str) -> None:
    assert solve("stop_of_ones", name) == consult("stop_of_ones", name)


def test_memory_is_what_the_tensors_take() -> None:
    chance = random.Random(8)
    for _ in range(INSTANCES):
        layers, width = chance.randint(1, 96), 64 * chance.randint(1, 64)
        vocabulary, positions = chance.randint(10, 100_000), chance.randint(1, 8192)
        network = layers, width, vocabulary, positions
        assert solve("gpt_parameters", *network).total == consult("gpt_parameters", *network).total
        kernel = [chance.randint(1, 7), chance.randint(1, 7)]
        channels = chance.randint(1, 512), chance.randint(1, 512)
        solved = solve("convolution_parameters", kernel, *channels)
        assert solved.total == consult("convolution_parameters", kernel, *channels).total
        state = (
            chance.randint(1, 10**11),
            chance.choice([2, 4]),
            2,
            chance.choice([0, 4]),
            chance.choice([4, 8]),
        )
        assert solve("training_state", *state).gibibytes == consult("training_state", *state).gibibytes
        cache = (
            layers,
            width,
            chance.choice([1, 2, 4]),
            chance.randint(1, 9000),
            chance.randint(1, 64),
            chance.choice([1, 2, 4]),
        )
        assert solve("kv_cache", *cache).total == consult("kv_cache", *cache).total
        assert solve("kv_cache", *cache).per_token == consult("kv_cache", *cache).per_token
        shape = chance.randint(1, 8192), chance.randint(1, 16), width, chance.randint(1, 64)
        assert solve("layer_activations", *shape).total == consult("layer_activations", *shape).total


def test_recurrences_are_what_walking_them_counts() -> None:
    chance = random.Random(9)
    for _ in range(INSTANCES):
        cell = (
            chance.choice(["rnn", "gru", "lstm"]),
            chance.randint(1, 512),
            chance.randint(1, 512),
            chance.randint(1, 2),
        )
        assert solve("recurrent_parameters", *cell).total == consult("recurrent_parameters", *cell).total
        run = chance.randint(1, 300), chance.randint(1, 64), chance.randint(1, 64)
        assert solve("unrolled", *run).forward == consult("unrolled", *run).forward
        assert solve("unrolled", *run).states == consult("unrolled", *run).states
        kept = chance.randint(1, 999), chance.randint(1, 999), chance.randint(1, 99), chance.choice([2, 4]), 2
        assert solve("stored_states", *kept).bytes == consult("stored_states", *kept).bytes
        steps = chance.randint(1, 200)
        interval = chance.randint(1, steps)
        assert (
            solve("checkpoints", steps, interval).at_once == consult("checkpoints", steps, interval).at_once
        )
    for name, arguments in [
        ("recurrent_parameters", ("tree", 1, 1)),
        ("checkpoints", (4, 5)),
        ("kv_cache", (1, 5, 2, 1, 1, 2)),
    ]:
        with pytest.raises(ValueError, match=r"not one of|interval|multiple"):
            solve(name, *arguments)


def test_canonical_answers_of_the_mission() -> None:
    tenth = Fraction(1, 10)
    assert solve("round_to", tenth, "float16").value == Fraction("0.0999755859375")
    assert solve("round_to", 2049, "float16").value == 2048
    assert solve("float_format", "float16").overflow_from == 65_520
    assert solve("lost_update", 1, "float16").half == Fraction(1, 2**11)
    affine = solve("quantise", -1, 3)
    assert (round(float(affine.scale), 6), affine.zero_point) == (0.015686, 64)
    assert [solve("stop_of_ones", name) for name in ("float32", "float16", "bfloat16")] == [
        16_777_216,
        2048,
        256,
    ]
    assert solve("repeated_sum", tenth, 10**6, "float32").value == Fraction("100958.34375")
    hostile = solve("sum_array", [1, 10**100, 1, -(10**100)], "float64")
    assert (hostile.kahan, hostile.neumaier, hostile.exact) == (0, 2, 2)
    assert solve("training_state", 7 * 10**9).gigabytes == 112
    assert round(float(solve("training_state", 7 * 10**9).gibibytes), 1) == 104.3
    cache = solve("kv_cache", 32, 4096, 2, 4096)
    assert (cache.per_token, cache.gibibytes) == (524_288, 2)
    assert round(float(solve("layer_activations", 2048, 1, 4096, 32).gibibytes), 4) == 0.8906
    assert solve("gpt_parameters", 12, 768, 50_257, 1024).total == 124_439_808
    assert solve("convolution_parameters", [3, 3], 64, 128).total == 73_856
    assert solve("recurrent_parameters", "lstm", 128, 256).total == 394_240
