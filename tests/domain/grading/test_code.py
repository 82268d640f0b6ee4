"""Reading functions as they come through a chat, and the tasks they are judged by. Nothing is run here."""

from __future__ import annotations

import ast
import random
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.grading.code import code, code_style
from bot.domain.grading.code.code_run import Call, Failure, Other, Run, Stop
from bot.domain.grading.code.code_text import takes
from bot.domain.grading.code.expected import CodeExpected
from bot.domain.grading.code.guard import CHANGED, changed_argument
from bot.domain.grading.code.tasks import TASKS, code_task
from bot.domain.grading.judge import judge
from bot.domain.grading.verdict import Outcome, Reading, Unreadable
from tests.effort import effort

MEAN = CodeExpected("mean", "mean", ("x",))
MASK = CodeExpected("make_mask", "make_mask", ("volume", "roi", "radius"))
PLAIN = "def mean(x):\n    return sum(x) / len(x)\n"


def understood(text: str) -> str:
    found = code.read(text, MEAN)
    assert isinstance(found, Reading), found
    return found.value.source


def test_prompts_of_the_console_are_taken_off() -> None:
    """What it printed goes with them."""
    copied = ">>> def mean(x):\n...     return sum(x) / len(x)\n... \n>>> x = [1, 2]\n1.5\n"

    assert understood(copied) == PLAIN + "\nx = [1, 2]\n"


def test_sentences_round_the_code_need_no_marks() -> None:
    """What people write before and after it is left out; a line that is no sentence is still a fault of the code."""
    assert understood(f"Here is my solution:\n\n{PLAIN}\nI hope it is right.") == PLAIN
    assert understood(f"این پاسخ من است:\n{PLAIN}") == PLAIN
    assert understood(f"Thanks for the hint\nimport math\n{PLAIN}") == f"import math\n{PLAIN}"
    assert refused(PLAIN + "x = (\n")["code"] == "code-syntax"


def refused(text: str, expected: CodeExpected = MEAN) -> dict[str, object]:
    found = code.read(text, expected)
    assert isinstance(found, Unreadable), found
    return {"code": found.reason.code, **found.reason.values}


@pytest.mark.parametrize(
    "dressed",
    [
        PLAIN,
        f"```python\n{PLAIN}```",
        f"```\n{PLAIN}\n```",
        f"My answer:\n\n```Python\n{PLAIN}```\n\nIs it right?",
        f"```py\n{PLAIN}",
        f"\n\n{PLAIN}\n\n",
        PLAIN.replace("\n", "\r\n"),
        PLAIN.replace("    ", "\t"),
        PLAIN.replace("    ", "\u00a0" * 4),
        "\ufeff" + PLAIN,
        "\u200e" + PLAIN.replace("return", "return\u200b"),
        "".join(f"    {line}\n" for line in PLAIN.splitlines()),
    ],
)
def test_a_function_is_read_whatever_the_app_did_to_it(dressed: str) -> None:
    assert ast.dump(ast.parse(understood(dressed))) == ast.dump(ast.parse(PLAIN))


@pytest.mark.parametrize(
    ("dressed", "plain"),
    [
        ("def mean(x):\n    return x[“a”]\n", 'def mean(x):\n    return x["a"]\n'),
        ("def mean(x):\n    return x[‘a’] − 1\n", "def mean(x):\n    return x['a'] - 1\n"),
        ("def mean(x):\n    return x if len(x) ≥ ۲ else 2 × x\n", "def mean(x):\n    return x if len(x) >= 2 else 2 * x\n"),
        ("def mean(x):\n    «میانگین»\n    return x\n", 'def mean(x):\n    "میانگین"\n    return x\n'),
    ],
)  # fmt: skip
def test_typeset_signs_are_put_back_and_it_is_said(dressed: str, plain: str) -> None:
    found = code.read(dressed, MEAN)

    assert isinstance(found, Reading)
    assert found.value.source == plain
    assert [remark.code for remark in found.remarks] == ["code-quotes-repaired"]


def test_what_is_python_as_it_stands_is_left_alone() -> None:
    """Curly quotes inside a text are part of it."""
    source = 'def mean(x):\n    "“exact”"\n    return x\n'

    assert understood(source) == source


