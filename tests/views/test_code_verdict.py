"""Verdicts on functions in both languages: code stays code, numbers are the learner's, nothing is unescaped."""

from __future__ import annotations

from fractions import Fraction

import pytest

from bot.domain.codes import Built
from bot.domain.grading.verdict import Reason
from bot.domain.learner import Learner
from bot.domain.question.text import Language
from bot.views.code_verdict import blocks
from bot.views.html import html_messages, plain_text
from bot.views.message import Message

ADA, SARA = Learner(1, Language.ENGLISH), Learner(2, Language.PERSIAN)

RIGHT = [
    Reason("code-right-on", {"right": 60, "total": 60, "what": "make_mask"}),
    Reason("code-faster", {"ratio": 210}),
    Reason("code-less-memory", {"ratio": Fraction(8)}),
    Reason("code-square-root", {"line": 3}),
]


def shown(reasons: list[Reason], learner: Learner) -> str:
    return plain_text(Message(tuple(blocks(reasons, learner)), learner.language))


def test_a_right_answer_in_english() -> None:
    assert shown(RIGHT, ADA) == (
        "Right on 60 of 60 volumes. 210× faster than the slow version. The mask takes 8× less memory.\n\n"
        "Line 3 needs no root: compare squares (mind a negative radius)."
    )


def test_a_right_answer_in_persian() -> None:
    assert shown(RIGHT[:3], SARA) == (
        "از ۶۰ حجم، در ۶۰ تا درست است. ۲۱۰ برابر سریع‌تر از نسخهٔ کند. نسخهٔ کند ۸ برابر حافظه می‌گیرد."
    )


def test_ratios_below_ten_have_a_decimal() -> None:
    assert shown([Reason("code-faster", {"ratio": Fraction(37, 5)})], ADA).startswith("7.4×")
    assert shown([Reason("code-faster", {"ratio": Fraction(37, 5)})], SARA).startswith("۷٫۴ برابر")


@pytest.mark.parametrize("learner", [ADA, SARA])
def test_what_a_person_wrote_is_shown_as_code_and_escaped(learner: Learner) -> None:
    nasty = "ValueError: <b>&</code> { $line } \ue010 0"
    message = Message(
        tuple(
            blocks([Reason("code-case-raised", {"call": "mean(x < 1)", "error": nasty, "line": 4})], learner)
        ),
        learner.language,
    )
    (html,) = html_messages(message)

    assert "<code>mean(x &lt; 1)</code>" in html
    assert "<code>ValueError: &lt;b&gt;&amp;&lt;/code&gt; { $line } \ue010 0</code>" in html


def test_a_line_that_is_not_known_is_not_told() -> None:
    reason = Reason("code-case-raised", {"call": "mean(x)", "error": "KeyError", "line": 0})

    assert shown([reason], ADA) == "Smallest failing case: mean(x) raises KeyError."


@pytest.mark.parametrize("learner", [ADA, SARA])
@pytest.mark.parametrize(
    "reason",
    [
        Reason("code-peak", {"peak": 19, "slow": 16}), Reason("code-too-slow", {"ratio": Fraction(11, 10), "least": 20}),
        Reason("code-case-voxel", {"call": "f(1)", "voxel": "(0, 1)", "got": "True", "wanted": "False", "count": 6}),
        Reason("code-case-value", {"call": "f(1)", "got": "0.0", "wanted": "1.0"}), Reason("code-case-type", {"call": "f", "got": "str"}),
        Reason("code-case-shape", {"call": "f(1)", "got": "(3,)", "wanted": "(1,)"}), Reason("code-case-not-a-mask", {"call": "f(1)"}),
        Reason("code-cpu", {"call": "f"}), Reason("code-memory", {"call": "f"}), Reason("code-crash", {"call": "f"}),
        Reason("code-output", {"call": "f"}), Reason("code-forged", {"call": "f"}), Reason("code-refused", {"error": "E", "line": 2}),
        Reason("code-not-judged"), Reason("code-unavailable"), Reason("code-no-code"), Reason("code-import", {"name": "os", "offered": "math, numpy"}), Reason("code-case-none", {"call": "mean(x)"}), Reason("code-case-argument", {"call": "mean(x)", "name": "x"}),
        Reason("code-no-function", {"name": "f(x)", "have": "g"}), Reason("code-parameters", {"name": "f(x)"}),
        Reason("code-syntax", {"line": 2, "piece": "x ="}), Reason("code-indentation", {"line": 2, "piece": "x"}),
        Reason("code-indentation-lost"), Reason("code-loops-left", {"line": 1}), Reason("code-float-mask", {"dtype": "float64"}),
        Reason("code-quotes-repaired"), Reason("too-long"), Reason("too-deep"),
    ],
    ids=lambda reason: reason.code,
)  # fmt: skip
def test_every_reason_has_its_words(reason: Reason, learner: Learner) -> None:
    text = shown([reason], learner)

    assert len(text) > 10
    assert text != shown([Reason(Built("from-the-future"))], learner)
    assert "\ue010" not in text
    assert "{" not in text
