"""The canonical answers of the scaling topics are the promised ones."""

from __future__ import annotations

from fractions import Fraction

import pytest

from bot.catalogue import Catalogue, content_folder
from bot.domain.grading.ordering.expected import OrderingExpected
from bot.domain.question.drill import Drill

CATALOGUE = Catalogue.load(content_folder())

NUMBERS = [
    ("training-compute.flops", "7.2e23", 6),
    ("training-compute.days", "179.999", 6),
    ("training-compute.cost", "1516684", 6),
    ("training-compute.mfu", "40.7685", 6),
    ("training-compute.attention-share", "21.1003", 6),
    ("training-compute.chinchilla", "69282032303", 9),
    ("training-compute.recompute", "52", 6),
    ("kv-cache-serving.gqa", "516096", 9),
    ("kv-cache-serving.mla", "70272", 9),
    ("kv-cache-serving.batch-limit", "55", 9),
    ("kv-cache-serving.paged", "34", 9),
    ("kv-cache-serving.prefix", "4.70588", 6),
    ("kv-cache-serving.reads", "196.542", 6),
    ("token-latency.decode-bound", "208.593", 6),
    ("token-latency.critical-batch", "296", 6),
    ("token-latency.prefill", "292.394", 6),
    ("token-latency.step", "5.83953", 6),
    ("token-latency.speculative", "3.3616", 6),
    ("token-latency.speculative-speed-up", "2.40114", 6),
    ("token-latency.little", "158", 6),
    ("token-latency.price", "1.11111", 6),
    ("transformer-parameters.llama", "8030261248", 10),
    ("transformer-parameters.swiglu-width", "11008", 9),
    ("transformer-parameters.moe-total", "46702792704", 11),
    ("transformer-parameters.moe-active", "12879925248", 11),
    ("training-memory.zero", "16.6406", 6),
    ("training-memory.least-gpus", "19", 9),
    ("training-memory.accumulation", "8", 9),
    ("training-memory.full-recompute", "10.7374", 6),
    ("training-memory.selective", "70.1754", 6),
    ("training-memory.logits", "33.6215", 6),
    ("parallel-communication.bubble", "17.9487", 6),
    ("parallel-communication.microbatches", "63", 9),
    ("parallel-communication.interleaved", "5.18519", 6),
    ("parallel-communication.tensor", "469.762", 6),
    ("parallel-communication.all-reduce", "632.362", 6),
    ("parallel-communication.amdahl", "28.3186", 6),
    ("parallel-communication.fsdp-hidden", "2197.78", 6),
    ("low-bit-formats.group-bits", "4.15625", 6),
    ("low-bit-formats.double-quantisation", "4.12695", 6),
    ("low-bit-formats.block-fp4", "0.5", 9),
    ("low-bit-formats.outlier", "5", 9),
    ("low-bit-formats.accumulator", "133144", 9),
    ("rounding-in-training.ulp", "16", 9),
    ("rounding-in-training.positions", "5024", 9),
    ("rounding-in-training.moving-average", "4.90625", 9),
    ("rounding-in-training.stochastic", "12.8", 6),
    ("rounding-in-training.fma", "5.96046e-8", 6),
    ("rounding-in-training.sum-of-squares", "3.99951", 6),
    ("stable-softmax.scale", "11.3137", 6),
    ("stable-softmax.vanish", "17.3287", 6),
    ("stable-softmax.log1p", "19.2093", 6),
    ("stable-softmax.merge", "1.64936", 6),
    ("stable-softmax.merge-output", "-0.186986", 6),
    ("attention-cost.scores", "68.7195", 6),
    ("attention-cost.crossover", "24576", 9),
    ("attention-cost.window", "4.26673", 6),
    ("classic-ml-costs.kernel-matrix", "80", 9),
    ("classic-ml-costs.separable", "8.69434", 6),
    ("fine-tuning-memory.lora-total", "41943040", 9),
    ("fine-tuning-memory.lora-state", "16.732", 6),
    ("fine-tuning-memory.qlora", "39.7324", 6),
    ("fine-tuning-memory.optimiser", "70", 9),
]
"""The question, its answer, and the figures that are promised of it."""

FORMULAS = [
    ("transformer-parameters.gqa", "2*d*a*(h+k)"),
    ("attention-cost.flash", "N^2*d^2/M"),
    ("classic-ml-costs.knn", "n*d"),
    ("classic-ml-costs.k-means", "n*k*d"),
    ("classic-ml-costs.normal-equations", "n*d^2+d^3"),
    ("classic-ml-costs.tree", "n*d*log(n)"),
    ("fine-tuning-memory.lora-matrix", "1*r*(d+k)"),
]

ORDERS = [
    ("attention-cost.per-layer", ("local", "self", "recurrent", "convolution")),
    ("classic-ml-costs.predict", ("tree", "linear", "forest", "svm", "knn")),
]


def canonical(question: str) -> object:
    drill = CATALOGUE.question(question)
    assert isinstance(drill, Drill)
    return drill.draw(0).expected


@pytest.mark.parametrize(("question", "answer", "figures"), NUMBERS)
def test_a_canonical_number_is_the_promised_one(question: str, answer: str, figures: int) -> None:
    found, promised = Fraction(getattr(canonical(question), "reference", None) or 0), Fraction(answer)

    assert abs(found - promised) <= abs(promised) * Fraction(6, 10**figures), float(found)


def test_adam_all_in_float16_divides_by_zero() -> None:
    assert getattr(canonical("rounding-in-training.adam-float16"), "reference", None) == "inf"


@pytest.mark.parametrize(("question", "answer"), FORMULAS)
def test_a_canonical_formula_is_the_promised_one(question: str, answer: str) -> None:
    assert getattr(canonical(question), "reference", None) == answer


@pytest.mark.parametrize(("question", "answer"), ORDERS)
def test_a_canonical_order_is_the_promised_one(question: str, answer: tuple[str, ...]) -> None:
    drill = CATALOGUE.question(question)
    assert isinstance(drill, Drill)
    variant = drill.draw(0)
    assert isinstance(variant.expected, OrderingExpected)

    assert variant.expected.reference == answer


def test_twelve_topics_have_seventy_four_drills() -> None:
    topics = {question.split(".")[0] for question, *_ in NUMBERS}
    drills = [drill.id for topic in CATALOGUE.topics if topic.id in topics for drill in topic.drills]

    assert len(topics) == 12
    assert len(drills) == 74