def test_fences_inside_of_python_stay() -> None:
    source = 'def mean(x):\n    """As in\n    ```\n    mean([1, 2])\n    ```\n    """\n    return x\n'

    assert understood(source) == source


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", {"code": "code-no-code"}),
        ("?", {"code": "code-no-code"}),
        ("30000", {"code": "code-no-function", "name": "mean(x)", "have": "–"}),
        ("I would use fsum here", {"code": "code-no-code"}),
        ("def mean(x):\nreturn sum(x)\n", {"code": "code-indentation-lost"}),
        ("import math\ndef mean(x):\ns = 0\nfor v in x:\ns += v\nreturn s\n", {"code": "code-indentation-lost"}),
        ("def mean(x):\n    s = 0\n      t = 1\n", {"code": "code-indentation", "line": 3, "piece": "t = 1"}),
        ("def mean(x):\n    return (x\n", {"code": "code-syntax", "line": 2, "piece": "return (x"}),
        ("def mean(x)\n    return x\n", {"code": "code-syntax", "line": 1, "piece": "def mean(x)"}),
        ("def Mean(x):\n    return x\n", {"code": "code-no-function", "name": "mean(x)", "have": "Mean"}),
        ("class A:\n    def mean(x):\n        return x\n", {"code": "code-no-function", "name": "mean(x)", "have": "–"}),
        ("def mean():\n    return 1\n", {"code": "code-parameters", "name": "mean(x)"}),
        ("def mean(x, y):\n    return 1\n", {"code": "code-parameters", "name": "mean(x)"}),
        ("def mean(x, *, y):\n    return 1\n", {"code": "code-parameters", "name": "mean(x)"}),
        ("import os\n" + PLAIN, {"code": "code-import", "name": "os"}),
        ("def mean(x):\n    import scipy.stats\n    return x\n", {"code": "code-import", "name": "scipy"}),
        ("from . import secrets\n" + PLAIN, {"code": "code-import", "name": "."}),
        (PLAIN + "#" * 20_000, {"code": "too-long"}),
        ("def mean(x):\n    return " + "-" * 15_000 + "x\n", {"code": "too-deep"}),
    ],
)  # fmt: skip
def test_what_cannot_be_tried_says_why(text: str, reason: dict[str, object]) -> None:
    found = refused(text)
    found.pop("offered", None)

    assert found == reason


@pytest.mark.parametrize(
    "signature", ["x", "x, y=1", "*x", "x, *rest", "x, /", "x, **named", "x, *, y=2", "x: 'np.ndarray'"]
)
def test_whatever_can_be_called_so_is_taken(signature: str) -> None:
    assert understood(f"def mean({signature}):\n    return x\n")


def test_numpy_and_math_may_be_imported_in_any_way() -> None:
    assert understood(
        f"from __future__ import annotations\nimport numpy as np, math\nfrom numpy.linalg import norm\n{PLAIN}"
    )
    assert understood("from math import fsum\nmean = lambda x: fsum(x) / len(x)\n")


@given(st.text(max_size=300))
def test_any_text_is_read_or_refused(text: str) -> None:
    assert isinstance(code.read(text, MEAN), Reading | Unreadable)


@given(st.text(alphabet="def mean(x):\n \treturn[]{}'\"\\#=+-*/,.:@~lambdfoiw0123“”", max_size=200))
def test_any_near_python_is_read_or_refused(text: str) -> None:
    assert isinstance(code.read("def mean(x):\n    " + text, MEAN), Reading | Unreadable)


@pytest.mark.parametrize(
    "text",
    [
        "```\n" + " " * 19_990, "`" * 20_000, "```py\n" + "``` \n" * 3_900, "\t" * 20_000, "def f():" + " :" * 9_990, " " * 19_000 + "def f(", "def " * 5_000,
        "x = 1\n" * 3_300, "“" * 20_000, "(" * 20_000, "a<" * 9_999 + "a", "f'" + "{" * 19_000, "\\\n" * 9_999, "#" * 20_000, "if x:\n" * 2_800, "lambda:" * 2_800,
    ],
)  # fmt: skip
def test_reading_takes_no_time_whatever_is_sent(text: str) -> None:
    """It happens between other people's messages."""
    assert effort(lambda: code.read(text, MEAN), times=3) < 0.5


def test_without_a_run_there_is_no_verdict() -> None:
    """The plain door to judging cannot run code, and says so; it never judges by looks."""
    verdict = judge(code_task("mean").right[0], MEAN)

    assert (verdict.outcome, verdict.reasons[0].code) == (Outcome.UNREADABLE, "code-unavailable")


@pytest.mark.parametrize("name", TASKS)
def test_the_slow_version_and_the_reference_agree_on_every_case(name: str) -> None:
    """Two ways to each answer: the source that is measured, and the function that judges."""
    task = code_task(name)
    names: dict[str, Any] = {"np": np}
    exec(task.slow_source, names)  # our own source
    for case, wanted in zip(task.cases(), code.answers(name), strict=True):
        assert task.differs(names[task.function](*case.arguments), wanted) is None, case.shown


