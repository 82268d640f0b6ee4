"""A new kind of answer is its own files and one line that names it: drawn, judged, kept and graded through the doors that are there."""

import json
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest

import bot.catalogue.kinds
import bot.domain.grading
from bot.catalogue import Catalogue
from bot.catalogue.json_schema import json_schema
from bot.catalogue.kinds import any_drill
from bot.cli.grade import run
from bot.domain.grading import kinds
from bot.domain.grading.judge import judge
from bot.domain.grading.kinds import Judged
from bot.domain.grading.verdict import Outcome
from bot.domain.question.drill import Drill
from bot.store.verdicts import from_json, to_json
from tests.catalogue.drill_text import DRILL, write_content

EXPECTED = """
from __future__ import annotations
from dataclasses import dataclass
from typing import ClassVar
from bot.domain.grading.expected import Expected


@dataclass(frozen=True, slots=True)
class EchoExpected(Expected):
    kind: ClassVar[str] = "echo"
    reference: str

    @classmethod
    def from_line(cls, given):
        from bot.domain.grading.line import text

        return cls(text(given, "reference"))
"""
GRADING = """
from __future__ import annotations
from fractions import Fraction
from bot.domain.grading.samples import Samples
from bot.domain.grading.verdict import Outcome, Reading, Reason, Understood, Unreadable, Verdict


def read(text, expected, language=""):
    said = text.strip().lower()
    return Reading(said, Understood(said)) if said else Unreadable(Reason("no-expression"))


def grade(reading, expected):
    right = reading.value == expected.reference
    return Verdict(Outcome.CORRECT if right else Outcome.WRONG, Fraction(right), reading.understood)


def examples(expected, likely):
    return ("hello",)


def samples(expected):
    return Samples(right=(expected.reference,), wrong=("another word",), unreadable=("",))
"""
CATALOGUE = """
from __future__ import annotations
from typing import Literal
from bot.catalogue.schema import AnyDrill, Literal_
from bot.catalogue.template import literal
from echo_names import EchoExpected


class EchoDrill(AnyDrill):
    kind: Literal["echo"]
    answer: Literal_

    def answer_of(self, functions):
        return self.misconception_of(self.answer, functions)

    def misconception_of(self, value, functions):
        return lambda scope, _shown: EchoExpected(literal(value, scope))
""".replace("echo_names", "bot.domain.grading.echo.expected")


@pytest.fixture
def echo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A kind that wants a word back, in folders beside the ones that are there."""
    room = tmp_path / "domain" / "echo"
    room.mkdir(parents=True)
    (tmp_path / "catalogue").mkdir()
    for path, text in (
        (room / "__init__.py", ""),
        (room / "expected.py", EXPECTED),
        (room / "echo.py", GRADING),
        (tmp_path / "catalogue" / "echo.py", CATALOGUE),
    ):
        path.write_text(text, encoding="utf-8")
    monkeypatch.setattr(
        bot.domain.grading, "__path__", [*bot.domain.grading.__path__, str(tmp_path / "domain")]
    )
    monkeypatch.setattr(
        bot.catalogue.kinds, "__path__", [*bot.catalogue.kinds.__path__, str(tmp_path / "catalogue")]
    )
    caches = (kinds.expected_class, bot.catalogue.kinds.drill_class, any_drill)
    monkeypatch.setattr(kinds, "KINDS", {**kinds.KINDS, "echo": Judged.AT_ONCE})  # the line that registers it
    for module in (bot.catalogue.kinds, __import__("bot.domain.grading.line", fromlist=["KINDS"])):
        monkeypatch.setattr(module, "KINDS", kinds.KINDS)
    for each in caches:
        each.cache_clear()
    yield
    for each in caches:
        each.cache_clear()


def as_echo(text: str) -> str:
    """The drill of these tests with a word for its number."""
    lines = [line for line in text.splitlines() if not line.startswith(("oracle:", "unit:", "tolerance:"))]
    return "\n".join(lines).replace("kind: number", "kind: echo").replace("answer: 1000", "answer: wire 1000")


@pytest.mark.usefixtures("echo")
def test_a_new_kind_is_its_own_files_and_one_line(tmp_path: Path) -> None:
    """From the format to the figures that are kept."""
    text = as_echo(DRILL)
    drill = Catalogue.load(write_content(tmp_path / "content", text)).question("links.wire")
    assert isinstance(drill, Drill) and drill.kind == "echo"
    variant = drill.draw(3)
    answer = variant.expected.typed()

    right = judge(answer.upper(), variant.expected)
    assert right.outcome is Outcome.CORRECT and judge("no", variant.expected).outcome is Outcome.WRONG
    assert from_json(json.loads(json.dumps(to_json(right)))) == right
    assert "EchoDrill" in json_schema()["$defs"]

    out = StringIO()
    run(['{"kind": "echo", "reference": "word", "answer": " WORD "}'], out)
    assert json.loads(out.getvalue())["verdict"] == "correct"
