"""Nothing that is told of a kept answer changes unnoticed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.domain.grading.kept import (
    TASKS_FILE,
    files,
    of_kind,
    question_files,
    question_of,
    rows,
    told_of_tasks,
    verdict_on,
)

ANEW = "read what differs, then `python -m tests.domain.grading.kept`"


@pytest.mark.parametrize("file", files(), ids=lambda file: file.stem)
def test_what_is_told_of_an_answer_is_what_it_was(file: Path) -> None:
    for row in rows(file):
        # Through JSON, as it is kept.
        verdict = json.loads(json.dumps(verdict_on(row)))

        assert verdict == row["verdict"], f"{row['answer']!r} against {row.get('reference')!r}: {ANEW}"


def test_many_answers_of_each_kind_are_kept() -> None:
    kept = {file.stem: sum(1 for _ in rows(file)) for file in files()}

    assert kept.keys() >= {
        "number",
        "growth",
        "expression",
        "parenthesization",
        "value",
        "choice",
        "ordering",
    }
    assert sum(kept.values()) >= 2000


@pytest.mark.parametrize("file", question_files(), ids=lambda file: file.stem)
def test_what_is_told_of_a_question_is_what_it_was(file: Path) -> None:
    found = list(rows(file))
    others = of_kind(found)

    for row in found:
        told = json.loads(json.dumps(question_of(row, others)))
        assert told == row["verdict"], f"{row['kind']} {row.get('reference')!r}: {ANEW}"


def test_questions_of_each_kind_are_kept() -> None:
    assert {file.stem for file in question_files()} == {file.stem for file in files()}


def test_functions_are_tried_on_the_same_cases() -> None:
    """Another case is no fault, but somebody should have wanted it."""
    assert told_of_tasks() == json.loads(TASKS_FILE.read_text(encoding="utf-8")), ANEW