@pytest.mark.parametrize("name", TASKS)
def test_there_are_sixty_cases_and_they_are_always_the_same(name: str) -> None:
    task = code_task(name)

    assert len(task.cases()) + len(task.drawn(random.Random(1))) == 60
    assert TASKS[name].groups == tuple(dict.fromkeys(case.group for case in task.cases()))
    assert TASKS[name].function == task.function
    assert [case.shown for case in task.cases()] == [case.shown for case in task.cases.__wrapped__()]  # type: ignore[attr-defined]
    assert all(len(case.shown) < 200 and "\n" not in case.shown for case in task.cases())


def test_the_cases_hold_every_trap_that_the_question_names() -> None:
    masks = [case.arguments for case in code_task("make_mask").cases()]
    means = [case.arguments[0] for case in code_task("mean").cases()]
    assert all(isinstance(volume, np.ndarray) for volume, _, _ in masks)
    radii: list[Any] = [radius for _, _, radius in masks]
    assert {type(roi) for _, roi, _ in masks} == {tuple, list, np.ndarray}
    assert 0 in radii and min(radii) < 0
    assert any(np.max(np.abs(np.asarray(roi, float))) >= 1e9 for _, roi, _ in masks)
    with np.errstate(all="ignore"):
        assert any(not np.isfinite(np.sum(x)) for x in means if isinstance(x, np.ndarray))
    assert any(isinstance(x, np.ndarray) and x.size >= 100_000 for x in means)
    assert any(isinstance(x, np.ndarray) and 0 < np.max(np.abs(x)) < 2.3e-308 for x in means)
    assert any(isinstance(x, np.ndarray) and np.signbit(x[x == 0]).any() for x in means)


@pytest.mark.parametrize(
    ("values", "exact"),
    [
        ([0.1] * 10, Fraction(0.1)),
        ([1e16, 1.0, -1e16], Fraction(1, 3)),
        ([5e-324, 1.5e-323], Fraction(2, 2**1074)),
        ([1.7e308, 1.7e308], Fraction(1.7e308)),
    ],
)
def test_the_exact_mean_is_exact(values: list[float], exact: Fraction) -> None:
    assert code_task("mean").reference(np.array(values)) == exact


@pytest.mark.parametrize(
    ("value", "wanted", "right"),
    [
        (1 / 3, Fraction(1, 3), True), (np.float64(1 / 3), Fraction(1, 3), True), (np.array(1 / 3), Fraction(1, 3), True),
        (3, Fraction(3), True), (np.int64(3), Fraction(3), True), (-0.0, Fraction(0), True), (0.0, Fraction(0), True),
        (1 + 9e-15, Fraction(1), True), (1 + 1.2e-14, Fraction(1), False), (True, Fraction(1), False), ("1", Fraction(1), False),
        (float("nan"), Fraction(0), False), (float("inf"), Fraction(1.7e308), False), (np.float32(0.1), Fraction(0.1), False),
        (0.0, Fraction(1, 2**1074), False), (5e-324, Fraction(3, 2**1075), True), (1e-323, Fraction(3, 2**1075), True),
        ([1.0], Fraction(1), False), (None, Fraction(1), False), (1 + 0j, Fraction(1), False), (10**400, Fraction(1), False),
    ],
)  # fmt: skip
def test_a_mean_is_judged_exactly(value: object, wanted: Fraction, right: bool) -> None:
    assert (code_task("mean").differs(value, wanted) is None) is right


ODD: list[object] = [
    None, True, 0, -1, 10**1200, 1.5, float("nan"), float("-inf"), 1j, "text", "", Other("object"), Other(""), [], [1], (2.0,), [[None]],
    *(np.full(shape, fill).astype(dtype) for shape in [(), (0,), (3,), (3, 3, 3), (1, 1)] for fill in (0, 1, 7)
      for dtype in ("?", "u1", "i8", "f2", "f4", "f8", "c8", "c16")),
    *(np.dtype(dtype).type(1) for dtype in ("?", "u1", "i8", "f2", "f8", "c16")),
    np.full((3, 3, 3), np.nan), np.full((3, 3, 3), np.inf), np.float64("nan"), np.float16("inf"),
]  # fmt: skip


@pytest.mark.parametrize("name", TASKS)
def test_whatever_comes_back_is_compared_without_a_fault(name: str) -> None:
    """A value of any type and shape that a frame can carry is right, or wrong with a reason of strings and whole numbers."""
    task = code_task(name)
    for wanted in (code.answers(name)[0], code.answers(name)[-1]):
        for value in ODD:
            reason = task.differs(value, wanted)
            assert reason is None or all(type(each) in (str, int) for each in reason.values.values())


