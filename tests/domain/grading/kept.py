"""Whole verdicts of typed answers, kept: not only right or wrong, but what was understood, which readings are asked, and for what reasons.

The tables beside say what a verdict must be; these rows say what it is, so that a change of a rule shows all that it changes. Their texts
are the tables' own and small changes of them, chosen so that every branch of reading and grading is taken in several ways. They claim no
verdict to be right: a row whose verdict is better after a change is written anew, with ``python -m tests.domain.grading.kept``, which
prints each row that differs, to be read by whoever commits it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

from bot.domain.grading.judge import judge
from bot.domain.grading.line import expected_of
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


def files() -> list[Path]:
    return sorted(FOLDER.glob("*.jsonl"))


def rows(file: Path) -> Iterator[dict[str, Any]]:
    for line in file.read_text(encoding="utf-8").splitlines():
        yield json.loads(line, parse_float=str)


def main() -> None:
    """Writes the verdicts of today, and prints the rows that differ."""
    for file in files():
        lines = []
        for row in rows(file):
            verdict = verdict_on(row)
            if verdict != row["verdict"]:
                print(f"{file.stem}: {row['answer']!r} against {row.get('reference')!r}")
                print(f"  was {row['verdict']}\n  is  {verdict}")
            lines.append(json.dumps({**row, "verdict": verdict}, ensure_ascii=False))
        file.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
