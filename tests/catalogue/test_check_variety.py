"""`epsilon check` finds what shows only over many variants: monotony, idle parameters, wrong ways that never happen or lead to the right
answer, hints and methods that miss, claims that are untrue."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.catalogue.check import check
from tests.catalogue.drill_text import DRILL, write_content

SEEDS = 200

GROWTH = """\
revision: 1
level: E
kind: growth
title: {en: Loops, fa: حلقه‌ها}
text:
  en: A loop runs over $n$ items<% if inner == 1 %> inside another<% elif inner == 2 %> and halves them<% endif %>, on << machines >> machines. How does its time grow?
  fa: حلقه‌ای روی $n$ چیز<% if inner == 1 %> درون حلقه‌ای دیگر<% elif inner == 2 %> و با نصف کردنشان<% endif %> روی << machines >> ماشین اجرا می‌شود. زمانش چگونه رشد می‌کند؟
instructions: {en: The order in $n$., fa: مرتبه بر حسب $n$.}
parameters:
  inner: {canonical: 0, choices: [0, 1, 2]}
  machines: {canonical: 2, from: 2, to: 10}
let:
  class: '"n" if inner == 0 else ("n^2" if inner == 1 else "log(n)")'
  many: '"n" + str(machines)'
answer: << class >>
symbols: [n]
hints:
  - {en: Count the steps., fa: گام‌ها را بشمارید.}
  - {en: How often does the body run?, fa: بدنه چند بار اجرا می‌شود؟}
misconceptions:
  - id: machines
    value: n^<< machines + 2 >>
    feedback: {en: Machines are a constant factor., fa: ماشین‌ها ضریب ثابت‌اند.}
because: {en: The body runs so often., fa: بدنه به همین تعداد اجرا می‌شود.}
explanation: {en: The body runs so often., fa: بدنه به همین تعداد اجرا می‌شود.}
why: {en: It is the first step., fa: گام نخست است.}
"""
CHOICE = """\
revision: 1
level: E
kind: choice
title: {en: Larger, fa: بزرگ‌تر}
text:
  en: Which is larger, << a >> or << b >>?
  fa: کدام بزرگ‌تر است، << a >> یا << b >>؟
instructions: {en: Compare., fa: مقایسه کنید.}
parameters:
  a: {canonical: 3, from: 1, to: 40}
  b: {canonical: 5, from: 1, to: 40}
constraints: [a != b]
options:
  - {id: first, text: {en: The first, fa: اولی}, correct: a > b}
  - {id: second, text: {en: The second, fa: دومی}, correct: b > a}
hints:
  - {en: Look at the digits., fa: به رقم‌ها نگاه کنید.}
  - {en: Count them., fa: آن‌ها را بشمارید.}
