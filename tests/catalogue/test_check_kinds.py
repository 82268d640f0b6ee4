"""A mistake in a drill of any kind is told in plain words; none ends the check."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.catalogue.catalogue import content_folder
from bot.catalogue.check import check_file
from bot.cli.new import START

MISTAKES = [
    ("ordering", "rank: near", "rank: neer", "options.0.rank: there is no `neer` here. Did you mean `near`?"),
    ("ordering", "rank: near", "rank: '\"a\"'", "answer: the rank of near: a number is needed, not 'a'"),
    ("ordering", "value: near, square", "value: near, squar", "misconceptions.0.value: there is no `squar` here. Did you mean `square`?"),
    ("ordering", "value: near, square, several, pairs", "value: near, square, pairs", "misconceptions.0.value: an order names every option: several is missing"),
    ("choice", "correct: intensity < ridge", "correct: intensity < rigde", "options.0.correct: there is no `rigde` here. Did you mean `ridge`?"),
    ("choice", "correct: intensity < ridge", "correct: intensity < 'a'", "options.0.correct: `intensity < 'a'` has no value: a number and a text"),
    ("parenthesization", "answer: chain.order", "answer: chain.ordr", "answer: `chain.ordr` has no value: there is no field `ordr`. Did you mean `order`?"),
    ("parenthesization", "dimensions: '[m, n, p, q]'", "dimensions: '[m, n, p, qq]'", "dimensions: there is no `qq` here"),
    ("parenthesization", "dimensions: '[m, n, p, q]'", "dimensions: m", "answer: a list is wanted, not a number (TypeError: "),
    ("parenthesization", 'matrices: \'["A", "B", "C"]\'', "matrices: names(3)", "matrices: there is no function or solver `names`"),
    ("value", "format: << format >>", "format: << formt >>", "format: there is no `formt` here. Did you mean `format`?"),
    ("value", "format: << format >>", "format: float17", "format: float17 is not one of float16, "),
    ("value", "answer: r.value", "answer: r.vlue", "answer: `r.vlue` has no value: there is no field `vlue`. Did you mean `value`?"),
    ("growth", "answer: << times >>", "answer: << tims >>", "answer: there is no `tims` here. Did you mean `times`?"),
    ("growth", "*k*d", "*k*z", "is not a growth: unknown-symbol z"),
    ("expression", "*r*(d+k)", "*r*(d+k", "is not an expression: brackets"),
    ("case", "answer: 2 * billions", "answer: 2 * bilions", "parts.0.answer: there is no `bilions` here. Did you mean `billions`?"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "old", "new", "report"), MISTAKES)
def test_a_mistake_is_told(tmp_path: Path, kind: str, old: str, new: str, report: str) -> None:
    text = (START / f"{kind}.yaml").read_text(encoding="utf-8").replace("TOPIC", "mine")
    assert old in text
    path = tmp_path / "mine" / "first.yaml"
    path.parent.mkdir()
    path.write_text(text.replace(old, new, 1), encoding="utf-8")

    found = [str(fault) for fault in check_file(path, content_folder(), 5)]

    assert any(report in fault for fault in found), found
