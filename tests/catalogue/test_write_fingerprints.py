"""`epsilon check --fingerprints` writes in the folders that are named, and leaves the others as they are."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.catalogue.content import Content
from bot.catalogue.index import INDEX
from bot.catalogue.kept import FINGERPRINTS
from bot.cli.check import write_fingerprints
from tests.catalogue.drill_text import DRILL, TOPIC, write_content


@pytest.fixture
def content(tmp_path: Path) -> Content:
    """A folder that came with the program, and one's own with another topic."""
    write_content(tmp_path / "theirs")
    own = write_content(tmp_path / "mine", topic=TOPIC.replace("position: 1\n", "position: 2\n"))
    (own / "links").rename(own / "cables")
    return Content((tmp_path / "theirs", own))


def written(folder: Path) -> list[str]:
    return sorted(json.loads((folder / FINGERPRINTS).read_text(encoding="utf-8")))


@pytest.mark.parametrize("named", ["mine", "mine/cables", "mine/cables/wire.yaml"])
def test_only_the_folder_that_is_named_is_written(
    content: Content, tmp_path: Path, named: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert write_fingerprints(content, [str(tmp_path / named)]) == 0

    assert written(tmp_path / "mine") == ["cables.wire"]
    assert not (tmp_path / "theirs" / FINGERPRINTS).exists()
    assert (
        capsys.readouterr().out
        == f"1 drill: {tmp_path / 'mine' / FINGERPRINTS}, {tmp_path / 'mine' / INDEX}\n"
    )


def test_a_folder_that_the_setting_does_not_name_is_written_too(content: Content, tmp_path: Path) -> None:
    theirs = Content(content.folders[:1])

    assert write_fingerprints(theirs, [str(tmp_path / "mine")]) == 0
    assert written(tmp_path / "mine") == ["cables.wire"]
    assert not (tmp_path / "theirs" / FINGERPRINTS).exists()


def test_without_a_name_each_folder_is_written(content: Content, tmp_path: Path) -> None:
    assert write_fingerprints(content) == 0
    assert (written(tmp_path / "theirs"), written(tmp_path / "mine")) == (["links.wire"], ["cables.wire"])


def test_a_drill_whose_place_another_folders_has_taken_keeps_its_line(
    content: Content, tmp_path: Path
) -> None:
    assert write_fingerprints(content) == 0
    before = (tmp_path / "theirs" / FINGERPRINTS).read_text(encoding="utf-8")
    (tmp_path / "mine" / "links").mkdir()
    changed = DRILL.replace("revision: 1", "revision: 2", 1)
    (tmp_path / "mine" / "links" / "wire.yaml").write_text(changed, encoding="utf-8")

    assert write_fingerprints(content) == 0
    assert (tmp_path / "theirs" / FINGERPRINTS).read_text(encoding="utf-8") == before
    assert written(tmp_path / "mine") == ["cables.wire", "links.wire"]


def test_a_file_that_is_not_there_writes_nothing(content: Content, tmp_path: Path) -> None:
    assert write_fingerprints(content, [str(tmp_path / "mien")]) == 2
    assert not (tmp_path / "mine" / FINGERPRINTS).exists()
