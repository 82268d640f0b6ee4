"""Every drill's answer is what an independent oracle finds, and the canonical answers are the promised ones."""

import os
from collections.abc import Iterator
from fractions import Fraction

import pytest

from bot.catalogue import Catalogue, content_folder
from bot.catalogue.variants import draws_of
from bot.domain.grading.judge import judge
from bot.domain.grading.verdict import Outcome
from bot.domain.question.drill import Drill

CATALOGUE = Catalogue.load(content_folder())
LONG = bool(os.environ.get("EPSILON_LONG"))
CHAINS = ("matrix-chain-abc", "matrix-chain-n")


def drills_with_oracle() -> Iterator[Drill]:
    for topic in CATALOGUE.topics:
        for drill in topic.drills:
            if draws_of(drill).oracle:
                yield drill


@pytest.mark.parametrize("drill", list(drills_with_oracle()), ids=lambda drill: drill.id)
def test_random_variants_agree_with_an_independent_oracle(drill: Drill) -> None:
    """2 000 variants of the chains' drills (of every drill with EPSILON_LONG=1), 100 of the others here and 1 000 in `epsilon check`."""
    draws = draws_of(drill)
    assert draws.oracle
    for seed in range(2000 if LONG or drill.topic_id in CHAINS else 100):
        variant = drill.draw(seed)
        found = draws.oracle(draws.oracle_scope(variant.parameters))

        assert variant.expected.disagreement(found) == "", (seed, dict(variant.parameters))


CANONICAL = [
    ("matrix-chain-abc.order", "A(BC)"),
    ("matrix-chain-abc.cost", Fraction(30000)),
    ("matrix-chain-abc.ratio", Fraction(50, 3)),
    ("matrix-chain-abc.memory", Fraction(100)),
    ("matrix-chain-n.cost", Fraction(15125)),
    ("matrix-chain-n.order", "(A1(A2A3))((A4A5)A6)"),
    ("matrix-chain-n.time", "n^3"),
    ("matrix-chain-n.space", "n^2"),
    ("matrix-chain-n.count", Fraction(42)),
    ("matrix-chain-n.greedy", frozenset({"dearer"})),
]


@pytest.mark.parametrize(("question", "answer"), CANONICAL)
def test_the_canonical_variant_has_the_promised_answer(question: str, answer: object) -> None:
    """Links that people share lead to these numbers."""
    drill = CATALOGUE.question(question)
    assert isinstance(drill, Drill)

    assert getattr(drill.draw(0).expected, "reference", None) == answer


ADDED = [
    # what an examiner added, with the canonical answers that were worked out by hand
    ("matrix-chain-abc.backprop", "900.1"),
    ("matrix-chain-abc.lora", "257"),
    ("matrix-chain-abc.attention-order", "64"),
    ("epsilon.adam-step", "5e-4"),
    ("epsilon.clip-top", "1"),
    ("numerical-instability.underflow", "103.97"),
    ("numerical-instability.init", "2.04e-10"),
    ("bptt.horizon", "44"),
    ("bptt.tbptt", "4000"),
    ("intractable.treewidth", "500000"),
    ("one-to-eight-gpus.noise-scale", "4.5"),
    ("one-to-eight-gpus.token-mean", "1.25"),
    ("one-to-eight-gpus.efficiency", "80%"),
    ("reduced-precision.grad-scaler", "524288"),
    ("reduced-precision.fp8-scale", "64"),
    ("mean-of-a-million.two-level", "65536"),
    ("sync-batch-norm.collectives", "3.18"),
    ("vectorize-mask.clipped-box", "4332"),
]


@pytest.mark.parametrize(("question", "typed"), ADDED)
def test_the_added_drills_have_the_answers_worked_out_by_hand(question: str, typed: str) -> None:
    """Each canonical variant takes the examiner's number for right."""
    drill = CATALOGUE.question(question)
    assert isinstance(drill, Drill)

    assert judge(typed, drill.draw(0).expected).outcome is Outcome.CORRECT


@pytest.mark.parametrize(
    ("question", "parameters", "typed"),
    [
        ("numerical-instability.underflow", {"format": "float16", "tau": 1}, "17.33"),
        ("numerical-instability.underflow", {"format": "bfloat16", "tau": 1}, "92.88"),
        ("epsilon.adam-step", {"rate": 3, "k": 8, "j": 8, "a": 1, "corrected": 0}, "9.69e-5"),
    ],
)
def test_other_variants_have_theirs(question: str, parameters: dict[str, object], typed: str) -> None:
    """The same drills with other parameters."""
    drill = CATALOGUE.question(question)
    assert isinstance(drill, Drill)
    scope = draws_of(drill).derive(parameters)

    assert judge(typed, draws_of(drill).answer(scope, ())).outcome is Outcome.CORRECT


@pytest.mark.parametrize(
    ("typed", "misconception"),
    [("500000", "worst-order"), ("50,000", "tenfold-slip"), ("20 000", "last-product-only"), ("1e4", "first-product-only"),
     ("۶۰٬۰۰۰", "flops")],
)  # fmt: skip
def test_the_wrong_answers_that_people_give_are_recognised(typed: str, misconception: str) -> None:
    """Each wrong way to the canonical cost of ABC is known by its number."""
    drill = CATALOGUE.question("matrix-chain-abc.cost")
    assert isinstance(drill, Drill)
    variant = drill.draw(0)

    verdict = judge(typed, variant.expected, [(wrong.id, wrong.expected) for wrong in variant.misconceptions])

    assert (verdict.outcome, verdict.misconception) == (Outcome.WRONG, misconception)


def test_every_topic_leads_on() -> None:
    """After the open question the examiner asks a drill of the same topic."""
    for topic in CATALOGUE.topics:
        assert topic.open_question.follow_up in {drill.id for drill in topic.drills}
