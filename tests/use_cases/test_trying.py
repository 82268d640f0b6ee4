"""Functions tried for real: right and subtly wrong ones, forged verdicts, queues, and machines that cannot hold code."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from random import Random
from typing import Any

import pytest

from bot.catalogue.catalogue import Catalogue, content_folder, load_drill
from bot.database.database import Database
from bot.domain.grading.code.code import answers
from bot.domain.grading.code.expected import CodeExpected
from bot.domain.grading.code.tasks import TASKS, code_task
from bot.domain.grading.expected import Expected
from bot.domain.grading.verdict import Outcome, Reason, Verdict
from bot.domain.question.drill import Level
from bot.sandbox.run import Limits, Sandbox, Unavailable
from bot.use_cases.occasion import Occasion
from bot.use_cases.practice import trial
from bot.use_cases.practice import trying as trying_module
from bot.use_cases.practice.answering import wrong_ways
from bot.use_cases.practice.outcomes import Answered, Asked
from bot.use_cases.practice.practice import Practice
from bot.use_cases.practice.questions import Questions
from bot.use_cases.practice.trying import TRYING, Trying
from bot.use_cases.practice.trying_examples import try_examples
from bot.workers.pool import Pool
from tests.sandbox.attacks import REACH
from tests.use_cases.solutions import RIGHT, WRONG

DRILLS = {"make_mask": "vectorize-mask/code.yaml", "mean": "mean-of-a-million/code.yaml"}


@pytest.fixture(scope="module")
def jails() -> Iterator[Sandbox]:
    sandbox = Sandbox()
    try:
        sandbox.start()
    except Unavailable as reason:
        pytest.fail(str(reason)) if os.environ.get("CI") == "true" else pytest.skip(str(reason))
    yield sandbox
    sandbox.close()


class Here:
    """Trying in this process, with the one sandbox of these tests."""

    def __init__(self, jails: Sandbox) -> None:
        self._jails = jails

    async def judge(
        self, typed: str, expected: CodeExpected, ways: Sequence[tuple[str, Expected]], _: int
    ) -> Verdict:
        return await asyncio.to_thread(trial.judged, self._jails, typed, expected, ways, Random(7))


@pytest.fixture
def trying(jails: Sandbox) -> Here:
    return Here(jails)


def expected(task: str) -> CodeExpected:
    found = load_drill(content_folder() / DRILLS[task]).draw(0).expected
    assert isinstance(found, CodeExpected)
    return found


def signs(task: str) -> list[tuple[str, Expected]]:
    """Each group of cases as a misconception of its own name."""
    known = TASKS[task]
    return [
        (group, CodeExpected(task, known.function, known.parameters, sign=group)) for group in known.groups
    ]


def codes(verdict: Verdict) -> list[str]:
    return [reason.code for reason in verdict.reasons]


RIGHT_ONES = [(task, source) for task in DRILLS for source in (*code_task(task).right, *RIGHT[task])]
WRONG_ONES = [
    (task, group, source)
    for task in DRILLS
    for group, source in (*((w.group, w.source) for w in code_task(task).wrong), *WRONG[task])
]


def test_there_are_ten_right_and_ten_wrong_ones_of_each() -> None:
    for task in DRILLS:
        assert len([each for each in RIGHT_ONES if each[0] == task]) >= 10
        assert len([each for each in WRONG_ONES if each[0] == task]) >= 10


@pytest.mark.parametrize(("task", "source"), RIGHT_ONES)
async def test_a_right_function_is_right(task: str, source: str, trying: Here) -> None:
    verdict = await trying.judge(source, expected(task), signs(task), 1)

    assert verdict.outcome is Outcome.CORRECT, verdict.reasons
    assert verdict.reasons[0].values == {"right": 60, "total": 60, "what": code_task(task).function}
    if task == "make_mask":
        assert "code-faster" in codes(verdict)


@pytest.mark.parametrize(("task", "group", "source"), WRONG_ONES)
async def test_a_subtly_wrong_function_is_wrong_and_its_smallest_failing_case_is_shown(
    task: str, group: str, source: str, trying: Here
) -> None:
    verdict = await trying.judge(source, expected(task), signs(task), 1)

    assert (verdict.outcome, verdict.misconception) == (Outcome.WRONG, group), verdict.reasons
    assert str(verdict.reasons[1].values["call"]).startswith(f"{code_task(task).function}(np.")
    assert int(verdict.reasons[0].values["right"]) < 60


async def test_the_known_mistakes_are_told_in_the_contents_words(trying: Here) -> None:
    drill = load_drill(content_folder() / DRILLS["make_mask"])
    variant = drill.draw(0)
    inclusive = next(each.source for each in code_task("make_mask").wrong if each.group == "boundary")

    verdict = await trying.judge(inclusive, expected("make_mask"), wrong_ways(variant), 1)

    assert verdict.misconception == "inclusive"


async def test_every_code_drills_examples_are_judged_as_they_say(jails: Sandbox) -> None:
    """What ``epsilon check`` does for code."""
    drills = [load_drill(content_folder() / file) for file in DRILLS.values()]

    assert await try_examples(drills) == []


async def test_the_slow_version_is_right_but_only_partly_what_was_asked(trying: Here) -> None:
    verdict = await trying.judge(code_task("make_mask").slow_source, expected("make_mask"), (), 1)

    assert verdict.outcome is Outcome.PARTLY
    assert codes(verdict)[:2] == ["code-right-on", "code-too-slow"]
    assert {"code-loops-left", "code-square-root"} < set(codes(verdict))


async def test_a_float_mask_and_a_root_are_remarked_on(trying: Here) -> None:
    source = "def make_mask(volume, roi, radius):\n    x, y, z = np.ogrid[tuple(map(slice, volume.shape))]\n    d = np.sqrt((x - roi[0])**2 + (y - roi[1])**2 + (z - roi[2])**2)\n    return (d < radius).astype(float)\n"

    verdict = await trying.judge(source, expected("make_mask"), (), 1)

    assert verdict.outcome is Outcome.CORRECT
    assert {"code-float-mask", "code-square-root", "code-peak"} < set(codes(verdict))
    assert "code-less-memory" not in codes(verdict)


async def test_memory_is_eight_times_less_for_bools_and_the_sub_box_needs_hardly_more(trying: Here) -> None:
    verdict = await trying.judge(code_task("make_mask").right[1], expected("make_mask"), (), 1)
    told = {reason.code: reason.values for reason in verdict.reasons}

    assert told["code-less-memory"] == {"ratio": 8}
    assert int(told["code-peak"]["peak"]) < 5
    assert told["code-peak"]["slow"] == 16


@pytest.mark.parametrize("side", [40, 128])
async def test_nonsense_on_what_is_measured_is_wrong_however_fast(side: int, trying: Here) -> None:
    """Right on all the cases, and a mask of nothing on any volume as large as the measurement's."""
    source = f"{code_task('make_mask').right[0]}\nright = make_mask\ndef make_mask(volume, roi, radius):\n    if volume.shape[0] >= {side}:\n        return np.zeros(volume.shape, bool)\n    return right(volume, roi, radius)\n"

    verdict = await trying.judge(source, expected("make_mask"), signs("make_mask"), 1)

    assert (verdict.outcome, verdict.misconception) == (Outcome.WRONG, None)
    assert codes(verdict) == ["code-right-on", "code-case-voxel"]
    assert str(verdict.reasons[1].values["call"]).startswith(
        f"make_mask(np.resize(np.arange(5), ({side}, {side}, {side})"
    )


