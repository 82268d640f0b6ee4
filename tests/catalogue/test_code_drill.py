"""Code in content: its file must fit its task; Python in it is looked at and never run."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.catalogue import ContentError, content_folder
from bot.catalogue.catalogue import load_drill
from bot.domain.grading.code.expected import CodeExpected

SOURCE = (content_folder() / "vectorize-mask" / "code.yaml").read_text(encoding="utf-8")


def drill_file(folder: Path, old: str = "", new: str = "") -> Path:
    assert old in SOURCE
    path = folder / "topic" / "code.yaml"
    path.parent.mkdir()
    path.write_text(SOURCE.replace(old, new, 1) if old else SOURCE, encoding="utf-8")
    return path


def test_a_code_drill_is_the_same_in_every_variant(tmp_path: Path) -> None:
    drill = load_drill(drill_file(tmp_path))
    first, other = drill.draw(0), drill.draw(12345)

    assert isinstance(first.expected, CodeExpected)
    assert first.expected == other.expected
    assert (first.expected.function, first.expected.parameters) == ("make_mask", ("volume", "roi", "radius"))
    assert first.expected.starter.startswith("def make_mask(volume, roi, radius):\n    mask = np.zeros")
    assert [wrong.id for wrong in first.misconceptions][:2] == ["inclusive", "squared-negative"]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("reference: make_mask", "reference: os", "`reference` is one of make_mask, mean"),
        ("function: make_mask", "function: mask", "the task is about make_mask(volume, roi, radius)"),
        ("signature: [volume, roi, radius]", "signature: [volume, radius, roi]", "the task is about"),
        ("value: boundary", "value: border", "group of cases: small, values, edge"),
        ("  def make_mask(volume, roi, radius):\n", "  def make_mask(volume, roi, radius:\n", "`starter` is Python that defines make_mask"),
        ("  def make_mask(volume", "  def other(volume", "`starter` is Python that defines make_mask"),
    ],
)  # fmt: skip
def test_what_does_not_fit_the_task_is_told(old: str, new: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(ContentError, match=r"topic/code\.yaml") as fault:
        load_drill(drill_file(tmp_path, old, new))

    assert said in str(fault.value)


def test_a_starter_is_never_run(tmp_path: Path) -> None:
    canary = tmp_path / "canary"
    first = "starter: |\n"
    hostile = f"starter: |\n  open({str(canary)!r}, 'w')\n"

    load_drill(drill_file(tmp_path, first, hostile)).draw(0)

    assert not canary.exists()