because: {en: One is larger., fa: یکی بزرگ‌تر است.}
explanation: {en: One is larger., fa: یکی بزرگ‌تر است.}
why: {en: It is the first step., fa: گام نخست است.}
"""
SIZES = "size: {canonical: 7, from: 1, to: 40}"
FEEDBACK = "feedback: {en: More data must take longer., fa: دادهٔ بیشتر باید زمان بیشتری ببرد.}"
WRONG_WAY = f"  - id: upside-down\n    value: 1000 * speed / size\n    {FEEDBACK}\n"
HINT = "{en: A second has 1000 ms., fa: هر ثانیه ۱۰۰۰ میلی‌ثانیه است.}"
OFTEN_7 = "size: {canonical: 7, choices: [7, 7, 7, 7, 1, 2, 3, 4, 5, 6, 8, 9, 10]}"


def faults(folder: Path, drill: str) -> list[str]:
    found = check(write_content(folder, drill), seeds=SEEDS, workers=1).faults
    return [str(fault) for fault in found]


@pytest.mark.parametrize("drill", [DRILL, GROWTH, CHOICE], ids=["number", "growth", "choice"])
def test_varied_content_has_no_faults(drill: str, tmp_path: Path) -> None:
    """The drills in which the faults below are planted are themselves sound."""
    assert faults(tmp_path, drill) == []


def test_a_number_to_be_passed_over_is_no_fault(tmp_path: Path) -> None:
    """Of several values, the question shows one that the answer would depend on, were it larger."""
    decoy = DRILL.replace(SIZES, f"{SIZES}\n  less: {{canonical: 0.5, choices: [0.25, 0.5]}}")
    decoy = decoy.replace("seconds: size / speed", "seconds: max(size, less) / speed")
    decoy = decoy.replace("long do $<< size >>$", "long do $<< size >>$ or $<< less >>$")
    decoy = decoy.replace("$<< size >>$ گیگابایت چقدر", "$<< size >>$ یا $<< less >>$ گیگابایت چقدر")

    assert faults(tmp_path, decoy) == []


PLANTED = [
    # what is planted, in which drill, in place of what, and what is said
    ("a number that nothing depends on", DRILL, [("GB/s. How", "GB/s over << hops >> hops. How"), ("می‌برد. $", "از << hops >> گره می‌برد. $"), (SIZES, f"{SIZES}\n  hops: {{canonical: 2, from: 1, to: 9}}")], "parameters.hops: changes neither the answer"),
    ("a parameter that is not used", DRILL, [(SIZES, f"{SIZES}\n  spare: {{canonical: 2, from: 1, to: 9}}")], "parameters.spare: changes neither the answer"),
    ("a parameter multiplied by nothing", DRILL, [(SIZES, f"{SIZES}\n  spare: {{canonical: 2, from: 1, to: 9}}"), ("answer: 1000 * seconds", "answer: 1000 * seconds + 0 * spare")], "parameters.spare: changes neither the answer"),
    ("a parameter of an unused derived value", DRILL, [(SIZES, f"{SIZES}\n  spare: {{canonical: 2, from: 1, to: 9}}"), ("  seconds: size / speed", "  seconds: size / speed\n  unused: spare * 2")], "parameters.spare: changes neither the answer"),
    ("a parameter of a constraint that always holds", DRILL, [(SIZES, f"{SIZES}\n  spare: {{canonical: 2, from: 1, to: 9}}"), ("  - size != speed", "  - size != speed\n  - spare > 0")], "parameters.spare: changes neither the answer"),
    ("few questions", DRILL, [(SIZES, "size: {canonical: 7, choices: [7]}")], "only 4 different questions in 200 variants"),
    ("few answers", DRILL, [("answer: 1000 * seconds", "answer: 7000 / speed"), ("oracle: size * 1000 / speed", "oracle: 7 * 1000 / speed")], "only 4 different answers in 200 variants, fewer than 8"),
    ("one answer too often", DRILL, [("answer: 1000 * seconds", "answer: 280 if size < 30 else 1000 * seconds"), ("oracle: size * 1000 / speed", "oracle: 280 if size < 30 else size * 1000 / speed")], "the answer is 280 in"),
    ("one text and one class of growth", GROWTH, [("choices: [0, 1, 2]", "choices: [0]"), ("from: 2, to: 10", "from: 2, to: 2")], "only 1 different questions in 200 variants"),
    ("one class of growth", GROWTH, [('"n^2" if inner == 1 else "log(n)"', '"n" if inner == 1 else "n"')], "only 1 different answers in 200 variants, fewer than 3"),
    ("one class of growth too often", GROWTH, [("choices: [0, 1, 2]", "choices: [0, 0, 0, 0, 0, 1, 2]")], "the answer is n in"),
    ("a choice with one answer", CHOICE, [("correct: a > b", "correct: a > 0"), ("correct: b > a", "correct: a < 0")], "only 1 different answers in 200 variants, fewer than 2"),
    ("a choice with nearly one answer", CHOICE, [("correct: a > b", "correct: a > 4"), ("correct: b > a", "correct: a <= 4")], "the answer is first in"),
    ("several to tick, and one right", CHOICE, [("kind: choice", "kind: choice\nseveral: true")], "only one of several options is right"),
    ("a wrong way that no variant has", DRILL, [(WRONG_WAY, WRONG_WAY + f"  - id: never\n    value: 3 * seconds\n    when: size > 100\n    {FEEDBACK}\n")], "misconceptions.1: never part of any of 200 variants"),
    ("a wrong way behind another", DRILL, [(WRONG_WAY, WRONG_WAY + f"  - id: again\n    value: speed / size * 1000\n    coincides: drop\n    {FEEDBACK}\n")], "misconceptions.1: never part of any of 200 variants"),
    ("a wrong way that is mostly right", DRILL, [(WRONG_WAY, WRONG_WAY + f"  - id: lucky\n    value: 1000 * seconds if size < 30 else 1\n    coincides: drop\n    {FEEDBACK}\n")], "misconceptions.1: leads to the right answer in"),
    ("a method that misses the tolerance", DRILL, [("oracle: size * 1000 / speed", "approach: 1024 * seconds\noracle: size * 1000 / speed")], "approach: who follows it comes to 286.72, which is not judged right"),
    ("a method that misses it for some", DRILL, [("oracle: size * 1000 / speed", "approach: floor(10 * seconds) * 100\noracle: size * 1000 / speed")], "approach: who follows it comes to"),
    ("a way that leads elsewhere", DRILL, [("oracle: size * 1000 / speed", "way: 1024 * size / speed\noracle: size * 1000 / speed")], "way: the way leads to 286.72, the answer is 280"),
    ("a hint that writes the answer out", DRILL, [(SIZES, OFTEN_7), ("choices: [12.5, 25, 50, 100]", "choices: [25]"), (HINT, "{en: For instance $280$ ms., fa: برای نمونه $280$ میلی‌ثانیه.}")], "hints.1: prints the answer in"),
    ("a hint that writes it as a power", DRILL, [(SIZES, OFTEN_7.replace("7", "2.5")), ("choices: [12.5, 25, 50, 100]", "choices: [25]"), (HINT, "{en: 'Near $10^{2}$ ms.', fa: 'نزدیک $10^{2}$ میلی‌ثانیه.'}")], "hints.1: prints the answer in"),
    ("large whole numbers asked exactly", DRILL, [("unit: ms\ntolerance: {relative: 0.01}\n", "unit: ms\n"), ("answer: 1000 * seconds", "answer: 123457 * size"), ("oracle: size * 1000 / speed", "oracle: size * 123457")], "tolerance: whole numbers above 100000 are not asked exactly"),
    ("a feedback that is never true", DRILL, [(WRONG_WAY, WRONG_WAY + "    holds: size > 1000\n")], "misconceptions.0.holds: its feedback is not true of this variant"),
    ("a feedback that is untrue for some", DRILL, [(WRONG_WAY, WRONG_WAY + "    holds: speed < 100\n")], "misconceptions.0.holds: its feedback is not true of this variant"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("drill", "changes", "report"), [p[1:] for p in PLANTED], ids=[p[0] for p in PLANTED]
)
def test_each_planted_fault_is_found(
    drill: str, changes: list[tuple[str, str]], report: str, tmp_path: Path
) -> None:
    """With the drill's file and the field it is in."""
    planted = drill
    for old, new in changes:
        assert old in planted, old
        planted = planted.replace(old, new)

    found = faults(tmp_path, planted)

    assert any(line.startswith("links/wire.yaml:") and report in line for line in found), found