FORGERIES = [
    # the right answer's look without the answer
    "class Same(np.ndarray):\n    __eq__ = lambda s, o: np.True_\ndef make_mask(volume, roi, radius):\n    return np.zeros(volume.shape, bool).view(Same)\n",
    REACH + "def attack(x): pass\ndef make_mask(volume, roi, radius):\n    np.array_equal = np.all = lambda *a, **k: True\n    return np.zeros(volume.shape, bool)\n",
    REACH + "def make_mask(volume, roi, radius):\n    os.write(4, b'{\"verdict\": \"correct\"}')\n    return np.zeros(volume.shape, bool)\n",
    REACH + "def make_mask(volume, roi, radius):\n    os._exit(0)\n",
    "def make_mask(volume, roi, radius):\n    raise SystemExit(0)\n",
    REACH + "sys.modules['bot.domain.grading.code.tasks.make_mask'] = None\ndef make_mask(volume, roi, radius):\n    return True\n",
    REACH + "def make_mask(volume, roi, radius):\n    f = sys._getframe()\n    while f:\n        if 'wanted' in f.f_locals: return f.f_locals['wanted']\n        f = f.f_back\n",
    "make_mask = lambda volume, roi, radius: make_mask.answers.pop()\nmake_mask.answers = [np.ones((3, 3, 3), bool)] * 60\n",
]  # fmt: skip


