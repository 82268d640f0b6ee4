"""What was drawn once is drawn again, whatever the file says by then; and a changed drawing is found."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.catalogue import Catalogue, content_folder
from bot.catalogue.check import check
from bot.catalogue.check.drawings import fingerprints_text, read_fingerprints
from bot.catalogue.kept import FINGERPRINTS, kept
from bot.catalogue.variants import DrawError
from bot.domain.question.drill import Drill
from tests.catalogue.drill_text import DRILL, write_content


def drill(folder: Path, text: str = DRILL) -> Drill:
    question = Catalogue.load(write_content(folder, text)).question("links.wire")
    assert isinstance(question, Drill)
    return question


def test_every_variant_of_the_content_is_restored() -> None:
    """From JSON and back: the same numbers, options, answer and misconceptions."""
    drills = [drill for topic in Catalogue.load(content_folder()).topics for drill in topic.drills]

    for each in drills:
        for seed in (0, 1, 2):
            variant = each.draw(seed)
            again = each.restore(seed, json.loads(json.dumps(kept(variant))))
            assert again.parameters == variant.parameters, each.id
            assert again.options == variant.options, each.id
            assert again.expected == variant.expected, each.id
            assert again.misconceptions == variant.misconceptions, each.id


def test_an_edited_drill_keeps_the_numbers_on_the_screen(tmp_path: Path) -> None:
    """A value added to `choices` changes what seeds draw, and nothing of what was drawn."""
    before = drill(tmp_path / "a").draw(5)
    edited = drill(tmp_path / "b", DRILL.replace("[12.5, 25, 50, 100]", "[12.5, 25, 50, 100, 200]"))

    assert edited.restore(5, kept(before)).expected == before.expected


def test_a_parameter_that_came_later_has_its_canonical_value(tmp_path: Path) -> None:
    before = drill(tmp_path / "a").draw(5)
    more = DRILL.replace("parameters:\n", "parameters:\n  lanes: {canonical: 1, choices: [1, 2, 4]}\n")

    assert drill(tmp_path / "b", more).restore(5, kept(before)).parameters == {
        **before.parameters,
        "lanes": 1,
    }


def test_options_that_are_gone_make_a_choice_unanswerable() -> None:
    """What cannot be restored is an error, not another question."""
    question = next(
        drill
        for topic in Catalogue.load(content_folder()).topics
        for drill in topic.drills
        if drill.kind == "choice"
    )

    with pytest.raises(DrawError):
        question.restore(0, {**kept(question.draw(0)), "options": ["gone", "gone-too"]})


def test_a_changed_drawing_at_the_same_revision_is_a_fault(tmp_path: Path) -> None:
    """With a raised revision it is none, nor without a file of fingerprints."""
    folder = write_content(tmp_path)
    wire = folder / "links" / "wire.yaml"
    edited = DRILL.replace("[12.5, 25, 50, 100]", "[12.5, 25, 50, 100, 200]")
    drills = Catalogue.load(folder).topics[0].drills
    (folder / FINGERPRINTS).write_text(fingerprints_text(drills), encoding="utf-8")

    wire.write_text(edited, encoding="utf-8")
    changed = [str(fault) for fault in check(folder, seeds=20, workers=1).faults]
    wire.write_text(edited.replace("revision: 1", "revision: 2"), encoding="utf-8")
    raised = check(folder, seeds=20, workers=1).faults
    (folder / FINGERPRINTS).unlink()
    read_fingerprints.cache_clear()
    wire.write_text(edited, encoding="utf-8")

    assert [
        fault for fault in changed if "links/wire.yaml:1: revision: revision 1 drew other numbers" in fault
    ]
    assert raised == ()
    assert check(folder, seeds=20, workers=1).faults == ()
