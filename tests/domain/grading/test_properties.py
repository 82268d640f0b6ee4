"""What holds for every answer: any writing of a number reads back exactly, noise changes nothing, verdicts never waver, nothing raises."""

from __future__ import annotations

import os
import random
import resource
import subprocess
import sys
from fractions import Fraction
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.grading.choice.expected import ChoiceExpected
from bot.domain.grading.examples import Likely
from bot.domain.grading.expected import Expected
from bot.domain.grading.expression.expected import ExpressionExpected
from bot.domain.grading.growth.expected import GrowthExpected
from bot.domain.grading.judge import judge
from bot.domain.grading.kinds import kind
from bot.domain.grading.number.expected import NumberExpected
from bot.domain.grading.ordering.expected import OrderingExpected
from bot.domain.grading.parenthesization.expected import ParenthesizationExpected
from bot.domain.grading.parenthesization.parenthesization import parse_tree, write
from bot.domain.grading.value.expected import ValueExpected
from bot.domain.grading.verdict import Outcome, Reading
from tests.effort import effort

LONG = os.environ.get("EPSILON_LONG") == "1"
RANDOM_TEXTS = 100_000 if LONG else 3_000
MUTATIONS = 20_000 if LONG else 2_000
PERSIAN = str.maketrans("0123456789.,", "۰۱۲۳۴۵۶۷۸۹٫٬")
ARABIC = str.maketrans("0123456789.,", "٠١٢٣٤٥٦٧٨٩٫٬")
SUPERSCRIPT = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")
NOISE = "\u200b\u200e\u200f\u202a\u202c\u2066\u2069\ufeff\u00ad"
ABC = ParenthesizationExpected("A(BC)", ("A", "B", "C"), (200, 5, 100, 20))
EVERY: tuple[Expected, ...] = (
    NumberExpected(Fraction(30000)),
    NumberExpected(Fraction(50, 3), digits=4),
    NumberExpected(Fraction(112), unit="GB", rtol=Fraction(1, 100)),
    ExpressionExpected("2*m*n*k", ("m", "n", "k")),
    GrowthExpected("n^3", ("n",)),
    GrowthExpected("T*h*(d+h)", ("T", "d", "h")),
    ABC,
    ChoiceExpected(("a", "b", "c"), frozenset({"b"})),
    ChoiceExpected(("a", "b", "c"), frozenset({"a", "c"}), several=True),
    OrderingExpected(("a", "b", "c"), ("c", "a", "b")),
    ValueExpected(Fraction("0.0999755859375"), "float16"),
)


def value_of(text: str) -> Fraction | None:
    reading = kind("number").read(text, NumberExpected(Fraction(0)))
    return reading.understood.value if isinstance(reading, Reading) else None


@given(st.integers(-(10**18), 10**18))
def test_a_whole_number_in_any_digits_and_grouping_reads_back(number: int) -> None:
    grouped = f"{number:,}"
    forms = [
        str(number),
        grouped,
        grouped.replace(",", " "),
        str(number).translate(PERSIAN),
        grouped.translate(PERSIAN),
        grouped.translate(ARABIC),
        str(number).replace("-", "−"),
    ]

    assert [value_of(form) for form in forms] == [number] * len(forms)


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**9), max_value=10**9, places=6))
def test_a_decimal_reads_back_exactly(number: object) -> None:
    text = format(number, "f")

    assert value_of(text) == value_of(text.translate(PERSIAN)) == Fraction(text)


@given(st.integers(1, 9999), st.integers(-40, 40))
def test_scientific_writing_reads_back_in_every_form(mantissa: int, exponent: int) -> None:
    expected = Fraction(mantissa) * Fraction(10) ** exponent
    power = str(exponent).translate(SUPERSCRIPT)
    forms = [
        f"{mantissa}e{exponent}",
        f"{mantissa}E{exponent}",
        f"{mantissa}×10^{exponent}",
        f"{mantissa}*10**{exponent}",
        f"{mantissa}·10{power}",
        f"{mantissa}x10^({exponent})",
        f"{mantissa} \\times 10^{{{exponent}}}",
    ]

    assert [value_of(form) for form in forms] == [expected] * len(forms)


@given(st.fractions(max_denominator=10**6))
def test_a_fraction_reads_back(number: Fraction) -> None:
    assert value_of(f"{number.numerator}/{number.denominator}") == number


@given(st.sampled_from(EVERY), st.integers(0, 2**32))
def test_no_right_answer_is_ever_wrong_for_spaces_marks_or_brackets(expected: Expected, seed: int) -> None:
    chance = random.Random(seed)
    for right in kind(expected.kind).samples(expected).right:
        noisy = "".join(c + chance.choice([*NOISE, "", "", "", ""]) for c in right)
        noisy = " " * chance.randrange(3) + noisy + " " * chance.randrange(3)
        if (
            expected.kind in ("number", "expression", "growth", "parenthesization")
            and "=" not in right
            and "G" not in right
        ):
            noisy = "(" * (depth := chance.randrange(3)) + noisy + ")" * depth
        assert judge(noisy, expected).outcome is Outcome.CORRECT, noisy


