"""A Python function: read here, run by the use case in the sandbox, judged here from what came back.

``read`` parses and never runs. A ``Trial`` is what running yielded: the cases and, where all of them are right, the measurement beside the
slow version's. Without a trial there is no verdict: code is never judged by its looks.
"""

from __future__ import annotations

import ast
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache
from statistics import median

from bot.domain.grading.code import code_style
from bot.domain.grading.code.code_run import Call, Run, Stop
from bot.domain.grading.code.code_text import OFFERED, functions, imports, read_source, takes
from bot.domain.grading.code.expected import CodeExpected
from bot.domain.grading.code.guard import changed_argument
from bot.domain.grading.code.tasks import TASKS, code_task
from bot.domain.grading.code.tasks.task import Case, CodeTask
from bot.domain.grading.examples import Likely
from bot.domain.grading.expected import Expected
from bot.domain.grading.samples import Samples
from bot.domain.grading.verdict import Outcome, Reading, Reason, Understood, Unreadable, Verdict

ONE, HALF, ZERO = Fraction(1), Fraction(1, 2), Fraction(0)
NOTEWORTHY = Fraction(3, 2)
MEBIBYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Submission:
    """Source that defines the function asked for."""

    source: str
    tree: ast.Module


@dataclass(frozen=True, slots=True)
class Trial:
    """The runs of one submission: of all cases; then, where those are right, measured beside the slow version.

    ``drawn`` are the cases, each with what is wanted of it, that come behind the task's own ones in ``checked``. ``cases`` are those
    measured; after them, ``measured`` may hold the task's large case.
    """

    checked: Run
    drawn: tuple[tuple[Case, object], ...] = ()
    cases: tuple[Case, ...] = ()
    measured: Run | None = None
    slow: Run | None = None


@dataclass(frozen=True, slots=True)
class Tried:
    """A submission with its trial."""

    submission: Submission
    trial: Trial


def read(text: str, expected: CodeExpected, language: str = "") -> Reading[Submission] | Unreadable:  # noqa: ARG001
    """The source, if it is Python that defines the function asked for and imports nothing but what is offered."""
    source = read_source(text)
    if isinstance(source, Unreadable):
        return source
    foreign = sorted(imports(source.tree) - OFFERED)
    if foreign:
        return Unreadable(
            Reason(
                "code-import",
                {"name": foreign[0][:40], "offered": ", ".join(sorted(OFFERED - {"__future__"}))},
            )
        )
    defined = functions(source.tree)
    if expected.function not in defined:
        return Unreadable(
            Reason("code-no-function", {"name": _signature(expected), "have": ", ".join(defined)[:80] or "–"})
        )
    if not takes(defined[expected.function], len(expected.parameters)):
        return Unreadable(Reason("code-parameters", {"name": _signature(expected)}))
    notes = (Reason("code-quotes-repaired"),) if source.repaired else ()
    own = f"{expected.function}({ast.unparse(defined[expected.function].args)})"
    return Reading(Submission(source.text, source.tree), Understood(own), notes)


def grade(reading: Reading[Submission | Tried], expected: CodeExpected) -> Verdict:
    """The verdict on a submission that was tried; what was not run cannot be judged."""
    if isinstance(reading.value, Submission):
        return Verdict(Outcome.UNREADABLE, ZERO, reading.understood, (Reason("code-unavailable"),))
    trial = reading.value.trial
    if expected.sign is not None:
        failing = first_failing(trial, expected.reference)
        known = failing is not None and failing.case.group == expected.sign and failing.judged
        return Verdict(Outcome.CORRECT if known else Outcome.WRONG, ONE if known else ZERO)
    verdict = _verdict(reading.value, expected.reference, reading.understood)
    return replace(verdict, reasons=(*verdict.reasons, *reading.remarks))


def verdict_on(
    reading: Reading[Submission],
    trial: Trial,
    expected: CodeExpected,
    wrong_ways: Sequence[tuple[str, Expected]],
) -> Verdict:
    """The verdict on a submission's trial, with the misconception that the smallest failing case shows."""
    tried = Reading(Tried(reading.value, trial), reading.understood, reading.remarks)
    verdict = grade(tried, expected)
    if verdict.outcome is not Outcome.WRONG:
        return verdict
    known = (
        name
        for name, wrong in wrong_ways
        if isinstance(wrong, CodeExpected) and grade(tried, wrong).outcome is Outcome.CORRECT
    )
    return replace(verdict, misconception=next(known, None))