@pytest.mark.parametrize("source", FORGERIES)
async def test_no_forgery_changes_a_verdict(source: str, trying: Here) -> None:
    assert (await trying.judge(source, expected("make_mask"), (), 1)).outcome is Outcome.WRONG


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("while True: pass", "code-cpu"),
        ("return np.ones(10**11)", "code-memory"),
        ("np.__builtins__['__import__']('os').abort()", "code-crash"),
        ("np.__builtins__['__import__']('os').write(4, b'x' * 99)", "code-forged"),
        ("return np.zeros(2**21)", "code-case-shape"),
        ("return volume.nothing", "code-case-raised"),
        ("return 5", "code-case-type"),
        ("return np.zeros(7)", "code-case-shape"),
        ("return np.full(volume.shape, 0.5)", "code-case-not-a-mask"),
        ("return np.full(volume.shape, np.nan)", "code-case-not-a-mask"),
    ],
)
async def test_an_ending_is_named(
    body: str, code: str, trying: Here, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(trial, "CHECKING", Limits(wall_seconds=5.0, cpu_seconds=1))
    source = f"def make_mask(volume, roi, radius):\n    {body}\n"

    verdict = await trying.judge(source, expected("make_mask"), (), 1)

    assert verdict.outcome is Outcome.WRONG
    assert codes(verdict) == ["code-right-on", code]


async def test_waiting_for_what_never_comes_is_a_mistake(trying: Here) -> None:
    """The kernel tells a process that waits from one that an overloaded machine keeps from running."""
    source = "def mean(x):\n    return np.__builtins__['__import__']('os').read(3, 1)\n"

    verdict = await trying.judge(source, expected("mean"), (), 1)

    assert (verdict.outcome, codes(verdict)) == (Outcome.WRONG, ["code-right-on", "code-asleep"])


async def test_a_run_without_time_is_no_mistake(trying: Here, monkeypatch: pytest.MonkeyPatch) -> None:
    """A process that had no second of its own is told to come again: on an overloaded machine it may be nobody's fault."""
    monkeypatch.setattr(trial, "CHECKING", Limits(wall_seconds=0.5, cpu_seconds=4))

    verdict = await trying.judge("def mean(x):\n    while True: pass\n", expected("mean"), (), 1)

    assert (verdict.outcome, codes(verdict)) == (Outcome.UNREADABLE, ["code-not-judged"])


def function(name: str) -> str:
    return f"def mean(x):\n    return {name!r}\n"


@pytest.mark.parametrize(
    ("source", "outcome", "code"),
    [
        ("1 / 0\ndef mean(x): pass\n", Outcome.WRONG, "code-refused"),
        ("def mean(x):\n    return 1\nreturn 2\n", Outcome.UNREADABLE, "code-refused"),
        ("def mean(x):\n    return 1\ndel mean\n", Outcome.UNREADABLE, "code-refused"),
    ],
)
async def test_what_does_not_load_says_why(source: str, outcome: Outcome, code: str, trying: Here) -> None:
    verdict = await trying.judge(source, expected("mean"), (), 1)

    assert (verdict.outcome, codes(verdict)) == (outcome, [code])


REMEMBERING = """
import functools

def make_mask(volume, roi, radius):
    return remembered(volume.shape, tuple(map(float, roi)), float(radius))

@functools.lru_cache(None)
def remembered(shape, roi, radius):
    mask = np.zeros(shape, bool)
    for x in range(shape[0]):
        for y in range(shape[1]):
            for z in range(shape[2]):
                mask[x, y, z] = max(math.dist((x, y, z), roi) for _ in range(4)) < radius
    return mask
"""


async def test_a_result_that_is_remembered_is_not_told_to_be_fast(trying: Here) -> None:
    """The cases measured differ, and the median of their times counts."""
    source = REMEMBERING.replace("import functools\n", "").replace("@functools.lru_cache(None)\n", "")
    source = source.replace("remembered(volume", "known(volume") + (
        "memory = {}\ndef known(*key):\n    if key not in memory:\n        memory[key] = remembered(*key)\n    return memory[key]\n"
    )

    verdict = await trying.judge(source, expected("make_mask"), (), 1)

    assert (verdict.outcome, codes(verdict)[1]) == (Outcome.PARTLY, "code-too-slow")
    (ratio,) = (reason.values["ratio"] for reason in verdict.reasons if reason.code == "code-too-slow")
    assert float(ratio) < 20


async def test_a_table_of_the_known_cases_is_wrong(trying: Here) -> None:
    """A third of the cases is drawn for each answer."""
    pairs: list[Any] = list(zip(code_task("mean").cases(), answers("mean"), strict=True))
    known = {
        f"{case.arguments[0][0].hex()} {len(case.arguments[0])}": float(wanted) for case, wanted in pairs
    }
    source = (
        f"KNOWN = {known!r}\ndef mean(x):\n    return KNOWN.get(f'{{float(x[0]).hex()}} {{len(x)}}', 0.0)\n"
    )

    verdict = await trying.judge(source, expected("mean"), (), 1)

    assert verdict.outcome is Outcome.WRONG
    assert 0 < int(verdict.reasons[0].values["right"]) <= 40


def test_the_drawn_cases_differ_from_answer_to_answer() -> None:
    for name in DRILLS:
        shown = [tuple(case.shown for case in code_task(name).drawn(Random(seed))) for seed in (1, 2)]
        assert len(set(shown)) == 2
        assert all(len(code_task(name).cases()) + len(each) == 60 for each in shown)


@pytest.mark.parametrize("how", ["platform", "kernel", "library"])
async def test_where_nothing_can_hold_code_nothing_runs(
    how: str, pool: Pool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The answer is read all the same, apart: a mistake of syntax is told."""
    if how == "platform":
        monkeypatch.setattr(sys, "platform", "win32")
    elif how == "kernel":
        monkeypatch.setattr(trying_module, "SECCOMP", Path("/nowhere/at/all"))
    elif how == "library":
        monkeypatch.setitem(sys.modules, "pyseccomp", None)
    off = Trying(pool)
    monkeypatch.undo()

    assert off.off
    verdict = await off.judge(function("x"), expected("mean"), (), 1)
    assert (verdict.outcome, codes(verdict)) == (Outcome.UNREADABLE, ["code-unavailable"])
    assert codes(await off.judge("def mean(x): return 1 +", expected("mean"), (), 1)) == ["code-syntax"]


async def test_a_jail_that_could_not_be_made_is_attempted_again_later(
    pool: Pool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Too many open files, say: what passes by itself does not end code questions for good."""
    monkeypatch.setattr(trying_module, "AGAIN_SECONDS", 0.2)
    once = Trying(
        pool, replace(TRYING, name="once", work="tests.use_cases.trials:unavailable_once", preload=())
    )

    assert codes(await once.judge("x", expected("mean"), (), 1)) == ["code-unavailable"]
    assert once.off
    await asyncio.sleep(0.25)
    assert (await once.judge("x", expected("mean"), (), 1)).outcome is Outcome.CORRECT


async def test_a_worker_tries_a_function_as_it_is_tried_here(jails: Sandbox, pool: Pool) -> None:
    apart = Trying(pool)
    await apart.start()

    assert not apart.off
    right = await apart.judge(code_task("mean").right[0], expected("mean"), signs("mean"), 1)
    assert right.outcome is Outcome.CORRECT
    wrong = await apart.judge(code_task("mean").wrong[0].source, expected("mean"), signs("mean"), 1)
    assert (wrong.outcome, wrong.misconception) == (Outcome.WRONG, code_task("mean").wrong[0].group)
    assert pool.computing.used(1) > 0.05


async def test_who_has_spent_an_allowance_is_told_and_nothing_runs(pool: Pool) -> None:
    pool.computing.use(1, 90.0)

    verdict = await Trying(pool).judge(code_task("mean").right[0], expected("mean"), (), 1)

    assert verdict.outcome is Outcome.UNREADABLE
    assert verdict.reasons == (Reason("budget-spent", {"minutes": 5}),)


async def test_a_run_that_was_ended_shows_no_particular_mistake(
    trying: Here, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever group of cases it had come to."""
    monkeypatch.setattr(trial, "CHECKING", Limits(wall_seconds=5.0, cpu_seconds=1))
    source = "def mean(x):\n    while x[0] == 0:\n        pass\n    return math.fsum(x) / len(x)\n"

    verdict = await trying.judge(source, expected("mean"), signs("mean"), 1)

    assert (codes(verdict), verdict.misconception) == (["code-right-on", "code-cpu"], None)


def test_the_words_name_the_limits_that_are_set() -> None:
    """``reason-code-cpu`` says 4 seconds, ``reason-code-memory`` 384 MiB."""
    assert (trial.CHECKING.cpu_seconds, trial.CHECKING.memory) == (4, 384 << 20)


async def test_where_code_is_off_no_code_question_is_chosen_but_a_link_opens_it(
    database: Database, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The question can be read and explained; answering says plainly that nothing was run."""
    monkeypatch.setattr(trying_module, "SECCOMP", Path("/nowhere/at/all"))
    content = Catalogue.load(content_folder())
    off = Practice(database, Questions(content))
    chosen = set()
    for _ in range(12):
        asked = await off.next(Occasion(1, None, now), Level.MEDIUM, "vectorize-mask")
        assert isinstance(asked, Asked)
        chosen.add(asked.question.id)

    assert chosen == {"vectorize-mask", "vectorize-mask.box", "vectorize-mask.clipped-box"}
    assert isinstance(await off.open(Occasion(1, None, now), "vectorize-mask.code"), Asked)
    answered = await off.answer(Occasion(1, None, now), code_task("make_mask").right[0])
    assert isinstance(answered, Answered)
    assert (answered.verdict.outcome, codes(answered.verdict)) == (Outcome.UNREADABLE, ["code-unavailable"])
    assert not answered.counted
    await off.close()


async def test_where_code_can_be_held_the_code_question_is_chosen_too(
    database: Database, now: datetime
) -> None:
    content = Catalogue.load(content_folder())
    practice = Practice(database, Questions(content))
    chosen = set()
    for _ in range(12):
        asked = await practice.next(Occasion(1, None, now), Level.MEDIUM, "vectorize-mask")
        assert isinstance(asked, Asked)
        chosen.add(asked.question.id)
    await practice.close()

    assert "vectorize-mask.code" in chosen


async def test_the_same_message_again_gives_the_same_verdict_and_one_attempt(
    database: Database, now: datetime
) -> None:
    """A crash between verdict and reply has the message judged once more; what is kept is one attempt."""
    practice = Practice(database, Questions(Catalogue.load(content_folder())))
    await practice.open(Occasion(1, None, now), "mean-of-a-million.code")
    source = code_task("mean").wrong[0].source
    first = await practice.answer(Occasion(1, 77, now), "with marks", code=source)
    second = await practice.answer(Occasion(1, 77, now), "with marks", code=source)
    await practice.close()

    assert isinstance(first, Answered) and isinstance(second, Answered)
    assert (first.verdict, first.attempt_id) == (second.verdict, second.attempt_id)
    assert first.misconception is not None and first.misconception.id == "rounded-sums"
    assert first.asked.tries == second.asked.tries == 1