@pytest.mark.parametrize("expected", EVERY, ids=lambda expected: expected.kind)
def test_each_kind_judges_the_answers_it_makes_to_its_own_question(expected: Expected) -> None:
    samples = kind(expected.kind).samples(expected)

    assert {text: judge(text, expected).outcome for text in samples.right} == dict.fromkeys(
        samples.right, Outcome.CORRECT
    )
    assert all(judge(text, expected).outcome in (Outcome.WRONG, Outcome.PARTLY) for text in samples.wrong)
    assert {text: judge(text, expected).outcome for text in samples.unreadable} == dict.fromkeys(
        samples.unreadable, Outcome.UNREADABLE
    )
    if expected.kind not in ("choice", "ordering"):
        for example in kind(expected.kind).examples(expected, Likely.of([Fraction(24_000)])):
            assert judge(example, expected).outcome is not Outcome.CORRECT


GROWTHS = [
    "1",
    "log n",
    "n",
    "n log n",
    "n^2",
    "n^2 log n",
    "n^3",
    "2^n",
    "4^n",
    "n!",
    "n^n",
    "sqrt n",
    "n^2 + n",
    "log log n",
    "m n",
    "m + n",
    "m^2 + n",
]


@given(st.sampled_from(GROWTHS), st.sampled_from(GROWTHS))
def test_growth_is_symmetric(first: str, second: str) -> None:
    one = judge(first, GrowthExpected(second, ("m", "n"))).outcome
    other = judge(second, GrowthExpected(first, ("m", "n"))).outcome

    assert one is other
    assert one is (
        Outcome.CORRECT if first == second or {first, second} == {"n^2", "n^2 + n"} else Outcome.WRONG
    )


EXPRESSIONS = [
    "2*m*n",
    "m*n*2",
    "m*n",
    "m+n",
    "n+m",
    "(m+n)^2",
    "m^2+2*m*n+n^2",
    "m/n",
    "n/m",
    "sqrt(m)",
    "m^(1/2)",
    "ln(m)",
    "2*ln(m)",
    "ln(m^2)",
]


@given(st.sampled_from(EXPRESSIONS), st.sampled_from(EXPRESSIONS))
def test_equivalence_is_symmetric(first: str, second: str) -> None:
    assert (
        judge(first, ExpressionExpected(second, ("m", "n"))).outcome
        is judge(second, ExpressionExpected(first, ("m", "n"))).outcome
    )


trees = st.recursive(st.just(0), lambda inner: st.tuples(inner, inner), max_leaves=9)


def numbered(tree: object, start: int = 0) -> tuple[object, int]:
    if not isinstance(tree, tuple):
        return start, start + 1
    left, middle = numbered(tree[0], start)
    right, end = numbered(tree[1], middle)
    return (left, right), end


@given(trees)
def test_an_order_reads_back_however_it_is_written(shape: object) -> None:
    tree, count = numbered(shape)
    names = tuple(f"A{i}" for i in range(1, count + 1))
    text = write(tree, names)  # type: ignore[arg-type]

    for form in (text, f"({text})", text.replace("A", "a"), text.replace("(", " [ ").replace(")", " ] ")):
        assert parse_tree(form, names) == tree


BOMBS = [
    "9**9**9**9", "factorial(10**9)", "(" * 100_000, "1" * 1_000_000, "__import__('os').system('touch pwned')", "2**(2**(2**(2**(2**2))))", "1/0",
    "nan", "1e999999", "((9!)!)!", "-" * 50_000, "+".join(["n"] * 20_000), "n^" * 200 + "n", "(n+1)^(10^6)", "log " * 100 + "n", "√" * 400 + "2", "[" * 40 + "1" + "]" * 40,
    "A(" * 3_000, "\ud800", "\0" * 100, "exp(exp(exp(exp(9))))", "0^-1", "1e-999999", "n!" + "!" * 300, "۹" * 5_000, "⁹" * 500, "½" * 300,
    "(m+n+k+1)^-40", "(m+n+k+1)^(2*20)", "(m+n+k+1)^(n-n+40)", "(m+n+k+1)^(k+40)", "(m+n+k+1)^(40-40n)", "(m+n+k+1)^sqrt(1600)",
]  # fmt: skip


@pytest.fixture(scope="module")
def warm() -> None:
    """Loads what judging loads when it is first needed: sympy above all."""
    for expected in EVERY:
        for text in kind(expected.kind).samples(expected).right:
            judge(text, expected)