def is_right(trial: Trial, expected: CodeExpected) -> bool:
    """Whether every case came back right, so that measuring makes sense."""
    return first_failing(trial, expected.reference) is None


def examples(expected: CodeExpected, likely: Likely) -> tuple[str, ...]:  # noqa: ARG001 (every kind takes it)
    """How a function begins."""
    return (f"def {_signature(expected)}: …",)


def samples(expected: CodeExpected) -> Samples:
    """The task's own examples; to be judged they have to be run. For a misconception, the wrong ones that show it."""
    task = code_task(expected.reference)
    right, wrong = task.right, tuple(each.source for each in task.wrong)
    if expected.sign is not None:
        right, wrong = tuple(each.source for each in task.wrong if each.group == expected.sign), task.right
    return Samples(right, wrong, ("", "?", "def f(:", "import os"))


@dataclass(frozen=True, slots=True)
class Failing:
    """The smallest case that failed, and how."""

    case: Case
    reason: Reason
    judged: bool = True
    """False where the run was ended there: that shows no particular mistake."""


def first_failing(trial: Trial, reference: str) -> Failing | None:
    """The first case that raised, came back wrong or did not come back; None where all are right."""
    task, run = code_task(reference), trial.checked
    for at, (case, wanted) in enumerate(all_cases(trial, reference)):
        out_of_memory = at == len(run.calls) - 1 and run.stop is Stop.MEMORY  # its last call told so
        if at >= len(run.calls) or out_of_memory:
            return Failing(case, _stopped(run), judged=False)
        if reason := _wrong(run.calls[at], wanted, task):
            return Failing(case, reason)
    return None


def all_cases(trial: Trial, reference: str) -> list[tuple[Case, object]]:
    """The cases of a trial, each with what is wanted of it."""
    return [*zip(code_task(reference).cases(), answers(reference), strict=True), *trial.drawn]


@cache
def answers(reference: str) -> tuple[object, ...]:
    """What the slow reference says of each case, computed once: the cases are the same for everybody."""
    task = code_task(reference)
    return tuple(task.reference(*case.arguments) for case in task.cases())


def _wrong(call: Call, wanted: object, task: CodeTask) -> Reason | None:
    if call.failure:
        error = f"{call.failure.type_name}: {call.failure.message}"[:200].removesuffix(": ")
        return Reason("code-case-raised", {"error": error, "line": call.failure.line})
    if call.value is None:
        return Reason("code-case-none")
    if (place := changed_argument(call.value)) is not None:
        names = next(outline.parameters for outline in TASKS.values() if outline.function == task.function)
        return Reason("code-case-argument", {"name": names[place] if 0 <= place < len(names) else "–"})
    return task.differs(call.value, wanted)


def _stopped(run: Run) -> Reason:
    match run.stop:
        case Stop.CPU:
            return Reason("code-cpu")
        case Stop.ASLEEP:
            return Reason("code-asleep")
        case Stop.MEMORY:
            return Reason("code-memory")
        case Stop.OUTPUT:
            return Reason("code-output")
        case Stop.FORGED:
            return Reason("code-forged")
    return Reason("code-crash")


def _verdict(tried: Tried, reference: str, understood: Understood) -> Verdict:
    task = code_task(reference)
    run = tried.trial.checked
    if run.refused is not None:
        return _refused(run, understood)
    if run.stop is Stop.TIME:
        return Verdict(Outcome.UNREADABLE, ZERO, understood, (Reason("code-not-judged"),))
    wanted = [want for _, want in all_cases(tried.trial, reference)]
    right = sum(_wrong(call, want, task) is None for call, want in zip(run.calls, wanted, strict=False))
    counted = Reason("code-right-on", {"right": right, "total": len(wanted), "what": task.function})
    failing = first_failing(tried.trial, reference)
    if failing is not None:
        shown = Reason(failing.reason.code, {"call": failing.case.shown, **failing.reason.values})
        return Verdict(Outcome.WRONG, ZERO, understood, (counted, shown))
    return _right(tried, task, understood, counted)


def _refused(run: Run, understood: Understood) -> Verdict:
    assert run.refused is not None
    error = f"{run.refused.type_name}: {run.refused.message}"[:200].removesuffix(": ")
    if run.refused.type_name in ("SyntaxError", "LookupError"):
        # What only compiling finds, such as a return outside of a function; or a name taken back later on.
        return Verdict(
            Outcome.UNREADABLE,
            ZERO,
            understood,
            (Reason("code-refused", {"error": error, "line": run.refused.line}),),
        )
    reason = Reason("code-refused", {"error": error, "line": run.refused.line})
    return Verdict(Outcome.WRONG, ZERO, understood, (reason,))


