"""Whole verdicts of typed answers, kept: not only right or wrong, but what was understood, which readings are asked, and for what reasons;
and of questions what is told of their answers: examples, samples, precision, what gives them away.

The tables beside say what a verdict must be; these rows say what it is, so that a change of a rule shows all that it changes. Their texts
are the tables' own and small changes of them, chosen so that every branch of reading and grading is taken in several ways. They claim no
verdict to be right: a row whose verdict is better after a change is written anew, with ``python -m tests.domain.grading.kept``, which
prints each row that differs, to be read by whoever commits it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import astuple
from fractions import Fraction
from pathlib import Path
from random import Random
from typing import Any

from bot.domain.grading.code.tasks import TASKS, code_task
from bot.domain.grading.examples import Likely
from bot.domain.grading.expected import Expected
from bot.domain.grading.judge import judge
from bot.domain.grading.kinds import kind
from bot.domain.grading.line import expected_of
from bot.domain.grading.numeric import Numeric
from bot.domain.grading.shown import Shown
from bot.domain.grading.verdict import Reason, Understood

FOLDER = Path(__file__).parent / "kept"


def verdict_on(row: dict[str, Any]) -> dict[str, Any]:
    """All that is told of a row's answer, as plain data; what is empty is left out."""
    verdict = judge(row["answer"], expected_of(row), (), row.get("language", ""))
    told = {
        "outcome": verdict.outcome.value,
        "score": str(verdict.score) if 0 < verdict.score < 1 else "",
        "understood": _understood(verdict.understood),
        "reasons": [_reason(each) for each in verdict.reasons],
        "readings": [_understood(each) for each in verdict.readings],
    }
    return {name: value for name, value in told.items() if value}


def _understood(understood: Understood | None) -> list[Any]:
    if understood is None:
        return []
    value = None if understood.value is None else str(understood.value)
    return [understood.text, value, understood.exact, understood.unit]


def _reason(reason: Reason) -> list[Any]:
    return [str(reason.code), {name: _plain(value) for name, value in reason.values.items()}]


def _plain(value: object) -> object:
    return str(value) if isinstance(value, Fraction) else value


NUMBERS = (Fraction(0), Fraction(1), Fraction(7, 3), Fraction(30000), Fraction(-5, 8), Fraction(10**15))
LIKELY = (
    Likely(Fraction(7), whole=True, infinite=False),
    Likely(Fraction(300), whole=True, infinite=True),
    Likely(Fraction(1, 12), whole=False, infinite=False),
)
NEAR = (-12, -9, 5, 9, 12)
"""How near an oracle comes, in parts of 10¹⁰."""
LARGE = Likely(Fraction(10**20, 3), whole=False, infinite=True)
"""Larger than the values of most formats."""
COMPUTED, FRACTION = "\ue000{}|1\ue001 of them", re.compile(r"-?\d+(?:/\d+|\.\d+)?")
TEXTS = ("It is {}.", "$x = {}$ and $2^{{10}}$", "`{}` or 3.14159", "nothing")
"""Texts beside a question: what is in braces is its answer, or another one."""