@pytest.mark.usefixtures("warm")
@pytest.mark.parametrize("bomb", BOMBS, ids=lambda bomb: ascii(bomb[:24]))
def test_bombs_are_handed_back_at_once(bomb: str) -> None:
    for expected in EVERY:
        judging = partial(judge, bomb, expected)
        first, again = effort(judging), effort(judging)

        assert judging().outcome is not Outcome.CORRECT
        # sympy remembers, so the first must not be slow either
        assert min(first, again) < 0.25
        assert max(first, again) < 2


DIGITS = [c for c in map(chr, range(sys.maxunicode + 1)) if c.isdigit() and not c.isdecimal()]
"""Superscripts, circled digits and others that ``int`` refuses, as it does ``²``."""


@pytest.mark.parametrize("expected", EVERY, ids=lambda expected: expected.kind)
def test_digits_that_are_no_decimals_get_a_verdict(expected: Expected) -> None:
    assert len(DIGITS) > 100
    for digit in DIGITS:
        assert judge(f"2 + {digit}", expected).outcome in Outcome
        assert judge(digit, expected) == judge(f" {digit} ", expected)


def test_random_texts_and_mutated_answers_get_a_verdict_soon_and_the_same_again() -> None:
    import sympy  # noqa: F401  loading it is not judging

    chance = random.Random(20261123)
    alphabet = "0123456789۰۱۲۳ abcnmkhTdABCxeE+-−*/^!()[]{}.,،٬٫%=<>≈√²³⁻½ـ‌\u200fΘOΩloglnsqrtGBiMkکیلوهزارمیلیون\\_$:;'\"?؟#@&|~`😀\ud800\0\n\t"
    seeds = [text for expected in EVERY for text in kind(expected.kind).samples(expected).right]
    texts = ["".join(chance.choices(alphabet, k=chance.randrange(40))) for _ in range(RANDOM_TEXTS)]
    texts += [_mutated(chance.choice(seeds), alphabet, chance) for _ in range(MUTATIONS)]
    slow = []
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for number, text in enumerate(texts):
        expected = EVERY[number % len(EVERY)]
        slow.append(effort(partial(judge, text, expected)))
        if number % 50 == 0:
            assert judge(text, expected) == judge(text, expected)

    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert grown < 32 * len(texts) / 1024 + 8_192, "KiB; the times themselves take 32 bytes each"
    slow.sort()
    assert slow[int(len(slow) * 0.999)] < 0.25
    assert slow[-1] < 2.0


def _mutated(text: str, alphabet: str, chance: random.Random) -> str:
    characters = list(text)
    for _ in range(chance.randrange(1, 4)):
        at = chance.randrange(len(characters) + 1)
        characters[at : at + chance.randrange(2)] = chance.choices(alphabet, k=chance.randrange(3))
    return "".join(characters)


def test_a_verdict_is_the_same_in_another_process() -> None:
    script = (
        "from tests.domain.grading.test_properties import EVERY\n"
        "from bot.domain.grading.judge import judge\n"
        "print([str(judge(text, e)) for e in EVERY for text in ('1', 'n^3', 'A(BC)', '2mnk', '16.67', '2 4', 'x')])"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", script],
            capture_output=True,
            text=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(Path.cwd())},
        ).stdout
        for seed in ("1", "2")
    }

    assert len(outputs) == 1
    assert "correct" in outputs.pop()


def test_a_misconception_is_recognised_by_its_own_value_and_the_first_one_wins() -> None:
    expected = NumberExpected(Fraction(30000))
    wrong = [
        ("worst", NumberExpected(Fraction(500000))),
        ("slip", NumberExpected(Fraction(50000))),
        ("again", NumberExpected(Fraction(500000))),
    ]

    assert judge("۵۰۰٬۰۰۰", expected, wrong).misconception == "worst"
    assert judge("5e4", expected, wrong).misconception == "slip"
    assert judge("7", expected, wrong).misconception is None
    assert judge("30000", expected, [("same", expected)]).misconception is None


def test_nothing_is_executed_while_judging() -> None:
    script = (
        "import sys\n"
        "from tests.domain.grading.test_properties import EVERY, BOMBS\n"
        "from bot.domain.grading.judge import judge\n"
        "[judge('2mnk + ln(m)', e) for e in EVERY]\n"
        "seen = []\n"
        "sys.addaudithook(lambda name, args: seen.append(name) if name in ('exec', 'compile', 'os.system', 'subprocess.Popen', 'open') else None)\n"
        "[judge(b[:600], e) for b in BOMBS + ['().__class__.__bases__[0].__subclasses__()', 'print(n)', 'lambda: 1'] for e in EVERY]\n"
        "print(sorted(set(seen)))"
    )
    finished = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": str(Path.cwd())},
    )

    assert "os.system" not in finished.stdout
    assert "subprocess.Popen" not in finished.stdout
    assert "exec" not in finished.stdout
