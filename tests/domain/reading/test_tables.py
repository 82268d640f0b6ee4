"""Tables of typed answers: from public threads, written by a grammar of styles, typed on phones in Persian, and two written without a
look at the reader. None accepts what is not right, none calls wrong what is right, and hardly a sure one is handed back.

``expected`` has the sane verdicts, joined by ``|``; an answer that is asked back counts as unreadable.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from bot.domain.grading.judge import judge
from bot.domain.grading.line import expected_of

DATA = Path(__file__).parent / "data"
TABLES = sorted(file.stem for file in DATA.glob("*.jsonl"))
MOST_HANDED_BACK = 0.01


BEYOND = ("en", "fa")
"""Tables of texts that say more than a claim: corrections, contrasts, reasons, working, doubts; written to lead the reader astray."""
LEAST_READ = {"en": 0.55, "fa": 0.45}


def judged(table: str) -> list[tuple[dict[str, Any], str, set[str]]]:
    """Rows with the verdict got and the sane ones."""
    lines = (DATA / f"{table}.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line, parse_float=str) for line in lines]
    return [
        (
            row,
            judge(row["answer"], expected_of(row), (), row.get("language", "")).outcome.value,
            set(row["expected"].split("|")),
        )
        for row in rows
    ]


@pytest.mark.parametrize("table", TABLES)
def test_a_table_of_typed_answers_is_judged_as_fair_people_would(table: str) -> None:
    rows = judged(table)

    accepted = [row["answer"] for row, got, sane in rows if got == "correct" and "correct" not in sane]
    refused = [row["answer"] for row, got, sane in rows if got in ("wrong", "partly") and got not in sane]
    handed_back = [row["answer"] for row, got, sane in rows if got == "unreadable" and got not in sane]
    assert (accepted, refused) == ([], [])
    assert len(handed_back) <= MOST_HANDED_BACK * len(rows), handed_back


def test_the_tables_are_large() -> None:
    assert {table: len(judged(table)) >= 200 for table in TABLES} == dict.fromkeys(TABLES, True)
    assert len(TABLES) == 5


@pytest.mark.parametrize("language", BEYOND)
def test_what_says_more_than_a_claim_is_read_or_handed_back_and_never_misread(language: str) -> None:
    rows = judged(f"beyond/{language}")

    assert len(rows) >= 350
    accepted = [row["answer"] for row, got, sane in rows if got == "correct" and "correct" not in sane]
    refused = [row["answer"] for row, got, sane in rows if got in ("wrong", "partly") and "wrong" not in sane]
    assert (accepted, refused) == ([], [])
    right = [got for _, got, sane in rows if sane == {"correct"}]
    assert right.count("correct") >= LEAST_READ[language] * len(right)


def test_what_stands_before_a_sign_is_no_answer_by_itself() -> None:
    """Rows by a hand that did not know the rules: names, equalities, conclusions, what is computed of an answer, and plain answers."""
    rows = judged("beyond/sides")

    assert len(rows) >= 150
    accepted = [row["answer"] for row, got, sane in rows if got == "correct" and "correct" not in sane]
    refused = [row["answer"] for row, got, sane in rows if got in ("wrong", "partly") and "wrong" not in sane]
    assert (accepted, refused) == ([], [])
    right = [got for _, got, sane in rows if sane == {"correct"}]
    assert right.count("correct") >= 0.7 * len(right)