def question_of(row: dict[str, Any], others: Sequence[Expected]) -> dict[str, Any]:
    """All that a question's answer tells of itself, as plain data; ``others``: answers of its kind."""
    expected = expected_of(row)
    module = kind(expected.kind)
    nothing = Shown("nothing")
    typed = expected.typed()
    precision, typeset, numeric = expected.precision(), expected.typeset(), expected.numeric()
    sizes = LIKELY if expected.kind == "value" else (*LIKELY, LARGE)
    reference = expected.told()
    near = (
        [reference * (1 + Fraction(each, 10**10)) for each in NEAR] if isinstance(reference, Fraction) else []
    )
    written = [typed, *map(str, NUMBERS[2:4])]
    shown = [Shown(text.format(each, each)) for text in TEXTS for each in written]
    shown += [Shown(COMPUTED.format(each)) for each in written if FRACTION.fullmatch(each)]
    told = {
        "typed": typed,
        "told": str(sorted(answer) if isinstance(answer := expected.told(), frozenset) else answer),
        "right": _understood(expected.right()),
        "typeset": [typeset.formula, typeset.around] if typeset else [],
        "options": [*expected.right_options(), expected.choosing.name],
        "precision": [str(each) for each in astuple(precision)] if precision else [],
        "numeric": _numeric(numeric) if numeric else [],
        "unfit": [expected.unfit(picked=picked) for picked in (False, True)],
        "alone": sorted(expected.wrong_alone()),
        "is": [
            expected.is_infinity(),
            expected.is_alone(),
            expected.is_laborious(),
            expected.answers_are.name,
            expected.fewest_answers,
            expected.named_on_the_way,
            expected.in_steps,
            expected.by_text,
        ],
        "warms up": str(type(expected).warm_up()),
        "gives away": [expected.gives_away(each, nothing) for each in shown],
        "prints": [expected.is_printed(each, nothing) for each in shown],
        "coincides": [expected.coincides(other) for other in others],
        "samples": [list(each) for each in astuple(module.samples(expected))],
        "examples": [list(module.examples(expected, likely)) for likely in sizes],
        "disagrees": [
            _disagreement(expected, typed),
            *(_disagreement(expected, each) for each in (*NUMBERS, *near, "n")),
        ],
    }
    return {name: value for name, value in told.items() if value}


def _numeric(numeric: Numeric) -> list[str]:
    told = (
        numeric.reach(),
        numeric.reach_of_figures(),
        numeric.nearness(),
        numeric.is_exact(),
        numeric.is_whole(),
    )
    return [str(each) for each in told]


def _disagreement(expected: Expected, found: object) -> str:
    try:
        return "differs" if expected.disagreement(found) else ""
    except (TypeError, ValueError) as error:
        return f"{type(error).__name__}: {error}"


def of_kind(rows: Sequence[dict[str, Any]]) -> list[Expected]:
    """What answers of a file are compared with: its first, and each tenth."""
    return [expected_of(row) for row in (*rows[:3], *rows[3::10])]


def files() -> list[Path]:
    """Answers typed, by kind."""
    return sorted(FOLDER.glob("*.jsonl"))


def question_files() -> list[Path]:
    """Questions without an answer, by kind."""
    return sorted(FOLDER.glob("questions/*.jsonl"))


def rows(file: Path) -> Iterator[dict[str, Any]]:
    for line in file.read_text(encoding="utf-8").splitlines():
        yield json.loads(line, parse_float=str)


TASKS_FILE = FOLDER / "tasks.json"


def told_of_tasks() -> dict[str, Any]:
    """Of each function that is asked for: the cases it is tried on, those drawn with a fixed seed, and the large one."""
    told = {}
    for name in TASKS:
        task = code_task(name)
        large = task.large() if task.large else None
        told[name] = {
            "cases": [f"{case.group}: {case.shown}" for case in task.cases()],
            "drawn": [f"{case.group}: {case.shown}" for seed in (1, 2) for case in task.drawn(Random(seed))],
            "measured": [task.measured(Random(seed)).shown for seed in (1, 2)],
            "large": [large.case.shown, large.slow_bytes] if large else [],
            "ratio": task.least_ratio,
        }
    return told


def main() -> None:
    """Writes the verdicts of today, and prints the rows that differ."""
    for file in (*files(), *question_files()):
        lines = []
        found = list(rows(file))
        others = of_kind(found) if file in question_files() else []
        for row in found:
            is_now = json.loads(json.dumps(question_of(row, others) if others else verdict_on(row)))
            if is_now != row.get("verdict"):
                print(f"{file.stem}: {row.get('answer', '')!r} against {row.get('reference')!r}")
                print(f"  was {row.get('verdict')}\n  is  {is_now}")
            lines.append(json.dumps({**row, "verdict": is_now}, ensure_ascii=False))
        file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    TASKS_FILE.write_text(json.dumps(told_of_tasks(), indent=0) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