def _right(tried: Tried, task: CodeTask, understood: Understood, counted: Reason) -> Verdict:
    """All cases right: correct, unless a vectorised function was asked for and this one is slow."""
    if failing := _failing_measured(tried.trial, task):
        shown = Reason(failing.reason.code, {"call": failing.case.shown, **failing.reason.values})
        return Verdict(Outcome.WRONG, ZERO, understood, (counted, shown))
    ratio = _ratio(tried.trial)
    if task.least_ratio is not None and ratio is None:
        if tried.trial.measured is not None and tried.trial.measured.stop is Stop.CPU:
            ratio = ZERO  # it did not even end
        else:
            return Verdict(Outcome.UNREADABLE, ZERO, understood, (Reason("code-not-judged"),))
    fast = task.least_ratio is None or (ratio is not None and ratio >= task.least_ratio)
    reasons = [counted, *_speed(ratio, task, fast=fast), *_memory(tried.trial, task)]
    if task.looks_at_style:
        reasons += code_style.remarks(tried.submission.tree, fast=fast)
    if fast:
        return Verdict(Outcome.CORRECT, ONE, understood, tuple(reasons))
    return Verdict(Outcome.PARTLY, HALF, understood, tuple(reasons))


def _failing_measured(trial: Trial, task: CodeTask) -> Failing | None:
    """What is measured has to be right too, or nonsense on what looks like a measurement would be fast."""
    if trial.measured is None:
        return None
    for case, call in zip(trial.cases, trial.measured.calls, strict=False):
        if reason := _wrong(call, task.reference(*case.arguments), task):
            return Failing(case, reason)
    large = _large_call(trial, task)
    if task.large is not None and large is not None and large.failure is None:
        reason = task.differs(large.value, task.large().wanted)
        return Failing(task.large().case, reason) if reason else None
    return None


def _large_call(trial: Trial, task: CodeTask) -> Call | None:
    if task.large is None or trial.measured is None or len(trial.measured.calls) <= len(trial.cases):
        return None
    return trial.measured.calls[len(trial.cases)]


def _ratio(trial: Trial) -> Fraction | None:
    """How many times as fast as the slow version, by the median over cases that differ; None where it could not be measured.

    A result that is remembered from one case helps with no other, and one lucky moment not with the median.
    """
    if trial.measured is None or trial.slow is None:
        return None
    own = [call.seconds for call in trial.measured.calls[: len(trial.cases)] if call.failure is None]
    slow = [call.seconds for call in trial.slow.calls if call.failure is None]
    if len(own) < len(trial.cases) or not own or not slow:
        return None
    return Fraction(median(slow)) / Fraction(max(median(own), 1e-6))


def _speed(ratio: Fraction | None, task: CodeTask, *, fast: bool) -> list[Reason]:
    if ratio is None:
        return []
    shown = {"ratio": _two_figures(ratio)}
    if not fast:
        return [Reason("code-too-slow", {**shown, "least": task.least_ratio or 0})]
    return [Reason("code-faster", shown)] if ratio >= NOTEWORTHY else []


def _two_figures(ratio: Fraction) -> Fraction | int:
    """A ratio is no more exact than that: 213.7 is 210, 3.26 is 3.3."""
    if ratio >= 10:
        step = int("1" + "0" * (len(str(int(ratio))) - 2))
        return int(ratio / step + HALF) * step
    return Fraction(round(ratio * 10), 10)


def _memory(trial: Trial, task: CodeTask) -> list[Reason]:
    """What the result takes beside the slow version's, and by how much the call raised the process's peak on a large case."""
    call = _large_call(trial, task)
    own_bytes = getattr(call.value, "nbytes", 0) if call else 0
    if call is None or task.large is None or not own_bytes:
        return []
    slow_bytes = task.large().slow_bytes
    times = Fraction(slow_bytes, own_bytes)
    found = [Reason("code-less-memory", {"ratio": _two_figures(times)})] if times >= NOTEWORTHY else []
    dtype = str(getattr(call.value, "dtype", ""))
    if own_bytes > task.large().slow_bytes // 8:
        found.append(Reason("code-float-mask", {"dtype": dtype}))
    peak = round(call.grown_kib * 1024 / MEBIBYTE)
    if peak:
        found.append(Reason("code-peak", {"peak": peak, "slow": round(slow_bytes / MEBIBYTE)}))
    return found


def _signature(expected: CodeExpected) -> str:
    return f"{expected.function}({', '.join(expected.parameters)})"
