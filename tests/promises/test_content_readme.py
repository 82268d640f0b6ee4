"""What content/README.md teaches is true."""

import json
import re
from pathlib import Path
from typing import get_args

from bot.catalogue import Catalogue, content_folder
from bot.catalogue.check import check, check_file
from bot.catalogue.check.corpus import Line
from bot.catalogue.content import HEARING_FILE
from bot.catalogue.expression import FUNCTIONS
from bot.catalogue.kinds import any_drill, drill_class
from bot.catalogue.schema import AnyDrill
from bot.cli.new import START
from bot.domain.question.topic import Group

README = (content_folder() / "README.md").read_text(encoding="utf-8")
WHOLE = re.findall(r"```yaml\n(# yaml-language-server.*?)```", README, re.DOTALL)
"""A drill, and a topic."""


def test_the_worked_example_passes_the_check(tmp_path: Path) -> None:
    """An author may begin by copying it."""
    path = tmp_path / "links" / "wire.yaml"
    path.parent.mkdir()
    path.write_text(WHOLE[0], encoding="utf-8")

    assert check_file(path, content_folder(), 200) == []


def test_the_topic_and_the_line_of_a_corpus_pass_the_check_and_are_heard_as_labelled(tmp_path: Path) -> None:
    """With the `hearing.yaml` that `epsilon new` writes, which has the same points."""
    folder = tmp_path / "links"
    folder.mkdir()
    line = re.search(r"```json\n(.*?)```", README, re.DOTALL)
    assert line
    for name, text in (("wire.yaml", WHOLE[0]), ("topic.yaml", WHOLE[1]), ("heard.jsonl", line[1])):
        (folder / name).write_text(text, encoding="utf-8")
    (folder / HEARING_FILE).write_text((START / HEARING_FILE).read_text(encoding="utf-8"), encoding="utf-8")

    assert check(tmp_path, seeds=100, workers=1).faults == ()
    heard = Catalogue.load(tmp_path).topics[0].open_question.hearing.hear(json.loads(line[1])["answer"])
    assert list(heard.points) == json.loads(line[1])["points"]


def test_every_field_and_word_that_a_line_of_a_corpus_may_have_is_named() -> None:
    told = README.partition("### The corpus")[2]
    words = [
        word
        for name in ("style", "outcome", "language")
        for word in get_args(Line.model_fields[name].annotation)
    ]

    assert [word for word in (*Line.model_fields, *words) if f"`{word}" not in told] == []
    assert len([field for field in Line.model_fields.values() if field.is_required()]) == 7


def test_the_fields_that_a_drill_needs_and_the_groups_of_topics_are_named() -> None:
    any_drill()
    common = re.search(r"Every drill needs (.*?)\.", README, re.DOTALL)
    by_kind = re.search(r"Needed are (.*?)\n", README)
    assert common and by_kind
    needed = {name for name, field in AnyDrill.model_fields.items() if field.is_required()} | {"kind"}
    of_kinds = {
        name
        for kind in ("number", "value", "expression", "growth", "parenthesization", "choice", "ordering")
        for name, field in drill_class(kind).model_fields.items()
        if field.is_required()
    }

    assert [name for name in sorted(needed) if f"`{name}`" not in common[1]] == []
    assert [name for name in sorted(of_kinds - needed) if f"`{name}`" not in by_kind[1]] == []
    assert [group for group in Group if f"`{group}`" not in README] == []


def test_every_function_of_expressions_is_named() -> None:
    """The list of functions is complete."""
    assert [name for name in FUNCTIONS if not re.search(rf"\b{name}\b", README)] == []