def test_the_first_wrong_voxel_is_shown() -> None:
    wanted = np.zeros((2, 2, 2), bool)
    wanted[1, 0, 1] = True
    reason = code_task("make_mask").differs(np.ones((2, 2, 2)), wanted)

    assert reason and dict(reason.values) == {
        "voxel": "(0, 0, 0)",
        "got": "True",
        "wanted": "False",
        "count": 7,
    }
    assert code_task("make_mask").differs(wanted.astype("uint8"), wanted) is None


def run_of(values: list[object], stop: Stop | None = None) -> Run:
    return Run(tuple(Call(value, None, 0.001) for value in values), None, stop)


def tried(run: Run, measured: Run | None = None, slow: Run | None = None) -> code.Trial:
    cases = (code_task("make_mask").cases()[0],) * 3 if measured else ()
    return code.Trial(run, (), cases, measured, slow)


def right_masks() -> Run:
    return run_of(list(code.answers("make_mask")))


def verdict(trial: code.Trial, source: str = code_task("make_mask").right[0]) -> Any:
    reading = code.read(source, MASK)
    assert isinstance(reading, Reading)
    return code.verdict_on(reading, trial, MASK, ())


@pytest.mark.parametrize(
    ("seconds", "outcome", "ratio"),
    [
        (0.001, "correct", 210),
        (0.01, "correct", 21),
        (0.0106, "partly", 20),
        (0.1, "partly", Fraction(21, 10)),
    ],
)
def test_the_speed_asked_for_is_twenty_times_the_slow_versions(
    seconds: float, outcome: str, ratio: object
) -> None:
    """210 ms of the slow version; 10.6 ms is 19.8 times as fast and shown as 20, but judged as it is."""
    mask = code.answers("make_mask")[0]
    measured = Run(tuple(Call(mask, None, each) for each in (seconds + 0.3, seconds, seconds)))
    found = verdict(tried(right_masks(), measured, Run((Call(None, None, 0.21),))))

    assert found.outcome == outcome
    assert found.reasons[1].values["ratio"] == ratio


def test_an_unmeasured_right_mask_is_not_judged_wrong() -> None:
    assert verdict(tried(right_masks())).outcome is Outcome.UNREADABLE
    assert verdict(tried(right_masks(), Run((), None, Stop.TIME), Run(()))).outcome is Outcome.UNREADABLE
    assert verdict(tried(right_masks(), Run((), None, Stop.CPU), Run(()))).outcome is Outcome.PARTLY


def test_a_single_wrong_case_is_wrong_and_shown() -> None:
    values = list(code.answers("make_mask"))
    values[20] = 3
    found = verdict(tried(run_of(values)))

    assert found.outcome is Outcome.WRONG
    assert found.reasons[0].values["right"] == len(values) - 1
    assert found.reasons[1].values["call"] == code_task("make_mask").cases()[20].shown


def test_an_error_is_told_in_its_own_words_shortened() -> None:
    run = Run((Call(None, Failure("ValueError", "y" * 900, 4), 0.1),), None, Stop.CRASH)
    found = verdict(tried(run))

    assert len(str(found.reasons[1].values["error"])) == 200
    assert found.reasons[1].values["line"] == 4


@pytest.mark.parametrize(
    ("source", "codes"),
    [
        ("for i in x: pass", ["code-loops-left"]),
        ("y = [v for v in x]", ["code-loops-left"]),
        ("f = np.vectorize(g)", ["code-loops-left"]),
        ("y = x ** 0.5", ["code-square-root"]),
        ("y = np.linalg.norm(x)", ["code-square-root"]),
        ("y = math.sqrt(x)\nwhile True: pass", ["code-loops-left", "code-square-root"]),
        ("y = x ** 2 + np.sum(x)", []),
    ],
)
def test_style_is_seen_in_the_tree(source: str, codes: list[str]) -> None:
    assert [reason.code for reason in code_style.remarks(ast.parse(source), fast=False)] == codes


def test_positional_only_defaults_count() -> None:
    lone = ast.parse("def f(a, b=1, /, c=2): pass").body[0]
    assert isinstance(lone, ast.FunctionDef)

    assert [takes(lone, count) for count in range(5)] == [False, True, True, True, False]


def test_measured_arguments_are_drawn_afresh() -> None:
    for name in TASKS:
        task = code_task(name)
        first, second = (task.measured(random.Random(seed)).arguments for seed in (1, 2))
        assert any(
            not np.array_equal(np.asarray(a), np.asarray(b)) for a, b in zip(first, second, strict=True)
        )


@pytest.mark.parametrize(
    "value", [["another", 1], [1, 1], ["another"], 3, None, [CHANGED, "one"], [CHANGED, 1, 2]]
)
def test_only_the_guards_own_mark_says_that_an_argument_was_changed(value: object) -> None:
    assert changed_argument(value) is None
    assert changed_argument([CHANGED, 1]) == 1
