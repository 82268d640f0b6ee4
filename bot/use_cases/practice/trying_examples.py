"""Trying the examples of code drills, as a check of content and of the tasks themselves."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from typing import cast

from bot.domain.grading.code.expected import CodeExpected
from bot.domain.grading.code.tasks import code_task
from bot.domain.grading.verdict import Outcome
from bot.domain.question.drill import Drill, Variant
from bot.use_cases.practice.answering import wrong_ways
from bot.use_cases.practice.trying import Trying
from bot.workers.pool import Pool

Found = tuple[Drill, str, str]
"""A drill, the field at fault, and what is wrong."""


async def try_examples(drills: Sequence[Drill]) -> list[Found] | None:
    """What is wrong with the examples of code drills: a right one that is not judged right, a wrong one that is, or whose misconception
    is not recognised; a misconception that no wrong example shows. None where no code can be run."""
    pool = Pool()
    trying = Trying(pool)
    try:
        await trying.start()
        if trying.off:
            return None
        return [
            (drill, field, message)
            for drill in drills
            async for field, message in _faults(drill.draw(0), trying)
        ]
    finally:
        await pool.close()


async def _faults(variant: Variant, trying: Trying) -> AsyncIterator[tuple[str, str]]:
    expected, ways = variant.expected, wrong_ways(variant)
    task = code_task(cast(CodeExpected, expected).reference)
    for number, source in enumerate(task.right, 1):
        verdict = await trying.judge(source, expected, ways, None)
        if verdict.outcome is not Outcome.CORRECT:
            codes = ", ".join(reason.code for reason in verdict.reasons)
            yield "reference", f"right example {number} is judged {verdict.outcome} ({codes})"
    for slip, spoiling in task.mutants.items():
        for number, source in enumerate(task.right, 1):
            verdict = await trying.judge(f"{source}\n{spoiling}", expected, ways, 0)
            if verdict.outcome is not Outcome.WRONG:
                yield (
                    "reference",
                    f"right example {number} that {slip} is judged {verdict.outcome}: a case must find it",
                )
    shown = set()
    by_sign = {cast(CodeExpected, wrong).sign: name for name, wrong in ways}
    for wrong_example in task.wrong:
        verdict = await trying.judge(wrong_example.source, expected, ways, None)
        wanted = by_sign.get(wrong_example.group)
        shown.add(wanted)
        if verdict.outcome is not Outcome.WRONG or verdict.misconception != wanted:
            yield (
                "misconceptions",
                f"the wrong example of {wrong_example.group} is judged {verdict.outcome} ({verdict.misconception})",
            )
    for name in by_sign.values():
        if name not in shown:
            yield "misconceptions", f"no wrong example shows {name}"
