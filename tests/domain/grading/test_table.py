"""The table of answers: each row says what was typed, against what, what the verdict must be, and why; some, with which reason.

A row marked ``"defect"`` is known to be judged otherwise; it is kept, and the test fails when it has been mended, so that the mark goes.
"""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from bot.domain.grading.judge import judge
from bot.domain.grading.line import expected_of

DATA = Path(__file__).parent / "data"
KINDS = sorted(file.stem for file in DATA.glob("*.jsonl"))


def rows(kind: str) -> list[dict[str, Any]]:
    text = (DATA / f"{kind}.jsonl").read_text(encoding="utf-8")
    return [json.loads(line, parse_float=str) for line in text.splitlines()]


def fault(row: dict[str, Any]) -> str | None:
    """What is wrong with the verdict on a row's answer."""
    judged = judge(row["answer"], expected_of(row))
    verdict, codes = judged.outcome.value, [reason.code for reason in judged.reasons]
    about = f"{row['answer']!r} against {row.get('reference')!r}"
    if "reason" in row and row["reason"] not in codes:
        return f"{about}: {codes}, not {row['reason']}"
    if (verdict == row["verdict"]) == bool(row.get("defect")):
        return f"{about}: {verdict}, not {row['verdict']} ({row['why']})"
    if not _is_fair(judged.score, verdict, row["kind"]):
        return f"{about}: {verdict}, but {judged.score} points"
    return None


def _is_fair(score: Fraction, verdict: str, kind: str) -> bool:
    """Whether a verdict has its score; most of an open question's points are enough to be right."""
    if verdict == "correct":
        return Fraction(7, 10) <= score <= 1 if kind == "rubric" else score == 1
    return 0 < score < 1 if verdict == "partly" else score == 0


@pytest.mark.parametrize("kind", KINDS)
def test_every_row_gets_its_verdict(kind: str) -> None:
    assert [said for row in rows(kind) if (said := fault(row))] == []


def test_the_table_is_large_justified_and_without_repetition() -> None:
    table = [row for kind in KINDS for row in rows(kind)]

    assert len(table) >= 1800
    assert all(row["why"] for row in table)
    assert len({json.dumps({**row, "why": ""}, sort_keys=True) for row in table}) == len(table)
